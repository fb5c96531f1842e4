//! General words of help, the same before and after unlocking.

use crate::words::t;

pub(crate) fn no_replacement() -> &'static str {
    t!("help-a-group-of-peers-carries-much")
}

pub(crate) fn danger_title() -> &'static str {
    t!("help-when-somebody-is-in-danger")
}
pub(crate) fn danger() -> [&'static str; 5] {
    [
        t!("help-if-it-cannot-wait-call-the"),
        t!("help-stay-or-ask-somebody-to-stay"),
        t!("help-do-not-promise-to-keep-it"),
        t!("help-if-it-is-you-tell-one"),
        t!("help-afterwards-talk-with-each-other-about"),
    ]
}

pub(crate) fn online_title() -> &'static str {
    t!("help-meeting-online-instead")
}
pub(crate) fn online_lead() -> &'static str {
    t!("help-where-there-is-no-fitting-group")
}
pub(crate) fn online() -> [&'static str; 5] {
    [
        t!("help-be-alone-in-the-room-with"),
        t!("help-wear-headphones-so-that-nobody-hears"),
        t!("help-camera-on-or-off-as-you"),
        t!("help-nobody-records-and-nobody-takes-pictures"),
        t!("help-nobody-can-promise-that-what-is"),
    ]
}

pub(crate) fn noted_nowhere() -> &'static str {
    t!("help-that-you-opened-this-page-is")
}
/// Before unlocking.
pub(crate) fn list_inside() -> &'static str {
    t!("help-whom-your-own-group-turns-to")
}

pub(crate) fn contacts_title() -> &'static str {
    t!("help-whom-we-can-turn-to")
}
pub(crate) fn contacts_lead() -> &'static str {
    t!("help-your-own-list-two-of-you")
}
pub(crate) fn contacts_empty() -> &'static str {
    t!("help-nobody-is-listed-yet-no-number")
}
pub(crate) fn unchecked() -> &'static str {
    t!("help-not-checked-by-a-second-member")
}
pub(crate) fn stale() -> &'static str {
    t!("help-last-checked-more-than-half-a")
}
pub(crate) fn ahead() -> &'static str {
    t!("help-checked-on-a-day-that-is")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_and_no_link_is_built_into_the_words_of_help() {
        let lists = danger().into_iter().chain(online());
        let single = [
            no_replacement(),
            danger_title(),
            online_title(),
            online_lead(),
            noted_nowhere(),
            list_inside(),
            contacts_title(),
            contacts_lead(),
            contacts_empty(),
            unchecked(),
            stale(),
            ahead(),
        ];
        for words in lists.chain(single) {
            assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
            assert!(!words.contains("http") && !words.contains("www."), "{words}");
        }
    }
}
