//! Where a meeting is: in words, or one of the places that the group keeps, with what is good to know before setting out.
//!
//! Invariant: a home address is told at once only to whoever said that they are coming.

use kith_sync::group::edit::{Comfort, MeetingFact, PlaceKind};
use kith_sync::group::snapshot::{Choice, Kept, MeetingPlace, Where, Words, Written};
use kith_sync::id::RecordId;

use crate::view::Source;
use crate::view::people::{capital, either, form};
use crate::view::places::knows_itself;
use crate::view::text::known_words;
use crate::words::t;

/// Where a meeting is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WhereView {
    /// "Place open" while it is, or while there are several.
    pub(crate) words: String,
    /// The place as it was typed; empty where it is open, not here, listed, or several.
    pub(crate) typed: String,
    pub(crate) listed: Option<RecordId>,
    /// "which one is right?"; empty unless people set several at once.
    pub(crate) several: Vec<PlaceView>,
    pub(crate) address: Option<AddressView>,
    /// What is good to know, a sentence each: who would rather not meet there, who can hear, how to book.
    pub(crate) notes: Vec<String>,
    /// Whether it is of a kind that has to be booked.
    pub(crate) is_booked_first: bool,
}

/// One of several places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceView {
    pub(crate) by: String,
    pub(crate) words: String,
    /// What picks it; absent where its words are not here.
    pub(crate) pick: Option<MeetingFact>,
}

/// An address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AddressView {
    pub(crate) place: RecordId,
    pub(crate) words: String,
    /// Why it is folded away at first.
    pub(crate) folded: Option<&'static str>,
}

/// A place to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedView {
    pub(crate) id: RecordId,
    pub(crate) name: String,
    /// Who would rather not meet there, or that all are fine with it.
    pub(crate) note: Option<String>,
}

/// What is said of a home while the group hardly knows itself.
fn early() -> &'static str {
    t!("meetings-somebodys-home-better-once-you-know")
}
/// The sentence with which a home address is folded away.
fn home() -> &'static str {
    t!("meetings-this-is-somebodys-home-the-address")
}

pub(super) fn where_view(
    source: &Source<'_>,
    places: &Choice<Where>,
    is_coming: bool,
) -> WhereView {
    let people = source.people();
    let view = |chosen: &kith_sync::group::snapshot::Chosen<Where>| {
        let (words, pick) = words_of(source, &chosen.value);
        PlaceView { by: capital(&people.author(chosen.by)), words, pick }
    };
    match places.values.as_slice() {
        [] => open(Vec::new()),
        [only] => {
            let PlaceView { words, pick, .. } = view(only);
            let mut view = WhereView { words, ..WhereView::default() };
            match (&only.value, pick) {
                (Where::Listed(id), _) => {
                    view.listed = Some(*id);
                    if let Some(place) = listed(source, *id) {
                        view.address = address(place, is_coming);
                        view.notes = notes(source, place);
                        let is_home = kinds(place)
                            .all(|kind| matches!(kind, PlaceKind::Home | PlaceKind::Online));
                        view.is_booked_first = !is_home || kinds(place).next().is_none();
                    }
                }
                (Where::Words(_), Some(MeetingFact::Place(typed))) => {
                    view.is_booked_first = !typed.trim().is_empty();
                    view.typed = typed;
                }
                (Where::Words(_), _) => {}
            }
            view
        }
        several => open(several.iter().map(view).collect()),
    }
}

/// The places to choose from: last those that somebody would rather not go to, and homes while the group hardly knows itself.
pub(super) fn to_choose_from(source: &Source<'_>) -> Vec<ListedView> {
    let may_be_home = knows_itself(source);
    let mut places: Vec<(bool, ListedView)> = source
        .snapshot
        .places
        .iter()
        .filter(|place| place.kept != Kept::Aside)
        .map(|place| {
            let avoided = avoided(source, place);
            let all_fine = !place.comfort.is_empty()
                && place.comfort.iter().all(|word| word.value == Comfort::Fine);
            let fine = all_fine.then(|| t!("meetings-everyone-who-said-so-is-fine").to_owned());
            let is_early = !may_be_home && kinds(place).any(|kind| kind == PlaceKind::Home);
            let early = is_early.then(|| early().to_owned());
            let (is_last, note) = (avoided.is_some() || is_early, avoided.or(early).or(fine));
            (is_last, ListedView { id: place.id, name: name(place), note })
        })
        .collect();
    places.sort_by_key(|(is_last, _)| *is_last);
    places.into_iter().map(|(_, place)| place).collect()
}

fn open(several: Vec<PlaceView>) -> WhereView {
    WhereView { words: t!("meetings-place-open").to_owned(), several, ..WhereView::default() }
}

fn words_of(source: &Source<'_>, place: &Where) -> (String, Option<MeetingFact>) {
    match place {
        Where::Words(written) => {
            let (words, known) = known_words(&written.words);
            let pick = known.then(|| MeetingFact::Place(words.clone()));
            let open = words.trim().is_empty();
            (if open { t!("meetings-place-open").to_owned() } else { words }, pick)
        }
        Where::Listed(id) => {
            let name = listed(source, *id)
                .map_or_else(|| t!("meetings-a-place-that-is-not-here").to_owned(), name);
            (name, Some(MeetingFact::At(*id)))
        }
    }
}

fn listed<'a>(source: &Source<'a>, id: RecordId) -> Option<&'a MeetingPlace> {
    source.snapshot.places.iter().find(|place| place.id == id).map(|place| &**place)
}

fn name(place: &MeetingPlace) -> String {
    either(&lines(&place.name))
}

fn lines(lines: &Choice<Written>) -> Vec<String> {
    lines
        .values
        .iter()
        .filter_map(|line| match &line.value.words {
            Words::Known(words) if !words.trim().is_empty() => Some(words.clone()),
            Words::Known(_) | Words::NotHereYet | Words::TakenBack => None,
        })
        .collect()
}

fn kinds(place: &MeetingPlace) -> impl Iterator<Item = PlaceKind> {
    place.kind.values.iter().map(|kind| kind.value)
}

fn address(place: &MeetingPlace, is_coming: bool) -> Option<AddressView> {
    let words = lines(&place.address);
    let words = match words.as_slice() {
        [] => return None,
        [only] => only.clone(),
        several => t!("meetings-two-addresses-which-one-is-right", addresses = either(several)),
    };
    // Where it is not known what it is, it may be a home.
    let may_be_home = kinds(place).next().is_none() || kinds(place).any(|it| it == PlaceKind::Home);
    let folded = (may_be_home && !is_coming).then_some(home());
    Some(AddressView { place: place.id, words, folded })
}

fn notes(source: &Source<'_>, place: &MeetingPlace) -> Vec<String> {
    let heard = place.overheard.values.iter().any(|it| it.value == Some(true));
    let is_public = kinds(place).any(|kind| matches!(kind, PlaceKind::Cafe | PlaceKind::Workplace));
    let heard =
        (heard || is_public).then(|| t!("meetings-others-can-hear-you-here-and").to_owned());
    let booking = either(&lines(&place.booking));
    let booking = (!booking.is_empty()).then(|| t!("meetings-to-book", booking = booking));
    [avoided(source, place), heard, booking].into_iter().flatten().collect()
}

/// Who would rather not meet there.
fn avoided(source: &Source<'_>, place: &MeetingPlace) -> Option<String> {
    let rather_not = place.comfort.iter().filter(|word| word.value == Comfort::RatherNot);
    let members: Vec<_> = rather_not.map(|word| word.member).collect();
    let people = source.people();
    let (names, form) = (capital(&people.list(&members)), form(&members, people.me()));
    (!members.is_empty())
        .then(|| t!("meetings-would-rather-not-meet-there", names = names, form = form))
}
