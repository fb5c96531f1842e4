//! The screens: each draws a view, changes only its drafts, and asks for what it wants by [`Action`]s.
//!
//! Invariant: nothing is sent while drawing; no text is worded here that depends on data (see [`crate::view`]).

pub(crate) mod agreement;
pub(crate) mod commands;
pub(crate) mod confirm;
pub(crate) mod content;
pub(crate) mod decisions;
pub(crate) mod door;
pub(crate) mod drop;
pub(crate) mod finding;
pub(crate) mod focus;
pub(crate) mod going;
pub(crate) mod group_decisions;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod keys;
pub(crate) mod meetings;
pub(crate) mod members;
pub(crate) mod mine;
pub(crate) mod news;
pub(crate) mod parcels;
pub(crate) mod parts;
pub(crate) mod places;
pub(crate) mod reach;
pub(crate) mod room;
pub(crate) mod rules;
pub(crate) mod save;
pub(crate) mod search;
pub(crate) mod shelf;
pub(crate) mod shell;
pub(crate) mod switcher;
pub(crate) mod taken;
pub(crate) mod text;
pub(crate) mod toast;
pub(crate) mod today;
pub(crate) mod unsent;
pub(crate) mod whereabouts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use egui::Id;
use kith_sync::group::edit::{Shelf, Stance, TextField, Topic};
use kith_sync::id::{BodyName, DeviceId, EntryHash, MemberId, RecordId};
use kith_sync::node::api::{Command, OpenInvitation};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use self::agreement::draft::Agreeing;
use self::content::{At, Content, Part};
use self::decisions::draft::Deciding;
use self::finding::{FindingDrafts, FindingSpot};
use self::going::{GoingDraft, GoingSpot};
use self::history::HistoryDraft;
use self::keys::{KeysDrafts, KeysSpot};
use self::meetings::draft::Scheduling;
use self::mine::{MineDrafts, MineSpot};
use self::parcels::draft::{ParcelDrafts, ParcelSpot};
use self::save::{FileContent, Keeping};
use self::unsent::by_key;
use crate::desktop::draft::TextDraft;
use crate::desktop::{GroupHere, KeysChange, Request};
use crate::view::Place;
use crate::view::anew::AnewView;
use crate::view::entry::MeetingEntry;
use crate::view::keys::Idle;
use crate::view::switcher::Another;
use crate::view::today::Begin;

/// What a screen asks for; done after drawing.
#[derive(Debug)]
pub(crate) enum Action {
    /// Shows another screen.
    Go(Place),
    /// Begins something on the screen that is shown now.
    Begin(Begin),
    /// Sends a command whose answer belongs at a spot.
    Do(Spot, Command),
    /// Sends a request of the first run.
    Ask(Request),
    /// Lists the groups on this device.
    Groups,
    /// Puts another group on screen.
    Show(GroupHere),
    /// Opens a group with its own passphrase.
    Unlock(GroupHere, Zeroizing<String>),
    /// Goes on with a joining that is not finished.
    GoOnJoining(GroupHere),
    /// Goes to where a further group is founded or joined.
    Another(Another),
    /// Goes to where the group is founded anew.
    FoundAnew(AnewView),
    /// Puts text on the clipboard.
    Copy(String),
    /// Puts something that is made for it on the clipboard.
    CopyContent(FileContent),
    /// Saves something in a file that is not there yet.
    Save(Spot, PathBuf, FileContent),
    /// Reads a parcel or a request to come in.
    ReadFile(PathBuf),
    /// Goes to where a parcel for somebody is written.
    WriteParcelFor(MemberId),
    /// Changes what opens the group.
    Keys(KeysSpot, KeysChange),
    /// Keeps the groups in a backup, in a file that is not there yet.
    Backup(PathBuf),
    /// Erases the group from this device.
    Erase,
    /// Erases a group that is locked from this device.
    EraseLocked(GroupHere),
    /// Goes to where such a group is erased.
    ToErase(GroupHere),
    /// Locks by itself after another time.
    Idle(Idle),
}

/// Where on the screens an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Spot {
    /// Nowhere: nobody waits for it.
    Silent,
    /// What is typed and not sent yet, while it is kept.
    Unsent,
    General,
    /// What is new.
    News,
    Text(TextField),
    TakeBack(BodyName),
    /// What was done.
    History,
    NewRule,
    /// A ground rule or a decision.
    Agreement(RecordId),
    /// What a ground rule is about.
    Topic(RecordId),
    /// When to look at something again.
    Again(RecordId),
    /// Until when a decision is to be answered.
    Until(RecordId),
    /// What is said on something.
    Remark(RecordId),
    /// A day for the first rules.
    Provisional,
    NewDecision,
    SavePage,
    NewMeeting,
    Meeting(RecordId),
    NewPoll,
    Schedule,
    /// When one is usually free.
    Free,
    /// The room in which a meeting is held.
    Room,
    NewTaken,
    Taken(RecordId),
    MyName,
    Invite,
    MyDevice,
    Leave,
    /// Something that was put to the group.
    Proposal(EntryHash),
    /// An invitation that was used twice, by its first use.
    Contest(EntryHash),
    Forward,
    HowWeDecide,
    Removal,
    /// Another member's lost device.
    Lost,
    Ending,
    /// A device of this member's own.
    Device(DeviceId),
    Break,
    Going(GoingSpot),
    /// Focus, places, shelf and help.
    Content(At),
    Finding(FindingSpot),
    Mine(MineSpot),
    /// What this device takes part in to be reached.
    Reach,
    /// A relay that is put to the group.
    Relay,
    Parcel(ParcelSpot),
    /// What opens the group.
    Keys(KeysSpot),
}

impl Spot {
    /// What is open at this spot, as a whole.
    pub(crate) fn card(self) -> Id {
        Id::unique(("card", self))
    }

    /// Where typing begins in what is open at this spot.
    pub(crate) fn first_field(self) -> Id {
        Id::unique(("first field", self))
    }
}

/// A shared text's id in egui, wherever it is drawn.
pub(crate) fn text_id(field: TextField) -> Id {
    Id::unique(("shared text", field))
}

/// What is open, half typed or unanswered on the screens of a group; what is not skipped is kept until it is sent.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Drafts {
    #[serde(skip)]
    pub(crate) texts: BTreeMap<TextField, TextDraft>,
    /// What was refused, where it was asked for.
    #[serde(skip)]
    pub(crate) refusals: BTreeMap<Spot, String>,
    /// Parts that are folded out.
    pub(crate) unfolded: BTreeSet<Fold>,
    /// How often more was asked for of lists that are shown in part.
    #[serde(skip)]
    pub(crate) more: BTreeMap<List, usize>,
    pub(crate) new_rule: Option<NewRule>,
    #[serde(with = "by_key")]
    pub(crate) answers: BTreeMap<RecordId, AnswerDraft>,
    pub(crate) new_meeting: Option<MeetingEntry>,
    #[serde(with = "by_key")]
    pub(crate) moving: BTreeMap<RecordId, MeetingEntry>,
    #[serde(with = "by_key")]
    pub(crate) placing: BTreeMap<RecordId, String>,
    pub(crate) scheduling: Scheduling,
    pub(crate) my_name: Option<String>,
    /// What is being taken along from a meeting.
    pub(crate) along: Option<taken::Along>,
    /// Other days until when what was taken along is to be done, while they are entered.
    #[serde(with = "by_key")]
    pub(crate) untils: BTreeMap<RecordId, taken::Until>,
    /// The words that are looked for.
    #[serde(skip)]
    pub(crate) search: String,
    pub(crate) invitee: String,
    /// The ticket that is shown.
    #[serde(skip)]
    pub(crate) ticket: Option<TicketDraft>,
    /// A farewell, while leaving is being confirmed.
    pub(crate) farewell: Option<String>,
    pub(crate) deciding: Deciding,
    pub(crate) going: GoingDraft,
    pub(crate) agreeing: Agreeing,
    /// Where what was begun before is there again and was not looked at yet.
    #[serde(skip)]
    pub(crate) again: BTreeSet<Place>,
    pub(crate) content: Content,
    pub(crate) finding: FindingDrafts,
    pub(crate) mine: MineDrafts,
    #[serde(skip)]
    pub(crate) keeping: Keeping,
    #[serde(skip)]
    pub(crate) parcels: ParcelDrafts,
    #[serde(skip)]
    pub(crate) keys: KeysDrafts,
    /// How far the screen is scrolled.
    #[serde(skip)]
    pub(crate) scroll: Scroll,
    #[serde(skip)]
    pub(crate) history: HistoryDraft,
    /// Words that somebody has compared.
    #[serde(skip)]
    pub(crate) compared: BTreeSet<DeviceId>,
    /// The list of all commands, while it is open.
    #[serde(skip)]
    pub(crate) commands: Option<commands::CommandsDraft>,
    /// What was just done.
    #[serde(skip)]
    pub(crate) toast: toast::Toast,
    /// Commands that are under way.
    #[serde(skip)]
    pub(crate) waiting: BTreeSet<Spot>,
}

/// How far a screen is scrolled.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scroll {
    pub(crate) now: f32,
    /// How far it is to be scrolled with the next frame.
    pub(crate) to: Option<f32>,
}

/// A list that is shown in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    Needs,
    OpenDecisions,
    StandingDecisions,
    Board(Shelf),
    Notes,
    Issues,
    Talks,
}

/// A part that folds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Fold {
    Earlier(TextField),
    Versions(TextField),
    TakeBack(BodyName),
    RuleWords(RecordId),
    /// The words besides the one that this member gave.
    OtherWords(RecordId),
    /// What was said on something before the newest.
    Remarks(RecordId),
    /// What was taken along and is done.
    TakenDone,
    /// Who wrote what is taken along, and changing its words.
    TakenWords(RecordId),
    LaterDates(RecordId),
    /// What can be done with a meeting as a whole.
    Meeting(RecordId),
    /// What can be changed about one date alone.
    OneDate(RecordId, jiff::civil::Date),
    /// Dates that were looked for until a year and never picked.
    PastPolls(i16),
    Aside,
    AsideDecisions,
    Starters,
    Decided,
    EarlierRounds,
    /// Changing what one works through with the group.
    Question(RecordId),
    /// Whether the group is open, its size and its trial.
    WhoComesIn,
    /// When and how to be reminded of meetings.
    Reminders,
    /// Focus, places, shelf and help.
    Content(Part),
    /// The formats, while another room is open.
    Formats,
    /// All parts of a format.
    Steps,
    /// Ground rules to remind of.
    Reminding,
    /// Who takes on what in the room.
    Roles,
    /// What is seldom chosen of a parcel.
    ParcelDetails,
}

/// A ground rule while it is put to the group.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NewRule {
    pub(crate) title: String,
    pub(crate) wording: String,
    /// What it began with.
    pub(crate) topic: Option<Topic>,
}

/// A ticket while it is shown.
#[derive(Clone, Debug)]
pub(crate) struct TicketDraft {
    pub(crate) invite: EntryHash,
    pub(crate) shown: Shown,
    /// For whom it is.
    pub(crate) who: String,
    pub(crate) text: String,
    /// Whether it was copied.
    pub(crate) copied: bool,
    /// Whether it is shown as a picture too, which whoever passes by could photograph.
    pub(crate) pictured: bool,
    /// Whether its invitation was among those that can be used: one that no longer is, was used or withdrawn.
    listed: bool,
}

/// Where a ticket is shown: where it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Among this member's own devices, for one of which it is.
    Mine,
    /// Among the invitations to other people.
    People,
    /// In place of the card of a person whom the group agreed to.
    Card,
}

impl TicketDraft {
    pub(crate) fn new(invite: EntryHash, shown: Shown, who: String, text: String) -> Self {
        Self { invite, shown, who, text, copied: false, pictured: false, listed: false }
    }
}

/// A member's word while it is given.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct AnswerDraft {
    pub(crate) stance: Stance,
    #[serde(default)]
    pub(crate) why: String,
}

impl Drafts {
    /// Begins what a step is about; the spot at which typing begins, for what does not take the keyboard by itself.
    pub(crate) fn begin(&mut self, begin: Begin) -> Option<Spot> {
        match begin {
            Begin::Looking => None,
            Begin::Purpose => {
                let draft = TextDraft::new(TextField::FocusPurpose, "", None);
                self.texts.entry(TextField::FocusPurpose).or_insert(draft);
                None
            }
            Begin::Rule => {
                self.new_rule.get_or_insert_with(NewRule::default);
                Some(Spot::NewRule)
            }
            Begin::Meeting { today, zone } => {
                self.new_meeting.get_or_insert_with(|| MeetingEntry::new(today, &zone));
                Some(Spot::NewMeeting)
            }
        }
    }

    /// Folds a part in or out.
    pub(crate) fn toggle(&mut self, fold: Fold) {
        if !self.unfolded.remove(&fold) {
            self.unfolded.insert(fold);
        }
    }

    /// What was refused at a spot.
    pub(crate) fn refusal(&self, spot: Spot) -> Option<&str> {
        self.refusals.get(&spot).map(String::as_str)
    }

    /// Whether something that was asked for at a spot is under way, and why it was not done.
    pub(crate) fn standing(&self, spot: Spot) -> (bool, Option<String>) {
        (self.is_waiting(spot), self.refusals.get(&spot).cloned())
    }

    /// Shows a ticket no longer once somebody came in by it or it was withdrawn.
    pub(crate) fn forget_spent_ticket(&mut self, open: &[OpenInvitation]) {
        if let Some(ticket) = &mut self.ticket {
            let is_open = open.iter().any(|open| open.invite == ticket.invite);
            if ticket.listed && !is_open {
                self.ticket = None;
            } else {
                ticket.listed = is_open;
            }
        }
    }

    pub(crate) fn is_waiting(&self, spot: Spot) -> bool {
        self.waiting.contains(&spot)
    }

    /// How many of a list are shown: `step` at first, and as many more each time somebody asks.
    pub(crate) fn shown_of(&self, list: List, step: usize) -> usize {
        let asked = self.more.get(&list).copied().unwrap_or_default();
        step.saturating_mul(asked.saturating_add(1))
    }

    /// Writes every changed text and ends the typing: another screen is about to be shown.
    pub(crate) fn leave_texts(&mut self) -> Vec<(Spot, Command)> {
        let mut commands = Vec::new();
        self.texts.retain(|key, draft| {
            draft.leaving = true;
            if let Some(command) = draft.tell_end() {
                commands.push((Spot::Silent, command));
            }
            if let Some(command) = draft.write() {
                commands.push((Spot::Text(*key), command));
            }
            draft.is_changed() || draft.is_sending()
        });
        commands
    }
}
