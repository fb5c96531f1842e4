//! Who said what to what was put to the group, as faces: those who said the same stand together.
//!
//! Invariant: nobody is shown who has no say, and there is no count and no share of anything.

use kith_sync::node::api::{Answer, Proposed, Said, Word};

use super::card::word_line;
use crate::view::Source;
use crate::view::people::{FaceView, FacesView, Stand};
use crate::words::t;

/// Groups of those who are asked, by what they said: by name in each, and this member last.
pub(super) fn faces(source: &Source<'_>, proposal: &Proposed) -> Vec<FacesView> {
    let people = source.people();
    let mut asked: Vec<&Word> = proposal.asked.iter().collect();
    asked.sort_by_key(|word| (word.member == source.status.me, people.rank(word.member)));
    let group = |(stand, words): (Stand, &'static str)| {
        let alike = asked.iter().filter(|word| stands(word.said) == Some((stand, words)));
        let face = |word: &&Word| {
            let is_other = word.member != source.status.me;
            let told = is_other.then(|| word_line(source, proposal, word)).flatten();
            FaceView { told, ..people.face(word.member) }
        };
        let people: Vec<FaceView> = alike.map(face).collect();
        FacesView { stand, words, people }
    };
    let said = [
        Said::Answered(Answer::Yes),
        Said::Answered(Answer::NotNow),
        Said::Answered(Answer::Concern),
        Said::Contradicting,
        Said::Answered(Answer::StandAside),
        Said::Nothing,
    ];
    let groups = said.into_iter().filter_map(stands).map(group);
    groups.filter(|group| !group.people.is_empty()).collect()
}

/// Whether there is more to somebody's word than where they stand.
pub(super) fn says_more(word: &Word) -> bool {
    match word.said {
        Said::Nothing => word.stale,
        Said::Answered(_) => word.why.is_some(),
        Said::Contradicting | Said::StoodAside | Said::NotAsked => true,
    }
}

/// Where somebody stands who said this, and in which words; absent for who has no say.
fn stands(said: Said) -> Option<(Stand, &'static str)> {
    Some(match said {
        Said::Answered(Answer::Yes) => (Stand::For, t!("decisions-faces-yes")),
        Said::Answered(Answer::NotNow) => (Stand::Against, t!("decisions-faces-not-now")),
        Said::Answered(Answer::Concern) => (Stand::Careful, t!("decisions-faces-concern")),
        Said::Contradicting => (Stand::Careful, t!("people-two-answers")),
        Said::Answered(Answer::StandAside) | Said::StoodAside => {
            (Stand::Aside, t!("decisions-faces-aside"))
        }
        Said::Nothing => (Stand::Open, t!("people-not-answered-yet")),
        Said::NotAsked => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, now, proposed, state, word};
    use crate::words::{Language, speak};

    /// What is shown of this: the words, and who stands behind them.
    fn shown(said: [Said; 3]) -> Vec<(&'static str, Vec<String>)> {
        let state = state();
        let now = now();
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let asked = [ana(), ben(), cleo()].into_iter().zip(said);
        let asked = asked.map(|(member, said)| word(member, said)).collect();
        let proposal = proposed(61, kith_sync::node::api::Moved::Closing, asked);
        let groups = faces(&source, &proposal).into_iter();
        let called = |group: FacesView| group.people.into_iter().map(|it| it.called).collect();
        groups.map(|group| (group.words, called(group))).collect()
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn those_who_said_the_same_stand_together_and_i_last() {
        let yes = Said::Answered(Answer::Yes);
        assert_eq!(
            shown([yes, Said::Nothing, yes]),
            [("Yes", names(&["Cleo", "You"])), ("Not answered yet", names(&["Ben"]))]
        );
        speak(Language::German);
        assert_eq!(
            shown([Said::Nothing, Said::Answered(Answer::Concern), Said::Nothing]),
            [("Bedenken", names(&["Ben"])), ("Noch keine Antwort", names(&["Cleo", "Du"]))]
        );
    }

    #[test]
    fn whoever_has_no_say_is_not_shown_and_silence_is_no_yes() {
        assert_eq!(
            shown([Said::NotAsked, Said::StoodAside, Said::Contradicting]),
            [("Two answers", names(&["Cleo"])), ("Stand aside", names(&["Ben"]))]
        );
    }
}
