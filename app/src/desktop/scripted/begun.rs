//! Somebody comes back to what was begun and not sent when the window was closed.

use kith_sync::node::api::NodeState;
use kith_sync::node::mine::Mine;

use super::keeping;

/// Something is begun on six screens.
pub(crate) fn begun() -> NodeState {
    let unsent = serde_json::json!({"drafts": {
        "new_rule": {"title": "Phones", "wording": "They stay in the hall."},
        "agreeing": {"new_decision": {"title": "A longer evening in December"}},
        "content": {
            "new_items": {"\"tip\"": {"words": "Ten minutes in the garden"}},
            "new_contact": {"name": "The night line"},
        },
        "going": {"sharing": {"what": "I take the ward home with me."}},
        "mine": {"new_note": "Ask Cleo about"},
    }});
    NodeState {
        mine: Mine { unsent: Some(unsent.to_string()), ..Mine::default() }.into(),
        ..keeping()
    }
}
