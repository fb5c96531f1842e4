//! What to know about places.

use kith_sync::group::edit::{Comfort, PlaceKind};

pub(crate) const LEAD: &str = "Where you can meet. A good place is one in which everyone can speak. Each of you says for themselves how it is; nobody \
     has to say why.";
pub(crate) const EMPTY: &str = "No place is listed. A room in a library or a community house that can be closed is a good beginning; ask whether it \
     costs anything and until when it has to be booked.";

/// Where others can hear, or may.
pub(crate) const HEARD: &str = "Others can hear you here, and they may be colleagues, clients or people who know them. Tell only what everybody may hear.";
pub(crate) const AT_WORK: &str = "At work, colleagues see who goes in together, and may hear what is said. Ask everybody whether that is all right.";
pub(crate) const ONLINE: &str = "Each of you needs a room alone. What is said online may be heard or kept by somebody: that cannot be ruled out.";
pub(crate) const HOME: &str = "Homes are for later, once the group knows itself. Whoever opens their home only opens the door: the host does not \
     cater, and may say no at any time.";
pub(crate) const HOME_ADDRESS: &str =
    "The address of a home is for those who come. It is not shown until somebody asks for it here.";

pub(crate) const KINDS: [(PlaceKind, &str); 6] = [
    (PlaceKind::Library, "Library"),
    (PlaceKind::Cafe, "Café"),
    (PlaceKind::Workplace, "At work"),
    (PlaceKind::Home, "Somebody’s home"),
    (PlaceKind::Online, "Online"),
    (PlaceKind::Other, "Another"),
];

pub(crate) const COMFORTS: [(Comfort, &str); 3] = [
    (Comfort::Fine, "Fine with me"),
    (Comfort::Unsure, "I am not sure"),
    (Comfort::RatherNot, "I would rather not"),
];

/// What can be known of a place or not: the question, and the answers as they stand on a card.
pub(crate) const QUIET: (&str, [&str; 2]) = ("Is it quiet?", ["quiet", "not quiet"]);
pub(crate) const PRIVATE: (&str, [&str; 2]) =
    ("Are you among yourselves?", ["you are among yourselves", "others are in the room"]);
pub(crate) const OVERHEARD: (&str, [&str; 2]) =
    ("Can others hear you?", ["others can hear you", "nobody can hear you"]);
