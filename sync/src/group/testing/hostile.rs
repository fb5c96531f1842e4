//! Mallory is a member and signs whatever she likes; nothing that she sends hurts or divides the others.

use super::*;
use crate::group::chunk::sealed;
use crate::group::chunk::{self, OpId, Put, RawChange, Scalar};
use crate::group::keys;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).unwrap()
    }
}

/// Alice and Mallory, and what Mallory sends next when she is honest.
struct Case {
    alice: Peer,
    mallory: Peer,
    honest: RawChange,
    context: VetContext,
}

fn case() -> Case {
    let world = World::default();
    let (mut alice, mut mallory) = (world.device(1, 1), world.device(7, 1));
    alice.edit(&Edit::NameMyself { name: "Alice".to_owned() });
    alice.edit(&Edit::AddMeeting { when: evening(2), place: "Library".to_owned() });
    mallory.hear(&alice);
    mallory.edit(&Edit::NameMyself { name: "Mallory".to_owned() });
    alice.hear(&mallory);
    let meeting = alice.snapshot().meetings[0].id;
    let edit = Edit::MoveMeeting { meeting, when: evening(3) };
    let honest = mallory.edit(&edit);
    let context = alice.context(mallory.document.chain(), &[]);
    let honest = chunk::parse(&honest.change).unwrap();
    Case { alice, mallory, honest, context }
}

#[test]
fn a_meeting_that_somebody_gave_hundreds_of_times_at_once_can_still_be_moved() {
    let Case { mut alice, .. } = case();
    let meeting = alice.snapshot().meetings[0].id;
    let world = alice.world.clone();
    // As many runs as a byte can name, none of which knows the others, for two members.
    let chains: Vec<Peer> = [7, 8]
        .into_iter()
        .flat_map(|member| (10..210).map(move |run| (member, run)))
        .map(|(member, run)| {
            let mut one = world.device(member, run);
            one.hear(&alice);
            one.edit(&Edit::MoveMeeting {
                meeting,
                when: evening(i8::try_from(run % 28).unwrap() + 1),
            });
            one
        })
        .collect();
    for (at, some) in chains.chunks(16).enumerate() {
        for one in some {
            alice.hear(one);
        }
        // What rests on them makes room for the next.
        alice.edit(&Edit::NameMyself { name: format!("Alice {at}") });
    }
    assert!(alice.snapshot().meetings[0].when.values.len() > 20);

    let mut bob = world.device(2, 1);
    for _ in 0..4 {
        alice.edit(&Edit::MoveMeeting { meeting, when: evening(30) });
        bob.hear(&alice);
    }
    let of_alice = &alice.snapshot().meetings[0];
    assert_eq!(of_alice.when.values.len(), 1, "each writing takes away up to 128 of them");
    assert_eq!(of_alice, &bob.snapshot().meetings[0]);
    assert!(alice.document.agrees_with_its_index());
}

impl Case {
    fn sends(&self, change: &RawChange) -> Result<Vetted, VetError> {
        vet(&sealed(chunk::encode(change)), &self.context)
    }

    /// What becomes of a change that passed the door.
    fn applied(&mut self, change: &RawChange) -> Vec<VetError> {
        let vetted = self.sends(change).unwrap();
        let applied = self.alice.document.apply(vec![vetted]).unwrap();
        applied.refused.iter().map(|refused| refused.why).collect()
    }

    fn with(&self, change: impl FnOnce(&mut RawChange)) -> RawChange {
        let mut raw = self.honest.clone();
        change(&mut raw);
        raw
    }

    fn putting(&self, key: String, value: Scalar) -> Result<Vetted, VetError> {
        self.sends(&self.with(|raw| raw.puts = vec![Put { key, value, pred: Vec::new() }]))
    }
}

/// A body is what its writer's program made it, whatever honest ones refuse.
#[test]
fn names_and_lines_are_read_without_what_cannot_be_seen_and_on_one_line() {
    let Case { mut alice, mut mallory, .. } = case();
    let liar = "\u{202e}Alice\u{200b}\nhas left \u{e06c}".to_owned();
    mallory.edit(&Edit::AddPlace {
        name: "Library".to_owned(),
        set: Vec::new(),
        access: String::new(),
        notes: String::new(),
    });
    mallory.edit(&Edit::NameMyself { name: "Mallory once more".to_owned() });
    mallory.world.say_instead("Mallory once more", &liar);
    mallory.world.say_instead("Library", &liar);
    alice.hear(&mallory);
    let read = alice.read_anew();
    let name = read.members.iter().find(|member| member.id == mallory.me).unwrap().name.clone();
    assert_eq!(name, "Alice has left \u{fffd}");
    let place = &read.places[0].name.values[0].value.words;
    assert_eq!(*place, Words::Known(name));
    let told = alice.try_edit(&Edit::NameMyself { name: "\u{200b}\u{3164}".to_owned() });
    assert!(matches!(told, Err(EditError::Empty(Subject::Name))), "{told:?}");
}

#[test]
fn an_honest_change_passes_and_applies() {
    let mut case = case();
    let honest = case.honest.clone();
    assert_eq!(case.applied(&honest), []);
    case.alice.refresh(&Touched { roster: true, ..Touched::default() });
    assert_eq!(case.alice.snapshot().meetings, case.mallory.snapshot().meetings);
}

#[test]
fn what_does_not_come_next_in_the_chain_is_refused() {
    let case = case();
    let refused = |change: RawChange| case.sends(&change).unwrap_err();
    assert_eq!(refused(case.with(|raw| raw.seq += 1)), VetError::Order);
    assert_eq!(refused(case.with(|raw| raw.seq -= 1)), VetError::Order);
    assert_eq!(refused(case.with(|raw| raw.actor = [1; 32])), VetError::Actor);
    let own = case.context.previous.unwrap();
    assert_eq!(refused(case.with(|raw| raw.deps = vec![[8; 32]])), VetError::Order);
    let twice = case.with(|raw| raw.deps = vec![own, own]);
    assert!(matches!(refused(twice), VetError::Malformed(_)));
    assert_eq!(refused(case.with(|raw| raw.puts.clear())), VetError::Empty);
    assert_eq!(refused(case.with(|raw| raw.start_op = u64::from(u32::MAX))), VetError::Number);
}

#[test]
fn nobody_speaks_for_another_member() {
    let case = case();
    let body = Scalar::Bytes(vec![1; 32]);
    let alice = keys::own(case.alice.me, keys::NAME, "");
    assert_eq!(case.putting(alice, body.clone()).unwrap_err(), VetError::NotTheirs);
    let mallory = keys::own(case.mallory.me, keys::NAME, "");
    assert!(case.putting(mallory, body).is_ok());
}

#[test]
fn a_record_and_a_version_can_be_made_by_their_own_chain_only() {
    let case = case();
    let alice = case.alice.document.chain();
    let nonce = vec![4; 16];
    let theirs = keys::shared(keys::RULE, keys::record_id(alice, &nonce), keys::MADE);
    let made = Scalar::Bytes(nonce.clone());
    assert_eq!(case.putting(theirs, made.clone()).unwrap_err(), VetError::NotTheirs);
    let mine = keys::record_id(case.mallory.document.chain(), &nonce);
    assert!(case.putting(keys::shared(keys::RULE, mine, keys::MADE), made).is_ok());

    // What an item on the shelf is stands in what it is made of, and is one of four.
    let item = |chain, nonce: &[u8]| {
        let key = keys::shared(keys::SHELF, keys::record_id(chain, nonce), keys::MADE);
        case.putting(key, Scalar::Bytes(nonce.to_vec()))
    };
    let (own, topic, fifth) =
        (case.mallory.document.chain(), [&nonce[..], &[0]].concat(), [&nonce[..], &[4]].concat());
    assert!(item(own, &topic).is_ok());
    assert_eq!(item(alice, &topic).unwrap_err(), VetError::NotTheirs);
    assert_eq!(item(own, &fifth).unwrap_err(), VetError::Value);
    assert_eq!(item(own, &nonce).unwrap_err(), VetError::Value);

    // From which meeting something was taken along stands there too, and is a day that can be.
    let taken = |day: &str| {
        let nonce = [&nonce[..], &crate::encoding::encode(day)].concat();
        let key = keys::shared(keys::TAKEN, keys::record_id(own, &nonce), keys::MADE);
        case.putting(key, Scalar::Bytes(nonce))
    };
    assert!(taken("2026-06-05").is_ok());
    for wrong in ["2026-6-5", "9999-01-01", "2026-02-30", ""] {
        assert_eq!(taken(wrong).unwrap_err(), VetError::Value, "{wrong}");
    }

    let version = keys::Version { body: BodyName::from_bytes([1; 32]), replaces: Vec::new() };
    let value = crate::encoding::encode(&version);
    let key = |chain| {
        let version = keys::version_id(chain, "focus//who", &value);
        format!("text/focus//who/{version}")
    };
    let put = |chain| case.putting(key(chain), Scalar::Bytes(value.clone()));
    assert_eq!(put(alice).unwrap_err(), VetError::NotTheirs);
    assert!(put(case.mallory.document.chain()).is_ok());
}

#[test]
fn what_is_written_once_cannot_be_rewritten() {
    let case = case();
    let version = keys::Version { body: BodyName::from_bytes([1; 32]), replaces: Vec::new() };
    let value = crate::encoding::encode(&version);
    let chain = case.mallory.document.chain();
    let key = format!("text/focus//who/{}", keys::version_id(chain, "focus//who", &value));
    let rewritten = case.with(|raw| {
        let pred = raw.puts[0].pred.clone();
        raw.puts = vec![Put { key, value: Scalar::Bytes(value.clone()), pred }];
    });
    assert_eq!(case.sends(&rewritten).unwrap_err(), VetError::WrittenOnce);
}

#[test]
fn values_that_are_none_are_refused() {
    let case = case();
    let meeting = case.alice.snapshot().meetings[0].id;
    let when = || keys::shared(keys::MEETING, meeting, keys::WHEN);
    let refused = |key: String, value| case.putting(key, value).unwrap_err();
    assert_eq!(refused(when(), Scalar::Bytes(vec![1, 2, 3])), VetError::Value);
    assert_eq!(refused(when(), Scalar::Null), VetError::Value);
    let never = crate::group::meetings::time_bytes(&MeetingTime { minutes: 0, ..evening(1) });
    assert_eq!(refused(when(), Scalar::Bytes(never)), VetError::Value);
    let rule = crate::id::RecordId::from_bytes([4; 16]);
    let topic = || keys::shared(keys::RULE, rule, keys::TOPIC);
    assert!(case.putting(topic(), Scalar::Bytes(vec![1, 13])).is_ok());
    assert_eq!(refused(topic(), Scalar::Bytes(vec![1, 14])), VetError::Value);
    let again = || keys::shared(keys::DECISION, rule, keys::AGAIN);
    let far = crate::encoding::encode(&Some(jiff::civil::date(2900, 1, 1)));
    assert_eq!(refused(again(), Scalar::Bytes(far)), VetError::Value);
    assert!(case.putting(again(), Scalar::Bytes(vec![0])).is_ok());
    let remark = keys::own(case.mallory.me, keys::RULE_REMARK, &format!("{rule}.x"));
    assert_eq!(refused(remark, Scalar::Bytes(vec![7])), VetError::Value);
    // A word on a decision counts for the versions that the key names, and for no others.
    let answer = keys::AnswerValue {
        stance: crate::group::edit::Stance::Agree,
        why: None,
        versions: vec![rule],
        among: Vec::new(),
        before: None,
        origin: None,
        terms: Threshold::Everyone,
    };
    let answer = crate::encoding::encode(&answer);
    let other = keys::answer_subject(rule, crate::id::ExactHash::from_bytes([3; 32]));
    let key = keys::own(case.mallory.me, keys::DECISION, &other);
    assert_eq!(refused(key, Scalar::Bytes(answer.clone())), VetError::Value);
    let named = keys::answer_subject(rule, keys::wording_hash([rule]));
    let key = keys::own(case.mallory.me, keys::DECISION, &named);
    assert!(case.putting(key, Scalar::Bytes(answer)).is_ok());
    let later = || "poll//question".to_owned();
    assert_eq!(refused(later(), Scalar::Bytes(vec![0; 1025])), VetError::Value);
    assert_eq!(refused(later(), Scalar::Str("x".repeat(65))), VetError::Value);
    assert!(case.putting(later(), Scalar::Uint(u64::MAX)).is_ok());
    assert_eq!(refused("x".repeat(161), Scalar::Null), VetError::Key);
    let twice = case.with(|raw| raw.puts = vec![raw.puts[0].clone(), raw.puts[0].clone()]);
    assert_eq!(case.sends(&twice).unwrap_err(), VetError::Key);
    let many = case.with(|raw| raw.puts = vec![raw.puts[0].clone(); MAX_OPS + 1]);
    assert_eq!(case.sends(&many).unwrap_err(), VetError::TooLong);
}

#[test]
fn a_change_replaces_what_its_author_saw_and_nothing_else() {
    let mut case = case();
    let name = keys::own(case.alice.me, keys::NAME, "");
    let of_alice = case.alice.document.values(&name)[0].0;
    let stolen = case.with(|raw| raw.puts[0].pred = vec![of_alice]);
    assert_eq!(case.applied(&stolen), [VetError::Replaces]);
    let nothing = case.with(|raw| raw.puts[0].pred.clear());
    assert_eq!(case.applied(&nothing), [VetError::Replaces]);
    let unheard = case.with(|raw| raw.puts[0].pred[0].counter += 1);
    assert_eq!(case.applied(&unheard), [VetError::Replaces]);
    assert_eq!(case.alice.document.values(&name).len(), 1);
}

#[test]
fn operations_are_numbered_from_what_they_rest_on() {
    let mut case = case();
    // Numbers far ahead would leave the others none to write with.
    let far = case.with(|raw| raw.start_op = 1 << 30);
    assert_eq!(case.applied(&far), [VetError::Number]);
    let late = case.with(|raw| raw.start_op += 1);
    assert_eq!(case.applied(&late), [VetError::Number]);
}

#[test]
fn what_rests_on_nothing_counts_for_nothing_whatever_comes_after() {
    let mut case = case();
    let unknown = case.with(|raw| {
        raw.deps.push([0xff; 32]);
    });
    assert_eq!(case.applied(&unknown), [VetError::RestsOnNothing]);
    let honest = case.honest.clone();
    assert_eq!(case.applied(&honest), []);
}

#[test]
fn bombs_are_refused_before_they_grow() {
    let case = case();
    let bytes = chunk::encode(&case.honest);
    let mut compressed = bytes.clone();
    compressed[8] = 2;
    assert_eq!(vet(&compressed, &case.context).unwrap_err(), VetError::Compressed);
    // Each byte in turn becomes the beginning of the largest number, which is a run or a length where it can be.
    for at in 9..bytes.len() {
        for number in [&[0x7f_u8; 1][..], &[0xff; 8], &[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f]] {
            let mut bomb = bytes.clone();
            let end = (at + number.len()).min(bomb.len());
            bomb[at..end].copy_from_slice(&number[..end - at]);
            let mut longer = bytes[..at].to_vec();
            longer.extend_from_slice(number);
            longer.extend_from_slice(&bytes[at + 1..]);
            relength(&mut longer);
            for bomb in [bomb, longer] {
                if bomb != bytes {
                    assert!(vet(&bomb, &case.context).is_err());
                }
            }
        }
    }
    assert_eq!(vet(&vec![0; 16 * 1024 + 1], &case.context).unwrap_err(), VetError::TooLong);
}

/// Puts the length of what follows where it stands, in as many bytes as it takes there.
fn relength(chunk: &mut Vec<u8>) {
    let end = 9 + chunk[9..].iter().position(|byte| byte & 0x80 == 0).unwrap_or(0) + 1;
    let body = chunk.split_off(end.min(chunk.len()));
    chunk.truncate(9);
    let mut length = body.len();
    while length >= 0x80 {
        chunk.push(u8::try_from(length & 0x7f).unwrap() | 0x80);
        length >>= 7;
    }
    chunk.push(u8::try_from(length).unwrap());
    chunk.extend_from_slice(&body);
}

#[test]
fn crude_mutations_never_panic_and_what_passes_is_canonical() {
    let case = case();
    let honest = chunk::encode(&case.honest);
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let mut parsed = 0;
    // As many as the other decoders get, see `mutations`, but never few.
    let asked = std::env::var("KITH_MUTATIONS").ok().and_then(|count| count.parse().ok());
    for _ in 0..asked.unwrap_or(0).max(20_000) {
        let mut bytes = honest.clone();
        for _ in 0..=dice.roll(3) {
            let at = 9 + dice.roll(bytes.len() - 9);
            match dice.roll(4) {
                0 => bytes[at] ^= 1 << dice.roll(8),
                1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][dice.roll(5)],
                2 => bytes.insert(at, u8::try_from(dice.roll(256)).unwrap()),
                _ => drop(bytes.remove(at)),
            }
        }
        relength(&mut bytes);
        let Ok(raw) = chunk::parse(&bytes) else { continue };
        parsed += 1;
        // The checksum corrected, as somebody would who means it.
        let bytes = sealed(bytes);
        assert_eq!(sealed(chunk::encode(&raw)), bytes);
        if let Ok(vetted) = vet(&bytes, &case.context) {
            let mut document = Document::load(&case.alice.document.save(), chain(3)).unwrap();
            document.apply(vec![vetted]).unwrap();
            document.save();
        }
    }
    assert!(parsed > 500, "only {parsed} of the mutations were worth anything");
}

fn chain(number: u8) -> ChainId {
    ChainId::from_bytes([number; 32])
}

/// Mallory writes well-formed changes that rest on, replace and number what they like. Whoever hears them, in whatever
/// groups, refuses the same ones and reads the same.
#[test]
fn well_formed_lies_divide_nobody() {
    let mut dice = Dice(0x0dd_ba11);
    let mut counted = (0, 0);
    for _ in 0..300 {
        let mut case = case();
        let chain = case.mallory.document.chain();
        let alice = case.alice.document.chain();
        let mut known: Vec<[u8; 32]> = case.alice.log.iter().map(|sent| sent.hash).collect();
        let meeting = case.alice.snapshot().meetings[0].id;
        let mut context = case.context;
        let mut sent = Vec::new();
        let mut start_op = case.honest.start_op;
        // What Mallory knows to count, so that she can also tell the truth.
        let mut mirror =
            Document::load(&case.alice.document.save(), ChainId::from_bytes([4; 32])).unwrap();
        for _ in 0..6 {
            let mut deps = vec![context.previous.unwrap(), known[dice.roll(known.len())]];
            deps.sort_unstable();
            deps.dedup();
            let mut puts: Vec<Put> = Vec::new();
            for _ in 0..=dice.roll(2) {
                let pred = (0..dice.roll(3)).map(|_| OpId {
                    counter: 257 + dice.roll(14) as u64,
                    actor: *[chain, alice][dice.roll(2)].as_bytes(),
                });
                let mut pred: Vec<OpId> = pred.collect();
                pred.sort_unstable();
                pred.dedup();
                let (key, value) = match dice.roll(3) {
                    0 => (keys::own(case.mallory.me, keys::NAME, ""), Scalar::Null),
                    1 => ("poll//question".to_owned(), Scalar::Uint(dice.roll(3) as u64)),
                    _ => {
                        let when = crate::group::meetings::time_bytes(&evening(3));
                        (keys::shared(keys::MEETING, meeting, keys::WHEN), Scalar::Bytes(when))
                    }
                };
                if dice.roll(4) > 0 {
                    pred = mirror.values(&key).iter().map(|(id, _)| *id).collect();
                }
                if puts.iter().all(|put| put.key != key) {
                    puts.push(Put { key, value, pred });
                }
            }
            let lies = dice.roll(8) == 0;
            let raw = RawChange {
                deps,
                actor: *chain.as_bytes(),
                seq: context.edits + 1,
                start_op: if lies { start_op + dice.roll(3) as u64 } else { start_op },
                puts,
            };
            let Ok(vetted) = vet(&sealed(chunk::encode(&raw)), &context) else {
                continue;
            };
            sent.push(vetted.clone());
            let hash = vetted.hash();
            if mirror.apply(vec![vetted]).unwrap().refused.is_empty() {
                start_op = raw.start_op + raw.puts.len() as u64;
                context.edits += 1;
                context.previous = Some(hash);
                known.push(hash);
            }
        }
        let mut together = Document::load(&case.alice.document.save(), self::chain(3)).unwrap();
        let refused = together.apply(sent.clone()).unwrap().refused;
        let mut one_by_one = Vec::new();
        for vetted in &sent {
            one_by_one.extend(case.alice.document.apply(vec![vetted.clone()]).unwrap().refused);
        }
        assert_eq!(refused, one_by_one);
        assert_eq!(together.heads(), case.alice.document.heads());
        case.alice.refresh(&Touched { roster: true, ..Touched::default() });
        assert_eq!(case.alice.snapshot(), case.alice.read_anew());
        counted = (counted.0 + sent.len(), counted.1 + refused.len());
    }
    assert!(counted.1 > 50 && counted.0 - counted.1 > 50, "sent and refused: {counted:?}");
}

#[test]
fn a_place_in_a_chain_that_is_taken_twice_leaves_the_document_whole() {
    let mut case = case();
    let one = case.sends(&case.honest).unwrap();
    let other = case.with(|raw| {
        raw.puts[0].value = Scalar::Bytes(crate::group::meetings::time_bytes(&evening(20)));
    });
    let other = case.sends(&other).unwrap();
    case.alice.document.apply(vec![one]).unwrap();
    let heads = case.alice.document.heads();
    assert!(case.alice.document.apply(vec![other]).is_err());
    assert!(!case.alice.document.is_broken());
    assert_eq!(case.alice.document.heads(), heads);
}
