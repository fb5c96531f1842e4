//! The shelf: topics, tips, things to read, and tasks around the group.

use kith_sync::group::edit::{Shelf, TextField};
use kith_sync::group::snapshot::{Kept, ShelfItem, Standing};
use kith_sync::id::{MemberId, RecordId};

use super::Source;
use super::choice::{Line, LineView, line_view};
use super::people::{capital, form};
use super::text::{TextView, text_view};
use super::when::written_on;
use crate::words::shelf::{Board, board, boards};
use crate::words::t;

/// The screen of the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShelfView {
    pub(crate) boards: Vec<BoardView>,
    pub(crate) aside: Vec<ItemView>,
    pub(crate) may_write: bool,
}

/// One of the four boards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BoardView {
    pub(crate) board: Board,
    pub(crate) open: Vec<ItemView>,
    /// What was talked about or done.
    pub(crate) ticked: Vec<ItemView>,
}

/// Something on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ItemView {
    pub(crate) id: RecordId,
    pub(crate) board: Board,
    /// What it is called beside a button.
    pub(crate) called: String,
    pub(crate) words: TextView,
    pub(crate) note: TextView,
    pub(crate) link: LineView,
    /// Whether this member's hand is raised.
    pub(crate) raised: bool,
    /// Whose else is, in a sentence.
    pub(crate) hands: Option<String>,
    /// Whose turn a task would be, while nobody has it.
    pub(crate) turn: Option<String>,
    /// What to say where several took one task.
    pub(crate) taken_twice: Option<String>,
    pub(crate) done: Done,
    pub(crate) kept: Kept,
    pub(crate) byline: String,
}

/// Whether something was talked about or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    Open,
    Ticked,
    /// By one, and opened again by another at once.
    Unsettled,
}

fn words() -> (&'static str, &'static str) {
    (t!("shelf-what-it-is"), t!("shelf-a-few-words"))
}
fn note() -> (&'static str, &'static str) {
    (t!("shelf-more-about-it"), t!("shelf-what-somebody-should-know-who-comes"))
}

/// Makes the screen.
pub(crate) fn shelf_view(source: &Source<'_>) -> ShelfView {
    let (aside, items): (Vec<ItemView>, Vec<ItemView>) = source
        .snapshot
        .shelf
        .iter()
        .map(|item| item_view(source, item))
        .partition(|item| item.kept == Kept::Aside);
    let boards = boards().into_iter().map(|board| {
        let of_this = items.iter().filter(|item| item.board == board).cloned();
        let (ticked, open) = of_this.partition(|item| item.done == Done::Ticked);
        BoardView { board, open, ticked }
    });
    ShelfView { boards: boards.collect(), aside, may_write: source.may_write() }
}

fn item_view(source: &Source<'_>, item: &ShelfItem) -> ItemView {
    let people = source.people();
    let me = source.status.me;
    let board = board(item.shelf);
    let words = text_view(source, TextField::ShelfWords(item.id), words(), &item.words);
    let others: Vec<_> = item.hands.iter().copied().filter(|member| *member != me).collect();
    let hands =
        (!others.is_empty()).then(|| capital(&(board.hands)(&people.list(&others), others.len())));
    let is_twice = item.shelf == Shelf::Task && item.hands.len() > 1;
    let taken_twice = is_twice.then(|| {
        let (names, form) = (capital(&people.list(&item.hands)), form(&item.hands, me));
        t!("shelf-have-taken-this-talk-with-each", names = names, form = form)
    });
    let done = match item.done.settled() {
        Some(true) => Done::Ticked,
        Some(false) => Done::Open,
        None if item.done.values.is_empty() => Done::Open,
        None => Done::Unsettled,
    };
    let called = words.words.trim();
    ItemView {
        id: item.id,
        board,
        called: if called.is_empty() {
            t!("shelf-words-that-are-not-here").to_owned()
        } else {
            called.to_owned()
        },
        note: text_view(source, TextField::ShelfNote(item.id), note(), &item.note),
        link: line_view(source, Line::Link(item.id), &item.link),
        raised: item.hands.contains(&me),
        hands: if is_twice { None } else { hands },
        turn: turn(source, item, done),
        taken_twice,
        done,
        kept: item.kept,
        byline: t!(
            "shelf-put-here-by",
            by = people.by(item.by),
            date = written_on(item.day, source.now.date())
        ),
        words,
    }
}

/// Whose turn a task would be: whoever is here and had one least recently. Nobody is told to be next before anybody had one.
fn turn(source: &Source<'_>, item: &ShelfItem, done: Done) -> Option<String> {
    if item.shelf != Shelf::Task || !item.hands.is_empty() || done != Done::Open {
        return None;
    }
    let shelf = source.snapshot.shelf.iter().enumerate();
    let tasks = shelf.filter(|(_, it)| it.shelf == Shelf::Task && !it.hands.is_empty());
    let tasks: Vec<_> = tasks.collect();
    let last = |member: MemberId| {
        let had = tasks.iter().filter(|(_, it)| it.hands.contains(&member));
        had.map(|(at, _)| *at).max()
    };
    let here = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    let next = here.map(|it| it.id).min_by_key(|member| last(*member))?;
    if tasks.is_empty() {
        None
    } else if next == source.status.me {
        Some(t!("shelf-it-would-be-your-turn").to_owned())
    } else {
        Some(t!("shelf-it-would-be-s-turn", next = source.people().name(next)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{ana, ben, keeping, now};

    fn items(shelf: Shelf) -> Vec<ItemView> {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let view = shelf_view(&source);
        let of_this = view.boards.into_iter().find(|it| it.board.shelf == shelf).unwrap();
        of_this.open.into_iter().chain(of_this.ticked).collect()
    }

    #[test]
    fn an_open_task_is_the_turn_of_whoever_had_one_least_recently() {
        let (state, now) = (keeping(), now());
        let task = state.snapshot.shelf.iter().find(|it| it.shelf == Shelf::Task).unwrap();
        let with = |hands: Vec<MemberId>, number: u8| {
            let mut task = (**task).clone();
            (task.id, task.hands) = (RecordId::from_bytes([number; 16]), hands);
            task.done.values.truncate(1);
            task.done.values.iter_mut().for_each(|it| it.value = false);
            Arc::new(task)
        };
        let turns = |shelf: Vec<Arc<ShelfItem>>| {
            let snapshot = kith_sync::group::GroupSnapshot {
                shelf: Arc::new(shelf),
                ..(*state.snapshot).clone()
            };
            let source = Source { snapshot: &snapshot, status: &state.status, now: &now };
            let board = shelf_view(&source).boards.pop().unwrap();
            board.open.into_iter().map(|it| it.turn).collect::<Vec<_>>()
        };
        assert_eq!(turns(vec![with(Vec::new(), 1)]), [None], "nobody is told to begin");
        let free = with(Vec::new(), 2);
        let told = turns(vec![with(vec![ana()], 1), with(vec![ben()], 3), free]);
        assert_eq!(told[2].as_deref(), Some("It would be Cleo’s turn."));
    }

    #[test]
    fn what_was_talked_about_stands_apart_and_what_was_put_aside_too() {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let view = shelf_view(&source);
        let called =
            |items: &[ItemView]| items.iter().map(|it| it.called.clone()).collect::<Vec<_>>();
        let topics = &view.boards[0];
        assert_eq!(
            called(&topics.open),
            ["Going home after a hard shift", "Saying no to an extra shift"]
        );
        assert_eq!(called(&topics.ticked), ["How we arrive"]);
        assert_eq!(called(&view.aside), ["Buy a kettle"]);
    }

    #[test]
    fn a_task_that_two_took_says_so_to_both() {
        let tasks = items(Shelf::Task);
        let book = tasks.iter().find(|it| it.called.starts_with("Book")).unwrap();
        assert_eq!(
            book.taken_twice.as_deref(),
            Some(
                "Ben and you have taken this. Talk with each other, so that nobody does it for nothing."
            )
        );
        assert!(book.raised && book.hands.is_none());
        let notice = tasks.iter().find(|it| it.called.starts_with("Put up")).unwrap();
        assert_eq!(
            (notice.taken_twice.as_ref(), notice.hands.as_deref()),
            (None, Some("Cleo has taken this"))
        );
        assert_eq!(notice.done, Done::Unsettled);
    }

    #[test]
    fn hands_are_told_by_name() {
        let topics = items(Shelf::Topic);
        assert_eq!(topics[0].hands.as_deref(), Some("Ben and Cleo would talk about this"));
        let tips = items(Shelf::Tip);
        assert_eq!(tips[0].hands.as_deref(), Some("It helped Ben too"));
    }
}
