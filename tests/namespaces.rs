//! Members in different homes: real `kith` processes on hosts in network namespaces of their own, each link recorded, so that
//! it is seen where packets go and where not. Needs root and tcpdump; `.ci/network` runs it.
//!
//! Invariant: each packet that left a host went to a member's device, to the relay that the group named, or, while nearby
//! devices are looked for, to the local network's multicast group.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    unused_imports,
    reason = "a scenario that does not go as it says has to end at once; the harness serves other scenarios too"
)]

#[path = "namespaces/apart.rs"]
mod apart;
#[path = "namespaces/capture.rs"]
mod capture;
mod harness;
#[path = "namespaces/lab.rs"]
mod lab;
#[path = "namespaces/relayed.rs"]
mod relayed;
