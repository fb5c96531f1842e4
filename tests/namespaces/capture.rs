//! What went over a link, packet by packet.
//!
//! Source: the pcap file format, draft-ietf-opsawg-pcap; RFC 791, RFC 768.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;
use std::path::Path;

use etherparse::{NetSlice, SlicedPacket, TransportSlice};
use pcap_file::pcap::PcapReader;

use super::lab::LAST_PORT;

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
