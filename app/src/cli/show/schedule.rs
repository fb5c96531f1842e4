//! When and where the group meets, dates that are being looked for, and how it meets.

use kith_sync::group::edit::{DateChange, MeetingTime, Mode, PollAnswer, Reply};
use kith_sync::group::snapshot::{Booked, Choice, Meeting, MeetingDate, Poll, Roles, Where};
use kith_sync::id::MemberId;

use super::{Page, day, plain, when, words};

impl Page<'_> {
    /// What is coming; replies to what is past are nobody's to read: there is no list of who came.
    pub(super) fn meetings(&mut self, today: jiff::civil::Date) {
        self.heading("Meetings");
        self.how_we_meet();
        let meetings = self.state.snapshot.meetings.clone();
        if meetings.is_empty() {
            self.line(2, "none yet");
        }
        for meeting in meetings.iter() {
            self.meeting(meeting, today);
        }
        let polls = self.state.snapshot.polls.clone();
        for poll in polls.iter().filter(|poll| !poll.picked) {
            self.poll(poll);
        }
    }

    fn how_we_meet(&mut self) {
        let schedule = self.state.snapshot.schedule.clone();
        let ways: Vec<String> = schedule.mode.values.iter().map(|it| mode(it.value)).collect();
        let open = if ways.len() > 1 { " (which one is right?)" } else { "" };
        if !ways.is_empty() {
            self.line(2, &format!("{}{open}", ways.join("  or  ")));
        }
        let least: Vec<String> = schedule
            .smallest
            .values
            .iter()
            .filter_map(|it| Some(format!("with at least {}", it.value?)))
            .collect();
        if !least.is_empty() {
            self.line(2, &least.join("  or  "));
        }
        for free in &schedule.free {
            let week = free.value.week.iter().map(|span| {
                let days: Vec<_> = span.days.days().map(|day| format!("{day:?}")).collect();
                let (from, until) = (span.from.strftime("%H:%M"), span.until.strftime("%H:%M"));
                format!("{}, {from} to {until}", days.join(", "))
            });
            let away = free.value.away.iter();
            let away = away.map(|it| format!("away from {} to {}", day(it.from), day(it.until)));
            let told: Vec<String> = week.chain(away).collect();
            let line = format!("{} is usually free: {}", self.name(free.member), told.join("; "));
            self.line(2, &line);
        }
    }

    fn meeting(&mut self, meeting: &Meeting, today: jiff::civil::Date) {
        let times: Vec<_> =
            meeting.when.values.iter().map(|chosen| when(&chosen.value.time)).collect();
        let cancelled = match meeting.cancelled.values.as_slice() {
            [only] if only.value => " — cancelled",
            [_] | [] => "",
            _ => " — cancelled by one and kept by another at once",
        };
        self.line(2, &format!("{}{cancelled}", times.join("  or  ")));
        self.place_of(4, &meeting.place);
        if meeting.uncertain {
            self.line(4, "Which one is right? Not certain yet, do not set out.");
        }
        self.roles(4, &meeting.roles);
        for date in meeting.dates.iter().filter(|date| date.is_other_than_planned()) {
            self.date(date);
        }
        let coming = meeting.replies().filter(|reply| reply.date >= today);
        let mut replies: Vec<_> = coming.collect();
        replies.sort_by_key(|reply| (reply.date, self.rank(reply.member)));
        for reply in replies {
            let earlier = if reply.current { "" } else { " (said for an earlier time)" };
            let words = match reply.reply {
                Reply::Coming => "is coming",
                Reply::Late => "is coming later",
                Reply::NotThisTime => "not this time",
            };
            let line = format!("{}: {} {words}{earlier}", day(reply.date), self.name(reply.member));
            self.line(4, &line);
        }
    }

    fn date(&mut self, date: &MeetingDate) {
        let said: Vec<String> = date
            .change
            .values
            .iter()
            .map(|chosen| {
                let what = match &chosen.value.change {
                    DateChange::AsPlanned => "as planned".to_owned(),
                    DateChange::Cancelled => "cancelled".to_owned(),
                    DateChange::Moved(slot) => {
                        format!("moved to {}", when(&MeetingTime::from(slot)))
                    }
                };
                let before =
                    if chosen.value.of_now { "" } else { " (said before the series was changed)" };
                format!("{what}{before}")
            })
            .collect();
        let what = if said.is_empty() { "as planned".to_owned() } else { said.join("  or  ") };
        self.line(4, &format!("{}: {what}", day(date.date)));
        if date.uncertain {
            self.line(6, "Which one is right? Not certain yet, do not set out.");
        }
        self.place_of(6, &date.place);
        self.roles(6, &date.roles);
    }

    fn place_of(&mut self, indent: usize, place: &Choice<Where>) {
        let places: Vec<String> = place
            .values
            .iter()
            .map(|chosen| self.place_words(&chosen.value))
            .filter(|place| !place.is_empty())
            .collect();
        let open = if places.len() > 1 { " (place open: pick one)" } else { "" };
        if !places.is_empty() {
            self.line(indent, &format!("Place: {}{open}", places.join("  or  ")));
        }
    }

    /// A listed place by its name: the address stands with the places.
    fn place_words(&self, place: &Where) -> String {
        match place {
            Where::Words(written) => words(&written.words),
            Where::Listed(id) => {
                let places = &self.state.snapshot.places;
                let known = places.iter().find(|known| known.id == *id);
                known.map_or_else(
                    || "a place that is not here yet".to_owned(),
                    |known| {
                        let names = known.name.values.iter().map(|it| words(&it.value.words));
                        names.collect::<Vec<_>>().join(" or ")
                    },
                )
            }
        }
    }

    fn roles(&mut self, indent: usize, roles: &Roles) {
        let parts = [
            (&roles.host, "hosts", "host"),
            (&roles.keeper, "keeps time", "keep time"),
            (&roles.booker, "books the place", "book the place"),
        ];
        for (who, one, many) in parts {
            let members: Vec<MemberId> = who.values.iter().filter_map(|it| it.value).collect();
            let names = self.names(members.iter().copied());
            match members.len() {
                0 => {}
                1 => self.line(indent, &format!("{names} {one}")),
                _ => self.line(indent, &format!("{names} all said that they {many}; agree who")),
            }
        }
        match roles.booked {
            Booked::No => {}
            Booked::Yes => self.line(indent, "The place is booked."),
            Booked::Unsure => self.line(indent, "Whether the place is booked is not certain."),
        }
    }

    fn poll(&mut self, poll: &Poll) {
        let about: Vec<String> =
            poll.about.values.iter().map(|chosen| words(&chosen.value.words)).collect();
        let about = about.join("  or  ");
        let given_up = match poll.cancelled.values.as_slice() {
            [only] if only.value => " — given up",
            [_] | [] => "",
            _ => " — given up by one and kept by another at once",
        };
        let about = if about.trim().is_empty() { String::new() } else { format!(": {about}") };
        self.line(2, &format!("A date is being looked for{about}{given_up}"));
        let closes: Vec<String> =
            poll.closes.values.iter().filter_map(|chosen| chosen.value.map(day)).collect();
        if !closes.is_empty() {
            self.line(4, &format!("Answers until {}", closes.join("  or  ")));
        }
        for slot in &poll.slots {
            let gone = if slot.offered { "" } else { " — taken out" };
            self.line(4, &format!("{}{gone}", when(&MeetingTime::from(&slot.slot))));
            let mut answers: Vec<_> = slot.answers.iter().collect();
            answers.sort_by_key(|answer| self.rank(answer.member));
            for answer in answers {
                let said = match answer.value {
                    PollAnswer::Yes => "yes",
                    PollAnswer::IfNeedBe => "if need be",
                    PollAnswer::No => "no",
                };
                let line = format!("{}: {said}", self.name(answer.member));
                self.line(6, &line);
            }
        }
    }
}

fn mode(mode: Mode) -> String {
    match mode {
        Mode::Regular => "regularly".to_owned(),
        Mode::NextWhenWeMeet => "the next one is set at each meeting".to_owned(),
        Mode::WhenNeeded { notice_days } => {
            format!("when somebody needs it, called {notice_days} days before")
        }
    }
}

/// How a meeting comes again.
pub(super) fn again(time: &MeetingTime) -> String {
    use kith_sync::group::edit::Repeat;
    let mut words = match time.repeat {
        Repeat::Once => return String::new(),
        Repeat::Weeks(1) => ", every week".to_owned(),
        Repeat::Weeks(weeks) => format!(", every {weeks} weeks"),
        Repeat::Weekdays { weeks, days } => {
            let names: Vec<String> = days.days().map(|day| format!("{day:?}")).collect();
            let every =
                if weeks == 1 { "every week".to_owned() } else { format!("every {weeks} weeks") };
            format!(", {every} on {}", names.join(" and "))
        }
        Repeat::MonthlyByWeekday => ", every month".to_owned(),
        Repeat::MonthlyByDay => ", every month on that day".to_owned(),
    };
    if let Some(until) = time.until {
        words = format!("{words}, until {}", day(until));
    }
    for pause in &time.pauses {
        words = format!("{words}, not from {} to {}", day(pause.from), day(pause.until));
    }
    plain(&words, " ")
}
