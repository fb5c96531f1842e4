//! What the document's readers need to know beside it, answered from the log, the roster and the bodies.

use super::Ledger;
use crate::group::View;
use crate::group::snapshot::Words;
use crate::group::{Around, Authors, Bodies as BodyWords, DeviceInfo, MemberInfo};
use crate::id::{BodyName, ChainId, Day, MemberId};
use crate::log::Log;
use crate::protocol::bodies::Bodies;
use crate::roster::Threshold;

impl Authors for Log {
    fn member(&self, chain: &ChainId) -> Option<MemberId> {
        self.chain_author(chain).map(|(_, member)| member)
    }

    fn day(&self, chain: &ChainId, change: &[u8; 32]) -> Day {
        let entries = self.change(change).iter().filter_map(|at| self.entry(*at));
        entries
            .filter(|entry| entry.chain == *chain)
            .map(|entry| entry.day)
            .min()
            .unwrap_or_default()
    }
}

impl BodyWords for Bodies {
    fn words(&self, body: &BodyName) -> Words {
        self.words_of(body)
    }
}

impl Ledger {
    /// Everybody who belongs or once belonged.
    pub(super) fn member_infos(&self) -> Vec<MemberInfo> {
        let retired = |device| self.roster.devices.get(device).is_some_and(|record| record.retired);
        let members = self.roster.members.iter().map(|(id, record)| MemberInfo {
            id: *id,
            standing: record.standing,
            devices: record
                .devices
                .iter()
                .map(|device| DeviceInfo { id: *device, retired: retired(device) })
                .collect(),
        });
        members.collect()
    }

    /// How many have to agree before a wording holds: everyone, while it is disputed who belongs.
    pub(super) fn wordings(&self) -> Threshold {
        let rule = self.roster.rule.filter(|_| self.roster.disputed.is_empty());
        rule.map_or(Threshold::Everyone, |rule| rule.wordings)
    }

    /// Reads again what was touched.
    pub(super) fn refresh(&mut self) {
        let touched = std::mem::take(&mut self.touched);
        let members = self.member_infos();
        let around = Around {
            authors: &self.log,
            bodies: &self.bodies,
            roster: &members,
            wordings: self.wordings(),
        };
        if std::mem::take(&mut self.is_view_stale) {
            self.view = View::new(self.log.group(), &self.document, around);
        } else {
            self.view.update(&self.document, around, &touched);
        }
    }
}
