//! Parcels: for whom one can be written, and what came of those that were written and read, in plain words.
//!
//! Source: FORMATS.md §12.

use std::path::{Path, PathBuf};

use kith_sync::group::snapshot::Standing;
use kith_sync::id::MemberId;
use kith_sync::node::api::{JoinAsked, ParcelRead, ParcelWritten};

use super::Source;
use super::people::{capital, form};
use crate::words::reason::said;
use crate::words::t;

/// What came of a file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// It was a parcel, and what was new in it is here.
    Parcel(Box<ParcelRead>),
    /// Somebody asks by it to come in. Nothing was changed.
    Asks(JoinAsked),
    /// Whoever asked by it was let in.
    LetIn {
        asked: JoinAsked,
        /// The answer, and where it lies.
        answer: Written,
    },
}

/// A parcel that was written here, and where it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) file: PathBuf,
    pub(crate) parcel: ParcelWritten,
}

/// A file that was given to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read<'a> {
    pub(crate) file: &'a Path,
    /// What came of it; absent while it is read and where it was refused.
    pub(crate) came: Option<&'a Came>,
    /// Whether another asks by it now than whose words were shown before.
    pub(crate) is_another: bool,
    /// The reply to it, once that is written.
    pub(crate) reply: Option<&'a Written>,
}

/// The screen "Parcels".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ParcelsView {
    /// For whom one can be written.
    pub(crate) receivers: Vec<ReceiverView>,
    /// What was written last.
    pub(crate) written: Option<WrittenView>,
    /// What was read, as it was given.
    pub(crate) read: Vec<ReadView>,
}

/// Somebody for whom a parcel can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReceiverView {
    pub(crate) member: MemberId,
    pub(crate) name: String,
    /// What their devices have, as last heard.
    pub(crate) stands: &'static str,
    pub(crate) lacks: bool,
}

/// What was written, and what to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenView {
    pub(crate) heading: &'static str,
    pub(crate) file: String,
    pub(crate) lines: Vec<String>,
}

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ReadView {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    /// What of it was not taken, and why.
    pub(crate) left_out: Option<String>,
    /// For whom a reply can be written, with why one helps.
    pub(crate) reply: Option<(MemberId, String)>,
    /// What to ask before somebody is let in.
    pub(crate) asks: Option<AskView>,
    /// What was written in answer.
    pub(crate) written: Option<WrittenView>,
    /// Whether something is new here.
    pub(crate) is_new: bool,
}

/// Somebody who asks to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AskView {
    pub(crate) question: String,
    /// The words that whoever asks sees too.
    pub(crate) words: String,
    /// What letting in means, and what to do first.
    pub(crate) means: Vec<&'static str>,
    /// The words of the button.
    pub(crate) does: String,
}

/// Makes the screen from what was written last and what was read.
pub(crate) fn parcels_view(
    source: &Source<'_>,
    written: Option<&Written>,
    read: &[Read<'_>],
) -> ParcelsView {
    ParcelsView {
        receivers: receivers(source),
        written: written
            .map(|it| written_view(source, it, t!("parcels-is-written"), t!("parcels-carry"))),
        read: read.iter().map(|it| read_view(source, it)).collect(),
    }
}

/// The others who are in; then this member, for devices beside this one.
pub(crate) fn receivers(source: &Source<'_>) -> Vec<ReceiverView> {
    let status = source.status;
    let is_in = |standing| matches!(standing, Standing::Member | Standing::OnBreak);
    let members = source.snapshot.members.iter().filter(|member| is_in(member.standing));
    let mut receivers: Vec<ReceiverView> = members
        .filter_map(|member| {
            let mut devices =
                member.devices.iter().filter(|it| !it.retired && it.id != status.device).peekable();
            devices.peek()?;
            let has_all = |device: &kith_sync::group::snapshot::Device| {
                status.peers.iter().any(|peer| peer.device == device.id && peer.has_all)
            };
            let lacks = !devices.all(has_all);
            let is_me = member.id == status.me;
            Some(ReceiverView {
                member: member.id,
                name: if is_me {
                    t!("parcels-my-other-devices").to_owned()
                } else {
                    source.people().subject(member.id)
                },
                stands: if lacks { t!("parcels-lacks") } else { t!("parcels-has-all") },
                lacks,
            })
        })
        .collect();
    receivers.sort_by_key(|it| it.member == status.me);
    receivers
}

fn written_view(
    source: &Source<'_>,
    written: &Written,
    heading: &'static str,
    carry: &str,
) -> WrittenView {
    let people = source.people();
    let ParcelWritten { members, without_device, entries, leaves_out } = &written.parcel;
    let mut lines = vec![t!("parcels-for", names = people.list(members))];
    if *entries == 0 {
        let (names, form) = (capital(&people.list(members)), form(members, people.me()));
        lines.push(t!("parcels-nothing-new", names = names, form = form));
    }
    if !without_device.is_empty() {
        let names = capital(&people.list(without_device));
        let form = form(without_device, people.me());
        lines.push(t!("parcels-without-device", names = names, form = form));
    }
    if *leaves_out {
        lines.push(t!("parcels-leaves-out").to_owned());
    }
    lines.push(carry.to_owned());
    WrittenView { heading, file: written.file.display().to_string(), lines }
}

fn read_view(source: &Source<'_>, read: &Read<'_>) -> ReadView {
    let mut view = match read.came {
        None => {
            let name = read.file.file_name().unwrap_or(read.file.as_os_str());
            let heading = t!("parcels-a-file", name = name.to_string_lossy().into_owned());
            plain(heading, vec![read.file.display().to_string()])
        }
        Some(Came::Parcel(parcel)) => parcel_view(source, parcel, read.reply.is_some()),
        Some(Came::Asks(asked)) => ask_view(asked, read.is_another),
        Some(Came::LetIn { asked, answer }) => {
            let heading = match name_of(asked) {
                Invited::Named(name) => t!("parcels-is-let-in", name = name),
                Invited::Nameless => t!("parcels-somebody-is-let-in").to_owned(),
                Invited::MyDevice => t!("parcels-my-device-is-let-in").to_owned(),
            };
            // The group does not know yet what whoever comes in is called.
            let written = WrittenView {
                heading: t!("parcels-answer-is-written"),
                file: answer.file.display().to_string(),
                lines: vec![t!("parcels-carry-answer").to_owned()],
            };
            ReadView { written: Some(written), ..plain(heading, Vec::new()) }
        }
    };
    if let Some(reply) = read.reply {
        let (is, carry) = (t!("parcels-reply-is-written"), t!("parcels-carry"));
        view.written = Some(written_view(source, reply, is, carry));
    }
    view
}

fn plain(heading: String, lines: Vec<String>) -> ReadView {
    ReadView {
        heading,
        lines,
        left_out: None,
        reply: None,
        asks: None,
        written: None,
        is_new: false,
    }
}

fn parcel_view(source: &Source<'_>, parcel: &ParcelRead, is_answered: bool) -> ReadView {
    let people = source.people();
    let name = people.name(parcel.member);
    let what = match (parcel.entries, parcel.texts) {
        (0, 0) => t!("parcels-all-was-here"),
        (0, _) => t!("parcels-texts-came"),
        _ => t!("parcels-new-is-here"),
    };
    let mut lines = vec![what.to_owned()];
    if parcel.is_incomplete {
        lines.push(t!("parcels-incomplete", name = name));
    }
    let is_new = parcel.entries > 0 || parcel.texts > 0;
    let why = match (parcel.writer_lacks, parcel.entries > 0) {
        (true, _) => Some(t!("parcels-writer-lacks", name = capital(&name))),
        (false, true) => Some(t!("parcels-writer-waits", name = capital(&name))),
        (false, false) => None,
    };
    ReadView {
        left_out: parcel.broken_off.as_ref().map(said),
        reply: why.filter(|_| !is_answered).map(|why| (parcel.member, why)),
        is_new,
        ..plain(t!("parcels-from", name = people.by(Some(parcel.member))), lines)
    }
}

/// Who is meant by an invitation.
enum Invited<'a> {
    Named(&'a str),
    /// The name is not known here.
    Nameless,
    MyDevice,
}

fn name_of(asked: &JoinAsked) -> Invited<'_> {
    match asked.name.as_deref().map(str::trim) {
        None => Invited::MyDevice,
        Some("") => Invited::Nameless,
        Some(name) => Invited::Named(name),
    }
}

fn ask_view(asked: &JoinAsked, is_another: bool) -> ReadView {
    let (heading, question, does) = match name_of(asked) {
        Invited::Named(name) => (
            t!("parcels-asks", name = name),
            t!("parcels-let-in-question", name = name),
            t!("parcels-let-in", name = name),
        ),
        Invited::Nameless => (
            t!("parcels-somebody-asks").to_owned(),
            t!("parcels-let-somebody-in-question").to_owned(),
            t!("parcels-let-somebody-in").to_owned(),
        ),
        Invited::MyDevice => (
            t!("parcels-my-device-asks").to_owned(),
            t!("parcels-let-my-device-in-question").to_owned(),
            t!("parcels-let-my-device-in").to_owned(),
        ),
    };
    let mut means = if asked.came_before {
        vec![t!("parcels-came-before")]
    } else if asked.name.is_some() {
        vec![t!("parcels-compare"), t!("parcels-what-letting-in-means")]
    } else {
        vec![t!("parcels-compare-my-device"), t!("parcels-what-letting-my-device-in-means")]
    };
    if is_another {
        means.insert(0, t!("parcels-another-asks"));
    }
    let does = if asked.came_before { t!("parcels-answer-again").to_owned() } else { does };
    let asks = AskView { question, words: asked.words.join("   "), means, does };
    ReadView { asks: Some(asks), ..plain(heading, Vec::new()) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::id::DeviceId;
    use kith_sync::node::api::{NodeState, Reply};
    use kith_sync::reason::Reason;

    use super::*;
    use crate::desktop::scripted::{ana, asks, ben, brought, cleo, now, state};

    fn view(state: &NodeState, written: Option<&Written>, read: &[Read<'_>]) -> ParcelsView {
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now() };
        parcels_view(&source, written, read)
    }

    fn of(came: &Came) -> ReadView {
        let read = Read {
            file: Path::new("/stick/a.kith"),
            came: Some(came),
            is_another: false,
            reply: None,
        };
        view(&state(), None, &[read]).read.remove(0)
    }

    fn written(members: Vec<MemberId>, entries: usize) -> Written {
        let parcel =
            ParcelWritten { members, without_device: Vec::new(), entries, leaves_out: false };
        Written { file: PathBuf::from("/stick/b.kith"), parcel }
    }

    #[test]
    fn whoever_lacks_something_is_known_and_this_device_is_nobody_to_write_to() {
        let mut state = state();
        let told = view(&state, None, &[]).receivers;
        let told: Vec<_> = told.iter().map(|it| (it.member, it.name.as_str(), it.lacks)).collect();
        let expected =
            [(ben(), "Ben", false), (cleo(), "Cleo", true), (ana(), "My other devices", false)];
        assert_eq!(told, expected);

        let members = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).members);
        members[0].devices.retain(|device| device.id == DeviceId::from_bytes([1; 32]));
        members[2].standing = Standing::Left;
        let told = view(&state, None, &[]).receivers;
        assert_eq!(told.iter().map(|it| it.member).collect::<Vec<_>>(), [ben()]);
    }

    #[test]
    fn what_was_written_says_for_whom_that_nobody_else_opens_it_and_how_to_carry_it() {
        let state = state();
        let it = written(vec![ben(), cleo()], 7);
        let told = view(&state, Some(&it), &[]).written.unwrap();
        assert_eq!(told.file, "/stick/b.kith");
        assert_eq!(told.lines[0], "It is for Ben and Cleo. Nobody else can open it.");
        assert_eq!(told.lines.len(), 2);
        assert!(told.lines[1].contains("stick"));

        let mut it = written(vec![ben()], 0);
        it.parcel.without_device = vec![cleo()];
        it.parcel.leaves_out = true;
        let told = view(&state, Some(&it), &[]).written.unwrap();
        assert!(told.lines[1].starts_with("Ben has all that is here"), "{:?}", told.lines);
        assert!(told.lines[2].starts_with("Cleo has no device"), "{:?}", told.lines);
        assert!(told.lines[3].contains("left out"), "{:?}", told.lines);
    }

    #[test]
    fn what_a_parcel_brought_is_told_with_whose_it_is_and_a_reply_where_one_helps() {
        let told = of(&Came::Parcel(Box::new(brought())));
        assert_eq!(told.heading, "A parcel from Ben");
        assert_eq!(told.lines, ["What was new in it is here now."]);
        assert!(told.is_new);
        let (to, why) = told.reply.unwrap();
        assert_eq!(to, ben());
        assert!(why.starts_with("Ben does not know yet that you have it."), "{why}");

        let nothing = ParcelRead { entries: 0, texts: 0, ..brought() };
        let told = of(&Came::Parcel(Box::new(nothing)));
        assert_eq!(told.lines, ["All of it was here already."]);
        assert_eq!((told.reply, told.is_new), (None, false));
    }

    #[test]
    fn what_was_not_taken_is_told_in_the_librarys_own_sentence() {
        let because: Reason = "A part of it was not kept.".to_owned().into();
        let part = ParcelRead { broken_off: Some(because), is_incomplete: true, ..brought() };
        let told = of(&Came::Parcel(Box::new(part)));
        assert_eq!(told.left_out.as_deref(), Some("A part of it was not kept."));
        assert!(told.lines[1].contains("everything"), "{:?}", told.lines);
    }

    #[test]
    fn whoever_has_a_reply_is_not_offered_another() {
        let (came, reply) = (Came::Parcel(Box::new(brought())), written(vec![ben()], 2));
        let (file, came, reply) = (Path::new("/a.kith"), Some(&came), Some(&reply));
        let read = Read { file, came, is_another: false, reply };
        let told = view(&state(), None, &[read]).read.remove(0);
        assert_eq!(told.reply, None);
        assert_eq!(told.written.unwrap().heading, "The reply is written");
    }

    #[test]
    fn somebody_who_asks_is_named_and_asked_about_with_the_words_to_compare() {
        let told = of(&Came::Asks(asks()));
        assert_eq!(told.heading, "Somebody asks to come in by the invitation for Dana");
        let asked = told.asks.unwrap();
        assert_eq!((asked.question.as_str(), asked.does.as_str()), ("Let Dana in?", "Let Dana in"));
        assert_eq!(asked.words, "river   lamp   seven   coat   mill   stone   early   green");
        let (file, came) = (Path::new("/stick/a.kith"), Came::Asks(asks()));
        let read = Read { file, came: Some(&came), is_another: true, reply: None };
        let other = view(&state(), None, &[read]).read.remove(0).asks.unwrap();
        assert!(other.means[0].contains("Compare again"), "{:?}", other.means);
        let again = JoinAsked { came_before: true, ..asks() };
        assert_eq!(of(&Came::Asks(again)).asks.unwrap().does, "Write the answer once more");
        let mine = of(&Came::Asks(JoinAsked { name: None, ..asks() }));
        let mine = mine.asks.unwrap();
        assert_eq!(mine.question, "Let this device of yours in?");
        assert!(mine.means[0].contains("it is yours that asks"), "{:?}", mine.means);
        let nameless = of(&Came::Asks(JoinAsked { name: Some(String::new()), ..asks() }));
        assert_eq!(nameless.asks.unwrap().question, "Let them in?");

        let let_in = Came::LetIn { asked: asks(), answer: written(vec![], 30) };
        let told = of(&let_in);
        assert_eq!(told.heading, "Dana is let in");
        let answer = told.written.unwrap();
        assert_eq!(answer.file, "/stick/b.kith");
        assert!(answer.lines[0].contains("nobody else can open it"), "{:?}", answer.lines);
    }

    #[test]
    fn a_file_that_is_still_read_or_was_refused_is_known_by_its_name() {
        let read =
            Read { file: Path::new("/stick/a.kith"), came: None, is_another: false, reply: None };
        let told = view(&state(), None, &[read]).read.remove(0);
        assert_eq!((told.heading.as_str(), told.lines.len()), ("The file a.kith", 1));
        // What the backend answers fits what is told.
        assert!(matches!(crate::desktop::scripted::read("all.kith", None), Reply::ParcelRead(_)));
    }
}
