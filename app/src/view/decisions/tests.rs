//! What is put to the group, word for word.

mod languages;

use std::sync::Arc;

use jiff::civil::date;
use kith_sync::group::snapshot::GroupSnapshot;
use kith_sync::id::{BodyName, DeviceId};
use kith_sync::node::api::{Contest, Decisions, NodeState, Threshold, Word};

use super::*;
use crate::desktop::scripted::{
    admission, ana, ben, cleo, day, deciding, now, proposed, state, word,
};

fn with(proposals: Vec<Proposed>) -> NodeState {
    let mut state = state();
    let status = Arc::make_mut(&mut state.status);
    status.decisions = Decisions { rule: status.decisions.rule, proposals, ..Decisions::default() };
    state
}

fn view(state: &NodeState) -> DecisionsView {
    decisions_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now() })
}

fn card(proposal: Proposed) -> CardView {
    view(&with(vec![proposal])).open.remove(0)
}

fn members(state: &mut NodeState) -> &mut Vec<Member> {
    Arc::make_mut(&mut Arc::<GroupSnapshot>::make_mut(&mut state.snapshot).members)
}

#[test]
fn an_open_admission_says_who_said_what_and_what_it_takes() {
    let card = card(admission("Emil"));
    assert_eq!(card.title, "Cleo puts forward Emil.");
    assert_eq!(card.why.as_deref(), Some("He works nights, and asked me about the group."));
    let faces: Vec<_> = card.faces.iter().map(|it| (it.words, it.people.len())).collect();
    assert_eq!(faces, [("Yes", 1), ("Not answered yet", 2)]);
    assert_eq!(card.said, Vec::<String>::new(), "the faces say it");
    assert_eq!(card.progress, "It takes two more yes.");
    assert_eq!(
        card.until,
        "It waits for everyone until 12 December. After that it can be closed without those who have not answered."
    );
    assert_eq!((card.mine.asked, card.mine.needs, card.mine.decides), (true, true, false));
    assert!(!card.may_close);
    assert_eq!(card.hints, [""; 0]);
}

#[test]
fn what_waits_for_my_word_comes_first() {
    let mut answered = admission("Emil");
    answered.asked[0] = word(ana(), Said::Answered(Answer::Yes));
    let view = view(&with(vec![answered, admission("Farah")]));
    let titles: Vec<_> = view.open.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(titles, ["Cleo puts forward Farah.", "Cleo puts forward Emil."]);
    assert_eq!(
        view.open[1].mine.note.as_deref(),
        Some("You say yes. You can change it until it is decided.")
    );
}

#[test]
fn the_last_yes_says_that_it_decides() {
    let mut proposal = admission("Emil");
    proposal.asked[1] = word(ben(), Said::Answered(Answer::Yes));
    let one_more = card(proposal.clone());
    assert_eq!(one_more.progress, "It takes one more yes.");
    assert!(one_more.mine.decides);
    proposal.asked[1] = word(ben(), Said::Answered(Answer::Concern));
    assert!(!card(proposal).mine.decides);
}

#[test]
fn a_concern_makes_an_admission_wait_and_a_not_now_is_named() {
    let mut proposal = admission("Emil");
    proposal.asked[1] = word(ben(), Said::Answered(Answer::Concern));
    assert_eq!(
        card(proposal.clone()).progress,
        "It takes two more yes. It waits as long as Ben has a concern: it is for the group to answer, not to outvote."
    );
    proposal.asked[1] = word(ben(), Said::Answered(Answer::NotNow));
    assert_eq!(
        card(proposal).progress,
        "It takes two more yes. It does not go through unless Ben says yes after all."
    );
}

#[test]
fn past_its_day_a_vote_can_be_closed_but_never_a_removal() {
    let mut proposal = admission("Emil");
    proposal.until = day(date(2026, 11, 29));
    let closed = card(proposal.clone());
    assert!(closed.may_close);
    assert!(
        closed.until.starts_with("It waited for everyone until 29 November."),
        "{}",
        closed.until
    );
    proposal.motion = Moved::Removal { member: ben() };
    let removal = card(proposal);
    assert!(!removal.may_close);
    assert_eq!(removal.until, "It waits for every answer, however long that takes.");
}

#[test]
fn i_see_my_own_removal_and_have_no_voice_in_it() {
    let asked = vec![word(ben(), Said::Nothing), word(cleo(), Said::Answered(Answer::Yes))];
    let card = card(proposed(2, Moved::Removal { member: ana() }, asked));
    assert_eq!(card.title, "Cleo puts forward that you are taken out of the group.");
    assert!(card.about_me && !card.mine.asked);
    assert!(card.effect.contains("What you wrote before stays with the others"), "{}", card.effect);
    assert_eq!(
        card.mine.note.as_deref(),
        Some("You have no voice in this one, and you see how it goes.")
    );
    assert_eq!(card.hints, [""; 0], "the one concerned is not told among those left out");
}

#[test]
fn two_answers_of_my_devices_ask_me_and_those_of_others_ask_them() {
    let mut proposal = admission("Emil");
    proposal.asked[0] =
        Word { answers: vec![Answer::Yes, Answer::NotNow], ..word(ana(), Said::Contradicting) };
    proposal.asked[1] = word(ben(), Said::Contradicting);
    let card = card(proposal);
    assert!(card.mine.needs);
    assert_eq!(
        card.mine.note.as_deref(),
        Some("Your devices gave two answers: yes and not now. Which one is it?")
    );
    assert_eq!(
        card.said[0],
        "Ben gave two different answers on two devices. Only Ben can say which one it is."
    );
}

#[test]
fn a_word_that_is_stale_is_asked_for_once_more() {
    let mut proposal = admission("Emil");
    proposal.asked[0] = Word { stale: true, ..word(ana(), Said::Nothing) };
    let card = card(proposal);
    assert_eq!(
        card.mine.note.as_deref(),
        Some("Who belongs has changed since you answered. Please say it once more.")
    );
}

#[test]
fn a_stale_proposal_is_put_again_by_who_put_it() {
    let stale = Proposed { by: ana(), outcome: Outcome::Stale, ..admission("Emil") };
    let again = card(stale.clone()).again;
    let why = Some("He works nights, and asked me about the group.".to_owned());
    assert_eq!(again, Some(Say::ProposePerson { name: "Emil".to_owned(), returning: None, why }));
    let newer =
        Proposed { proposal: EntryHash::from_bytes([77; 32]), by: ana(), ..admission("emil ") };
    let view = view(&with(vec![newer, stale]));
    assert_eq!((view.open.len(), view.decided.len()), (1, 1));
}

#[test]
fn two_people_called_the_same_are_asked_about() {
    let mut other = admission(" dana");
    other.proposal = EntryHash::from_bytes([77; 32]);
    other.by = ben();
    let view = view(&with(vec![admission("Dana"), other]));
    assert_eq!(
        view.open[0].hints,
        [
            "Ben has put forward somebody called the same. One person? Then one of the two is enough, and you can say not now to the other."
        ]
    );
    assert!(view.same_name("DANA ").is_some());
    assert_eq!(view.same_name("Dan"), None);
}

#[test]
fn a_name_that_is_not_for_me_is_not_told() {
    let mut proposal = admission("");
    proposal.motion = Moved::Person { name: Words::NotHereYet, returning: None };
    proposal.asked.remove(0);
    let card = card(proposal);
    assert_eq!(card.title, "Cleo puts forward somebody.");
    assert_eq!(card.hints, ["Only those who are asked can read the name."]);
    assert!(!card.mine.asked);
}

#[test]
fn who_was_on_a_break_is_told_as_not_asked_and_a_proposer_who_left_is_named() {
    let mut proposal = admission("Emil");
    proposal.asked.remove(1);
    let mut state = with(vec![proposal]);
    members(&mut state)[2].standing = Standing::Left;
    let card = view(&state).open.remove(0);
    assert_eq!(
        card.hints,
        [
            "Cleo has left since. It stays open; it is for the rest of you to decide.",
            "Ben is not asked: on a break when this was put, or not in yet.",
        ]
    );
}

#[test]
fn two_removals_of_each_other_are_both_for_the_rest() {
    let of = |by, member, name| {
        let asked = vec![word(ana(), Said::Nothing), word(by, Said::NotAsked)];
        Proposed { by, ..proposed(name, Moved::Removal { member }, asked) }
    };
    let mut state = with(vec![of(ben(), cleo(), 2), of(cleo(), ben(), 3)]);
    let dora = Member { id: MemberId::from_bytes([4; 16]), ..dora(&state) };
    members(&mut state).push(dora);
    for proposal in &mut Arc::make_mut(&mut state.status).decisions.proposals {
        proposal.asked.push(word(MemberId::from_bytes([4; 16]), Said::Nothing));
    }
    let view = view(&state);
    assert_eq!(
        view.open[0].hints,
        [
            "Ben and Cleo have each put forward that the other goes. The rest of you decide about each of the two; it can be both."
        ]
    );
}

#[test]
fn of_two_who_would_remove_each_other_among_three_the_third_decides() {
    let of = |by, member, name| {
        let asked = vec![word(ana(), Said::Nothing), word(by, Said::Answered(Answer::Yes))];
        Proposed { by, ..proposed(name, Moved::Removal { member }, asked) }
    };
    let mut state = with(vec![of(ben(), cleo(), 2), of(cleo(), ben(), 3)]);
    let view = view(&state);
    assert_eq!(
        view.open[0].hints,
        [
            "Ben and Cleo have each put forward that the other goes. You decide about each of the two. It can be both; then only you are \
             left, and nothing more can be written."
        ]
    );
    assert!(view.open.iter().all(|card| card.mine.needs && card.mine.decides));
    assert!(view.third.as_deref().is_some_and(|words| words.contains("the third decides")));
    let dora = Member { id: MemberId::from_bytes([4; 16]), ..dora(&state) };
    members(&mut state).push(dora);
    assert_eq!(self::view(&state).third, None);
}

/// A fourth member.
fn dora(state: &NodeState) -> Member {
    Member { name: "Dora".to_owned(), ..state.snapshot.members[2].clone() }
}

#[test]
fn whose_device_is_to_be_retired_has_no_say_in_it() {
    let retiring = |device: u8, member| {
        let device = DeviceId::from_bytes([device; 32]);
        let motion = Moved::Retiring { device, member: Some(member) };
        let others = [ana(), ben(), cleo()].into_iter().filter(|id| *id != member);
        proposed(5, motion, others.map(|id| word(id, Said::Nothing)).collect())
    };
    let of_ben = card(retiring(2, ben()));
    assert_eq!(of_ben.title, "Cleo puts forward that a device of Ben is retired.");
    assert_eq!(of_ben.hints, ["Ben is not asked: it is a device of theirs."]);
    assert!(of_ben.mine.needs && !of_ben.about_me);
    let mine = card(retiring(4, ana()));
    assert!(mine.about_me && !mine.mine.asked);
    assert_eq!(
        mine.mine.note.as_deref(),
        Some(
            "You have no voice in this one: it is a device of yours. If it is not lost, tell the others."
        )
    );
    assert_eq!(mine.hints, [""; 0]);
}

#[test]
fn whoever_has_no_device_in_use_is_told_as_not_asked_for_that() {
    let mut proposal = admission("Emil");
    proposal.asked.remove(1);
    let mut state = with(vec![proposal]);
    members(&mut state)[1].devices[0].retired = true;
    assert_eq!(view(&state).open[0].hints, ["Ben is not asked: without a device in use."]);
}

#[test]
fn an_older_rule_decides_what_was_put_under_it() {
    let majority = Rule { threshold: Threshold::Majority, ..rule::FIRST_RULE };
    let newer =
        Proposed { outcome: Outcome::Passed, ..proposed(9, Moved::Rule(majority), Vec::new()) };
    let mut state = with(vec![admission("Emil"), newer]);
    assert_eq!(view(&state).open[0].hints, [""; 0], "the rule of then is the rule of now");
    Arc::make_mut(&mut state.status).decisions.rule = Some(majority);
    let view = view(&state);
    assert_eq!(
        view.open[0].hints,
        [
            "It is decided by the rule that held when it was put: everyone has to agree before somebody comes in."
        ]
    );
    assert_eq!(
        view.decided,
        [
            "It was decided to decide so: more than half have to agree before somebody comes in; what you word holds once everyone has agreed to it (put forward on 28 November)."
        ]
    );
}

#[test]
fn who_asked_to_close_a_vote_is_named_and_asked_no_more() {
    let mut proposal = admission("Emil");
    proposal.until = day(date(2026, 11, 29));
    proposal.closers = vec![ana()];
    let closing = card(proposal.clone());
    assert_eq!(
        closing.closing,
        "You have said that it can be closed. It is closed once enough of you have."
    );
    assert!(!closing.may_close);
    proposal.closers = vec![ben()];
    let for_me = card(proposal);
    assert!(for_me.closing.starts_with("Ben has said"), "{}", for_me.closing);
    assert!(for_me.may_close);
}

#[test]
fn a_person_agreed_to_is_invited_by_anybody_and_again_when_it_has_run_out() {
    let agreed = Proposed { outcome: Outcome::Passed, ..admission("Emil") };
    let told = |state: &NodeState| {
        let mut view = view(state);
        let agreed = view.agreed.remove(0);
        (agreed.words, agreed.may_invite)
    };
    assert_eq!(
        told(&with(vec![agreed.clone()])),
        ("Emil can come in. Any of you can make the invitation.".to_owned(), true)
    );
    let invited = |until| Proposed { invited_until: Some(day(until)), ..agreed.clone() };
    assert_eq!(
        told(&with(vec![invited(date(2026, 11, 29))])),
        (
            "Emil can come in. The invitation has run out; any of you can make another.".to_owned(),
            true
        )
    );
    assert_eq!(
        told(&with(vec![invited(date(2026, 11, 30))])),
        ("Emil can come in. An invitation is open.".to_owned(), false)
    );
}

#[test]
fn of_two_called_the_same_only_the_one_who_is_invited_or_contested_is_told_so() {
    let agreed = |name: u8| Proposed {
        proposal: EntryHash::from_bytes([name; 32]),
        outcome: Outcome::Passed,
        ..admission("Emil")
    };
    let invited = Proposed { invited_until: Some(day(date(2026, 12, 9))), ..agreed(81) };
    let mut state = with(vec![invited, agreed(82), agreed(83)]);
    Arc::make_mut(&mut state.status).decisions.contests = vec![Contest {
        proposal: Some(EntryHash::from_bytes([83; 32])),
        name: Some(Words::Known("Emil".to_owned())),
        settled_by: Vec::new(),
        claims: Vec::new(),
    }];
    let may_invite: Vec<_> = view(&state).agreed.iter().map(|it| it.may_invite).collect();
    assert_eq!(may_invite, [false, true]);
}

#[test]
fn a_concern_that_came_after_the_decision_is_told_with_it() {
    let mut late = Proposed { outcome: Outcome::Passed, ..admission("Emil") };
    late.asked[1] = word(ben(), Said::Answered(Answer::Concern));
    assert_eq!(
        view(&with(vec![late])).agreed[0].hints,
        [
            "Ben has a concern that arrived when this was decided already. The decision stands. It is worth talking about."
        ]
    );
}

#[test]
fn an_invitation_used_twice_is_settled_by_who_let_whom_in_and_when() {
    let state = deciding();
    let view = view(&state);
    let contest = &view.contests[0];
    assert_eq!(contest.title, "The invitation for Gita was used twice");
    assert!(contest.needs_me);
    let claims: Vec<_> = contest.claims.iter().map(|claim| claim.words.as_str()).collect();
    assert_eq!(
        claims,
        ["1: let in by Ben on 28 November", "2: let in by Cleo yesterday. Ben chose this one"]
    );
    // Whose invitation is contested is not called agreed.
    assert!(view.agreed.iter().all(|agreed| agreed.name != "Gita"));
}

#[test]
fn with_two_members_nobody_can_be_taken_out() {
    let mut state = with(Vec::new());
    let names = |view: DecisionsView| -> Vec<String> {
        view.removable.into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(names(view(&state)), ["Ben", "Cleo"]);
    members(&mut state)[2].standing = Standing::Left;
    assert_eq!(names(view(&state)), [""; 0]);
}

#[test]
fn whoever_lost_every_device_can_come_back_as_the_same_member() {
    let mut state = with(Vec::new());
    members(&mut state)[1].devices[0].retired = true;
    assert_eq!(view(&state).returning, [(ben(), "Ben".to_owned())]);
    let motion = Moved::Person { name: Words::Known("Ben".to_owned()), returning: Some(ben()) };
    let card = card(proposed(4, motion, vec![word(ana(), Said::Nothing)]));
    assert_eq!(card.title, "Cleo puts forward that Ben comes back with a new device.");
}

#[test]
fn on_a_break_nothing_is_put_forward() {
    let mut state = with(Vec::new());
    members(&mut state)[0].standing = Standing::OnBreak;
    let view = view(&state);
    assert!(view.on_break && !view.may_propose && view.may_write);
    assert_eq!(
        view.coming,
        ComingView::NotNow("You are on a break. Come back first, and then put somebody forward.")
    );
}

#[test]
fn the_rule_is_told_in_words() {
    assert_eq!(
        view(&state()).rule.unwrap().1,
        "Everyone has to agree before somebody comes in. A ground rule or a decision holds once everyone has agreed to its wording."
    );
}

#[test]
fn words_to_be_erased_are_begun_in_the_title_and_whole_below_it() {
    let erasing = |words: &str| {
        let words = Words::Known(words.to_owned());
        let motion = Moved::Erasing { body: BodyName::from_bytes([9; 32]), words };
        let card = card(proposed(7, motion, vec![word(ana(), Said::Nothing)]));
        (card.title, card.words)
    };
    assert_eq!(
        erasing("We met at Ben’s home."),
        ("Cleo puts forward that these words are erased: “We met at Ben’s home”.".to_owned(), None)
    );
    let long = "On the night of the third, in the second room on the left,\nsomebody wept.";
    assert_eq!(
        erasing(long),
        (
            "Cleo puts forward that these words are erased: “On the night of the third, in the second room…”."
                .to_owned(),
            Some(long.to_owned())
        )
    );
    let unbroken = "x".repeat(60);
    assert_eq!(erasing(&unbroken).1, Some(unbroken));
}

#[test]
fn what_failed_is_told_with_its_day() {
    let decided = view(&deciding()).decided;
    assert_eq!(
        decided,
        [
            "On 12 November Cleo put forward to decide in another way: two thirds have to agree before somebody comes in; what you word \
             holds once everyone has agreed to it. It was closed without enough yes."
        ]
    );
}

#[test]
fn whoever_began_a_break_since_is_not_waited_for_once_it_is_put_again() {
    let mut state = with(vec![admission("Emil")]);
    assert!(view(&state).open[0].hints.is_empty());
    let member = members(&mut state).iter_mut().find(|member| member.id == ben()).unwrap();
    member.standing = Standing::OnBreak;
    let hints = view(&state).open[0].hints.clone();
    assert_eq!(
        hints,
        ["Ben has begun a break since. Put to the group once more, it does not wait for them."]
    );
}
