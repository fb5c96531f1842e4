//! A shared text as a screen shows it: its words, its versions, and who is writing.

use jiff::civil::Date;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{Text, TextVersion, Words};
use kith_sync::id::{BodyName, ExactHash, MemberId};
use kith_sync::node::api::{Moved, Outcome};

use super::Source;
use super::decisions::may_propose;
use super::people::People;
use super::when::written_on;
use crate::words::t;

/// A shared text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextView {
    pub(crate) field: TextField,
    /// What the text is about: its label.
    pub(crate) label: &'static str,
    /// What stands where nothing is written.
    pub(crate) invitation: &'static str,
    pub(crate) words: String,
    /// What to say where there are no words: an invitation to write, or why they are missing.
    pub(crate) empty: String,
    pub(crate) wording: Option<ExactHash>,
    /// "Written by Ben on 3 May."
    pub(crate) byline: Option<String>,
    /// Who wrote the wording of now, for a person whose draft meets it.
    pub(crate) author: String,
    /// What people wrote at once; empty unless there is more than one.
    pub(crate) versions: Vec<VersionView>,
    /// Whether somebody has to choose between `versions`.
    pub(crate) overlap: bool,
    /// This member's own newest words, where they can be taken back.
    pub(crate) mine: Option<BodyName>,
    /// The newest words, where they are another's and stand alone, and whether the group can be asked to erase them.
    pub(crate) theirs: Option<(BodyName, Erasing)>,
    pub(crate) earlier: Vec<VersionView>,
    /// What others are typing here now: who, and the words so far.
    pub(crate) typing: Vec<(String, String)>,
    pub(crate) may_write: bool,
}

/// One version of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VersionView {
    pub(crate) body: BodyName,
    /// "Ben, yesterday".
    pub(crate) by: String,
    /// The words, or why they are not here.
    pub(crate) words: String,
    /// Whether `words` are the version's own.
    pub(crate) known: bool,
    /// Whether this member wrote it, and so may take it back.
    pub(crate) mine: bool,
    /// Whether the group can be asked to erase it.
    pub(crate) erasing: Erasing,
}

/// Whether the group can be asked to erase another's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Erasing {
    /// Not by this member now, or there is nothing to erase.
    No,
    /// It can.
    Possible,
    /// It is asked already.
    Asked,
}

/// Words a shared text.
pub(crate) fn text_view(
    source: &Source<'_>,
    field: TextField,
    (label, invitation): (&'static str, &'static str),
    text: &Text,
) -> TextView {
    let people = source.people();
    let today = source.now.date();
    let version = |version: &TextVersion| version_view(source, version, &people, today);
    let mut typing: Vec<(String, String)> = source
        .status
        .drafts
        .iter()
        .filter(|draft| draft.text == field && draft.member != source.status.me)
        // Who has not changed anything yet has nothing to show.
        .filter(|draft| draft.words != text.words)
        .map(|draft| (people.subject(draft.member), draft.words.clone()))
        .collect();
    typing.sort();
    let authors: Vec<MemberId> = text.versions.iter().filter_map(|version| version.by).collect();
    let byline = match text.versions.as_slice() {
        [] => None,
        [one] => {
            Some(t!("text-written-by", by = people.by(one.by), today = written_on(one.day, today)))
        }
        _ => Some(t!("text-written-at-once-by", authors = people.by_all(&dedup(&authors)))),
    };
    let mine = text
        .versions
        .iter()
        .find(|version| {
            version.by == Some(source.status.me) && matches!(version.words, Words::Known(_))
        })
        .map(|version| version.body);
    let theirs = match text.versions.as_slice() {
        [one] => Some((one.body, erasing(source, one))),
        _ => None,
    };
    TextView {
        field,
        label,
        invitation,
        words: text.words.clone(),
        empty: match text.versions.as_slice() {
            [] => invitation.to_owned(),
            [one] if !matches!(one.words, Words::Known(_)) => known_words(&one.words).0,
            _ => t!("text-nothing-is-written-here-now").to_owned(),
        },
        wording: text.wording,
        byline,
        author: if authors.is_empty() { people.by(None) } else { people.by_all(&dedup(&authors)) },
        versions: if text.versions.len() > 1 {
            text.versions.iter().map(version).collect()
        } else {
            Vec::new()
        },
        overlap: text.overlap,
        mine,
        theirs: theirs.filter(|(_, erasing)| *erasing != Erasing::No),
        earlier: text.earlier.iter().map(|it| version(it)).collect(),
        typing,
        may_write: source.may_write(),
    }
}

fn version_view(
    source: &Source<'_>,
    version: &TextVersion,
    people: &People<'_>,
    today: Date,
) -> VersionView {
    let (words, known) = known_words(&version.words);
    VersionView {
        body: version.body,
        by: format!(
            "{}, {}",
            super::people::capital(&people.author(version.by)),
            written_on(version.day, today)
        ),
        words,
        known,
        mine: version.by == Some(people.me()),
        erasing: erasing(source, version),
    }
}

fn erasing(source: &Source<'_>, version: &TextVersion) -> Erasing {
    let is_here = matches!(&version.words, Words::Known(words) if !words.trim().is_empty());
    let is_alone = source.people().others().next().is_none();
    if version.by == Some(source.status.me) || !is_here || is_alone || !may_propose(source) {
        return Erasing::No;
    }
    let is_this =
        |motion: &Moved| matches!(motion, Moved::Erasing { body, .. } if *body == version.body);
    let mut proposals = source.status.decisions.proposals.iter();
    let is_asked = proposals.any(|it| it.outcome == Outcome::Open && is_this(&it.motion));
    if is_asked { Erasing::Asked } else { Erasing::Possible }
}

/// The words of a body, or why they are not here.
pub(crate) fn known_words(words: &Words) -> (String, bool) {
    match words {
        Words::Known(words) => (words.clone(), true),
        Words::NotHereYet => (t!("text-these-words-have-not-reached-this").to_owned(), false),
        Words::TakenBack => (t!("text-these-words-were-taken-back").to_owned(), false),
    }
}

fn dedup(ids: &[MemberId]) -> Vec<MemberId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    ids
}
