//! When I am usually free, on the screen "Meetings".

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{FreeSpan, FreeTimes, Pause, Weekdays};
use kith_sync::node::api::Command;
use kith_sync::node::mine::Jot;

use crate::screen::parts::{
    begin, card, choice, choices, field, primary, prose, quiet, quiet_row, refusal, row, small,
    soft, subtitle,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::entry::{read_date, read_time};
use crate::view::free::{FreeView, SHARED, Sharing, shared_of};
use crate::view::when::weekday_name;

/// When I am usually free, while it is typed.
#[derive(Debug)]
pub(crate) struct FreeDraft {
    zone: String,
    week: Vec<SpanDraft>,
    /// The first and the last day of each.
    away: Vec<(String, String)>,
    problem: Option<String>,
}

#[derive(Debug)]
struct SpanDraft {
    days: Weekdays,
    from: String,
    until: String,
}

impl SpanDraft {
    fn evening() -> Self {
        let (from, until) = ("18:00".to_owned(), "21:00".to_owned());
        Self { days: Weekdays::default(), from, until }
    }
}

impl FreeDraft {
    fn of(times: Option<&FreeTimes>, zone: &str) -> Self {
        let Some(times) = times else {
            let (zone, week) = (zone.to_owned(), vec![SpanDraft::evening()]);
            return Self { zone, week, away: Vec::new(), problem: None };
        };
        let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        let week = times.week.iter().map(|it| SpanDraft {
            days: it.days,
            from: clock(it.from),
            until: clock(it.until),
        });
        let away = times.away.iter().map(|it| (it.from.to_string(), it.until.to_string()));
        Self { zone: times.zone.clone(), week: week.collect(), away: away.collect(), problem: None }
    }

    /// Reads what was typed.
    fn read(&self) -> Result<FreeTimes, String> {
        let mut week = Vec::new();
        for span in &self.week {
            if span.days.days().next().is_none() {
                return Err(
                    "On which days? Choose at least one, or leave this time out.".to_owned()
                );
            }
            let (from, until) = (read_time(&span.from)?, read_time(&span.until)?);
            if until <= from {
                return Err(
                    "A time ends after it begins, on the same day: 18:00 to 21:00.".to_owned()
                );
            }
            week.push(FreeSpan { days: span.days, from, until });
        }
        let mut away = Vec::new();
        for (from, until) in &self.away {
            let (from, until) = (read_date(from)?, read_date(until)?);
            if until < from {
                return Err("The last day away is not before the first.".to_owned());
            }
            away.push(Pause { from, until });
        }
        let times = FreeTimes { zone: self.zone.clone(), week, away };
        times.check().map_err(|error| error.to_string())?;
        Ok(times)
    }
}

fn keep(times: Option<FreeTimes>) -> Action {
    Action::Do(Spot::Free, Command::Mine(Jot::SetFreeTimes { times }))
}

fn share(times: Option<FreeTimes>) -> Action {
    Action::Do(Spot::Free, Command::Edit(Edit::ShareFreeTimes { times }))
}

/// Shows it, and lets it be said.
pub(super) fn free_ui(
    ui: &mut Ui,
    view: &FreeView,
    (zone, may_write): (&str, bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (waiting, refused) = drafts.standing(Spot::Free);
    let draft = &mut drafts.scheduling.free;
    if draft.is_none() && view.times.is_none() && view.others.is_empty() {
        if begin(ui, false, "Say when I am usually free", Spot::Free.first_field()) {
            *draft = Some(FreeDraft::of(None, zone));
        }
        return;
    }
    card(ui, |ui| {
        subtitle(ui, "When we are usually free");
        for line in &view.others {
            small(ui, line);
        }
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| match (draft.as_mut(), &view.times) {
            (Some(_), _) => draft_ui(ui, view, draft, actions),
            (None, None) => {
                if begin(ui, false, "Say when I am usually free", Spot::Free.first_field()) {
                    *draft = Some(FreeDraft::of(None, zone));
                }
            }
            (None, Some(times)) => {
                small(ui, "Me");
                for line in &view.lines {
                    prose(ui, line);
                }
                ui.add_space(theme::GAP);
                small(ui, "Who sees it");
                let sharing = ui.add_enabled_ui(may_write, |ui| {
                    choices(ui, &SHARED, view.sharing, "when I am usually free")
                });
                if let Some(sharing) = sharing.inner {
                    let shared = (sharing != Sharing::Nobody).then(|| shared_of(times, sharing));
                    // What was said on another device is kept here too, so that it is not lost when it is shared no more.
                    actions.push(keep(Some(times.clone())));
                    actions.push(share(shared));
                }
                if view.sharing.is_none() {
                    small(
                        ui,
                        "The group sees something else that you shared before. Choose again.",
                    );
                }
                quiet_row(ui, |ui| {
                    if quiet(ui, "Change when I am free").clicked() {
                        *draft = Some(FreeDraft::of(Some(times), zone));
                    }
                    if quiet(ui, "Forget when I am free").clicked() {
                        actions.push(keep(None));
                        if view.sharing != Some(Sharing::Nobody) {
                            actions.push(share(None));
                        }
                    }
                });
            }
        });
        refusal(ui, refused.as_deref());
    });
}

fn draft_ui(
    ui: &mut Ui,
    view: &FreeView,
    draft: &mut Option<FreeDraft>,
    actions: &mut Vec<Action>,
) {
    let Some(typed) = draft else { return };
    soft(ui, "Say it once, and the times that are asked for can be answered with one press.");
    ui.add_space(theme::GAP);
    let (mut gone, mut home) = (None, None);
    for (at, span) in typed.week.iter_mut().enumerate() {
        span_ui(ui, at, span);
        if quiet(ui, "Leave it out").accessible_name(format!("Leave out time {}", at + 1)).clicked()
        {
            gone = Some(at);
        }
        ui.add_space(theme::GAP);
    }
    let short = |text| TextEdit::singleline(text).desired_width(theme::SHORT_FIELD);
    for (at, (from, until)) in typed.away.iter_mut().enumerate() {
        field(ui, &format!("Away {}, first day", at + 1), short(from));
        field(ui, &format!("Away {}, last day", at + 1), short(until));
        if quiet(ui, &format!("Not away {}", at + 1)).clicked() {
            home = Some(at);
        }
    }
    if let Some(at) = gone {
        typed.week.remove(at);
    }
    if let Some(at) = home {
        typed.away.remove(at);
    }
    quiet_row(ui, |ui| {
        if quiet(ui, "Another time of the week").clicked() {
            typed.week.push(SpanDraft::evening());
        }
        if quiet(ui, "Away for some days").clicked() {
            typed.away.push((String::new(), String::new()));
        }
    });
    refusal(ui, typed.problem.as_deref());
    let mut is_done = false;
    row(ui, |ui| {
        if primary(ui, "Keep when I am free").clicked() {
            match typed.read() {
                Ok(times) => {
                    typed.problem = None;
                    if let Some(sharing) = view.sharing.filter(|it| *it != Sharing::Nobody) {
                        actions.push(share(Some(shared_of(&times, sharing))));
                    }
                    actions.push(keep(Some(times)));
                }
                Err(problem) => typed.problem = Some(problem),
            }
        }
        is_done = quiet(ui, "Leave it as it was").clicked();
    });
    if is_done {
        *draft = None;
    }
}

fn span_ui(ui: &mut Ui, at: usize, span: &mut SpanDraft) {
    row(ui, |ui| {
        for offset in 0..7 {
            let Ok(day) = jiff::civil::Weekday::from_monday_zero_offset(offset) else { continue };
            let is_on = span.days.contains(day);
            let name = format!("{}: time {}", weekday_name(day), at + 1);
            if choice(ui, is_on, weekday_name(day)).accessible_name(name).clicked() {
                span.days = span.days.with(day, !is_on);
            }
        }
    });
    let short = |text| TextEdit::singleline(text).desired_width(theme::SHORT_FIELD);
    let from = short(&mut span.from);
    let from = if at == 0 { from.id(Spot::Free.first_field()) } else { from };
    field(ui, &format!("From, time {}", at + 1), from);
    field(ui, &format!("Until, time {}", at + 1), short(&mut span.until));
}
