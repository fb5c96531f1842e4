//! General words of help, the same before and after unlocking.

pub(crate) const NO_REPLACEMENT: &str = "A group of peers carries much, and it does not replace professional help. When something is too heavy for the group, or \
     for you, that is no failure: it is the moment to turn to somebody whose work it is.";

pub(crate) const DANGER_TITLE: &str = "When somebody is in danger";
pub(crate) const DANGER: [&str; 5] = [
    "If it cannot wait: call the emergency number of where you are, or ask whoever is near to call.",
    "Stay, or ask somebody to stay, until help is there. Nobody has to carry this alone.",
    "Do not promise to keep it to yourself. Getting help comes before what is said here staying here.",
    "If it is you: tell one person now. Somebody here, somebody at home, somebody whose work it is. You are no burden.",
    "Afterwards, talk with each other about how it was for you.",
];

pub(crate) const ONLINE_TITLE: &str = "Meeting online instead";
pub(crate) const ONLINE_LEAD: &str = "Where there is no fitting group nearby, or nobody can come, a call can carry a meeting. The group chooses how.";
pub(crate) const ONLINE: [&str; 5] = [
    "Be alone in the room, with the door closed.",
    "Wear headphones, so that nobody hears the others.",
    "Camera on or off, as you like.",
    "Nobody records, and nobody takes pictures of the screen.",
    "Nobody can promise that what is said online stays private. Say less than you would in a room.",
];

pub(crate) const NOTED_NOWHERE: &str = "That you opened this page is noted nowhere.";
/// Before unlocking.
pub(crate) const LIST_INSIDE: &str =
    "Whom your own group turns to stands in its list, under “Help”, once the group is open.";

pub(crate) const CONTACTS_TITLE: &str = "Whom we can turn to";
pub(crate) const CONTACTS_LEAD: &str = "Your own list. Two of you check each number, because a wrong one is worst when it is needed most; after half a year it is \
     checked again.";
pub(crate) const CONTACTS_EMPTY: &str = "Nobody is listed yet. No number is built in here: they differ from place to place, and change. Put down what you would look \
     for in a bad hour, such as a crisis line, the counselling at work, a doctor whom one of you trusts, and try each number \
     out.";
pub(crate) const UNCHECKED: &str = "Not checked by a second member yet";
pub(crate) const STALE: &str = "Last checked more than half a year ago";
pub(crate) const AHEAD: &str = "Checked on a day that is still to come: somebody’s clock was wrong";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_and_no_link_is_built_into_the_words_of_help() {
        let lists = DANGER.iter().chain(&ONLINE);
        let single = [
            &NO_REPLACEMENT,
            &DANGER_TITLE,
            &ONLINE_TITLE,
            &ONLINE_LEAD,
            &NOTED_NOWHERE,
            &LIST_INSIDE,
            &CONTACTS_TITLE,
            &CONTACTS_LEAD,
            &CONTACTS_EMPTY,
            &UNCHECKED,
            &STALE,
            &AHEAD,
        ];
        for words in lists.chain(single) {
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
            assert!(!words.contains("http") && !words.contains("www."), "{words}");
        }
    }
}
