//! What went over a link, packet by packet.
//!
//! Source: the pcap file format, draft-ietf-opsawg-pcap; RFC 791, RFC 768.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use etherparse::{NetSlice, SlicedPacket, TransportSlice};
use pcap_file::pcap::PcapReader;

use super::lab::LAST_PORT;

/// What somebody wrote, in a form that no packet may hold.
pub(crate) const CANARY: &str = "Canary: the ward is short again, and so am I.";
/// Where multicast DNS is spoken.
const MDNS: (Ipv4Addr, u16) = (Ipv4Addr::new(224, 0, 0, 251), 5353);

/// Where packets may go beside the members' hosts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Beside {
    Nobody,
    /// The local network's multicast group.
    Nearby,
    /// The relay that the group named.
    Relay(SocketAddr),
}

/// All that one host's link carried.
pub(crate) struct Captured {
    /// Whose link.
    pub(crate) host: String,
    /// Each packet, as it was.
    packets: Vec<Vec<u8>>,
}

/// Where a packet that a program sent went, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sent {
    pub(crate) from: Ipv4Addr,
    pub(crate) to: Ipv4Addr,
    pub(crate) how: How,
}

/// What a packet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// To this UDP port.
    Udp(u16),
    /// TCP between these ports.
    Tcp(u16, u16),
    /// The kernel's word that a packet could not be delivered.
    Icmp,
    /// The kernel's word that it listens to a multicast group.
    Igmp,
    /// Anything else, by its protocol number.
    Other(u8),
}

impl Captured {
    /// Reads what tcpdump wrote.
    pub(super) fn read(host: &str, file: &Path) -> Self {
        let mut reader = PcapReader::new(std::fs::File::open(file).unwrap()).unwrap();
        let mut packets = Vec::new();
        while let Some(packet) = reader.next_packet() {
            let packet = packet.unwrap();
            assert_eq!(packet.data.len(), packet.orig_len as usize, "a packet was cut off");
            packets.push(packet.data.into_owned());
        }
        Self { host: host.to_owned(), packets }
    }

    /// Where packets went, each way once, without the lab's own last one. Which address stands behind another on the same
    /// net (ARP) is not listed.
    pub(crate) fn sent(&self) -> BTreeSet<Sent> {
        let sent = self.packets.iter().filter_map(|packet| sent(packet));
        sent.filter(|sent| sent.how != How::Udp(LAST_PORT)).collect()
    }

    /// Whether some bytes stand in any packet.
    pub(crate) fn holds(&self, bytes: &[u8]) -> bool {
        self.packets.iter().any(|packet| packet.windows(bytes.len()).any(|part| part == bytes))
    }
}

/// Each packet went from one of the members' hosts to another, or to what stands beside them; none holds the canary.
#[track_caller]
pub(crate) fn assert_between(members: &[Ipv4Addr], beside: Beside, captured: &[Captured]) {
    for link in captured {
        let sent = link.sent();
        assert!(!sent.is_empty(), "nothing was recorded at {}", link.host);
        assert!(!link.holds(CANARY.as_bytes()), "the canary went over the link of {}", link.host);
        for sent in sent {
            assert!(sent.may_go(members, beside), "at {}: {sent:?}", link.host);
        }
    }
}

impl Sent {
    fn may_go(self, members: &[Ipv4Addr], beside: Beside) -> bool {
        let Self { from, to, how } = self;
        let is_member = |addr: Ipv4Addr| members.contains(&addr);
        let relay = if let Beside::Relay(relay) = beside { Some(relay) } else { None };
        let is_relay = |addr: Ipv4Addr| relay.is_some_and(|relay| relay.ip() == IpAddr::V4(addr));
        let is_known = |addr: Ipv4Addr| is_member(addr) || is_relay(addr);
        let is_port = |port: u16| relay.is_some_and(|relay| relay.port() == port);
        match how {
            How::Udp(port) if matches!(beside, Beside::Nearby) && (to, port) == MDNS => true,
            How::Udp(_) => is_known(from) && is_known(to),
            How::Tcp(_, port) if is_member(from) => is_relay(to) && is_port(port),
            How::Tcp(port, _) => is_relay(from) && is_member(to) && is_port(port),
            // A router says that it could not deliver something.
            How::Icmp => is_known(to),
            // Whoever listens to a multicast group tells the net's router so.
            How::Igmp => matches!(beside, Beside::Nearby),
            How::Other(_) => false,
        }
    }
}

fn sent(packet: &[u8]) -> Option<Sent> {
    let sliced =
        SlicedPacket::from_ethernet(packet).expect("a packet that tcpdump wrote can be read");
    let Some(NetSlice::Ipv4(ip)) = &sliced.net else {
        assert!(
            matches!(sliced.net, Some(NetSlice::Arp(_))),
            "neither IPv4 nor the question who has an address: {packet:02x?}"
        );
        return None;
    };
    let header = ip.header();
    let how = match &sliced.transport {
        Some(TransportSlice::Udp(udp)) => How::Udp(udp.destination_port()),
        Some(TransportSlice::Tcp(tcp)) => How::Tcp(tcp.source_port(), tcp.destination_port()),
        Some(TransportSlice::Icmpv4(_)) => How::Icmp,
        _ if header.protocol().0 == 2 => How::Igmp,
        _ => How::Other(header.protocol().0),
    };
    Some(Sent { from: header.source_addr(), to: header.destination_addr(), how })
}
