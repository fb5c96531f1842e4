//! A ground rule or a decision as a screen shows it: where it stands, each member's own word, what was said on it, and
//! when it is looked at again.

mod faces;
mod mine;
mod state;

use jiff::civil::Date;
use kith_sync::group::edit::{ConcernName, Origin, Put, Stance, TextField};
use kith_sync::group::snapshot::{Agreement, Choice, Member, RuleState, Standing, Words};
use kith_sync::id::{BodyName, ExactHash, MemberId, RecordId};

use self::mine::mine_view;
use self::state::state_view;
use super::Source;
use super::people::{FacesView, capital, form, join};
use super::text::{TextView, known_words, text_view};
use super::when::{coming, short_date, written_on};
use crate::desktop::merge::Piece;
use crate::words::t;

/// Dates of one series among which the third that takes place is looked for.
const LOOKED_AT: usize = 12;

/// A ground rule or a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgreementView {
    pub(crate) put: Put,
    pub(crate) id: RecordId,
    /// What it is called beside a button: its title, or words for one without.
    pub(crate) name: String,
    pub(crate) title: TextView,
    pub(crate) wording: TextView,
    pub(crate) state: StateView,
    /// What holds while a newer wording is being agreed.
    pub(crate) meanwhile: Option<String>,
    /// What the others said, a line each.
    pub(crate) answers: Vec<AnswerLine>,
    /// Everybody who is asked, by where they stand.
    pub(crate) faces: Vec<FacesView>,
    pub(crate) mine: MineView,
    /// Whether people disagreed at once on setting it aside.
    pub(crate) unsettled: bool,
    pub(crate) again: AgainView,
    /// Why it is worth another look, where members come from elsewhere since.
    pub(crate) elsewhere: Option<String>,
    /// What was said on it, oldest first.
    pub(crate) remarks: Vec<RemarkView>,
}

/// Where it stands, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StateView {
    pub(crate) words: String,
    /// More, where it is needed.
    pub(crate) more: Option<String>,
    pub(crate) mood: Mood,
}

/// What a few words are said with; never the only sign of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    Settled,
    Open,
    Careful,
    Quiet,
}

/// Another member's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerLine {
    pub(crate) words: String,
    /// Whether there is more to it than where the member stands with this wording, which the faces show.
    pub(crate) says_more: bool,
    /// A concern that can be answered, and whose it is: "Cleo’s concern".
    pub(crate) concern: Option<(ConcernName, String)>,
}

/// This member's own word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MineView {
    /// The wording that an answer would be given to; absent where there is none, or two.
    pub(crate) wording: Option<ExactHash>,
    /// The word given to it.
    pub(crate) stance: Option<Stance>,
    /// Why, and the body by which it can be taken back.
    pub(crate) why: Option<(String, BodyName)>,
    /// Whether this member's word is still missing.
    pub(crate) asked: bool,
    /// What to say about an earlier, a changed or a doubled word, or about a concern that was answered.
    pub(crate) notes: Vec<String>,
    /// The words of an earlier wording that this member spoke on, beside those of now.
    pub(crate) changed: Option<ChangedView>,
}

/// What changed between the wording that this member spoke on and that of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedView {
    pub(crate) heading: String,
    /// The words that it was.
    pub(crate) from: String,
    pub(crate) pieces: Vec<Piece>,
    /// The same in words, for whoever hears it.
    pub(crate) spoken: String,
}

/// When it is looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AgainView {
    /// "To be looked at again on 14 January."
    pub(crate) words: Option<String>,
    /// Several days that were set at once, to choose from.
    pub(crate) days: Vec<(String, Option<Date>)>,
    /// Whether the day has come, by this member's own calendar: a hint and nothing more.
    pub(crate) is_due: bool,
    /// The date of the third meeting to come, where there is one.
    pub(crate) third: Option<(Date, String)>,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RemarkView {
    /// "Ben, yesterday, to Cleo’s concern".
    pub(crate) by: String,
    pub(crate) words: String,
    /// The body by which this member can take it back.
    pub(crate) mine: Option<BodyName>,
}

/// Whether it waits for this member's word; whoever takes a break is asked nothing.
pub(crate) fn is_asked(source: &Source<'_>, put: &Agreement) -> bool {
    let me = source.status.me;
    let is_on_break = |member: &Member| member.id == me && member.standing == Standing::OnBreak;
    !source.snapshot.members.iter().any(is_on_break)
        && put.state != RuleState::Aside
        && put.wording.wording.is_some()
        && put.answers.iter().filter(|answer| answer.member == me && answer.current).count() != 1
}

/// Whether the day to look at it again has come.
pub(crate) fn is_due(source: &Source<'_>, put: &Agreement) -> bool {
    let day = put.again.settled().copied().flatten();
    put.state != RuleState::Aside && day.is_some_and(|day| day <= source.now.date())
}

/// Whether it holds, in the wording of now or an earlier one.
pub(crate) fn holds(put: &Agreement) -> bool {
    matches!(
        put.state,
        RuleState::Agreed
            | RuleState::EarlierWordingHolds { .. }
            | RuleState::Concern { holds: Some(_), .. }
    )
}

/// Who agreed when members came from elsewhere than they do now; nobody where either was not decided.
pub(crate) fn agreed_elsewhere(
    source: &Source<'_>,
    put: &Agreement,
) -> Option<(Origin, Vec<MemberId>)> {
    let now = source.snapshot.focus.origin.settled().copied()?;
    if !holds(put) {
        return None;
    }
    let elsewhere = put.answers.iter().filter(|answer| {
        let then = answer.origin.filter(|then| *then != Origin::Undecided);
        answer.stance != Stance::Concern && then.is_some_and(|then| then != now)
    });
    let then = elsewhere.clone().find_map(|answer| answer.origin)?;
    let mut members: Vec<MemberId> = elsewhere.map(|answer| answer.member).collect();
    members.dedup();
    Some((then, members))
}

/// The date of the third meeting to come: what is agreed at first is provisional until then.
pub(crate) fn third_meeting(source: &Source<'_>) -> Option<Date> {
    let meetings = source
        .snapshot
        .meetings
        .iter()
        .filter(|meeting| !meeting.uncertain && meeting.cancelled.settled() == Some(&false));
    let mut dates: Vec<Date> = meetings
        .filter_map(|meeting| Some((meeting, meeting.when.settled()?)))
        .flat_map(|(meeting, timed)| {
            let dates = coming(&timed.time, source.now, LOOKED_AT);
            dates.into_iter().filter(|date| !meeting.is_cancelled_on(*date)).take(3)
        })
        .collect();
    dates.sort_unstable();
    dates.get(2).copied()
}

/// Words a ground rule or a decision; `labels` are those of its wording.
pub(crate) fn agreement_view(
    source: &Source<'_>,
    put: Put,
    agreement: &Agreement,
    labels: (&'static str, &'static str),
) -> AgreementView {
    let (state, meanwhile) = state_view(source, agreement);
    let (title, wording) = match put {
        Put::Rule(id) => (TextField::RuleTitle(id), TextField::RuleWording(id)),
        Put::Decision(id) => (TextField::DecisionTitle(id), TextField::DecisionWording(id)),
    };
    AgreementView {
        put,
        id: agreement.id,
        name: name(put, agreement),
        title: text_view(
            source,
            title,
            (t!("agreement-title"), t!("agreement-a-few-words")),
            &agreement.title,
        ),
        wording: text_view(source, wording, labels, &agreement.wording),
        state,
        meanwhile,
        answers: answers(source, agreement),
        faces: faces::faces(source, &agreement.answers),
        mine: mine_view(source, agreement),
        unsettled: agreement.aside.values.len() > 1 || agreement.state == RuleState::Unsettled,
        again: again_view(source, agreement),
        elsewhere: elsewhere(source, agreement),
        remarks: remarks(source, agreement),
    }
}

/// What it is called.
pub(crate) fn name(put: Put, agreement: &Agreement) -> String {
    match (agreement.title.words.trim().is_empty(), put) {
        (false, _) => agreement.title.words.clone(),
        (true, Put::Rule(_)) => t!("agreement-a-rule-without-a-title").to_owned(),
        (true, Put::Decision(_)) => t!("agreement-a-decision-without-a-title").to_owned(),
    }
}

/// Days that were set at once, each with who set it.
pub(crate) fn days_at_once(
    source: &Source<'_>,
    days: &Choice<Option<Date>>,
) -> Vec<(String, Option<Date>)> {
    if days.values.len() < 2 {
        return Vec::new();
    }
    let (people, today) = (source.people(), source.now.date());
    let days = days.values.iter().map(|chosen| {
        let day =
            chosen.value.map_or(t!("agreement-no-day").to_owned(), |day| short_date(day, today));
        let by = people.by(chosen.by);
        (
            t!(
                "agreement-set-by",
                day = capital(&day),
                by = by,
                today = written_on(chosen.day, today)
            ),
            chosen.value,
        )
    });
    days.collect()
}

fn answers(source: &Source<'_>, agreement: &Agreement) -> Vec<AnswerLine> {
    let people = source.people();
    let me = source.status.me;
    let mut others: Vec<_> =
        agreement.answers.iter().filter(|answer| answer.member != me).collect();
    others.sort_by_key(|answer| people.rank(answer.member));
    let lines = others.into_iter().map(|answer| {
        let name = people.subject(answer.member);
        let mut words = match (answer.current, answer.before) {
            (true, Some(before)) => {
                t!(
                    "agreement-changed-from-to",
                    name = name,
                    before = code(before),
                    stance = code(answer.stance)
                )
            }
            (true, None) => match answer.stance {
                Stance::Agree => t!("agreement-agrees", name = name),
                Stance::AgreeWithReservation => {
                    t!("agreement-agrees-with-a-reservation", name = name)
                }
                Stance::StandAside => t!("agreement-stands-aside", name = name),
                Stance::Concern => t!("agreement-has-a-concern", name = name),
            },
            (false, _) => match answer.stance {
                Stance::Agree | Stance::AgreeWithReservation => {
                    t!("agreement-agreed-to-an-earlier-wording", name = name)
                }
                Stance::StandAside => {
                    t!("agreement-stood-aside-from-an-earlier-wording", name = name)
                }
                Stance::Concern => t!("agreement-had-a-concern-with-an-earlier", name = name),
            },
        };
        if let Some(why) = &answer.why {
            words = format!("{words}: {}", known_words(&why.words).0);
        }
        let concern = answer.concern.filter(|_| answer.current);
        let answered = concern.and_then(|concern| answered_by(source, agreement, concern));
        if let Some((by, form)) = answered {
            let end = if words.ends_with(['.', '?', '!']) { "" } else { "." };
            words = t!(
                "agreement-answered-it-it-stands-until-says",
                words = words,
                end = end,
                by = by,
                form = form,
                name = name
            );
        }
        let is_plain = answer.current && answer.before.is_none() && answer.why.is_none();
        let says_more = !is_plain || concern.is_some();
        AnswerLine { words, says_more, concern: concern.map(|it| (it, name)) }
    });
    lines.collect()
}

/// Who answered a concern.
fn answered_by(
    source: &Source<'_>,
    agreement: &Agreement,
    concern: ConcernName,
) -> Option<(String, &'static str)> {
    let remarks = agreement.remarks.iter().filter(|remark| {
        remark.to == Some(concern)
            && remark.member != concern.member
            && remark.written.words != Words::TakenBack
    });
    let mut members: Vec<MemberId> = remarks.map(|remark| remark.member).collect();
    members.sort_unstable();
    members.dedup();
    (!members.is_empty()).then(|| {
        let by = capital(&source.people().list(&members));
        (by, form(&members, source.status.me))
    })
}

/// What this member said, for a message to choose by.
fn code(stance: Stance) -> &'static str {
    match stance {
        Stance::Agree => "agree",
        Stance::AgreeWithReservation => "reserved",
        Stance::StandAside => "aside",
        Stance::Concern => "concern",
    }
}

fn again_view(source: &Source<'_>, agreement: &Agreement) -> AgainView {
    let today = source.now.date();
    let days = days_at_once(source, &agreement.again);
    let is_due = is_due(source, agreement);
    let words = if days.is_empty() {
        agreement.again.settled().copied().flatten().map(|day| {
            let day = short_date(day, today);
            if is_due {
                t!("agreement-you-wanted-to-look-at-this", day = day)
            } else {
                t!("agreement-to-be-looked-at-again-on", day = day)
            }
        })
    } else {
        let names: Vec<String> = days.iter().map(|(words, _)| words.clone()).collect();
        Some(t!("agreement-two-days-to-look-at-this", names = join(&names)))
    };
    let third = third_meeting(source).map(|day| (day, short_date(day, today)));
    AgainView { words, days, is_due, third }
}

fn elsewhere(source: &Source<'_>, agreement: &Agreement) -> Option<String> {
    let (then, members) = agreed_elsewhere(source, agreement)?;
    let now = source.snapshot.focus.origin.settled().copied()?;
    let who = capital(&source.people().list(&members));
    Some(t!(
        "agreement-agreed-when-you-came-from-now",
        who = who,
        form = form(&members, source.status.me),
        then = origin(then),
        now = if now == Origin::Undecided { "undecided" } else { "decided" },
        origin = origin(now)
    ))
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Undecided => t!("agreement-where-it-is-not-decided-yet"),
        Origin::SameWorkplace => t!("agreement-one-workplace"),
        Origin::DifferentWorkplaces => t!("agreement-different-workplaces"),
        Origin::Mixed => t!("agreement-one-workplace-and-from-others"),
    }
}

fn remarks(source: &Source<'_>, agreement: &Agreement) -> Vec<RemarkView> {
    let (people, today) = (source.people(), source.now.date());
    let me = source.status.me;
    let stands = |concern: ConcernName| {
        agreement.answers.iter().any(|answer| answer.current && answer.concern == Some(concern))
    };
    let remarks = agreement.remarks.iter().filter(|it| it.written.words != Words::TakenBack);
    let remarks = remarks.map(|remark| {
        let (by, day) = (people.subject(remark.member), written_on(remark.day, today));
        let by = match remark.to {
            None => t!("agreement-remark", by = by, day = day),
            Some(concern) => {
                let whose = if concern.member == me { "mine" } else { "other" };
                let member = people.by(Some(concern.member));
                if stands(concern) {
                    t!("agreement-remark-to", by = by, day = day, whose = whose, member = member)
                } else {
                    t!(
                        "agreement-remark-to-earlier",
                        by = by,
                        day = day,
                        whose = whose,
                        member = member
                    )
                }
            }
        };
        let (words, is_here) = known_words(&remark.written.words);
        RemarkView {
            by,
            words,
            mine: (remark.member == me && is_here).then_some(remark.written.body),
        }
    });
    remarks.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, speak};

    const ALL: [Stance; 4] =
        [Stance::Agree, Stance::AgreeWithReservation, Stance::StandAside, Stance::Concern];

    #[test]
    fn whoever_changed_their_word_is_told_in_whole_sentences() {
        let told = |before: Stance, now: Stance| {
            let (before, stance) = (code(before), code(now));
            [
                t!("agreement-changed-from-to", name = "Ben", before = before, stance = stance),
                t!("agreement-you-changed-from-to", before = before, stance = stance),
            ]
        };
        assert_eq!(
            told(Stance::Agree, Stance::Concern),
            ["Ben changed from agreeing to a concern", "You changed from agreeing to a concern."]
        );
        speak(Language::German);
        assert_eq!(
            told(Stance::Concern, Stance::AgreeWithReservation),
            [
                "Ben stimmt jetzt mit Vorbehalt zu, vorher waren es Bedenken",
                "Du stimmst jetzt mit Vorbehalt zu, vorher waren es Bedenken.",
            ]
        );
        let all = ALL.iter().flat_map(|before| ALL.map(|now| told(*before, now)));
        let different: std::collections::BTreeSet<_> = all.collect();
        assert_eq!(different.len(), 16);
    }
}
