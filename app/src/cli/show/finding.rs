//! Finding members: whom the group may ask, whether it is open, where its notices are.

use kith_sync::group::edit::{Clicks, Openness, Stage};
use kith_sync::group::snapshot::{Candidate, ClicksOn, OwnWord, Posting};

use super::content::{kept_words, lines};
use super::{Page, day};

impl Page<'_> {
    /// Whether others can come in, whom the group may ask, and where its notices are.
    pub(super) fn finding(&mut self) {
        let snapshot = self.state.snapshot.clone();
        let focus = &snapshot.focus;
        let is_anything = !focus.openness.values.is_empty()
            || !focus.aim.values.is_empty()
            || !focus.trial.values.is_empty()
            || !snapshot.candidates.is_empty()
            || !snapshot.postings.is_empty();
        if !is_anything {
            return;
        }
        self.heading("Finding members");
        self.choice("The group is", &focus.openness, |openness| {
            openness_words(*openness).to_owned()
        });
        self.choice("It would like to be", &focus.aim, ToString::to_string);
        self.choice("Does it click? To be asked:", &focus.trial, |day_set| {
            day_set.map_or_else(|| "no day is set".to_owned(), day)
        });
        self.clicks(4, &focus.clicks);
        for person in snapshot.candidates.iter() {
            self.person(person);
        }
        for posting in snapshot.postings.iter() {
            self.posting(posting);
        }
    }

    fn person(&mut self, person: &Candidate) {
        let stages = person.stage.values.iter();
        let stages: Vec<_> = stages
            .map(|it| format!("{} ({})", stage_words(it.value.stage), day(it.value.on)))
            .collect();
        let open = if stages.len() > 1 { " — which one is right?" } else { "" };
        let line = format!("{}: {}{open}", lines(&person.name), stages.join("  or  "));
        self.line(2, &line);
        self.written("About", &person.line);
        self.written("Named by", &person.from);
        if !person.knows.is_empty() {
            let line = format!("Known to {}", self.names(person.knows.iter().copied()));
            self.line(4, &line);
        }
        if !person.asking.is_empty() {
            let line =
                format!("About to be asked by {}", self.names(person.asking.iter().copied()));
            self.line(4, &line);
        }
        for same in &person.same {
            self.line(4, &format!("Also written down as {}", lines(&same.name)));
        }
        if !person.unsettled.is_empty() {
            self.line(4, "One person or two? Two of you said so differently at once.");
        }
        for on in person.discussed.values.iter().filter_map(|it| it.value) {
            self.line(4, &format!("The group talked about them on {}", day(on)));
        }
        for on in person.trial.values.iter().filter_map(|it| it.value) {
            self.line(4, &format!("Both sides say whether it clicks on {}", day(on)));
        }
        self.clicks(4, &person.clicks);
    }

    fn clicks(&mut self, indent: usize, words: &[OwnWord<ClicksOn>]) {
        for word in words {
            let said = match word.value.clicks {
                Clicks::Yes => "it clicks",
                Clicks::Unsure => "not sure yet",
                Clicks::No => "it does not click",
            };
            let (name, on) = (self.name(word.member), day(word.value.on));
            self.line(indent, &format!("{name}, for {on}: {said}"));
        }
    }

    fn posting(&mut self, posting: &Posting) {
        let days: Vec<_> = posting.on.values.iter().map(|it| day(it.value)).collect();
        let by = posting.by.map_or_else(|| "somebody".to_owned(), |by| self.name(by));
        let (place, kept) = (lines(&posting.place), kept_words(posting.kept));
        self.line(2, &format!("A notice: {place}, {}, by {by}{kept}", days.join("  or  ")));
    }
}

const fn openness_words(openness: Openness) -> &'static str {
    match openness {
        Openness::Open => "open to others",
        Openness::Closed => "closed for now",
        Openness::Guests => "glad of a guest, to see",
    }
}

const fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Idea => "an idea",
        Stage::Asked => "asked",
        Stage::SpokenWith => "spoken with",
        Stage::SamePage => "on the same page",
        Stage::Vote => "the group’s vote",
        Stage::Invited => "invited",
        Stage::TryingOut => "trying it out",
        Stage::Member => "member",
        Stage::NotNow => "not now",
    }
}
