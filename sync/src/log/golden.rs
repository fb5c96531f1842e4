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
    ("group", "7608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f097"),
    (
        "opening",
        "426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222",
    ),
    ("chain", "3386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbc"),
    (
        "edit",
        "017608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f0973386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbcac020151515151515151515151515151515151515151515151515151515151515151510000a09c01000103010203",
    ),
    ("edit_hash", "b0536fef106faba14355385650eda845e4429877f4b12714c88bf57007fd3712"),
    (
        "edit_signature",
        "23e58edb237508244a3f7249800243d135b6de88ec8737f8ae99a5de452fbe6af0b5685fbf08b200e931bc778f0ea3846a6e69f70bbf318d3168516fbe374102",
    ),
    (
        "take_back",
        "017608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f0973386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbc000001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222013131313131313131313131313131313131313131313131313131313131313131a09c0101414141414141414141414141414141414141414141414141414141414141414102207171717171717171717171717171717171717171717171717171717171717171",
    ),
    (
        "unknown",
        "017608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f0973386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbcac020151515151515151515151515151515151515151515151515151515151515151510000a09c0100030109",
    ),
    (
        "unknown_statement",
        "017608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f0973386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbcac020151515151515151515151515151515151515151515151515151515151515151510000a09c0100e70700",
    ),
    (
        "found",
        "017608d8415cfc80564d3caf471ab00a3f20d5f0d511b0c543fa52de030256f0973386fb18c93206a075048347ebe7501c1aaeddcb6cf210dd2ad2ca8ac33abbbc000001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33111111111111111111111111111111110221212121212121212121212121212121212121212121212121212121212121212222222222222222222222222222222222222222222222222222222222222222013131313131313131313131313131313131313131313131313131313131313131a09c010141414141414141414141414141414141414141414141414141414141414141411053426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33010101010101010101010101010101010101010101010101010101010101010102010307070707070707070707070707070707",
    ),
    ("body", "616161616161616161616161616161610d7769722068c3b672656e207a75"),
    ("body_name", "057b194602f70b18fc1cd5d77b03bcb714ff9cbcf16bb4927df9077c82b8f7e4"),
    (
        "batch",
        "0101ffae1107ab97f9489d671899e174cd07bf010306c82a5c5c82daa30106c3c447000000010174567ecd49c0e47938d5d0c02005c749f5b16e4d762df25970cefeedf502bb933975d4bbb135ac1f5263d13e6555a9cc9e39d1791a6585873fbbffb745681a0a020001426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db3301000000000000000000000000000000000001001053426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33010101010101010101010101010101010101010101010101010101010101010102010307070707070707070707070707070707000000010101616161616161616161616161616161610d7769722068c3b672656e207a7501020100",
    ),
    (
        "vector",
        "e89dd9312f022fa1655e6551e62c0a9b43ace24d7f8b598e649592060bca3fc80201426222b0798db658690659e3059a0b79d49dee27214c2092afc18f4613c9db33e89dd9312f022fa1655e6551e62c0a9b43ace24d7f8b598e649592060bca3fc801dc3cc27191897bbb171ba7485e1f1151794f9bca8bfa10ccba4b23ff4d4a56ad01e9b9bbb1c71543fb2f172b5ff6c318557e60f29fd2e95fd9b2ff55f4bae0e788",
    ),
];
