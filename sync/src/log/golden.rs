//! Bytes that must never change: what was once written stays readable.
//!
//! Source: FORMATS.md §1–§3, §6, §7.

use data_encoding::HEXLOWER;

use super::batch::{self, Body};
use super::entry::{self, ENTRY_VERSION};
use super::testing::{Story, What, device, found, judge, key};
use super::{Entry, Kind, Log, Opening, SignedEntry};
use crate::encoding::encode;
use crate::id::{BodyName, Day, EntryHash, GroupId};
use crate::roster::Statement;

fn hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

fn opening() -> Opening {
    let after = vec![EntryHash::from_bytes([0x21; 32]), EntryHash::from_bytes([0x22; 32])];
    Opening { device: device(0), nonce: [0x11; 16], after }
}

/// A first entry of a chain, with one of everything.
fn first(kind: Kind) -> Entry {
    let group = found().group();
    Entry {
        version: ENTRY_VERSION,
        group,
        chain: opening().chain(group),
        seq: 0,
        prev: None,
        opening: Some(opening()),
        seen: vec![EntryHash::from_bytes([0x31; 32])],
        day: Day(20_000),
        bodies: vec![BodyName::from_bytes([0x41; 32])],
        kind,
    }
}

/// A later entry of a chain.
fn later(kind: Kind) -> Entry {
    let prev = Some(EntryHash::from_bytes([0x51; 32]));
    let bare = first(kind);
    Entry { seq: 300, prev, opening: None, seen: Vec::new(), bodies: Vec::new(), ..bare }
}

fn body() -> Body {
    Body { salt: [0x61; 16], text: "wir hören zu".to_owned() }
}

/// The founding, and an edit with a body.
fn signed() -> (GroupId, Vec<SignedEntry>) {
    let mut story = Story::new(1);
    let edit = story.write(0, Some(0), &[], What::Edit(Vec::new()));
    let mut entry = story.entries.remove(edit).entry;
    let name = body().name(story.group, device(0));
    entry.bodies = vec![name];
    let edit = story.push(entry, 0);
    story.entries[edit].bodies = vec![(name, body())];
    (story.group, story.entries)
}

fn all() -> Vec<(&'static str, String)> {
    let group = found().group();
    let edit = later(Kind::Edit(vec![1, 2, 3]));
    let (_, entries) = signed();
    let raw = batch::decompress(&batch::encode(&entries).unwrap()).unwrap();
    let mut log = Log::new(group);
    log.take_in(entries.clone(), judge).unwrap();
    vec![
        ("group", hex(group.as_bytes())),
        ("opening", hex(&encode(&opening()))),
        ("chain", hex(opening().chain(group).as_bytes())),
        ("edit", hex(&edit.encode())),
        ("edit_hash", hex(edit.hash().as_bytes())),
        ("edit_signature", hex(entry::sign(&key(0), group, edit.hash()).as_bytes())),
        ("take_back", hex(&first(Kind::TakeBack(BodyName::from_bytes([0x71; 32]))).encode())),
        ("unknown", hex(&later(Kind::Unknown { tag: 3, payload: vec![9] }).encode())),
        ("unknown_statement", hex(&later(Kind::Unknown { tag: 999, payload: vec![] }).encode())),
        ("found", hex(&first(Kind::Statement(Statement::Found(found()))).encode())),
        ("body", hex(&encode(&body()))),
        ("body_name", hex(body().name(group, device(0)).as_bytes())),
        ("batch", hex(&raw)),
        ("vector", hex(&encode(&log.vector()))),
    ]
}

#[test]
fn the_bytes_are_what_they_always_were() {
    for ((name, now), (golden, bytes)) in all().into_iter().zip(GOLDEN) {
        assert_eq!((name, now.as_str()), (*golden, *bytes));
    }
    assert_eq!(all().len(), GOLDEN.len());
}

#[test]
fn golden_entries_read_back() {
    let group = found().group();
    for (name, bytes) in GOLDEN.iter().filter(|(name, _)| {
        ["edit", "take_back", "unknown", "unknown_statement", "found"].contains(name)
    }) {
        let bytes = HEXLOWER.decode(bytes.as_bytes()).unwrap();
        assert_eq!(Entry::decode(&bytes, group).unwrap().encode(), bytes, "{name}");
    }
}

#[test]
fn a_batch_or_an_entry_of_another_version_is_refused_whole() {
    let group = found().group();
    let mut bytes = first(Kind::Edit(vec![1])).encode();
    bytes[0] = 2;
    assert!(Entry::decode(&bytes, group).unwrap_err().to_string().contains("could not be read"));
    let mut raw = batch::decompress(&batch::encode(&signed().1).unwrap()).unwrap();
    raw[0] = 2;
    let batch = batch::decode(&batch::compress(&raw).unwrap(), group);
    let unknown = crate::encoding::DecodeError::UnknownVersion(2);
    assert!(format!("{:?}", batch.unwrap_err()).contains(&format!("{unknown:?}")));
}

const GOLDEN: &[(&str, &str)] = &[
    ("group", "bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6"),
    (
        "opening",
        "426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222",
    ),
    ("chain", "f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596"),
    (
        "edit",
        "01bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596ac020151515151515151515151515151515151515151515151515151515151515151510000a09c01000103010203",
    ),
    ("edit_hash", "59c3edf57abd3d486d7b76fdddcc898d4dc05e4c00ce9a7494178042f7b9c0f6"),
    (
        "edit_signature",
        "57fa5c978d9a3c4a2795f7674a4194fb3e5dee851b965b7dba984229ddfe889f28f6ca2366934f68d5c3a344ce106c27ef778c8e6eca94ac8d6b95a2ccee6d0b",
    ),
    (
        "take_back",
        "01bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596000001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222013131313131313131313131313131313131313131313131313131313131313131a09c0101414141414141414141414141414141414141414141414141414141414141414102207171717171717171717171717171717171717171717171717171717171717171",
    ),
    (
        "unknown",
        "01bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596ac020151515151515151515151515151515151515151515151515151515151515151510000a09c0100030109",
    ),
    (
        "unknown_statement",
        "01bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596ac020151515151515151515151515151515151515151515151515151515151515151510000a09c0100e70700",
    ),
    (
        "found",
        "01bee0572985b437673c3ef5860a8822f30fbc6d2f9d5d45b698f0a92c6ba8cab6f835d0bc77503100cd8905b55a397c90ed55cb4814a934ea59dddbc872299596000001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222013131313131313131313131313131313131313131313131313131313131313131a09c010141414141414141414141414141414141414141414141414141414141414141411052426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db330101010101010101010101010101010101010101010101010101010101010101020107070707070707070707070707070707",
    ),
    ("body", "616161616161616161616161616161610d7769722068c3b672656e207a75"),
    ("body_name", "3be8d49cea55da709d03ddc83713f261d47a8322f711ae5d06a75a4a46fe6541"),
    (
        "batch",
        "01019f7a5b9aa8657defc293887fba496421b703d988799a2b5aef6cf1ca5c6811da00000001013695b36a6c0b4c3462013488ce34438695b366344ab6a21caa3f39a93a4c2e359e05319e936d895848d57bf6271f0486e107e3a195fb0806be0ab7cd5579cd0f020001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db3301000000000000000000000000000000000001001052426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db330101010101010101010101010101010101010101010101010101010101010101020107070707070707070707070707070707000000010101616161616161616161616161616161610d7769722068c3b672656e207a7501020100",
    ),
    (
        "vector",
        "bbd5fd1048d8f1238fb27e13506f490c2a2bfedf334c93e592f8cc1e688e6ca10201426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33bbd5fd1048d8f1238fb27e13506f490c2a2bfedf334c93e592f8cc1e688e6ca10131ce7a5d1399ced15dcf5cbcd6b7afcf8c794e76228e3dfe9efe377a7888f1a301ebd9afa3f9daa56a88b46396864cbc0b3309d4a21ef19aa2b4bd308fd941fb63",
    ),
];
