//! Looking for a date together, and how the group meets.

mod grid;

use std::collections::BTreeMap;

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Mode, PollAnswer, ScheduleFact, Slot};
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use super::super::parts::{
    DateField, card, choice, choices, date_field, field, grouped_faces, icon_button, note, pill,
    primary, prose, quiet, quiet_row, refusal, row, secondary, small, soft, subtitle,
};
use super::super::text::fold_button;
use super::super::{Action, Drafts, Fold, Spot};
use super::draft::NewPoll;
use super::entry::entry_ui;
use crate::theme::{self, palette};
use crate::view::entry::{MeetingEntry, read_coming_or_none};
use crate::view::free::FreeView;
use crate::view::meetings::MeetingsView;
use crate::view::polls::{PollView, SlotView};
use crate::view::rules::Mood;
use crate::view::when::day_words;
use crate::words::dates;
use crate::words::t;

pub(super) fn answers() -> [(PollAnswer, &'static str); 3] {
    [
        (PollAnswer::Yes, t!("meetings-yes")),
        (PollAnswer::IfNeedBe, t!("meetings-if-need-be")),
        (PollAnswer::No, t!("meetings-no")),
    ]
}

/// The dates that are being looked for.
pub(super) fn polls_ui(
    ui: &mut Ui,
    (view, free): (&MeetingsView, &FreeView),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (mut past, mut open) = (BTreeMap::<i16, Vec<&PollView>>::new(), Vec::new());
    for poll in &view.polls {
        match poll.over_since() {
            Some(year) => past.entry(year).or_default().push(poll),
            None => open.push(poll),
        }
    }
    let mut draw = |ui: &mut Ui, poll: &PollView, drafts: &mut Drafts| {
        let mine = free.answers.get(&poll.id).map(Vec::as_slice).unwrap_or_default();
        crate::screen::parts::card_at(ui, Spot::Meeting(poll.id).card(), |ui| {
            ui.push_id(poll.id, |ui| poll_ui(ui, poll, (mine, view.may_write), drafts, actions))
        });
    };
    for poll in open {
        draw(ui, poll, drafts);
    }
    for (year, polls) in past.into_iter().rev() {
        let fold = Fold::PastPolls(year);
        quiet_row(ui, |ui| {
            let words = (t!("polls-show-passed"), t!("polls-hide-passed"));
            fold_button(ui, drafts, fold, words, &year.to_string());
            small(ui, &year.to_string());
        });
        if drafts.unfolded.contains(&fold) {
            for poll in polls {
                draw(ui, poll, drafts);
            }
        }
    }
}

/// A date that is about to be looked for.
pub(super) fn new_poll_ui(
    ui: &mut Ui,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = Spot::NewPoll;
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.scheduling.new_poll else { return };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, t!("meetings-looking-for-a-date"));
        soft(ui, t!("meetings-offer-a-few-times-everyone-answers"));
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            let about = TextEdit::singleline(&mut draft.about).desired_width(theme::MEASURE);
            field(
                ui,
                t!("meetings-what-it-is-about"),
                about.hint_text(t!("meetings-may-stay-empty")),
            );
            let mut gone = None;
            for (at, slot) in draft.slots.iter().enumerate() {
                quiet_row(ui, |ui| {
                    let words = slot_words(slot, view.today);
                    ui.label(&words);
                    let text = t!("meetings-leave-this-time-out");
                    if quiet(ui, text).accessible_name(format!("{text}: {words}")).clicked() {
                        gone = Some(at);
                    }
                });
            }
            if let Some(at) = gone {
                draft.slots.remove(at);
            }
            entry_ui(ui, spot, &mut draft.entry, view.today);
            if secondary(ui, t!("meetings-add-this-time")).clicked() {
                draft.add(view.today);
            }
            let coming = DateField::coming(view.today);
            date_field(ui, t!("meetings-answers-until-empty-open"), &mut draft.closes, coming);
            let told = draft.entry.told(view.today);
            refusal(ui, refused.as_deref().or(told));
            row(ui, |ui| {
                if primary(ui, t!("meetings-ask-the-group")).clicked()
                    && let Some((slots, closes)) = draft.read(view.today)
                {
                    let about = draft.about.trim().to_owned();
                    let edit = Edit::AddPoll { about, slots, closes };
                    actions.push(Action::Do(spot, Command::Edit(edit)));
                }
                cancel = quiet(ui, t!("meetings-not-now")).clicked();
            });
        });
    });
    if cancel {
        drafts.scheduling.new_poll = None;
        drafts.refusals.remove(&spot);
    }
}

impl NewPoll {
    pub(super) fn new(today: jiff::civil::Date, zone: &str) -> Self {
        let mut entry = MeetingEntry::new(today, zone);
        entry.is_single = true;
        Self { about: String::new(), slots: Vec::new(), entry, closes: String::new() }
    }

    /// Adds the time that is typed.
    fn add(&mut self, today: jiff::civil::Date) {
        match self.entry.read(today) {
            Ok(time) => {
                let kith_sync::group::edit::MeetingTime { date, time, zone, minutes, .. } = time;
                let slot = Slot { date, time, zone, minutes };
                if !self.slots.contains(&slot) {
                    self.slots.push(slot);
                }
                self.slots.sort();
                self.entry.problem = None;
            }
            Err(problem) => self.entry.problem = Some(problem),
        }
    }

    /// What is to be asked; absent, with a sentence about it, while it cannot be.
    fn read(&mut self, today: jiff::civil::Date) -> Option<(Vec<Slot>, Option<jiff::civil::Date>)> {
        if self.slots.is_empty() {
            self.add(today);
        }
        let closes = match read_coming_or_none(&self.closes, today) {
            Ok(closes) => closes,
            Err(problem) => {
                self.entry.problem = Some(problem);
                return None;
            }
        };
        (!self.slots.is_empty()).then(|| (self.slots.clone(), closes))
    }
}

fn slot_words(slot: &Slot, today: jiff::civil::Date) -> String {
    format!("{}, {}", day_words(slot.date, today), dates::clock(slot.time))
}

fn poll_ui(
    ui: &mut Ui,
    poll: &PollView,
    (mine, may_write): (&[(Slot, PollAnswer)], bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let here = Spot::Meeting(poll.id);
    let ready = may_write && !drafts.is_waiting(here);
    subtitle(ui, &poll.title);
    if let Some(closes) = &poll.closes {
        small(ui, closes);
    }
    if let Some(waiting) = &poll.waiting {
        small(ui, waiting);
    }
    if poll.is_open {
        pill(ui, t!("meetings-given-up-by-one-of-you"), Mood::Careful);
    }
    let send = |edit: Edit| Action::Do(here, Command::Edit(edit));
    if !mine.is_empty() {
        ui.add_enabled_ui(ready, |ui| {
            let text = t!("meetings-answer-from-when-i-am-usually");
            if secondary(ui, text).accessible_name(format!("{text}: {}", poll.title)).clicked() {
                actions.extend(mine.iter().map(|(slot, answer)| {
                    let (meeting, slot, answer) = (poll.id, slot.clone(), Some(*answer));
                    send(Edit::AnswerPoll { meeting, slot, answer })
                }));
            }
        });
        small(ui, t!("meetings-only-times-of-which-you-said"));
    }
    ui.add_space(theme::GAP);
    if grid::has_room(ui, poll) {
        grid::grid_ui(ui, poll, (may_write, ready), drafts, actions);
    } else {
        for at in 0..poll.slots.len() {
            block_ui(ui, poll, at, ready, drafts, actions);
        }
    }
    for slot in &poll.taken_out {
        ui.add_space(theme::GAP);
        let name = slot.head.words.as_str();
        small(ui, &t!("meetings-taken-out", name = name));
        for told in slot.others.iter().chain(&slot.more) {
            small(ui, told);
        }
        ui.add_enabled_ui(ready, |ui| {
            if quiet(ui, t!("meetings-offer-it-again"))
                .accessible_name(t!("meetings-offer-it-again-2", name = name))
                .clicked()
            {
                let (meeting, slot) = (poll.id, slot.slot.clone());
                actions.push(send(Edit::OfferSlot { meeting, slot, offered: true }));
            }
        });
    }
    ui.add_space(theme::GAP);
    ui.add_enabled_ui(ready, |ui| {
        let text = t!("meetings-look-for-no-date-any-more");
        if quiet(ui, text).accessible_name(format!("{text}: {}", poll.title)).clicked() {
            actions.push(send(Edit::CancelMeeting { meeting: poll.id, cancelled: true }));
        }
    });
    refusal(ui, drafts.refusal(here));
}

/// A time with everything about it, one below the other, where there is no room for a table.
fn block_ui(
    ui: &mut Ui,
    poll: &PollView,
    at: usize,
    ready: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let Some(slot) = poll.slots.get(at) else { return };
    let name = slot.head.words.as_str();
    ui.add_space(theme::GAP);
    prose(ui, theme::semibold(name));
    if slot.suits_most {
        pill(ui, t!("polls-suits-most"), Mood::Settled);
    }
    told_ui(ui, slot);
    ui.add_enabled_ui(ready, |ui| {
        if let Some(answer) = choices(ui, &answers(), slot.mine, name) {
            // A second press takes the answer back.
            let answer = Some(answer).filter(|answer| slot.mine != Some(*answer));
            actions.push(answered(poll, slot, answer));
        }
    });
    grouped_faces(ui, &poll.groups(at));
    for told in &slot.more {
        small(ui, told);
    }
    ui.add_enabled_ui(ready, |ui| pick_ui(ui, poll, slot, name, drafts, actions));
}

fn answered(poll: &PollView, slot: &SlotView, answer: Option<PollAnswer>) -> Action {
    let (meeting, slot) = (poll.id, slot.slot.clone());
    Action::Do(Spot::Meeting(poll.id), Command::Edit(Edit::AnswerPoll { meeting, slot, answer }))
}

/// What is to be known of a time.
fn told_ui(ui: &mut Ui, slot: &SlotView) {
    if let Some(there) = &slot.head.there {
        small(ui, there);
    }
    if slot.is_past {
        small(ui, t!("meetings-this-time-has-passed"));
    }
    if let Some(told) = slot.note {
        soft(ui, told);
    }
}

/// Picks a time; of one that somebody refused it is asked once more.
fn pick_ui(
    ui: &mut Ui,
    poll: &PollView,
    slot: &SlotView,
    name: &str,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let key = (poll.id, slot.slot.clone());
    let mut pick = false;
    let is_asked = drafts.scheduling.picking.as_ref() == Some(&key);
    if let Some(refused) = slot.refused.as_ref().filter(|_| is_asked) {
        let ground = palette(ui.ctx()).clay_pale;
        note(ui, ground, |ui| {
            ui.label(refused);
            row(ui, |ui| {
                let text = t!("meetings-pick-it-all-the-same");
                pick = secondary(ui, text).accessible_name(format!("{text}: {name}")).clicked();
                let text = t!("meetings-leave-it");
                if quiet(ui, text).accessible_name(format!("{text}: {name}")).clicked() {
                    drafts.scheduling.picking = None;
                }
            });
        });
    } else {
        quiet_row(ui, |ui| {
            let text = t!("meetings-pick-this-time");
            if secondary(ui, text).accessible_name(format!("{text}: {name}")).clicked() {
                if slot.refused.is_some() {
                    drafts.scheduling.picking = Some(key);
                } else {
                    pick = true;
                }
            }
            let text = t!("meetings-take-it-out");
            if quiet(ui, text).accessible_name(format!("{text}: {name}")).clicked() {
                let (meeting, slot) = (poll.id, slot.slot.clone());
                let edit = Edit::OfferSlot { meeting, slot, offered: false };
                actions.push(Action::Do(Spot::Meeting(poll.id), Command::Edit(edit)));
            }
        });
    }
    if pick {
        drafts.scheduling.picking = None;
        let (meeting, slot) = (poll.id, slot.slot.clone());
        let edit = Edit::PickSlot { meeting, slot };
        actions.push(Action::Do(Spot::Meeting(poll.id), Command::Edit(edit)));
    }
}

/// How the group meets, and with how many at least.
pub(super) fn how_ui(
    ui: &mut Ui,
    view: &MeetingsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (waiting, refused) = drafts.standing(Spot::Schedule);
    let how = &view.how;
    if how.is_open {
        pill(ui, &how.words, Mood::Careful);
    } else {
        soft(ui, &how.words);
    }
    if let Some(few) = &how.few {
        soft(ui, few);
    }
    if !view.may_write {
        return;
    }
    let is_open = drafts.scheduling.how_open;
    if quiet(
        ui,
        if is_open {
            t!("meetings-done-with-how-we-meet")
        } else {
            t!("meetings-change-how-we-meet")
        },
    )
    .clicked()
    {
        drafts.scheduling.how_open = !is_open;
    }
    if !is_open {
        return;
    }
    let mut set = None;
    ui.add_space(theme::GAP);
    ui.add_enabled_ui(!waiting, |ui| {
        row(ui, |ui| {
            let notice = match how.mode {
                Some(Mode::WhenNeeded { notice_days }) => notice_days,
                Some(Mode::Regular | Mode::NextWhenWeMeet) | None => 3,
            };
            for (mode, words) in [
                (Mode::Regular, t!("meetings-regularly")),
                (Mode::NextWhenWeMeet, t!("meetings-we-set-the-next-one-when")),
                (Mode::WhenNeeded { notice_days: notice }, t!("meetings-when-somebody-needs-it")),
            ] {
                if choice(ui, how.mode == Some(mode), words).clicked() {
                    set = Some(ScheduleFact::Mode(mode));
                }
            }
        });
        if let Some(Mode::WhenNeeded { notice_days }) = how.mode {
            row(ui, |ui| {
                ui.label(t!("meetings-how-long-before-a-meeting-is"));
                ui.spacing_mut().item_spacing.x = theme::SEGMENTS_GAP;
                let mut step = |ui: &mut Ui, sign: Icon, name: &str, days: u8| {
                    if icon_button(ui, sign, name).clicked() {
                        let mode = Mode::WhenNeeded { notice_days: days };
                        set = Some(ScheduleFact::Mode(mode));
                    }
                };
                step(
                    ui,
                    Icon::Minus,
                    t!("meetings-a-day-less-notice"),
                    notice_days.saturating_sub(1),
                );
                step(
                    ui,
                    Icon::Plus,
                    t!("meetings-a-day-more-notice"),
                    notice_days.saturating_add(1).min(90),
                );
            });
        }
        row(ui, |ui| {
            ui.label(t!("meetings-the-smallest-number-to-meet-with"));
            let now = how.smallest.unwrap_or(1);
            ui.spacing_mut().item_spacing.x = theme::SEGMENTS_GAP;
            if icon_button(ui, Icon::Minus, t!("meetings-meet-with-one-fewer")).clicked() {
                let fewer = Some(now.saturating_sub(1)).filter(|fewer| *fewer > 1);
                set = Some(ScheduleFact::Smallest(fewer));
            }
            if icon_button(ui, Icon::Plus, t!("meetings-meet-with-one-more")).clicked() {
                set = Some(ScheduleFact::Smallest(Some(now.saturating_add(1))));
            }
        });
    });
    refusal(ui, refused.as_deref());
    if let Some(set) = set {
        actions.push(Action::Do(Spot::Schedule, Command::Edit(Edit::SetSchedule { set })));
    }
}
