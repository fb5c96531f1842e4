//! Where my words go: who has them, what leaves this device and to whom, what stays, in plain words on one page.

use std::borrow::Cow;

use kith_sync::id::MemberId;
use kith_sync::node::api::{RelayStatus, SentLine};

use super::Source;
use super::members::{DeviceView, PersonView, my_devices, others};
use super::news::told;
use super::people::{capital, form};
use super::shell::sync_line;
use crate::words::t;

/// The screen "Where my words go".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WhereaboutsView {
    /// Who has what this member wrote.
    pub(crate) delivery: String,
    /// Whoever's devices receive it, and how far each has got.
    pub(crate) people: Vec<PersonView>,
    /// This member's own devices, this one first.
    pub(crate) mine: Vec<DeviceView>,
    /// What this member did last, the newest first, and who has it.
    pub(crate) lately: Vec<(String, String)>,
    /// Where it goes and where not, before anything else is said.
    pub(crate) intro: &'static str,
    /// Each a heading with what belongs under it.
    pub(crate) parts: [(&'static str, Vec<Cow<'static, str>>); 4],
}

/// Makes the screen.
pub(crate) fn whereabouts_view(source: &Source<'_>) -> WhereaboutsView {
    let nearby = if source.status.reach.nearby {
        t!("whereabouts-on-the-local-network-this-device")
    } else {
        t!("whereabouts-this-device-does-not-make-itself")
    };
    let leaves: [Cow<'static, str>; 6] = [
        t!("whereabouts-all-that-the-group-keeps-goes").into(),
        t!("whereabouts-whoever-comes-in-with-an-invitation").into(),
        t!("whereabouts-what-is-said-of-somebody-before").into(),
        nearby.into(),
        t!("whereabouts-whoever-runs-a-network-in-between").into(),
        relay_words(&source.status.reach.relay),
    ];
    let intro = match source.status.reach.relay {
        RelayStatus::InForce { .. } | RelayStatus::RefusedHere { .. } => {
            t!("whereabouts-what-you-write-goes-by-relay")
        }
        RelayStatus::None | RelayStatus::TwoAtOnce { .. } | RelayStatus::NotKnown { .. } => {
            t!("whereabouts-what-you-write-goes-to-the")
        }
    };
    WhereaboutsView {
        intro,
        delivery: sync_line(source),
        people: others(source).into_iter().filter(|person| !person.devices.is_empty()).collect(),
        mine: my_devices(source),
        lately: source.status.sent.iter().filter_map(|sent| sent_words(source, sent)).collect(),
        parts: [
            (t!("whereabouts-what-leaves-this-device-and-to"), leaves.to_vec()),
            (
                t!("whereabouts-what-stays-on-this-device"),
                vec![
                    t!("whereabouts-everything-under-mine-alone-what-you").into(),
                    t!("whereabouts-all-of-it-lies-on-the").into(),
                ],
            ),
            (
                t!("whereabouts-what-only-you-give-away"),
                vec![
                    t!("whereabouts-a-file-that-you-save-and").into(),
                    t!("whereabouts-calendar-files-and-notices-name-nobody").into(),
                    t!("whereabouts-an-invitation-lets-in-whoever-uses").into(),
                ],
            ),
            (
                t!("whereabouts-what-nobody-can-promise"),
                vec![
                    t!("whereabouts-whoever-has-read-something-can-have").into(),
                    t!("whereabouts-whoever-uses-a-device-while-kith").into(),
                ],
            ),
        ],
    }
}

/// What another computer passes on, and what it sees.
fn relay_words(relay: &RelayStatus) -> Cow<'static, str> {
    match relay {
        RelayStatus::InForce { host, .. } => t!("whereabouts-the-relay", host = host).into(),
        RelayStatus::RefusedHere { host } => {
            t!("whereabouts-the-relay-of-others", host = host).into()
        }
        RelayStatus::None | RelayStatus::TwoAtOnce { .. } | RelayStatus::NotKnown { .. } => {
            t!("whereabouts-no-other-computer-passes-anything-on").into()
        }
    }
}

/// What it was, and who has it.
fn sent_words(source: &Source<'_>, sent: &SentLine) -> Option<(String, String)> {
    let who = who_has_it(source, &sent.delivered, &sent.waiting);
    Some((t!("whereabouts-you", line = told(source, &sent.line)?), who))
}

/// Who has something that this member did, and who not.
pub(super) fn who_has_it(source: &Source<'_>, has: &[MemberId], waits: &[MemberId]) -> String {
    let people = source.people();
    match (has, waits) {
        ([], []) => t!("whereabouts-nobody-else-is-here").to_owned(),
        (_, []) => t!("whereabouts-everyone-has-it").to_owned(),
        ([], _) => t!("whereabouts-nobody-else-has-it-yet").to_owned(),
        (has, waits) => t!(
            "whereabouts-it-not-yet",
            names = capital(&people.list(has)),
            form = form(has, people.me()),
            waiting = people.list(waits)
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::snapshot::Standing;
    use kith_sync::node::api::{About, NewsLine};

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, now, relayed, snapshot, status};

    #[test]
    fn one_page_says_who_has_what_and_what_the_network_can_see() {
        let (mut snapshot, mut status, now) = (snapshot(), status(), now());
        let view = whereabouts_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.delivery, "Ben has everything you wrote; Cleo not yet.");
        let names = |view: &WhereaboutsView| {
            view.people.iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&view), ["Ben", "Cleo"]);
        assert_eq!(view.mine.len(), 2);
        let leaves = |view: &WhereaboutsView| view.parts[0].1.clone();
        let is_on = status.reach.nearby;
        assert_eq!(
            leaves(&view).contains(&t!("whereabouts-on-the-local-network-this-device").into()),
            is_on
        );

        Arc::make_mut(&mut status).reach.nearby = !is_on;
        let members = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).members);
        members[2].standing = Standing::Left;
        let view = whereabouts_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(
            leaves(&view).contains(&t!("whereabouts-on-the-local-network-this-device").into()),
            !is_on
        );
        assert_eq!(
            leaves(&view).contains(&t!("whereabouts-this-device-does-not-make-itself").into()),
            is_on
        );
        assert_eq!(names(&view), ["Ben"], "nothing goes to somebody who left");
    }

    #[test]
    fn with_a_relay_it_is_told_who_passes_words_on_and_that_nobody_there_reads_them() {
        let now = now();
        let told = |how: &str| {
            let state = relayed(how);
            let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
            let view = whereabouts_view(&source);
            (view.intro, view.parts[0].1.concat())
        };
        let nobody = t!("whereabouts-no-other-computer-passes-anything-on");
        for (how, words) in [
            ("reached", "Where devices cannot reach each other directly, the relay at"),
            ("missed", "Where devices cannot reach each other directly, the relay at"),
            ("refused", "This device does not use the relay at"),
        ] {
            let (intro, leaves) = told(how);
            assert!(leaves.contains(words) && !leaves.contains(nobody), "{leaves}");
            assert!(!intro.contains("no server"), "{intro}");
        }
        let (intro, leaves) = told("two");
        assert!(leaves.contains(nobody) && intro.contains("no server"));
    }

    #[test]
    fn for_each_thing_that_i_did_it_is_told_who_has_it() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let phones = snapshot.rules.iter().find(|it| it.title.words == "Phones").unwrap().id;
        let sent = |record, has: &[MemberId], waits: &[MemberId]| SentLine {
            line: NewsLine {
                member: ana(),
                about: About::Rules,
                record,
                what: "reworded a ground rule".to_owned(),
            },
            delivered: has.to_vec(),
            waiting: waits.to_vec(),
        };
        let gone = Some(kith_sync::id::RecordId::from_bytes([99; 16]));
        Arc::make_mut(&mut status).sent = Arc::new(vec![
            sent(Some(phones), &[ben()], &[cleo()]),
            sent(Some(phones), &[], &[ben(), cleo()]),
            sent(Some(phones), &[ben(), cleo()], &[]),
            sent(gone, &[ben()], &[]),
        ]);
        let view = whereabouts_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let what = "You reworded a ground rule: “Phones”";
        let told: Vec<_> =
            view.lately.iter().map(|(what, who)| (what.as_str(), who.as_str())).collect();
        assert_eq!(
            told,
            [
                (what, "Ben has it; not yet Cleo."),
                (what, "Nobody else has it yet."),
                (what, "Everyone has it."),
            ]
        );
    }
}
