//! Where a ground rule or a decision stands, from its members' words.
//!
//! A wording holds when somebody agreed to it and everybody whom those who agreed knew to be asked agreed or stands
//! aside, at least two where two are asked. Members who left or take a break are not waited for, and whoever came
//! later unsettles nothing by not having answered yet.

use std::collections::{BTreeMap, BTreeSet};

use super::words_of;
use crate::group::document::Document;
use crate::group::edit::{ConcernName, Put, Stance};
use crate::group::keys::{self, AnswerValue, SwitchValue, VersionId};
use crate::group::read::Reader;
use crate::group::snapshot::{Choice, RuleState, Text};
use crate::id::{ExactHash, MemberId, RecordId};

/// The words on all wordings of what was put to the group.
pub(super) struct Answers {
    by_wording: BTreeMap<ExactHash, BTreeMap<MemberId, Vec<AnswerValue>>>,
}

impl Answers {
    pub(super) fn read(document: &Document, put: Put, counts: impl Fn(MemberId) -> bool) -> Self {
        let mut by_wording: BTreeMap<ExactHash, BTreeMap<MemberId, Vec<AnswerValue>>> =
            BTreeMap::new();
        let graph = document.index().text(&put.wording().path());
        let beginning = format!("{}.", put.record());
        for (wording, member) in document.index().own(put.kind(), &beginning) {
            let Ok(wording) = wording.parse::<ExactHash>() else { continue };
            if !counts(member) {
                continue;
            }
            let key = keys::own(member, put.kind(), &keys::answer_subject(put.record(), wording));
            let mut answers: Vec<AnswerValue> = Vec::new();
            for (_, value) in document.values(&key) {
                let Some(answer) = value.decoded::<AnswerValue>() else { continue };
                let known = graph.is_some_and(|graph| graph.has_all(&answer.versions));
                let again = answers
                    .iter_mut()
                    .find(|before| (before.stance, before.why) == (answer.stance, answer.why));
                match again {
                    // Said the same on two devices at once: where they saw two origins, neither was settled for both.
                    Some(before) if before.origin != answer.origin => before.origin = None,
                    None if known => answers.push(answer),
                    Some(_) | None => {}
                }
            }
            if !answers.is_empty() {
                by_wording.entry(wording).or_default().insert(member, answers);
            }
        }
        Self { by_wording }
    }

    /// The versions that make up a wording somebody has a word on.
    pub(super) fn versions(&self, wording: ExactHash) -> &[VersionId] {
        let mut answers = self.by_wording.get(&wording).into_iter().flat_map(BTreeMap::values);
        answers.find_map(|answers| answers.first()).map_or(&[], |answer| &answer.versions)
    }

    /// The word that a member's word on a wording takes the place of, where it is another.
    pub(super) fn before(
        &self,
        wording: ExactHash,
        member: MemberId,
        stance: Stance,
    ) -> Option<Stance> {
        match self.by_wording.get(&wording)?.get(&member)?.as_slice() {
            [one] if one.stance == stance => one.before,
            [one] => Some(one.stance),
            _ => None,
        }
    }

    /// Whether there is such a concern, with whatever wording.
    pub(super) fn has_concern(&self, put: RecordId, concern: ConcernName) -> bool {
        self.by_wording.iter().any(|(wording, answers)| {
            let answers = answers.get(&concern.member).into_iter().flatten();
            let mut concerns = answers.filter(|answer| answer.stance == Stance::Concern);
            concerns.any(|answer| {
                let member = concern.member;
                keys::concern_hash(put, member, *wording, answer.why) == concern.exact
            })
        })
    }

    /// Whom those who agreed to a wording knew to be asked, if it holds among them.
    pub(super) fn agreed_among(
        &self,
        wording: ExactHash,
        asked: &BTreeSet<MemberId>,
    ) -> Option<BTreeSet<MemberId>> {
        let answers = self.by_wording.get(&wording)?;
        // Two words of one member's own devices are none until that member settles them.
        let single = answers.iter().filter_map(|(member, answers)| match answers.as_slice() {
            [answer] if asked.contains(member) => Some((*member, answer)),
            _ => None,
        });
        let agreeing: BTreeMap<MemberId, &AnswerValue> =
            single.filter(|(_, answer)| answer.stance != Stance::Concern).collect();
        let somebody = agreeing.values().any(|answer| answer.stance != Stance::StandAside);
        let among: BTreeSet<MemberId> =
            agreeing.values().flat_map(|answer| answer.among.iter().copied()).collect();
        let everybody =
            among.iter().all(|member| !asked.contains(member) || agreeing.contains_key(member));
        (somebody && everybody && agreeing.len() >= asked.len().min(2)).then_some(among)
    }

    /// What follows.
    pub(super) fn state(
        &self,
        reader: &Reader<'_>,
        put: Put,
        text: &Text,
        switch: &Choice<SwitchValue>,
    ) -> RuleState {
        let on = switch.values.iter().filter(|chosen| chosen.value.on);
        let mut on = on.map(|chosen| &chosen.value).peekable();
        if on.peek().is_some() {
            let all_on = switch.values.iter().all(|chosen| chosen.value.on);
            let of_now: Vec<ExactHash> = text.wording.into_iter().collect();
            let settled = all_on && on.all(|switch| switch.of == of_now);
            return if settled { RuleState::Aside } else { RuleState::Unsettled };
        }

        let asked: BTreeSet<MemberId> = reader
            .around
            .roster
            .iter()
            .filter(|member| member.is_asked())
            .map(|member| member.id)
            .collect();
        let of_now = text.wording.and_then(|wording| self.by_wording.get(&wording));
        let spoken = of_now.into_iter().flatten().filter(|(member, _)| asked.contains(member));
        let concerned: Vec<MemberId> = spoken
            .clone()
            .filter(|(_, answers)| answers.iter().any(|answer| answer.stance == Stance::Concern))
            .map(|(member, _)| *member)
            .collect();
        // Two wordings side by side are none, whatever somebody signed.
        let one = text.wording.filter(|_| !text.overlap);
        let is_agreed = one.is_some_and(|now| self.agreed_among(now, &asked).is_some());
        if !concerned.is_empty() {
            // A concern is told before all else, and takes nothing from what holds meanwhile.
            let earlier = || self.held_before(reader, put, text.wording, &asked);
            let holds = if is_agreed { Some(text.words.clone()) } else { earlier() };
            return RuleState::Concern { by: concerned, holds };
        }
        if is_agreed {
            return RuleState::Agreed;
        }
        let spoken: BTreeSet<MemberId> =
            spoken.filter(|(_, answers)| answers.len() == 1).map(|(member, _)| *member).collect();
        let waiting_for = asked.difference(&spoken).copied().collect();
        match self.held_before(reader, put, text.wording, &asked) {
            Some(words) => RuleState::EarlierWordingHolds { words, waiting_for },
            None => RuleState::InTheMaking { waiting_for },
        }
    }

    /// Each member's word on the wording of now, or else on the newest of the others.
    pub(super) fn newest(
        &self,
        document: &Document,
        put: Put,
        now: Option<ExactHash>,
    ) -> Vec<(MemberId, ExactHash, &AnswerValue)> {
        let mut newest: BTreeMap<MemberId, (ExactHash, &Vec<AnswerValue>)> = BTreeMap::new();
        for wording in self.oldest_first(document, put, now) {
            for (member, answers) in self.by_wording.get(&wording).into_iter().flatten() {
                newest.insert(*member, (wording, answers));
            }
        }
        let words = newest.into_iter().flat_map(|(member, (wording, answers))| {
            answers.iter().map(move |answer| (member, wording, answer))
        });
        words.collect()
    }

    /// The words of the newest other wording that holds.
    fn held_before(
        &self,
        reader: &Reader<'_>,
        put: Put,
        now: Option<ExactHash>,
        asked: &BTreeSet<MemberId>,
    ) -> Option<String> {
        let wordings = self.oldest_first(reader.document, put, now);
        let newest_first = wordings.into_iter().rev().filter(|wording| Some(*wording) != now);
        let mut held = newest_first.filter(|wording| self.agreed_among(*wording, asked).is_some());
        held.find_map(|wording| {
            let (words, overlap) = words_of(reader, put, wording, self);
            (!overlap).then_some(words)
        })
    }

    /// The wordings that somebody has a word on, the one of now last.
    fn oldest_first(
        &self,
        document: &Document,
        put: Put,
        now: Option<ExactHash>,
    ) -> Vec<ExactHash> {
        let graph = document.index().text(&put.wording().path());
        let mut wordings: Vec<ExactHash> = self.by_wording.keys().copied().collect();
        wordings.sort_by_cached_key(|wording| {
            let at = graph.and_then(|graph| graph.newest(self.versions(*wording)));
            (Some(*wording) == now, at, *wording)
        });
        wordings
    }
}
