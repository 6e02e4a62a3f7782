//! Time, chance and tasks, injected.

use std::{fmt, sync::Arc, time::Duration};

use crate::{BoxFuture, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The wall clock.
    fn now(&self) -> Timestamp;
}

/// Chooses at random.
pub trait Random: Send + Sync {
    /// Any number.
    fn next(&self) -> u64;
}

/// Waits.
pub trait Sleep: Send + Sync {
    /// Ends after so long.
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()>;
}

/// Runs a task.
pub trait Spawn: Send + Sync {
    /// Starts it.
    fn spawn(&self, task: BoxFuture<'static, ()>);
}

/// What the runtime takes from the program that it runs in.
#[derive(Clone)]
pub struct Environment {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// Waiting.
    pub sleep: Arc<dyn Sleep>,
    /// Tasks.
    pub spawn: Arc<dyn Spawn>,
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}

#[cfg(feature = "reqwest")]
mod tokio_environment {
    use super::{Arc, BoxFuture, Clock, Duration, Environment, Random, Sleep, Spawn, Timestamp};

    struct Tokio;

    impl Clock for Tokio {
        fn now(&self) -> Timestamp {
            Timestamp::from_unix_milliseconds(jiff::Timestamp::now().as_millisecond())
        }
    }

    impl Random for Tokio {
        fn next(&self) -> u64 {
            getrandom::u64().unwrap_or_default()
        }
    }

    impl Sleep for Tokio {
        fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
            Box::pin(tokio::time::sleep(length))
        }
    }

    impl Spawn for Tokio {
        fn spawn(&self, task: BoxFuture<'static, ()>) {
            drop(tokio::spawn(task));
        }
    }

    impl Environment {
        /// Tokio's.
        pub fn tokio() -> Self {
            let it = Arc::new(Tokio);
            Self { clock: it.clone(), random: it.clone(), sleep: it.clone(), spawn: it }
        }
    }
}
