//! Exact things of which people can have set several at once: none wins, and all are shown with who set them.

use kith_sync::group::Edit;
use kith_sync::group::edit::{ContactField, PlaceFact};
use kith_sync::group::snapshot::{Choice, Chosen, OwnWord, Words, Written};
use kith_sync::id::{BodyName, Day, MemberId, RecordId};
use serde::{Deserialize, Serialize};

use super::people::capital;
use super::text::known_words;
use super::when::written_on;
use super::{Place, Source};
use crate::words::t;

/// Something exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChoiceView<T> {
    /// What stands; absent where nobody set it, or several did.
    pub(crate) settled: Option<T>,
    /// "which one is right?"; empty unless people set several at once.
    pub(crate) several: Vec<SetView<T>>,
}

/// One of several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SetView<T> {
    pub(crate) value: T,
    pub(crate) words: String,
    /// "Set by Ben yesterday".
    pub(crate) by: String,
}

/// Words an exact thing.
pub(crate) fn choice_view<T: Clone>(
    source: &Source<'_>,
    choice: &Choice<T>,
    say: impl Fn(&T) -> String,
) -> ChoiceView<T> {
    let set = |chosen: &Chosen<T>| SetView {
        value: chosen.value.clone(),
        words: capital(&say(&chosen.value)),
        by: set_by(source, chosen.by, chosen.day),
    };
    let several =
        if choice.values.len() > 1 { choice.values.iter().map(set).collect() } else { Vec::new() };
    ChoiceView { settled: choice.settled().cloned(), several }
}

/// A line that anybody may change, by what it is a line of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Line {
    PlaceName(RecordId),
    PlaceAddress(RecordId),
    PlaceCost(RecordId),
    PlaceBooking(RecordId),
    PlaceRoom(RecordId),
    ContactName(RecordId),
    ContactReach(RecordId),
    ContactRegion(RecordId),
    Link(RecordId),
}

impl Line {
    /// On which screen it is.
    pub(crate) fn place(self) -> Place {
        match self {
            Self::PlaceName(_)
            | Self::PlaceAddress(_)
            | Self::PlaceCost(_)
            | Self::PlaceBooking(_)
            | Self::PlaceRoom(_) => Place::Places,
            Self::ContactName(_) | Self::ContactReach(_) | Self::ContactRegion(_) => Place::Help,
            Self::Link(_) => Place::Shelf,
        }
    }

    /// What a line is about: its label.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::PlaceName(_) | Self::ContactName(_) => t!("choice-name"),
            Self::PlaceAddress(_) => t!("choice-address-or-link"),
            Self::PlaceCost(_) => t!("choice-what-it-costs"),
            Self::PlaceBooking(_) => t!("choice-how-and-until-when-to-book"),
            Self::PlaceRoom(_) => t!("choice-room-for-how-many"),
            Self::ContactReach(_) => t!("choice-number-or-address"),
            Self::ContactRegion(_) => t!("choice-where-it-is-good-for"),
            Self::Link(_) => t!("choice-link-or-where-to-find-it"),
        }
    }

    /// The edit that gives the line these words, or what is wrong with them.
    pub(crate) fn edit(self, words: &str) -> Result<Edit, String> {
        let words = words.trim().to_owned();
        let place = |place, set| Ok(Edit::SetPlace { place, set });
        let contact = |contact, field, words| Ok(Edit::SetContact { contact, field, words });
        match self {
            Self::PlaceName(id) => place(id, PlaceFact::Name(words)),
            Self::PlaceAddress(id) => place(id, PlaceFact::Address(words)),
            Self::PlaceCost(id) => place(id, PlaceFact::Cost(words)),
            Self::PlaceBooking(id) => place(id, PlaceFact::Booking(words)),
            Self::PlaceRoom(id) => place(id, PlaceFact::Room(read_room(&words)?)),
            Self::ContactName(id) => contact(id, ContactField::Name, words),
            Self::ContactReach(id) => contact(id, ContactField::Reach, words),
            Self::ContactRegion(id) => contact(id, ContactField::Region, words),
            Self::Link(item) => Ok(Edit::SetLink { item, link: words }),
        }
    }
}

fn read_room(words: &str) -> Result<Option<u16>, String> {
    if words.is_empty() {
        return Ok(None);
    }
    words
        .parse()
        .map(Some)
        .map_err(|_not_a_number| t!("choice-for-how-many-there-is-room").to_owned())
}

/// A line as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineView {
    pub(crate) at: Line,
    /// The words that stand; empty where there are none, or several.
    pub(crate) words: String,
    /// The same as they were typed; empty where they are not here.
    pub(crate) typed: String,
    /// "which one is right?"; empty unless people wrote several at once.
    pub(crate) several: Vec<SaidView>,
    /// This member's own words, by which they can be taken back.
    pub(crate) mine: Vec<BodyName>,
}

/// One of several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SaidView {
    pub(crate) words: String,
    /// The same as they were typed; absent where they are not here.
    pub(crate) typed: Option<String>,
    pub(crate) by: String,
}

impl LineView {
    /// Whether there is nothing to read.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.several.is_empty()
    }

    /// Every name that stands, for telling records of one name.
    pub(crate) fn names(&self) -> Vec<String> {
        let several = self.several.iter().filter_map(|said| said.typed.as_deref());
        let all = several.chain([self.typed.as_str()]);
        all.map(|name| name.trim().to_lowercase()).filter(|name| !name.is_empty()).collect()
    }

    /// What stands, as a heading; `nothing` where no words are here.
    pub(crate) fn heading(&self, nothing: &str) -> String {
        let said: Vec<&str> =
            self.several.iter().filter_map(|said| said.typed.as_deref()).collect();
        match (self.typed.trim(), said.as_slice()) {
            ("", []) => nothing.to_owned(),
            ("", said) => said.join(" / "),
            (typed, _) => typed.to_owned(),
        }
    }
}

/// Words a line.
pub(crate) fn line_view(source: &Source<'_>, at: Line, choice: &Choice<Written>) -> LineView {
    let said = choice.values.iter().map(|it| (&it.value, it.by, it.day)).collect::<Vec<_>>();
    said_view(source, at, &said)
}

/// Words a line of which the values stand in something else.
pub(crate) fn said_view(
    source: &Source<'_>,
    at: Line,
    values: &[(&Written, Option<MemberId>, Day)],
) -> LineView {
    let me = Some(source.status.me);
    let is_mine = |by, written: &Written| {
        by == me && matches!(&written.words, Words::Known(words) if !words.is_empty())
    };
    let mine = values.iter().filter(|(written, by, _)| is_mine(*by, written));
    let mine = mine.map(|(written, ..)| written.body).collect();
    let said = |(written, by, day): &(&Written, Option<MemberId>, Day)| {
        let (words, known) = known_words(&written.words);
        SaidView {
            typed: known.then(|| words.clone()),
            words: if words.trim().is_empty() { t!("choice-nothing").to_owned() } else { words },
            by: set_by(source, *by, *day),
        }
    };
    match values {
        [(one, ..)] => {
            let (words, known) = known_words(&one.words);
            let typed = if known { words.clone() } else { String::new() };
            LineView { at, words, typed, several: Vec::new(), mine }
        }
        several => {
            let several = several.iter().map(said).collect();
            LineView { at, words: String::new(), typed: String::new(), several, mine }
        }
    }
}

/// "Set by Ben yesterday".
pub(crate) fn set_by(source: &Source<'_>, by: Option<MemberId>, day: Day) -> String {
    let (who, when) = (source.people().by(by), written_on(day, source.now.date()));
    t!("choice-set-by", who = who, when = when)
}

/// This member's own word; two where their devices disagree, so that none is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MyWord<T> {
    pub(crate) given: Option<T>,
    pub(crate) doubled: bool,
}

pub(crate) fn my_word<T: Copy>(words: &[OwnWord<T>], me: MemberId) -> MyWord<T> {
    let mut mine = words.iter().filter(|word| word.member == me).map(|word| word.value);
    match (mine.next(), mine.next()) {
        (Some(only), None) => MyWord { given: Some(only), doubled: false },
        (first, _) => MyWord { given: None, doubled: first.is_some() },
    }
}

/// What stands above the first of several records of one name.
pub(crate) type Question = Option<String>;

/// Puts records of one name after each other, with a question above the first, which its message words for `what`; nothing
/// is ever merged by itself.
pub(crate) fn beside<T>(
    records: Vec<T>,
    what: &str,
    name: impl Fn(&T) -> &LineView,
) -> Vec<(Question, T)> {
    let mut left = records;
    let mut sorted = Vec::new();
    while !left.is_empty() {
        let first = left.remove(0);
        let names = name(&first).names();
        let called = name(&first).heading("");
        let shares = |other: &T| name(other).names().iter().any(|name| names.contains(name));
        let (same, others): (Vec<T>, Vec<T>) = left.into_iter().partition(shares);
        left = others;
        let count = same.len() + 1;
        let question = t!("choice-called-alike", what = what, count = count, called = called);
        sorted.push(((!same.is_empty()).then_some(question), first));
        sorted.extend(same.into_iter().map(|other| (None, other)));
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{ana, ben, day, now, snapshot, status};
    use crate::words::{Language, speak};
    use jiff::civil::date;

    fn written(words: &str, name: u8) -> Written {
        Written { body: BodyName::from_bytes([name; 32]), words: Words::Known(words.to_owned()) }
    }

    fn chosen(value: Written, by: MemberId) -> Chosen<Written> {
        Chosen { value, by: Some(by), day: day(date(2026, 11, 29)) }
    }

    fn named(words: &[&str], id: u8) -> LineView {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let values = words.iter().map(|words| chosen(written(words, id), ben())).collect();
        line_view(&source, Line::PlaceName(RecordId::from_bytes([id; 16])), &Choice { values })
    }

    #[test]
    fn of_several_lines_each_is_shown_with_who_set_it_and_mine_can_be_taken_back() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let mut gone = written("", 3);
        gone.words = Words::TakenBack;
        let values = vec![
            chosen(written("Main street 1", 1), ben()),
            chosen(written("Side street 2", 2), ana()),
            chosen(gone, ana()),
        ];
        let at = Line::PlaceAddress(RecordId::from_bytes([5; 16]));
        let view = line_view(&source, at, &Choice { values });
        let told: Vec<_> =
            view.several.iter().map(|it| (it.by.as_str(), it.typed.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("Set by Ben yesterday", Some("Main street 1")),
                ("Set by you yesterday", Some("Side street 2")),
                ("Set by you yesterday", None),
            ]
        );
        assert_eq!(view.mine, [BodyName::from_bytes([2; 32])]);
        assert_eq!((view.words.as_str(), view.typed.as_str()), ("", ""));
    }

    #[test]
    fn records_of_one_name_stand_together_with_a_question_and_no_other_does() {
        let records = vec![
            named(&["Library"], 1),
            named(&["Café"], 2),
            named(&[" library ", "Town library"], 3),
        ];
        let sorted = beside(records, "places", |it| it);
        let told: Vec<_> = sorted.iter().map(|(ask, it)| (ask.is_some(), it.heading(""))).collect();
        let heading = |words: &str| words.to_owned();
        assert_eq!(
            told,
            [
                (true, heading("Library")),
                (false, heading(" library  / Town library")),
                (false, heading("Café")),
            ]
        );
        let asks = |what: &str, count: usize| {
            let records = (0..count).map(|_| named(&["Library"], 1)).collect();
            beside(records, what, |it| it).remove(0).0.unwrap()
        };
        assert!(asks("places", 2).starts_with("Two places are called “Library”"));
        assert!(asks("contacts", 3).starts_with("Several contacts are called “Library”"));
        speak(Language::German);
        assert!(asks("contacts", 2).starts_with("Zwei Kontakte heißen „Library“: Ist einer davon"));
        assert!(asks("places", 3).starts_with("Mehrere Orte heißen „Library“: Ist einer davon"));
    }

    #[test]
    fn room_is_a_number_or_nothing() {
        let place = RecordId::from_bytes([5; 16]);
        let room = |words| Line::PlaceRoom(place).edit(words);
        assert_eq!(room(" 8 "), Ok(Edit::SetPlace { place, set: PlaceFact::Room(Some(8)) }));
        assert_eq!(room(""), Ok(Edit::SetPlace { place, set: PlaceFact::Room(None) }));
        assert!(room("a few").unwrap_err().contains("written as a number"));
    }

    #[test]
    fn a_member_whose_devices_disagree_has_said_nothing_yet() {
        let word = |member, value| OwnWord { member, value };
        let both = [word(ana(), 1), word(ana(), 2), word(ben(), 1)];
        assert_eq!(my_word(&both, ana()), MyWord { given: None, doubled: true });
        assert_eq!(my_word(&both, ben()), MyWord { given: Some(1), doubled: false });
        assert_eq!(my_word(&both[2..], ana()), MyWord { given: None, doubled: false });
    }
}
