//! Calls that block are made where they disturb nobody: on tokio's threads for them. A program that
//! does not run tokio drives the runtime on a thread of its own, and that one waits.

use std::{thread, time::Duration};

use tokio::runtime::Handle;

use crate::{Error, ErrorKind, Result};

/// Runs to its end, also when the future is dropped.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match Handle::try_current() {
        Err(_) => work(),
        Ok(runtime) => runtime.spawn_blocking(work).await.unwrap_or_else(|it| {
            if it.is_panic() {
                std::panic::resume_unwind(it.into_panic());
            }
            let message = "the runtime was shut down before the token store had done its work";
            Err(Error::new(ErrorKind::Interrupted, message).with_source(it))
        }),
    }
}

/// Waits; in `blocking`, without holding up what else the thread drives.
pub(super) async fn rest(length: Duration) {
    #[cfg(feature = "blocking")]
    if crate::blocking::is_waiting() {
        return crate::Environment::blocking().sleep.sleep(length).await;
    }
    match Handle::try_current() {
        Err(_) => thread::sleep(length),
        Ok(_) => tokio::time::sleep(length).await,
    }
}
