//! What is typed and not sent yet, in the form in which it is kept, sealed, until it is sent: closing, locking and a crash
//! take none of it.
//!
//! Invariant: nothing that opens anything is in it: no passphrase, no code, no ticket.
//! Source: FORMATS.md §9.5.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use egui::Ui;
use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::TextField;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::parts::{note, quiet, row};
use super::{Action, Drafts, Spot};
use crate::desktop::draft::TextDraft;
use crate::theme::{self, palette};
use crate::view::Place;
use crate::words::t;

/// What folds out is worth keeping only beside words.
const UNFOLDED: &str = "unfolded";

#[derive(Serialize)]
struct Written<'a> {
    drafts: &'a Drafts,
    texts: Vec<&'a TextDraft>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Read {
    drafts: Drafts,
    texts: Vec<TextDraft>,
}

impl Drafts {
    /// What is typed and not sent yet; absent where there is nothing. Shared texts are written by themselves and are in it only
    /// where that was refused.
    pub(crate) fn unsent(&self) -> Result<Option<String>, serde_json::Error> {
        let refused = |draft: &&TextDraft| self.refusal(Spot::Text(draft.field())).is_some();
        let texts = self.texts.values().filter(|draft| draft.is_changed()).filter(refused);
        let mut value = serde_json::to_value(Written { drafts: self, texts: texts.collect() })?;
        prune(&mut value);
        let drafts = value.get("drafts").and_then(Value::as_object);
        let has_drafts = drafts.is_some_and(|drafts| drafts.keys().any(|name| name != UNFOLDED));
        let has_words = has_drafts || value.get("texts").is_some();
        has_words.then(|| serde_json::to_string(&value)).transpose()
    }

    /// Reads it again. What a later version keeps beside is left out.
    pub(crate) fn taken_up(unsent: &str) -> Result<Self, serde_json::Error> {
        let Read { mut drafts, texts } = serde_json::from_str(unsent)?;
        drafts.texts = texts.into_iter().map(|text| (text.field(), text.taken_up())).collect();
        drafts.finding.open_what_is_typed();
        Ok(drafts)
    }

    /// On which screens it is.
    pub(crate) fn unsent_places(&self, snapshot: &GroupSnapshot) -> BTreeSet<Place> {
        let of_rule = |record| snapshot.rules.iter().any(|rule| rule.id == record);
        let agreement = |record| if of_rule(record) { Place::Rules } else { Place::Decisions };
        let (agreeing, content) = (&self.agreeing, &self.content);
        let on = self.answers.keys().chain(agreeing.remarks.keys()).copied().map(agreement);
        let mut places: BTreeSet<Place> = on.collect();
        let typed = [
            (Place::Rules, self.new_rule.is_some()),
            (Place::Decisions, agreeing.new_decision.is_some()),
            (Place::Meetings, self.is_scheduling()),
            (Place::Room, self.along.is_some() || !self.untils.is_empty()),
            (Place::Members, self.is_about_members()),
            (Place::Going, self.going.is_typed()),
            (Place::Focus, content.sentence.is_some() || content.again.is_some()),
            (Place::Places, content.new_place.is_some()),
            (Place::Help, content.new_contact.is_some()),
            (Place::Shelf, !content.new_items.is_empty()),
            (Place::Finding, self.finding.is_typed()),
            (Place::Mine, self.mine.is_typed()),
            (Place::Reach, self.deciding.relay.is_some()),
        ];
        places.extend(typed.into_iter().filter(|(_, is_typed)| *is_typed).map(|(place, _)| place));
        places.extend(content.lines.keys().map(|line| line.place()));
        places.extend(self.texts.keys().map(|text| text_place(*text)));
        places
    }

    fn is_scheduling(&self) -> bool {
        let Self { new_meeting, moving, placing, scheduling, .. } = self;
        new_meeting.is_some() || !moving.is_empty() || !placing.is_empty() || scheduling.is_typed()
    }

    fn is_about_members(&self) -> bool {
        self.my_name.is_some()
            || !self.invitee.is_empty()
            || self.farewell.is_some()
            || self.deciding.is_about_members()
    }
}

/// Says that what was begun is there again, with the way there, until somebody was there.
pub(crate) fn again_ui(ui: &mut Ui, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if drafts.again.is_empty() {
        return;
    }
    let ground = palette(ui.ctx()).sage_pale;
    note(ui, ground, |ui| {
        ui.label(t!("unsent-is-there-again"));
        row(ui, |ui| {
            for place in &drafts.again {
                let title = place.title();
                let goes = quiet(ui, title).accessible_name(t!("unsent-go-there", place = title));
                if goes.clicked() {
                    actions.push(Action::Go(*place));
                }
            }
            if quiet(ui, t!("unsent-later")).clicked() {
                drafts.again.clear();
            }
        });
    });
    ui.add_space(theme::GAP);
}

/// On which screen a shared text is.
fn text_place(field: TextField) -> Place {
    match field {
        TextField::GroupName
        | TextField::FocusWho
        | TextField::FocusWhat
        | TextField::FocusPurpose
        | TextField::FocusInside
        | TextField::FocusOutside
        | TextField::OriginWhy => Place::Focus,
        TextField::RuleTitle(_) | TextField::RuleWording(_) => Place::Rules,
        TextField::PlaceAccess(_) | TextField::PlaceNotes(_) => Place::Places,
        TextField::ContactNote(_) => Place::Help,
        TextField::ShelfWords(_) | TextField::ShelfNote(_) => Place::Shelf,
        TextField::DecisionTitle(_)
        | TextField::DecisionWording(_)
        | TextField::DecisionReasons(_)
        | TextField::DecisionOutcome(_) => Place::Decisions,
        TextField::TakenWords(_) => Place::Room,
    }
}

/// Takes out what says nothing; whether nothing is left.
fn prune(value: &mut Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) | Value::Number(_) => false,
        Value::String(words) => words.is_empty(),
        // A list keeps its places.
        Value::Array(items) => items.is_empty(),
        Value::Object(parts) => {
            parts.retain(|_, part| !prune(part));
            parts.is_empty()
        }
    }
}

/// Maps whose keys are no words: in JSON each key is a text that holds it as JSON.
pub(crate) mod by_key {
    use std::collections::BTreeMap;

    use serde::de::{DeserializeOwned, Error as _};
    use serde::ser::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let entry = |(key, value)| Ok((serde_json::to_string(key)?, value));
        let entries: Result<Vec<(String, &V)>, serde_json::Error> = map.iter().map(entry).collect();
        serializer.collect_map(entries.map_err(S::Error::custom)?)
    }

    pub(crate) fn deserialize<'de, K, V, D>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: DeserializeOwned + Ord,
        V: DeserializeOwned,
        D: Deserializer<'de>,
    {
        let entries = BTreeMap::<String, V>::deserialize(deserializer)?;
        let entry = |(key, value): (String, V)| Ok((serde_json::from_str(&key)?, value));
        let entries: Result<_, serde_json::Error> = entries.into_iter().map(entry).collect();
        entries.map_err(D::Error::custom)
    }
}
