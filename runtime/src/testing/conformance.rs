//! The contract of a token store as a suite that every store passes: ours and those of others.

mod entries;
mod locks;

use std::{sync::Arc, time::Duration};

use crate::{
    Environment, Error, Fence, Lock, Record, Replaced, Secret, StoreKey, Timestamp, TokenStore,
    Values, Version,
    store::{Identity, Lasting},
};

/// How long a lock is held at most where its end is waited for.
const LEASE: Duration = Duration::from_secs(1);
/// A lease that does not end within a test.
const LONG: Duration = Duration::from_secs(600);
/// What has not happened after so long does not happen.
const NEVER: Duration = Duration::from_millis(150);
/// What has not happened after so long is missing.
const PATIENCE: Duration = Duration::from_secs(30);

/// Tries whether a store keeps the contract of [`TokenStore`]. It takes a few seconds of the
/// environment's time, and leaves entries of a provider called `conformance` behind.
///
/// # Panics
///
/// If it does not; the message says in what.
pub async fn conformance(store: Arc<dyn TokenStore>, environment: Environment) {
    let trial = Trial { store, environment };
    entries::try_all(&trial).await;
    locks::try_all(&trial).await;
}

/// A store on trial.
#[derive(Clone)]
struct Trial {
    store: Arc<dyn TokenStore>,
    environment: Environment,
}

impl Trial {
    /// A key that nobody has used before, so that a store may be tried again.
    fn key(&self, what: &str) -> StoreKey {
        let number = self.environment.random.next_u64();
        StoreKey::new(
            "conformance",
            what,
            "https://api.example",
            number.to_string(),
        )
    }

    async fn sleep(&self, length: Duration) {
        self.environment.sleep.sleep(length).await;
    }

    /// What is kept: its version, and the number of its record.
    async fn kept(&self, key: &StoreKey) -> Option<(Version, u64)> {
        let entry = done(self.store.load(key).await);
        entry.map(|it| (it.version, it.record.serial))
    }

    /// Writes, which must be possible.
    async fn put(
        &self,
        key: &StoreKey,
        expected: Option<Version>,
        number: u64,
        fence: Fence,
    ) -> Version {
        let record = record(number);
        match done(self.store.replace(key, expected, &record, fence).await) {
            Replaced::Stored(version) => version,
            Replaced::Conflict(_) => panic!("token store: a write that expects what is kept fails"),
        }
    }

    /// Writes, which must fail as a conflict; tells what is kept instead.
    async fn conflict(&self, key: &StoreKey, expected: Option<Version>) -> Option<(Version, u64)> {
        let record = record(99);
        let replaced = self.store.replace(key, expected, &record, Fence::UNLOCKED);
        match done(replaced.await) {
            Replaced::Conflict(entry) => entry.map(|it| (it.version, it.record.serial)),
            Replaced::Stored(_) => {
                panic!("token store: a write succeeds that expects another version")
            }
        }
    }

    async fn lock(&self, key: &StoreKey, lease: Duration) -> Box<dyn Lock> {
        let lock = self.store.lock(key, lease);
        let lock = self.environment.within(PATIENCE, lock).await;
        done(lock.expect("token store: a lock that nobody holds is not given out"))
    }

    /// Runs tasks side by side to their ends.
    async fn all<T: Send + 'static>(
        &self,
        tasks: impl Iterator<Item: Future<Output = T> + Send + 'static>,
    ) -> Vec<T> {
        let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
        let mut count = 0;
        for task in tasks {
            let sender = sender.clone();
            let spawned = self.environment.spawn.spawn(Box::pin(async move {
                drop(sender.send(task.await));
            }));
            done(spawned);
            count += 1;
        }
        drop(sender);
        let mut results = Vec::new();
        while let Some(it) = receiver.recv().await {
            results.push(it);
        }
        assert_eq!(results.len(), count, "token store: a task has panicked");
        results
    }
}

/// What must not fail.
fn done<T>(result: Result<T, Error>) -> T {
    result.unwrap_or_else(|error| panic!("token store: {error:?}"))
}

/// A record with a number, and with what a careless store would spoil.
fn record(number: u64) -> Record {
    let kept = Values::new()
        .with("token", Secret::new("s3cr3t \"\\\u{0}\r\n\u{1f511}"))
        .with("long", Secret::new("x".repeat(5_000)))
        .with("shown", "é");
    Record {
        serial: number,
        issued: Timestamp::from_unix_milliseconds(1_767_225_600_123),
        lasting: Lasting::For(Duration::from_secs(3600)),
        refresh_until: None,
        identity: Identity(vec![("username".to_owned(), "ada".to_owned())]),
        kept,
        asked: vec!["read".to_owned()],
        intent: None,
    }
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
