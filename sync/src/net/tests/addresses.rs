//! Where a device listens, and that it asks nobody where others are.

use super::*;

#[tokio::test]
async fn a_device_bound_to_loopback_names_only_that_and_looks_nobody_up() {
    let alice = Device::new(1, &[]).await;
    let addrs = alice.net.addrs();
    assert!(!addrs.is_empty() && addrs.iter().all(|addr| addr.ip().is_loopback()), "{addrs:?}");
    assert!(alice.net.endpoint.address_lookup().unwrap().is_empty());
    assert_eq!(alice.net.endpoint.addr().relay_urls().count(), 0);
    let nowhere = alice.net.join_connect(id(2), &[], DEADLINE).await;
    assert_eq!(nowhere.err(), Some(DialError::Unreachable));
}

#[tokio::test]
async fn a_device_that_listens_everywhere_names_an_address_with_a_port() {
    let everywhere = NetConfig { devices: ids(&[]), ..NetConfig::new(key(1), [1; 32]) };
    let alice = Device::start(everywhere).await;
    let addrs = alice.net.addrs();
    assert!(!addrs.is_empty() && addrs.iter().all(|addr| endpoint::is_usable(*addr)), "{addrs:?}");
}

#[tokio::test]
async fn a_device_is_found_at_a_place_that_is_not_named_as_its_own() {
    let mut alice = Device::new(1, &[2]).await;
    let mut bob = Device::new(2, &[1]).await;
    alice.net.keep_connected(&ids(&[2]));
    alice.net.know_places(&bob.net.addrs());
    alice.opened().await;
    bob.opened().await;
}

#[tokio::test]
async fn a_port_in_use_is_said() {
    let alice = Device::new(1, &[]).await;
    let taken = NetConfig { listen: alice.net.addrs(), ..config(2, &[]) };
    assert!(matches!(Net::bind(taken).await, Err(NetError::Bind { .. })));
}
