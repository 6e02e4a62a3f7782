//! The tasks that run behind a client's back, counted: a test that moves a clock by hand moves it
//! while none of them waits for an answer.

use std::sync::Arc;

use tokio::sync::watch;

use crate::{BoxFuture, Environment, Result, Spawn};

/// Runs the tasks of clients, and knows how many are running. Clones count together.
#[derive(Clone)]
pub struct Attempts {
    spawn: Arc<dyn Spawn>,
    running: watch::Sender<usize>,
}

impl Attempts {
    /// Counts the tasks of an environment from now on.
    pub fn of(environment: &mut Environment) -> Self {
        let it = Self {
            spawn: environment.spawn.clone(),
            running: watch::Sender::new(0),
        };
        environment.spawn = Arc::new(it.clone());
        it
    }

    /// Ends once none is running.
    pub async fn ended(&self) {
        let mut running = self.running.subscribe();
        // There is a sender for as long as there is this, so it cannot fail.
        let _ = running.wait_for(|it| *it == 0).await;
    }
}

impl Spawn for Attempts {
    fn spawn(&self, task: BoxFuture<'static, ()>) -> Result<()> {
        self.running.send_modify(|it| *it += 1);
        let run = Run(self.running.clone());
        self.spawn.spawn(Box::pin(async move {
            let _run = run;
            task.await;
        }))
    }
}

/// A task that counts until it has ended, in whatever way.
struct Run(watch::Sender<usize>);

impl Drop for Run {
    fn drop(&mut self) {
        self.0.send_modify(|it| *it -= 1);
    }
}
