//! Kith: a desktop client for small mutual support groups.

fn main() {}
