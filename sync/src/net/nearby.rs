//! Finding devices on the local network, while that is switched on.
//!
//! Invariant: the service's name says nothing about Kith or groups; what is heard about devices outside the gate goes
//! no further than this module. Addresses alone are told and believed: a relay that somebody on the local network names for a
//! device is not asked.
//! Source: RFC 6762 and RFC 6763; `iroh-mdns-address-lookup`.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use iroh::address_lookup::{
    AddrFilter, AddressLookup, EndpointData, EndpointInfo, Error as LookupError, Item,
};
use iroh::{Endpoint, EndpointId};
use iroh_mdns_address_lookup::{DiscoveryEvent, MdnsAddressLookup};
use tokio::task::AbortHandle;

use super::endpoint::{device_of, is_usable};
use super::table::Shared;
use super::{NetError, NetEvent};

/// The name under which devices make themselves known: `_presence._udp.local`.
const SERVICE: &str = "presence";

/// How often it is asked who is there, by one of the devices.
const CADENCE: Duration = Duration::from_secs(2);

/// The search, until dropped.
#[derive(Debug)]
pub(super) struct Search {
    endpoint: Endpoint,
    listening: AbortHandle,
}

impl Search {
    /// Begins to make this device known and to listen for others.
    pub(super) async fn start(endpoint: &Endpoint, shared: Arc<Shared>) -> Result<Self, NetError> {
        let lookup = MdnsAddressLookup::builder()
            .service_name(SERVICE)
            .discovery_cadence(CADENCE)
            .addr_filter(AddrFilter::ip_only())
            .build(endpoint.id())
            .map_err(|source| NetError::Nearby { source: Box::new(source) })?;
        let services = endpoint.address_lookup().map_err(|_closed| NetError::Closed)?;
        let heard = lookup.subscribe().await;
        services.add(AddressesAlone(lookup));
        let listening = tokio::spawn(listen(heard, shared)).abort_handle();
        Ok(Self { endpoint: endpoint.clone(), listening })
    }
}

impl Drop for Search {
    fn drop(&mut self) {
        self.listening.abort();
        // It is the only service there is. A closed endpoint has none.
        if let Ok(services) = self.endpoint.address_lookup() {
            services.clear();
        }
    }
}

/// What devices on the local network say of each other, without the relays that they name.
#[derive(Debug)]
struct AddressesAlone(MdnsAddressLookup);

type Found = Pin<Box<dyn Stream<Item = Result<Item, LookupError>> + Send>>;

impl AddressLookup for AddressesAlone {
    fn publish(&self, data: &EndpointData) {
        self.0.publish(data);
    }

    fn resolve(&self, device: EndpointId) -> Option<Found> {
        Some(Box::pin(WithoutRelays(self.0.resolve(device)?)))
    }
}

struct WithoutRelays(Found);

impl Stream for WithoutRelays {
    type Item = Result<Item, LookupError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map(|found| found.map(|item| item.map(without_relays)))
    }
}

fn without_relays(item: Item) -> Item {
    let (provenance, updated) = (item.provenance(), item.last_updated());
    let mut info = EndpointInfo::from(item);
    info.data.clear_relay_urls();
    Item::new(info, provenance, updated)
}

async fn listen(heard: impl Stream<Item = DiscoveryEvent>, shared: Arc<Shared>) {
    let mut heard = pin!(heard);
    while let Some(event) = poll_fn(|cx| heard.as_mut().poll_next(cx)).await {
        let DiscoveryEvent::Discovered { endpoint_info, .. } = event else { continue };
        let device = device_of(endpoint_info.endpoint_id);
        if !shared.gate.contains(device) {
            continue;
        }
        let usable = endpoint_info.ip_addrs().copied().filter(|addr| is_usable(*addr));
        let addrs: Vec<SocketAddr> = usable.take(16).collect();
        shared.know(device, &addrs);
        if !shared.tell(NetEvent::Nearby { device, addrs }).await {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use iroh::SecretKey;

    use super::*;

    #[test]
    fn a_relay_that_the_local_network_names_is_left_out() {
        let mallory = SecretKey::from_bytes(&[66; 32]).public();
        let info = EndpointInfo::new(mallory)
            .with_ip_addrs(vec![([192, 0, 2, 1], 7).into()])
            .with_relay_url("https://mallory.example.org".parse().unwrap());
        let item = without_relays(Item::new(info, "mdns", None));
        assert_eq!(item.relay_urls().count(), 0);
        assert_eq!(item.ip_addrs().count(), 1);
    }
}
