//! The environment of most programs: tokio, the machine's clocks and its random numbers.

use std::{
    sync::{Arc, LazyLock},
    time::{Duration, SystemTime},
};

use tokio::{runtime::Handle, time::Instant};

use super::{Chance, Environment, Sleep, Spawn};
use crate::{BoxFuture, Clock, Error, ErrorKind, Now, Result, Timestamp};

/// The monotonic clock counts from its first use.
static ORIGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

struct Tokio;

impl Environment {
    /// Tokio's tasks and timers, the machine's clocks and random numbers.
    ///
    /// It can be made anywhere. A credential can be obtained only inside a tokio runtime, because
    /// obtaining it is a task.
    pub fn tokio() -> Self {
        let it = Arc::new(Tokio);
        Self {
            clock: it.clone(),
            random: Arc::new(Chance),
            sleep: it.clone(),
            spawn: it,
        }
    }
}

impl Clock for Tokio {
    fn now(&self) -> Now {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let wall = Timestamp::from_unix(0).saturating_add(since_1970.unwrap_or_default());
        Now {
            monotonic: Instant::now().saturating_duration_since(*ORIGIN),
            wall,
        }
    }
}

impl Sleep for Tokio {
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        // A store that two blocking clients share waits in a program without tokio, too.
        #[cfg(feature = "blocking")]
        if crate::blocking::is_waiting() {
            return Environment::blocking().sleep.sleep(length);
        }
        Box::pin(tokio::time::sleep(length))
    }
}

impl Spawn for Tokio {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        #[cfg(feature = "blocking")]
        crate::blocking::refuse_async()?;
        let handle = Handle::try_current().map_err(|_| {
            let message = "no tokio runtime is running here; await this call inside one, or give \
                           the builder another environment";
            Error::new(ErrorKind::Input, message)
        })?;
        drop(handle.spawn(task));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_runtime_the_error_says_what_to_do() {
        let error = Environment::tokio()
            .spawn
            .spawn(Box::pin(async {}))
            .expect_err("there is no runtime");
        assert!(
            error.to_string().starts_with("no tokio runtime is running"),
            "{error}"
        );
    }

    #[test]
    fn the_wall_clock_is_the_machines() {
        let now = Tokio.now().wall;
        assert!(now > Timestamp::from_unix(1_700_000_000), "{now}");
    }
}
