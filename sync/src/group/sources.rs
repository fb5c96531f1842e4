//! What a snapshot needs that the document does not hold: who writes which chain, what bodies say, who belongs.

use serde::{Deserialize, Serialize};

use super::chunk::OpId;
use super::snapshot::{Standing, Words};
use crate::id::{BodyName, ChainId, Day, DeviceId, MemberId};
use crate::threshold::Threshold;

/// Who wrote what, as the log and the roster tell.
pub trait Authors {
    /// Whose device writes a chain; absent where the roster does not tell.
    fn member(&self, chain: &ChainId) -> Option<MemberId>;

    /// The day in the entry of this chain that carries the change with this hash.
    fn day(&self, chain: &ChainId, change: &[u8; 32]) -> Day;
}

/// What bodies say, as far as this device has them.
pub trait Bodies {
    /// The text of a body.
    fn words(&self, body: &BodyName) -> Words;
}

/// A member, as the roster tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberInfo {
    /// Who.
    pub id: MemberId,
    /// Where this member stands.
    pub standing: Standing,
    /// The member's devices, retired ones too.
    pub devices: Vec<DeviceInfo>,
}

/// A device, as the roster tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceInfo {
    /// Which.
    pub id: DeviceId,
    /// Whether it is in use no more.
    pub retired: bool,
}

impl MemberInfo {
    /// Whether the member belongs to the group now, on a break or not.
    pub fn is_current(&self) -> bool {
        matches!(self.standing, Standing::Member | Standing::OnBreak)
    }

    /// Whether the member is asked about what the group decides.
    pub fn is_asked(&self) -> bool {
        self.standing == Standing::Member
    }
}

/// Everything around the document that a snapshot is made of.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Who wrote what.
    pub authors: &'a dyn Authors,
    /// What bodies say.
    pub bodies: &'a dyn Bodies,
    /// Everybody who belongs or once belonged, each once.
    pub roster: &'a [MemberInfo],
    /// How many have to agree before a wording holds.
    pub wordings: Threshold,
}

impl std::fmt::Debug for Around<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Around").field("roster", &self.roster).finish_non_exhaustive()
    }
}

impl Around<'_> {
    /// Who belongs now.
    pub(super) fn current(&self) -> impl Iterator<Item = &MemberInfo> {
        self.roster.iter().filter(|member| member.is_current())
    }
}

/// Who did an operation, and when by their clock.
pub(super) trait Origins {
    /// Member and day of an operation.
    fn origin(&self, at: OpId) -> (Option<MemberId>, Day);
}
