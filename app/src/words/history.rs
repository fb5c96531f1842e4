//! What was done in the group, and taking one's own words back.

pub(crate) const TITLE: &str = "What was done";
pub(crate) const LEAD: &str = "Who did what, as it came to this device, the newest first. The day is that of the writer’s own device. What was \
     taken back is not here, and what others wrote stands on its own screen.";
pub(crate) const OF_PART: &str = "What was done here";
pub(crate) const OF_ALL: &str = "All that was done";
pub(crate) const EVERYTHING: &str = "Everything";
pub(crate) const BY_ANYBODY: &str = "By anybody";
pub(crate) const BY_ME: &str = "By me";
pub(crate) const OWN_WORDS: &str =
    "Your own words stand below what you did. Any of them can be taken back for good.";
pub(crate) const NOTHING: &str = "Nothing yet.";
pub(crate) const READING: &str = "One moment …";
pub(crate) const EARLIER: &str = "Earlier";
