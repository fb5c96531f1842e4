//! What was put to the group: cards to answer, people agreed to, invitations to settle, what is decided.

pub(crate) mod coming;
pub(crate) mod draft;
pub(crate) mod rule;

use egui::{TextEdit, Ui};
use kith_sync::node::api::{Answer, Command, Say};

use self::draft::{WordDraft, said};
use super::members::ticket::ticket_ui;
use super::parts::{
    card, choices, entered, field, grouped_faces, note, opens, pill, primary, prose, quiet,
    refusal, row, secondary, small, soft, subtitle,
};
use super::text::fold_button;
use super::{Action, Drafts, Fold, Shown, Spot};
use crate::theme::{self, palette};
use crate::view::decisions::{AgreedView, CardView, ContestView, DECIDED_SHOWN, DecisionsView};
use crate::view::rules::Mood;
use crate::words::t;

fn answers() -> [(Answer, &'static str); 4] {
    [
        (Answer::Yes, t!("decisions-yes")),
        (Answer::NotNow, t!("decisions-not-now")),
        (Answer::Concern, t!("decisions-i-have-a-concern")),
        (Answer::StandAside, t!("decisions-i-stand-aside")),
    ]
}

/// What is open and may wait for this member.
pub(crate) fn open_ui(
    ui: &mut Ui,
    view: &DecisionsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    for contest in &view.contests {
        contest_ui(ui, contest, view.may_write, drafts, actions);
    }
    if let Some(ticket) = drafts.ticket.take_if(|ticket| ticket.shown == Shown::Card) {
        drafts.ticket = card(ui, |ui| ticket_ui(ui, ticket, actions));
    }
    // An open invitation stands in the list of those.
    for agreed in view.agreed.iter().filter(|it| it.may_invite || !it.hints.is_empty()) {
        agreed_ui(ui, agreed, drafts, actions);
    }
    for each in &view.open {
        card(ui, |ui| {
            ui.push_id(each.proposal, |ui| card_ui(ui, each, view, drafts, actions));
        });
    }
}

/// What is decided, the newest first and the older on demand.
pub(crate) fn decided_ui(ui: &mut Ui, view: &DecisionsView, drafts: &mut Drafts) {
    if view.decided.is_empty() {
        return;
    }
    card(ui, |ui| {
        subtitle(ui, t!("decisions-decided"));
        let all = drafts.unfolded.contains(&Fold::Decided);
        let shown = if all { view.decided.len() } else { DECIDED_SHOWN };
        for line in view.decided.iter().take(shown) {
            prose(ui, line);
        }
        if view.decided.len() > DECIDED_SHOWN {
            let words =
                (t!("decisions-earlier-decisions"), t!("decisions-hide-the-earlier-decisions"));
            fold_button(ui, drafts, Fold::Decided, words, t!("decisions-decided-2"));
        }
    });
}

fn card_ui(
    ui: &mut Ui,
    view: &CardView,
    all: &DecisionsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let nav = palette(ui.ctx()).nav;
    subtitle(ui, &view.title);
    if view.mine.needs {
        pill(ui, t!("decisions-waits-for-your-word"), Mood::Open);
    }
    ui.add_space(theme::GAP);
    if let Some(words) = &view.words {
        note(ui, nav, |ui| {
            small(ui, t!("decisions-the-words-that-it-is-about"));
            prose(ui, words);
        });
    }
    if let Some(why) = &view.why {
        note(ui, nav, |ui| prose(ui, why));
    }
    grouped_faces(ui, &view.faces);
    for line in &view.said {
        prose(ui, line);
    }
    if !view.progress.is_empty() {
        prose(ui, &view.progress);
    }
    for hint in &view.hints {
        soft(ui, hint);
    }
    ui.add_space(theme::GAP);
    small(ui, &view.effect);
    if !view.until.is_empty() {
        small(ui, &view.until);
    }
    if !view.closing.is_empty() {
        small(ui, &view.closing);
    }
    ui.add_space(theme::GAP);
    mine_ui(ui, view, all.may_write, drafts, actions);
    let spot = Spot::Proposal(view.proposal);
    let ready = all.may_write && !drafts.is_waiting(spot);
    if view.may_close {
        // Not one more answer beside the four.
        ui.add_space(theme::PART);
    }
    if view.may_close
        && ui
            .add_enabled_ui(ready, |ui| secondary(ui, t!("decisions-close-the-vote")))
            .inner
            .accessible_name(t!("decisions-close-the-vote-2", title = view.title))
            .clicked()
    {
        let say = Say::CloseVote { proposal: view.proposal };
        actions.push(Action::Do(spot, Command::Say(say)));
    }
    if let Some(again) = &view.again {
        let ready = ready && all.may_propose;
        if ui
            .add_enabled_ui(ready, |ui| primary(ui, t!("decisions-put-it-to-the-group-again")))
            .inner
            .accessible_name(t!("decisions-put-it-to-the-group-again-2", title = view.title))
            .clicked()
        {
            actions.push(Action::Do(spot, Command::Say(again.clone())));
        }
    }
    refusal(ui, drafts.refusal(spot));
}

/// This member's own word: what it is, or the four to choose from.
fn mine_ui(
    ui: &mut Ui,
    view: &CardView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let about = view.title.as_str();
    if let Some(words) = &view.mine.note {
        soft(ui, words);
    }
    if !view.mine.asked || !may_write {
        return;
    }
    let spot = Spot::Proposal(view.proposal);
    let waiting = drafts.is_waiting(spot);
    let draft = drafts.deciding.words.get(&view.proposal);
    if !view.mine.needs && draft.is_none() {
        let changes = quiet(ui, t!("decisions-change-my-word"))
            .accessible_name(t!("decisions-change-my-word-2", about = about));
        if let (true, Some(answer)) = (changes.clicked(), view.mine.answer) {
            let draft = WordDraft { answer, why: String::new() };
            drafts.deciding.words.insert(view.proposal, draft);
        }
        return;
    }
    small(ui, t!("decisions-your-word"));
    let given = draft.map(|draft| draft.answer);
    let pressed = ui.add_enabled_ui(!waiting, |ui| choices(ui, &answers(), given, about)).inner;
    if let Some(answer) = pressed {
        let why = drafts.deciding.words.remove(&view.proposal).map(|draft| draft.why);
        let draft = WordDraft { answer, why: why.unwrap_or_default() };
        drafts.deciding.words.insert(view.proposal, draft);
        opens(ui, true, spot.first_field());
    }
    if let Some(draft) = drafts.deciding.words.get_mut(&view.proposal)
        && ui.add_enabled_ui(!waiting, |ui| word_ui(ui, view, draft, actions)).inner
    {
        drafts.deciding.words.remove(&view.proposal);
    }
}

/// A line with a word, and the button that gives it; whether it is left after all.
fn word_ui(ui: &mut Ui, view: &CardView, draft: &mut WordDraft, actions: &mut Vec<Action>) -> bool {
    let about = view.title.as_str();
    let spot = Spot::Proposal(view.proposal);
    let question = match draft.answer {
        Answer::Concern => t!("decisions-what-is-your-concern-it-is"),
        Answer::NotNow => t!("decisions-why-not-now-if-you-like"),
        Answer::Yes | Answer::StandAside => t!("decisions-a-line-with-it-if-you"),
    };
    let line = field(
        ui,
        question,
        TextEdit::singleline(&mut draft.why).id(spot.first_field()).desired_width(theme::MEASURE),
    );
    match draft.answer {
        Answer::Yes if view.mine.decides => small(ui, t!("decisions-with-your-yes-it-is-decided")),
        Answer::StandAside => {
            small(ui, t!("decisions-you-go-along-with-what-the"));
        }
        Answer::Yes | Answer::NotNow | Answer::Concern => {}
    }
    let why = said(&draft.why);
    let ready = draft.answer != Answer::Concern || why.is_some();
    row(ui, |ui| {
        let says = ui.add_enabled_ui(ready, |ui| primary(ui, t!("decisions-say-so"))).inner;
        let says = says.accessible_name(t!("decisions-say-so-2", about = about)).clicked();
        if ready && (says || entered(ui, &line)) {
            let say = Say::Vote { proposal: view.proposal, answer: draft.answer, why };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        quiet(ui, t!("decisions-leave-it"))
            .accessible_name(t!("decisions-leave-it-2", about = about))
            .clicked()
    })
}

fn agreed_ui(ui: &mut Ui, view: &AgreedView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Proposal(view.proposal);
    card(ui, |ui| {
        subtitle(ui, &view.words);
        for hint in &view.hints {
            soft(ui, hint);
        }
        if view.may_invite {
            small(ui, t!("decisions-whoever-makes-it-hands-it-over"));
            ui.add_space(theme::GAP);
            let ready = !drafts.is_waiting(spot);
            let button = ui
                .add_enabled_ui(ready, |ui| primary(ui, t!("decisions-make-the-invitation")))
                .inner;
            if button
                .accessible_name(t!("decisions-make-the-invitation-for", name = view.name))
                .clicked()
            {
                let command = Command::InviteProposed { proposal: view.proposal };
                actions.push(Action::Do(spot, command));
            }
        }
        refusal(ui, drafts.refusal(spot));
    });
}

fn contest_ui(
    ui: &mut Ui,
    view: &ContestView,
    may_write: bool,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let Some(first) = view.claims.first() else { return };
    let spot = Spot::Contest(first.admit);
    card(ui, |ui| {
        subtitle(ui, &view.title);
        pill(ui, t!("decisions-not-settled"), Mood::Careful);
        ui.add_space(theme::GAP);
        prose(ui, &view.words);
        if let Some(who) = &view.settled_by {
            soft(ui, who);
        }
        for claim in &view.claims {
            let nav = palette(ui.ctx()).nav;
            note(ui, nav, |ui| {
                ui.label(&claim.words);
                let ready = may_write && !drafts.is_waiting(spot) && !claim.mine;
                if view.settled_by.is_none() {
                    let text = if claim.mine {
                        t!("decisions-your-choice")
                    } else {
                        t!("decisions-this-is-the-right-one")
                    };
                    let button = ui.add_enabled_ui(ready, |ui| secondary(ui, text)).inner;
                    if button.accessible_name(format!("{text}: {}", claim.words)).clicked() {
                        let say = Say::Settle { admit: claim.admit };
                        actions.push(Action::Do(spot, Command::Say(say)));
                    }
                }
            });
        }
        refusal(ui, drafts.refusal(spot));
    });
}
