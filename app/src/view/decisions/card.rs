//! The card of what is open: what would be done, who said what, what it still takes, and this member's own word.

use kith_sync::group::snapshot::{Member, Standing};
use kith_sync::id::{EntryHash, MemberId};
use kith_sync::node::api::{Answer, Moved, Outcome, Proposed, Said, Say, Word};

use super::faces::{faces, says_more};
use super::rule::membership_clause;
use super::{anew, folded, known, member, motion, name_hint};
use crate::view::Source;
use crate::view::people::{FacesView, capital, form, join};
use crate::view::text::known_words;
use crate::view::when::{date_of, short_date};
use crate::words::t;

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
    /// Who said what, as faces.
    pub(crate) faces: Vec<FacesView>,
    /// What the others said beyond what the faces show, a line each.
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
    let (until, may_close) = until(source, proposal);
    let is_stale = proposal.outcome == Outcome::Stale;
    CardView {
        proposal: proposal.proposal,
        title: motion::forward(source, proposal),
        words: motion::words(proposal),
        why: proposal.why.as_ref().map(|why| known_words(why).0),
        effect: motion::effect(source, proposal),
        faces: faces(source, proposal),
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
                note(t!("decisions-you-have-no-voice-in-this"))
            }
            Moved::Retiring { member, .. } if *member == Some(me) => {
                note(t!("decisions-you-have-no-voice-in-this-2"))
            }
            Moved::Person { .. }
            | Moved::Removal { .. }
            | Moved::Rule(_)
            | Moved::Relay(_)
            | Moved::Retiring { .. }
            | Moved::Erasing { .. }
            | Moved::Closing => note(t!("decisions-you-are-not-asked-about-this")),
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
        Said::Nothing if word.stale => {
            asked(true, None, Some(t!("decisions-who-belongs-has-changed-since-you").to_owned()))
        }
        Said::Nothing => asked(true, None, None),
        Said::Contradicting => {
            let answers: Vec<String> =
                word.answers.iter().map(|answer| short(*answer).to_owned()).collect();
            let answers = join(&answers);
            let note = if answers.is_empty() {
                t!("decisions-your-devices-gave-two-answers-which").to_owned()
            } else {
                t!("decisions-your-devices-gave-two-answers-which-2", answers = answers)
            };
            asked(true, None, Some(note))
        }
        Said::Answered(answer) => {
            let said = match &word.why {
                None => t!("decisions-you-answered", answer = code(answer)),
                Some(why) => {
                    let why = known_words(why).0;
                    let why = why.trim_end_matches('.');
                    t!("decisions-you-answered-why", answer = code(answer), why = why)
                }
            };
            asked(false, Some(answer), Some(said))
        }
        Said::StoodAside => note(t!("decisions-you-did-not-answer-in-time")),
        Said::NotAsked => note(t!("decisions-you-have-no-voice-in-this-3")),
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
    let is_other = |word: &&Word| word.member != source.status.me;
    let mut others: Vec<&Word> =
        proposal.asked.iter().filter(is_other).filter(|word| says_more(word)).collect();
    others.sort_by_key(|word| people.rank(word.member));
    others.iter().filter_map(|word| word_line(source, proposal, word)).collect()
}

/// What another member said, as a sentence.
pub(super) fn word_line(source: &Source<'_>, proposal: &Proposed, word: &Word) -> Option<String> {
    let name = source.people().subject(word.member);
    Some(match word.said {
        Said::Nothing if word.stale => {
            t!("decisions-is-asked-once-more-who-belongs", name = name)
        }
        Said::Nothing => return None,
        Said::Answered(answer) => match &word.why {
            None => t!("decisions-answered", name = name, answer = code(answer)),
            Some(why) => {
                let why = known_words(why).0;
                t!("decisions-answered-why", name = name, answer = code(answer), why = why)
            }
        },
        Said::Contradicting => t!("decisions-gave-two-different-answers-on-two", name = name),
        Said::StoodAside => t!("decisions-did-not-answer-in-time-and", name = name),
        Said::NotAsked if is_in(source, word.member) && is_removal(proposal) => {
            t!("decisions-has-no-voice-in-this-one", name = name)
        }
        Said::NotAsked => t!("decisions-has-gone-and-is-asked-no", name = name),
    })
}

fn progress(source: &Source<'_>, proposal: &Proposed) -> String {
    if proposal.outcome == Outcome::Stale {
        return t!("decisions-who-belongs-has-changed-since-you-2").to_owned();
    }
    let Some(needed) = proposal.needed else {
        return t!("decisions-it-cannot-be-decided-as-things").to_owned();
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
        1 => t!("decisions-it-takes-one-more-yes").to_owned(),
        more => t!("decisions-it-takes-more-yes", more = number(more)),
    };
    let is_admission = matches!(proposal.motion, Moved::Person { .. });
    if is_admission && !concerned.is_empty() {
        let names = people.list(&concerned);
        let form = form(&concerned, people.me());
        return after(takes, t!("decisions-it-waits-as-long-as-a", names = names, form = form));
    }
    if missing > undecided && !against.is_empty() {
        let names = people.list(&against);
        let form = form(&against, people.me());
        let unless = t!("decisions-it-does-not-go-through-unless", names = names, form = form);
        return after(takes, unless);
    }
    takes
}

/// One sentence after another, where there is one.
fn after(mut first: String, second: String) -> String {
    if first.is_empty() {
        return second;
    }
    first.push(' ');
    first.push_str(&second);
    first
}

/// Until when it waits, and whether this member can close it now.
fn until(source: &Source<'_>, proposal: &Proposed) -> (String, bool) {
    if proposal.outcome == Outcome::Stale {
        return (String::new(), false);
    }
    if matches!(proposal.motion, Moved::Removal { .. } | Moved::Rule(_)) {
        return (t!("decisions-it-waits-for-every-answer-however").to_owned(), false);
    }
    let today = source.now.date();
    let Some(until) = date_of(proposal.until) else {
        return (t!("decisions-it-waits-for-everyone").to_owned(), false);
    };
    let date = short_date(until, today);
    if today <= until {
        return (t!("decisions-it-waits-for-everyone-until-after", date = date), false);
    }
    let me = source.status.me;
    let is_asked =
        proposal.asked.iter().any(|word| word.member == me && word.said != Said::NotAsked);
    let has_closed = proposal.closers.contains(&me);
    (
        t!("decisions-it-waited-for-everyone-until-it", date = date),
        is_asked && !has_closed && source.may_write(),
    )
}

fn closing(source: &Source<'_>, proposal: &Proposed) -> String {
    if proposal.outcome != Outcome::Open || proposal.closers.is_empty() {
        return String::new();
    }
    let people = source.people();
    let names = capital(&people.list(&proposal.closers));
    let form = form(&proposal.closers, people.me());
    t!("decisions-said-that-it-can-be-closed", names = names, form = form)
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
        hints.push(t!("decisions-has-left-since-it-stays-open", by = people.subject(proposal.by)));
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
        let (names, form) = (capital(&people.list(&away)), form(&away, people.me()));
        t!("decisions-since-put-to-the-group-once", names = names, form = form)
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
        hints.push(t!("decisions-is-not-asked-it-is-a", owner = people.subject(owner)));
    }
    let told = |left_out: &[&Member]| {
        let ids: Vec<MemberId> = left_out.iter().map(|member| member.id).collect();
        let form = form(&ids, people.me());
        (!ids.is_empty()).then(|| (capital(&people.list(&ids)), form))
    };
    hints.extend(
        told(&without)
            .map(|(names, form)| t!("decisions-not-asked-without", names = names, form = form)),
    );
    hints.extend(
        told(&away).map(|(names, form)| t!("decisions-not-asked-away", names = names, form = form)),
    );
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
        let (by, form) = (people.subject(other.by), form(&[other.by], people.me()));
        t!("decisions-put-forward-somebody-called-the-same-2", by = by, form = form)
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
    let names = capital(&people.list(&both));
    let form_of = |who: &[MemberId]| form(who, people.me());
    let told = t!("decisions-have-each-put-forward-that-the", names = names, form = form_of(&both));
    let me = Some(people.me());
    let others = people.others().map(|member| member.id).chain(me);
    let rest: Vec<MemberId> = others.filter(|id| !both.contains(id)).collect();
    let decides = match rest.as_slice() {
        [third] => {
            let (name, form) = (people.subject(*third), form_of(&[*third]));
            t!("decisions-the-third-decides", name = name, form = form)
        }
        _ => t!("decisions-the-rest-of-you-decide").to_owned(),
    };
    Some(after(told, decides))
}

/// The rule of when it was put decides it, also where another holds by now.
fn rule_hint(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let is_other = source.status.decisions.rule.is_some_and(|rule| rule != proposal.rule);
    (is_other && proposal.outcome == Outcome::Open)
        .then(|| t!("decisions-it-is-decided-by-the-rule", rule = membership_clause(proposal.rule)))
}

fn is_removal(proposal: &Proposed) -> bool {
    matches!(proposal.motion, Moved::Removal { .. })
}

fn is_in(source: &Source<'_>, id: MemberId) -> bool {
    member(source, id)
        .is_some_and(|member| matches!(member.standing, Standing::Member | Standing::OnBreak))
}

/// Which answer it is, for a message to choose by.
fn code(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::StandAside => "aside",
        Answer::NotNow => "not-now",
        Answer::Concern => "concern",
    }
}

/// An answer in a word or two.
fn short(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => t!("decisions-yes-2"),
        Answer::StandAside => t!("decisions-i-stand-aside"),
        Answer::NotNow => t!("decisions-not-now-2"),
        Answer::Concern => t!("decisions-i-have-a-concern"),
    }
}

fn number(of: usize) -> String {
    let words = [
        t!("decisions-no"),
        t!("decisions-one"),
        t!("decisions-two"),
        t!("decisions-three"),
        t!("decisions-four"),
        t!("decisions-five"),
        t!("decisions-six"),
        t!("decisions-seven"),
        t!("decisions-eight"),
        t!("decisions-nine"),
        t!("decisions-ten"),
    ];
    words.get(of).map_or_else(|| of.to_string(), |word| (*word).to_owned())
}
