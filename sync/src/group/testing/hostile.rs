//! mallory
