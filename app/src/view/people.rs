//! Members by name: people, never keys.
//!
//! Invariant: two whose names look alike are told apart, and nobody's name passes for a word of the program.

mod alike;

use self::alike::look;
use crate::words::t;
use kith_sync::group::snapshot::{self, Member, Standing};
use kith_sync::id::MemberId;

/// Somebody as a face shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FaceView {
    /// The name that the face begins with, whoever looks at it.
    pub(crate) name: String,
    /// "You", or the name.
    pub(crate) called: String,
    /// What they said, as a sentence, where it is known.
    pub(crate) told: Option<String>,
}

/// Where somebody stands with what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    For,
    /// For it, if it has to be.
    Halfway,
    Against,
    /// A concern, or something else to look at.
    Careful,
    Aside,
    Open,
}

/// People who stand alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FacesView {
    pub(crate) stand: Stand,
    /// Where they stand, in a word or two.
    pub(crate) words: &'static str,
    pub(crate) people: Vec<FaceView>,
}

/// Looks members up by id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct People<'a> {
    members: &'a [Member],
    me: MemberId,
}

impl<'a> People<'a> {
    pub(crate) fn new(members: &'a [Member], me: MemberId) -> Self {
        Self { members, me }
    }

    /// "you", the member's name, or words for who is not known by name.
    pub(crate) fn name(&self, id: MemberId) -> String {
        self.told(
            id,
            [
                t!("people-you"),
                t!("people-somebody-who-is-no-longer-here"),
                t!("people-somebody-without-a-name-yet"),
            ],
        )
    }

    fn told(&self, id: MemberId, [you, gone, nameless]: [&str; 3]) -> String {
        if id == self.me {
            return you.to_owned();
        }
        let member = self.members.iter().find(|member| member.id == id);
        match member {
            None => gone.to_owned(),
            Some(member) if member.name.trim().is_empty() => nameless.to_owned(),
            Some(member) => self.called(member),
        }
    }

    /// The name, with a number where others have one that looks alike: the same on every device, and on every one of them.
    fn called(&self, member: &Member) -> String {
        let (name, its) = (member.name.trim(), look(&member.name));
        let others = self.members.iter().filter(|other| other.id != member.id);
        let alike = others.filter(|other| look(&other.name) == its).collect::<Vec<_>>();
        if !alike.is_empty() {
            let before = alike.iter().filter(|other| other.id < member.id).count();
            return t!("people-one-of-several", name = name, number = before + 1);
        }
        if own_words().into_iter().any(|words| look(words) == its) {
            return quoted(name);
        }
        name.to_owned()
    }

    /// The same at the beginning of a sentence.
    pub(crate) fn subject(&self, id: MemberId) -> String {
        capital(&self.name(id))
    }

    /// Somebody's face, and what they are called beside it.
    pub(crate) fn face(&self, id: MemberId) -> FaceView {
        let mut members = self.members.iter();
        let name = members.find(|member| member.id == id).map(|member| member.name.trim());
        let called = self.subject(id);
        let name = name.filter(|name| !name.is_empty()).map_or_else(|| called.clone(), capital);
        FaceView { name, called, told: None }
    }

    /// The same for who may be unknown.
    pub(crate) fn author(&self, id: Option<MemberId>) -> String {
        id.map_or_else(|| t!("people-somebody").to_owned(), |id| self.name(id))
    }

    /// Who did something, as it stands after "by": some languages have a form of its own there.
    pub(crate) fn by(&self, id: Option<MemberId>) -> String {
        match id {
            None => t!("people-by-somebody").to_owned(),
            Some(id) => self.told(
                id,
                [
                    t!("people-by-you"),
                    t!("people-by-somebody-who-is-no-longer-here"),
                    t!("people-by-somebody-without-a-name-yet"),
                ],
            ),
        }
    }

    /// Several who did something, as they stand after "by".
    pub(crate) fn by_all(&self, ids: &[MemberId]) -> String {
        self.named(ids, |id| self.by(Some(id)))
    }

    /// Where a member stands among all, who are listed by name.
    pub(crate) fn rank(&self, id: MemberId) -> usize {
        snapshot::rank(self.members, id)
    }

    /// "Ana, Ben and you": by name, and I last.
    pub(crate) fn list(&self, ids: &[MemberId]) -> String {
        self.named(ids, |id| self.name(id))
    }

    fn named(&self, ids: &[MemberId], name: impl Fn(MemberId) -> String) -> String {
        let mut others: Vec<MemberId> = ids.iter().copied().filter(|id| *id != self.me).collect();
        others.sort_by_key(|id| self.rank(*id));
        let me = ids.contains(&self.me).then_some(self.me);
        let names: Vec<String> = others.into_iter().chain(me).map(name).collect();
        join(&names)
    }

    /// Members who are in, without me.
    pub(crate) fn others(&self) -> impl Iterator<Item = &'a Member> + use<'a> {
        let me = self.me;
        self.members
            .iter()
            .filter(move |member| member.id != me)
            .filter(|member| matches!(member.standing, Standing::Member | Standing::OnBreak))
    }

    pub(crate) fn me(&self) -> MemberId {
        self.me
    }
}

/// What stands in the place of a name, and is not one.
fn own_words() -> [&'static str; 8] {
    [
        t!("people-you"),
        t!("people-by-you"),
        t!("people-somebody"),
        t!("people-by-somebody"),
        t!("people-somebody-who-is-no-longer-here"),
        t!("people-by-somebody-who-is-no-longer-here"),
        t!("people-somebody-without-a-name-yet"),
        t!("people-by-somebody-without-a-name-yet"),
    ]
}

/// "a", "a and b", "a, b and c".
pub(crate) fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => t!("people-and", names = most.join(", "), last = last),
    }
}

/// "a", "a or b", "a or b or c".
pub(crate) fn either(words: &[impl AsRef<str>]) -> String {
    let mut words = words.iter().map(|words| words.as_ref().to_owned());
    let first = words.next().unwrap_or_default();
    words.fold(first, |one, other| t!("people-or", one = one, other = other))
}

/// Words in the marks of the reader's language.
pub(crate) fn quoted(words: &str) -> String {
    t!("people-quoted", words = words)
}

/// Which form a sentence about them takes, for its message to choose by: "you", "one", "with-you" or "other".
pub(crate) fn form(who: &[MemberId], me: MemberId) -> &'static str {
    match who {
        [one] if *one == me => "you",
        [_] => "one",
        _ if who.contains(&me) => "with-you",
        _ => "other",
    }
}

/// With a capital at the beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, snapshot};
    use crate::words::{Language, speak};

    #[test]
    fn i_am_named_last_and_as_you() {
        let snapshot = snapshot();
        let people = People::new(&snapshot.members, ana());
        assert_eq!(people.list(&[ana(), ben(), cleo()]), "Ben, Cleo and you");
        assert_eq!(people.list(&[cleo(), ben()]), "Ben and Cleo");
        assert_eq!(people.subject(ana()), "You");
        assert_eq!(people.author(None), "somebody");
    }

    #[test]
    fn who_did_something_stands_after_by_in_the_form_that_german_has_there() {
        let snapshot = snapshot();
        let people = People::new(&snapshot.members, ana());
        let stranger = MemberId::from_bytes([99; 16]);
        let told = || [Some(ana()), Some(ben()), Some(stranger), None].map(|id| people.by(id));
        assert_eq!(told(), ["you", "Ben", "somebody who is no longer here", "somebody"]);
        assert_eq!(people.by_all(&[ana(), cleo()]), "Cleo and you");
        speak(Language::German);
        assert_eq!(told(), ["dir", "Ben", "einem früheren Mitglied", "jemandem"]);
        assert_eq!(people.by_all(&[ana(), cleo()]), "Cleo und dir");
    }

    #[test]
    fn a_sentence_about_people_has_its_form_in_both_languages() {
        let snapshot = snapshot();
        let people = People::new(&snapshot.members, ana());
        let told = |who: &[MemberId]| {
            let names = capital(&people.list(who));
            let form = form(who, ana());
            t!("agreement-not-spoken-on-this-wording-yet", who = names, form = form)
        };
        let all: [&[MemberId]; 4] = [&[ana()], &[ben()], &[ben(), ana()], &[ben(), cleo()]];
        let begins = |words: [&str; 4]| {
            for (who, words) in all.iter().zip(words) {
                assert!(told(who).starts_with(words), "{}", told(who));
            }
        };
        begins(["You have", "Ben has", "Ben and you have", "Ben and Cleo have"]);
        speak(Language::German);
        begins(["Du hast", "Ben hat", "Ben und du habt", "Ben und Cleo haben"]);
    }

    #[test]
    fn each_has_a_form_of_its_own_one_several_and_me_among_them() {
        let forms = [vec![ben()], vec![ana()], vec![ben(), cleo()], vec![ben(), ana()]];
        assert_eq!(forms.map(|who| form(&who, ana())), ["one", "you", "other", "with-you"]);
    }

    /// The group, with another name for Ben and for Cleo.
    fn named(names: [&str; 2]) -> Vec<Member> {
        let mut members = snapshot().members.to_vec();
        for (id, name) in [ben(), cleo()].into_iter().zip(names) {
            let member = members.iter_mut().find(|member| member.id == id).unwrap();
            name.clone_into(&mut member.name);
        }
        members
    }

    #[test]
    fn two_whose_names_look_alike_are_told_apart() {
        // The second begins and ends with letters of another alphabet.
        let members = named(["Ana", "Аnа"]);
        let people = People::new(&members, ana());
        assert_eq!(people.list(&[ben(), cleo()]), "Ana (2) and Аnа (3)");
        assert_eq!(people.subject(ana()), "You");
        let people = People::new(&members, cleo());
        assert_eq!([ana(), ben()].map(|id| people.name(id)), ["Ana (1)", "Ana (2)"]);
        let members = named(["Ben", "Cleo"]);
        assert_eq!(People::new(&members, ana()).list(&[ben(), cleo()]), "Ben and Cleo");
    }

    #[test]
    fn nobody_is_called_as_the_program_calls_me_or_somebody_unknown() {
        let members = named(["You", "somebody"]);
        let people = People::new(&members, ana());
        assert_eq!(people.list(&[ben(), cleo(), ana()]), "“You”, “somebody” and you");
        speak(Language::German);
        let members = named(["du", "You"]);
        let people = People::new(&members, ana());
        assert_eq!(people.list(&[ben(), cleo()]), "„du“ und You");
    }

    #[test]
    fn a_name_in_any_script_begins_a_sentence() {
        assert_eq!(capital("élise"), "Élise");
        assert_eq!(capital("美咲"), "美咲");
        assert_eq!(capital(""), "");
    }
}
