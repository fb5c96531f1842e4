//! Places to meet, with how each member is with them.
//!
//! Invariant: the cautious reading counts: where anybody says that others hear, or that it is a home, the screen takes it so.

use jiff::civil::Date;
use kith_sync::group::edit::{Comfort, PlaceKind, TextField};
use kith_sync::group::snapshot::{Choice, Kept, MeetingPlace, Standing};
use kith_sync::id::{MemberId, RecordId};

use super::Source;
use super::choice::{
    ChoiceView, Line, LineView, MyWord, Question, beside, choice_view, line_view, my_word,
};
use super::people::{FacesView, Stand, capital, form, join};
use super::text::{TextView, text_view};
use super::when::{coming, written_on};
use crate::words::places as say;
use crate::words::t;

/// Dates on which the group has met before a home is suggested.
const KNOWS_ITSELF: usize = 3;
/// Dates of one series that are looked at for it.
const LOOKED_AT: usize = 60;
/// So many places cannot be seen at once.
const MANY: usize = 4;

/// The screen "Places".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacesView {
    pub(crate) lead: &'static str,
    /// The places that all are fine with, in a sentence.
    pub(crate) suggestion: Option<String>,
    /// Those in use, oldest first, those of one name together.
    pub(crate) places: Vec<(Question, PlaceCard)>,
    pub(crate) aside: Vec<PlaceCard>,
    pub(crate) may_write: bool,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceCard {
    pub(crate) id: RecordId,
    /// What it is called beside a button.
    pub(crate) called: String,
    pub(crate) name: LineView,
    /// What is known of it, in a line.
    pub(crate) facts: String,
    /// Who would rather not meet there.
    pub(crate) unwelcome: Option<String>,
    /// Whether everyone said that they are fine with it.
    pub(crate) suits_all: bool,
    pub(crate) warnings: Vec<&'static str>,
    /// Whether its address is a home's.
    pub(crate) is_home: bool,
    pub(crate) address: LineView,
    /// Cost, booking and room.
    pub(crate) lines: Vec<LineView>,
    pub(crate) kind: ChoiceView<PlaceKind>,
    /// Quiet, private, overheard.
    pub(crate) known: [KnownView; 3],
    pub(crate) access: TextView,
    pub(crate) notes: TextView,
    pub(crate) mine: MyWord<Comfort>,
    /// How each is with it, this member last.
    pub(crate) faces: Vec<FacesView>,
    pub(crate) kept: Kept,
    pub(crate) byline: String,
}

/// Something that is known of a place or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownView {
    pub(crate) fact: Known,
    pub(crate) question: &'static str,
    pub(crate) answer: ChoiceView<Option<bool>>,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Quiet,
    Private,
    Overheard,
}

fn access() -> (&'static str, &'static str) {
    (t!("places-how-to-get-in"), t!("places-steps-doors-lifts-which-entrance-where"))
}
fn notes() -> (&'static str, &'static str) {
    (t!("places-good-to-know"), t!("places-what-else-somebody-should-know-who"))
}

/// Makes the screen.
pub(crate) fn places_view(source: &Source<'_>) -> PlacesView {
    let (aside, places): (Vec<PlaceCard>, Vec<PlaceCard>) = source
        .snapshot
        .places
        .iter()
        .map(|place| place_card(source, place))
        .partition(|place| place.kept == Kept::Aside);
    let lead = if places.is_empty() && aside.is_empty() { say::empty() } else { say::lead() };
    PlacesView {
        lead,
        suggestion: suggestion(source, &places),
        places: beside(places, "places", |place| &place.name),
        aside,
        may_write: source.may_write(),
    }
}

/// The places that all are fine with, where there are more than can be seen at once; a home only once the group knows itself.
fn suggestion(source: &Source<'_>, places: &[PlaceCard]) -> Option<String> {
    if places.len() < MANY {
        return None;
    }
    let may_be_home = knows_itself(source);
    let fitting = places.iter().filter(|place| {
        place.suits_all && place.kept == Kept::Here && (may_be_home || !place.is_home)
    });
    let names: Vec<String> = fitting.map(|place| super::people::quoted(&place.called)).collect();
    let count = names.len();
    (count > 0)
        .then(|| t!("places-all-of-you-are-fine-with-2", names = join(&names), count = count))
}

/// Whether enough meetings have been; nobody is counted, only their dates.
pub(super) fn knows_itself(source: &Source<'_>) -> bool {
    let today = source.now.date();
    let met = |meeting: &kith_sync::group::snapshot::Meeting| {
        let is_off = meeting.cancelled.values.iter().any(|it| it.value);
        let time = meeting.when.settled().filter(|_| !is_off).map(|timed| &timed.time);
        let first = time.and_then(|time| time.date.to_zoned(source.now.time_zone().clone()).ok());
        let dates = time.zip(first).map(|(time, first)| coming(time, &first, LOOKED_AT));
        let took_place = |date: &Date| *date < today && !meeting.is_cancelled_on(*date);
        dates.unwrap_or_default().into_iter().filter(took_place).take(KNOWS_ITSELF).count()
    };
    source.snapshot.meetings.iter().map(|meeting| met(meeting)).sum::<usize>() >= KNOWS_ITSELF
}

fn place_card(source: &Source<'_>, place: &MeetingPlace) -> PlaceCard {
    let id = place.id;
    let line = |at, choice| line_view(source, at, choice);
    let name = line(Line::PlaceName(id), &place.name);
    let called = name.heading(t!("places-a-place-whose-name-is-not"));
    let known = |fact, (question, words): (&'static str, [&'static str; 2]), choice| KnownView {
        fact,
        question,
        answer: choice_view(source, choice, |answer| known_words(*answer, words).to_owned()),
    };
    let known = [
        known(Known::Quiet, say::quiet(), &place.quiet),
        known(Known::Private, say::private(), &place.private),
        known(Known::Overheard, say::overheard(), &place.overheard),
    ];
    let kind = choice_view(source, &place.kind, |kind| kind_words(*kind).to_owned());
    let room = room_view(source, place);
    let (unwelcome, faces) = comforts(source, place);
    PlaceCard {
        id,
        facts: facts(&kind, &known, &room),
        unwelcome,
        suits_all: suits_all(source, place),
        warnings: warnings(place),
        is_home: is_any(&place.kind, PlaceKind::Home),
        address: line(Line::PlaceAddress(id), &place.address),
        lines: vec![
            line(Line::PlaceCost(id), &place.cost),
            line(Line::PlaceBooking(id), &place.booking),
            room,
        ],
        kind,
        known,
        access: text_view(source, TextField::PlaceAccess(id), access(), &place.access),
        notes: text_view(source, TextField::PlaceNotes(id), notes(), &place.notes),
        mine: my_word(&place.comfort, source.status.me),
        faces,
        kept: place.kept,
        byline: t!(
            "places-added-by",
            by = source.people().by(place.by),
            date = written_on(place.day, source.now.date())
        ),
        name,
        called,
    }
}

/// For how many there is room, as a line that can be changed like the others.
fn room_view(source: &Source<'_>, place: &MeetingPlace) -> LineView {
    let at = Line::PlaceRoom(place.id);
    let said = |room: &Option<u16>| room.map(|room| room.to_string()).unwrap_or_default();
    let choice = choice_view(source, &place.room, said);
    let several = choice.several.iter().map(|set| super::choice::SaidView {
        words: if set.words.is_empty() {
            t!("places-not-known").to_owned()
        } else {
            set.words.clone()
        },
        typed: Some(set.words.clone()),
        by: set.by.clone(),
    });
    let words = choice.settled.as_ref().map(said).unwrap_or_default();
    LineView { at, typed: words.clone(), words, several: several.collect(), mine: Vec::new() }
}

/// What is settled, in a line: "Library · quiet · room for 8".
fn facts(kind: &ChoiceView<PlaceKind>, known: &[KnownView; 3], room: &LineView) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(kind.settled.map(|kind| kind_words(kind).to_owned()));
    for (known, words) in known.iter().zip([say::quiet().1, say::private().1, say::overheard().1]) {
        let answer = known.answer.settled.flatten();
        facts.extend(answer.map(|answer| known_words(Some(answer), words).to_owned()));
    }
    if !room.words.is_empty() {
        facts.push(t!("places-room-for", words = room.words));
    }
    capital(&facts.join(" · "))
}

fn warnings(place: &MeetingPlace) -> Vec<&'static str> {
    let is_heard = is_any(&place.overheard, Some(true)) || is_any(&place.private, Some(false));
    let is_safe = place.overheard.settled() == Some(&Some(false))
        && place.private.settled() != Some(&Some(false));
    let is_online = is_any(&place.kind, PlaceKind::Online);
    let mut warnings = Vec::new();
    if is_any(&place.kind, PlaceKind::Workplace) && !is_safe {
        warnings.push(say::at_work());
    } else if is_heard || (is_any(&place.kind, PlaceKind::Cafe) && !is_safe) {
        warnings.push(say::heard());
    }
    if is_online {
        warnings.push(say::online());
    }
    warnings
}

/// Whether anybody says so.
fn is_any<T: Copy + PartialEq>(choice: &Choice<T>, value: T) -> bool {
    choice.values.iter().any(|chosen| chosen.value == value)
}

/// Everyone who is asked: whoever is on a break is not.
fn asked<'a>(source: &Source<'a>) -> impl Iterator<Item = MemberId> + use<'a> {
    let members = source.snapshot.members.iter();
    members.filter(|member| member.standing == Standing::Member).map(|member| member.id)
}

fn suits_all(source: &Source<'_>, place: &MeetingPlace) -> bool {
    // A doubt of somebody who is not asked now counts too.
    let is_fine = |member| my_word(&place.comfort, member).given == Some(Comfort::Fine);
    place.comfort.iter().all(|word| word.value == Comfort::Fine) && asked(source).all(is_fine)
}

/// Who would rather not, and what each says.
fn comforts(source: &Source<'_>, place: &MeetingPlace) -> (Option<String>, Vec<FacesView>) {
    let people = source.people();
    let me = source.status.me;
    let mut rather_not: Vec<MemberId> = place
        .comfort
        .iter()
        .filter(|word| word.value == Comfort::RatherNot)
        .map(|word| word.member)
        .collect();
    rather_not.dedup();
    let unwelcome = (!rather_not.is_empty()).then(|| {
        let (names, form) = (capital(&people.list(&rather_not)), form(&rather_not, me));
        t!("places-would-rather-not-meet-here", names = names, form = form)
    });
    let mut all: Vec<MemberId> =
        asked(source).chain(place.comfort.iter().map(|word| word.member)).collect();
    all.sort_by_key(|member| (*member == me, people.rank(*member)));
    all.dedup();
    let stand = |member: MemberId| {
        let word = my_word(&place.comfort, member);
        match word.given {
            Some(Comfort::Fine) => Stand::For,
            Some(Comfort::Unsure) => Stand::Halfway,
            Some(Comfort::RatherNot) => Stand::Against,
            None if word.doubled => Stand::Careful,
            None => Stand::Open,
        }
    };
    let stands = [
        (Stand::For, t!("places-is-fine-with-it")),
        (Stand::Halfway, t!("places-is-not-sure")),
        (Stand::Against, t!("places-would-rather-not")),
        (Stand::Careful, t!("people-two-answers")),
        (Stand::Open, t!("places-has-not-said-yet")),
    ];
    let group = |(each, words)| {
        let members = all.iter().filter(|member| stand(**member) == each);
        let people = members.map(|member| people.face(*member)).collect();
        FacesView { stand: each, words, people }
    };
    let faces = stands.into_iter().map(group).filter(|group| !group.people.is_empty());
    (unwelcome, faces.collect())
}

fn kind_words(kind: PlaceKind) -> &'static str {
    let known = say::kinds().into_iter().find(|(each, _)| *each == kind);
    known.map(|(_, words)| words).unwrap_or_default()
}

fn known_words(answer: Option<bool>, [yes, no]: [&'static str; 2]) -> &'static str {
    match answer {
        Some(true) => yes,
        Some(false) => no,
        None => t!("places-not-known-2"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::GroupSnapshot;
    use kith_sync::group::edit::DateChange;
    use kith_sync::group::snapshot::{ChangedDate, Chosen, MeetingDate, OwnWord};
    use kith_sync::id::ExactHash;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, keeping, now};

    fn view(change: impl FnOnce(&mut GroupSnapshot)) -> PlacesView {
        let (state, now) = (keeping(), now());
        let mut snapshot = Arc::unwrap_or_clone(state.snapshot);
        change(&mut snapshot);
        places_view(&Source { snapshot: &snapshot, status: &state.status, now: &now })
    }

    fn card(view: &PlacesView, called: &str) -> PlaceCard {
        let mut cards = view.places.iter().map(|(_, card)| card).chain(&view.aside);
        cards.find(|card| card.called == called).unwrap().clone()
    }

    fn all_fine(snapshot: &mut GroupSnapshot, at: usize) {
        let word = |member| OwnWord { member, value: Comfort::Fine };
        let place = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.places)[at]);
        place.comfort = vec![word(ana()), word(ben()), word(cleo())];
    }

    #[test]
    fn the_place_that_all_are_fine_with_is_suggested_and_no_other() {
        let told = view(|_| {});
        assert_eq!(
            told.suggestion.as_deref(),
            Some("All of you are fine with “Library, small room”.")
        );
        assert!(card(&told, "Library, small room").suits_all);
        // Somebody has not said yet, and somebody is not sure.
        let told = view(|snapshot| {
            let place = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.places)[0]);
            place.comfort.retain(|word| word.member != cleo());
        });
        assert_eq!(told.suggestion, None);
    }

    #[test]
    fn where_somebody_would_rather_not_meet_is_said_at_once_and_by_name() {
        let told = card(&view(|_| {}), "Café by the station");
        assert_eq!(told.unwelcome.as_deref(), Some("Cleo would rather not meet here"));
        let faces: Vec<_> = told
            .faces
            .iter()
            .map(|group| (group.words, group.people.iter().map(|it| it.called.as_str()).collect()))
            .collect();
        let each: [(&str, Vec<&str>); 3] = [
            ("Not sure", vec!["Ben"]),
            ("Rather not", vec!["Cleo"]),
            ("Not said yet", vec!["You"]),
        ];
        assert_eq!(faces, each);
        assert_eq!(told.warnings, [say::heard()]);
        assert_eq!(told.mine, MyWord { given: None, doubled: false });
    }

    fn called_off(date: Date) -> MeetingDate {
        let change = ChangedDate {
            change: DateChange::Cancelled,
            exact: ExactHash::from_bytes([9; 32]),
            of_now: true,
        };
        let mut said = MeetingDate::of(date);
        said.change.values.push(Chosen {
            value: change,
            by: Some(ben()),
            day: kith_sync::id::Day(1),
        });
        said
    }

    #[test]
    fn a_home_is_suggested_only_once_the_group_knows_itself() {
        let home = 2;
        let told = view(|snapshot| all_fine(snapshot, home));
        assert_eq!(
            told.suggestion.as_deref(),
            Some("All of you are fine with “Library, small room”.")
        );
        let ana = card(&told, "At Ana’s");
        assert!(ana.is_home && ana.suits_all);
        assert!(ana.warnings.is_empty());
        let told = view(|snapshot| {
            all_fine(snapshot, home);
            let meetings = Arc::make_mut(&mut snapshot.meetings);
            let meeting = Arc::make_mut(&mut meetings[1]);
            meeting.when.values[0].value.time.date = jiff::civil::date(2026, 10, 8);
        });
        assert_eq!(
            told.suggestion.as_deref(),
            Some("All of you are fine with “Library, small room” and “At Ana’s”.")
        );
    }

    #[test]
    fn dates_that_were_cancelled_do_not_make_a_group_know_itself() {
        let of_series = |cancelled: &[Date]| {
            view(|snapshot| {
                all_fine(snapshot, 2);
                let meetings = Arc::make_mut(&mut snapshot.meetings);
                let meeting = Arc::make_mut(&mut meetings[1]);
                meeting.when.values[0].value.time.date = jiff::civil::date(2026, 10, 8);
                meeting.dates =
                    cancelled.iter().map(|date| called_off(*date)).map(Arc::new).collect();
            })
        };
        let suggests_home = |view: &PlacesView| {
            view.suggestion.as_deref().is_some_and(|words| words.contains("At Ana’s"))
        };
        let held = of_series(&[]);
        assert!(suggests_home(&held));
        let dates =
            (0..8).map(|weeks| jiff::civil::date(2026, 10, 8) + jiff::Span::new().weeks(weeks));
        assert!(!suggests_home(&of_series(&dates.collect::<Vec<_>>())));
    }

    #[test]
    fn two_addresses_and_two_facts_are_both_shown_and_the_cautious_reading_counts() {
        let told = card(&view(|_| {}), "Community house");
        let addresses: Vec<_> =
            told.address.several.iter().map(|it| (it.words.as_str(), it.by.as_str())).collect();
        assert_eq!(
            addresses,
            [("Mill lane 4", "Set by Ben yesterday"), ("Mill lane 14", "Set by Cleo yesterday")]
        );
        let [_, _, overheard] = &told.known;
        assert_eq!((overheard.answer.settled, overheard.answer.several.len()), (None, 2));
        assert_eq!(told.warnings, [say::heard()]);
        assert_eq!(told.facts, "Something else · you are among yourselves");
    }

    #[test]
    fn two_places_of_one_name_are_shown_together_and_what_is_aside_apart() {
        let told = view(|_| {});
        let asked: Vec<_> = told
            .places
            .iter()
            .map(|(question, card)| (question.is_some(), card.called.as_str()))
            .collect();
        assert_eq!(
            asked,
            [
                (true, "Library, small room"),
                (false, "library, small room"),
                (false, "Café by the station"),
                (false, "At Ana’s"),
                (false, "Community house"),
            ]
        );
        let aside: Vec<_> = told.aside.iter().map(|card| card.called.as_str()).collect();
        assert_eq!(aside, ["Staff room"]);
        assert_eq!(card(&told, "Community house").kept, Kept::Unsettled);
    }

    #[test]
    fn a_group_without_places_is_told_how_to_begin() {
        let told = view(|snapshot| snapshot.places = Arc::default());
        assert_eq!((told.lead, told.places.len()), (say::empty(), 0));
    }
}
