//! A group without a node, for tests and for looking at the screens.

// By its path, because an example takes this file in by its own.
#[path = "scripted/asking.rs"]
mod asking;
#[path = "scripted/begun.rs"]
mod begun;
#[path = "scripted/content.rs"]
mod content;
#[path = "scripted/finding.rs"]
mod finding;
#[path = "scripted/going.rs"]
mod going;
#[path = "scripted/history.rs"]
mod history;
#[path = "scripted/keeping.rs"]
mod keeping;
#[path = "scripted/parcels.rs"]
mod parcels;
#[path = "scripted/planned.rs"]
mod planned;
#[path = "scripted/reaching.rs"]
mod reaching;
#[path = "scripted/room.rs"]
mod room;
#[path = "scripted/scenes.rs"]
mod scenes;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kith_desktop::desktop::{Backend, GroupHere, News, Request, Waker};
use kith_sync::id::EntryHash;
use kith_sync::node::api::{Command, Reply};
use kith_sync::node::mine::Jot;

#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use asking::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use begun::begun;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use content::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use finding::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use going::*;
use history::history;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use keeping::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use parcels::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use planned::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use reaching::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use room::*;
#[allow(unused_imports, reason = "not every user of this file needs all of them")]
pub(crate) use scenes::*;

pub(crate) const TICKET: &str = "kith1aibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaobyha4dqobyha4dqobyha4dqoaidambqgaydambqgaydambqgaydambqgaydambqgaydambqgaydambabqfiaekjfqqcaafaaaahslbaeaecvqz52";

/// A backend that answers from here; clones share what was sent and what is to come.
#[derive(Clone, Default)]
pub(crate) struct Scripted(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    sent: Vec<(GroupHere, Request)>,
    news: VecDeque<(GroupHere, News)>,
    waker: Option<Waker>,
    held: bool,
    refuse: Option<String>,
    /// What is heard once somebody asks for something at the door.
    at_the_door: Vec<News>,
}

impl Scripted {
    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the window something of the first group.
    pub(crate) fn push(&self, news: News) {
        self.push_of(GroupHere::FIRST, news);
    }

    /// Tells the window something of a group.
    pub(crate) fn push_of(&self, group: GroupHere, news: News) {
        let mut script = self.script();
        script.news.push_back((group, news));
        if let Some(waker) = &script.waker {
            waker();
        }
    }

    /// Answers no commands from here on.
    #[allow(dead_code, reason = "not every user of this file holds")]
    pub(crate) fn hold(&self) {
        self.script().held = true;
    }

    /// Refuses every command from here on.
    #[allow(dead_code, reason = "not every user of this file refuses")]
    pub(crate) fn refuse(&self, because: &str) {
        self.script().refuse = Some(because.to_owned());
    }

    /// Tells this whenever a group is founded, joined or opened from here on.
    #[allow(dead_code, reason = "not every user of this file stands at the door")]
    pub(crate) fn answer_at_the_door(&self, news: Vec<News>) {
        self.script().at_the_door = news;
    }

    /// Commands that were sent, without those that only tell of typing.
    #[allow(dead_code, reason = "not every user of this file looks")]
    pub(crate) fn commands(&self) -> Vec<Command> {
        let script = self.script();
        script
            .sent
            .iter()
            .filter_map(|(_, request)| match request {
                Request::Command { command, .. } => Some(command.clone()),
                Request::Found { .. }
                | Request::Join { .. }
                | Request::GoOnJoining { .. }
                | Request::AskByFile { .. }
                | Request::ReadAnswer { .. }
                | Request::RequestWords { .. }
                | Request::StopJoining
                | Request::ForgetJoining
                | Request::Unlock { .. }
                | Request::UnlockOne { .. }
                | Request::UnlockByKeyring
                | Request::Keys { .. }
                | Request::Backup { .. }
                | Request::Restore { .. }
                | Request::Erase { .. }
                | Request::Save { .. }
                | Request::Notify { .. } => None,
            })
            .filter(|command| {
                !matches!(command, Command::Draft { .. } | Command::Mine(Jot::KeepUnsent { .. }))
            })
            .collect()
    }

    /// What was to be kept of what is typed and not sent.
    #[allow(dead_code, reason = "not every user of this file looks")]
    pub(crate) fn unsent(&self) -> Vec<Option<String>> {
        let kept = self.script();
        let kept = kept.sent.iter().filter_map(|(_, request)| {
            let Request::Command { command: Command::Mine(jot), .. } = request else { return None };
            if let Jot::KeepUnsent { words } = jot { Some(words.clone()) } else { None }
        });
        kept.collect()
    }

    /// Everything that was sent.
    #[allow(dead_code, reason = "not every user of this file looks")]
    pub(crate) fn sent(&self) -> Vec<Request> {
        self.script().sent.iter().map(|(_, request)| request.clone()).collect()
    }

    /// To which group the last request was sent.
    #[allow(dead_code, reason = "not every user of this file looks")]
    pub(crate) fn last_of(&self) -> Option<GroupHere> {
        self.script().sent.last().map(|(group, _)| *group)
    }
}

impl Backend for Scripted {
    fn set_waker(&mut self, waker: Waker) {
        self.script().waker = Some(waker);
    }

    fn send(&mut self, group: GroupHere, request: Request) {
        let mut script = self.script();
        if let Request::Command { id, command } = &request
            && !script.held
        {
            let reply = match (command, &script.refuse) {
                (_, Some(because)) => Reply::Refused { because: because.clone().into() },
                (
                    Command::Invite { .. }
                    | Command::InviteProposed { .. }
                    | Command::InviteMyDevice,
                    None,
                ) => Reply::Ticket {
                    invite: EntryHash::from_bytes([9; 32]),
                    ticket: TICKET.to_owned(),
                },
                (Command::History { about, only_mine, limit }, None) => {
                    Reply::History(history(*about, *only_mine, *limit))
                }
                (command, None) => parcels::answer(command).unwrap_or(Reply::Done),
            };
            script.news.push_back((group, News::Reply(*id, reply)));
            if let Some(waker) = &script.waker {
                waker();
            }
        }
        if let Request::Save { id, .. }
        | Request::Notify { id, .. }
        | Request::Keys { id, .. }
        | Request::Backup { id, .. }
        | Request::Erase { id } = &request
            && !script.held
        {
            let refused =
                script.refuse.clone().map(|because| Reply::Refused { because: because.into() });
            let is_erased = matches!(request, Request::Erase { .. }) && refused.is_none();
            let reply = News::Reply(*id, refused.unwrap_or(Reply::Done));
            script.news.push_back((group, if is_erased { News::Erased } else { reply }));
        }
        if matches!(request, Request::RequestWords { .. }) && !script.held {
            let news = match script.refuse.clone() {
                Some(because) => News::Unfinished { because: Some(because.into()) },
                None => News::RequestWords { words: parcels::request_words() },
            };
            script.news.push_back((group, news));
        }
        let is_at_the_door = matches!(
            request,
            Request::Found { .. }
                | Request::Join { .. }
                | Request::GoOnJoining { .. }
                | Request::AskByFile { .. }
                | Request::ReadAnswer { .. }
                | Request::Unlock { .. }
                | Request::UnlockByKeyring
                | Request::Restore { .. }
        );
        if is_at_the_door {
            let heard: Vec<_> =
                script.at_the_door.iter().map(|news| (group, news.clone())).collect();
            script.news.extend(heard);
            if let Some(waker) = &script.waker {
                waker();
            }
        }
        script.sent.push((group, request));
    }

    fn take_news(&mut self) -> Vec<(GroupHere, News)> {
        self.script().news.drain(..).collect()
    }
}
