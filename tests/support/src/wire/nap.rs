//! A clock that is moved by hand, where nobody waits for the pauses of a sign-in: they pass at once,
//! for the client and for the server.

use std::{future::ready, sync::Arc, time::Duration};

use keywright::{BoxFuture, Environment, Sleep, testing::ManualClock};
use keywright_server::Clock;

/// Longer waits are limits of requests, and end when the clock is moved.
const LONGEST: Duration = Duration::from_secs(20);

/// Shorter ones are turns of a lock.
const SHORTEST: Duration = Duration::from_secs(1);

struct Nap {
    clock: ManualClock,
    server: Clock,
}

/// The environment of a client whose server goes by that clock.
pub(super) fn environment(clock: &ManualClock, server: &Clock) -> Environment {
    let nap = Nap {
        clock: clock.clone(),
        server: server.clone(),
    };
    Environment {
        sleep: Arc::new(nap),
        ..clock.tokio()
    }
}

impl Sleep for Nap {
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        if !(SHORTEST..=LONGEST).contains(&length) {
            return self.clock.sleep(length);
        }
        self.clock.advance(length);
        self.server.advance(length);
        Box::pin(ready(()))
    }
}
