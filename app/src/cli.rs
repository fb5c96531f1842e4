//! The headless mode: what the window does, for scripts, terminals and machines without a display.
//!
//! Invariant: standard output carries only what was asked for; what else is to say goes to standard error, in plain words
//! and without anything that the group wrote.
//! Source: README, "The headless mode".

mod args;
mod device;
mod edits;
mod mine;
mod node;
mod opening;
mod output;
mod parcel;
mod passphrase;
mod prompt;
mod relay;
mod request;
mod service;
mod show;
mod unit;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kith_desktop::{notice, print as printing};
use kith_sync::backup::BackupError;
use kith_sync::node::api::{About, Command, JoinStep, NodeState, Reply, Rule};
use kith_sync::node::{self as replica, Founding, NodeError, Offline, Options, Report};
use kith_sync::reason::Reason;
use kith_sync::seal::{Passphrase, Secret};
use zeroize::Zeroizing;

use kith_desktop::calendar::{Told, calendar_file, schedule_text};
use kith_desktop::found::found_lines;

use crate::cost;
use crate::window::FoldersError;

pub(crate) use args::{Kith, Verb};
pub(crate) use device::NotDone;
pub(crate) use opening::Opening;
pub(crate) use output::{plain, print, tell};
pub(crate) use passphrase::NoPassphrase;

use args::{NodeArgs, Reach};
use opening::Given;

/// The most that is read from standard input as one argument.
const MAX_INPUT_BYTES: u64 = 16 * 1024 * 1024;

/// Why something was not done; shown as it is.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// The replica refused.
    #[error(transparent)]
    Node(NodeError),
    /// A joining was begun here, and something else was asked for.
    #[error("{0} `kith forget` removes what was begun.")]
    Unfinished(#[source] Box<NodeError>),
    /// Nothing to forget.
    #[error("No joining was begun in this folder. Nothing was changed.")]
    NothingBegun,
    /// No passphrase.
    #[error(transparent)]
    NoPassphrase(#[from] NoPassphrase),
    /// Something that concerns the device was not done.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// What was typed is not understood.
    #[error("nothing was changed: {0}")]
    NotUnderstood(#[from] edits::NotUnderstood),
    /// Nobody, or not one alone, is called what was typed.
    #[error(transparent)]
    NotOne(#[from] parcel::NotOne),
    /// Something was done, and something else that was asked for was not.
    #[error("{because}")]
    InPart {
        /// What was not, in the replica's words.
        because: Reason,
    },
    /// The words of a request are not those that were read aloud.
    #[error(
        "The words of this request are others than those. Nobody was let in: ask the person to read you theirs once more, and \
         compare them with what “kith parcel read” shows."
    )]
    OtherWords,
    /// No notice can be made.
    #[error(transparent)]
    NoNotice(#[from] notice::NoNotice),
    /// A command was refused.
    #[error("{because}")]
    Refused {
        /// The replica's words.
        because: Reason,
    },
    /// One of several edits was refused.
    #[error("edit {at} of {of} was refused: {because}\n{}", what_stays(*.at))]
    EditRefused {
        /// Which, from 1.
        at: usize,
        /// Of how many.
        of: usize,
        /// The replica's words.
        because: Reason,
    },
    /// The check found something.
    #[error("{0}")]
    NotWhole(String),
    /// This platform names no folder for data.
    #[error("this system names no folder for data; choose one with --data DIR")]
    NoDataFolder,
    /// The operating system refused.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
    /// Standard input or output failed.
    #[error("standard input or output failed: {0}")]
    Stdio(#[source] io::Error),
    /// No relay runs.
    #[error(transparent)]
    NoRelay(#[from] relay::NoRelay),
    /// No group is kept in sync.
    #[error(transparent)]
    NoService(#[from] service::NoService),
    /// No unit can be printed.
    #[error(transparent)]
    NoUnit(#[from] unit::NoUnit),
    /// A value could not be written as JSON.
    #[error("it cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

impl From<NodeError> for CliError {
    fn from(error: NodeError) -> Self {
        if matches!(error, NodeError::JoiningNotFinished) {
            Self::Unfinished(Box::new(error))
        } else {
            Self::Node(error)
        }
    }
}

impl From<FoldersError> for CliError {
    fn from(error: FoldersError) -> Self {
        match error {
            FoldersError::Folder(error) => error.into(),
            FoldersError::System(error) => Self::System(error),
        }
    }
}

fn what_stays(at: usize) -> String {
    match at {
        1 => "Nothing was changed.".to_owned(),
        2 => "The one before it is written and stays; the ones after it were not tried.".to_owned(),
        _ => format!(
            "The {} before it are written and stay; the ones after it were not tried.",
            at - 1
        ),
    }
}

/// The folder that `--data` or the platform names.
pub(crate) fn data_folder(chosen: Option<PathBuf>) -> Result<PathBuf, CliError> {
    chosen
        .or_else(|| {
            let dirs = directories::ProjectDirs::from("", "", "kith")?;
            Some(dirs.data_local_dir().to_owned())
        })
        .ok_or(CliError::NoDataFolder)
}

/// Does what `verb` says on the group in `dir`.
pub(crate) fn run(verb: Verb, dir: &Path, opening: &Opening) -> Result<(), CliError> {
    // What was restored when a process was killed comes to its place.
    replica::settle(dir)?;
    if let Verb::OnDevice(verb) = verb {
        return verb.run(dir, opening);
    }
    if let Verb::Relay(args) = verb {
        return if args.print_unit {
            relay::print_unit(&args, dir)
        } else {
            block_on(relay::run(args, dir))
        };
    }
    if let Verb::Node(args) = &verb
        && args.print_unit
    {
        return out(&unit::node(args, dir, opening.file.as_deref())?);
    }
    if matches!(verb, Verb::Forget) {
        // What was begun may have to be forgotten because its passphrase is.
        return if replica::forget_joining(dir)? { Ok(()) } else { Err(CliError::NothingBegun) };
    }
    opened(verb, dir, &opening.read(dir)?)
}

/// Does what `verb` says with what opens the group in `dir`.
fn opened(verb: Verb, dir: &Path, given: &Given) -> Result<(), CliError> {
    let passphrase = given.secret();
    match verb {
        Verb::Found { .. } if replica::joining_begun(dir)? => {
            Err(NodeError::JoiningNotFinished.into())
        }
        Verb::Found { group, me, decide, wordings, door, from } => {
            let passphrase = given.passphrase()?;
            let earlier = from.map(|from| Offline::open(&from, passphrase)).transpose()?;
            let earlier = earlier.map(|group| group.state().snapshot);
            let rule =
                Rule { threshold: decide.into(), door: door.into(), wordings: wordings.into() };
            let founding = Founding { group: &group, me: &me, rule, content: earlier.as_deref() };
            Ok(replica::found(dir, passphrase, &founding, &options(None, cost::chosen()?))?)
        }
        Verb::Join { ticket, me, by_parcel: Some(file), reach } => {
            let (passphrase, ticket) = (given.passphrase()?, argument(ticket)?);
            let options = options(Some(reach), cost::chosen()?);
            parcel::ask_to_join(dir, passphrase, &ticket, &me, &options, &file)
        }
        Verb::Join { ticket, me, by_parcel: None, reach } => {
            let (passphrase, ticket) = (given.passphrase()?, argument(ticket)?);
            let options = options(Some(reach), cost::chosen()?);
            block_on(join(dir, passphrase, &ticket, &me, &options))
        }
        Verb::Node(NodeArgs { reach, relay_list, service, .. }) => {
            let options = Options { relay_list, ..options(Some(reach), cost::least()) };
            if service {
                block_on(service::run(dir, passphrase, options))
            } else {
                block_on(node::run(dir, passphrase, options))
            }
        }
        Verb::Invite { name, proposal, .. } => {
            let command = match (name, proposal) {
                (_, Some(proposal)) => Command::InviteProposed { proposal },
                (Some(name), None) => Command::Invite { name },
                (None, None) => Command::InviteMyDevice,
            };
            change(Offline::open(dir, passphrase)?, command)
        }
        Verb::Withdraw { invite } => {
            change(Offline::open(dir, passphrase)?, Command::WithdrawInvite { invite })
        }
        Verb::Leave { farewell } => {
            leave(Offline::open(dir, passphrase)?, Command::Leave { farewell })
        }
        Verb::Do { edits } => do_edits(dir, passphrase, &argument(edits)?),
        Verb::Show { .. } if replica::joining_begun(dir)? => parcel::words_of(dir, passphrase),
        Verb::Show { json } => {
            let state = Offline::open(dir, passphrase)?.state();
            out(&if json {
                request::line(&show::told(&state, jiff::Zoned::now().date()))?
            } else {
                show::show(&state, jiff::Zoned::now().date())
            })
        }
        Verb::Print { what, page } => {
            let state = Offline::open(dir, passphrase)?.state();
            let (snapshot, today) = (&state.snapshot, jiff::Zoned::now().date());
            let (what, made) = (what.into(), if page { printing::page } else { printing::text });
            out(&format!("{}\n", plain(&made(what, snapshot, today), "\n")))
        }
        Verb::Mine { jots: Some(jots), .. } => {
            do_all(dir, passphrase, mine::read(&argument(jots)?)?)
        }
        Verb::Mine { jots: None, json } => {
            let state = Offline::open(dir, passphrase)?.state();
            out(&if json { request::line(&*state.mine)? } else { mine::show(&state) })
        }
        Verb::Notice { place } => {
            let state = Offline::open(dir, passphrase)?.state();
            out(&plain_lines(&notice::compose(place.into(), &state.snapshot.focus)?))
        }
        Verb::Calendar { file, text, place, meeting } => {
            let state = Offline::open(dir, passphrase)?.state();
            let (told, now) = (Told { only: meeting, place }, jiff::Zoned::now());
            let write = if text { schedule_text } else { calendar_file };
            let written = write(&state.snapshot, told, &now);
            match file {
                Some(file) => replace(&file, &written).map_err(CliError::System),
                None if text => out(&plain_lines(&written)),
                None => out(&written),
            }
        }
        Verb::Log { part } => out(&log(&Offline::open(dir, passphrase)?, part.map(About::from))),
        Verb::Search { words } => {
            let state = Offline::open(dir, passphrase)?.state();
            out(&search(&state, &words.join(" ")))
        }
        Verb::Parcel { what } => parcel::run(dir, passphrase, what),
        Verb::Verify => verify(dir, passphrase),
        // `main` runs the demo, which needs no folder and no passphrase; the others are done above.
        Verb::Demo { .. } | Verb::Forget | Verb::OnDevice(_) | Verb::Relay(_) => Ok(()),
    }
}

/// Puts a file in the place of one that may be there, whole or not at all.
fn replace(path: &Path, content: &str) -> io::Result<()> {
    let beside = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(beside)?;
    io::Write::write_all(&mut file, content.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes a file where nothing is yet, for this user alone.
fn write_new(path: &Path, content: &[u8]) -> Result<(), CliError> {
    let beside = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(beside)?;
        io::Write::write_all(&mut file, content)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map(drop).map_err(|error| error.error)
    };
    write().map_err(|error| NodeError::from(BackupError::from(error)).into())
}

/// Lines that cannot steer a terminal, whatever the group wrote in them.
fn plain_lines(text: &str) -> String {
    text.lines().map(|line| plain(line, " ") + "\n").collect()
}

fn out(text: &str) -> Result<(), CliError> {
    print(text).map_err(CliError::Stdio)
}

fn options(reach: Option<Reach>, cost: kith_sync::seal::Cost) -> Options {
    let Some(reach) = reach else { return Options::new(cost) };
    Options {
        listen: reach.listen,
        peers: reach.peer,
        nearby: reach.no_mdns.then_some(false),
        relay: reach.no_relay.then_some(false),
        ..Options::new(cost)
    }
}

/// Runs `future` to its end; what a thread still waits for then is not waited for.
fn block_on<T>(future: impl Future<Output = Result<T, CliError>>) -> Result<T, CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(CliError::System)?;
    let done = runtime.block_on(future);
    runtime.shutdown_background();
    done
}

/// What was typed, or standard input where `-` was typed.
fn argument(typed: String) -> Result<Zeroizing<String>, CliError> {
    if typed != "-" {
        return Ok(Zeroizing::new(typed));
    }
    let mut text = Zeroizing::new(String::new());
    io::stdin().lock().take(MAX_INPUT_BYTES).read_to_string(&mut text).map_err(CliError::Stdio)?;
    Ok(text)
}

async fn join(
    dir: &Path,
    passphrase: &Passphrase,
    ticket: &str,
    me: &str,
    options: &Options,
) -> Result<(), CliError> {
    let mut words = Vec::new();
    let mut told = 0;
    let mut progress = |step: JoinStep| match step {
        JoinStep::Connecting => tell("Looking for a device of the group …"),
        JoinStep::Knocking => tell("A device answered; showing it the ticket …"),
        JoinStep::Receiving { entries } if told == 0 || entries >= told * 2 => {
            told = entries.max(1);
            tell(&format!("Let in; {entries} entries have come so far …"));
        }
        JoinStep::Receiving { .. } => {}
        JoinStep::Joined { words: both } => words = both,
    };
    replica::join(dir, passphrase, ticket.trim(), me, options, &mut progress).await?;
    tell("You are in. Compare these words with whoever let you in; both of you see the same:");
    out(&format!("{}\n", words.join(" ")))
}

fn change(mut group: Offline, command: Command) -> Result<(), CliError> {
    let reply = group.run(command);
    group.close();
    if let Reply::Ticket { ticket, .. } = &reply {
        out(&format!("{ticket}\n"))?;
    }
    reply.refusal().map_or(Ok(()), |because| Err(CliError::Refused { because }))
}

/// Leaves, and says who has still to hear it: nobody is connected to hear it now.
fn leave(mut group: Offline, command: Command) -> Result<(), CliError> {
    if let Reply::Refused { because } = group.run(command) {
        group.close();
        return Err(CliError::Refused { because });
    }
    let left = show::left(&group.state());
    group.close();
    out(&left)
}

/// Does what is asked in order and stops at the first that is refused.
fn do_edits(dir: &Path, passphrase: &Secret, json: &str) -> Result<(), CliError> {
    do_all(dir, passphrase, edits::read(json)?)
}

fn do_all(dir: &Path, passphrase: &Secret, edits: Vec<Command>) -> Result<(), CliError> {
    let of = edits.len();
    let mut group = Offline::open(dir, passphrase)?;
    let refused = edits.into_iter().enumerate().find_map(|(before, edit)| {
        let because = group.run(edit).refusal()?;
        Some(if of == 1 {
            CliError::Refused { because }
        } else {
            CliError::EditRefused { at: before + 1, of, because }
        })
    });
    group.close();
    refused.map_or(Ok(()), Err)
}

/// Where words are, as lines.
fn search(state: &NodeState, words: &str) -> String {
    let (lines, is_cut) = found_lines(state, words, &jiff::Zoned::now());
    match lines.as_slice() {
        [] => "Nothing here has all of these words.\n".to_owned(),
        lines => {
            let more = if is_cut { "There is more. Say more words.\n" } else { "" };
            lines.iter().map(|line| plain(line, " ") + "\n").collect::<String>() + more
        }
    }
}

fn log(group: &Offline, part: Option<About>) -> String {
    let mut text = String::new();
    let mut day = None;
    let history = group.history().into_iter();
    for line in history.filter(|line| part.is_none_or(|part| line.about == part)) {
        if day != Some(line.day) {
            if day.is_some() {
                text.push('\n');
            }
            day = Some(line.day);
            text.push_str(&show::day(line.day));
            text.push('\n');
        }
        let name = plain(&line.name, " ");
        let name = if name.is_empty() { "somebody" } else { &name };
        text.extend(["  ", name, ": ", &plain(&line.what, " "), "\n"]);
    }
    text
}

fn verify(dir: &Path, passphrase: &Secret) -> Result<(), CliError> {
    let Report { entries, signatures, bodies, problems } = Offline::verify(dir, passphrase)?;
    out(&format!("{entries} entries, {signatures} signatures and {bodies} texts were checked.\n"))?;
    if problems.is_empty() {
        return out("All is whole, and the document built again from them is the same.\n");
    }
    let problems: Vec<_> = problems.iter().map(|it| plain(it, " ")).collect();
    Err(CliError::NotWhole(problems.join("\n")))
}
