//! Where a ground rule or a decision stands, from its members' words.
//!
//! A wording holds when as many agreed to it as the group's rule calls agreement, of those whom they knew to be asked
//! and who do not stand aside: everybody, unless the group decided otherwise, and at least two where two are asked.
//! Members who left or take a break are not waited for, and whoever came later unsettles nothing by not having answered
//! yet. A stricter rule unsettles nothing either: what was said under an earlier one still counts by that.

use std::collections::{BTreeMap, BTreeSet};

use super::words_of;
use crate::group::chunk::OpId;
use crate::group::document::Document;
use crate::group::edit::{ConcernName, Put, Stance};
use crate::group::keys::{self, AnswerValue, SwitchValue, VersionId};
use crate::group::read::Reader;
use crate::group::snapshot::{Choice, RuleState, Text};
use crate::group::sources::Around;
use crate::group::write::EditContext;
use crate::id::{ExactHash, MemberId, RecordId};
use crate::threshold::Threshold;

/// Whose words count, and whose are waited for.
#[derive(Clone, Debug)]
pub(in crate::group) struct Who {
    current: BTreeSet<MemberId>,
    asked: BTreeSet<MemberId>,
    wordings: Threshold,
}

impl Who {
    /// The members of now.
    pub(in crate::group) fn of(around: &Around<'_>) -> Self {
        let asked = around.roster.iter().filter(|member| member.is_asked());
        Self {
            current: around.current().map(|member| member.id).collect(),
            asked: asked.map(|member| member.id).collect(),
            wordings: around.wordings,
        }
    }

    /// Whoever is asked, as somebody sees it who edits.
    pub(super) fn asked(context: &EditContext<'_>) -> Self {
        let asked = context.roster.iter().filter(|member| member.is_asked());
        let asked: BTreeSet<MemberId> = asked.map(|member| member.id).collect();
        Self { current: asked.clone(), asked, wordings: context.wordings }
    }

    /// By what it would hold, with everybody asked.
    pub(super) fn would(self) -> Holding {
        Holding { among: self.asked, terms: self.wordings }
    }

    /// One member alone, for whom nobody waits.
    pub(super) fn only(member: MemberId) -> Self {
        Self::unasked(BTreeSet::from([member]))
    }

    fn unasked(current: BTreeSet<MemberId>) -> Self {
        Self { current, asked: BTreeSet::new(), wordings: Threshold::Everyone }
    }
}

/// A wording by the age of its newest version.
type Aged = (Option<OpId>, ExactHash);

/// The words on all wordings of what was put to the group, kept up to date one wording at a time.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    by_wording: BTreeMap<ExactHash, Wording>,
    by_member: BTreeMap<MemberId, BTreeSet<Aged>>,
    /// The wordings that hold.
    held: BTreeSet<Aged>,
    /// The wordings on which somebody has a word that names versions of which not all are here.
    incomplete: BTreeSet<ExactHash>,
}

/// By what a wording holds.
pub(super) struct Holding {
    /// Whom those who agreed knew to be asked.
    pub(super) among: BTreeSet<MemberId>,
    /// How many had to agree.
    pub(super) terms: Threshold,
}

/// The words on one wording.
#[derive(Clone, Debug, Default)]
struct Wording {
    at: Option<OpId>,
    words: BTreeMap<MemberId, Vec<AnswerValue>>,
}

impl Answers {
    pub(super) fn read(document: &Document, put: Put, who: &Who) -> Self {
        let beginning = format!("{}.", put.record());
        let words = document.index().own(put.kind(), &beginning);
        let wordings: BTreeSet<ExactHash> = words
            .filter(|(_, member)| who.current.contains(member))
            .filter_map(|(wording, _)| wording.parse().ok())
            .collect();
        let mut answers = Self::default();
        answers.update(document, put, who, &wordings);
        answers
    }

    /// The words of everybody, whether or not they still belong, on one wording.
    pub(super) fn on(document: &Document, put: Put, wording: ExactHash) -> Self {
        let subject = keys::answer_subject(put.record(), wording);
        let current = document.index().own(put.kind(), &subject).map(|(_, member)| member);
        let who = Who::unasked(current.collect());
        let mut answers = Self::default();
        answers.update(document, put, &who, &BTreeSet::from([wording]));
        answers
    }

    /// Reads the words on some wordings again, and those on which something was missing.
    pub(super) fn update(
        &mut self,
        document: &Document,
        put: Put,
        who: &Who,
        wordings: &BTreeSet<ExactHash>,
    ) {
        let incomplete = std::mem::take(&mut self.incomplete);
        for wording in wordings.union(&incomplete) {
            self.forget(*wording);
            let words = self.words_on(document, put, who, *wording);
            if words.is_empty() {
                continue;
            }
            let graph = document.index().text(&put.wording().path());
            let versions = words.values().find_map(|answers| answers.first());
            let versions = versions.map_or(&[][..], |answer| &answer.versions);
            let at = graph.and_then(|graph| graph.newest(versions));
            for member in words.keys() {
                self.by_member.entry(*member).or_default().insert((at, *wording));
            }
            self.by_wording.insert(*wording, Wording { at, words });
            if self.holding(*wording, who).is_some() {
                self.held.insert((at, *wording));
            }
        }
    }

    fn forget(&mut self, wording: ExactHash) {
        let Some(before) = self.by_wording.remove(&wording) else { return };
        let aged = (before.at, wording);
        self.held.remove(&aged);
        for member in before.words.keys() {
            if let Some(wordings) = self.by_member.get_mut(member) {
                wordings.remove(&aged);
            }
        }
    }

    fn words_on(
        &mut self,
        document: &Document,
        put: Put,
        who: &Who,
        wording: ExactHash,
    ) -> BTreeMap<MemberId, Vec<AnswerValue>> {
        let graph = document.index().text(&put.wording().path());
        let subject = keys::answer_subject(put.record(), wording);
        let mut words = BTreeMap::new();
        for (rest, member) in document.index().own(put.kind(), &subject) {
            if !rest.is_empty() || !who.current.contains(&member) {
                continue;
            }
            let mut answers: Vec<AnswerValue> = Vec::new();
            for (_, value) in document.values(&keys::own(member, put.kind(), &subject)) {
                let Some(answer) = value.decoded::<AnswerValue>() else { continue };
                if !graph.is_some_and(|graph| graph.has_all(&answer.versions)) {
                    self.incomplete.insert(wording);
                    continue;
                }
                let again = answers
                    .iter_mut()
                    .find(|before| (before.stance, before.why) == (answer.stance, answer.why));
                match again {
                    // Said the same on two devices at once: where they saw two origins, neither was settled for both.
                    Some(before) if before.origin != answer.origin => before.origin = None,
                    None => answers.push(answer),
                    Some(_) => {}
                }
            }
            if !answers.is_empty() {
                words.insert(member, answers);
            }
        }
        words
    }

    /// The versions that make up a wording somebody has a word on.
    pub(super) fn versions(&self, wording: ExactHash) -> &[VersionId] {
        let words = self.by_wording.get(&wording).into_iter().flat_map(|it| it.words.values());
        words.flatten().next().map_or(&[], |answer| &answer.versions)
    }

    /// The word that a member's word on a wording takes the place of, where it is another.
    pub(super) fn before(
        &self,
        wording: ExactHash,
        member: MemberId,
        stance: Stance,
    ) -> Option<Stance> {
        match self.by_wording.get(&wording)?.words.get(&member)?.as_slice() {
            [one] if one.stance == stance => one.before,
            [one] => Some(one.stance),
            _ => None,
        }
    }

    /// Whether there is such a concern, with whatever wording.
    pub(super) fn has_concern(&self, put: RecordId, concern: ConcernName) -> bool {
        self.by_wording.iter().any(|(wording, on)| {
            let answers = on.words.get(&concern.member).into_iter().flatten();
            let mut concerns = answers.filter(|answer| answer.stance == Stance::Concern);
            concerns.any(|answer| {
                let member = concern.member;
                keys::concern_hash(put, member, *wording, answer.why) == concern.exact
            })
        })
    }

    /// By what a wording holds, if it does: by the rule of now, or by an earlier one among the words given under it.
    pub(super) fn holding(&self, wording: ExactHash, who: &Who) -> Option<Holding> {
        let answers = &self.by_wording.get(&wording)?.words;
        // Two words of one member's own devices are none until that member settles them.
        let single = answers.iter().filter_map(|(member, answers)| match answers.as_slice() {
            [answer] if who.asked.contains(member) => Some((*member, answer)),
            _ => None,
        });
        let agreeing: BTreeMap<MemberId, &AnswerValue> =
            single.filter(|(_, answer)| answer.stance != Stance::Concern).collect();
        let terms: BTreeSet<Threshold> = agreeing.values().map(|answer| answer.terms).collect();
        let earlier = terms.into_iter().filter(|terms| *terms < who.wordings);
        let by_earlier = earlier.map(|terms| {
            let given = agreeing.iter().filter(|(_, answer)| answer.terms <= terms);
            (terms, given.map(|(member, answer)| (*member, *answer)).collect())
        });
        let by_now = std::iter::once_with(|| (who.wordings, agreeing.clone()));
        // The loosest by which it holds, so that whoever speaks again unsettles nothing.
        by_earlier.chain(by_now).find_map(|(terms, words)| holding_by(terms, &words, &who.asked))
    }

    /// What follows.
    pub(super) fn state(
        &self,
        reader: &Reader<'_>,
        put: Put,
        text: &Text,
        switch: &Choice<SwitchValue>,
        who: &Who,
    ) -> RuleState {
        let on = switch.values.iter().filter(|chosen| chosen.value.on);
        let mut on = on.map(|chosen| &chosen.value).peekable();
        if on.peek().is_some() {
            let all_on = switch.values.iter().all(|chosen| chosen.value.on);
            let of_now: Vec<ExactHash> = text.wording.into_iter().collect();
            let settled = all_on && on.all(|switch| switch.of == of_now);
            return if settled { RuleState::Aside } else { RuleState::Unsettled };
        }

        let asked = &who.asked;
        let of_now = text.wording.and_then(|wording| self.by_wording.get(&wording));
        let spoken = of_now
            .into_iter()
            .flat_map(|on| &on.words)
            .filter(|(member, _)| asked.contains(member));
        let concerned: Vec<MemberId> = spoken
            .clone()
            .filter(|(_, answers)| answers.iter().any(|answer| answer.stance == Stance::Concern))
            .map(|(member, _)| *member)
            .collect();
        // Two wordings side by side are none, whatever somebody signed.
        let one = text.wording.filter(|_| !text.overlap);
        let is_agreed = one.is_some_and(|now| self.holding(now, who).is_some());
        if !concerned.is_empty() {
            // A concern is told before all else, and takes nothing from what holds meanwhile.
            let earlier = || self.held_before(reader, put, text.wording);
            let holds = if is_agreed { Some(text.words.clone()) } else { earlier() };
            return RuleState::Concern { by: concerned, holds };
        }
        if is_agreed {
            return RuleState::Agreed;
        }
        let spoken: BTreeSet<MemberId> =
            spoken.filter(|(_, answers)| answers.len() == 1).map(|(member, _)| *member).collect();
        let waiting_for = asked.difference(&spoken).copied().collect();
        match self.held_before(reader, put, text.wording) {
            Some(words) => RuleState::EarlierWordingHolds { words, waiting_for },
            None => RuleState::InTheMaking { waiting_for },
        }
    }

    /// Each member's word on the wording of now, or else on the newest of the others.
    pub(super) fn newest(
        &self,
        now: Option<ExactHash>,
    ) -> impl Iterator<Item = (MemberId, ExactHash, &AnswerValue)> {
        self.by_member.iter().flat_map(move |(member, wordings)| {
            let of_now = now.filter(|now| {
                self.by_wording.get(now).is_some_and(|on| on.words.contains_key(member))
            });
            let wording = of_now.or_else(|| wordings.last().map(|(_, wording)| *wording));
            let on = wording.and_then(|wording| Some((wording, self.by_wording.get(&wording)?)));
            on.into_iter().flat_map(move |(wording, on)| {
                let answers = on.words.get(member).into_iter().flatten();
                answers.map(move |answer| (*member, wording, answer))
            })
        })
    }

    /// The words of the newest other wording that holds.
    fn held_before(&self, reader: &Reader<'_>, put: Put, now: Option<ExactHash>) -> Option<String> {
        let mut held = self.held.iter().rev().filter(|(_, wording)| Some(*wording) != now);
        held.find_map(|(_, wording)| {
            let (words, overlap) = words_of(reader, put, *wording, self);
            (!overlap).then_some(words)
        })
    }
}

/// Whether these words, none of them a concern, are enough.
fn holding_by(
    terms: Threshold,
    words: &BTreeMap<MemberId, &AnswerValue>,
    asked: &BTreeSet<MemberId>,
) -> Option<Holding> {
    let stands_aside = |member: &MemberId| {
        words.get(member).is_some_and(|answer| answer.stance == Stance::StandAside)
    };
    let among: BTreeSet<MemberId> =
        words.values().flat_map(|answer| answer.among.iter().copied()).collect();
    let have_a_say: Vec<&MemberId> =
        among.iter().filter(|member| asked.contains(member) && !stands_aside(member)).collect();
    let needed = terms.of(have_a_say.len()).max(have_a_say.len().min(2));
    let somebody = words.values().any(|answer| answer.stance != Stance::StandAside);
    let agree = have_a_say.iter().filter(|member| words.contains_key(member)).count();
    let enough = somebody && agree >= needed && words.len() >= asked.len().min(2);
    enough.then_some(Holding { among, terms })
}
