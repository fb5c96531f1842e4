//! What the group decides, in the page that a person reads.

use kith_sync::node::api::{
    Answer, Claim, Contest, Door, Moved, Outcome, Proposed, Rule, Said, Threshold,
};

use super::{Page, plain, words};

/// What remains of a group that can only be read.
const ANEW: &str = "`kith found --from DIR` begins a new one with what it has agreed on.";

impl Page<'_> {
    /// How the group decides, what is open and what is decided.
    pub(super) fn decisions(&mut self) {
        let decisions = &self.state.status.decisions;
        let Some(rule) = decisions.rule else { return };
        let mut lines = vec![rule_words(rule)];
        if decisions.disputed {
            lines.push(
                "People came in by two contradicting histories; until everyone agrees on the rule, every decision takes everyone."
                    .to_owned(),
            );
        }
        if decisions.closed {
            lines.push(format!("The group has ended; nothing more can be written. {ANEW}"));
        } else if decisions.read_only {
            lines.push(format!("Nobody else is left; nothing more can be written. {ANEW}"));
        }
        let of = |wanted: fn(&Proposed) -> bool| -> Vec<String> {
            decisions.proposals.iter().filter(|it| wanted(it)).map(|it| self.proposal(it)).collect()
        };
        let open = of(|it| it.outcome == Outcome::Open);
        // Who came in stands among the members.
        let decided = of(|it| it.outcome != Outcome::Open && it.came_in.is_none());
        let contests: Vec<Vec<String>> =
            decisions.contests.iter().map(|contest| self.contest(contest)).collect();
        let turned_away = self.names(self.state.status.turned_away_by.iter().copied());
        if !turned_away.is_empty() {
            lines.push(format!(
                "{turned_away} turned this device away when it last asked; they may know of a decision that has not come here."
            ));
        }
        self.heading("How the group decides");
        for line in lines {
            self.line(2, &line);
        }
        for (heading, lines) in [("Put to the group", open), ("Decided", decided)] {
            if !lines.is_empty() {
                self.heading(heading);
            }
            for line in lines {
                self.line(2, &line);
            }
        }
        if !contests.is_empty() {
            self.heading("To settle");
        }
        for lines in contests {
            for (at, line) in lines.iter().enumerate() {
                self.line(if at == 0 { 2 } else { 4 }, line);
            }
        }
    }

    fn proposal(&self, proposal: &Proposed) -> String {
        let by = self.name(proposal.by);
        let what = self.motion(&proposal.motion);
        let state = match &proposal.outcome {
            Outcome::Open => self.said(proposal),
            Outcome::Passed if self.has_invitation(proposal) => {
                "agreed; an invitation is open".to_owned()
            }
            Outcome::Passed => "agreed".to_owned(),
            Outcome::Failed => "closed without enough yes".to_owned(),
            Outcome::Stale => {
                "to be put once more, because who belongs has changed since".to_owned()
            }
            Outcome::Void { because } => {
                format!("does not count: {}", plain(&because.to_string(), " "))
            }
        };
        let why = match &proposal.why {
            Some(why) if proposal.outcome == Outcome::Open => format!(" ({})", words(why)),
            Some(_) | None => String::new(),
        };
        format!("{by} puts forward {what}{why} — {state}: {}", proposal.proposal)
    }

    fn has_invitation(&self, proposal: &Proposed) -> bool {
        let mut open = self.state.status.invitations.iter();
        open.any(|invitation| invitation.proposal == Some(proposal.proposal))
    }

    fn motion(&self, motion: &Moved) -> String {
        match motion {
            Moved::Person { returning: Some(member), .. } => {
                format!("that {} comes back with a new device", self.name(*member))
            }
            Moved::Person { name, returning: None } => person(name),
            Moved::Removal { member } => {
                format!("that {} is taken out of the group", self.name(*member))
            }
            Moved::Rule(rule) => format!("to decide in another way, “{}”", rule_words(*rule)),
            Moved::Relay(None) => "that the group uses no relay".to_owned(),
            Moved::Relay(Some(relay)) => format!("that the group uses the relay {}", words(relay)),
            Moved::Retiring { device, member } => {
                let of = member.map_or_else(|| "somebody".to_owned(), |member| self.name(member));
                format!("that a device of {of} is retired, {device}")
            }
            Moved::Erasing { words: erased, .. } => {
                format!("that these words are erased, “{}”", words(erased))
            }
            Moved::Closing => "that the group ends".to_owned(),
        }
    }

    /// Who said what, and what it still takes.
    fn said(&self, proposal: &Proposed) -> String {
        let mut asked: Vec<_> = proposal.asked.iter().collect();
        asked.sort_by_key(|word| self.rank(word.member));
        let mut parts: Vec<String> = asked
            .iter()
            .map(|word| {
                let said = match word.said {
                    Said::Nothing if word.stale => "is asked once more",
                    Said::Nothing => "has not answered",
                    Said::Answered(Answer::Yes) => "says yes",
                    Said::Answered(Answer::StandAside) => "stands aside",
                    Said::Answered(Answer::NotNow) => "says not now",
                    Said::Answered(Answer::Concern) => "has a concern",
                    Said::Contradicting => "gave two answers on two devices",
                    Said::StoodAside => "did not answer in time",
                    Said::NotAsked => "has no voice in this",
                };
                let why =
                    word.why.as_ref().map_or_else(String::new, |why| format!(" ({})", words(why)));
                format!("{} {said}{why}", self.name(word.member))
            })
            .collect();
        let yes = asked.iter().filter(|word| word.said == Said::Answered(Answer::Yes)).count();
        parts.push(match proposal.needed.map(|needed| needed.saturating_sub(yes)) {
            None => "too few have a voice in it".to_owned(),
            Some(0) => "a concern makes it wait".to_owned(),
            Some(1) => "it takes one more yes".to_owned(),
            Some(more) => format!("it takes {more} more yes"),
        });
        parts.join("; ")
    }

    fn contest(&self, contest: &Contest) -> Vec<String> {
        let whom = contest.name.as_ref().map_or_else(|| "a device of one’s own".to_owned(), person);
        let who = self.names(contest.settled_by.iter().copied());
        let head =
            format!("The invitation for {whom} was used twice; {who} can settle which use counts");
        let claim = |claim: &Claim| {
            let by = claim.let_in_by.map_or_else(|| "somebody".to_owned(), |by| self.name(by));
            let chosen = match self.names(claim.chosen_by.iter().copied()) {
                names if names.is_empty() => String::new(),
                names => format!("; chosen by {names}"),
            };
            format!("let in by {by}{chosen}: {}", claim.admit)
        };
        std::iter::once(head).chain(contest.claims.iter().map(claim)).collect()
    }
}

fn person(name: &kith_sync::group::snapshot::Words) -> String {
    use kith_sync::group::snapshot::Words;
    match name {
        Words::Known(name) => plain(name, " "),
        Words::NotHereYet | Words::TakenBack => "somebody".to_owned(),
    }
}

fn rule_words(rule: Rule) -> String {
    let threshold = match rule.threshold {
        Threshold::Everyone => "Everyone has to agree",
        Threshold::AllButOne => "All but one have to agree",
        Threshold::TwoThirds => "Two thirds have to agree",
        Threshold::Majority => "More than half have to agree",
    };
    let membership = match rule.door {
        Door::ByVote => format!("{threshold} before somebody comes in."),
        Door::Open => format!("{threshold}; anybody whom two want can come in."),
        Door::Closed => format!("{threshold}; nobody new comes in for now."),
    };
    let wordings = match rule.wordings {
        Threshold::Everyone => "everyone agreed",
        Threshold::AllButOne => "all but one agreed",
        Threshold::TwoThirds => "two thirds agreed",
        Threshold::Majority => "more than half agreed",
    };
    format!("{membership} A wording holds once {wordings} to it.")
}
