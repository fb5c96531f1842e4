//! The card of what is open: what would be done, who said what, what it still takes, and this member's own word.

use kith_sync::group::snapshot::{Member, Standing};
use kith_sync::id::{EntryHash, MemberId};
use kith_sync::node::api::{Answer, Moved, Outcome, Proposed, Said, Say, Word};

use super::rule::membership_clause;
use super::{anew, folded, known, member, motion, name_hint};
use crate::view::Source;
use crate::view::people::{capital, have, join};
use crate::view::text::known_words;
use crate::view::when::{date_of, short_date};

/// Something that was put to the group and is not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CardView {
    pub(crate) proposal: EntryHash,
    /// "Cleo puts forward Dana."
    pub(crate) title: String,
    /// The whole of the words that it is about, where the title has only their beginning.
    pub(crate) words: Option<String>,
    pub(crate) why: Option<String>,
    /// What comes of it, if it is decided.
    pub(crate) effect: String,
    /// What the others said, a line each.
    pub(crate) said: Vec<String>,
    /// What it still takes.
    pub(crate) progress: String,
    /// Until when it waits.
    pub(crate) until: String,
    /// Who said that it can be closed; empty where nobody did.
    pub(crate) closing: String,
    /// Whether this member can close it over the silence of others.
    pub(crate) may_close: bool,
    /// What is out of the common with it.
    pub(crate) hints: Vec<String>,
    pub(crate) mine: MineView,
    /// Whether it would take this member out, or a device of this member's.
    pub(crate) about_me: bool,
    /// Puts it once more, where it has to be.
    pub(crate) again: Option<Say>,
}

/// This member's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MineView {
    /// Whether this member has a say.
    pub(crate) asked: bool,
    /// Whether a word is missing.
    pub(crate) needs: bool,
    /// Whether this member's yes would decide it.
    pub(crate) decides: bool,
    pub(crate) answer: Option<Answer>,
    /// What to say about it.
    pub(crate) note: Option<String>,
}

/// Makes a card.
pub(super) fn card_view(source: &Source<'_>, proposal: &Proposed) -> CardView {
    let people = source.people();
    let is_mine = proposal.by == source.status.me;
    let puts = if is_mine { "put" } else { "puts" };
    let (until, may_close) = until(source, proposal);
    let is_stale = proposal.outcome == Outcome::Stale;
    CardView {
        proposal: proposal.proposal,
        title: format!(
            "{} {puts} forward {}.",
            people.subject(proposal.by),
            motion::clause(source, proposal)
        ),
        words: motion::words(proposal),
        why: proposal.why.as_ref().map(|why| known_words(why).0),
        effect: motion::effect(source, proposal),
        said: said(source, proposal),
        progress: progress(source, proposal),
        until,
        closing: closing(source, proposal),
        may_close,
        hints: hints(source, proposal),
        mine: mine(source, proposal),
        about_me: about(proposal) == Some(source.status.me),
        again: if is_stale { anew(proposal) } else { None },
    }
}

fn mine(source: &Source<'_>, proposal: &Proposed) -> MineView {
    let me = source.status.me;
    let note = |words: &str| MineView { note: Some(words.to_owned()), ..MineView::default() };
    if proposal.outcome == Outcome::Stale {
        return MineView::default();
    }
    let Some(word) = proposal.asked.iter().find(|word| word.member == me) else {
        return match &proposal.motion {
            Moved::Removal { member } if *member == me => {
                note("You have no voice in this one, and you see how it goes.")
            }
            Moved::Retiring { member, .. } if *member == Some(me) => note(
                "You have no voice in this one: it is a device of yours. If it is not lost, tell the others.",
            ),
            Moved::Person { .. }
            | Moved::Removal { .. }
            | Moved::Rule(_)
            | Moved::Relay(_)
            | Moved::Retiring { .. }
            | Moved::Erasing { .. }
            | Moved::Closing => note(
                "You are not asked about this: you were not in yet when it was put, or on a break.",
            ),
        };
    };
    let decides = would_decide(proposal, me);
    let asked = |needs, answer, note: Option<String>| MineView {
        asked: true,
        needs,
        decides,
        answer,
        note,
    };
    match word.said {
        Said::Nothing if word.stale => asked(
            true,
            None,
            Some("Who belongs has changed since you answered. Please say it once more.".to_owned()),
        ),
        Said::Nothing => asked(true, None, None),
        Said::Contradicting => {
            let answers: Vec<String> =
                word.answers.iter().map(|answer| short(*answer).to_owned()).collect();
            let answers = join(&answers);
            let note = if answers.is_empty() {
                "Your devices gave two answers. Which one is it?".to_owned()
            } else {
                format!("Your devices gave two answers: {answers}. Which one is it?")
            };
            asked(true, None, Some(note))
        }
        Said::Answered(answer) => {
            let why = word.why.as_ref().map_or_else(String::new, |why| {
                format!(": {}", known_words(why).0.trim_end_matches('.'))
            });
            let said = format!(
                "{}{why}. You can change it until it is decided.",
                says("You", true, answer)
            );
            asked(false, Some(answer), Some(said))
        }
        Said::StoodAside => note("You did not answer in time, and stand aside."),
        Said::NotAsked => note(
            "You have no voice in this one: you answered a removal with a removal, and those two are for the others to decide.",
        ),
    }
}

/// Whether nothing but this member's yes is missing.
fn would_decide(proposal: &Proposed, me: MemberId) -> bool {
    let mut yes = 0;
    let mut waits = false;
    for word in proposal.asked.iter().filter(|word| word.member != me) {
        yes += usize::from(word.said == Said::Answered(Answer::Yes));
        waits |= word.said == Said::Answered(Answer::Concern);
    }
    let is_admission = matches!(proposal.motion, Moved::Person { .. });
    !(waits && is_admission) && proposal.needed == Some(yes + 1)
}

fn said(source: &Source<'_>, proposal: &Proposed) -> Vec<String> {
    let people = source.people();
    let mut others: Vec<&Word> =
        proposal.asked.iter().filter(|word| word.member != source.status.me).collect();
    others.sort_by_key(|word| people.rank(word.member));
    let mut lines: Vec<String> =
        others.iter().filter_map(|word| word_line(source, proposal, word)).collect();
    let silent: Vec<MemberId> = others
        .iter()
        .filter(|word| word.said == Said::Nothing && !word.stale)
        .map(|word| word.member)
        .collect();
    if !silent.is_empty() {
        let have = have(&silent, source.status.me);
        lines.push(format!("{} {have} not answered yet.", capital(&people.list(&silent))));
    }
    lines
}

fn word_line(source: &Source<'_>, proposal: &Proposed, word: &Word) -> Option<String> {
    let name = source.people().subject(word.member);
    Some(match word.said {
        Said::Nothing if word.stale => {
            format!("{name} is asked once more: who belongs has changed since the answer.")
        }
        Said::Nothing => return None,
        Said::Answered(answer) => {
            let said = says(&name, false, answer);
            match &word.why {
                Some(why) => format!("{said}: {}", known_words(why).0),
                None => format!("{said}."),
            }
        }
        Said::Contradicting => format!(
            "{name} gave two different answers on two devices. Only {name} can say which one it is."
        ),
        Said::StoodAside => format!("{name} did not answer in time and stands aside."),
        Said::NotAsked if is_in(source, word.member) && is_removal(proposal) => {
            format!("{name} has no voice in this one, having answered a removal with a removal.")
        }
        Said::NotAsked => format!("{name} has gone and is asked no more."),
    })
}

fn progress(source: &Source<'_>, proposal: &Proposed) -> String {
    if proposal.outcome == Outcome::Stale {
        return "Who belongs has changed since you put this. It counts once you put it to the group again."
            .to_owned();
    }
    let Some(needed) = proposal.needed else {
        return "It cannot be decided as things are: too few of you have a voice in it.".to_owned();
    };
    let of = |wanted: &[Said]| -> Vec<MemberId> {
        let words = proposal.asked.iter().filter(|word| wanted.contains(&word.said));
        words.map(|word| word.member).collect()
    };
    let yes = of(&[Said::Answered(Answer::Yes)]).len();
    let undecided = of(&[Said::Nothing, Said::Contradicting]).len();
    let people = source.people();
    let against = of(&[Said::Answered(Answer::NotNow), Said::Answered(Answer::Concern)]);
    let concerned = of(&[Said::Answered(Answer::Concern)]);
    let missing = needed.saturating_sub(yes);
    let takes = match missing {
        0 => String::new(),
        1 => "It takes one more yes.".to_owned(),
        more => format!("It takes {} more yes.", number(more)),
    };
    let who = |ids: &[MemberId]| people.list(ids);
    let is_admission = matches!(proposal.motion, Moved::Person { .. });
    if is_admission && !concerned.is_empty() {
        let verb = have(&concerned, people.me());
        let waits = format!(
            "It waits as long as {} {verb} a concern: it is for the group to answer, not to outvote.",
            who(&concerned)
        );
        return if takes.is_empty() { waits } else { format!("{takes} {waits}") };
    }
    if missing > undecided && !against.is_empty() {
        return format!("{takes} It does not go through unless {} will.", who(&against));
    }
    takes
}

/// Until when it waits, and whether this member can close it now.
fn until(source: &Source<'_>, proposal: &Proposed) -> (String, bool) {
    if proposal.outcome == Outcome::Stale {
        return (String::new(), false);
    }
    if matches!(proposal.motion, Moved::Removal { .. } | Moved::Rule(_)) {
        return ("It waits for every answer, however long that takes.".to_owned(), false);
    }
    let today = source.now.date();
    let Some(until) = date_of(proposal.until) else {
        return ("It waits for everyone.".to_owned(), false);
    };
    let date = short_date(until, today);
    if today <= until {
        return (
            format!(
                "It waits for everyone until {date}. After that it can be closed without those who have not answered."
            ),
            false,
        );
    }
    let me = source.status.me;
    let is_asked =
        proposal.asked.iter().any(|word| word.member == me && word.said != Said::NotAsked);
    let has_closed = proposal.closers.contains(&me);
    (
        format!(
            "It waited for everyone until {date}. It can be closed now: whoever has not answered then stands aside. That takes more \
             than half of you, two at the least; one of you presses, and so does another."
        ),
        is_asked && !has_closed && source.may_write(),
    )
}

fn closing(source: &Source<'_>, proposal: &Proposed) -> String {
    if proposal.outcome != Outcome::Open || proposal.closers.is_empty() {
        return String::new();
    }
    let people = source.people();
    let have = have(&proposal.closers, people.me());
    format!(
        "{} {have} said that it can be closed. It is closed once enough of you have.",
        capital(&people.list(&proposal.closers))
    )
}

fn hints(source: &Source<'_>, proposal: &Proposed) -> Vec<String> {
    let mut hints = Vec::new();
    if let Moved::Person { name, .. } = &proposal.motion {
        hints.extend(name_hints(source, proposal, known(name)));
    }
    hints.extend(removal_hint(source, proposal));
    hints.extend(rule_hint(source, proposal));
    let people = source.people();
    if proposal.by != source.status.me && !is_in(source, proposal.by) {
        hints.push(format!(
            "{} has left since. It stays open; it is for the rest of you to decide.",
            people.subject(proposal.by)
        ));
    }
    hints.extend(left_out_hints(source, proposal));
    hints.extend(break_hint(source, proposal));
    hints
}

/// Who is still asked and began a break since: a vote keeps those it asked, so that it cannot turn about with each break.
fn break_hint(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let people = source.people();
    let waits_for = |member: &&Member| {
        let mut words = proposal.asked.iter();
        member.standing == Standing::OnBreak
            && words.any(|word| word.member == member.id && word.said == Said::Nothing)
    };
    let away: Vec<MemberId> = people.others().filter(waits_for).map(|member| member.id).collect();
    (proposal.outcome == Outcome::Open && !away.is_empty()).then(|| {
        let takes = if away.len() == 1 { "has begun a break" } else { "have begun a break" };
        format!(
            "{} {takes} since. Put to the group once more, it does not wait for them.",
            capital(&people.list(&away))
        )
    })
}

/// Who of the others is not asked, and why; the one who would be taken out is told on the card anyway.
fn left_out_hints(source: &Source<'_>, proposal: &Proposed) -> Vec<String> {
    let people = source.people();
    let subject = about(proposal);
    let is_left_out = |member: &&Member| {
        Some(member.id) != subject && proposal.asked.iter().all(|word| word.member != member.id)
    };
    let (without, away): (Vec<_>, Vec<_>) = people
        .others()
        .filter(is_left_out)
        .partition(|member| member.devices.iter().all(|device| device.retired));
    let mut hints = Vec::new();
    if let (Moved::Retiring { .. }, Some(owner)) = (&proposal.motion, subject)
        && owner != source.status.me
    {
        hints.push(format!("{} is not asked: it is a device of theirs.", people.subject(owner)));
    }
    for (left_out, why) in [
        (without, "without a device in use"),
        (away, "on a break when this was put, or not in yet"),
    ] {
        let ids: Vec<MemberId> = left_out.iter().map(|member| member.id).collect();
        if !ids.is_empty() {
            let verb = if ids.len() == 1 { "is" } else { "are" };
            hints.push(format!("{} {verb} not asked: {why}.", capital(&people.list(&ids))));
        }
    }
    hints
}

/// Whom it would take out, or whose device.
fn about(proposal: &Proposed) -> Option<MemberId> {
    match proposal.motion {
        Moved::Removal { member } => Some(member),
        Moved::Retiring { member, .. } => member,
        Moved::Person { .. }
        | Moved::Rule(_)
        | Moved::Relay(_)
        | Moved::Erasing { .. }
        | Moved::Closing => None,
    }
}

fn name_hints(source: &Source<'_>, proposal: &Proposed, name: Option<&str>) -> Vec<String> {
    let Some(name) = name else {
        return name_hint(proposal).into_iter().collect();
    };
    let people = source.people();
    let is_same = |other: &&Proposed| {
        let called = match &other.motion {
            Moved::Person { name, .. } => known(name),
            Moved::Removal { .. }
            | Moved::Rule(_)
            | Moved::Relay(_)
            | Moved::Retiring { .. }
            | Moved::Erasing { .. }
            | Moved::Closing => None,
        };
        other.proposal != proposal.proposal
            && other.outcome == Outcome::Open
            && called.is_some_and(|called| folded(called) == folded(name))
    };
    let same = source.status.decisions.proposals.iter().find(is_same);
    let hint = |other: &Proposed| {
        let have = have(&[other.by], people.me());
        format!(
            "{} {have} put forward somebody called the same. One person? Then one of the two is enough, and you can say not now to the \
             other.",
            people.subject(other.by)
        )
    };
    same.map(hint).into_iter().collect()
}

/// Two who put forward that the other goes.
fn removal_hint(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let Moved::Removal { member } = proposal.motion else { return None };
    let people = source.people();
    let is_other_way = |other: &&Proposed| {
        other.by == member
            && other.motion == (Moved::Removal { member: proposal.by })
            && matches!(other.outcome, Outcome::Open | Outcome::Passed)
    };
    source.status.decisions.proposals.iter().find(is_other_way)?;
    let both = [member, proposal.by];
    let told =
        format!("{} have each put forward that the other goes.", capital(&people.list(&both)));
    let me = Some(people.me());
    let others = people.others().map(|member| member.id).chain(me);
    let rest: Vec<MemberId> = others.filter(|id| !both.contains(id)).collect();
    Some(match rest.as_slice() {
        [third] => {
            let (verb, is) = if me == Some(*third) { ("decide", "are") } else { ("decides", "is") };
            format!(
                "{told} {} {verb} about each of the two. It can be both; then only {} {is} left, and nothing more can be written.",
                people.subject(*third),
                people.name(*third)
            )
        }
        _ => format!("{told} The rest of you decide about each of the two; it can be both."),
    })
}

/// The rule of when it was put decides it, also where another holds by now.
fn rule_hint(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let is_other = source.status.decisions.rule.is_some_and(|rule| rule != proposal.rule);
    (is_other && proposal.outcome == Outcome::Open).then(|| {
        format!(
            "It is decided by the rule that held when it was put: {}.",
            membership_clause(proposal.rule)
        )
    })
}

fn is_removal(proposal: &Proposed) -> bool {
    matches!(proposal.motion, Moved::Removal { .. })
}

fn is_in(source: &Source<'_>, id: MemberId) -> bool {
    member(source, id)
        .is_some_and(|member| matches!(member.standing, Standing::Member | Standing::OnBreak))
}

fn says(name: &str, is_me: bool, answer: Answer) -> String {
    let verb = match (answer, is_me) {
        (Answer::Yes, true) => "say yes",
        (Answer::Yes, false) => "says yes",
        (Answer::StandAside, true) => "stand aside",
        (Answer::StandAside, false) => "stands aside",
        (Answer::NotNow, true) => "say not now",
        (Answer::NotNow, false) => "says not now",
        (Answer::Concern, true) => "have a concern",
        (Answer::Concern, false) => "has a concern",
    };
    format!("{name} {verb}")
}

/// An answer in a word or two.
fn short(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::StandAside => "I stand aside",
        Answer::NotNow => "not now",
        Answer::Concern => "I have a concern",
    }
}

fn number(of: usize) -> String {
    let words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(of).map_or_else(|| of.to_string(), |word| (*word).to_owned())
}
