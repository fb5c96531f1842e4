//! Checks everything that is stored: every row opens, every chain holds together, every signature is good, and the document
//! built from the entries is the one that was saved.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::edge;
use super::error::NodeError;
use super::offline::{Offline, Unlocked};
use crate::log::{Log, entry};
use crate::protocol::{Ledger, Opened};
use crate::seal::Secret;
use ed25519_dalek::SigningKey;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many entries there are.
    pub entries: usize,
    /// How many signatures were checked.
    pub signatures: usize,
    /// How many bodies there are.
    pub bodies: usize,
    /// What is wrong, in plain words; empty is well.
    pub problems: Vec<String>,
}

impl Offline {
    /// Checks the group in a folder, and changes nothing.
    pub fn verify(dir: &Path, secret: impl Into<Secret>) -> Result<Report, NodeError> {
        let mut unlocked = Unlocked::open(dir, secret)?;
        let mut report = Report::default();
        if let Err(error) = unlocked.folder.check() {
            report.problems.push(format!("The file is damaged: {error}."));
        }
        let (opened, mut damage) = unlocked.rows()?;
        damage.extend(unlocked.folder.damaged_beside()?);
        report.problems.extend(damage.iter().map(|damage| format!("A row is damaged: {damage}.")));
        report.entries = opened.entries.len();
        report.bodies = opened.bodies.len();

        let names: Vec<_> = opened.bodies.iter().map(|(name, _, _)| *name).collect();
        let without_saved = Opened { document: None, ..opened.clone() };
        let open = |opened| {
            let key = SigningKey::from_bytes(&unlocked.device.key);
            Ledger::open(unlocked.group, key, edge::random(), opened, Box::new(unlocked.mark()))
        };
        let (rebuilt, lost) = open(without_saved)?;
        if !lost.is_empty() {
            report
                .problems
                .push(format!("{} entries rest on something that is not here.", lost.len()));
        }
        if opened.document.is_some() {
            let (resumed, _lost) = open(opened)?;
            if resumed.document().heads() != rebuilt.document().heads()
                || resumed.snapshot() != rebuilt.snapshot()
            {
                report
                    .problems
                    .push("The saved document is not the one that the entries make.".to_owned());
            }
        }
        if names.iter().any(|name| rebuilt.body(name).is_none()) {
            report.problems.push(
                "A text is stored that nothing here names, or that was taken back.".to_owned(),
            );
        }
        check_signatures(rebuilt.log(), &mut report);
        Ok(report)
    }
}

/// Checks every signature, and that each entry is proven by its own or by that of a later one in its chain.
fn check_signatures(log: &Log, report: &mut Report) {
    let mut proven = crate::log::EntrySet::default();
    for at in (0..log.len()).rev() {
        let (Some(hash), Some(device), Some(entry)) = (log.hash(at), log.device(at), log.entry(at))
        else {
            continue;
        };
        if let Some(signature) = log.signature(at) {
            report.signatures += 1;
            match entry::verify(device, log.group(), hash, &signature) {
                Ok(()) => {
                    proven.insert(at);
                }
                Err(error) => report.problems.push(format!("A signature is not good: {error}.")),
            }
        }
        if !proven.contains(at) {
            report.problems.push("An entry has no proof of who wrote it.".to_owned());
        }
        if let Some(prev) = entry.prev.and_then(|prev| log.position(&prev)) {
            proven.insert(prev);
        }
    }
}
