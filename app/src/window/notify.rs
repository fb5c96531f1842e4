//! Reminders through the desktop's notification service.
//!
//! Invariant: nothing waits for it: a service that does not answer holds up a thread of its own and nothing else.

use std::time::Duration;

use kith_desktop::desktop::Unable;
use kith_sync::node::api::Reply;
use kith_sync::reason::Coded as _;

/// How long the service may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Shows `words`; the answer is for whoever set the reminder.
pub(super) async fn notify(words: String) -> Reply {
    let showing = tokio::task::spawn_blocking(move || {
        let mut notification = notify_rust::Notification::new();
        notification.appname("Kith").summary("Kith").body(&words);
        // It is kept in no list of the desktop once it was seen.
        #[cfg(all(unix, not(target_os = "macos")))]
        notification.hint(notify_rust::Hint::Transient(true));
        notification.show().map(drop)
    });
    match tokio::time::timeout(PATIENCE, showing).await {
        Ok(Ok(Ok(()))) => Reply::Done,
        // What the service says is about the service; the words are not in it.
        Ok(Ok(Err(error))) => {
            tracing::warn!(%error, "a reminder was not shown");
            unshown()
        }
        Ok(Err(_)) | Err(_) => unshown(),
    }
}

fn unshown() -> Reply {
    Reply::Refused { because: Unable::ReminderNotShown.reason() }
}
