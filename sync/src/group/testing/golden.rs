//! Bytes that stay as they are for ever.

use data_encoding::HEXLOWER;

use super::*;
use crate::encoding::encode;
use crate::group::chunk::{self, OpId, Put, RawChange, Scalar};
use crate::group::edit::{
    Comfort, ConcernName, Grades, Origin, PlaceKind, Reply, Shelf, Stance, Topic,
};
use crate::group::keys::{
    self, AnswerValue, CheckValue, RemarkValue, ReplyValue, SwitchValue, Version,
};
use crate::group::meetings;
use crate::id::{ExactHash, RecordId};

fn hex(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(bytes.as_ref())
}

#[test]
fn a_change_keeps_its_bytes() {
    let change = RawChange {
        deps: vec![[2; 32]],
        actor: [3; 32],
        seq: 2,
        start_op: 300,
        puts: vec![
            Put {
                key: "poll//open".to_owned(),
                value: Scalar::Bool(true),
                pred: vec![OpId { counter: 299, actor: [3; 32] }],
            },
            Put { key: "poll//size".to_owned(), value: Scalar::Int(-5), pred: Vec::new() },
        ],
    };
    let bytes = document_sealed(&change);
    assert_eq!(chunk::parse(&bytes).unwrap(), change);
    let read = automerge::Change::from_bytes(bytes.clone()).unwrap();
    assert_eq!((read.hash().0, read.len()), (chunk::hash(&bytes), change.puts.len()));
    assert_eq!(
        hex(blake3::hash(&bytes).as_bytes()),
        "39bbe16541799b9d482ca91346e547249c0543f47662e6fcfc0ec35f51517a37"
    );
}

fn document_sealed(change: &RawChange) -> Vec<u8> {
    chunk::sealed(chunk::encode(change))
}

#[test]
fn values_and_names_keep_their_bytes() {
    let (chain, record) = (ChainId::from_bytes([1; 32]), RecordId::from_bytes([2; 16]));
    let version = Version { body: BodyName::from_bytes([3; 32]), replaces: vec![record] };
    let exact = ExactHash::from_bytes([4; 32]);
    let answer = AnswerValue {
        stance: Stance::StandAside,
        why: None,
        versions: vec![record],
        among: vec![MemberId::from_bytes([5; 16])],
        before: Some(Stance::Concern),
        origin: Some(Origin::Mixed),
        terms: Threshold::TwoThirds,
    };
    let concern = ConcernName { member: MemberId::from_bytes([5; 16]), exact };
    let remark = RemarkValue { body: BodyName::from_bytes([3; 32]), to: Some(concern) };
    let found = [
        hex(encode(&version)),
        hex(encode(&answer)),
        hex(encode(&ReplyValue { reply: Reply::Late, when: exact })),
        hex(encode(&SwitchValue { on: true, of: vec![exact] })),
        hex(meetings::time_bytes(&evening(5))),
        hex(encode(&CheckValue { on: evening(5).date, of: exact })),
        hex(encode(&Some(evening(5).date))),
        hex(encode(&(
            Origin::Mixed,
            Grades::CaseByCase,
            PlaceKind::Other,
            Comfort::RatherNot,
            Shelf::Task,
        ))),
        keys::value_hash(record, "reach", &[7]).to_string(),
        keys::record_id(chain, &[6; 16]).to_string(),
        keys::version_id(chain, "focus//who", &encode(&version)).to_string(),
        keys::wording_hash([record]).to_string(),
        keys::time_hash(record, &meetings::time_bytes(&evening(5))).to_string(),
        hex(encode(&remark)),
        hex(encode(&Some(Topic::Leaving))),
        keys::concern_hash(record, concern.member, exact, None).to_string(),
        keys::answer_subject(record, exact),
        keys::reply_subject(record, evening(5).date),
        TextField::RuleWording(record).path(),
        super::super::ground::shard("focus//who").to_string(),
    ];
    let golden = [
        "03030303030303030303030303030303030303030303030303030303030303030102020202020202020202020202020202",
        "0200010202020202020202020202020202020201050505050505050505050505050505050103010301",
        "010404040404040404040404040404040404040404040404040404040404040404",
        "01010404040404040404040404040404040404040404040404040404040404040404",
        "0a323032362d30362d30350831393a30303a30300d4575726f70652f5669656e6e615a00",
        "0a323032362d30362d30350404040404040404040404040404040404040404040404040404040404040404",
        "010a323032362d30362d3035",
        "0302050203",
        "LfuNiYONtXuH4R-bgTYSPR4co8XFos3CjH2EA7f1B7Q",
        "BWtCCV7voVEq0IwiyzuuoA",
        "Q7CFzYqGEZhSAPrLU5I_Hg",
        "QiHiG5DCwyP3WcLUCltxTxAeNTOuqU0GOxSit9GO4P0",
        "DO2mLboBxSCIZ1R10DJ7fo4DFeULSwHBd61nP1u1XyY",
        "030303030303030303030303030303030303030303030303030303030303030301050505050505050505050505050505050404040404040404040404040404040404040404040404040404040404040404",
        "010d",
        "uUNCotmyAUwUp4sy8O4-2TVNP46aG_TnEBZfQEJNEgE",
        "AgICAgICAgICAgICAgICAg.BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ",
        "AgICAgICAgICAgICAgICAg.2026-06-05",
        "rule/AgICAgICAgICAgICAgICAg/wording",
        "190",
    ];
    assert_eq!(found, golden);
}
