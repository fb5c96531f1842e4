//! What two read after saying at once whether it clicks.

use jiff::civil::date;

use super::at_once::{at_once, name};
use super::*;
use crate::group::edit::{Clicks, FocusFact};
use crate::group::snapshot::{ClicksOn, OwnWord};

fn told_clicks(words: &[OwnWord<ClicksOn>]) -> Vec<String> {
    let told = words.iter().map(|it| {
        format!("{}: {:?} for the {}", name(it.member), it.value.clicks, it.value.on.day())
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

#[test]
fn both_sides_say_at_once_whether_it_clicks_and_each_for_the_day_that_was_set() {
    at_once(
        |alice, bob| {
            let set = FocusFact::Trial(Some(date(2026, 6, 9)));
            alice.edit(&Edit::SetFocus { set });
            bob.hear(alice);
        },
        |alice, ()| {
            alice.edit(&Edit::SayWhetherItClicks { candidate: None, answer: Some(Clicks::Yes) });
            let set = FocusFact::Trial(Some(date(2026, 6, 16)));
            alice.edit(&Edit::SetFocus { set });
        },
        |bob, ()| {
            bob.edit(&Edit::SayWhetherItClicks { candidate: None, answer: Some(Clicks::No) });
        },
        |peer, ()| {
            assert_eq!(
                told_clicks(&peer.snapshot().focus.clicks),
                ["Alice: Yes for the 9", "Bob: No for the 9"]
            );
        },
    );
}

#[test]
fn without_a_day_or_with_two_nobody_says_whether_it_clicks() {
    at_once(
        |_, _| (),
        |alice, ()| {
            let say = Edit::SayWhetherItClicks { candidate: None, answer: Some(Clicks::Yes) };
            assert!(matches!(alice.try_edit(&say), Err(EditError::NoTrial)));
            let set = FocusFact::Trial(Some(date(2026, 6, 9)));
            alice.edit(&Edit::SetFocus { set });
        },
        |bob, ()| {
            let set = FocusFact::Trial(Some(date(2026, 6, 16)));
            bob.edit(&Edit::SetFocus { set });
        },
        |peer, ()| assert_eq!(peer.snapshot().focus.trial.values.len(), 2),
    );
}
