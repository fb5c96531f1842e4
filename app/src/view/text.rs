//! A shared text as a screen shows it: its words, its versions, and who is writing.

use std::sync::Arc;

use jiff::civil::Date;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{Member, Text, TextVersion, Words};
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
    pub(crate) earlier: Earlier,
    /// What others are typing here now: who, and the words so far.
    pub(crate) typing: Vec<(String, String)>,
    pub(crate) may_write: bool,
}

/// The earlier versions of a text, the newest first: worded only where somebody looks at them, because a group has thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Earlier {
    versions: Vec<Arc<TextVersion>>,
    telling: Telling,
}

impl Earlier {
    pub(crate) fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// Each in words.
    pub(crate) fn views(&self) -> impl Iterator<Item = VersionView> {
        self.versions.iter().map(|version| self.telling.version_view(version))
    }
}

/// What it takes to tell of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Telling {
    members: Arc<Vec<Member>>,
    me: MemberId,
    today: Date,
    /// Whether the group can be asked to erase what another wrote.
    may_ask: bool,
    /// What it is asked to erase already.
    asked: Vec<BodyName>,
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
    let telling = Telling::of(source);
    let today = telling.today;
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
        [one] => Some((one.body, telling.erasing(one))),
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
            text.versions.iter().map(|version| telling.version_view(version)).collect()
        } else {
            Vec::new()
        },
        overlap: text.overlap,
        mine,
        theirs: theirs.filter(|(_, erasing)| *erasing != Erasing::No),
        earlier: Earlier { versions: text.earlier.clone(), telling },
        typing,
        may_write: source.may_write(),
    }
}

impl Telling {
    fn of(source: &Source<'_>) -> Self {
        let is_alone = source.people().others().next().is_none();
        let open =
            source.status.decisions.proposals.iter().filter(|it| it.outcome == Outcome::Open);
        let asked = open.filter_map(|it| {
            if let Moved::Erasing { body, .. } = &it.motion { Some(*body) } else { None }
        });
        Self {
            members: Arc::clone(&source.snapshot.members),
            me: source.status.me,
            today: source.now.date(),
            may_ask: !is_alone && may_propose(source),
            asked: asked.collect(),
        }
    }

    fn version_view(&self, version: &TextVersion) -> VersionView {
        let people = People::new(&self.members, self.me);
        let (words, known) = known_words(&version.words);
        VersionView {
            body: version.body,
            by: format!(
                "{}, {}",
                super::people::capital(&people.author(version.by)),
                written_on(version.day, self.today)
            ),
            words,
            known,
            mine: version.by == Some(self.me),
            erasing: self.erasing(version),
        }
    }

    fn erasing(&self, version: &TextVersion) -> Erasing {
        let is_here = matches!(&version.words, Words::Known(words) if !words.trim().is_empty());
        if version.by == Some(self.me) || !is_here || !self.may_ask {
            Erasing::No
        } else if self.asked.contains(&version.body) {
            Erasing::Asked
        } else {
            Erasing::Possible
        }
    }
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
