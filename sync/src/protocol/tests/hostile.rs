//! What a member's device can do to the sessions of others.
