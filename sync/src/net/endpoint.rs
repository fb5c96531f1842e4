//! The endpoint as Kith wants it: no relay but the group's, no name lookups but the relay's, no port mapping, small windows.
//!
//! Invariant: with this configuration no packet leaves for a host that is not a device's known address, except to the relay
//! that it is bound for, to whom the system asks for that relay's name, and, while nearby devices are looked for, to the
//! local network's multicast group.
//! Source: RFC 9000 on flow control; RFC 6762 on multicast DNS.

use std::net::SocketAddr;
use std::sync::Arc;

use iroh::endpoint::{
    BindOpts, IdleTimeout, PortmapperConfig, QuicTransportConfig, VarInt, presets,
};
use iroh::{
    Endpoint, EndpointAddr, EndpointId, NetReportConfig, RelayUrl, SecretKey, TransportAddr,
};
use zeroize::Zeroizing;

use super::frame::FRAME_LIMIT;
use super::gate::{Gate, GateHooks};
use super::relay::{self, Binding, Seen};
use super::{NetConfig, NetError};
use crate::id::DeviceId;

/// The protocol between a group's devices.
pub(super) const SYNC: &[u8] = b"kith/sync/1";

/// The protocol by which a newcomer comes in.
pub(super) const JOIN: &[u8] = b"kith/join/1";

/// Binds the endpoint.
pub(super) async fn bind(
    config: &NetConfig,
    gate: Arc<Gate>,
    seen: &Arc<Seen>,
) -> Result<Endpoint, NetError> {
    let key = Zeroizing::new(config.key.to_bytes());
    let Binding { mode, names, tls } = relay::binding(config.relay.as_ref(), seen);
    // Where UDP is blocked only this tells that the relay is there; it asks the relay itself and nobody else.
    let mut report = NetReportConfig::minimal();
    report.https_probes = tls.is_some();
    let mut builder = Endpoint::builder(presets::Minimal)
        .secret_key(SecretKey::from_bytes(&key))
        .alpns(vec![SYNC.to_vec(), JOIN.to_vec()])
        .relay_mode(mode)
        .clear_address_lookup()
        .dns_resolver(names)
        .portmapper_config(PortmapperConfig::Disabled)
        .net_report_config(report)
        .transport_config(transport(config)?)
        .max_tls_tickets(0)
        .hooks(GateHooks(gate))
        .clear_ip_transports();
    if let Some(tls) = tls {
        builder = builder.ca_tls_config(tls);
    }
    for addr in &config.listen {
        // A machine without IPv6 is no reason not to start.
        let optional = addr.is_ipv6() && addr.ip().is_unspecified();
        let opts = BindOpts::default().set_is_required(!optional);
        builder = builder
            .bind_addr_with_opts(*addr, opts)
            .map_err(|source| NetError::Listen { addr: *addr, source: Box::new(source) })?;
    }
    builder.bind().await.map_err(|source| NetError::Bind { source: Box::new(source) })
}

fn transport(config: &NetConfig) -> Result<QuicTransportConfig, NetError> {
    let idle = IdleTimeout::try_from(config.timing.idle).map_err(|_too_long| NetError::Timing)?;
    let window = VarInt::try_from(FRAME_LIMIT + FRAME_LIMIT / 4).unwrap_or(VarInt::MAX);
    Ok(QuicTransportConfig::builder()
        .max_concurrent_bidi_streams(VarInt::from_u32(1))
        .max_concurrent_uni_streams(VarInt::from_u32(0))
        .datagram_receive_buffer_size(None)
        .stream_receive_window(window)
        .receive_window(window)
        .send_window(u64::from(window))
        .keep_alive_interval(config.timing.idle / 3)
        .max_idle_timeout(Some(idle))
        .allow_spin(false)
        .build())
}

/// The device behind iroh's name for it.
pub(super) fn device_of(id: EndpointId) -> DeviceId {
    DeviceId::from_bytes(*id.as_bytes())
}

/// A device with its addresses and the relay through which it may be reached, as iroh names it; nothing if the id is no key.
pub(super) fn endpoint_addr(
    device: DeviceId,
    addrs: &[SocketAddr],
    relay: Option<&RelayUrl>,
) -> Option<EndpointAddr> {
    let id = EndpointId::from_bytes(device.as_bytes()).ok()?;
    let relay = relay.cloned().map(TransportAddr::Relay);
    Some(EndpointAddr::from_parts(id, addrs.iter().copied().map(TransportAddr::Ip).chain(relay)))
}

/// Addresses of an endpoint that others can use, sorted.
pub(super) fn usable_addrs(addr: &EndpointAddr) -> Vec<SocketAddr> {
    let mut addrs: Vec<_> = addr.ip_addrs().copied().filter(|addr| is_usable(*addr)).collect();
    addrs.sort_unstable();
    addrs
}

/// Of some addresses those that can be used.
pub(super) fn usable(addrs: &[SocketAddr]) -> Vec<SocketAddr> {
    addrs.iter().copied().filter(|addr| is_usable(*addr)).collect()
}

/// Whether an address can be that of one device, seen from another machine or this one.
pub(super) fn is_usable(addr: SocketAddr) -> bool {
    let ip = addr.ip();
    let one_device = match ip {
        std::net::IpAddr::V4(ip) => !ip.is_broadcast(),
        // Link-local addresses mean nothing without the interface, which differs between machines.
        std::net::IpAddr::V6(ip) => !ip.is_unicast_link_local(),
    };
    one_device && !ip.is_unspecified() && !ip.is_multicast() && addr.port() != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_no_single_devices_are_left_out() {
        for bad in [
            "0.0.0.0:1",
            "224.0.0.251:5353",
            "255.255.255.255:1",
            "10.0.0.1:0",
            "[fe80::1]:1",
            "[::]:1",
        ] {
            assert!(!is_usable(bad.parse().unwrap()), "{bad}");
        }
        for good in ["10.0.0.1:7", "127.0.0.1:7", "[2001:db8::1]:7"] {
            assert!(is_usable(good.parse().unwrap()), "{good}");
        }
    }
}
