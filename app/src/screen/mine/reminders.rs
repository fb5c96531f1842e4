//! What to be reminded of, on the screen "Mine alone".

use egui::{TextEdit, Ui};
use jiff::civil::{Date, DateTime};
use kith_sync::node::mine::Jot;
use serde::{Deserialize, Serialize};

use super::{Forgetting, MineSpot, forget_ui, jot};
use crate::screen::parts::{
    begin_within, card, choices, entered, field, line_with, note, primary, prose, quiet, refusal,
    row, small, soft, subtitle,
};
use crate::screen::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::entry::{read_date, read_time};
use crate::view::mine::{MineView, ReminderView, before, tells};
use crate::words::t;

/// Something to be reminded of, while it is typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ReminderDraft {
    words: String,
    date: String,
    time: String,
    #[serde(skip)]
    problem: Option<String>,
}

impl ReminderDraft {
    fn new(today: Date) -> Self {
        Self {
            words: String::new(),
            date: today.to_string(),
            time: "18:00".to_owned(),
            problem: None,
        }
    }

    /// Reads what was typed; a time that has passed reminds nobody.
    fn read(&self, now: DateTime) -> Result<DateTime, String> {
        let at = read_date(&self.date)?.to_datetime(read_time(&self.time)?);
        if at <= now {
            return Err(t!("mine-this-time-has-passed-when-do").to_owned());
        }
        Ok(at)
    }
}

pub(super) fn reminders_ui(
    ui: &mut Ui,
    view: &MineView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let reminding = Spot::Mine(MineSpot::Reminding);
    card(ui, |ui| {
        let title = t!("mine-reminders");
        let is_open = drafts.unfolded.contains(&Fold::Reminders);
        let verb = if is_open { t!("mine-changed") } else { t!("mine-change") };
        let changes = line_with(ui, verb, format!("{verb}: {title}"), |ui| {
            subtitle(ui, title);
            soft(ui, &view.reminding);
        });
        if changes {
            drafts.toggle(Fold::Reminders);
        }
        if is_open {
            reminding_ui(ui, view, actions);
        }
        refusal(ui, drafts.refusal(reminding));
        ui.add_space(theme::GAP);
        new_ui(ui, view, drafts, actions);
        for reminder in &view.reminders {
            ui.add_space(theme::GAP);
            ui.push_id(reminder.id, |ui| reminder_ui(ui, reminder, drafts, actions));
        }
    });
}

/// When to be reminded of a meeting, and what anybody who sees the screen can read of it.
fn reminding_ui(ui: &mut Ui, view: &MineView, actions: &mut Vec<Action>) {
    small(ui, t!("mine-they-come-while-kith-is-open"));
    ui.add_space(theme::GAP);
    small(ui, t!("mine-before-a-meeting"));
    if let Some(minutes) =
        choices(ui, &before(), Some(view.remind_minutes), t!("mine-before-a-meeting-2"))
    {
        actions.push(jot(MineSpot::Reminding, Jot::Remind { minutes }));
    }
    if let Some(minutes) = view.other_minutes {
        small(ui, &t!("mine-now-minutes-before", minutes = minutes));
    }
    ui.add_space(theme::GAP);
    small(ui, t!("mine-what-the-desktop-shows-can-be"));
    if let Some(tell) = choices(ui, &tells(), Some(view.reminders_tell), t!("mine-on-the-desktop"))
    {
        actions.push(jot(MineSpot::Reminding, Jot::LetRemindersTell { tell }));
    }
}

fn new_ui(ui: &mut Ui, view: &MineView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Mine(MineSpot::NewReminder);
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.mine.new_reminder else {
        if begin_within(ui, t!("mine-be-reminded-of-something"), spot.first_field()) {
            drafts.mine.new_reminder = Some(ReminderDraft::new(view.today));
        }
        return;
    };
    let mut cancel = false;
    ui.add_enabled_ui(!waiting, |ui| {
        let words = TextEdit::singleline(&mut draft.words).id(spot.first_field());
        let words = field(ui, t!("mine-of-what"), words.desired_width(theme::MEASURE));
        let short = |text| TextEdit::singleline(text).desired_width(theme::SHORT_FIELD);
        field(ui, t!("mine-on"), short(&mut draft.date));
        field(ui, t!("mine-at"), short(&mut draft.time));
        refusal(ui, refused.as_deref().or(draft.problem.as_deref()));
        row(ui, |ui| {
            if primary(ui, t!("mine-keep-the-reminder")).clicked() || entered(ui, &words) {
                match draft.read(view.now) {
                    Ok(at) => {
                        draft.problem = None;
                        let words = draft.words.trim().to_owned();
                        let add = Jot::AddReminder { at, words };
                        actions.push(jot(MineSpot::NewReminder, add));
                    }
                    Err(problem) => draft.problem = Some(problem),
                }
            }
            cancel = quiet(ui, t!("mine-discard-the-reminder")).clicked();
        });
    });
    if cancel {
        drafts.mine.new_reminder = None;
        drafts.refusals.remove(&spot);
    }
}

fn reminder_ui(ui: &mut Ui, view: &ReminderView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let palette = palette(ui.ctx());
    let ground = if view.is_due { palette.honey_pale } else { palette.nav };
    note(ui, ground, |ui| {
        small(ui, &view.when);
        prose(ui, &view.words);
        let forget = Jot::ForgetReminder { reminder: view.id };
        if view.is_due {
            let done =
                primary(ui, t!("mine-done")).accessible_name(t!("mine-done-2", words = view.words));
            if done.clicked() {
                actions.push(jot(MineSpot::Forget(Forgetting::Reminder(view.id)), forget));
            }
        } else {
            let forgetting = Forgetting::Reminder(view.id);
            forget_ui(ui, forgetting, &view.words, drafts, actions, forget);
        }
    });
}
