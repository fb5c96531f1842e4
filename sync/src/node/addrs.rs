//! Where another device may be, and who says so.
//!
//! Invariant: what others tell of a device never drives out where that device was reached, nor what it told itself; so a
//! member who tells wrong addresses keeps nobody apart.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use crate::invitation::MAX_ADDRS;

/// How many addresses are kept of what others tell.
const MAX_TOLD: usize = 4;

/// Where a device may be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KnownAddrs {
    /// Where it was reached, or said itself that it is; the newest first.
    sure: Vec<SocketAddr>,
    /// Where others say that it is; the newest first.
    told: Vec<SocketAddr>,
}

impl KnownAddrs {
    /// Of a device that a ticket names.
    pub(super) fn of_ticket(addrs: &[SocketAddr]) -> Self {
        Self { sure: addrs.iter().copied().take(MAX_ADDRS).collect(), told: Vec::new() }
    }

    /// It was reached there.
    pub(super) fn reached(&mut self, addr: SocketAddr) {
        put_first(&mut self.sure, addr, MAX_ADDRS);
    }

    /// It says itself that it is there.
    pub(super) fn said(&mut self, addrs: &[SocketAddr]) {
        for addr in addrs.iter().rev() {
            put_first(&mut self.sure, *addr, MAX_ADDRS);
        }
    }

    /// Another device says so.
    pub(super) fn told(&mut self, addrs: &[SocketAddr]) {
        for addr in addrs.iter().rev().filter(|addr| !self.sure.contains(addr)) {
            put_first(&mut self.told, *addr, MAX_TOLD);
        }
    }

    /// Where this device itself knows it to be, best first.
    pub(super) fn sure(&self) -> &[SocketAddr] {
        &self.sure
    }

    /// All of them, best first.
    pub(super) fn all(&self) -> Vec<SocketAddr> {
        let told = self.told.iter().filter(|addr| !self.sure.contains(addr));
        self.sure.iter().chain(told).copied().collect()
    }
}

fn put_first(addrs: &mut Vec<SocketAddr>, addr: SocketAddr, most: usize) {
    addrs.retain(|known| *known != addr);
    addrs.insert(0, addr);
    addrs.truncate(most);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(port: u16) -> SocketAddr {
        ([127, 0, 0, 1], port).into()
    }

    #[test]
    fn what_others_tell_drives_out_nothing_that_is_sure() {
        let mut known = KnownAddrs::default();
        known.said(&[addr(1), addr(2)]);
        known.reached(addr(3));
        for junk in 100..200 {
            known.told(&[addr(junk)]);
        }
        assert_eq!(known.sure(), [addr(3), addr(1), addr(2)]);
        assert_eq!(known.all().len(), 3 + MAX_TOLD);
        assert_eq!(known.all()[..3], [addr(3), addr(1), addr(2)]);
    }

    #[test]
    fn the_newest_comes_first_and_no_more_are_kept_than_a_ticket_holds() {
        let mut known = KnownAddrs::of_ticket(&[addr(1)]);
        for port in 2..50 {
            known.reached(addr(port));
        }
        assert_eq!(known.sure().len(), MAX_ADDRS);
        assert_eq!(known.sure()[0], addr(49));
        known.told(&[addr(49), addr(60)]);
        assert_eq!(known.all().len(), MAX_ADDRS + 1, "what is sure is not told again");
    }
}
