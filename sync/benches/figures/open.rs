//! Opening a group: until there is something to show, and until the document is loaded and the network up.

use std::time::Instant;

use kith_sync::node::Node;

use super::edit::eventually;
use super::table::{Table, Times, millis};
use super::{Group, options, passphrase};

pub(crate) async fn measure(group: &Group, table: &mut Table) {
    let rounds = if group.edits > 10_000 { 3 } else { 7 };
    let (mut shown, mut loaded, mut bare) = (Times::default(), Times::default(), Times::default());
    for _ in 0..rounds {
        let start = Instant::now();
        let opened = Node::start(&group.dirs[0], &passphrase(), options()).await.unwrap();
        shown.add(start.elapsed());
        eventually(&opened.0, |state| !state.status.opening).await;
        loaded.add(start.elapsed());
        opened.0.shutdown().await;

        let start = Instant::now();
        let document = automerge::Automerge::load(&group.document).unwrap();
        bare.add(start.elapsed());
        drop(document);
    }
    let size = group.edits;
    let what = format!("opening → snapshot, {size} changes (without stretching the passphrase)");
    table.add(&what, &millis(shown.median()), "", None, "measured");
    let beside = format!("Automerge's load {}", millis(bare.median()));
    let ratio = loaded.median() / bare.median();
    let what = format!("opening → document loaded and network up, {size} changes");
    table.add(&what, &millis(loaded.median()), &beside, Some(ratio), "measured");
}
