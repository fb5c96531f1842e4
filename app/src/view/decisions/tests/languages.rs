//! The sentences about who says what, in both languages and for whoever is spoken of.

use super::*;
use crate::words::{Language, speak};

#[test]
fn my_own_word_and_those_of_the_others_are_whole_sentences_in_both_languages() {
    let told = |answer: Answer| {
        let mut proposal = admission("Emil");
        proposal.asked[0] = word(ana(), Said::Answered(answer));
        proposal.asked[2] = word(cleo(), Said::Answered(answer));
        let card = card(proposal);
        let mut faces = card.faces.into_iter().flat_map(|group| group.people);
        let cleo = faces.find(|face| face.called == "Cleo").unwrap();
        [card.mine.note.unwrap(), cleo.told.unwrap()]
    };
    let own = |words: &str| format!("{words} You can change it until it is decided.");
    assert_eq!(told(Answer::Yes), [own("You say yes."), "Cleo says yes.".to_owned()]);
    assert_eq!(
        told(Answer::StandAside),
        [own("You stand aside."), "Cleo stands aside.".to_owned()]
    );
    assert_eq!(told(Answer::NotNow), [own("You say not now."), "Cleo says not now.".to_owned()]);
    assert_eq!(
        told(Answer::Concern),
        [own("You have a concern."), "Cleo has a concern.".to_owned()]
    );
    speak(Language::German);
    let own = |words: &str| format!("{words} Du kannst es ändern, bis es entschieden ist.");
    assert_eq!(told(Answer::Yes), [own("Du sagst Ja."), "Cleo sagt Ja.".to_owned()]);
    assert_eq!(
        told(Answer::StandAside),
        [own("Du stehst beiseite."), "Cleo steht beiseite.".to_owned()]
    );
    let not_now = ["Du sagst „jetzt nicht“.", "Cleo sagt „jetzt nicht“."];
    assert_eq!(told(Answer::NotNow), [own(not_now[0]), not_now[1].to_owned()]);
    assert_eq!(told(Answer::Concern), [own("Du hast Bedenken."), "Cleo hat Bedenken.".to_owned()]);
}

#[test]
fn what_it_still_takes_has_the_verb_of_whom_it_names_in_german() {
    speak(Language::German);
    let waits = |who: &[MemberId], answer: Answer| {
        let mut proposal = admission("Emil");
        for asked in &mut proposal.asked {
            let is_one = who.contains(&asked.member);
            asked.said = if is_one { Said::Answered(answer) } else { Said::Nothing };
        }
        card(proposal).progress
    };
    let concern = |who: &[MemberId]| waits(who, Answer::Concern);
    assert!(concern(&[ana()]).contains("Es wartet, solange du Bedenken hast:"));
    assert!(concern(&[ben()]).contains("Es wartet, solange Ben Bedenken hat:"));
    assert!(concern(&[ben(), ana()]).contains("Es wartet, solange Ben und du Bedenken habt:"));
    assert!(concern(&[ben(), cleo()]).contains("Es wartet, solange Ben und Cleo Bedenken haben:"));
    let unless = |who: &[MemberId]| waits(who, Answer::NotNow);
    assert!(unless(&[ana()]).ends_with("wenn du doch noch Ja sagst."));
    assert!(unless(&[ben(), ana()]).ends_with("wenn Ben und du doch noch Ja sagt."));
    assert!(unless(&[ben(), cleo()]).ends_with("wenn Ben und Cleo doch noch Ja sagen."));
}

#[test]
fn who_put_something_forward_is_named_in_the_form_of_the_sentence() {
    let told = |by: MemberId, outcome: Outcome| {
        let mut proposal = proposed(2, Moved::Closing, Vec::new());
        proposal.by = by;
        proposal.outcome = outcome;
        let view = view(&with(vec![proposal]));
        view.decided.first().cloned().unwrap_or_else(|| view.open[0].title.clone())
    };
    assert_eq!(told(ana(), Outcome::Open), "You put forward that the group ends.");
    assert!(told(ana(), Outcome::Failed).contains(" you put forward that the group ends."));
    speak(Language::German);
    assert_eq!(told(ana(), Outcome::Open), "Du schlägst vor, dass die Gruppe endet.");
    assert_eq!(told(ben(), Outcome::Open), "Ben schlägt vor, dass die Gruppe endet.");
    assert!(told(ana(), Outcome::Failed).contains(" hast du vorgeschlagen, dass"));
    assert!(told(ben(), Outcome::Failed).contains(" hat Ben vorgeschlagen, dass"));
    assert_eq!(card(admission("Emil")).title, "Cleo schlägt Emil vor.");
}

#[test]
fn how_it_is_decided_is_one_sentence_for_each_door_and_each_number() {
    let told = |threshold, door| {
        rule::rule_sentence(Rule { threshold, door, wordings: Threshold::Majority })
    };
    assert_eq!(
        told(Threshold::TwoThirds, Door::Open),
        "Anybody whom two of you want can come in. For everything else, two thirds have to agree. A ground rule or a \
         decision holds once more than half have agreed to its wording."
    );
    speak(Language::German);
    assert_eq!(
        told(Threshold::Majority, Door::ByVote),
        "Mehr als die Hälfte muss zustimmen, bevor jemand dazukommt. Eine Absprache oder Entscheidung gilt, sobald \
         ihrem Wortlaut mehr als die Hälfte zugestimmt hat."
    );
    assert_eq!(
        rule::rule_clause(Rule {
            threshold: Threshold::Everyone,
            door: Door::Closed,
            wordings: Threshold::Everyone
        }),
        "alle müssen zustimmen, und vorerst kommt niemand Neues dazu; was ihr in Worte fasst, gilt, sobald dem alle \
         zugestimmt haben"
    );
}
