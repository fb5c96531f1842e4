//! The focus of the group.

use kith_sync::group::edit::TextField;

use super::Source;
use super::text::{TextView, text_view};

/// The screen "Focus".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FocusView {
    /// Name, purpose, who, what: in the order of reading.
    pub(crate) texts: Vec<TextView>,
}

/// What a focus text is about and what stands where nothing is written, by field.
pub(crate) const NAME: (&str, &str) =
    ("Name of the group", "A name that gives nothing away is a good name.");
pub(crate) const PURPOSE: (&str, &str) =
    ("Purpose, in one sentence", "We are a group of … who meet to …");
pub(crate) const WHO: (&str, &str) =
    ("Who it is for", "For example: nurses on night shifts, from any ward.");
pub(crate) const WHAT: (&str, &str) = (
    "What it is for",
    "For example: to talk about what stays with us after a shift, and what helps.",
);

/// Makes the screen.
pub(crate) fn focus_view(source: &Source<'_>) -> FocusView {
    let focus = &source.snapshot.focus;
    FocusView {
        texts: vec![
            text_view(source, TextField::GroupName, NAME, &focus.name),
            text_view(source, TextField::FocusPurpose, PURPOSE, &focus.purpose),
            text_view(source, TextField::FocusWho, WHO, &focus.who),
            text_view(source, TextField::FocusWhat, WHAT, &focus.what),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{ben, now, snapshot, status};
    use crate::view::text::VersionView;

    #[test]
    fn two_versions_at_once_stand_side_by_side_and_one_alone_is_prose() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = focus_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let [name, purpose, who, _what] = view.texts.as_slice() else { panic!("four texts") };
        assert_eq!(name.words, "Thursday table");
        assert_eq!(name.versions, []);
        assert_eq!(who.byline.as_deref(), Some("Written by Ben on 9 November"));
        assert!(purpose.overlap);
        let by = |view: &VersionView| (view.by.clone(), view.mine);
        assert_eq!(
            purpose.versions.iter().map(by).collect::<Vec<_>>(),
            [("Ben, yesterday".to_owned(), false), ("You, yesterday".to_owned(), true)]
        );
    }

    #[test]
    fn what_somebody_types_shows_under_its_text_alone() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let drafts = &mut Arc::make_mut(&mut status).drafts;
        drafts.push(kith_sync::node::api::LiveDraft {
            member: ben(),
            text: TextField::FocusWhat,
            words: "To listen".to_owned(),
        });
        let view = focus_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let typing: Vec<_> = view.texts.iter().map(|text| text.typing.clone()).collect();
        assert_eq!(
            typing,
            [vec![], vec![], vec![], vec![("Ben".to_owned(), "To listen".to_owned())]]
        );
    }
}
