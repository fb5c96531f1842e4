//! The desktop client: what a member sees of a group and does in it.
//!
//! Invariant: `view` never names egui; `screen` never names a node; only [`desktop`] knows both, and reaches the
//! node through [`desktop::Backend`] alone.
//! Source: README, "Architecture".

#[cfg(test)]
extern crate self as kith_desktop;

pub mod calendar;
pub mod desktop;
pub mod found;
pub mod notice;
pub mod print;
mod screen;
mod theme;
mod view;
mod words;
