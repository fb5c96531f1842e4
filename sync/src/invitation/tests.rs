//! Whole joinings, honest and hostile.

use ed25519_dalek::SigningKey;

use super::message::{ToHost, ToNewcomer, from_frame, to_frame};
use super::*;
use crate::id::{Day, DeviceId, EntryHash, GroupId, InviteKey, MemberId, ParcelKey};
use crate::roster::{Admit, Purpose, admit_is_proven};

const GROUP: GroupId = GroupId::from_bytes([1; 32]);
const INVITE: EntryHash = EntryHash::from_bytes([2; 32]);
const TODAY: Day = Day(20_000);
const ALICE: MemberId = MemberId::from_bytes([0xa; 16]);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn device(seed: u8) -> DeviceId {
    DeviceId::from_bytes(key(seed).verifying_key().to_bytes())
}

fn alice() -> DeviceId {
    device(0xa)
}

fn ben_parcel_key() -> ParcelKey {
    ParcelKey::from_bytes([0xbb; 32])
}

fn secret() -> Secret {
    Secret::from_random([7; 16])
}

fn ticket_with(secret: Secret) -> Ticket {
    Ticket::new(INVITE, secret, [TicketDevice { device: alice(), addrs: vec![] }], None).unwrap()
}

fn open_invite() -> OpenInvite {
    OpenInvite {
        invite: INVITE,
        key: secret().invite_key(),
        purpose: Purpose::Person(EntryHash::from_bytes([3; 32])),
        inviter: ALICE,
        expires: TODAY,
        used_by: None,
    }
}

fn door(invites: &[OpenInvite]) -> Door<'_> {
    Door { me: ALICE, today: TODAY, invites }
}

/// Alice's device, to which the device with the given seed has connected.
fn host_for(newcomer: u8, random: u8) -> (Host, Vec<u8>) {
    Host::open(HostSetup {
        group: GROUP,
        host: alice(),
        newcomer: device(newcomer),
        challenge: [random; 32],
        nonce: [random.wrapping_add(1); 32],
    })
}

/// The device with the given seed, connected to `host` with a ticket.
fn newcomer_at(host: DeviceId, seed: u8, secret: Secret, nonce: u8) -> Newcomer {
    Newcomer::new(&NewcomerSetup {
        ticket: &ticket_with(secret),
        device_key: &key(seed),
        parcel_key: ben_parcel_key(),
        host,
        nonce: [nonce; 32],
    })
}

fn ben() -> Newcomer {
    newcomer_at(alice(), 0xb, secret(), 0x33)
}

fn sent(output: NewcomerOutput) -> Vec<u8> {
    match output {
        NewcomerOutput::Send(frame) => frame,
        NewcomerOutput::Content(_) | NewcomerOutput::LastContent(_) => panic!("{output:?}"),
    }
}

fn answered(output: HostOutput) -> Vec<u8> {
    match output {
        HostOutput::Send(frame) => frame,
        HostOutput::Admit(_) | HostOutput::AdmittedBefore { .. } | HostOutput::Finished => {
            panic!("{output:?}")
        }
    }
}

/// Runs a joining up to the proof. What the host sent, and how the proof was taken.
fn up_to_proof(
    host: &mut Host,
    challenge: &[u8],
    newcomer: &mut Newcomer,
    invites: &[OpenInvite],
) -> (Vec<Vec<u8>>, Result<HostOutput, HostError>) {
    let mut transcript = vec![challenge.to_vec()];
    let knock = sent(newcomer.handle(challenge).unwrap());
    let accepted = match host.handle(&knock, &door(invites)) {
        Ok(output) => answered(output),
        Err(error) => {
            transcript.push(refusal());
            return (transcript, Err(error));
        }
    };
    transcript.push(accepted.clone());
    let prove = sent(newcomer.handle(&accepted).unwrap());
    (transcript, host.handle(&prove, &door(invites)))
}

/// Runs what follows the proof; the words on both sides.
fn rest(host: &mut Host, newcomer: &mut Newcomer) -> ([&'static str; 4], [&'static str; 4]) {
    let first = host.content(b"first".to_vec(), false).unwrap();
    let last = host.content(b"last".to_vec(), true).unwrap();
    assert_eq!(newcomer.handle(&first).unwrap(), NewcomerOutput::Content(b"first".to_vec()));
    assert_eq!(newcomer.handle(&last).unwrap(), NewcomerOutput::LastContent(b"last".to_vec()));
    let (saved, words) = newcomer.saved().unwrap();
    assert_eq!(host.handle(&saved, &door(&[])).unwrap(), HostOutput::Finished);
    (host.words().unwrap(), words)
}

#[test]
fn ben_comes_in_and_both_see_the_same_words() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let mut ben = ben();
    let (_, proven) = up_to_proof(&mut host, &challenge, &mut ben, &[open_invite()]);
    let HostOutput::Admit(admit) = proven.unwrap() else { panic!("no admission") };
    assert_eq!((admit.invite, admit.device), (INVITE, device(0xb)));
    assert_eq!(admit.parcel_key, ben_parcel_key());
    assert_eq!(ben.group(), Some(GROUP));

    let (on_alices, on_bens) = rest(&mut host, &mut ben);
    assert_eq!(on_alices, on_bens);
    assert_eq!(on_bens.join(" "), "woodland kite cotton picnic");
}

#[test]
fn both_signatures_of_an_admission_cover_group_invitation_device_and_parcel_key() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let (_, proven) = up_to_proof(&mut host, &challenge, &mut ben(), &[open_invite()]);
    let HostOutput::Admit(admit) = proven.unwrap() else { panic!("no admission") };
    let invite_key = secret().invite_key();
    let holds = |group, admit: &Admit| admit_is_proven(group, invite_key, admit);
    assert!(holds(GROUP, &admit));
    assert!(!holds(GroupId::from_bytes([9; 32]), &admit));
    let other = device(0xc);
    assert!(!holds(GROUP, &Admit { invite: EntryHash::from_bytes([9; 32]), ..admit.clone() }));
    assert!(!holds(GROUP, &Admit { device: other, ..admit.clone() }));
    assert!(!holds(GROUP, &Admit { parcel_key: ParcelKey::from_bytes([9; 32]), ..admit.clone() }));
    assert!(!holds(GROUP, &Admit { by_invite: admit.by_device, ..admit.clone() }));
    assert!(!holds(GROUP, &Admit { by_device: admit.by_invite, ..admit }));
}

#[test]
fn a_knock_and_a_proof_are_for_ever_these_bytes() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let mut ben = ben();
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    assert_eq!(hex(&challenge), format!("0100{}", "50".repeat(32)));
    let knock = sent(ben.handle(&challenge).unwrap());
    assert_eq!(
        hex(&knock),
        "01000202020202020202020202020202020202020202020202020202020202020202c0b47c6a2421a2222866b1e504fe468012edff66b726cb16d13e376fd928cbfc518377fdd83c01ce557fb5097372f783c06ed13e2cf432acb9785f345f2cea4e251fc2aacb5a1c93b135c592965579cbec312cfb2c594e01a26f2f524dc5e509"
    );
    let accepted = answered(host.handle(&knock, &door(&[open_invite()])).unwrap());
    assert_eq!(hex(&accepted), format!("0102{}{}", "01".repeat(32), "51".repeat(32)));
    let prove = sent(ben.handle(&accepted).unwrap());
    assert_eq!(
        blake3::hash(&prove).to_hex().as_str(),
        "fb96b0a5eefdb740bfe85628e6a9e7d24638e8843e357ecaf5dd8bef80f062aa"
    );
    assert_eq!(hex(&refusal()), "0101");
    host.handle(&prove, &door(&[open_invite()])).unwrap();
    assert_eq!(hex(&host.content(vec![7, 8], true).unwrap()), "010302070801");
    assert_eq!(hex(&to_frame(&ToHost::Saved)), "0102");
}

#[test]
fn a_wrong_secret_learns_not_even_whether_there_is_an_invitation() {
    let expired = OpenInvite { expires: Day(TODAY.0 - 1), ..open_invite() };
    let used = OpenInvite { used_by: Some((device(0xc), ben_parcel_key())), ..open_invite() };
    let spoiled = OpenInvite { key: InviteKey::from_bytes([0xff; 32]), ..open_invite() };
    let other = OpenInvite { invite: EntryHash::from_bytes([9; 32]), ..open_invite() };
    let wrong = Secret::from_random([8; 16]);
    let cases: [(&str, Secret, Vec<OpenInvite>); 8] = [
        ("no invitation at all, right secret", secret(), vec![]),
        ("no invitation at all, wrong secret", wrong.clone(), vec![]),
        ("wrong secret", wrong.clone(), vec![open_invite()]),
        ("expired", secret(), vec![expired]),
        ("used by another", secret(), vec![used.clone()]),
        ("used by another, wrong secret", wrong, vec![used]),
        ("an invitation whose key is none", secret(), vec![spoiled]),
        ("withdrawn, another open", secret(), vec![other]),
    ];
    for (case, secret, invites) in cases {
        let (mut host, challenge) = host_for(0xb, 0x50);
        let mut newcomer = newcomer_at(alice(), 0xb, secret, 0x33);
        let (transcript, end) = up_to_proof(&mut host, &challenge, &mut newcomer, &invites);
        assert!(matches!(end, Err(HostError::NoTicket)), "{case}: {end:?}");
        assert_eq!(transcript, [challenge, vec![1, 1]], "{case}");
        assert!(matches!(newcomer.handle(&refusal()), Err(JoinError::NotAccepted)), "{case}");
        assert_eq!((host.words(), newcomer.group()), (None, None), "{case}");
    }
}

#[test]
fn a_device_of_ones_own_is_let_in_by_ones_own_devices_only() {
    let own = OpenInvite { purpose: Purpose::OwnDevice, ..open_invite() };
    let bens = OpenInvite { inviter: MemberId::from_bytes([0xb; 16]), ..own.clone() };
    let (mut host, challenge) = host_for(0xb, 0x50);
    let (_, end) = up_to_proof(&mut host, &challenge, &mut ben(), &[own]);
    assert!(matches!(end, Ok(HostOutput::Admit(_))));
    let (mut host, challenge) = host_for(0xb, 0x50);
    let (_, end) = up_to_proof(&mut host, &challenge, &mut ben(), &[bens]);
    assert!(matches!(end, Err(HostError::NoTicket)));
}

#[test]
fn an_invitation_is_honoured_to_the_end_of_its_last_day() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let invites = [OpenInvite { expires: TODAY, ..open_invite() }];
    let (_, end) = up_to_proof(&mut host, &challenge, &mut ben(), &invites);
    assert!(matches!(end, Ok(HostOutput::Admit(_))));
}

#[test]
fn an_overheard_knock_is_worth_nothing_elsewhere() {
    let invites = [open_invite()];
    let (_, challenge) = host_for(0xb, 0x50);
    let knock = sent(ben().handle(&challenge).unwrap());

    // At the same device, for mallory's device, even with the same challenge.
    let (mut host, _) = host_for(0xd, 0x50);
    assert!(matches!(host.handle(&knock, &door(&invites)), Err(HostError::NoTicket)));
    // At another device, for ben's device.
    let setup = HostSetup {
        group: GROUP,
        host: device(0xc),
        newcomer: device(0xb),
        challenge: [0x50; 32],
        nonce: [0; 32],
    };
    let (mut host, _) = Host::open(setup);
    assert!(matches!(host.handle(&knock, &door(&invites)), Err(HostError::NoTicket)));
    // At the same device, another time.
    let (mut host, _) = host_for(0xb, 0x60);
    assert!(matches!(host.handle(&knock, &door(&invites)), Err(HostError::NoTicket)));
}

#[test]
fn a_proof_for_another_device_is_refused() {
    let invites = [open_invite()];
    // Ben proves himself to mallory's device, who passes his proof on as her own.
    let (mut malicious, challenge) = Host::open(HostSetup {
        group: GROUP,
        host: device(0xd),
        newcomer: device(0xb),
        challenge: [1; 32],
        nonce: [2; 32],
    });
    let mut ben = newcomer_at(device(0xd), 0xb, secret(), 0x33);
    let knock = sent(ben.handle(&challenge).unwrap());
    let accepted = answered(malicious.handle(&knock, &door(&invites)).unwrap());
    let prove = sent(ben.handle(&accepted).unwrap());

    let (mut host, challenge) = host_for(0xd, 0x50);
    let mut mallory = newcomer_at(alice(), 0xd, secret(), 0x33);
    let knock = sent(mallory.handle(&challenge).unwrap());
    answered(host.handle(&knock, &door(&invites)).unwrap());
    assert!(matches!(host.handle(&prove, &door(&invites)), Err(HostError::Proof)));
}

#[test]
fn a_nonce_other_than_the_one_committed_to_is_refused() {
    let invites = [open_invite()];
    let (mut host, challenge) = host_for(0xb, 0x50);
    let mut mallory = ben();
    let knock = sent(mallory.handle(&challenge).unwrap());
    let accepted = answered(host.handle(&knock, &door(&invites)).unwrap());
    let prove = sent(mallory.handle(&accepted).unwrap());
    let Ok(ToHost::Prove { group, parcel_key, by_invite, by_device, .. }) =
        from_frame(&prove, MAX_TO_HOST_BYTES)
    else {
        panic!("no proof")
    };
    let chosen = ToHost::Prove { group, parcel_key, by_invite, by_device, nonce: [0x34; 32] };
    assert!(matches!(host.handle(&to_frame(&chosen), &door(&invites)), Err(HostError::Proof)));
    assert_eq!(host.words(), None);
}

#[test]
fn somebody_in_the_middle_with_the_ticket_gets_other_words() {
    let invites = [open_invite()];
    // Ben was handed a ticket with mallory's device in it; mallory has the true one. She copies whatever she can.
    let (mut host, challenge) = host_for(0xd, 0x50);
    let mut mallory = newcomer_at(alice(), 0xd, secret(), 0x33);
    let (_, proven) = up_to_proof(&mut host, &challenge, &mut mallory, &invites);
    assert!(matches!(proven, Ok(HostOutput::Admit(_))));
    let (on_alices, _) = rest(&mut host, &mut mallory);

    let (mut malicious, challenge) = Host::open(HostSetup {
        group: GROUP,
        host: device(0xd),
        newcomer: device(0xb),
        challenge: [0x50; 32],
        nonce: [0x51; 32],
    });
    let mut ben = newcomer_at(device(0xd), 0xb, secret(), 0x33);
    let (_, proven) = up_to_proof(&mut malicious, &challenge, &mut ben, &invites);
    assert!(matches!(proven, Ok(HostOutput::Admit(_))));
    let (_, on_bens) = rest(&mut malicious, &mut ben);
    assert_ne!(on_alices, on_bens);
}

#[test]
fn an_invitation_withdrawn_between_knock_and_proof_lets_nobody_in() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let mut ben = ben();
    let knock = sent(ben.handle(&challenge).unwrap());
    let accepted = answered(host.handle(&knock, &door(&[open_invite()])).unwrap());
    let prove = sent(ben.handle(&accepted).unwrap());
    assert!(matches!(host.handle(&prove, &door(&[])), Err(HostError::NoLongerOpen)));
    assert!(host.content(vec![], true).is_err());
    assert!(matches!(ben.handle(&refusal()), Err(JoinError::Ended)));
}

#[test]
fn a_device_cut_off_after_its_admission_comes_in_again_and_no_other_does() {
    let used = OpenInvite {
        used_by: Some((device(0xb), ben_parcel_key())),
        expires: Day(TODAY.0 - 1),
        ..open_invite()
    };
    let invites = [used.clone()];
    let (mut host, challenge) = host_for(0xb, 0x70);
    let mut again = newcomer_at(alice(), 0xb, secret(), 0x44);
    let (_, end) = up_to_proof(&mut host, &challenge, &mut again, &invites);
    assert_eq!(end.unwrap(), HostOutput::AdmittedBefore { invite: INVITE });
    let (on_alices, on_bens) = rest(&mut host, &mut again);
    assert_eq!(on_alices, on_bens);

    let (mut host, challenge) = host_for(0xd, 0x70);
    let mut mallory = newcomer_at(alice(), 0xd, secret(), 0x44);
    let (_, end) = up_to_proof(&mut host, &challenge, &mut mallory, &invites);
    assert!(matches!(end, Err(HostError::NoTicket)));

    let other_key = (device(0xb), ParcelKey::from_bytes([0xcc; 32]));
    let invites = [OpenInvite { used_by: Some(other_key), ..used }];
    let (mut host, challenge) = host_for(0xb, 0x70);
    let (_, end) = up_to_proof(&mut host, &challenge, &mut ben(), &invites);
    assert!(matches!(end, Err(HostError::OtherParcelKey)));
}

#[test]
fn nothing_of_the_group_goes_out_before_the_proof() {
    let invites = [open_invite()];
    let (mut host, challenge) = host_for(0xb, 0x50);
    assert!(matches!(host.content(vec![1], false), Err(HostError::OutOfTurn)));
    let knock = sent(ben().handle(&challenge).unwrap());
    host.handle(&knock, &door(&invites)).unwrap();
    assert!(matches!(host.content(vec![1], false), Err(HostError::OutOfTurn)));
    assert!(matches!(host.handle(&knock, &door(&invites)), Err(HostError::OutOfTurn)));
    assert!(matches!(host.content(vec![1], false), Err(HostError::OutOfTurn)));
}

#[test]
fn content_ends_with_its_last_piece_and_is_of_limited_size() {
    let (mut host, challenge) = host_for(0xb, 0x50);
    let mut ben = ben();
    up_to_proof(&mut host, &challenge, &mut ben, &[open_invite()]).1.unwrap();
    let too_long = host.content(vec![0; MAX_CONTENT_BYTES + 1], true);
    assert!(matches!(too_long, Err(HostError::ContentTooLong { .. })));
    let last = host.content(vec![0; MAX_CONTENT_BYTES], true).unwrap();
    assert!(matches!(host.content(vec![], true), Err(HostError::OutOfTurn)));
    assert!(ben.saved().is_err(), "not before the last piece");
    assert!(matches!(ben.handle(&last), Err(JoinError::OutOfTurn)), "and then it is over");
}

#[test]
fn a_message_out_of_turn_ends_the_joining_for_good() {
    let content = to_frame(&ToNewcomer::Content { bytes: vec![1], last: true });
    let accepted = to_frame(&ToNewcomer::Accepted { group: GROUP, nonce: [1; 32] });
    for frame in [&content, &accepted] {
        let mut ben = ben();
        assert!(matches!(ben.handle(frame), Err(JoinError::OutOfTurn)));
        let (_, challenge) = host_for(0xb, 0x50);
        assert!(matches!(ben.handle(&challenge), Err(JoinError::OutOfTurn)));
    }
    let (mut host, challenge) = host_for(0xb, 0x50);
    let knock = sent(ben().handle(&challenge).unwrap());
    let saved = to_frame(&ToHost::Saved);
    assert!(matches!(host.handle(&saved, &door(&[open_invite()])), Err(HostError::OutOfTurn)));
    assert!(matches!(host.handle(&knock, &door(&[open_invite()])), Err(HostError::OutOfTurn)));
}

#[test]
fn a_host_of_a_newer_kith_is_told_apart() {
    assert!(matches!(ben().handle(&[2, 0]), Err(JoinError::NewerKith)));
    assert!(matches!(ben().handle(&[]), Err(JoinError::Unreadable(_))));
}

proptest::proptest! {
    #[test]
    fn no_bytes_end_the_program_or_come_in(
        noise in proptest::collection::vec(0_u8.., 0..300),
        at in 0_usize..400,
        bit in 0_u8..8,
    ) {
        let invites = [open_invite()];
        let mangle = |frame: &[u8]| {
            let mut frame = frame.to_vec();
            let at = at % frame.len();
            frame[at] ^= 1 << bit;
            frame
        };
        let (mut host, challenge) = host_for(0xb, 0x50);
        let (mut other, _) = host_for(0xb, 0x50);
        assert!(other.handle(&noise, &door(&invites)).is_err());
        let mut ben = ben();
        assert!(!matches!(self::ben().handle(&noise), Ok(NewcomerOutput::LastContent(_))));
        let knock = sent(ben.handle(&challenge).unwrap());
        let (mut other, _) = host_for(0xb, 0x50);
        assert!(other.handle(&mangle(&knock), &door(&invites)).is_err());
        let accepted = answered(host.handle(&knock, &door(&invites)).unwrap());
        let prove = sent(ben.handle(&accepted).unwrap());
        assert!(host.handle(&mangle(&prove), &door(&invites)).is_err());
        assert!(host.content(vec![], true).is_err());
    }
}
