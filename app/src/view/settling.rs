//! What two did at once with the focus, the places, the contacts and the shelf, and people have to settle.

use kith_sync::group::snapshot::{Choice, Kept, Text};

use super::choice::{Line, line_view};
use super::today::{NeedView, need};
use super::{Place, Source};

/// One sentence for each, with where to settle it.
pub(crate) fn settling_needs(source: &Source<'_>) -> Vec<NeedView> {
    let mut needs = focus_needs(source);
    needs.extend(place_needs(source));
    needs.extend(contact_needs(source));
    needs.extend(shelf_needs(source));
    needs
}

fn focus_needs(source: &Source<'_>) -> Vec<NeedView> {
    let focus = &source.snapshot.focus;
    let texts = [
        (&focus.inside, "what belongs here"),
        (&focus.outside, "what does not belong here"),
        (&focus.origin_why, "why members come from where they come from"),
    ];
    let written = texts.into_iter().filter(|(text, _)| text.overlap).map(|(_, about)| {
        let words = format!("Two of you wrote {about} at once. Which wording is right?");
        need(words, "Look at both", Place::Focus)
    });
    let facts = [
        (is_open(&focus.origin), "Where members come from has two answers. Which one is right?"),
        (
            is_open(&focus.grades),
            "Whether other grades may join has two answers. Which one is right?",
        ),
        (
            is_open(&focus.again),
            "The day to look at the focus again is set twice. Which one is right?",
        ),
    ];
    let facts = facts.into_iter().filter(|(is_open, _)| *is_open);
    written
        .chain(facts.map(|(_, words)| need(words.to_owned(), "Settle it", Place::Focus)))
        .collect()
}

fn place_needs(source: &Source<'_>) -> Vec<NeedView> {
    let places = source.snapshot.places.iter().filter(|place| place.kept != Kept::Aside);
    let open = places.filter(|place| {
        let lines = [&place.name, &place.address, &place.cost, &place.booking];
        let known = [&place.quiet, &place.private, &place.overheard];
        place.kept == Kept::Unsettled
            || lines.into_iter().any(is_open)
            || known.into_iter().any(is_open)
            || is_open(&place.kind)
            || is_open(&place.room)
            || is_written_twice(&[&place.access, &place.notes])
    });
    open.map(|place| {
        let name = line_view(source, Line::PlaceName(place.id), &place.name);
        unsettled(&name.heading("A place"), Place::Places)
    })
    .collect()
}

fn contact_needs(source: &Source<'_>) -> Vec<NeedView> {
    let contacts = source.snapshot.contacts.iter().filter(|it| it.kept != Kept::Aside);
    let open = contacts.filter(|contact| {
        contact.kept == Kept::Unsettled
            || is_open(&contact.name)
            || is_open(&contact.reach)
            || is_open(&contact.region)
            || is_written_twice(&[&contact.note])
    });
    open.map(|contact| {
        let name = line_view(source, Line::ContactName(contact.id), &contact.name);
        unsettled(&name.heading("A contact"), Place::Help)
    })
    .collect()
}

fn shelf_needs(source: &Source<'_>) -> Vec<NeedView> {
    let items = source.snapshot.shelf.iter().filter(|item| item.kept != Kept::Aside);
    let open = items.filter(|item| {
        item.kept == Kept::Unsettled
            || is_open(&item.done)
            || is_open(&item.link)
            || is_written_twice(&[&item.words, &item.note])
    });
    open.map(|item| {
        let words = item.words.words.trim();
        let called =
            if item.words.overlap || words.is_empty() { "Something on the shelf" } else { words };
        unsettled(called, Place::Shelf)
    })
    .collect()
}

fn unsettled(called: &str, place: Place) -> NeedView {
    let words = format!("“{called}” was changed by two of you at once. What is right?");
    need(words, "Settle it", place)
}

fn is_open<T>(choice: &Choice<T>) -> bool {
    choice.values.len() > 1
}

fn is_written_twice(texts: &[&Text]) -> bool {
    texts.iter().any(|text| text.overlap)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{keeping, now, snapshot, status};

    #[test]
    fn everything_that_two_did_at_once_is_named_once_with_its_place() {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let needs = settling_needs(&source);
        let told: Vec<_> = needs.iter().map(|need| (need.words.as_str(), need.place)).collect();
        assert_eq!(
            told,
            [
                ("Where members come from has two answers. Which one is right?", Place::Focus),
                (
                    "“Community house” was changed by two of you at once. What is right?",
                    Place::Places
                ),
                (
                    "“Counselling at work” was changed by two of you at once. What is right?",
                    Place::Help
                ),
                (
                    "“Put up the notice at the library” was changed by two of you at once. What is right?",
                    Place::Shelf
                ),
            ]
        );
        let (snapshot, status) = (snapshot(), status());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        assert_eq!(settling_needs(&source), []);
    }
}
