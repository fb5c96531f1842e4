//! Whether it clicks: what each member says when a trial comes to its day, of somebody who tries it out or of the group as such.
//!
//! Merge: it is each member's own word, given for the day that was set; where the day is another now, it says for which it was.
//! Source: FORMATS.md §4.

use super::chunk::Scalar;
use super::edit::Clicks;
use super::keys::{self, CLICKS, ClicksValue};
use super::read::Reader;
use super::snapshot::{ClicksOn, OwnWord};
use super::write::{Draft, EditError};
use crate::id::RecordId;

/// Gives this member's own word for the day of a trial, or takes back whatever it said of `all`, which are one.
pub(super) fn say(
    draft: &mut Draft<'_, '_>,
    all: &[Option<RecordId>],
    answer: Option<(Clicks, jiff::civil::Date)>,
) {
    let me = draft.context.me;
    let key = |of: &Option<RecordId>| keys::own(me, CLICKS, &subject(*of));
    for (at, of) in all.iter().enumerate() {
        match answer {
            Some((clicks, on)) if at == 0 => {
                draft.put_encoded(key(of), &ClicksValue { clicks, on });
            }
            // Where two were said to be one, it may have been said of either.
            _ if at == 0 || draft.document.index().has(&key(of)) => {
                draft.put(key(of), Scalar::Null);
            }
            _ => {}
        }
    }
}

/// The day for which a word can be given: the one that is set, if it is one.
pub(super) fn day_of(
    days: impl Iterator<Item = Option<jiff::civil::Date>>,
) -> Result<jiff::civil::Date, EditError> {
    let mut days: Vec<_> = days.collect();
    days.dedup();
    match days.as_slice() {
        [Some(day)] => Ok(*day),
        _ => Err(EditError::NoTrial),
    }
}

/// What current members say, by member; two of one whose own devices disagree.
pub(super) fn read(reader: &Reader<'_>, all: &[Option<RecordId>]) -> Vec<OwnWord<ClicksOn>> {
    let value = |value: &Scalar| {
        let ClicksValue { clicks, on } = value.decoded()?;
        Some(ClicksOn { clicks, on })
    };
    let words = all.iter().flat_map(|of| reader.own_words(CLICKS, &subject(*of), value));
    let mut words: Vec<OwnWord<ClicksOn>> = words.collect();
    words.sort_by_key(|word| (word.member, word.value.on, word.value.clicks));
    words.dedup();
    words
}

fn subject(of: Option<RecordId>) -> String {
    of.map_or_else(String::new, |record| record.to_string())
}
