//! This member's own word on a ground rule or a decision.

use kith_sync::group::snapshot::{Agreement, RuleAnswer};

use super::super::Source;
use super::super::text::known_words;
use super::{ChangedView, MineView, answered_by, code, is_asked};
use crate::desktop::merge::{Piece, compare};
use crate::words::t;

pub(super) fn mine_view(source: &Source<'_>, agreement: &Agreement) -> MineView {
    let mine: Vec<_> =
        agreement.answers.iter().filter(|answer| answer.member == source.status.me).collect();
    let mut current = mine.iter().filter(|answer| answer.current);
    let (first, second) = (current.next().copied(), current.next());
    let earlier = if first.is_none() { mine.first().copied() } else { None };
    let one = if second.is_none() { first } else { None };
    let mut notes = Vec::new();
    if second.is_some() {
        notes.push(t!("agreement-your-devices-gave-two-different-words").to_owned());
    }
    if let Some(earlier) = earlier {
        let did = code(earlier.stance);
        notes.push(t!("agreement-the-wording-has-changed-since-your", did = did));
    }
    if let Some((before, now)) = one.and_then(|one| Some((one.before?, one.stance))) {
        notes.push(t!("agreement-you-changed-from-to", before = code(before), stance = code(now)));
    }
    let concern = one.and_then(|one| one.concern);
    let answered = concern.and_then(|concern| answered_by(source, agreement, concern));
    if let Some((by, form)) = answered {
        notes.push(t!("agreement-answered-your-concern-it-stands-until", by = by, form = form));
    }
    MineView {
        wording: if agreement.wording.overlap { None } else { agreement.wording.wording },
        stance: one.map(|answer| answer.stance),
        why: one.and_then(|answer| {
            answer.why.as_ref().map(|why| (known_words(&why.words).0, why.body))
        }),
        asked: is_asked(source, agreement),
        notes,
        changed: earlier.and_then(|earlier| changed_view(agreement, earlier)),
    }
}

fn changed_view(agreement: &Agreement, earlier: &RuleAnswer) -> Option<ChangedView> {
    let now = &agreement.wording.words;
    let then = earlier.words.as_ref().filter(|then| *then != now)?;
    let pieces = compare(then, now);
    let spoken = pieces.iter().map(|piece| match piece {
        Piece::Same(words) => words.trim().to_owned(),
        Piece::Removed(words) => t!("agreement-taken-out", trim = words.trim()),
        Piece::Added(words) => t!("agreement-added", trim = words.trim()),
    });
    let spoken: Vec<String> = spoken.filter(|words| !words.is_empty()).collect();
    Some(ChangedView {
        from: then.clone(),
        heading: t!("agreement-changed-since", did = code(earlier.stance)),
        spoken: spoken.join(" "),
        pieces,
    })
}
