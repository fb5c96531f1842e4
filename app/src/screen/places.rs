//! The screen "Places".

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, PlaceFact, PlaceKind};
use kith_sync::group::snapshot::Kept;
use lucide_icons::Icon;

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::content::{
    At, NewPlace, Part, aside_button, edit, line_ui, question_ui, several_ui, text_ui, unsettled_ui,
};
use super::history::done_button;
use super::parts::{
    begin, beginning, card, choices, field, grouped_faces, note, pill, prose, quiet_row, refusal,
    small, soft, subtitle, title, titled,
};
use super::text::fold_button;
use super::{Action, Drafts, Fold};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::places::{Known, PlaceCard, PlacesView};
use crate::view::rules::Mood;
use crate::words::places as say;
use crate::words::t;

/// What can be said of something that is known or not.
fn answers() -> [(Option<bool>, &'static str); 3] {
    [(Some(true), t!("places-yes")), (Some(false), t!("places-no")), (None, t!("places-not-known"))]
}

/// Shows the screen.
pub(crate) fn places_ui(
    ui: &mut Ui,
    view: &PlacesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Places.title());
    let is_empty = view.places.is_empty() && view.may_write && drafts.content.new_place.is_none();
    let nothing = is_empty.then_some((Icon::MapPin, t!("places-none")));
    beginning(ui, nothing, view.lead, |ui| {
        if let Some(words) = &view.suggestion {
            let ground = palette(ui.ctx()).sage_pale;
            note(ui, ground, |ui| ui.label(words));
            ui.add_space(theme::PART);
        }
        new_place_ui(ui, view, drafts, actions);
    });
    for (question, place) in &view.places {
        question_ui(ui, question.as_ref());
        card(ui, |ui| ui.push_id(place.id, |ui| place_ui(ui, place, view, drafts, actions)));
    }
    let fold = Fold::Content(Part::AsidePlaces);
    quiet_row(ui, |ui| {
        if !view.aside.is_empty() {
            let words = (
                t!("places-places-that-were-put-aside"),
                t!("places-hide-the-places-that-were-put"),
            );
            fold_button(ui, drafts, fold, words, t!("places-places"));
        }
        done_button(ui, Place::Places.about(), drafts, actions);
    });
    ui.add_space(theme::PART);
    if drafts.unfolded.contains(&fold) {
        for place in &view.aside {
            card(ui, |ui| {
                subtitle(ui, &place.called);
                soft(ui, &place.facts);
                let at = At::Place(place.id);
                let what = (Aside::Place(place.id), false);
                let about = (place.called.as_str(), at, view.may_write);
                aside_button(ui, what, t!("places-take-it-up-again"), about, drafts, actions);
                refusal(ui, drafts.refusal(at.spot()));
            });
        }
    }
}

fn new_place_ui(ui: &mut Ui, view: &PlacesView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let spot = At::NewPlace.spot();
    let (waiting, refused) = drafts.standing(spot);
    let Some(place) = &mut drafts.content.new_place else {
        if begin(ui, view.places.is_empty(), t!("places-add-a-place"), spot.first_field()) {
            drafts.content.new_place = Some(NewPlace::named(""));
        }
        return;
    };
    let asked = Asked {
        about: t!("places-the-new-place"),
        does: t!("places-add-the-place"),
        leaves: t!("places-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("places-a-new-place"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let name = TextEdit::singleline(&mut place.name).id(spot.first_field());
            field(ui, t!("places-what-you-call-it-among-you"), name.desired_width(theme::MEASURE));
            small(ui, t!("places-what-kind-of-place-it-is"));
            if let Some(kind) =
                choices(ui, &say::kinds(), Some(place.kind), t!("places-the-new-place"))
            {
                place.kind = kind;
            }
            if place.kind == PlaceKind::Home {
                let ground = palette(ui.ctx()).nav;
                note(ui, ground, |ui| ui.label(say::home()));
            }
            ui.add_space(theme::GAP);
            let address = TextEdit::singleline(&mut place.address);
            field(ui, t!("places-address-or-link"), address.desired_width(theme::MEASURE));
            for (question, answer) in [
                (say::private().0, &mut place.private),
                (say::overheard().0, &mut place.overheard),
                (say::quiet().0, &mut place.quiet),
            ] {
                small(ui, question);
                let about = t!("places-the-new-place-2", question = question);
                if let Some(chosen) = choices(ui, &answers(), Some(*answer), &about) {
                    *answer = chosen;
                }
            }
            ui.add_space(theme::GAP);
            let access = TextEdit::multiline(&mut place.access).desired_rows(2);
            field(ui, t!("places-how-to-get-in"), access.desired_width(theme::MEASURE));
            Filled::Ready.only_if(!place.name.trim().is_empty())
        })
    });
    match answered {
        Answered::Do => {
            let mut set = vec![PlaceFact::Kind(place.kind)];
            let address = place.address.trim();
            if !address.is_empty() {
                set.push(PlaceFact::Address(address.to_owned()));
            }
            set.extend(place.quiet.map(|is| PlaceFact::Quiet(Some(is))));
            set.extend(place.private.map(|is| PlaceFact::Private(Some(is))));
            set.extend(place.overheard.map(|is| PlaceFact::Overheard(Some(is))));
            let (name, access) = (place.name.trim().to_owned(), place.access.trim().to_owned());
            let add = Edit::AddPlace { name, set, access, notes: String::new() };
            actions.push(edit(At::NewPlace, add));
        }
        Answered::Leave => {
            drafts.content.new_place = None;
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

fn place_ui(
    ui: &mut Ui,
    place: &PlaceCard,
    view: &PlacesView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Place(place.id);
    let about = place.called.as_str();
    let fold = Fold::Content(Part::Change(place.id));
    let is_open = drafts.unfolded.contains(&fold);
    let open = (is_open, view.may_write);
    if place.suits_all {
        titled(ui, about, (t!("places-all-of-you-are-fine-with"), Mood::Settled));
    } else {
        subtitle(ui, about);
    }
    if !place.facts.is_empty() {
        soft(ui, &place.facts);
    }
    if let Some(words) = &place.unwelcome {
        pill(ui, words, Mood::Careful);
    }
    let what = Aside::Place(place.id);
    unsettled_ui(ui, (what, place.kept), about, at, view.may_write, drafts, actions);
    line_ui(ui, &place.name, about, open, drafts, actions);
    let careful = palette(ui.ctx()).clay_pale;
    for words in &place.warnings {
        note(ui, careful, |ui| ui.label(*words));
    }
    ui.add_space(theme::GAP);
    address_ui(ui, place, open, drafts, actions);
    for line in &place.lines {
        line_ui(ui, line, about, open, drafts, actions);
    }
    known_ui(ui, place, open, drafts, actions);
    text_ui(ui, &place.access, is_open, drafts, actions);
    text_ui(ui, &place.notes, is_open, drafts, actions);
    ui.add_space(theme::GAP);
    comfort_ui(ui, place, view.may_write, drafts, actions);
    refusal(ui, drafts.refusal(at.spot()));
    ui.add_space(theme::GAP);
    quiet_row(ui, |ui| {
        fold_button(ui, drafts, fold, (t!("places-more-and-change-it"), t!("places-less")), about);
        if is_open && view.may_write && place.kept == Kept::Here {
            let about = (about, at, true);
            aside_button(
                ui,
                (what, true),
                t!("places-put-this-place-aside"),
                about,
                drafts,
                actions,
            );
        }
    });
    if is_open {
        small(ui, &place.byline);
    }
}

/// The address; a home's only once somebody asks for it.
fn address_ui(
    ui: &mut Ui,
    place: &PlaceCard,
    open: (bool, bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let about = place.called.as_str();
    if place.is_home {
        let ground = palette(ui.ctx()).nav;
        note(ui, ground, |ui| ui.label(say::home()));
    }
    if place.is_home && !place.address.is_empty() {
        let fold = Fold::Content(Part::Address(place.id));
        quiet_row(ui, |ui| {
            fold_button(
                ui,
                drafts,
                fold,
                (t!("places-show-the-address"), t!("places-hide-the-address")),
                about,
            );
        });
        if !drafts.unfolded.contains(&fold) {
            small(ui, say::home_address());
            return;
        }
    }
    line_ui(ui, &place.address, about, open, drafts, actions);
}

/// Kind, quiet, private, overheard: what two said at once always, and all of it where the card is open.
fn known_ui(
    ui: &mut Ui,
    place: &PlaceCard,
    (is_open, may_write): (bool, bool),
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Place(place.id);
    let about = place.called.as_str();
    let ready = may_write && !drafts.is_waiting(at.spot());
    let set = |set| edit(at, Edit::SetPlace { place: place.id, set });
    if let Some(kind) =
        several_ui(ui, t!("places-what-kind-of-place-it-is-2"), &place.kind.several, ready)
    {
        actions.push(set(PlaceFact::Kind(*kind)));
    }
    if is_open {
        small(ui, t!("places-what-kind-of-place-it-is"));
        let settled = place.kind.settled;
        let pressed = ui.add_enabled_ui(ready, |ui| choices(ui, &say::kinds(), settled, about));
        if let Some(kind) = pressed.inner.filter(|kind| settled != Some(*kind)) {
            actions.push(set(PlaceFact::Kind(kind)));
        }
    }
    for known in &place.known {
        let fact = |is| match known.fact {
            Known::Quiet => PlaceFact::Quiet(is),
            Known::Private => PlaceFact::Private(is),
            Known::Overheard => PlaceFact::Overheard(is),
        };
        let several = &known.answer.several;
        if let Some(is) = several_ui(ui, known.question, several, ready) {
            actions.push(set(fact(*is)));
        }
        if !is_open {
            continue;
        }
        small(ui, known.question);
        // Where nobody has said anything, it is not known.
        let nothing_yet = several.is_empty().then_some(None);
        let settled = known.answer.settled.or(nothing_yet);
        let name = format!("{} {about}", known.question);
        let pressed = ui.add_enabled_ui(ready, |ui| choices(ui, &answers(), settled, &name));
        if let Some(is) = pressed.inner.filter(|is| settled != Some(*is)) {
            actions.push(set(fact(is)));
        }
    }
}

/// How this member is with it, and how the others are.
fn comfort_ui(
    ui: &mut Ui,
    place: &PlaceCard,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Place(place.id);
    small(ui, t!("places-how-this-place-is-for-you"));
    if place.mine.doubled {
        prose(ui, t!("places-your-devices-said-two-different-things"));
    }
    let given = place.mine.given;
    ui.add_enabled_ui(may_write && !drafts.is_waiting(at.spot()), |ui| {
        if let Some(comfort) = choices(ui, &say::comforts(), given, &place.called) {
            // A second press takes it back.
            let comfort = Some(comfort).filter(|comfort| given != Some(*comfort));
            actions.push(edit(at, Edit::RatePlace { place: place.id, comfort }));
        }
    });
    grouped_faces(ui, &place.faces);
}
