//! The ticket: what one person hands another so that their device can come in.
//!
//! Its text is `kith1` and lower-case base32 (no padding) of the encoded fields and a CRC-32 over all of it. The CRC
//! finds, for certain, every character that became another and every two neighbours swapped; against somebody who changes a
//! ticket on purpose the words help, not the checksum. Upper-cased, it fits the alphanumeric mode of QR codes.
//!
//! Invariant: a ticket names 1 to [`MAX_DEVICES`] devices with at most [`MAX_ADDRS`] addresses each, and at most one relay;
//! reading it is bounded by [`MAX_TICKET_CHARS`].
//! Source: FORMATS.md §11, ticket; RFC 4648 §6.

use std::net::{SocketAddr, SocketAddrV6};

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::secret::Secret;
use crate::id::{DeviceId, EntryHash};
use crate::relay::Relay;

/// The most devices a ticket names.
pub const MAX_DEVICES: usize = 4;
/// The most addresses a ticket names for one device.
pub const MAX_ADDRS: usize = 8;
/// The longest text that is looked at for a ticket, in bytes. The longest ticket is far shorter.
pub const MAX_TICKET_CHARS: usize = 4096;

/// No ticket has more characters than this behind its version.
const MAX_DIGITS: usize = 1920;
/// How many beginnings of tickets are looked at in one text.
const MAX_BEGINNINGS: usize = 4;
/// What every ticket begins with; the version follows.
const NAME: &str = "KITH";
/// The version of the ticket that this program writes, and the only one it reads.
const VERSION: char = '1';

/// What one person hands another so that their device can come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    invite: EntryHash,
    secret: Secret,
    devices: Vec<TicketDevice>,
    relay: Option<Relay>,
}

/// A device of the group that may honour the ticket, and where it may be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketDevice {
    /// Which.
    pub device: DeviceId,
    /// Where, the likeliest first.
    pub addrs: Vec<SocketAddr>,
}

/// Why a text is not a ticket that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// There is none in it.
    #[error("This is not a ticket. A ticket begins with “kith1”; copy all of it.")]
    NotATicket,
    /// Something in it changed or is missing.
    #[error("This ticket is damaged: a part is missing or changed. Copy all of it again.")]
    Damaged,
    /// It is written in a way not known here.
    #[error("This ticket is of a newer Kith. Update Kith on this device, then try again.")]
    NewerKith,
    /// Too much text.
    #[error("This text is too long to be a ticket. Paste only the ticket.")]
    TooLong,
    /// A ticket has to name a device.
    #[error("A ticket needs at least one device that can be reached.")]
    NoDevice,
}

/// The fields as encoded.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Fields {
    #[zeroize(skip)]
    invite: EntryHash,
    secret: [u8; 16],
    #[zeroize(skip)]
    devices: Vec<TicketDevice>,
    #[zeroize(skip)]
    relay: Option<Relay>,
}

impl Ticket {
    /// Makes a ticket. Of more devices or addresses than fit, the first are kept; addresses that no other device can
    /// use (without a port, without a host, or multicast) are left out.
    pub fn new(
        invite: EntryHash,
        secret: Secret,
        devices: impl IntoIterator<Item = TicketDevice>,
        relay: Option<Relay>,
    ) -> Result<Self, TicketError> {
        let devices: Vec<_> =
            devices.into_iter().take(MAX_DEVICES).map(TicketDevice::tidy).collect();
        if devices.is_empty() {
            return Err(TicketError::NoDevice);
        }
        Ok(Self { invite, secret, devices, relay })
    }

    /// The `Invite`.
    pub fn invite(&self) -> EntryHash {
        self.invite
    }

    /// The secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The devices that may honour it.
    pub fn devices(&self) -> &[TicketDevice] {
        &self.devices
    }

    /// The relay through which the devices can be reached, if the group uses one.
    pub fn relay(&self) -> Option<&Relay> {
        self.relay.as_ref()
    }

    /// The ticket as text to copy and paste; as secret as the ticket.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = self.to_qr_text();
        text.make_ascii_lowercase();
        text
    }

    /// The ticket as text for a QR code in alphanumeric mode; as secret as the ticket.
    pub fn to_qr_text(&self) -> Zeroizing<String> {
        let fields = Fields {
            invite: self.invite,
            secret: *self.secret.as_bytes(),
            devices: self.devices.clone(),
            relay: self.relay.clone(),
        };
        let mut bytes = Zeroizing::new(crate::encoding::encode(&fields));
        let checksum = checksum(&bytes);
        bytes.extend_from_slice(&checksum);
        let digits = Zeroizing::new(BASE32_NOPAD.encode(&bytes));
        Zeroizing::new([NAME, &VERSION.to_string(), digits.as_str()].concat())
    }

    /// Finds the ticket in a text: upper or lower case, broken into lines or groups, in quotes, among other words.
    pub fn from_text(text: &str) -> Result<Self, TicketError> {
        if text.len() > MAX_TICKET_CHARS {
            return Err(TicketError::TooLong);
        }
        let mut plain = Zeroizing::new(String::with_capacity(text.len()));
        let mut gaps = Vec::new();
        for c in text.chars() {
            if c.is_whitespace() && gaps.last() != Some(&plain.len()) {
                gaps.push(plain.len());
            }
            if !is_filler(c) {
                plain.push(c.to_ascii_uppercase());
            }
        }
        let starts = plain.match_indices(NAME).map(|(at, _)| at + NAME.len()).filter(|at| {
            plain.get(*at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        });
        let is_newer = starts.clone().next().is_some();
        let mut begun = starts.filter_map(|at| plain.get(at..)?.strip_prefix(VERSION)).peekable();
        if begun.peek().is_none() {
            return Err(if is_newer { TicketError::NewerKith } else { TicketError::NotATicket });
        }
        begun
            .take(MAX_BEGINNINGS)
            .find_map(|rest| Self::from_rest(rest, plain.len() - rest.len(), &gaps))
            .ok_or(TicketError::Damaged)
    }

    /// Reads what follows the version, at `before` in the text; `gaps` are the places of white space in the text.
    fn from_rest(rest: &str, before: usize, gaps: &[usize]) -> Option<Self> {
        let end = rest.find(|c| !matches!(c, 'A'..='Z' | '2'..='7')).unwrap_or(rest.len());
        // A gap is a line break in the ticket or the end of it; the longest reading that holds is the ticket.
        let gaps = gaps.iter().rev().filter_map(|gap| gap.checked_sub(before));
        std::iter::once(end)
            .chain(gaps.filter(|gap| *gap < end))
            .filter(|length| *length <= MAX_DIGITS)
            .find_map(|length| Self::from_digits(rest.get(..length)?))
    }

    fn from_digits(digits: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE32_NOPAD.decode(digits.as_bytes()).ok()?);
        let (bytes, found) = bytes.split_last_chunk::<4>()?;
        if checksum(bytes) != *found {
            return None;
        }
        let fields: Fields = postcard::from_bytes(bytes).ok()?;
        // Not `encoding::decode`: it would leave a copy of the secret behind.
        let is_canonical = *Zeroizing::new(crate::encoding::encode(&fields)) == *bytes;
        let counts = fields.devices.iter().map(|device| device.addrs.len());
        let fits = (1..=MAX_DEVICES).contains(&fields.devices.len())
            && counts.max().unwrap_or(0) <= MAX_ADDRS;
        (is_canonical && fits).then(|| Self {
            invite: fields.invite,
            secret: Secret::from_random(fields.secret),
            devices: fields.devices.clone(),
            relay: fields.relay.clone(),
        })
    }
}

impl TicketDevice {
    fn tidy(self) -> Self {
        let addrs = self.addrs.into_iter().filter(|addr| {
            addr.port() != 0 && !addr.ip().is_unspecified() && !addr.ip().is_multicast()
        });
        // An interface's number means nothing on another machine.
        let addrs = addrs.map(|addr| match addr {
            SocketAddr::V4(_) => addr,
            SocketAddr::V6(v6) => SocketAddrV6::new(*v6.ip(), v6.port(), 0, 0).into(),
        });
        Self { device: self.device, addrs: addrs.take(MAX_ADDRS).collect() }
    }
}

/// What mail programs and people put between the characters of a ticket.
fn is_filler(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || invisible || matches!(c, '-' | '>')
}

/// CRC-32 (IEEE 802.3) over the ticket's beginning and its bytes.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let start = NAME.bytes().chain(u8::try_from(VERSION).ok());
    let crc = start.chain(bytes.iter().copied()).fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _bit| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    });
    (!crc).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket() -> Ticket {
        let addrs = vec!["192.168.1.20:41234".parse().unwrap(), "10.0.0.7:41234".parse().unwrap()];
        let device = TicketDevice { device: DeviceId::from_bytes([3; 32]), addrs };
        Ticket::new(EntryHash::from_bytes([2; 32]), Secret::from_random([7; 16]), [device], None)
            .unwrap()
    }

    /// The same with a relay.
    fn with_relay(relay: &str) -> Ticket {
        Ticket { relay: Some(Relay::parse(relay).unwrap()), ..ticket() }
    }

    fn longest_relay() -> String {
        let host = ["a".repeat(61).as_str(); 4].join(".");
        let pin = "gezdgnbvgy3tqojqgezdgnbvgy3tqojqgezdgnbvgy3tqojqgezq";
        format!("https://{host}:65535#{pin}")
    }

    fn largest() -> Ticket {
        let addr = |n: u16| SocketAddr::new([0xfd00, 1, 2, 3, 4, 5, 6, n].into(), 65_000 + n);
        let device = |n| TicketDevice {
            device: DeviceId::from_bytes([n; 32]),
            addrs: (0..20).map(addr).collect(),
        };
        let secret = Secret::from_random([7; 16]);
        let relay = Relay::parse(&longest_relay()).ok();
        Ticket::new(EntryHash::from_bytes([2; 32]), secret, (1..9).map(device), relay).unwrap()
    }

    #[test]
    fn a_ticket_has_for_ever_this_text() {
        assert_eq!(
            ticket().to_text().as_str(),
            "kith1aibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaobyha4dqobyha4dqobyha4dqoaidambqgaydambqgaydambqgaydambqgaydambqgaydambqgaydambabqfiaekjfqqcaafaaaahslbaeaecvqz52"
        );
    }

    #[test]
    fn a_ticket_with_a_relay_has_for_ever_this_text() {
        assert_eq!(
            with_relay("https://relay.example.org").to_text().as_str(),
            "kith1aibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaeaqcaibaobyha4dqobyha4dqobyha4dqoaidambqgaydambqgaydambqgaydambqgaydambqgaydambqgaydambabqfiaekjfqqcaafaaaahslbaeaiznb2hi4dthixs64tfnrqxsltfpbqw24dmmuxg64thtd4u63i"
        );
    }

    #[test]
    fn a_ticket_survives_its_text() {
        for ticket in [ticket(), with_relay("https://relay.example.org"), largest()] {
            assert_eq!(Ticket::from_text(&ticket.to_text()).unwrap(), ticket);
            assert_eq!(Ticket::from_text(&ticket.to_qr_text()).unwrap(), ticket);
        }
    }

    #[test]
    fn a_ticket_is_short_and_the_largest_fits_a_qr_code() {
        assert_eq!(ticket().to_text().len(), 170);
        let largest = largest().to_text().len();
        // The alphanumeric capacity of a QR code of version 40 with the least error correction is 4,296.
        assert!((1_800..MAX_DIGITS).contains(&largest), "{largest}");
    }

    #[test]
    fn a_ticket_is_found_however_people_paste_it() {
        let text = ticket().to_text();
        let grouped = text.as_bytes().chunks(5).map(|group| std::str::from_utf8(group).unwrap());
        let grouped = grouped.collect::<Vec<_>>();
        let pasted = [
            format!("kith:{}", *text),
            format!("Here is your ticket for Kith: “{}” – see you soon!", *text),
            format!("  \"{}\"\r\n", text.to_uppercase()),
            grouped.join("\n> "),
            grouped.join("-"),
            grouped.join("\u{200b}"),
            format!("{}\nSee you on Tuesday\nAlice", text.to_uppercase()),
            format!("{}\nSee you on Tuesday", grouped.join(" ")),
            format!("A ticket begins with kith1. This is yours: {}", *text),
            format!("kith2 is not out yet: {}.", *text),
        ];
        for pasted in pasted {
            assert_eq!(Ticket::from_text(&pasted), Ok(ticket()), "{pasted}");
        }
    }

    #[test]
    fn every_changed_character_is_noticed() {
        let text = ticket().to_text();
        for at in 0..text.len() {
            for c in "abcdefghijklmnopqrstuvwxyz0123456789 !-é".chars() {
                if text[at..].starts_with(c) {
                    continue;
                }
                let changed = format!("{}{c}{}", &text[..at], &text[at + 1..]);
                assert!(Ticket::from_text(&changed).is_err(), "{changed}");
            }
        }
    }

    #[test]
    fn a_missing_or_swapped_part_is_noticed() {
        let text = ticket().to_text();
        for at in 0..text.len() {
            assert!(Ticket::from_text(&text[..at]).is_err());
            let shorter = format!("{}{}", &text[..at], &text[at + 1..]);
            assert!(Ticket::from_text(&shorter).is_err(), "{shorter}");
            if at > 0 && text[at - 1..at] != text[at..=at] {
                let (a, b) = (&text[at - 1..at], &text[at..=at]);
                let swapped = format!("{}{b}{a}{}", &text[..at - 1], &text[at + 1..]);
                assert!(Ticket::from_text(&swapped).is_err(), "{swapped}");
            }
        }
    }

    #[test]
    fn each_fault_is_told_apart() {
        let text = ticket().to_text();
        let newer = text.replacen("kith1", "kith2", 1);
        let cases = [
            (String::new(), TicketError::NotATicket),
            ("See you on Tuesday, kith and kin".to_owned(), TicketError::NotATicket),
            (text[5..].to_owned(), TicketError::NotATicket),
            ("kith1".to_owned(), TicketError::Damaged),
            (text[..100].to_owned(), TicketError::Damaged),
            (newer, TicketError::NewerKith),
            (text.repeat(40), TicketError::TooLong),
        ];
        for (text, error) in cases {
            assert_eq!(Ticket::from_text(&text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_ticket_with_a_good_checksum_and_bad_fields_is_damaged() {
        let with = |devices: Vec<TicketDevice>, relay: Option<&str>| {
            let invite = EntryHash::from_bytes([2; 32]);
            crate::encoding::encode(&(invite, [7_u8; 16], devices, relay))
        };
        let fields = |devices| with(devices, None);
        let device = |addrs: usize| TicketDevice {
            device: DeviceId::from_bytes([3; 32]),
            addrs: vec!["10.0.0.7:41234".parse().unwrap(); addrs],
        };
        let mut trailing = fields(vec![device(1)]);
        trailing.push(0);
        let bad = [
            fields(vec![]),
            fields(vec![device(1); 5]),
            fields(vec![device(9)]),
            with(vec![device(1)], Some("http://relay.example.org")),
            with(vec![device(1)], Some("https://relay.example.org/")),
            with(vec![device(1)], Some("https://relay.example.org/../?a")),
            trailing,
            vec![],
        ];
        for mut bytes in bad {
            bytes.extend(checksum(&bytes));
            let text = format!("kith1{}", BASE32_NOPAD.encode(&bytes));
            assert_eq!(Ticket::from_text(&text), Err(TicketError::Damaged));
        }
    }

    #[test]
    fn addresses_that_help_nobody_are_left_out() {
        let addrs = ["0.0.0.0:1", "[::]:1", "10.0.0.7:0", "224.0.0.1:5", "10.0.0.7:5"];
        let addrs = addrs.iter().map(|addr| addr.parse().unwrap());
        let scoped = SocketAddrV6::new([0xfe80, 0, 0, 0, 0, 0, 0, 1].into(), 5, 0, 3);
        let device = TicketDevice {
            device: DeviceId::from_bytes([3; 32]),
            addrs: addrs.chain([scoped.into()]).collect(),
        };
        let made = Ticket::new(
            EntryHash::from_bytes([2; 32]),
            Secret::from_random([7; 16]),
            [device],
            None,
        )
        .unwrap();
        let kept: [SocketAddr; 2] = ["10.0.0.7:5".parse().unwrap(), "[fe80::1]:5".parse().unwrap()];
        assert_eq!(made.devices()[0].addrs, kept);
        assert_eq!(Ticket::from_text(&made.to_text()), Ok(made));
    }

    #[test]
    fn a_printed_ticket_hides_its_secret() {
        let secret = Secret::from_random(*b"do not show this");
        let device = ticket().devices[0].clone();
        let ticket = Ticket::new(EntryHash::from_bytes([2; 32]), secret, [device], None).unwrap();
        let shown = format!("{ticket:?}");
        assert!(shown.contains("Secret(…)") && !shown.contains("100, 111"), "{shown}");
    }

    proptest::proptest! {
        #[test]
        fn no_text_ends_the_program(text in "\\PC{0,300}", tail in "[a-z2-7]{0,300}") {
            assert!(Ticket::from_text(&text).is_err());
            assert!(Ticket::from_text(&format!("{text}kith1{tail}")).is_err());
        }
    }
}
