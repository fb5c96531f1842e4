//! Founding anew with what a group has agreed on, where it cannot go on or may not be able to; and the groups on this device.

use kith_sync::group::snapshot::Standing;
use kith_sync::node::api::{Door, Rule};

use super::Source;
use super::decisions::rule::FIRST_RULE;
use crate::desktop::GroupHere;
use crate::words::dates::{self, Form};
use crate::words::t;

/// What a group that is founded anew begins with, as it is proposed to whoever founds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnewView {
    pub(crate) group: String,
    pub(crate) me: String,
    pub(crate) rule: Rule,
}

/// Whether this is a group that can only be read, with this member still in it.
pub(crate) fn is_over(source: &Source<'_>) -> bool {
    let decisions = &source.status.decisions;
    let mut members = source.snapshot.members.iter();
    let is_in = members.find(|member| member.id == source.status.me).is_some_and(|me| {
        matches!(me.standing, Standing::Member | Standing::OnBreak)
            && me.devices.iter().any(|it| it.id == source.status.device && !it.retired)
    });
    !source.status.opening && is_in && (decisions.closed || decisions.read_only)
}

/// What it would begin with.
pub(crate) fn anew_view(source: &Source<'_>) -> AnewView {
    let rule = source.status.decisions.rule.unwrap_or(FIRST_RULE);
    let mut members = source.snapshot.members.iter();
    let me = members.find(|member| member.id == source.status.me);
    AnewView {
        group: source.snapshot.focus.name.words.trim().to_owned(),
        me: me.map_or_else(String::new, |me| me.name.trim().to_owned()),
        // Behind a closed door the founder would stay alone.
        rule: Rule {
            door: if rule.door == Door::Closed { Door::ByVote } else { rule.door },
            ..rule
        },
    }
}

/// What a group on this device is called while it is locked.
pub(crate) fn group_label(group: GroupHere) -> String {
    let Some(since) = group.since else { return t!("anew-the-first-group-here").to_owned() };
    let since = dates::date(since, Form::ShortOfYear);
    match group.nth {
        0 => t!("anew-group-of", since = since),
        nth => t!("anew-group-of-2", since = since, nth = u32::from(nth) + 1),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kith_sync::node::api::{NodeState, Threshold};

    use super::*;
    use crate::desktop::scripted::{now, state};

    fn over(state: &NodeState) -> bool {
        is_over(&Source { snapshot: &state.snapshot, status: &state.status, now: &now() })
    }

    #[test]
    fn only_a_group_that_can_only_be_read_and_whose_member_one_is_is_over() {
        let mut state = state();
        assert!(!over(&state));
        Arc::make_mut(&mut state.status).decisions.read_only = true;
        assert!(over(&state));
        let members = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).members);
        members[0].standing = Standing::Left;
        assert!(!over(&state));
    }

    #[test]
    fn it_begins_with_the_names_and_the_rule_of_before_and_an_open_way_in() {
        let mut state = state();
        let rule = Rule { threshold: Threshold::TwoThirds, door: Door::Closed, ..FIRST_RULE };
        Arc::make_mut(&mut state.status).decisions.rule = Some(rule);
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now() };
        assert_eq!(
            anew_view(&source),
            AnewView {
                group: "Thursday table".to_owned(),
                me: "Ana".to_owned(),
                rule: Rule { door: Door::ByVote, ..rule },
            }
        );
    }

    #[test]
    fn groups_are_told_apart_by_the_day_alone() {
        let of = |nth| GroupHere { since: Some(date(2026, 11, 24)), nth };
        assert_eq!(group_label(of(0)), "Group of 24 November 2026");
        assert_eq!(group_label(of(1)), "Group of 24 November 2026, 2");
        assert_eq!(group_label(GroupHere::FIRST), "The first group here");
    }
}
