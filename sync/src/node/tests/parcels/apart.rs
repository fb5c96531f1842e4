//! Devices that have only files in common, for the tests of parcels.

use std::path::PathBuf;

use super::*;

/// Devices that have only files in common.
pub(super) struct Apart {
    home: TempDir,
    files: usize,
}

impl Apart {
    pub(super) fn new() -> Self {
        Self { home: TempDir::new().unwrap(), files: 0 }
    }

    pub(super) fn dir(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(super) fn file(&mut self) -> PathBuf {
        self.files += 1;
        self.home.path().join(format!("file {}", self.files))
    }

    pub(super) fn open(&self, name: &str) -> Offline {
        Offline::open(&self.dir(name), &passphrase()).unwrap()
    }

    pub(super) fn run(&self, name: &str, command: Command) -> Reply {
        let mut group = self.open(name);
        let reply = group.run(command);
        group.close();
        reply
    }

    pub(super) fn does(&self, name: &str, edit: Edit) {
        assert_eq!(self.run(name, Command::Edit(edit)), Reply::Done);
    }

    pub(super) fn state(&self, name: &str) -> NodeState {
        self.open(name).state()
    }

    pub(super) fn member(&self, name: &str) -> MemberId {
        self.state(name).status.me
    }

    pub(super) fn write(
        &mut self,
        from: &str,
        to: &[&str],
        everything: bool,
    ) -> (PathBuf, ParcelWritten) {
        let file = self.file();
        let to = to.iter().map(|name| self.member(name)).collect();
        match self.run(from, Command::WriteParcel { to, everything, file: file.clone() }) {
            Reply::ParcelWritten(written) => (file, written),
            other => panic!("not written: {other:?}"),
        }
    }

    pub(super) fn read(&self, name: &str, file: &Path) -> ParcelRead {
        match self.run(name, Command::ReadParcel { file: file.into(), reply: None, let_in: None }) {
            Reply::ParcelRead(read) => *read,
            other => panic!("not read: {other:?}"),
        }
    }

    pub(super) fn refused(&self, name: &str, file: &Path) -> Reason {
        let before = self.everything(name);
        match self.run(name, Command::ReadParcel { file: file.into(), reply: None, let_in: None }) {
            Reply::Refused { because } => {
                assert_eq!(self.everything(name), before, "{because}");
                because
            }
            other => panic!("read: {other:?}"),
        }
    }

    /// All that is in a folder, as far as it is the group's.
    pub(super) fn everything(&self, name: &str) -> String {
        let group = self.open(name);
        let ledger = group.replica.ledger();
        format!("{:?} {:?} {:?}", ledger.log().vector(), ledger.snapshot(), group.state().status)
    }

    /// One writes what another lacks, and the other reads it.
    pub(super) fn bring(&mut self, from: &str, to: &str) -> ParcelRead {
        let (file, _) = self.write(from, &[to], false);
        self.read(to, &file)
    }

    pub(super) fn ticket(&self, host: &str, name: &str) -> String {
        match self.run(host, Command::Invite { name: name.into() }) {
            Reply::Ticket { ticket, .. } => ticket,
            other => panic!("no ticket: {other:?}"),
        }
    }

    pub(super) fn asks(&mut self, name: &str, ticket: &str) -> (PathBuf, Vec<String>) {
        let file = self.file();
        let dir = self.dir(name);
        let words = join_by_parcel(&dir, &passphrase(), ticket, name, &options(), &file).unwrap();
        (file, words)
    }

    /// What a member's device tells of a request.
    pub(super) fn asked(&self, host: &str, request: &Path) -> JoinAsked {
        let read = Command::ReadParcel { file: request.into(), reply: None, let_in: None };
        match self.run(host, read) {
            Reply::JoinRequest(asked) => asked,
            other => panic!("no request: {other:?}"),
        }
    }

    pub(super) fn let_in(&mut self, host: &str, request: &Path) -> (PathBuf, LetIn) {
        let answer = self.file();
        let let_in = Some(self.asked(host, request).device);
        let (file, reply) = (request.into(), Some(answer.clone()));
        match self.run(host, Command::ReadParcel { file, reply, let_in }) {
            Reply::LetIn(let_in) => (answer, let_in),
            other => panic!("not let in: {other:?}"),
        }
    }

    pub(super) fn comes_in(&self, name: &str, answer: &Path) {
        read_answer(&self.dir(name), &passphrase(), &options(), answer).unwrap();
    }

    /// Somebody comes in by files alone.
    pub(super) fn joins(&mut self, host: &str, name: &str) {
        let ticket = self.ticket(host, name);
        let (request, _) = self.asks(name, &ticket);
        let (answer, _) = self.let_in(host, &request);
        self.comes_in(name, &answer);
        // Whoever let them in learns their name.
        self.bring(name, host);
    }

    /// Alice and bob.
    pub(super) fn two() -> Self {
        let mut apart = Self::new();
        let rule = Rule {
            threshold: Threshold::Majority,
            door: Door::Open,
            wordings: Threshold::Everyone,
        };
        let founding = Founding { rule, ..Founding::new("Night shift", "alice") };
        found(&apart.dir("alice"), &passphrase(), &founding, &options()).unwrap();
        apart.joins("alice", "bob");
        apart
    }

    /// Alice, bob, and carol, whom bob let in.
    pub(super) fn three() -> Self {
        let mut apart = Self::two();
        apart.agree_on("carol");
        apart.joins("bob", "carol");
        apart.bring("bob", "alice");
        apart
    }

    /// Alice puts somebody to the group, bob agrees.
    pub(super) fn agree_on(&mut self, name: &str) {
        let person = Say::ProposePerson { name: name.into(), returning: None, why: None };
        assert_eq!(self.run("alice", Command::Say(person)), Reply::Done);
        self.bring("alice", "bob");
        self.agrees("bob");
    }

    /// Says yes to what is open.
    pub(super) fn agrees(&self, name: &str) {
        let decisions = self.state(name).status.decisions.clone();
        let open = decisions.proposals.iter().find(|it| it.outcome == Outcome::Open);
        let proposal = open.unwrap().proposal;
        let vote = Say::Vote { proposal, answer: Answer::Yes, why: None };
        assert_eq!(self.run(name, Command::Say(vote)), Reply::Done);
    }

    /// An invitation for a further device of whoever hosts it.
    pub(super) fn ticket_for_device(&self, host: &str) -> String {
        match self.run(host, Command::InviteMyDevice) {
            Reply::Ticket { ticket, .. } => ticket,
            other => panic!("no ticket: {other:?}"),
        }
    }
}

#[track_caller]
pub(super) fn same(apart: &Apart, names: &[&str]) {
    let of = |name: &&str| {
        let group = apart.open(name);
        let ledger = group.replica.ledger();
        (ledger.log().heads(), ledger.roster().clone(), ledger.snapshot())
    };
    let all: Vec<_> = names.iter().map(of).collect();
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "they differ");
    for name in names {
        assert_whole(&apart.dir(name));
    }
}
