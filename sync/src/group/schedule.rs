//! How the group meets: regularly or not, with how many at least, and when members are usually free.
//!
//! Merge: of two ways or two numbers set at once none wins.
//! Source: FORMATS.md §4.

use super::edit::ScheduleFact;
use super::free;
use super::keys::{SCHEDULE, single};
use super::read::Reader;
use super::snapshot::Schedule;
use super::write::{Draft, EditError};

pub(super) const MODE: &str = "mode";
pub(super) const SMALLEST: &str = "smallest";

/// How many days before a meeting can have to be called.
const MAX_NOTICE_DAYS: u8 = 90;

/// Sets one thing.
pub(super) fn set(draft: &mut Draft<'_, '_>, fact: ScheduleFact) -> Result<(), EditError> {
    match fact {
        ScheduleFact::Mode(super::edit::Mode::WhenNeeded { notice_days })
            if notice_days > MAX_NOTICE_DAYS =>
        {
            return Err(EditError::Notice);
        }
        ScheduleFact::Mode(mode) => draft.put_encoded(single(SCHEDULE, MODE), &mode),
        ScheduleFact::Smallest(smallest) => {
            draft.put_encoded(single(SCHEDULE, SMALLEST), &smallest);
        }
    }
    Ok(())
}

/// Reads all of it.
pub(super) fn read(reader: &Reader<'_>) -> Schedule {
    Schedule {
        mode: reader.exact(&single(SCHEDULE, MODE)),
        smallest: reader.exact(&single(SCHEDULE, SMALLEST)),
        free: free::read(reader),
    }
}
