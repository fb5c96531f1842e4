//! The screen "Finding members".

mod draft;
mod person;

use egui::{TextEdit, Ui};
use jiff::civil::Date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, CandidateFact, FocusFact};
use kith_sync::id::RecordId;
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use self::draft::{DayDraft, NewPerson, NewPosting};
use self::person::person_ui;
use super::parts::{
    begin, begin_within, beginning, card, choices, entered, field, line_with, note, primary, prose,
    quiet, quiet_row, refusal, row, secondary, small, soft, subtitle, tick, title,
};
use super::save::{FileContent, Kept, Save, save_ui};
use super::{Action, Drafts, Fold, Spot};
use crate::notice::Notice;
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::entry::read_date;
use crate::view::finding::{
    ClicksView, FindingView, OfferView, PostingView, clicks, openness, set, sizes,
};
use crate::view::people::capital;
use crate::words::dates::{self, Form};
use crate::words::t;

pub(crate) use self::draft::{FindingDrafts, FindingSpot};

/// Shows the screen.
pub(crate) fn finding_ui(
    ui: &mut Ui,
    view: &FindingView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Finding.title());
    soft(ui, t!("finding-begin-small-four-or-five-each"));
    ui.add_space(theme::PART);
    facts_ui(ui, view, drafts, actions);
    for offer in &view.offers {
        ui.push_id(("offer", offer.this), |ui| {
            offer_ui(ui, offer, view.may_write, actions);
        });
    }
    new_person_ui(ui, view, drafts, actions);
    for person in &view.people {
        card(ui, |ui| ui.push_id(person.id, |ui| person_ui(ui, person, view, drafts, actions)));
    }
    notice_ui(ui, view, drafts, actions);
    postings_ui(ui, view, drafts, actions);
}

fn edit(spot: FindingSpot, edit: Edit) -> Action {
    Action::Do(Spot::Finding(spot), Command::Edit(edit))
}

/// Whether the group is open, how many it would like to be, and its own trial.
fn facts_ui(ui: &mut Ui, view: &FindingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Finding(FindingSpot::Facts);
    let waiting = drafts.is_waiting(spot);
    card(ui, |ui| {
        let title = t!("finding-who-can-come-in");
        let is_open = view.is_asked || drafts.unfolded.contains(&Fold::WhoComesIn);
        let words_ui = |ui: &mut Ui| {
            subtitle(ui, title);
            prose(ui, &view.places);
            if !is_open && !view.said.is_empty() {
                soft(ui, &view.said);
            }
        };
        if view.is_asked || !view.may_write {
            words_ui(ui);
        } else {
            let verb = if is_open { t!("finding-done") } else { t!("finding-change-it") };
            if line_with(ui, verb, format!("{verb}: {title}"), words_ui) {
                drafts.toggle(Fold::WhoComesIn);
            }
        }
        if !is_open {
            refusal(ui, drafts.refusal(spot));
            refusal(ui, drafts.refusal(Spot::Finding(FindingSpot::Trial)));
            return;
        }
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(view.may_write && !waiting, |ui| {
            question_ui(ui, view.openness.question.as_deref());
            if let Some(chosen) =
                choices(ui, &openness(), view.openness.now, t!("finding-the-group"))
            {
                actions.push(Action::Do(spot, set(FocusFact::Openness(chosen))));
            }
            ui.add_space(theme::GAP);
            small(ui, t!("finding-how-many-you-would-like-to"));
            question_ui(ui, view.aim.question.as_deref());
            if let Some(chosen) =
                choices(ui, &sizes(), view.aim.now, t!("finding-how-many-you-would-like-to-2"))
            {
                actions.push(Action::Do(spot, set(FocusFact::Aim(chosen))));
            }
        });
        refusal(ui, drafts.refusal(spot));
        ui.add_space(theme::GAP);
        trial_ui(ui, view, drafts, actions);
    });
}

fn question_ui(ui: &mut Ui, question: Option<&str>) {
    if let Some(question) = question {
        let honey = palette(ui.ctx()).honey_pale;
        note(ui, honey, |ui| ui.label(question));
        ui.add_space(theme::GAP);
    }
}

/// When the group asks itself whether it clicks.
fn trial_ui(ui: &mut Ui, view: &FindingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = FindingSpot::Trial;
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    question_ui(ui, view.trial.question.as_deref());
    let words = view.trial.now.map_or_else(
        || t!("finding-a-new-group-can-try-it").to_owned(),
        |day| t!("finding-does-it-click-for-you-as", d = dates::date(day, Form::DayOfYear)),
    );
    small(ui, &words);
    ui.add_enabled_ui(view.may_write && !waiting, |ui| {
        let about = t!("finding-the-day-to-ask-whether-it");
        let days = (view.trial.now, view.today, view.third.as_ref());
        day_ui(ui, &mut drafts.finding.trial, days, about, |day| {
            actions.push(edit(spot, Edit::SetFocus { set: FocusFact::Trial(day) }));
        });
    });
    clicks_ui(
        ui,
        &view.clicks,
        None,
        t!("finding-the-group"),
        (spot, waiting || !view.may_write),
        actions,
    );
    refusal(ui, refused.as_deref());
}

/// What I say of whether it clicks, and what the others do.
fn clicks_ui(
    ui: &mut Ui,
    view: &ClicksView,
    candidate: Option<RecordId>,
    about: &str,
    (spot, waiting): (FindingSpot, bool),
    actions: &mut Vec<Action>,
) {
    if !view.is_asked {
        return;
    }
    small(ui, t!("finding-what-you-say-of-it-for"));
    ui.add_enabled_ui(!waiting, |ui| {
        if let Some(clicks) = choices(ui, &clicks(), view.mine, about) {
            let answer = Some(clicks).filter(|clicks| view.mine != Some(*clicks));
            actions.push(edit(spot, Edit::SayWhetherItClicks { candidate, answer }));
        }
    });
    for words in &view.others {
        small(ui, words);
    }
}

/// A day that is set, changed or taken away; `do_it` is called with what it is to be.
fn day_ui(
    ui: &mut Ui,
    draft: &mut Option<DayDraft>,
    (now, today, third): (Option<Date>, Date, Option<&(Date, String)>),
    about: &str,
    mut do_it: impl FnMut(Option<Date>),
) {
    let Some(typing) = draft else {
        quiet_row(ui, |ui| {
            let words =
                if now.is_some() { t!("finding-another-day") } else { t!("finding-set-a-day") };
            if quiet(ui, words).accessible_name(format!("{words}: {about}")).clicked() {
                let typed = now.unwrap_or_else(|| in_weeks(today)).to_string();
                *draft = Some(DayDraft { typed, problem: None });
            }
            if let (Some((day, words)), None) = (third, now)
                && quiet(ui, words).accessible_name(format!("{words}: {about}")).clicked()
            {
                do_it(Some(*day));
            }
            let takes = now.is_some()
                && quiet(ui, t!("finding-no-day"))
                    .accessible_name(t!("finding-no-day-2", about = about))
                    .clicked();
            if takes {
                do_it(None);
            }
        });
        return;
    };
    let mut cancel = false;
    let label = t!("finding-as-year-month-and-day", about = capital(about));
    let line = field(
        ui,
        &label,
        TextEdit::singleline(&mut typing.typed).desired_width(theme::SHORT_FIELD),
    );
    refusal(ui, typing.problem.as_deref());
    row(ui, |ui| {
        let sets = primary(ui, t!("finding-set-it"))
            .accessible_name(t!("finding-set-it-2", about = about))
            .clicked();
        if sets || entered(ui, &line) {
            match read_date(&typing.typed) {
                Ok(day) => {
                    typing.problem = None;
                    do_it(Some(day));
                }
                Err(problem) => typing.problem = Some(problem),
            }
        }
        let words = t!("finding-leave-it");
        cancel = quiet(ui, words).accessible_name(format!("{words}: {about}")).clicked();
    });
    if cancel {
        *draft = None;
    }
}

/// Six weeks from today: three meetings at a usual pace.
fn in_weeks(today: Date) -> Date {
    today.checked_add(jiff::Span::new().weeks(6)).unwrap_or(today)
}

fn offer_ui(ui: &mut Ui, offer: &OfferView, may_write: bool, actions: &mut Vec<Action>) {
    let honey = palette(ui.ctx()).honey_pale;
    note(ui, honey, |ui| {
        ui.label(&offer.words);
        small(ui, t!("finding-if-they-are-two-write-the"));
        let same = |ui: &mut Ui| secondary(ui, t!("finding-they-are-one-person"));
        let pressed = ui.add_enabled_ui(may_write, same).inner;
        let named = t!("finding-they-are-one-person-2", name = offer.name);
        if may_write && pressed.accessible_name(named).clicked() {
            let set = CandidateFact::Same(Some(offer.other));
            let spot = FindingSpot::Person(offer.other);
            actions.push(edit(spot, Edit::SetCandidate { candidate: offer.this, set }));
        }
    });
    ui.add_space(theme::PART);
}

fn new_person_ui(ui: &mut Ui, view: &FindingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let spot = Spot::Finding(FindingSpot::NewPerson);
    let (waiting, refused) = drafts.standing(spot);
    let Some(draft) = &mut drafts.finding.new_person else {
        let is_first = view.people.is_empty();
        let mut begins = false;
        let mut button = |ui: &mut Ui| {
            begins = begin(ui, is_first, t!("finding-add-somebody-to-ask"), spot.first_field());
        };
        if is_first {
            let nothing = Some((Icon::UserPlus, t!("finding-nobody-yet")));
            beginning(ui, nothing, t!("finding-whom-could-you-ask-a-short"), button);
        } else {
            button(ui);
        }
        if begins {
            drafts.finding.new_person = Some(NewPerson::default());
        }
        return;
    };
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, t!("finding-somebody-to-ask"));
        ui.add_space(theme::GAP);
        ui.add_enabled_ui(!waiting, |ui| {
            let wide = theme::MEASURE;
            let name = TextEdit::singleline(&mut draft.name);
            let name = name.id(spot.first_field()).desired_width(theme::SHORT_FIELD * 2.0);
            field(ui, t!("finding-a-short-name-or-initials"), name);
            let line = TextEdit::singleline(&mut draft.line).desired_width(wide);
            field(ui, t!("finding-a-line-about-them-if-you"), line);
            let from = TextEdit::singleline(&mut draft.from).desired_width(wide);
            let from = field(ui, t!("finding-who-named-them-after-saying-no"), from);
            tick(ui, &mut draft.knows, t!("finding-i-know-them"));
            small(ui, t!("finding-nothing-that-they-would-not-want"));
            refusal(ui, refused.as_deref());
            row(ui, |ui| {
                if primary(ui, t!("finding-add-to-the-list")).clicked() || entered(ui, &from) {
                    actions.push(edit(FindingSpot::NewPerson, draft.edit()));
                }
                cancel = quiet(ui, t!("finding-not-now"))
                    .accessible_name(t!("finding-not-now-add-nobody"))
                    .clicked();
            });
        });
    });
    if cancel {
        drafts.finding.new_person = None;
        drafts.refusals.remove(&spot);
    }
}

impl NewPerson {
    fn edit(&self) -> Edit {
        Edit::AddCandidate {
            name: self.name.trim().to_owned(),
            line: self.line.trim().to_owned(),
            from: self.from.trim().to_owned(),
            knows: self.knows,
        }
    }
}

/// The notices, made of the focus.
fn notice_ui(ui: &mut Ui, view: &FindingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    card(ui, |ui| {
        subtitle(ui, t!("finding-a-notice"));
        soft(ui, t!("finding-made-of-what-stands-in-focus"));
        if let Some(hint) = view.notice_hint {
            question_ui(ui, Some(hint));
        }
        ui.add_space(theme::GAP);
        let words = view.notices.iter().map(|(notice, _)| (*notice, notice_words(*notice)));
        let words: Vec<(Notice, &str)> = words.collect();
        let shown = drafts.finding.notice.map(|(notice, _)| notice);
        if let Some(pressed) = choices(ui, &words, shown, t!("finding-a-notice-2")) {
            drafts.finding.notice = Some((pressed, false));
        }
        let Some((shown, copied)) = &mut drafts.finding.notice else { return };
        let made = view.notices.iter().find(|(notice, _)| notice == shown).map(|(_, made)| made);
        ui.add_space(theme::GAP);
        match made {
            None => {}
            Some(Err(why)) => {
                question_ui(ui, Some(why.as_str()));
                if secondary(ui, t!("finding-go-to-the-focus")).clicked() {
                    actions.push(Action::Go(Place::Focus));
                }
            }
            Some(Ok(text)) => {
                let mut text = text.as_str();
                let edit = TextEdit::multiline(&mut text).desired_width(f32::INFINITY);
                field(ui, t!("finding-the-notice"), edit);
                if primary(ui, t!("finding-copy-the-notice")).clicked() {
                    actions.push(Action::Copy(text.to_owned()));
                    *copied = true;
                }
                if *copied {
                    small(ui, t!("finding-copied-read-it-once-more-before"));
                }
                let (about, words) = (notice_words(*shown), text.to_owned());
                let save = Save {
                    what: Kept::Notice(*shown),
                    about,
                    copied: None,
                    button: t!("finding-save-the-notice"),
                    content: &|| FileContent::Words(words.clone()),
                };
                save_ui(ui, save, drafts, actions);
            }
        }
    });
}

fn notice_words(notice: Notice) -> &'static str {
    match notice {
        Notice::Board => t!("finding-for-a-board"),
        Notice::Mail => t!("finding-for-a-mail"),
        Notice::Network => t!("finding-for-a-professional-network"),
    }
}

/// Where notices are.
fn postings_ui(ui: &mut Ui, view: &FindingView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Finding(FindingSpot::NewPosting);
    let (waiting, refused) = drafts.standing(spot);
    let mut cancel = false;
    card(ui, |ui| {
        subtitle(ui, t!("finding-where-your-notices-are"));
        if view.postings.is_empty() {
            soft(ui, t!("finding-write-down-where-you-put-one"));
        }
        for posting in &view.postings {
            ui.add_space(theme::GAP);
            ui.push_id(posting.id, |ui| posting_ui(ui, posting, view.may_write, drafts, actions));
        }
        ui.add_space(theme::GAP);
        if !view.may_write {
            return;
        }
        let Some(draft) = &mut drafts.finding.new_posting else {
            if begin_within(ui, t!("finding-a-notice-was-put-up"), spot.first_field()) {
                let on = DayDraft { typed: view.today.to_string(), problem: None };
                drafts.finding.new_posting = Some(NewPosting { place: String::new(), on });
            }
            return;
        };
        ui.add_enabled_ui(!waiting, |ui| {
            let place = TextEdit::singleline(&mut draft.place);
            let place = place.id(spot.first_field()).desired_width(theme::MEASURE);
            field(ui, t!("finding-where-it-is"), place);
            let on = TextEdit::singleline(&mut draft.on.typed).desired_width(theme::SHORT_FIELD);
            let on = field(ui, t!("finding-since-when-as-year-month-and"), on);
            refusal(ui, draft.on.problem.as_deref().or(refused.as_deref()));
            row(ui, |ui| {
                if primary(ui, t!("finding-write-it-down")).clicked() || entered(ui, &on) {
                    match read_date(&draft.on.typed) {
                        Ok(on) => {
                            draft.on.problem = None;
                            let place = draft.place.trim().to_owned();
                            actions.push(edit(
                                FindingSpot::NewPosting,
                                Edit::AddPosting { place, on },
                            ));
                        }
                        Err(problem) => draft.on.problem = Some(problem),
                    }
                }
                cancel = quiet(ui, t!("finding-not-now"))
                    .accessible_name(t!("finding-not-now-no-notice"))
                    .clicked();
            });
        });
    });
    if cancel {
        drafts.finding.new_posting = None;
        drafts.refusals.remove(&spot);
    }
}

fn posting_ui(
    ui: &mut Ui,
    posting: &PostingView,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let spot = FindingSpot::Posting(posting.id);
    let (waiting, refused) = drafts.standing(Spot::Finding(spot));
    prose(ui, &posting.words);
    question_ui(ui, posting.question);
    ui.add_enabled_ui(may_write && !waiting, |ui| {
        quiet_row(ui, |ui| {
            let mut put = |ui: &mut Ui, words: &str, aside| {
                let pressed = quiet(ui, words);
                if pressed.accessible_name(format!("{words}: {}", posting.place)).clicked() {
                    actions.push(edit(spot, put_aside(posting.id, aside)));
                }
            };
            if posting.question.is_some() || !posting.is_down {
                put(ui, t!("finding-it-was-taken-down"), true);
            }
            if posting.question.is_some() || posting.is_down {
                put(ui, t!("finding-it-is-up"), false);
            }
        });
    });
    refusal(ui, refused.as_deref());
}

fn put_aside(posting: RecordId, aside: bool) -> Edit {
    Edit::PutAside { what: Aside::Posting(posting), aside }
}
