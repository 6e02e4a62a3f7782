//! The environment of most programs: tokio, the machine's clocks and its random numbers.

use std::{sync::Arc, time::Duration};

use tokio::runtime::Handle;

use super::{Chance, Clocks, Environment, Sleep, Spawn};
use crate::{BoxFuture, Error, ErrorKind, Result};

struct Tokio;

impl Environment {
    /// Tokio's tasks and timers, the machine's clocks and random numbers.
    ///
    /// It can be made anywhere. A credential can be obtained only inside a tokio runtime, because
    /// obtaining it is a task.
    pub fn tokio() -> Self {
        let it = Arc::new(Tokio);
        Self {
            clock: Arc::new(Clocks),
            random: Arc::new(Chance),
            sleep: it.clone(),
            spawn: it,
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
}
