//! What trying a passphrase costs, chosen where a group's folder is made.

use kith_sync::node::{self, NodeError};
use kith_sync::seal::Cost;

/// The cost of a new folder's passphrase: about a second of this machine, and never below the floor.
///
/// Only where the program was built with debug assertions, the variable `KITH_TEST_COST` set to `floor` makes it next to
/// nothing: such a folder's passphrase can be guessed. It touches nothing but folders made while it is set.
pub(crate) fn chosen() -> Result<Cost, NodeError> {
    #[cfg(debug_assertions)]
    if cfg!(test) || std::env::var_os("KITH_TEST_COST").is_some_and(|value| value == "floor") {
        return Cost::new(8, 1, 1).map_err(NodeError::from);
    }
    node::calibrate()
}

/// The cost where no folder is made.
pub(crate) const fn least() -> Cost {
    Cost::PRODUCTION_FLOOR
}
