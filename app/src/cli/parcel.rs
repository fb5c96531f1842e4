//! `kith parcel`: what the group wrote, carried in files.
//!
//! Invariant: what was asked for goes to standard output; what to do next, without anything that the group wrote, to standard
//! error.

use std::path::{Path, PathBuf};

use kith_sync::group::snapshot::{Member, Standing};
use kith_sync::id::MemberId;
use kith_sync::node::api::{
    Command, JoinAsked, LetIn, NodeState, ParcelRead, ParcelWritten, Reply,
};
use kith_sync::node::{self as replica, NodeError, Offline, Options};
use kith_sync::seal::{Passphrase, Secret};
use serde_json::json;

use super::args::ParcelVerb;
use super::output::plain;
use super::{CliError, options, out, request, tell};
use crate::cost;

/// Why nobody is meant by what was typed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotOne {
    /// Nobody is called so.
    #[error("Nobody in the group is called “{0}”. Nothing was written.")]
    Nobody(String),
    /// Several are called so.
    #[error(
        "More than one member is called “{0}”. Name the one you mean by id; `kith show --json` lists them. Nothing was written."
    )]
    Several(String),
}

/// Writes or reads.
pub(crate) fn run(dir: &Path, secret: &Secret, what: ParcelVerb) -> Result<(), CliError> {
    match what {
        ParcelVerb::Write { members, for_all, everything, json, file } => {
            let mut group = Offline::open(dir, secret)?;
            let state = group.state();
            let to = if for_all { all(&state) } else { named(&state, &members)? };
            let file = in_folder(file);
            let reply = group.run(Command::WriteParcel { to, everything, file: file.clone() });
            group.close();
            told(&reply, json, || {
                let Reply::ParcelWritten(written) = &reply else { return Ok(()) };
                wrote(&state, written, &file)
            })
        }
        ParcelVerb::Read { reply, let_in, json, file } => {
            if replica::joining_begun(dir)? {
                return read_answer(dir, secret, &file, json);
            }
            let mut group = Offline::open(dir, secret)?;
            let reply = reply.map(in_folder);
            let (of, to) = (file.clone(), reply.clone());
            let read = |let_in| Command::ReadParcel { file: of.clone(), reply: to.clone(), let_in };
            let mut read_first = group.run(read(None));
            if let (Some(typed), Reply::JoinRequest(asked)) = (&let_in, &read_first) {
                if !typed.split_whitespace().eq(asked.words.iter().map(String::as_str)) {
                    return Err(CliError::OtherWords);
                }
                read_first = group.run(read(Some(asked.device)));
            }
            let (read, state) = (read_first, group.state());
            group.close();
            told(&read, json, || {
                if let Reply::ParcelRead(read) = &read {
                    has_read(&state, read, reply.as_deref())
                } else if let Reply::JoinRequest(asked) = &read {
                    is_asked(asked, &file)
                } else if let Reply::LetIn(let_in) = &read {
                    has_let_in(let_in, reply.as_deref())
                } else {
                    Ok(())
                }
            })
        }
    }
}

/// Writes a request to come in.
pub(crate) fn ask_to_join(
    dir: &Path,
    passphrase: &Passphrase,
    ticket: &str,
    me: &str,
    options: &Options,
    file: &Path,
) -> Result<(), CliError> {
    let file = in_folder(file.to_owned());
    let words =
        replica::join_by_parcel(dir, passphrase, ticket.trim(), me, options, &file)?.join(" ");
    tell(&format!(
        "The request is in {}. Bring it to whoever invited you, and read these words to them, by voice: their device shows the \
         same before it lets you in. Then read their answer here: kith parcel read ANSWER",
        file.display()
    ));
    out(&format!("{words}\n"))
}

/// Tells the words of the request again where joining is not finished, which is all that there is to show.
pub(super) fn words_of(dir: &Path, secret: &Secret) -> Result<(), CliError> {
    for (nth, words) in replica::request_words(dir, secret)?.iter().enumerate() {
        let words = words.join(" ");
        tell(&if nth == 0 {
            format!("If you wrote a request to come in, its words are: {words}")
        } else {
            format!("By an earlier invitation: {words}")
        });
    }
    Err(NodeError::JoiningNotFinished.into())
}

fn read_answer(dir: &Path, secret: &Secret, file: &Path, json: bool) -> Result<(), CliError> {
    replica::read_answer(dir, secret, &options(None, cost::least()), file)?;
    if json {
        return out(&request::line(&json!({ "reply": "joined" }))?);
    }
    tell(
        "The others do not know your name yet, nor that you have all this. Where no network does it, bring them a parcel: \
         kith parcel write --for-all FILE",
    );
    out("You are in.\n")
}

/// Writes a reply as JSON or in words; a refusal is an error either way.
fn told(
    reply: &Reply,
    json: bool,
    in_words: impl FnOnce() -> Result<(), CliError>,
) -> Result<(), CliError> {
    if let Reply::Refused { because } = reply {
        return Err(CliError::Refused { because: because.clone() });
    }
    if json {
        return out(&request::line(&json!({ "reply": reply }))?);
    }
    in_words()
}

fn wrote(state: &NodeState, written: &ParcelWritten, file: &Path) -> Result<(), CliError> {
    let names = names(state, &written.members);
    out(&match written.entries {
        0 => format!(
            "{}: for {names}, who have all that is here, as far as is known. It says that you have it too.\n",
            file.display()
        ),
        _ => format!("{}: for {names}.\n", file.display()),
    })?;
    if !written.without_device.is_empty() {
        tell("Somebody whom you named has no device that it could be written for.");
    }
    if written.leaves_out {
        tell(
            "Reasons and names that only some of them may read are left out. Write a parcel for each alone, and it has theirs.",
        );
    }
    Ok(())
}

fn has_read(state: &NodeState, read: &ParcelRead, reply: Option<&Path>) -> Result<(), CliError> {
    let name = names(state, &[read.member]);
    let mut text = match (read.entries, read.texts) {
        (0, 0) => format!("A parcel from {name}. All of it was here already.\n"),
        (0, _) => format!("A parcel from {name}. It brought words that were missing here.\n"),
        _ => format!("A parcel from {name}. What was new in it is here now.\n"),
    };
    if read.is_incomplete {
        text.push_str(
            "Some of it follows something that is not here, and waits outside. Ask for a parcel with --everything.\n",
        );
    }
    out(&text)?;
    match (&read.reply, reply) {
        (Some(_), Some(file)) => tell(&format!("The reply is in {}.", file.display())),
        // Whom it is for is named as the group names them, which is for standard output alone.
        _ if read.no_reply.is_none() && (read.entries > 0 || read.writer_lacks) => {
            tell(&format!(
                "Whoever wrote it does not know yet that you have it. A reply says so: kith parcel write --for {} FILE",
                read.member
            ));
        }
        _ => {}
    }
    match read.broken_off.as_ref().or(read.no_reply.as_ref()) {
        Some(because) => Err(CliError::InPart { because: because.clone() }),
        None => Ok(()),
    }
}

fn is_asked(asked: &JoinAsked, file: &Path) -> Result<(), CliError> {
    let who = match &asked.name {
        Some(name) if name.is_empty() => {
            "Somebody whom the group invited asks to come in".to_owned()
        }
        Some(name) => {
            format!("Somebody asks to come in by the invitation for {}", plain(name, " "))
        }
        None => "A further device of your own asks to come in".to_owned(),
    };
    out(&format!("{who}. Its words: {}\n", asked.words.join(" ")))?;
    tell(&if asked.came_before {
        format!(
            "This device was let in before. To write the answer once more: kith parcel read {} --reply ANSWER --let-in \"{}\"",
            file.display(),
            asked.words.join(" ")
        )
    } else {
        format!(
            "Nothing was changed. Let the person read their words to you, by voice. If they are the same: kith parcel read {} \
             --reply ANSWER --let-in \"THE WORDS\"",
            file.display()
        )
    });
    Ok(())
}

fn has_let_in(let_in: &LetIn, answer: Option<&Path>) -> Result<(), CliError> {
    if let Some(file) = answer {
        tell(&format!(
            "They are let in, and the answer is in {}. It holds all that the group wrote; bring it to them.",
            file.display()
        ));
    }
    out(&format!("{}\n", let_in.words.join(" ")))
}

/// Everybody who is in, oneself for one's other devices.
fn all(state: &NodeState) -> Vec<MemberId> {
    current(state).map(|member| member.id).collect()
}

fn current(state: &NodeState) -> impl Iterator<Item = &Member> {
    let is_in = |member: &&Member| match member.standing {
        Standing::Member | Standing::OnBreak => true,
        Standing::Left | Standing::Removed => false,
    };
    state.snapshot.members.iter().filter(is_in)
}

/// Who is meant by names or ids.
fn named(state: &NodeState, typed: &[String]) -> Result<Vec<MemberId>, NotOne> {
    let one = |typed: &String| {
        let wanted = typed.trim();
        if let Ok(id) = wanted.parse::<MemberId>()
            && current(state).any(|member| member.id == id)
        {
            return Ok(id);
        }
        let exactly = |member: &&Member| member.name.trim() == wanted;
        let alike = |member: &&Member| member.name.trim().to_lowercase() == wanted.to_lowercase();
        let mut found: Vec<&Member> = current(state).filter(exactly).collect();
        if found.is_empty() {
            found = current(state).filter(alike).collect();
        }
        match found.as_slice() {
            [] => Err(NotOne::Nobody(plain(wanted, " "))),
            [member] => Ok(member.id),
            _ => Err(NotOne::Several(plain(wanted, " "))),
        }
    };
    typed.iter().map(one).collect()
}

/// Members by name, for standard output.
fn names(state: &NodeState, members: &[MemberId]) -> String {
    let name = |id: &MemberId| {
        let member = state.snapshot.members.iter().find(|member| member.id == *id);
        let name = member.map(|member| plain(&member.name, " ")).unwrap_or_default();
        if *id == state.status.me {
            "yourself".to_owned()
        } else if name.is_empty() {
            "somebody without a name yet".to_owned()
        } else {
            name
        }
    };
    let names: Vec<String> = members.iter().map(name).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// In a folder, a file gets a name that tells nothing.
fn in_folder(file: PathBuf) -> PathBuf {
    if file.is_dir() { file.join(replica::parcel_file_name()) } else { file }
}
