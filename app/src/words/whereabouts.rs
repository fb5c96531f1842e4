//! Where words go: what leaves a device, to whom, and what stays.

pub(crate) const LEAD: &str = "What you write goes to the devices of this group’s members, and to nobody else. No company keeps it, and no \
     server stands in between.";

pub(crate) const WHO_HAS_IT: &str = "Who has what you wrote";

pub(crate) const LATELY: &str = "What you did last";

pub(crate) const LEAVES: &str = "What leaves this device, and to whom";
pub(crate) const TO_MEMBERS: &str = "All that the group keeps goes to every member’s devices: what is agreed, who wrote it and when. On the way only the \
     two devices can read it.";
pub(crate) const TO_NEWCOMERS: &str =
    "Whoever comes in with an invitation receives all of it, also what was written before.";
/// What a vote's words are kept to.
pub(crate) const TO_VOTERS: &str = "What is said of somebody before the group has decided goes to those who decide, and is erased afterwards.";
pub(crate) const NETWORK: &str = "Whoever runs a network in between can see that two devices talk, when and how much; not about what.";

pub(crate) const NEARBY_ON: &str = "On the local network this device makes itself known under a number of its own, without names. Others on that network can \
     recognise the number another time.";
pub(crate) const NEARBY_OFF: &str = "This device does not make itself known on the local network. It asks only at addresses where a member’s device was, or \
     may be.";
pub(crate) const NO_RELAY: &str = "No other computer passes anything on.";

pub(crate) const STAYS: &str = "What stays on this device";
pub(crate) const MINE: &str = "Everything under “Mine alone”, what you note of a talk, what you have looked at or looked for.";
pub(crate) const SEALED: &str =
    "All of it lies on the disk encrypted, and opens with your passphrase alone.";

pub(crate) const BY_YOU: &str = "What only you give away";
pub(crate) const FILES: &str = "A file that you save and a text that you copy are no longer protected: whoever gets hold of them can read them.";
pub(crate) const NAMES_NOBODY: &str =
    "Calendar files and notices name nobody, and no place, unless you choose it.";
pub(crate) const TICKETS: &str =
    "An invitation lets in whoever uses it first. Give it to one person, by a way that you trust.";

pub(crate) const NO_PROMISE: &str = "What nobody can promise";
pub(crate) const COPIES: &str = "Whoever has read something can have copied it, or remember it. What you take back is erased on each device as soon as it \
     hears of it.";
pub(crate) const OPEN_DEVICE: &str =
    "Whoever uses a device while Kith is open there can read along. Lock it when you go.";
