//! What trying a passphrase costs, chosen where a group's folder is made.

use std::time::Duration;

use kith_sync::seal::{Cost, SlotError};

/// How long opening a group may take, for the passphrase alone.
const TARGET: Duration = Duration::from_secs(1);

/// Why no cost could be chosen.
#[derive(Debug, thiserror::Error)]
#[error("the passphrase cannot be protected here: {0}")]
pub(crate) struct CostError(#[from] SlotError);

/// The cost of a new folder's passphrase: about a second of this machine, and never below the floor.
///
/// Only where the program was built with debug assertions, the variable `KITH_TEST_COST` set to `floor` makes it next to
/// nothing: such a folder's passphrase can be guessed. It touches nothing but folders made while it is set.
pub(crate) fn chosen() -> Result<Cost, CostError> {
    #[cfg(debug_assertions)]
    if std::env::var_os("KITH_TEST_COST").is_some_and(|value| value == "floor") {
        return Ok(Cost::new(8, 1, 1)?);
    }
    Ok(Cost::calibrate(TARGET, |cost| {
        #[expect(clippy::disallowed_methods, reason = "the edge: this measures the machine")]
        let start = std::time::Instant::now();
        cost.spend()?;
        Ok(start.elapsed())
    })?)
}

/// The cost where no folder is made.
pub(crate) const fn least() -> Cost {
    Cost::PRODUCTION_FLOOR
}
