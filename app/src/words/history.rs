//! What was done in the group, and taking one's own words back.

use crate::words::t;

pub(crate) fn title() -> &'static str {
    t!("history-what-was-done")
}
pub(crate) fn lead() -> &'static str {
    t!("history-who-did-what-as-it-came")
}
pub(crate) fn of_part() -> &'static str {
    t!("history-what-was-done-here")
}
pub(crate) fn of_all() -> &'static str {
    t!("history-all-that-was-done")
}
pub(crate) fn everything() -> &'static str {
    t!("history-everything")
}
pub(crate) fn by_anybody() -> &'static str {
    t!("history-by-anybody")
}
pub(crate) fn by_me() -> &'static str {
    t!("history-by-me")
}
pub(crate) fn own_words() -> &'static str {
    t!("history-your-own-words-stand-below-what")
}
pub(crate) fn nothing() -> &'static str {
    t!("history-nothing-yet")
}
pub(crate) fn reading() -> &'static str {
    t!("history-one-moment")
}
pub(crate) fn earlier() -> &'static str {
    t!("history-earlier")
}
