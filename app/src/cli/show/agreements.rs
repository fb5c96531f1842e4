//! Ground rules and decisions: where each stands, what everyone said, and what was said on it.

use jiff::civil::Date;
use kith_sync::group::edit::{Stance, Topic};
use kith_sync::group::snapshot::{Agreement, Choice, RuleState, Words};

use super::{Page, day, plain, words};

impl Page<'_> {
    /// The ground rules.
    pub(super) fn rules(&mut self) {
        self.heading("Ground rules");
        let rules = self.state.snapshot.rules.clone();
        if rules.is_empty() {
            self.line(2, "none yet");
        }
        for rule in rules.iter() {
            self.agreement(rule);
        }
    }

    /// The decisions.
    pub(super) fn group_decisions(&mut self) {
        let decisions = self.state.snapshot.decisions.clone();
        if decisions.is_empty() {
            return;
        }
        self.heading("Decisions");
        for decision in decisions.iter() {
            self.agreement(&decision.put);
            self.text_at(4, "Why: ", &decision.reasons);
            self.days("To be answered until", &decision.until);
            self.text_at(4, "What came of it: ", &decision.outcome);
        }
    }

    fn agreement(&mut self, put: &Agreement) {
        let standing = self.standing_of(put);
        self.line(2, &format!("{} — {standing}", plain(&put.title.words, " ")));
        self.at_once(4, &put.title);
        self.line(4, &plain(&put.wording.words, "\n    "));
        self.at_once(4, &put.wording);
        let topics: Vec<_> = put.topic.values.iter().filter_map(|it| it.value).collect();
        if !topics.is_empty() {
            let topics: Vec<_> = topics.into_iter().map(topic).collect();
            self.line(4, &format!("About: {}", topics.join("  or  ")));
        }
        self.days("To be looked at again:", &put.again);
        let mut answers: Vec<_> = put.answers.iter().collect();
        answers.sort_by_key(|answer| self.rank(answer.member));
        for answer in answers {
            let name = self.name(answer.member);
            let earlier = if answer.current { "" } else { ", to an earlier wording" };
            let before = answer
                .before
                .map_or_else(String::new, |before| format!(" (changed from “{}”)", stance(before)));
            let why = match answer.why.as_ref().map(|why| &why.words) {
                None => String::new(),
                Some(words) => format!(": {}", self::words(words)),
            };
            self.line(4, &format!("{name} {}{before}{earlier}{why}", stance(answer.stance)));
        }
        for remark in put.remarks.iter().filter(|it| it.written.words != Words::TakenBack) {
            let to = remark.to.map_or_else(String::new, |concern| {
                format!(", to {}’s concern", self.name(concern.member))
            });
            let line =
                format!("{} said{to}: {}", self.name(remark.member), words(&remark.written.words));
            self.line(4, &line);
        }
    }

    fn text_at(&mut self, indent: usize, label: &str, text: &kith_sync::group::snapshot::Text) {
        if !text.words.trim().is_empty() {
            self.line(indent, &format!("{label}{}", plain(&text.words, "\n    ")));
        }
        self.at_once(indent, text);
    }

    fn days(&mut self, label: &str, days: &Choice<Option<Date>>) {
        if days.values.iter().any(|it| it.value.is_some()) {
            let days = days.values.iter().map(|it| it.value.map_or("no day".to_owned(), day));
            let days: Vec<_> = days.collect();
            self.line(4, &format!("{label} {}", days.join("  or  ")));
        }
    }

    fn standing_of(&self, put: &Agreement) -> String {
        match &put.state {
            RuleState::InTheMaking { waiting_for } => {
                match self.names(waiting_for.iter().copied()) {
                    names if names.is_empty() => "not agreed yet".to_owned(),
                    names => format!("not agreed yet; {names} still to speak"),
                }
            }
            RuleState::Agreed => "agreed".to_owned(),
            RuleState::EarlierWordingHolds { words, waiting_for } => {
                let names = self.names(waiting_for.iter().copied());
                let holds = plain(words, " ");
                format!("“{holds}” holds until {names} spoke on the wording below")
            }
            RuleState::Concern { by, holds } => {
                let concern = format!("a concern of {}", self.names(by.iter().copied()));
                match holds {
                    Some(words) => format!("{concern}; meanwhile “{}” holds", plain(words, " ")),
                    None => concern,
                }
            }
            RuleState::Aside => "set aside".to_owned(),
            RuleState::Unsettled => {
                "set aside by one and kept by another at once; to settle".to_owned()
            }
        }
    }
}

const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Agree => "agrees",
        Stance::AgreeWithReservation => "agrees with a reservation",
        Stance::StandAside => "stands aside",
        Stance::Concern => "has a concern",
    }
}

const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::StaysHere => "what stays here",
        Topic::Duty => "the duty to report",
        Topic::Clients => "clients and patients",
        Topic::Reminding => "reminding each other",
        Topic::Sharing => "sharing the space",
        Topic::Support => "support rather than advice",
        Topic::NewMembers => "new members",
        Topic::Outside => "meeting outside",
        Topic::Coming => "coming late and missing",
        Topic::Phones => "phones, notes and recording",
        Topic::LeavingRoom => "leaving the room",
        Topic::Clash => "when something goes wrong",
        Topic::Danger => "when somebody is in danger",
        Topic::Leaving => "leaving the group",
    }
}
