//! People whom the group may ask to join, and where each stands.
//!
//! Merge: of two stages given at once none wins, and a "not now" among them stays until somebody who saw it says otherwise.
//! Records that were said to be of the same person are read as one, the one made first; their stages, dates and marks count
//! together, so that nothing is lost by that, and each can be told apart again.
//!
//! Invariant: a person of whom all stages say "not now" is in no snapshot; see [`View::turned_down`](super::View::turned_down).
//! Source: FORMATS.md §4.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::chunk::{OpId, Scalar};
use super::clicks;
use super::edit::{CandidateFact, CandidateMark, Clicks, Stage};
use super::forms::check_day;
use super::index::Index;
use super::keys::{self, ASKING, CANDIDATE, KNOWS, StageValue, shared};
use super::read::Reader;
use super::records::Records;
use super::snapshot::{Candidate, Choice, Chosen, SamePerson, StageOn};
use super::write::{Draft, EditError, Subject};
use crate::id::{BodyName, ChainId, Day, MemberId, RecordId};

const NAME: &str = "name";
const LINE: &str = "line";
const FROM: &str = "from";
const STAGE: &str = "stage";
const TRIAL: &str = "trial";
const DISCUSSED: &str = "discussed";
const SAME: &str = "same";

/// Adds somebody.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    name: &str,
    line: &str,
    from: &str,
    knows: bool,
) -> Result<(), EditError> {
    let person = draft.make(CANDIDATE);
    draft.put_line(shared(CANDIDATE, person, NAME), Subject::Person, name)?;
    for (field, what, words) in
        [(LINE, Subject::PersonLine, line), (FROM, Subject::PersonFrom, from)]
    {
        if !words.trim().is_empty() {
            draft.put_line(shared(CANDIDATE, person, field), what, words)?;
        }
    }
    if knows {
        draft.put(keys::own(draft.context.me, KNOWS, &person.to_string()), Scalar::Bool(true));
    }
    Ok(())
}

/// Sets one thing about somebody.
pub(super) fn set(
    draft: &mut Draft<'_, '_>,
    person: RecordId,
    fact: &CandidateFact,
) -> Result<(), EditError> {
    let all = listed(draft, person)?;
    let first = all.first().copied().unwrap_or(person);
    match fact {
        CandidateFact::Name(words) => {
            draft.put_line(shared(CANDIDATE, first, NAME), Subject::Person, words)
        }
        CandidateFact::Line(words) => {
            draft.put_line_or_nothing(shared(CANDIDATE, first, LINE), Subject::PersonLine, words)
        }
        CandidateFact::From(words) => {
            draft.put_line_or_nothing(shared(CANDIDATE, first, FROM), Subject::PersonFrom, words)
        }
        CandidateFact::Stage { stage, on } => {
            check_day(*on)?;
            put_for_all(draft, &all, STAGE, &StageValue { stage: *stage, on: *on });
            Ok(())
        }
        CandidateFact::Trial(day) => {
            check_day(*day)?;
            put_for_all(draft, &all, TRIAL, day);
            Ok(())
        }
        CandidateFact::Discussed(day) => {
            check_day(*day)?;
            put_for_all(draft, &all, DISCUSSED, day);
            Ok(())
        }
        CandidateFact::Same(Some(other)) => {
            if all.contains(other) {
                return Err(EditError::SamePerson);
            }
            listed(draft, *other)?;
            draft.put_encoded(shared(CANDIDATE, person, SAME), &Some(*other));
            Ok(())
        }
        CandidateFact::Same(None) => {
            tell_apart(draft, person, &all);
            Ok(())
        }
    }
}

/// Says something of this member's own about somebody, or takes it back.
pub(super) fn mark(
    draft: &mut Draft<'_, '_>,
    person: RecordId,
    mark: CandidateMark,
    on: bool,
) -> Result<(), EditError> {
    let all = listed(draft, person)?;
    let (me, kind) = (draft.context.me, mark_kind(mark));
    let key = |of: &RecordId| keys::own(me, kind, &of.to_string());
    if on {
        let first = all.first().unwrap_or(&person);
        draft.put(key(first), Scalar::Bool(true));
    } else {
        for of in &all {
            // Where two were said to be one, it may have been said of either.
            if *of == person || draft.document.index().has(&key(of)) {
                draft.put(key(of), Scalar::Null);
            }
        }
    }
    Ok(())
}

/// Says whether it clicks with somebody who tries it out.
pub(super) fn say_clicks(
    draft: &mut Draft<'_, '_>,
    person: RecordId,
    answer: Option<Clicks>,
) -> Result<(), EditError> {
    let all = listed(draft, person)?;
    let index = draft.document.index();
    let values = all.iter().flat_map(|of| index.values(&shared(CANDIDATE, *of, TRIAL)));
    let days = values.filter_map(|(_, value)| value.decoded());
    let answer = match answer {
        Some(clicks) => Some((clicks, clicks::day_of(days)?)),
        None => None,
    };
    clicks::say(draft, &of_records(&all), answer);
    Ok(())
}

fn of_records(all: &[RecordId]) -> Vec<Option<RecordId>> {
    all.iter().copied().map(Some).collect()
}

/// The people who are listed, by when they were added, kept up to date person by person.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    /// Of each all records, as they were read last.
    known: BTreeSet<Vec<RecordId>>,
    listed: Records<(OpId, RecordId), Candidate>,
    /// Everything that was ever written about whoever is listed no more, and by which chain.
    turned_down: BTreeSet<(BodyName, ChainId)>,
}

impl People {
    /// Reads again whoever was touched, and whose records are others than before.
    pub(super) fn update(&mut self, reader: &Reader<'_>, touched: &BTreeSet<RecordId>) {
        let index = reader.document.index();
        let (gone, now): (BTreeSet<Vec<RecordId>>, BTreeSet<Vec<RecordId>>) =
            clusters(index).into_iter().partition(|all| is_turned_down(index, all));
        self.turned_down = gone.iter().flatten().flat_map(|person| index.about(*person)).collect();
        let before = std::mem::replace(&mut self.known, now);
        let firsts: BTreeSet<RecordId> =
            self.known.iter().filter_map(|all| all.first().copied()).collect();
        for gone in before.iter().filter_map(|all| all.first()) {
            if !firsts.contains(gone) {
                self.listed.put(*gone, None);
            }
        }
        for all in &self.known {
            if !before.contains(all) || all.iter().any(|record| touched.contains(record)) {
                let Some(first) = all.first() else { continue };
                self.listed.put(*first, read(reader, *first, all));
            }
        }
        self.listed.settle();
    }

    /// What was written about people whom the group turned down, and by which chain.
    pub(super) fn turned_down(&self) -> &BTreeSet<(BodyName, ChainId)> {
        &self.turned_down
    }

    /// The list as it was brought up to date.
    pub(super) fn all(&self) -> Arc<Vec<Arc<Candidate>>> {
        self.listed.all()
    }
}

/// Reads one person, with where they stand among the others.
fn read(
    reader: &Reader<'_>,
    first: RecordId,
    all: &[RecordId],
) -> Option<((OpId, RecordId), Candidate)> {
    let index = reader.document.index();
    let made = index.made(CANDIDATE, first)?;
    let (by, day) = reader.made(CANDIDATE, first)?;
    let key = |field| shared(CANDIDATE, first, field);
    let mut stage: Choice<StageOn> = united(reader, all, STAGE);
    if stage.values.is_empty() {
        let on = date_of(day);
        stage.values.push(Chosen { value: StageOn { stage: Stage::Idea, on }, by, day });
    }
    let person = Candidate {
        id: first,
        name: reader.line(&key(NAME)),
        line: reader.line(&key(LINE)),
        from: reader.line(&key(FROM)),
        stage,
        trial: united(reader, all, TRIAL),
        discussed: united(reader, all, DISCUSSED),
        clicks: clicks::read(reader, &of_records(all)),
        knows: marked(reader, all, KNOWS),
        asking: marked(reader, all, ASKING),
        same: all.iter().skip(1).map(|other| same_person(reader, *other)).collect(),
        unsettled: all.iter().flat_map(|of| contested(index, *of)).collect(),
        by,
        day,
    };
    Some(((made, first), person))
}

/// Everybody who is listed, each with all records of that person, the one made first before the others.
fn clusters(index: &Index) -> Vec<Vec<RecordId>> {
    let people: Vec<RecordId> = index.records(CANDIDATE).collect();
    // By record, another of the same person that stands for more of them; itself where it stands for all.
    let mut under: BTreeMap<RecordId, RecordId> = people.iter().map(|id| (*id, *id)).collect();
    for person in &people {
        let other = settled_same(index, *person).filter(|other| under.contains_key(other));
        if let Some(other) = other {
            let (one, two) = (head(&mut under, *person), head(&mut under, other));
            under.insert(two, one);
        }
    }
    let mut groups: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
    for person in people {
        groups.entry(head(&mut under, person)).or_default().push(person);
    }
    let mut groups: Vec<Vec<RecordId>> = groups.into_values().collect();
    for all in &mut groups {
        all.sort_unstable_by_key(|person| (index.made(CANDIDATE, *person), *person));
    }
    groups
}

/// Which record stands for all of a person's; on the way, each is put nearer to it.
fn head(under: &mut BTreeMap<RecordId, RecordId>, person: RecordId) -> RecordId {
    let mut at = person;
    loop {
        let next = under.get(&at).copied().unwrap_or(at);
        let after = under.get(&next).copied().unwrap_or(next);
        if next == after {
            return next;
        }
        under.insert(at, after);
        at = after;
    }
}

/// The other record that a record is of the same person as, where nobody says otherwise.
fn settled_same(index: &Index, person: RecordId) -> Option<RecordId> {
    let mut said = sames(index, person);
    let first = said.next()?;
    said.all(|other| other == first).then_some(first).flatten()
}

/// The records of which some say that they are of the same person and others not.
fn contested(index: &Index, person: RecordId) -> Vec<RecordId> {
    let said: BTreeSet<Option<RecordId>> = sames(index, person).collect();
    if said.len() > 1 { said.into_iter().flatten().collect() } else { Vec::new() }
}

fn sames(index: &Index, person: RecordId) -> impl Iterator<Item = Option<RecordId>> {
    let values = index.values(&shared(CANDIDATE, person, SAME));
    values.iter().filter_map(|(_, value)| value.decoded::<Option<RecordId>>())
}

/// Whether all that anybody says of where a person stands is "not now".
fn is_turned_down(index: &Index, all: &[RecordId]) -> bool {
    let stages = all.iter().flat_map(|person| index.values(&shared(CANDIDATE, *person, STAGE)));
    let mut stages = stages.filter_map(|(_, value)| value.decoded::<StageValue>()).peekable();
    stages.peek().is_some() && stages.all(|value| value.stage == Stage::NotNow)
}

/// All records of a person who is listed.
fn listed(draft: &Draft<'_, '_>, person: RecordId) -> Result<Vec<RecordId>, EditError> {
    draft.check(CANDIDATE, person)?;
    let index = draft.document.index();
    let all = clusters(index).into_iter().find(|all| all.contains(&person));
    all.filter(|all| !is_turned_down(index, all)).ok_or(EditError::NoSuchCandidate)
}

/// Takes a record out of what was said to be of one person.
fn tell_apart(draft: &mut Draft<'_, '_>, person: RecordId, all: &[RecordId]) {
    let index = draft.document.index();
    let points_here = |of: &RecordId| sames(index, *of).any(|said| said == Some(person));
    let joined: Vec<RecordId> =
        all.iter().filter(|of| **of == person || points_here(of)).copied().collect();
    for of in joined {
        draft.put_encoded(shared(CANDIDATE, of, SAME), &None::<RecordId>);
    }
}

fn put_for_all<T: serde::Serialize>(
    draft: &mut Draft<'_, '_>,
    all: &[RecordId],
    field: &str,
    value: &T,
) {
    for person in all {
        draft.put_encoded(shared(CANDIDATE, *person, field), value);
    }
}

/// The values of now of all records of a person; equal ones once.
fn united<T>(reader: &Reader<'_>, all: &[RecordId], field: &str) -> Choice<T>
where
    T: PartialEq + serde::Serialize + serde::de::DeserializeOwned,
{
    let mut values: Vec<Chosen<T>> = Vec::new();
    for person in all {
        for chosen in reader.exact::<T>(&shared(CANDIDATE, *person, field)).values {
            if values.iter().all(|before| before.value != chosen.value) {
                values.push(chosen);
            }
        }
    }
    Choice { values }
}

fn marked(reader: &Reader<'_>, all: &[RecordId], kind: &str) -> Vec<MemberId> {
    let read = |value: &Scalar| (*value == Scalar::Bool(true)).then_some(());
    let words = all.iter().flat_map(|of| reader.own_words(kind, &of.to_string(), read));
    words.map(|word| word.member).collect::<BTreeSet<_>>().into_iter().collect()
}

fn same_person(reader: &Reader<'_>, id: RecordId) -> SamePerson {
    let key = |field| shared(CANDIDATE, id, field);
    SamePerson {
        id,
        name: reader.line(&key(NAME)),
        line: reader.line(&key(LINE)),
        from: reader.line(&key(FROM)),
        by: reader.made(CANDIDATE, id).and_then(|(by, _)| by),
    }
}

const fn mark_kind(mark: CandidateMark) -> &'static str {
    match mark {
        CandidateMark::Knows => KNOWS,
        CandidateMark::Asking => ASKING,
    }
}

fn date_of(day: Day) -> Date {
    let start = jiff::civil::date(1970, 1, 1);
    start.checked_add(jiff::Span::new().days(i64::from(day.0.min(80_000)))).unwrap_or(start)
}
