//! What is answered about parcels without a node: by the name of the file.

use std::path::{Path, PathBuf};

use kith_desktop::desktop::News;
use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{Command, JoinAsked, LetIn, ParcelRead, ParcelWritten, Reply};

use super::content::ben;
use super::scenes::reason;

/// What Ben's parcel brought.
pub(crate) fn brought() -> ParcelRead {
    ParcelRead {
        member: ben(),
        device: DeviceId::from_bytes([2; 32]),
        entries: 3,
        texts: 2,
        is_incomplete: false,
        writer_lacks: false,
        broken_off: None,
        reply: None,
        no_reply: None,
    }
}

/// Dana asks to come in.
pub(crate) fn asks() -> JoinAsked {
    let words = ["river", "lamp", "seven", "coat", "mill", "stone", "early", "green"];
    JoinAsked {
        device: DeviceId::from_bytes([40; 32]),
        name: Some("Dana".to_owned()),
        words: words.map(str::to_owned).into(),
        came_before: false,
    }
}

/// What is heard once a request was written.
#[allow(dead_code, reason = "not every user of this file stands at the door")]
pub(crate) fn asked() -> Vec<News> {
    let file = PathBuf::from("/home/dana/Documents/parcel-0b5e7a91.kith");
    vec![News::Asked { file, words: asks().words }]
}

/// The words of what was asked, and of what was asked before it.
pub(super) fn request_words() -> Vec<Vec<String>> {
    let before = ["candle", "oak", "quiet", "harbour", "seven", "moss", "paper", "window"];
    vec![asks().words, before.map(str::to_owned).into()]
}

/// A parcel for these.
pub(crate) fn written_for(members: &[MemberId]) -> Reply {
    Reply::ParcelWritten(parcel(members))
}

fn parcel(members: &[MemberId]) -> ParcelWritten {
    ParcelWritten {
        members: members.to_vec(),
        without_device: Vec::new(),
        entries: 12,
        leaves_out: false,
    }
}

/// What comes of reading a file of this name.
pub(crate) fn read(name: &str, reply: Option<&Path>) -> Reply {
    let refused = |code| Reply::Refused { because: reason(code).unwrap() };
    match name {
        "request.kith" if reply.is_some() => {
            let words = asks().words;
            let answer = parcel(&[MemberId::from_bytes([40; 16])]);
            Reply::LetIn(LetIn { device: DeviceId::from_bytes([40; 32]), words, answer })
        }
        "request.kith" => Reply::JoinRequest(asks()),
        "other-group.kith" => refused("parcel-other-group"),
        "cut.kith" => refused("parcel-cut-off"),
        "not-mine.kith" => refused("parcel-not-for-this-device"),
        "all.kith" => Reply::ParcelRead(Box::new(ParcelRead { entries: 0, texts: 0, ..brought() })),
        "part.kith" => {
            let broken_off = reason("trouble-parcel-broken-off");
            let part =
                ParcelRead { is_incomplete: true, broken_off, writer_lacks: true, ..brought() };
            Reply::ParcelRead(Box::new(part))
        }
        _ => Reply::ParcelRead(Box::new(brought())),
    }
}

/// The answer to a command about parcels.
pub(super) fn answer(command: &Command) -> Option<Reply> {
    if let Command::WriteParcel { to, .. } = command {
        return Some(written_for(to));
    }
    if let Command::ReadParcel { file, reply, let_in } = command {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        return Some(read(&name, reply.as_deref().filter(|_| let_in.is_some())));
    }
    None
}
