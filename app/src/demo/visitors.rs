//! Ben and Cleo, who act now and then while somebody looks at Ana's window.
//!
//! Invariant: they only do what members can do, by the commands that every window gives.

use std::time::Duration;

use kith_sync::group::Edit;
use kith_sync::group::edit::{Reply, TextField};
use kith_sync::node::api::Command;

use super::DemoError;
use super::content::{STAYS_HERE, agree, find, reply};
use super::stage::Player;

/// Between two things that happen: long enough to read the one before.
const PAUSE: Duration = Duration::from_secs(6);
/// Between two keys of somebody who types.
const KEY: Duration = Duration::from_millis(90);

/// Acts until it is stopped. What a device refuses, as when Ana has just changed the same thing, is passed over.
pub(super) async fn act([ben, cleo]: [Player; 2]) {
    let mut round = 0_usize;
    loop {
        for scene in 0..5_usize {
            tokio::time::sleep(PAUSE).await;
            if let Err(error) = play(scene, round, &ben, &cleo).await {
                tracing::info!(scene, %error, "the demo passes a scene over");
            }
        }
        round += 1;
    }
}

async fn play(scene: usize, round: usize, ben: &Player, cleo: &Player) -> Result<(), DemoError> {
    let first = round.is_multiple_of(2);
    match scene {
        0 => {
            let words = ["nights do to us", "long nights do to us"];
            type_anew(ben, TextField::FocusPurpose, words, first).await
        }
        1 => {
            let (state, word) = (cleo.now(), if first { Reply::Late } else { Reply::Coming });
            reply(cleo, &state, word).await
        }
        2 => {
            let id = find(&ben.now(), STAYS_HERE.0)?.id;
            let words = ["stays in this group", "stays in this group, also after somebody leaves"];
            type_anew(cleo, TextField::RuleWording(id), words, first).await
        }
        3 => agree(ben, find(&ben.now(), STAYS_HERE.0)?).await,
        _ => {
            cleo.cut_off(true).await;
            agree(cleo, find(&cleo.now(), STAYS_HERE.0)?).await?;
            tokio::time::sleep(PAUSE).await;
            cleo.cut_off(false).await;
            Ok(())
        }
    }
}

/// Types a text anew letter by letter, as the others see it live, and writes it; `first` puts the second of `words` for
/// the first of them, otherwise the other way round.
async fn type_anew(
    player: &Player,
    text: TextField,
    words: [&str; 2],
    first: bool,
) -> Result<(), DemoError> {
    let state = player.now();
    let now = if text == TextField::FocusPurpose {
        &state.snapshot.focus.purpose
    } else {
        &find(&state, STAYS_HERE.0)?.wording
    };
    let [from, to] = if first { words } else { [words[1], words[0]] };
    let Some((before, after)) = now.words.split_once(from) else {
        return Ok(());
    };
    for end in to.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
        let so_far = to.get(..end).unwrap_or(to);
        let words = Some(format!("{before}{so_far}{after}"));
        player.command(Command::Draft { text, words }).await?;
        tokio::time::sleep(KEY).await;
    }
    let words = format!("{before}{to}{after}");
    player.edit(Edit::Write { text, words, from: now.wording }).await?;
    player.command(Command::Draft { text, words: None }).await
}
