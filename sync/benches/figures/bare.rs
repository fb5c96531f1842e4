//! The bare loop: commit, sign, SQLite commit, send over iroh, verify, apply, SQLite commit, read back; nothing else.
//!
//! What is kept is what any program with our promises has to keep: sealed, and the words in a row of their own, so that
//! they can be taken back without the change that refers to them.

use std::path::Path;
use std::time::Instant;

use automerge::transaction::Transactable as _;
use automerge::{ActorId, Automerge, Change, ObjId, ROOT, ReadDoc as _, ScalarValue};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use iroh::endpoint::{Connection, PortmapperConfig, RecvStream, SendStream, presets};
use iroh::{Endpoint, EndpointAddr, RelayMode, TransportAddr};
use kith_sync::seal::{Table, Vault};
use rusqlite::Connection as Sqlite;
use tokio::sync::mpsc;

const ALPN: &[u8] = b"bare/1";
/// How long a key is: that of a version of the purpose.
const KEY_BYTES: usize = 42;

/// Two ends of a stream over iroh on loopback.
pub(crate) struct Pair {
    pub(crate) connections: [Connection; 2],
    pub(crate) streams: [(SendStream, RecvStream); 2],
    endpoints: [Endpoint; 2],
}

impl Pair {
    pub(crate) async fn connect() -> Self {
        let bind = || async {
            Endpoint::builder(presets::Minimal)
                .alpns(vec![ALPN.to_vec()])
                .relay_mode(RelayMode::Disabled)
                .clear_address_lookup()
                .portmapper_config(PortmapperConfig::Disabled)
                .clear_ip_transports()
                .bind_addr("127.0.0.1:0")
                .unwrap()
                .bind()
                .await
                .unwrap()
        };
        let (one, other) = (bind().await, bind().await);
        let addrs = other.addr();
        let addrs = addrs.ip_addrs().copied().map(TransportAddr::Ip);
        let addr = EndpointAddr::from_parts(other.id(), addrs);
        let accepting = other.clone();
        let accepted =
            tokio::spawn(async move { accepting.accept().await.unwrap().await.unwrap() });
        let here = one.connect(addr, ALPN).await.unwrap();
        let there = accepted.await.unwrap();
        let (mut send, receive) = here.open_bi().await.unwrap();
        send.write_all(&[0; 4]).await.unwrap();
        let (back, mut from) = there.accept_bi().await.unwrap();
        from.read_exact(&mut [0; 4]).await.unwrap();
        Self {
            connections: [here, there],
            streams: [(send, receive), (back, from)],
            endpoints: [one, other],
        }
    }

    /// Bytes of UDP datagrams that both sides sent.
    pub(crate) fn sent_bytes(&self) -> u64 {
        self.connections.iter().map(|connection| connection.stats().udp_tx.bytes).sum()
    }
}

pub(crate) async fn write_frame(send: &mut SendStream, frame: &[u8]) {
    send.write_all(&u32::try_from(frame.len()).unwrap().to_le_bytes()).await.unwrap();
    send.write_all(frame).await.unwrap();
}

pub(crate) async fn read_frame(receive: &mut RecvStream) -> Option<Vec<u8>> {
    let mut length = [0; 4];
    receive.read_exact(&mut length).await.ok()?;
    let mut frame = vec![0; usize::try_from(u32::from_le_bytes(length)).unwrap()];
    receive.read_exact(&mut frame).await.unwrap();
    Some(frame)
}

/// A document and a database.
struct Side {
    document: Automerge,
    maps: Vec<ObjId>,
    database: Sqlite,
    vault: Vault,
}

fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

impl Side {
    fn open(saved: &[u8], file: &Path, actor: u8) -> Self {
        let mut document = Automerge::load(saved).unwrap();
        document.set_actor(ActorId::from([actor; 32]));
        let map = |number| document.get(ROOT, format!("{number:02x}")).unwrap().unwrap().1;
        let maps = (0..256).map(map).collect();
        let database = Sqlite::open(file).unwrap();
        database
            .execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE entry (seq INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;
                 CREATE TABLE body (seq INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, sealed BLOB NOT NULL) STRICT;",
            )
            .unwrap();
        Self { document, maps, database, vault: Vault::generate(&mut random) }
    }

    fn keep(&mut self, change: &[u8], words: &[u8]) {
        let transaction = self.database.transaction().unwrap();
        for (table, name, row) in [(Table::Entry, "entry", change), (Table::Body, "body", words)] {
            let key = self.vault.row_key(table, blake3::hash(row).as_bytes());
            let sealed = self.vault.seal(table, &key, row, &mut random);
            let sql = format!("INSERT INTO {name} (key, sealed) VALUES (?1, ?2)");
            let mut insert = transaction.prepare_cached(&sql).unwrap();
            insert.execute((key.as_bytes(), sealed.as_bytes())).unwrap();
        }
        transaction.commit().unwrap();
    }
}

/// The loop, ready to go round.
pub(crate) struct Bare {
    send: SendStream,
    side: Side,
    key: SigningKey,
    rounds: u64,
    done: mpsc::Receiver<Instant>,
}

impl Bare {
    /// Two copies of a document, joined over loopback.
    pub(crate) async fn open(saved: &[u8], dir: &Path) -> Self {
        let pair = Pair::connect().await;
        let side = Side::open(saved, &dir.join("one.db"), 0xaa);
        let mut other = Side::open(saved, &dir.join("other.db"), 0xbb);
        let key = SigningKey::from_bytes(&[5; 32]);
        let verifying = key.verifying_key();
        let Pair { streams: [(send, unused), (back, mut receive)], connections, endpoints } = pair;
        let (tell, done) = mpsc::channel(1);
        tokio::spawn(async move {
            let _stays_open = (back, unused, connections, endpoints);
            while let Some(frame) = read_frame(&mut receive).await {
                other.take(&frame, &verifying);
                tell.send(Instant::now()).await.unwrap();
            }
        });
        Self { send, side, key, rounds: 0, done }
    }

    /// One edit with some words: until it can be read at the other side, durable at both.
    pub(crate) async fn round(&mut self, words: &str) -> std::time::Duration {
        let start = Instant::now();
        self.rounds += 1;
        let key = format!("text/focus//purpose/{:022}", self.rounds);
        let map = &self.side.maps[usize::from(blake3::hash(key.as_bytes()).as_bytes()[0])];
        let value = [blake3::hash(words.as_bytes()).as_bytes().as_slice(), &[7; 18]].concat();
        let mut transaction = self.side.document.transaction();
        transaction.put(map, key.as_str(), ScalarValue::Bytes(value)).unwrap();
        transaction.commit();
        let change = self.side.document.get_last_local_change().unwrap();
        let change = change.raw_bytes();
        let signature = self.key.sign(change).to_bytes();
        let length = u32::try_from(change.len()).unwrap().to_le_bytes();
        let frame = [length.as_slice(), &signature, change, key.as_bytes(), words.as_bytes()];
        let frame = frame.concat();
        let words = frame.len() - words.len();
        self.side.keep(&frame[..words], &frame[words..]);
        write_frame(&mut self.send, &frame).await;
        self.done.recv().await.unwrap() - start
    }
}

impl Side {
    fn take(&mut self, frame: &[u8], by: &VerifyingKey) {
        let length = usize::try_from(u32::from_le_bytes(frame[..4].try_into().unwrap())).unwrap();
        let signature = Signature::from_bytes(frame[4..68].try_into().unwrap());
        let change = &frame[68..68 + length];
        let words = 68 + length + KEY_BYTES;
        let key = std::str::from_utf8(&frame[68 + length..words]).unwrap();
        by.verify_strict(change, &signature).unwrap();
        let change = Change::from_bytes(change.to_vec()).unwrap();
        self.document.apply_changes([change]).unwrap();
        self.keep(&frame[..words], &frame[words..]);
        let map = &self.maps[usize::from(blake3::hash(key.as_bytes()).as_bytes()[0])];
        assert!(self.document.get(map, key).unwrap().is_some());
    }
}
