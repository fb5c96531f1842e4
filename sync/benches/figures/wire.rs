//! What one edit costs on the wire, as frames and as UDP datagrams.

use kith_sync::group::Edit;
use kith_sync::group::edit::TextField;
use kith_sync::id::{Day, RunId};
use kith_sync::log::Kind;
use kith_sync::node::grown::{Grown, Life};
use kith_sync::protocol::{Input, Output, PeerRun, Replica};

use super::bare::{Pair, read_frame, write_frame};
use super::table::Table;

const TODAY: Day = Day(20_000);
const ROUNDS: usize = 100;

fn frames(replica: &mut Replica) -> Vec<Vec<u8>> {
    let outputs = std::iter::from_fn(|| replica.poll_output());
    let frame = |output| if let Output::Send { frame, .. } = output { Some(frame) } else { None };
    outputs.filter_map(frame).collect()
}

fn receive(replica: &mut Replica, peer: PeerRun, frames: Vec<Vec<u8>>) {
    for frame in frames {
        replica.handle(Input::Received { peer, frame }, TODAY);
    }
}

pub(crate) async fn measure(table: &mut Table) {
    let mut grown = Grown::found(Life::Replies).unwrap();
    grown.grow_to(1000).unwrap();
    let [alice, bob] = grown.into_ledgers();
    let ids = [alice.device(), bob.device()]
        .map(|device| PeerRun { device, run: RunId::from_bytes([1; 16]) });
    let [mut alice, mut bob] = [Replica::new(alice), Replica::new(bob)];
    alice.handle(Input::Connected { peer: ids[1] }, TODAY);
    bob.handle(Input::Connected { peer: ids[0] }, TODAY);
    let exchange = |alice: &mut Replica, bob: &mut Replica| {
        let mut sent = [Vec::new(), Vec::new()];
        loop {
            let (out, back) = (frames(alice), frames(bob));
            if out.is_empty() && back.is_empty() {
                return sent;
            }
            sent[0].extend(out.clone());
            sent[1].extend(back.clone());
            receive(bob, ids[0], out);
            receive(alice, ids[1], back);
        }
    };
    exchange(&mut alice, &mut bob);

    let mut pair = Pair::connect().await;
    let (mut counter, mut floor, mut framed, mut udp) = (0_u64, 0, 0, 0);
    for round in 0..=ROUNDS {
        let words = format!("To rest well, and to say so in the {round}th of our ways.");
        let text = TextField::FocusPurpose;
        let edit = Edit::Write { text, words: words.clone(), from: None };
        let mut random = || {
            counter += 1;
            let mut bytes = [0; 16];
            bytes.copy_from_slice(&blake3::hash(&counter.to_le_bytes()).as_bytes()[..16]);
            bytes
        };
        alice.write(|ledger| ledger.edit(&edit, TODAY, &mut random)).unwrap();
        let log = alice.ledger().log();
        let Kind::Edit(change) = &log.entry(log.len() - 1).unwrap().kind else { panic!("no edit") };
        let change = change.len();
        let sent = exchange(&mut alice, &mut bob);
        let before = pair.sent_bytes();
        for (from, frames) in sent.iter().enumerate() {
            for frame in frames {
                write_frame(&mut pair.streams[from].0, frame).await;
                read_frame(&mut pair.streams[1 - from].1).await.unwrap();
            }
        }
        // Acknowledgements may still be on their way; over many rounds they are all counted.
        if round > 0 {
            floor += change + 16 + words.len() + 150;
            framed += sent.iter().flatten().map(|frame| frame.len() + 4).sum::<usize>();
            udp += pair.sent_bytes() - before;
        }
    }
    let [floor, framed, udp] =
        [floor as f64, framed as f64, udp as f64].map(|total| total / ROUNDS as f64);
    let beside = format!("change + body + 150 = {floor:.0}");
    let line = |table: &mut Table, what, bytes: f64, goal| {
        table.add(what, &format!("{bytes:.0} bytes"), &beside, Some(bytes / floor), goal);
    };
    line(table, "one edit on the wire: entry and confirmation, in frames", framed, "≤ 1.5");
    line(
        table,
        "one edit on the wire: UDP payload both ways, TLS and acknowledgements with it",
        udp,
        "",
    );
}
