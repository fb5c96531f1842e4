//! What a group keeps beside its rules and meetings: more of the focus, places, the shelf, contacts.

use jiff::civil::Date;
use kith_sync::group::edit::{
    Comfort, FocusKind, Grades, HowItWorks, Origin, PlaceKind, Reply, Shelf,
};
use kith_sync::group::snapshot::{
    Choice, Contact, Kept, MeetingPlace, MeetingReply, ShelfItem, TakenAlong, Text, Where, Written,
};

use super::{Page, day, plain, words};

impl Page<'_> {
    /// The exact things of the focus, where anybody set them.
    pub(super) fn focus_facts(&mut self) {
        let focus = &self.state.snapshot.focus;
        if !focus.kinds.is_empty() {
            let kinds: Vec<_> = focus.kinds.iter().map(|kind| kind_words(*kind)).collect();
            self.line(2, &format!("It is about {}.", kinds.join(" and ")));
        }
        self.choice("Members come from", &focus.origin, |origin| origin_words(*origin).to_owned());
        self.text_line("Why: ", &focus.origin_why);
        self.choice("Supervisors and other grades may join:", &focus.grades, |grades| {
            grades_words(*grades).to_owned()
        });
        self.choice("To be looked at again:", &focus.again, |again| {
            again.map_or_else(|| "no day is set".to_owned(), day)
        });
    }

    /// Places to meet.
    pub(super) fn places(&mut self, today: Date) {
        let places = self.state.snapshot.places.clone();
        if places.is_empty() {
            return;
        }
        self.heading("Places");
        for place in places.iter() {
            self.place(place, today);
        }
    }

    /// A home's address is told to whoever said that they are coming to it, on a day that is not over.
    fn may_tell_address(&self, place: &MeetingPlace, today: Date) -> bool {
        let may_be_home = place.kind.values.iter().any(|it| it.value == PlaceKind::Home);
        let is_there = |places: &Choice<Where>| {
            let mut places = places.values.iter();
            places.any(|it| matches!(it.value, Where::Listed(id) if id == place.id))
        };
        let me = self.state.status.me;
        !may_be_home
            || self.state.snapshot.meetings.iter().any(|meeting| {
                let comes = |reply: &MeetingReply| {
                    reply.member == me
                        && reply.date >= today
                        && matches!(reply.reply, Reply::Coming | Reply::Late)
                };
                let mut dates = meeting.dates.iter().filter(|date| date.replies.iter().any(comes));
                dates.any(|date| is_there(&meeting.place) || is_there(&date.place))
            })
    }

    fn place(&mut self, place: &MeetingPlace, today: Date) {
        self.line(2, &format!("{}{}", lines(&place.name), kept_words(place.kept)));
        if self.may_tell_address(place, today) {
            self.written("Address", &place.address);
        } else if !place.address.values.is_empty() {
            self.line(4, "Address: for those who are coming; it is somebody’s home");
        }
        self.written("Cost", &place.cost);
        self.written("Booking", &place.booking);
        self.text_line("How to get in: ", &place.access);
        self.text_line("Notes: ", &place.notes);
        let mut comforts: Vec<_> = place.comfort.iter().collect();
        comforts.sort_by_key(|comfort| self.rank(comfort.member));
        for comfort in comforts {
            let said = match comfort.value {
                Comfort::Fine => "is fine with it",
                Comfort::Unsure => "is not sure",
                Comfort::RatherNot => "would rather not meet there",
            };
            let line = format!("{} {said}", self.name(comfort.member));
            self.line(4, &line);
        }
    }

    /// Topics, tips, resources and tasks.
    pub(super) fn shelf(&mut self) {
        let items = self.state.snapshot.shelf.clone();
        let shelves = [
            (Shelf::Topic, "To talk about"),
            (Shelf::Tip, "What helps"),
            (Shelf::Resource, "To read and look at"),
            (Shelf::Task, "To do around the group"),
        ];
        for (shelf, heading) in shelves {
            let mut of_this = items.iter().filter(|item| item.shelf == shelf).peekable();
            if of_this.peek().is_some() {
                self.heading(heading);
            }
            for item in of_this {
                self.item(item);
            }
        }
    }

    fn item(&mut self, item: &ShelfItem) {
        let done = match (item.done.settled(), item.shelf) {
            (Some(false), _) => "",
            (Some(true), Shelf::Topic) => " — talked about",
            (Some(true), _) => " — done",
            (None, _) => " — done by one and open again by another at once",
        };
        let kept = kept_words(item.kept);
        self.line(2, &format!("{}{done}{kept}", plain(&item.words.words, " ")));
        self.at_once(4, &item.words);
        self.written("Where", &item.link);
        self.text_line("", &item.note);
        if !item.hands.is_empty() {
            let names = self.names(item.hands.iter().copied());
            let what = match item.shelf {
                Shelf::Topic => "Interested: ",
                Shelf::Tip | Shelf::Resource => "Helped: ",
                Shelf::Task => "Taken by ",
            };
            self.line(4, &format!("{what}{names}"));
        }
    }

    /// How it is working for the members.
    pub(super) fn reviews(&mut self, today: jiff::civil::Date) {
        let (reviews, members) =
            (self.state.snapshot.reviews.clone(), self.state.snapshot.members.clone());
        let Some(review) = reviews.last() else { return };
        self.heading("How it is working");
        let waiting = review.waiting_for(&members);
        if !review.is_shown(&members, today) {
            let names = self.names(waiting.into_iter());
            let until = review.shows_on().map(|date| format!(" or on {}", day(date)));
            let until = until.unwrap_or_default();
            self.line(
                2,
                &format!("Still to answer: {names}. The answers are shown once everybody has answered{until}."),
            );
            return;
        }
        let mut words: Vec<_> = review.words.iter().collect();
        words.sort_by_key(|word| self.rank(word.member));
        for word in words {
            let how: Vec<_> = word.how.iter().map(|how| how_words(*how)).collect();
            let line = format!("{}: {}", self.name(word.member), how.join(", or: "));
            self.line(2, &line);
            self.written("To keep", &word.keep);
            self.written("To change", &word.change);
        }
    }

    /// What members work through and share.
    pub(super) fn questions(&mut self) {
        let questions = self.state.snapshot.questions.clone();
        if questions.is_empty() {
            return;
        }
        self.heading("Working through something");
        for question in questions.iter() {
            let line = format!("{}: {}", self.name(question.owner), lines(&question.what));
            self.line(2, &line);
            self.written("Ideas", &question.ideas);
            self.written("To try", &question.will_try);
            self.written("How it went", &question.outcome);
        }
    }

    /// What meetings took along.
    pub(super) fn taken(&mut self) {
        let taken = self.state.snapshot.taken.clone();
        if taken.is_empty() {
            return;
        }
        self.heading("What was taken along");
        for item in taken.iter() {
            self.taken_along(item);
        }
    }

    fn taken_along(&mut self, taken: &TakenAlong) {
        let done = match taken.done.settled() {
            Some(false) => "",
            Some(true) => " — done",
            None => " — done by one and open again by another at once",
        };
        let kept = kept_words(taken.kept);
        self.line(2, &format!("{}{done}{kept}", plain(&taken.words.words, "\n    ")));
        self.at_once(4, &taken.words);
        let until: Vec<_> = taken
            .until
            .values
            .iter()
            .map(|it| it.value.map_or_else(|| "no day".to_owned(), day))
            .collect();
        let open = if until.len() > 1 { " (which one is right?)" } else { "" };
        if taken.until.settled() != Some(&None) && !until.is_empty() {
            self.line(4, &format!("Until {}{open}", until.join(" or ")));
        }
        if !taken.takers.is_empty() {
            let names = self.names(taken.takers.iter().copied());
            self.line(4, &format!("Taken on by {names}"));
        }
        self.line(4, &format!("From the meeting on {}", day(taken.on)));
    }

    /// Whom to turn to for help.
    pub(super) fn contacts(&mut self) {
        let contacts = self.state.snapshot.contacts.clone();
        if contacts.is_empty() {
            return;
        }
        self.heading("Help");
        for contact in contacts.iter() {
            self.contact(contact);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        self.line(2, &format!("{}{}", lines(&contact.name), kept_words(contact.kept)));
        if contact.reach.values.len() > 1 {
            self.line(4, "Two numbers; which one is right? The one checked last stands first.");
        }
        for chosen in &contact.reach.values {
            let reach = &chosen.value;
            let last = reach.checks.iter().max_by_key(|check| (check.value, check.member));
            let checked = match last {
                Some(check) => {
                    format!("checked by {} on {}", self.name(check.member), day(check.value))
                }
                None => "not checked by anybody yet".to_owned(),
            };
            self.line(4, &format!("{} ({checked})", words(&reach.written.words)));
        }
        self.written("Region", &contact.region);
        self.text_line("", &contact.note);
    }

    pub(super) fn written(&mut self, label: &str, choice: &Choice<Written>) {
        let said = lines(choice);
        if !said.trim().is_empty() {
            self.line(4, &format!("{label}: {said}"));
        }
    }

    fn text_line(&mut self, label: &str, text: &Text) {
        if !text.words.trim().is_empty() {
            self.line(4, &format!("{label}{}", plain(&text.words, "\n    ")));
        }
        self.at_once(4, text);
    }

    pub(super) fn choice<T>(
        &mut self,
        label: &str,
        choice: &Choice<T>,
        say: impl Fn(&T) -> String,
    ) {
        let said: Vec<_> = choice.values.iter().map(|chosen| say(&chosen.value)).collect();
        if said.is_empty() {
            return;
        }
        let open = if said.len() > 1 { " (which one is right?)" } else { "" };
        self.line(2, &format!("{label} {}{open}", said.join(" or ")));
    }
}

/// All lines that stand; several are for people to settle.
pub(super) fn lines(choice: &Choice<Written>) -> String {
    let said: Vec<_> = choice.values.iter().map(|chosen| words(&chosen.value.words)).collect();
    said.join("  or  ")
}

const fn how_words(how: HowItWorks) -> &'static str {
    match how {
        HowItWorks::Helps => "it does me good",
        HowItWorks::Fine => "it is all right",
        HowItWorks::Unsure => "not sure",
        HowItWorks::NotAsItIs => "not as it is",
    }
}

pub(super) const fn kept_words(kept: Kept) -> &'static str {
    match kept {
        Kept::Here => "",
        Kept::Aside => " — put aside",
        Kept::Unsettled => " — put aside by one and kept or changed by another at once; it stays",
    }
}

const fn kind_words(kind: FocusKind) -> &'static str {
    match kind {
        FocusKind::SelfCare => "looking after oneself",
        FocusKind::Strain => "one strain or question of health",
        FocusKind::Profession => "what a profession asks of people",
        FocusKind::Role => "a role at work",
        FocusKind::Community => "a community",
        FocusKind::Company => "simply company",
    }
}

const fn origin_words(origin: Origin) -> &'static str {
    match origin {
        Origin::Undecided => "wherever; that is not decided",
        Origin::SameWorkplace => "one workplace",
        Origin::DifferentWorkplaces => "different workplaces",
        Origin::Mixed => "one workplace and others",
    }
}

const fn grades_words(grades: Grades) -> &'static str {
    match grades {
        Grades::No => "no",
        Grades::Yes => "yes",
        Grades::CaseByCase => "looked at each time",
    }
}
