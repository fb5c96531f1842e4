//! An open group in the window: its newest state, what is half done in it, and where answers belong.
//!
//! Invariant: what arrives never takes the place of words that are being typed; it is joined with them or shown beside.

mod back;
mod shown;
mod unsent;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Context, Ui};
use jiff::Zoned;
use jiff::civil::Date;
use kith_sync::id::EntryHash;
use kith_sync::node::api::{Command, NodeState, Reply};

pub(super) use self::back::Left;
use self::shown::ScreenView;
use self::unsent::Unsent;
use crate::calendar::{Told, calendar_file, schedule_text};
use crate::print::recovery_page;
use crate::screen::history::of_part_ui;
use crate::screen::meetings::draft::Scheduling;
use crate::screen::parcels::draft::ParcelDrafts;
use crate::screen::save::FileContent;
use crate::screen::shell::{Around, shell_ui};
use crate::screen::{Action, Drafts, Shown, Spot, TicketDraft, text_id};
use crate::view::decisions::person_name;
use crate::view::finding::finding_view;
use crate::view::focus::focus_view;
use crate::view::free::free_view;
use crate::view::going::going_view;
use crate::view::group_decisions::group_decisions_view;
use crate::view::help::help_view;
use crate::view::history::history_view;
use crate::view::invitation::invitation_text;
use crate::view::keys::{backup_reminder, keys_view};
use crate::view::meetings::{Layout, MeetingsView, coming_view, days_view};
use crate::view::members::members_view;
use crate::view::mine::mine_view;
use crate::view::parcels::parcels_view;
use crate::view::people::{People, capital};
use crate::view::places::places_view;
use crate::view::reach::reach_view;
use crate::view::reminders::{Reminding, has_due, reminder_need, reminders};
use crate::view::room::room_view;
use crate::view::rules::rules_view;
use crate::view::search::search;
use crate::view::shelf::shelf_view;
use crate::view::shell::{ShellView, group_name, shell_view};
use crate::view::switcher::SwitcherView;
use crate::view::today::{NeedView, needs, today_of};
use crate::view::whereabouts::whereabouts_view;
use crate::view::{Place, Source};
use crate::words::reason::said;
use crate::words::t;

/// An open group.
pub(super) struct Group {
    state: NodeState,
    pub(super) place: Place,
    pub(super) drafts: Drafts,
    /// The words that the views were made for.
    searched: String,
    /// The days that the views were made for.
    days: (Layout, Option<Date>),
    /// How many of this member's own days the views were made with.
    kept_days: usize,
    /// The state of the parcels that the views were made with.
    carried: usize,
    /// The views of now; made anew when the state, the place or the minute changes.
    views: Option<Views>,
    /// The meetings to come, and what waits for a word; made anew when the state or the minute changes.
    at_hand: Option<(MeetingsView, Vec<NeedView>)>,
    /// What to remind of; made anew when what is kept or the minute changes.
    reminders: Option<Vec<Reminding>>,
    /// Where somebody was before it was locked, and how far down that came at first.
    back: Option<(Left, Option<f32>)>,
    /// What is typed and not sent yet, as it is kept.
    unsent: Unsent,
}

/// The meetings to come, and what waits for a word.
fn at_hand(source: &Source<'_>) -> (MeetingsView, Vec<NeedView>) {
    let meetings = coming_view(source);
    let needs = needs(source, &meetings);
    (meetings, needs)
}

struct Views {
    shell: ShellView,
    /// Where something waits for a word.
    waiting: BTreeSet<Place>,
    screen: ScreenView,
}

impl Group {
    pub(super) fn new(state: NodeState) -> Self {
        let mut group = Self {
            state,
            place: Place::Today,
            drafts: Drafts::default(),
            searched: String::new(),
            days: (Layout::default(), None),
            kept_days: 0,
            carried: 0,
            views: None,
            at_hand: None,
            reminders: None,
            back: None,
            unsent: Unsent::default(),
        };
        group.take_up_unsent();
        group
    }

    /// This device has just come in by a file: the others learn of it by a parcel.
    pub(super) fn came_by_file(&mut self) {
        let people = People::new(&self.state.snapshot.members, self.state.status.me);
        self.drafts.parcels.came_in(people.others().map(|member| member.id).collect());
        self.place = Place::Parcels;
    }

    /// Takes a newer state in place of the one before.
    pub(super) fn hear_state(
        &mut self,
        context: Option<&Context>,
        state: NodeState,
    ) -> Vec<Command> {
        self.drafts.forget_spent_ticket(&state.status.invitations);
        if !Arc::ptr_eq(&self.state.snapshot, &state.snapshot) || self.state.mine != state.mine {
            self.reminders = None;
        }
        if !Arc::ptr_eq(&self.state.snapshot, &state.snapshot)
            || self.state.status.decisions != state.status.decisions
            || self.state.status.sent != state.status.sent
        {
            self.drafts.history.is_old();
        }
        let is_same = self.shows_the_same(&state);
        self.state = state;
        if !is_same {
            self.look_again();
        }
        self.meet_texts(context)
    }

    /// The views are no longer those of now.
    pub(super) fn look_again(&mut self) {
        self.views = None;
        self.at_hand = None;
    }

    /// Another screen is shown; what it is made of stays.
    pub(super) fn turn_to(&mut self, place: Place) {
        self.place = place;
        self.drafts.again.remove(&place);
        self.views = None;
    }

    /// What it is called.
    pub(super) fn name(&self) -> String {
        group_name(&self.state.snapshot)
    }

    /// How many things wait for this member's word.
    pub(super) fn waiting(&mut self, now: &Zoned) -> usize {
        let source = Source { snapshot: &self.state.snapshot, status: &self.state.status, now };
        let (_, needs) = self.at_hand.get_or_insert_with(|| at_hand(&source));
        needs.len()
    }

    /// Another minute has begun.
    pub(super) fn minute_passed(&mut self) {
        self.reminders = None;
        self.look_again();
    }

    /// What to remind of, now and later.
    pub(super) fn reminders(&mut self, now: &Zoned) -> &[Reminding] {
        let source = Source { snapshot: &self.state.snapshot, status: &self.state.status, now };
        self.reminders.get_or_insert_with(|| reminders(&source, &self.state.mine))
    }

    /// What is to be kept outside Kith.
    pub(super) fn words(&self, content: FileContent, now: &Zoned) -> String {
        match content {
            FileContent::Words(words) => words,
            FileContent::RecoveryCode(code) => recovery_page(&code.text(), now.date()),
            FileContent::Calendar(only) => {
                calendar_file(&self.state.snapshot, Told { only, place: false }, now)
            }
            FileContent::Invitation(ticket) => {
                invitation_text(&self.state.snapshot.focus.purpose, &ticket)
            }
            FileContent::Schedule => {
                let told = Told { only: None, place: true };
                schedule_text(&self.state.snapshot, told, now)
            }
        }
    }

    /// Draws the group as it is.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        now: &Zoned,
        groups: &SwitcherView,
        actions: &mut Vec<Action>,
    ) {
        if self.moves_at().is_some_and(|moves_at| moves_at <= now) {
            self.look_again();
        }
        if self.searched != self.drafts.search {
            self.searched.clone_from(&self.drafts.search);
            self.views = None;
        }
        let Scheduling { layout, at, .. } = self.drafts.scheduling;
        if self.days != (layout, at) {
            // What is at hand stays: only other days are shown.
            self.days = (layout, at);
            self.views = None;
        }
        let kept_days = self.drafts.mine.days();
        if self.kept_days != kept_days {
            self.kept_days = kept_days;
            self.views = None;
        }
        if self.carried != self.drafts.parcels.changes {
            self.carried = self.drafts.parcels.changes;
            self.views = None;
        }
        let source = Source { snapshot: &self.state.snapshot, status: &self.state.status, now };
        let place = self.place;
        let views = self.views.get_or_insert_with(|| {
            let (meetings, needs) = self.at_hand.get_or_insert_with(|| at_hand(&source));
            // What waits for a word is marked beside every screen.
            let waiting = needs.iter().map(|need| need.place).collect();
            let screen = match place {
                Place::Today => {
                    let mut today = today_of(&source, meetings, needs.clone());
                    if has_due(&source, &self.state.mine) {
                        today.needs.push(reminder_need());
                    }
                    today.found = search(&source, &self.state.mine, &self.drafts.search);
                    today.backup = backup_reminder(&source, &self.state.mine);
                    ScreenView::Today(Box::new(today))
                }
                Place::Focus => ScreenView::Focus(Box::new(focus_view(&source))),
                Place::Rules => ScreenView::Rules(rules_view(&source)),
                Place::Decisions => ScreenView::Decisions(group_decisions_view(&source)),
                Place::Meetings => {
                    let free = free_view(&source, &self.state.mine);
                    let at = at.unwrap_or(now.date());
                    let days = days_view(&source, layout, at);
                    let meetings = meetings.clone().with_past_polls(&source);
                    ScreenView::Meetings(meetings, Box::new(free), days)
                }
                Place::Room => ScreenView::Room(Box::new(room_view(&source))),
                Place::Members => ScreenView::Members(Box::new(members_view(&source))),
                Place::Going => ScreenView::Going(going_view(&source)),
                Place::Places => ScreenView::Places(places_view(&source)),
                Place::Shelf => ScreenView::Shelf(shelf_view(&source)),
                Place::Help => ScreenView::Help(help_view(&source)),
                Place::Whereabouts => ScreenView::Whereabouts(whereabouts_view(&source)),
                Place::Reach => ScreenView::Reach(reach_view(&source)),
                Place::Parcels => {
                    let ParcelDrafts { written, .. } = &self.drafts.parcels;
                    let read = self.drafts.parcels.to_show();
                    ScreenView::Parcels(parcels_view(&source, written.as_ref(), &read))
                }
                Place::History => {
                    let page = self.drafts.history.page.as_ref();
                    ScreenView::History(page.map(|page| history_view(&source, page)))
                }
                Place::Finding => {
                    ScreenView::Finding(Box::new(finding_view(&source, &self.state.mine)))
                }
                Place::Mine => {
                    ScreenView::Mine(Box::new(mine_view(&source, &self.state.mine, kept_days)))
                }
                Place::Keys => ScreenView::Keys(Box::new(keys_view(&source))),
            };
            Views { shell: shell_view(&source), waiting, screen }
        });
        let screen = &views.screen;
        let around = Around { view: &views.shell, place, waiting: &views.waiting, groups };
        shell_ui(ui, around, &mut self.drafts, actions, |ui, drafts, actions| {
            screen.show(ui, drafts, actions);
            if place.about().is_some() && !place.has_foot() || place == Place::Whereabouts {
                of_part_ui(ui, place.about(), drafts, actions);
            }
        });
        self.scroll_back(ui.ctx());
        if place == Place::History
            && let Some(command) = self.drafts.history.ask()
        {
            actions.push(Action::Do(Spot::History, command));
            self.look_again();
        }
        self.look_at_clock(ui.ctx(), now);
    }

    /// Draws again when what is shown is true no more.
    fn look_at_clock(&self, context: &Context, now: &Zoned) {
        if let Some(moves_at) = self.moves_at() {
            let left = now.duration_until(moves_at).unsigned_abs();
            context.request_repaint_after(left + std::time::Duration::from_millis(50));
        }
    }

    /// When what is shown is true no more, where a clock runs in it.
    fn moves_at(&self) -> Option<&Zoned> {
        if let ScreenView::Room(view) = &self.views.as_ref()?.screen {
            view.moves_at.as_ref()
        } else {
            None
        }
    }

    /// Lets what arrived meet what is being typed, with the caret where it was if this group is on screen; what the others are
    /// told of it.
    pub(super) fn meet_texts(&mut self, context: Option<&Context>) -> Vec<Command> {
        let mut told = Vec::new();
        let people = People::new(&self.state.snapshot.members, self.state.status.me);
        for (key, draft) in &mut self.drafts.texts {
            let Some(text) = self.state.snapshot.text(*key) else { continue };
            let mine = self.state.status.me;
            let others: Vec<_> = text
                .versions
                .iter()
                .filter_map(|version| version.by)
                .filter(|by| *by != mine)
                .collect();
            let by = if others.is_empty() {
                t!("group-your-other-device").to_owned()
            } else {
                capital(&people.list(&others))
            };
            let mut field = context
                .and_then(|context| TextEditState::load(context, text_id(*key)))
                .unwrap_or_default();
            let range = field.cursor.char_range();
            let carets =
                range.map_or([0, 0], |range| [range.primary.index.0, range.secondary.index.0]);
            let Some([primary, secondary]) = draft.meet(&by, text, carets) else { continue };
            told.extend(draft.tell_again());
            if let Some(context) = context
                && range.is_some()
            {
                let range = CCursorRange::two(CCursor::new(secondary), CCursor::new(primary));
                field.cursor.set_char_range(Some(range));
                field.store(context, text_id(*key));
            }
        }
        told
    }

    /// Puts an answer where it was asked for.
    pub(super) fn hear_reply(&mut self, spot: Spot, reply: Reply) {
        self.drafts.waiting.remove(&spot);
        if spot == Spot::Unsent {
            self.unsent_is_kept(&reply);
            return;
        }
        self.views = None;
        match reply {
            Reply::Refused { because } => {
                if let Spot::Text(key) = spot
                    && let Some(draft) = self.drafts.texts.get_mut(&key)
                {
                    draft.refused();
                }
                if spot != Spot::Silent {
                    self.drafts.refusals.insert(spot, said(&because));
                }
            }
            Reply::Done => self.done(spot),
            Reply::ParcelWritten(_)
            | Reply::ParcelRead(_)
            | Reply::JoinRequest(_)
            | Reply::LetIn(_) => {
                if let Spot::Parcel(about) = spot {
                    self.drafts.parcels.hear(about, reply);
                }
            }
            Reply::History(page) => self.drafts.history.page = Some(page),
            Reply::Ticket { invite, ticket } => {
                let (shown, who) = if let Spot::Proposal(proposal) = spot {
                    (Shown::Card, self.agreed_name(proposal))
                } else if spot == Spot::MyDevice {
                    (Shown::Mine, t!("group-another-device-of-yours").to_owned())
                } else {
                    let invitee = std::mem::take(&mut self.drafts.invitee);
                    (Shown::People, invitee.trim().to_owned())
                };
                let ticket = TicketDraft::new(invite, shown, who, ticket);
                self.drafts.ticket = Some(ticket);
                self.drafts.forget_spent_ticket(&self.state.status.invitations);
            }
        }
    }

    /// What the person is called whom a proposal admits.
    fn agreed_name(&self, proposal: EntryHash) -> String {
        let people = People::new(&self.state.snapshot.members, self.state.status.me);
        let mut proposals = self.state.status.decisions.proposals.iter();
        proposals
            .find(|known| known.proposal == proposal)
            .map_or_else(|| t!("group-somebody").to_owned(), |known| person_name(people, known))
    }

    fn done(&mut self, spot: Spot) {
        let drafts = &mut self.drafts;
        match spot {
            Spot::Text(key) => {
                if drafts.texts.get_mut(&key).is_some_and(crate::desktop::draft::TextDraft::written)
                {
                    drafts.texts.remove(&key);
                }
            }
            Spot::TakeBack(body) => {
                drafts.unfolded.remove(&crate::screen::Fold::TakeBack(body));
                drafts.deciding.done(spot);
            }
            Spot::NewRule => drafts.new_rule = None,
            Spot::Agreement(put) => {
                drafts.answers.remove(&put);
            }
            Spot::Again(_) | Spot::Until(_) => {
                drafts.agreeing.days.remove(&spot);
            }
            Spot::Remark(on) => {
                drafts.agreeing.remarks.remove(&on);
            }
            Spot::NewDecision => drafts.agreeing.new_decision = None,
            Spot::SavePage => drafts.keeping.saved(),
            Spot::NewMeeting => drafts.new_meeting = None,
            Spot::Meeting(meeting) => {
                drafts.moving.remove(&meeting);
                drafts.placing.remove(&meeting);
                drafts.scheduling.done(meeting);
            }
            Spot::NewTaken => drafts.along = None,
            Spot::MyName => drafts.my_name = None,
            Spot::Finding(spot) => drafts.finding.done(spot),
            Spot::Mine(spot) => drafts.mine.done(spot),
            Spot::Leave => drafts.farewell = None,
            Spot::NewPoll => drafts.scheduling.new_poll = None,
            Spot::Free => drafts.scheduling.free = None,
            Spot::Schedule
            | Spot::Silent
            | Spot::Unsent
            | Spot::General
            | Spot::News
            | Spot::History
            | Spot::Invite
            | Spot::MyDevice
            | Spot::Topic(_)
            | Spot::Provisional
            | Spot::Reach
            | Spot::Parcel(_)
            | Spot::Room => {}
            Spot::Taken(taken) => {
                drafts.untils.remove(&taken);
            }
            Spot::Content(at) => drafts.content.done(at),
            Spot::Proposal(_)
            | Spot::Contest(_)
            | Spot::Forward
            | Spot::HowWeDecide
            | Spot::Removal
            | Spot::Lost
            | Spot::Ending
            | Spot::Device(_)
            | Spot::Relay
            | Spot::Break => drafts.deciding.done(spot),
            Spot::Going(spot) => drafts.going.done(spot),
            Spot::Keys(spot) => drafts.keys.done(spot),
        }
    }
}
