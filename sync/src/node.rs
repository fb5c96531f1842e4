//! The running replica.

pub mod api;
