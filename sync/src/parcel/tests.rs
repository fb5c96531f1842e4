//! Parcels as files: who can open them, what they show, and what is said of those that are none.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};

use super::plain;
use super::*;
use crate::encoding;
use crate::id::{Day, DeviceId, EntryHash, GroupId, MemberId, ParcelKey};
use crate::invitation::{JoinRequest, Secret, Ticket, TicketDevice};
use crate::protocol::simulator::key;

/// How many variations of each way to be no parcel.
const VARIATIONS: usize = 20;
const CANARY: &str = "Kanarienvogel";

fn rng() -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(7)
}

fn secret(name: &str) -> [u8; 32] {
    blake3::derive_key("kith test parcel secret", name.as_bytes())
}

fn parcel_key(name: &str) -> ParcelKey {
    let secret = x25519_dalek::StaticSecret::from(secret(name));
    ParcelKey::from_bytes(x25519_dalek::PublicKey::from(&secret).to_bytes())
}

fn secrets(name: &str) -> Secrets {
    Secrets::new(&secret(name), &key(name))
}

fn device(name: &str) -> DeviceId {
    DeviceId::from_bytes(key(name).verifying_key().to_bytes())
}

fn frames(count: usize) -> Vec<Vec<u8>> {
    (0..count).map(|nth| format!("{CANARY} {nth} ").repeat(100 + nth).into_bytes()).collect()
}

fn head(frames: &[Vec<u8>]) -> Head {
    let group = GroupId::from_bytes([1; 32]);
    let members = vec![MemberId::from_bytes([3; 16]), MemberId::from_bytes([2; 16])];
    Head::new(group, device("alice"), members, Day(20_000), frames).unwrap()
}

fn sealed_for(names: &[&str], frames: &[Vec<u8>], rng: &mut ChaCha8Rng) -> Vec<u8> {
    let keys: Vec<_> = names.iter().map(|name| parcel_key(name)).collect();
    let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
    seal_parcel(Vec::new(), &keys, &mut random, &key("alice"), &head(frames), frames).unwrap()
}

fn checked(bytes: &[u8], name: &str) -> Result<Content, ParcelError> {
    SealedParcel::open(Cursor::new(bytes))?.check(&secrets(name))
}

fn stanzas(bytes: &[u8]) -> usize {
    bytes.windows(10).filter(|window| *window == b"-> X25519 ").count()
}

/// A file of which everything is right inside but for what `change` does to the plaintext.
fn sealed_after(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let frames = frames(3);
    let mut plaintext = Vec::new();
    plain::write_parcel(&mut plaintext, &key("alice"), &head(&frames), &frames).unwrap();
    change(&mut plaintext);
    sealed_plain(&plaintext)
}

/// Any plaintext, sealed for bob.
fn sealed_plain(plaintext: &[u8]) -> Vec<u8> {
    super::seal::seal_anything(plaintext, &[parcel_key("bob")]).unwrap()
}

#[test]
fn each_device_it_is_for_opens_it_and_no_other_does() {
    let (frames, mut rng) = (frames(5), rng());
    for names in [&["bob"][..], &["bob", "carol", "dora"]] {
        let sealed = sealed_for(names, &frames, &mut rng);
        for name in names {
            let mut parcel = SealedParcel::open(Cursor::new(&sealed)).unwrap();
            let content = parcel.check(&secrets(name)).unwrap();
            assert_eq!(content, Content::Parcel(head(&frames)));
            let mut handed_out = Vec::new();
            let mut each = |frame: &[u8]| {
                handed_out.push(frame.to_vec());
                true
            };
            parcel.frames(&secrets(name), &head(&frames), &mut each).unwrap();
            assert_eq!(handed_out, frames);
        }
        for other in ["alice", "mallory", "Bob"] {
            assert!(matches!(checked(&sealed, other), Err(ParcelError::NotForThisDevice)));
        }
    }
}

#[test]
fn nothing_that_is_inside_shows_outside_nor_for_how_many_it_is() {
    let mut rng = rng();
    let one = sealed_for(&["bob"], &frames(3), &mut rng);
    let six = sealed_for(&["a", "b", "c", "d", "e", "f"], &frames(3), &mut rng);
    let nine = sealed_for(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], &frames(3), &mut rng);
    assert_eq!((stanzas(&one), stanzas(&six), stanzas(&nine)), (8, 8, 16));
    let (from, to) = (device("alice"), parcel_key("bob"));
    let told = [CANARY.as_bytes(), &[1; 32], from.as_bytes(), to.as_bytes()];
    for sealed in [&one, &six, &nine] {
        for part in told {
            assert!(!sealed.windows(part.len()).any(|window| window == part));
        }
    }
}

#[test]
fn a_word_a_request_and_an_empty_reply_are_of_one_size() {
    let sizes: std::collections::BTreeSet<u64> = [0, 1, 2]
        .map(|count| {
            let frames = frames(count);
            let mut plaintext = Vec::new();
            plain::write_parcel(&mut plaintext, &key("alice"), &head(&frames), &frames).unwrap();
            plaintext.len() as u64
        })
        .into();
    let mut plaintext = Vec::new();
    plain::write_request(&mut plaintext, &request()).unwrap();
    assert_eq!(sizes, [plaintext.len() as u64].into());
}

#[test]
fn nothing_is_sealed_to_a_key_at_which_age_would_end_the_program() {
    // The points of small order, which a liar can bind to a device of her own.
    let mut one = [0; 32];
    one[0] = 1;
    let mut minus_one = [0xff; 32];
    minus_one[0] = 0xec;
    minus_one[31] = 0x7f;
    let bad = [[0; 32], one, minus_one].map(ParcelKey::from_bytes);
    assert!(bad.iter().all(|key| !takes_parcels(key)) && takes_parcels(&parcel_key("bob")));
    let (frames, mut rng) = (frames(1), rng());
    let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
    let nobody = seal_parcel(Vec::new(), &bad, &mut random, &key("alice"), &head(&frames), &frames);
    assert!(matches!(nobody, Err(ParcelError::NobodyToRead)));
    let beside = [bad[0], parcel_key("bob")];
    let sealed =
        seal_parcel(Vec::new(), &beside, &mut random, &key("alice"), &head(&frames), &frames);
    assert!(checked(&sealed.unwrap(), "bob").is_ok());
}

#[test]
fn more_devices_than_a_header_names_are_told_and_as_many_as_it_names_are_read() {
    let (frames, mut rng) = (frames(1), rng());
    let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
    let mut keys: Vec<_> = (0..MAX_RECEIVERS).map(|nth| parcel_key(&nth.to_string())).collect();
    let (alice, head) = (key("alice"), head(&frames));
    let sealed = seal_parcel(Vec::new(), &keys, &mut random, &alice, &head, &frames).unwrap();
    assert!(checked(&sealed, "503").is_ok());
    keys.push(parcel_key("bob"));
    let refused = seal_parcel(Vec::new(), &keys, &mut random, &alice, &head, &frames);
    assert!(matches!(refused, Err(ParcelError::TooManyReaders)));
}

fn ticket() -> Ticket {
    let host = TicketDevice { device: device("alice"), addrs: Vec::new() };
    Ticket::new(EntryHash::from_bytes([2; 32]), Secret::from_random([7; 16]), [host], None).unwrap()
}

fn request() -> JoinRequest {
    JoinRequest::new(&ticket(), &key("bob"), parcel_key("bob"))
}

#[test]
fn a_request_is_opened_by_the_device_that_the_ticket_names_and_by_no_other() {
    let mut rng = rng();
    let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
    let host = key_of_device(device("alice")).unwrap();
    let sealed = seal_request(Vec::new(), &[host], &mut random, &request()).unwrap();
    assert_eq!(stanzas(&sealed), 8);
    // Alice's key for parcels has no part in it: the ticket does not name it.
    let alice = Secrets::new(&[9; 32], &key("alice"));
    let content = SealedParcel::open(Cursor::new(&sealed)).unwrap().check(&alice).unwrap();
    assert_eq!(content, Content::Request(request()));
    assert!(matches!(checked(&sealed, "bob"), Err(ParcelError::NotForThisDevice)));
    assert_eq!(key_of_device(DeviceId::from_bytes([2; 32])), None, "it is no key at all");
}

/// Each way to be no parcel, many times, and what is said of it.
#[test]
fn whatever_is_no_whole_parcel_for_this_device_is_told_for_what_it_is() {
    let mut rng = rng();
    let right = sealed_for(&["bob", "carol"], &frames(120), &mut rng);
    assert!(right.len() > 200_000 && checked(&right, "bob").is_ok());
    for _ in 0..VARIATIONS {
        let cut = rng.random_range(1..right.len());
        let refused = checked(&right[..cut], "bob").unwrap_err();
        assert!(matches!(refused, ParcelError::CutOff), "cut off at {cut}: {refused:?}");

        let mut mangled = right.clone();
        let at = rng.random_range(23..mangled.len());
        mangled[at] ^= 1 << rng.random_range(0..8);
        match checked(&mangled, "bob") {
            // A stanza for another device that does not open any more is caught by the header's own check.
            Err(ParcelError::Damaged | ParcelError::NotForThisDevice) => {}
            other => panic!("changed at {at}: {other:?}"),
        }

        let mut longer = right.clone();
        longer.extend((0..rng.random_range(1..70_000)).map(|_| rng.random::<u8>()));
        assert!(matches!(checked(&longer, "bob"), Err(ParcelError::Damaged)));

        let mut noise = vec![0; rng.random_range(0..10_000)];
        rng.fill_bytes(&mut noise);
        assert!(matches!(checked(&noise, "bob"), Err(ParcelError::NotAParcel)));

        let other = format!("somebody {}", rng.random::<u32>());
        assert!(matches!(checked(&right, &other), Err(ParcelError::NotForThisDevice)));

        let version = rng.random_range(2..=u8::MAX);
        let newer = sealed_after(|plaintext| plaintext[0] = version);
        assert!(matches!(checked(&newer, "bob"), Err(ParcelError::NewerKith)));
        let newer = sealed_after(|plaintext| plaintext[1] = version);
        assert!(matches!(checked(&newer, "bob"), Err(ParcelError::NewerKith)));
        let newer = [b"age-encryption.org/v".as_slice(), &[b'2' + version % 8], b"\n", &right];
        assert!(matches!(checked(&newer.concat(), "bob"), Err(ParcelError::NewerKith)));

        let size = MAX_PARCEL_BYTES + rng.random_range(1..u64::from(u32::MAX));
        let large = sealed_after(|plaintext| plaintext[2..10].copy_from_slice(&size.to_le_bytes()));
        assert!(matches!(checked(&large, "bob"), Err(ParcelError::TooLarge)));
        let huge = Huge { beginning: right.clone(), length: size + 300_000, at: 0 };
        assert!(matches!(SealedParcel::open(huge), Err(ParcelError::TooLarge)));
    }
}

#[test]
fn a_whole_file_with_wrong_things_in_it_is_damaged_and_nothing_of_it_is_handed_out() {
    let mut rng = rng();
    for _ in 0..VARIATIONS * 10 {
        let changed = sealed_after(|plaintext| {
            let at = rng.random_range(10..plaintext.len());
            plaintext[at] ^= 1 << rng.random_range(0..8);
        });
        let refused = checked(&changed, "bob").unwrap_err();
        assert!(matches!(refused, ParcelError::Damaged), "{refused:?}");
    }
    let unsigned = sealed_after(|plaintext| {
        let frames = frames(3);
        plaintext.clear();
        // Signed by another than it names.
        plain::write_parcel(plaintext, &key("mallory"), &head(&frames), &frames).unwrap();
    });
    assert!(matches!(checked(&unsigned, "bob"), Err(ParcelError::Damaged)));
    for length in [0, 1, 13, 14, 100, 8191, 8192] {
        let refused = checked(&sealed_plain(&vec![1; length]), "bob").unwrap_err();
        assert!(matches!(
            refused,
            ParcelError::CutOff
                | ParcelError::NewerKith
                | ParcelError::Damaged
                | ParcelError::TooLarge
        ));
    }
}

#[test]
fn a_header_without_an_end_costs_its_reader_nothing() {
    let endless =
        [b"age-encryption.org/v1\n".as_slice(), &b"-> X25519 AAAA\nAAAA\n".repeat(50_000)];
    let refused = checked(&endless.concat(), "bob").unwrap_err();
    assert!(matches!(refused, ParcelError::Damaged), "{refused:?}");
}

#[test]
fn a_frame_that_was_put_in_the_place_of_another_between_two_looks_is_not_handed_out() {
    let mut rng = rng();
    let (first, second) = (frames(3), frames(4));
    let mut parcel =
        SealedParcel::open(Cursor::new(sealed_for(&["bob"], &first, &mut rng))).unwrap();
    let Content::Parcel(checked) = parcel.check(&secrets("bob")).unwrap() else { panic!() };
    let mut other =
        SealedParcel::open(Cursor::new(sealed_for(&["bob"], &second, &mut rng))).unwrap();
    let refused = other.frames(&secrets("bob"), &checked, &mut |_| panic!("it was handed out"));
    assert!(matches!(refused, Err(ParcelError::Damaged)));
}

/// A file of any length, without its bytes.
struct Huge {
    beginning: Vec<u8>,
    length: u64,
    at: u64,
}

impl Read for Huge {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let rest = &self.beginning[usize::try_from(self.at).unwrap().min(self.beginning.len())..];
        let read = rest.len().min(bytes.len());
        bytes[..read].copy_from_slice(&rest[..read]);
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Huge {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(_) => self.length,
            SeekFrom::Current(_) => self.at,
        };
        Ok(self.at)
    }
}

#[test]
fn a_disk_that_takes_no_more_leaves_no_parcel_that_looks_whole() {
    struct Full(Vec<u8>);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if self.0.len() + bytes.len() > 4_000 {
                return Err(std::io::ErrorKind::StorageFull.into());
            }
            self.0.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (frames, mut rng) = (frames(3), rng());
    let mut random = |bytes: &mut [u8]| rng.fill_bytes(bytes);
    let (keys, alice, head) = ([parcel_key("bob")], key("alice"), head(&frames));
    let written = seal_parcel(Full(Vec::new()), &keys, &mut random, &alice, &head, &frames);
    assert!(matches!(written, Err(ParcelError::File(_))));
}

/// The bytes that stand for ever.
#[test]
fn the_bytes_of_a_parcel_and_of_a_request_are_these() {
    let frames = vec![b"one".to_vec(), b"two".to_vec()];
    let mut plaintext = Vec::new();
    plain::write_parcel(&mut plaintext, &key("alice"), &head(&frames), &frames).unwrap();
    let head_bytes = encoding::encode(&head(&frames));
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    assert_eq!(plaintext[14..14 + head_bytes.len()], head_bytes);
    let parcel = (hex(&plaintext[..14]), hex(blake3::hash(&plaintext).as_bytes()));
    let mut plaintext = Vec::new();
    plain::write_request(&mut plaintext, &request()).unwrap();
    let request_hash = hex(blake3::hash(&plaintext).as_bytes());
    let told = [parcel.0, parcel.1, request_hash, request().words().join(" ")];
    assert_eq!(told, GOLDEN);
}

const GOLDEN: [&str; 4] = [
    "01000020000000000000a7000000",
    "c0a44319a223c5f3d57f5b855e1474459a143e4eb49504ac8a49401684da8831",
    "42ed313b7fef409d8cf5135f2bf76a53a47748413513f55dbb0db7e372b11c99",
    "citrus cactus breeze ruby window jasmine panda river",
];

#[test]
fn keys_are_those_of_age_and_of_its_ssh_keys() {
    // From age's own tests.
    let public = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    let (_, bytes) = bech32::decode(public).unwrap();
    let key = ParcelKey::from_bytes(bytes.try_into().unwrap());
    assert_eq!(super::seal::recipient(&key).to_string(), public);
    let secret = "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    let (_, bytes) = bech32::decode(secret).unwrap();
    let identity = super::seal::identity(&bytes.try_into().unwrap());
    assert_eq!(identity.to_public().to_string(), public);
    // What a device's own key is turned into opens what is sealed to its public half.
    let bob = super::seal::identity(&crate::protocol::simulator::key("bob").to_scalar_bytes());
    let bobs = key_of_device(device("bob")).unwrap();
    assert_eq!(bob.to_public().to_string(), super::seal::recipient(&bobs).to_string());
}
