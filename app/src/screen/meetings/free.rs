//! When I am usually free, on the screen "Meetings".

use egui::Ui;
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{FreeSpan, FreeTimes, Pause, Weekdays};
use kith_sync::node::api::Command;
use kith_sync::node::mine::Jot;
use serde::{Deserialize, Serialize};

use crate::screen::parts::{
    DateField, card, choice, choices, date_field, primary, prose, quiet, quiet_row, refusal, row,
    small, soft, subtitle, time_field,
};
use crate::screen::{Action, Drafts, Spot};
use crate::theme;
use crate::view::entry::{read_coming, read_time, typed_date, typed_time};
use crate::view::free::{FreeView, Sharing, shared, shared_of};
use crate::view::weeks::weekdays;
use crate::view::when::weekday_name;
use crate::words::dates;
use crate::words::reason::said;
use crate::words::t;

/// When I am usually free, while it is typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FreeDraft {
    zone: String,
    week: Vec<SpanDraft>,
    /// The first and the last day of each.
    away: Vec<(String, String)>,
    #[serde(skip)]
    problem: Option<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct SpanDraft {
    days: Weekdays,
    from: String,
    until: String,
}

impl SpanDraft {
    fn evening() -> Self {
        let clock = |hour| typed_time(jiff::civil::Time::constant(hour, 0, 0, 0));
        let (from, until) = (clock(18), clock(21));
        Self { days: Weekdays::default(), from, until }
    }
}

impl FreeDraft {
    pub(super) fn of(times: Option<&FreeTimes>, zone: &str) -> Self {
        let Some(times) = times else {
            let (zone, week) = (zone.to_owned(), vec![SpanDraft::evening()]);
            return Self { zone, week, away: Vec::new(), problem: None };
        };
        let week = times.week.iter().map(|it| SpanDraft {
            days: it.days,
            from: typed_time(it.from),
            until: typed_time(it.until),
        });
        let away = times.away.iter().map(|it| (typed_date(it.from), typed_date(it.until)));
        Self { zone: times.zone.clone(), week: week.collect(), away: away.collect(), problem: None }
    }

    /// Reads what was typed.
    fn read(&self, today: Date) -> Result<FreeTimes, String> {
        let mut week = Vec::new();
        for span in &self.week {
            if span.days.days().next().is_none() {
                return Err(t!("meetings-on-which-days-choose-at-least").to_owned());
            }
            let (from, until) = (read_time(&span.from)?, read_time(&span.until)?);
            if until <= from {
                return Err(t!("meetings-a-time-ends-after-it-begins").to_owned());
            }
            week.push(FreeSpan { days: span.days, from, until });
        }
        let mut away = Vec::new();
        for (from, until) in &self.away {
            let from = read_coming(from, today)?;
            // Away over the turn of the year, one comes back in the next.
            let until = read_coming(until, today.max(from))?;
            if until < from {
                return Err(t!("meetings-the-last-day-away-is-not").to_owned());
            }
            away.push(Pause { from, until });
        }
        let times = FreeTimes { zone: self.zone.clone(), week, away };
        times.check().map_err(|error| said(&(&error).into()))?;
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
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let (waiting, refused) = drafts.standing(Spot::Free);
    let draft = &mut drafts.scheduling.free;
    if draft.is_none() && view.times.is_none() && view.others.is_empty() {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("meetings-when-we-are-usually-free"));
        for line in &view.others {
            small(ui, line);
        }
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| match (draft.as_mut(), &view.times) {
            (Some(_), _) => draft_ui(ui, view, draft, actions),
            // The button that says it stands with those at the head of the screen.
            (None, None) => {}
            (None, Some(times)) => {
                small(ui, t!("meetings-me"));
                for line in &view.lines {
                    prose(ui, line);
                }
                ui.add_space(theme::GAP);
                small(ui, t!("meetings-who-sees-it"));
                let sharing = ui.add_enabled_ui(may_write, |ui| {
                    choices(ui, &shared(), view.sharing, t!("meetings-when-i-am-usually-free"))
                });
                if let Some(sharing) = sharing.inner {
                    let shared = (sharing != Sharing::Nobody).then(|| shared_of(times, sharing));
                    // What was said on another device is kept here too, so that it is not lost when it is shared no more.
                    actions.push(keep(Some(times.clone())));
                    actions.push(share(shared));
                }
                if view.sharing.is_none() {
                    small(ui, t!("meetings-the-group-sees-something-else-that"));
                }
                quiet_row(ui, |ui| {
                    if quiet(ui, t!("meetings-change-when-i-am-free")).clicked() {
                        *draft = Some(FreeDraft::of(Some(times), &times.zone));
                    }
                    if quiet(ui, t!("meetings-forget-when-i-am-free")).clicked() {
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
    soft(ui, t!("meetings-say-it-once-and-the-times"));
    ui.add_space(theme::GAP);
    let (mut gone, mut home) = (None, None);
    for (at, span) in typed.week.iter_mut().enumerate() {
        span_ui(ui, at, span);
        if quiet(ui, t!("meetings-leave-it-out"))
            .accessible_name(t!("meetings-leave-out-time", at = at + 1))
            .clicked()
        {
            gone = Some(at);
        }
        ui.add_space(theme::GAP);
    }
    let coming = DateField::coming(view.today);
    for (at, (from, until)) in typed.away.iter_mut().enumerate() {
        date_field(ui, &t!("meetings-away-first-day", at = at + 1), from, coming);
        date_field(ui, &t!("meetings-away-last-day", at = at + 1), until, coming);
        if quiet(ui, &t!("meetings-not-away", at = at + 1)).clicked() {
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
        if quiet(ui, t!("meetings-another-time-of-the-week")).clicked() {
            typed.week.push(SpanDraft::evening());
        }
        if quiet(ui, t!("meetings-away-for-some-days")).clicked() {
            typed.away.push((String::new(), String::new()));
        }
    });
    refusal(ui, typed.problem.as_deref());
    let mut is_done = false;
    row(ui, |ui| {
        if primary(ui, t!("meetings-keep-when-i-am-free")).clicked() {
            match typed.read(view.today) {
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
        is_done = quiet(ui, t!("meetings-leave-it-as-it-was")).clicked();
    });
    if is_done {
        *draft = None;
    }
}

fn span_ui(ui: &mut Ui, at: usize, span: &mut SpanDraft) {
    row(ui, |ui| {
        for day in weekdays(dates::first_weekday()) {
            let is_on = span.days.contains(day);
            let name = t!("meetings-time", day = weekday_name(day), at = at + 1);
            if choice(ui, is_on, &weekday_name(day)).accessible_name(name).clicked() {
                span.days = span.days.with(day, !is_on);
            }
        }
    });
    let first = (at == 0).then(|| Spot::Free.first_field());
    time_field(ui, &t!("meetings-from-time", at = at + 1), &mut span.from, (first, false));
    time_field(ui, &t!("meetings-until-time", at = at + 1), &mut span.until, (None, false));
}
