//! The relay that a group names: its address as text, who may use it, and the server itself.
//!
//! A relay passes sealed packets on between devices that cannot reach each other directly, and tells each where it is seen
//! from, so that they can find a direct way. Whoever runs it sees device ids, addresses, sizes and times.
//!
//! Invariant: [`Relay`] has one text for each relay. Beside it only `server`, which needs its feature, is not pure.
//! Source: FORMATS.md §5, rule 24; README, "A relay of your own".

pub mod list;
pub mod pass;
#[cfg(feature = "relay")]
pub mod server;

use std::fmt;
use std::net::Ipv4Addr;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest, Sha256};
use url::{Host, Url};

/// The longest text of a relay, in bytes: what a ticket has room for.
pub const MAX_RELAY_BYTES: usize = 320;
/// Where iroh's own relays tell devices from where they are seen, over UDP.
const IROH_UDP_PORT: u16 = 7842;

/// A relay: where it is, and by which key it is known where it has no certificate that anybody else vouches for.
///
/// As text `https://203.0.113.5:3340#…` or `https://relay.example.org`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relay {
    /// Scheme, host, and the port where it is not the scheme's own; nothing behind it.
    url: String,
    host: String,
    port: u16,
    is_encrypted: bool,
    pin: Option<Pin>,
}

/// Why a text names no relay, in words for the person who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelayError {
    /// It is no such address.
    #[error(
        "This is no address of a relay. It looks like https://relay.example.org, or like https://203.0.113.5:3340#… as “kith \
         relay” prints it, on one line."
    )]
    Unreadable,
    /// Too many bytes.
    #[error("The address of a relay has at most {MAX_RELAY_BYTES} characters.")]
    TooLong,
    /// Without encryption, and not on this machine.
    #[error(
        "The address of a relay begins with https://. Without encryption (http://) everybody on the way could see which of \
         your devices are in touch; it is taken only for a relay on the same machine, to try things out."
    )]
    Unencrypted,
    /// A path, a query, or a name with a password.
    #[error(
        "Behind the host and the port of a relay there can only be # and its key. Leave the rest out."
    )]
    Extra,
    /// An IPv6 address, for which there is no certificate here.
    #[error("A relay is named by a host name or an IPv4 address, not by an IPv6 address.")]
    Ipv6,
    /// What is behind the `#` is no key.
    #[error(
        "What stands behind the # is not a relay's key: a part is missing or changed. Copy the whole address again."
    )]
    Pin,
}

/// The SHA-256 of a relay's public key (its `SubjectPublicKeyInfo`): who it is, whatever its certificate says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pin([u8; 32]);

impl Pin {
    /// The pin of a public key in DER.
    pub fn of_key(subject_public_key_info: &[u8]) -> Self {
        Self(Sha256::digest(subject_public_key_info).into())
    }

    fn parse(text: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0).to_ascii_lowercase())
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin({self})")
    }
}

impl Relay {
    /// Reads what a person wrote.
    pub fn parse(text: &str) -> Result<Self, RelayError> {
        let text = text.trim();
        if text.len() > MAX_RELAY_BYTES {
            return Err(RelayError::TooLong);
        }
        let is_plain = |c: char| c.is_ascii_graphic() || (!c.is_ascii() && c.is_alphanumeric());
        if text.is_empty() || !text.chars().all(is_plain) || text.contains('\\') {
            return Err(RelayError::Unreadable);
        }
        let url = Url::parse(text).map_err(|_no_url| RelayError::Unreadable)?;
        let is_encrypted = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(RelayError::Unreadable),
        };
        let host = url.host().ok_or(RelayError::Unreadable)?;
        let has_user = !url.username().is_empty() || url.password().is_some();
        if has_user || !matches!(url.path(), "" | "/") || url.query().is_some() {
            return Err(RelayError::Extra);
        }
        if !is_encrypted && !is_this_machine(&host) {
            return Err(RelayError::Unencrypted);
        }
        match host {
            Host::Ipv6(_) if is_encrypted => return Err(RelayError::Ipv6),
            Host::Ipv4(ip) if !is_a_host(ip) => return Err(RelayError::Unreadable),
            Host::Domain(_) | Host::Ipv4(_) | Host::Ipv6(_) => {}
        }
        let pin = match url.fragment() {
            None => None,
            Some(pin) if is_encrypted => Some(Pin::parse(pin).ok_or(RelayError::Pin)?),
            Some(_) => return Err(RelayError::Pin),
        };
        let port = url.port_or_known_default().filter(|port| *port != 0);
        let port = port.ok_or(RelayError::Unreadable)?;
        let host = host.to_string();
        let plain_port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let url = format!("{}://{host}{plain_port}", url.scheme());
        Ok(Self { url, host, port, is_encrypted, pin })
    }

    /// The relay at a host and port that proves itself by this key.
    pub fn pinned(host: &str, port: u16, pin: Pin) -> Result<Self, RelayError> {
        Self::parse(&format!("https://{host}:{port}#{pin}"))
    }

    /// The address without the key.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host: a name or an address.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The only key that is accepted; absent: whatever the usual authorities vouch for.
    pub fn pin(&self) -> Option<Pin> {
        self.pin
    }

    /// Whether devices prove to each other that they talk to the relay itself.
    pub fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }

    /// The port over UDP at which it is asked from where this device is seen: with a key of its own the relay's port, else
    /// the one of iroh's relays.
    pub fn udp_port(&self) -> Option<u16> {
        match self.pin {
            Some(_) => Some(self.port),
            None => self.is_encrypted.then_some(IROH_UDP_PORT),
        }
    }
}

/// Whether a host is this machine itself.
fn is_this_machine(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

/// Whether an address can be that of one machine.
fn is_a_host(ip: Ipv4Addr) -> bool {
    !ip.is_unspecified() && !ip.is_multicast() && !ip.is_broadcast()
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)?;
        self.pin.map_or(Ok(()), |pin| write!(f, "#{pin}"))
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({self})")
    }
}

impl Serialize for Relay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Only the one text that a relay is written as is read, so that what is encoded has one form.
impl<'de> Deserialize<'de> for Relay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let relay = Self::parse(&text).map_err(D::Error::custom)?;
        if relay.to_string() == text {
            Ok(relay)
        } else {
            Err(D::Error::custom("a relay in another form than the one it is written in"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIN: &str = "gezdgnbvgy3tqojqgezdgnbvgy3tqojqgezdgnbvgy3tqojqgezq";

    fn parsed(text: &str) -> Result<String, RelayError> {
        Relay::parse(text).map(|relay| relay.to_string())
    }

    #[test]
    fn what_a_person_writes_comes_to_one_text() {
        for (written, text) in [
            ("https://relay.example.org", "https://relay.example.org"),
            ("  HTTPS://Relay.Example.ORG:443/ ", "https://relay.example.org"),
            ("https://relay.example.org:3340", "https://relay.example.org:3340"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
            ("http://localhost:3340", "http://localhost:3340"),
            ("http://127.0.0.1:80", "http://127.0.0.1"),
            ("http://[::1]:3340/", "http://[::1]:3340"),
        ] {
            assert_eq!(parsed(written).as_deref(), Ok(text), "{written}");
            assert_eq!(parsed(text).as_deref(), Ok(text));
        }
        let pinned = format!("https://203.0.113.5:3340#{PIN}");
        assert_eq!(parsed(&pinned), Ok(pinned.clone()));
        assert_eq!(parsed(&pinned.to_uppercase()), Ok(pinned));
    }

    #[test]
    fn each_fault_is_told_apart() {
        for (written, error) in [
            ("", RelayError::Unreadable),
            ("relay.example.org", RelayError::Unreadable),
            ("ftp://relay.example.org", RelayError::Unreadable),
            ("https://", RelayError::Unreadable),
            ("https://relay.example.org\nhttps://other.example.org", RelayError::Unreadable),
            ("https://relay.example.org\u{202e}", RelayError::Unreadable),
            ("https:\\\\relay.example.org", RelayError::Unreadable),
            ("https://0.0.0.0", RelayError::Unreadable),
            ("https://224.0.0.1", RelayError::Unreadable),
            ("https://relay.example.org:0", RelayError::Unreadable),
            ("http://relay.example.org", RelayError::Unencrypted),
            ("http://192.168.1.1:3340", RelayError::Unencrypted),
            ("https://ana:secret@relay.example.org", RelayError::Extra),
            ("https://relay.example.org/other", RelayError::Extra),
            ("https://relay.example.org/?a=b", RelayError::Extra),
            ("https://[2001:db8::1]:3340", RelayError::Ipv6),
            ("https://203.0.113.5:3340#", RelayError::Pin),
            ("https://203.0.113.5:3340#gezdgnbv", RelayError::Pin),
            ("http://127.0.0.1:3340#gezdgnbv", RelayError::Pin),
        ] {
            assert_eq!(parsed(written), Err(error), "{written}");
        }
        assert_eq!(parsed(&format!("https://{}.org", "a".repeat(400))), Err(RelayError::TooLong));
    }

    #[test]
    fn the_longest_relay_is_short_enough_for_a_ticket() {
        let label = "a".repeat(61);
        let host = [label.as_str(); 4].join(".");
        let longest = format!("https://{host}:65535#{PIN}");
        assert_eq!(parsed(&longest), Ok(longest));
    }

    #[test]
    fn a_relay_is_asked_over_udp_where_it_answers() {
        let udp = |text: &str| Relay::parse(text).unwrap().udp_port();
        assert_eq!(udp(&format!("https://203.0.113.5:3340#{PIN}")), Some(3340));
        assert_eq!(udp("https://relay.example.org"), Some(7842));
        assert_eq!(udp("http://127.0.0.1:3340"), None);
    }

    #[test]
    fn a_relay_is_encoded_in_one_form_alone() {
        let relay = Relay::parse("https://relay.example.org").unwrap();
        let bytes = crate::encoding::encode(&relay);
        assert_eq!(crate::encoding::decode::<Relay>(&bytes).unwrap(), relay);
        let other = crate::encoding::encode(&"https://relay.example.org/");
        assert!(crate::encoding::decode::<Relay>(&other).is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_text_ends_the_program_and_what_is_read_is_read_again(text in "(https?://)?\\PC{0,80}") {
            if let Ok(relay) = Relay::parse(&text) {
                assert_eq!(Relay::parse(&relay.to_string()), Ok(relay));
            }
        }
    }
}
