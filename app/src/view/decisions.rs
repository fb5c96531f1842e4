//! What the group decides about who belongs: who is talked about, who said what, how it is decided.
//!
//! Invariant: what it still takes is said in words, never as a score, and nobody is asked who has no say.
//! Source: FORMATS.md §5.

mod card;
mod contest;
mod faces;
mod motion;
pub(crate) mod rule;
#[cfg(test)]
mod tests;

use kith_sync::group::snapshot::{Member, Standing, Words};
use kith_sync::id::{EntryHash, MemberId};
use kith_sync::node::api::{Answer, Door, Moved, Outcome, Proposed, Rule, Said, Say};

pub(crate) use self::card::CardView;
pub(crate) use self::contest::ContestView;
pub(crate) use self::motion::{closing_effect, erasing_effect, removal_effect, retiring_effect};
use super::Source;
use super::people::{People, capital, form};
use super::when::date_of;
use crate::words::{reason, t};

/// Decisions that are shown before somebody asks for the earlier ones.
pub(crate) const DECIDED_SHOWN: usize = 3;

/// What the group decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecisionsView {
    /// The rule in force, and how it is told.
    pub(crate) rule: Option<(Rule, String)>,
    /// What to know about deciding now, where there is something.
    pub(crate) notes: Vec<&'static str>,
    /// Invitations that were used twice.
    pub(crate) contests: Vec<ContestView>,
    /// What is open; what waits for this member's word first.
    pub(crate) open: Vec<CardView>,
    /// People agreed to who are not in yet.
    pub(crate) agreed: Vec<AgreedView>,
    /// What is decided, newest first, a line each.
    pub(crate) decided: Vec<String>,
    /// Whether somebody can be put forward, and what to say about it.
    pub(crate) coming: ComingView,
    /// Members who can be put forward to be taken out, by name.
    pub(crate) removable: Vec<(MemberId, String)>,
    /// With three, who decides about a removal; absent otherwise.
    pub(crate) third: Option<String>,
    /// Members without a device in use, who can come back with a new one, by name.
    pub(crate) returning: Vec<(MemberId, String)>,
    /// Names that were put forward already, and what to say where the same is typed.
    taken: Vec<(String, String)>,
    /// Whether this member takes a break.
    pub(crate) on_break: bool,
    /// Whether this member can put something to the group now.
    pub(crate) may_propose: bool,
    pub(crate) may_write: bool,
}

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ComingView {
    /// The founder is alone and decides alone.
    Alone,
    /// By putting somebody forward.
    ByVote,
    /// Not now, and why.
    NotNow(&'static str),
}

/// A person whom the group agreed to and who is not in yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgreedView {
    pub(crate) proposal: EntryHash,
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) hints: Vec<String>,
    /// Whether an invitation can be made: none is open.
    pub(crate) may_invite: bool,
}

impl DecisionsView {
    /// What to say where this name is put forward, if somebody called the same was.
    pub(crate) fn same_name(&self, name: &str) -> Option<&str> {
        let name = folded(name);
        self.taken.iter().find(|(taken, _)| *taken == name).map(|(_, words)| words.as_str())
    }
}

/// Makes the part.
pub(crate) fn decisions_view(source: &Source<'_>) -> DecisionsView {
    let decisions = &source.status.decisions;
    let on_break = is_on_break(source);
    let may_write = source.may_write();
    let may_propose = may_propose(source);
    let (mut open, mut agreed, mut decided) = (Vec::new(), Vec::new(), Vec::new());
    for proposal in &decisions.proposals {
        if is_shown_open(source, proposal) {
            open.push(card::card_view(source, proposal));
        } else if is_awaited(source, proposal) {
            agreed.push(agreed_view(source, proposal));
        } else if let Some(line) = decided_line(source, proposal) {
            decided.push(line);
        }
    }
    open.sort_by_key(|card| !card.mine.needs);
    DecisionsView {
        rule: decisions.rule.map(|rule| (rule, rule::rule_sentence(rule))),
        notes: notes(source),
        contests: contest::contest_views(source),
        open,
        agreed,
        decided,
        coming: coming(source, on_break, may_propose),
        removable: removable(source, may_propose),
        third: third(source),
        returning: returning(source),
        taken: taken(source),
        on_break,
        may_propose,
        may_write,
    }
}

/// Whether this member can put something to the group now.
pub(crate) fn may_propose(source: &Source<'_>) -> bool {
    let decisions = &source.status.decisions;
    source.may_write() && !is_on_break(source) && !decisions.closed && !decisions.read_only
}

fn is_on_break(source: &Source<'_>) -> bool {
    let me = member(source, source.status.me);
    me.is_some_and(|me| me.standing == Standing::OnBreak)
}

fn notes(source: &Source<'_>) -> Vec<&'static str> {
    let decisions = &source.status.decisions;
    let mut notes = Vec::new();
    if decisions.disputed {
        notes.push(t!("decisions-people-came-in-by-two-histories"));
    }
    notes
}

/// Whether it stands among what is open: a proposal that became stale stands there for its proposer, to put it anew.
fn is_shown_open(source: &Source<'_>, proposal: &Proposed) -> bool {
    match proposal.outcome {
        Outcome::Open => true,
        Outcome::Stale => proposal.by == source.status.me && !is_put_anew(source, proposal),
        Outcome::Passed | Outcome::Failed | Outcome::Void { .. } => false,
    }
}

/// Whether its proposer has put the same once more.
fn is_put_anew(source: &Source<'_>, proposal: &Proposed) -> bool {
    source.status.decisions.proposals.iter().any(|other| {
        let is_same = other.proposal != proposal.proposal && other.by == proposal.by;
        is_same && other.outcome != Outcome::Stale && is_alike(&other.motion, &proposal.motion)
    })
}

fn is_alike(one: &Moved, other: &Moved) -> bool {
    match (one, other) {
        (Moved::Person { name: one, .. }, Moved::Person { name: other, .. }) => {
            matches!((known(one), known(other)), (Some(one), Some(other)) if folded(one) == folded(other))
        }
        (one, other) => one == other,
    }
}

/// Whether a person was agreed to and is not in yet, with nothing to settle first.
fn is_awaited(source: &Source<'_>, proposal: &Proposed) -> bool {
    let mut contests = source.status.decisions.contests.iter();
    matches!(proposal.motion, Moved::Person { .. })
        && proposal.outcome == Outcome::Passed
        && proposal.came_in.is_none()
        && !contests.any(|contest| contest.proposal == Some(proposal.proposal))
}

fn agreed_view(source: &Source<'_>, proposal: &Proposed) -> AgreedView {
    let name = person_name(source.people(), proposal);
    let is_open = has_invitation(source, proposal);
    let words = if is_open {
        t!("decisions-can-come-in-an-invitation-is", name = name)
    } else if proposal.invited_until.is_some() {
        t!("decisions-can-come-in-the-invitation-has", name = name)
    } else {
        t!("decisions-can-come-in-any-of-you", name = name)
    };
    AgreedView {
        proposal: proposal.proposal,
        words: capital(&words),
        hints: name_hint(proposal).into_iter().chain(late_hints(source, proposal)).collect(),
        may_invite: !is_open && source.may_write(),
        name,
    }
}

/// That a name is not for this member, where it is not.
fn name_hint(proposal: &Proposed) -> Option<String> {
    let is_hidden = matches!(&proposal.motion, Moved::Person { name, .. } if known(name).is_none());
    is_hidden.then(|| t!("decisions-only-those-who-are-asked-can").to_owned())
}

/// Whether an invitation of it can still be used today.
fn has_invitation(source: &Source<'_>, proposal: &Proposed) -> bool {
    let until = proposal.invited_until.and_then(date_of);
    until.is_some_and(|until| source.now.date() <= until)
}

/// Words that came when it was decided already. A concern makes an admission wait, so one beside a decision came later.
fn late_hints(source: &Source<'_>, proposal: &Proposed) -> Vec<String> {
    let people = source.people();
    let late: Vec<MemberId> = proposal
        .asked
        .iter()
        .filter(|word| word.said == Said::Answered(Answer::Concern))
        .map(|word| word.member)
        .collect();
    if late.is_empty() || proposal.outcome != Outcome::Passed {
        return Vec::new();
    }
    let names = capital(&people.list(&late));
    let form = form(&late, people.me());
    vec![t!("decisions-a-concern-that-arrived-when-this", names = names, form = form)]
}

fn decided_line(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let put = || motion::forward_on(source, proposal);
    Some(match &proposal.outcome {
        Outcome::Open => return None,
        Outcome::Passed => motion::passed(source, proposal)?,
        Outcome::Failed => t!("decisions-it-was-closed-without-enough-yes", put = put()),
        Outcome::Stale => {
            t!("decisions-who-belongs-has-changed-since-it", put = put())
        }
        Outcome::Void { because } => {
            t!("decisions-it-does-not-count", put = put(), because = reason::said(because))
        }
    })
}

fn coming(source: &Source<'_>, on_break: bool, may_propose: bool) -> ComingView {
    let is_alone = source.snapshot.members.iter().all(|member| member.id == source.status.me);
    let decisions = &source.status.decisions;
    let is_closed = decisions.rule.is_some_and(|rule| rule.door == Door::Closed);
    if on_break {
        ComingView::NotNow(t!("decisions-you-are-on-a-break-come"))
    } else if !may_propose {
        ComingView::NotNow(t!("decisions-nobody-can-be-put-forward-from"))
    } else if is_closed {
        ComingView::NotNow(t!("decisions-the-group-takes-nobody-new-for"))
    } else if is_alone {
        ComingView::Alone
    } else {
        ComingView::ByVote
    }
}

fn removable(source: &Source<'_>, may_propose: bool) -> Vec<(MemberId, String)> {
    let people = source.people();
    let others: Vec<_> = people.others().collect();
    // With two members there is no removal, only leaving.
    if !may_propose || source.status.decisions.disputed || others.len() < 2 {
        return Vec::new();
    }
    others.into_iter().map(|member| (member.id, people.subject(member.id))).collect()
}

/// Of three, two would remove each other and the third decides, who may be the only one with a say in both.
fn third(source: &Source<'_>) -> Option<String> {
    (source.people().others().count() == 2)
        .then(|| t!("decisions-with-three-of-you-it-takes").to_owned())
}

fn returning(source: &Source<'_>) -> Vec<(MemberId, String)> {
    let people = source.people();
    let is_without = |member: &&Member| member.devices.iter().all(|device| device.retired);
    people
        .others()
        .filter(is_without)
        .map(|member| (member.id, people.subject(member.id)))
        .collect()
}

/// Names under talk, folded, and what to say where somebody types the same.
fn taken(source: &Source<'_>) -> Vec<(String, String)> {
    let people = source.people();
    let proposals = source.status.decisions.proposals.iter();
    proposals
        .filter(|it| it.outcome == Outcome::Open || is_awaited(source, it))
        .filter_map(|it| {
            let Moved::Person { name, .. } = &it.motion else { return None };
            let name = known(name)?;
            let words = if it.outcome == Outcome::Open {
                let (by, form) = (people.subject(it.by), form(&[it.by], people.me()));
                t!("decisions-put-forward-somebody-called-the-same", by = by, form = form)
            } else {
                t!("decisions-the-group-has-agreed-to-somebody").to_owned()
            };
            Some((folded(name), words))
        })
        .collect()
}

/// What the person is called whom a proposal admits; "somebody" for who may not read it.
pub(crate) fn person_name(people: People<'_>, proposal: &Proposed) -> String {
    match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => people.name(*member),
        Moved::Person { name, returning: None } => {
            known(name).map_or_else(|| t!("decisions-somebody").to_owned(), str::to_owned)
        }
        Moved::Removal { .. }
        | Moved::Rule(_)
        | Moved::Relay(_)
        | Moved::Retiring { .. }
        | Moved::Erasing { .. }
        | Moved::Closing => t!("decisions-somebody").to_owned(),
    }
}

/// The same proposal once more, as a command.
fn anew(proposal: &Proposed) -> Option<Say> {
    let why = proposal.why.as_ref().and_then(known).map(str::to_owned);
    Some(match &proposal.motion {
        Moved::Person { name, returning } => {
            Say::ProposePerson { name: known(name)?.to_owned(), returning: *returning, why }
        }
        Moved::Removal { member } => Say::ProposeRemoval { member: *member, why },
        Moved::Rule(Rule { threshold, door, wordings }) => {
            Say::ProposeRule { threshold: *threshold, door: *door, wordings: Some(*wordings), why }
        }
        Moved::Relay(relay) => Say::ProposeRelay {
            relay: match relay {
                Some(relay) => Some(known(relay)?.to_owned()),
                None => None,
            },
            why,
        },
        Moved::Retiring { device, .. } => Say::ProposeRetiring { device: *device, why },
        Moved::Erasing { body, .. } => Say::ProposeErasing { body: *body, why },
        Moved::Closing => Say::ProposeClosing { why },
    })
}

fn member<'a>(source: &Source<'a>, id: MemberId) -> Option<&'a Member> {
    source.snapshot.members.iter().find(|member| member.id == id)
}

pub(crate) fn known(words: &Words) -> Option<&str> {
    match words {
        Words::Known(words) => Some(words.trim()).filter(|words| !words.is_empty()),
        Words::NotHereYet | Words::TakenBack => None,
    }
}

pub(crate) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
