//! The four words that both sides of a joining read to each other.
//!
//! Words that agree say that nobody stands between the two devices. They carry 32 bits. That suffices because nobody
//! can choose them: the newcomer's nonce is fixed by a commitment before the host's is known, and the host's is sent
//! before the newcomer's is opened. Somebody in the middle, with the ticket even, runs two joinings, and in each the
//! last nonce to become known is an honest device's; the words on the two screens then agree by chance once in 2^32
//! tries, each of which costs a joining (see [`Attempts`](super::Attempts)) or a person who starts over. Joinings held open
//! beside each other multiply those tries, so the node bounds how many there are, how long each lasts, and how often a
//! newcomer's device tries again by itself.
//!
//! Invariant: the list never changes: two versions of Kith must show the same words. 256 words of 4 to 8 letters, no
//! two alike in the first four letters or one letter apart.
//! Source: FORMATS.md §11, words; the short authentication string of RFC 6189 (ZRTP) §4.4 and §7.

use crate::id::{self, DeviceId, EntryHash, GroupId};

/// How many words are compared.
pub const WORDS: usize = 4;

/// What the words are made from: everything that the two sides of a joining must agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsFrom {
    /// The group that is joined.
    pub group: GroupId,
    /// The invitation.
    pub invite: EntryHash,
    /// The newcomer's device.
    pub newcomer: DeviceId,
    /// The device that honours the invitation.
    pub host: DeviceId,
    /// The newcomer's nonce, committed to first and opened last.
    pub newcomer_nonce: [u8; 32],
    /// The host's nonce.
    pub host_nonce: [u8; 32],
}

impl WordsFrom {
    /// The words.
    pub fn words(&self) -> [&'static str; WORDS] {
        let parts: [&[u8]; 6] = [
            self.group.as_bytes(),
            self.invite.as_bytes(),
            self.newcomer.as_bytes(),
            self.host.as_bytes(),
            &self.newcomer_nonce,
            &self.host_nonce,
        ];
        first_words(id::hash("kith words 1", &parts))
    }
}

/// The words for the first bytes of a hash.
pub(super) fn first_words<const N: usize>(hash: [u8; 32]) -> [&'static str; N] {
    let mut bytes = hash.into_iter();
    std::array::from_fn(|_| bytes.next().map(word).unwrap_or_default())
}

/// The word for a byte.
fn word(byte: u8) -> &'static str {
    // The list has a word for each byte; the compiler checks its length.
    LIST.get(usize::from(byte)).copied().unwrap_or_default()
}

const LIST: [&str; 256] = [
    "acorn", "almond", "amber", "anchor", "apple", "apron", "arch", "atlas", "attic", "autumn",
    "avenue", "bagel", "balcony", "balloon", "bamboo", "banana", "banjo", "barley", "barn",
    "basil", "basket", "beacon", "beaver", "bench", "bicycle", "birch", "biscuit", "blanket",
    "blossom", "bonnet", "book", "border", "branch", "bread", "breeze", "brick", "bridge", "broom",
    "brown", "bucket", "butter", "cabin", "cactus", "camel", "candle", "canvas", "carpet",
    "carrot", "castle", "cedar", "cello", "chalk", "cheese", "cherry", "citrus", "cloud", "clover",
    "cocoa", "comet", "compass", "copper", "coral", "corner", "cotton", "crayon", "crystal",
    "curtain", "cushion", "daisy", "dance", "desk", "dolphin", "donkey", "door", "dragon", "eagle",
    "easel", "echo", "elbow", "engine", "envelope", "evening", "falcon", "feather", "fennel",
    "fern", "fiddle", "field", "forest", "fountain", "garden", "garlic", "ginger", "giraffe",
    "globe", "goat", "grape", "grass", "green", "guitar", "hammer", "harp", "hazel", "hedge",
    "helmet", "hill", "honey", "igloo", "indigo", "inkwell", "island", "ivory", "jacket",
    "jasmine", "jigsaw", "jungle", "kettle", "kitchen", "kite", "kitten", "ladder", "lagoon",
    "lake", "lantern", "lemon", "lentil", "letter", "lilac", "linen", "lion", "lizard", "lotus",
    "lunch", "magnet", "mango", "maple", "marble", "market", "meadow", "melon", "mirror",
    "morning", "mosaic", "moss", "muffin", "museum", "mustard", "napkin", "nectar", "nest",
    "north", "notebook", "nutmeg", "oasis", "oatmeal", "ocean", "olive", "onion", "opal", "orange",
    "orbit", "orchard", "otter", "oyster", "paddle", "palace", "panda", "paper", "parsley", "path",
    "peach", "peanut", "pebble", "pelican", "pencil", "pepper", "piano", "picnic", "pillow",
    "pine", "planet", "pocket", "pond", "poppy", "postcard", "potato", "pottery", "pumpkin",
    "purple", "puzzle", "quartz", "quilt", "rabbit", "radio", "rainbow", "raisin", "ribbon",
    "river", "robin", "ruby", "salad", "salmon", "sandal", "scarf", "school", "season", "silver",
    "sketch", "slipper", "smile", "sofa", "south", "spinach", "spoon", "spring", "square",
    "squirrel", "star", "station", "stone", "stream", "summer", "sunset", "swan", "sweater",
    "table", "teapot", "temple", "thistle", "tiger", "timber", "toast", "tomato", "train",
    "trumpet", "tulip", "tunnel", "turtle", "umbrella", "valley", "vanilla", "velvet", "village",
    "violet", "waffle", "wagon", "walnut", "water", "window", "winter", "woodland", "wool",
    "yellow", "yogurt", "zebra", "zigzag",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn from() -> WordsFrom {
        WordsFrom {
            group: GroupId::from_bytes([1; 32]),
            invite: EntryHash::from_bytes([2; 32]),
            newcomer: DeviceId::from_bytes([3; 32]),
            host: DeviceId::from_bytes([4; 32]),
            newcomer_nonce: [5; 32],
            host_nonce: [6; 32],
        }
    }

    #[test]
    fn the_list_and_the_words_are_for_ever_these() {
        let list = blake3::hash(LIST.join(" ").as_bytes()).to_hex();
        assert_eq!(
            list.as_str(),
            "b7dd347a3537e3c015ea6119f9abe1f3cfdce6bff9d42bed497b642ecbb842a3"
        );
        assert_eq!(from().words().join(" "), "easel apron lentil planet");
    }

    #[test]
    fn no_two_words_can_be_taken_for_each_other() {
        for (at, word) in LIST.iter().enumerate() {
            assert!((4..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            for other in &LIST[at + 1..] {
                assert!(word < other, "{word} {other}: not in order, or twice");
                assert_ne!(word[..4], other[..4], "{word} {other}");
                assert!(!is_one_letter_apart(word, other), "{word} {other}");
            }
        }
    }

    /// Whether one letter changed, added or left out turns one word into the other.
    fn is_one_letter_apart(a: &str, b: &str) -> bool {
        let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
        match b.len() - a.len() {
            0 => a[same + 1..] == b[same + 1..],
            1 => a[same..] == b[same + 1..],
            _ => false,
        }
    }

    #[test]
    fn every_part_changes_the_words() {
        let other = [9; 32];
        let changed = [
            WordsFrom { group: GroupId::from_bytes(other), ..from() },
            WordsFrom { invite: EntryHash::from_bytes(other), ..from() },
            WordsFrom { newcomer: DeviceId::from_bytes(other), ..from() },
            WordsFrom { host: DeviceId::from_bytes(other), ..from() },
            WordsFrom { newcomer_nonce: other, ..from() },
            WordsFrom { host_nonce: other, ..from() },
        ];
        for changed in changed {
            assert_ne!(changed.words(), from().words(), "{changed:?}");
        }
    }
}
