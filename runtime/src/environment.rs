//! The seams to the program around the runtime: time, chance, waiting and tasks.
//!
//! They are injected so that the core names no executor, builds where there is none, and can be
//! tested without waiting.

#[cfg(any(feature = "blocking", feature = "redis", feature = "reqwest"))]
mod here;
#[cfg(any(feature = "blocking", feature = "reqwest"))]
mod machine;
#[cfg(feature = "reqwest")]
mod tokio;

use std::{fmt, future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

#[cfg(any(feature = "blocking", feature = "redis", feature = "reqwest"))]
pub(crate) use self::here::ForEach;
#[cfg(any(feature = "blocking", feature = "reqwest"))]
pub(crate) use self::machine::{Chance, Clocks};
use crate::{BoxFuture, Clock, Result};

/// Which process this is, where processes can be forked.
pub(crate) fn process() -> u32 {
    #[cfg(unix)]
    return std::process::id();
    #[cfg(not(unix))]
    return 0;
}

/// Gives random numbers.
pub trait Random: Send + Sync {
    /// Any number, each as likely as another. It spreads load; nothing secret is made of it.
    fn next_u64(&self) -> u64;

    /// Fills bytes that nobody can guess. Where there are none to be had this is an error: what
    /// protects a sign-in is made of them.
    fn unguessable(&self, bytes: &mut [u8]) -> Result<()>;
}

/// Waits.
pub trait Sleep: Send + Sync {
    /// Ends after so long.
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()>;
}

/// Runs tasks.
pub trait Spawn: Send + Sync {
    /// Starts a task, which runs on its own until it ends.
    ///
    /// A task that is dropped before its end counts as interrupted; those who wait for it are told.
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()>;
}

/// What the runtime takes from the program around it.
#[derive(Clone)]
pub struct Environment {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// Waiting.
    pub sleep: Arc<dyn Sleep>,
    /// Tasks.
    pub spawn: Arc<dyn Spawn>,
}

impl Environment {
    /// What a future comes to, if it does so in time; it is dropped otherwise.
    pub(crate) async fn within<T>(
        &self,
        length: Duration,
        future: impl Future<Output = T>,
    ) -> Option<T> {
        let mut future = pin!(future);
        let mut patience = self.sleep.sleep(length);
        poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(it) => Poll::Ready(Some(it)),
            Poll::Pending => patience.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}
