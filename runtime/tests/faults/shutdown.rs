//! A runtime of tokio that ends in the middle of a renewal, with a store that fails or hangs just then:
//! what the provider has issued is stored by the next attempt, wherever that runs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use keywright::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, MemoryStore, Record, Replaced, Result,
    StoreKey, TokenStore, Version, generated::v1::Client, testing::ManualClock,
};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};

use crate::{
    provider::{PERSON, builder, ping, sign_in, token_of},
    server::{Server, until},
};

/// What becomes of a write.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Write {
    Fails,
    Hangs,
    /// It is done, and nobody is ever told.
    IsDoneInSilence,
}

/// A store in memory of which one write goes wrong.
struct Faulty {
    memory: MemoryStore,
    write: Write,
    /// How many writes go well before; beyond all numbers where none goes wrong.
    good: AtomicUsize,
    /// How many have gone wrong.
    wrong: AtomicUsize,
}

impl Faulty {
    fn new(write: Write) -> Arc<Self> {
        Arc::new(Self {
            memory: MemoryStore::new(),
            write,
            good: AtomicUsize::new(usize::MAX),
            wrong: AtomicUsize::new(0),
        })
    }
}

impl TokenStore for Faulty {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        self.memory.load(key)
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            let writing = self.memory.replace(key, expected, record, fence);
            if self.good.fetch_sub(1, SeqCst) > 0 {
                return writing.await;
            }
            self.good.store(usize::MAX, SeqCst);
            if self.write == Write::IsDoneInSilence {
                writing.await?;
            }
            self.wrong.fetch_add(1, SeqCst);
            if self.write == Write::Fails {
                return Err(Error::new(ErrorKind::Store, "the disk is full"));
            }
            std::future::pending().await
        })
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        self.memory.remove(key, expected, fence)
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        self.memory.lock(key, lease)
    }
}

fn runtime(has_workers: bool) -> Runtime {
    let mut builder = if has_workers {
        Builder::new_multi_thread()
    } else {
        Builder::new_current_thread()
    };
    let built = builder.worker_threads(2).enable_all().build();
    built.expect("a runtime")
}

/// A person's client on the store; the same person, each time.
fn jane(server: &Server, clock: &ManualClock, store: Arc<Faulty>) -> Client {
    let built = builder(server, &PERSON, clock).store(store).account("jane");
    built.build().expect("the settings are valid")
}

/// Waits until a write has gone wrong.
async fn wrong(store: &Faulty) {
    until(
        || "no write went wrong".to_owned(),
        || store.wrong.load(SeqCst) > 0,
    )
    .await;
}

fn live_and_end(write: Write, has_workers: bool) {
    let what = format!("{write:?}, workers: {has_workers}");
    let patience = Duration::from_secs(20);
    let serving = runtime(true);
    let server = serving.block_on(Server::start());
    let (store, clock) = (Faulty::new(write), ManualClock::default());
    let client = jane(&server, &clock, store.clone());
    let first = runtime(has_workers);
    first.block_on(sign_in(&client)).expect("signed in");
    clock.advance(Duration::from_secs(3_600));

    // The journal is written well, and what came is not.
    store.good.store(1, SeqCst);
    let (caller, waiting) = (client.clone(), store.clone());
    first.block_on(async move {
        let call = tokio::spawn(async move { token_of(&caller).await });
        wrong(&waiting).await;
        call.abort();
    });
    assert_eq!(server.asked().len(), 2, "{what}");
    first.shutdown_timeout(Duration::from_millis(10));

    let second = runtime(has_workers);
    // A store that failed is followed by a pause.
    clock.advance(Duration::from_secs(5));
    let call = second.block_on(async { timeout(patience, ping(&client)).await });
    call.expect("nothing hangs")
        .unwrap_or_else(|error| panic!("{what}: {error}"));
    {
        let book = server.book();
        assert_eq!(
            (book.asked.len(), book.reuses),
            (2, 0),
            "{what}: what was issued is used"
        );
    }
    // Whoever comes after it finds the token, and the refresh token that came with it.
    let next = jane(&server, &clock, store);
    second.block_on(ping(&next)).expect("it is stored");
    assert_eq!(server.asked().len(), 2, "{what}");
    clock.advance(Duration::from_secs(3_600));
    second
        .block_on(ping(&next))
        .expect("and renewed with what came");
    assert_eq!(
        (server.asked().len(), server.book().reuses),
        (3, 0),
        "{what}"
    );
}

#[test]
fn what_was_issued_outlives_the_runtime_and_a_fault_of_the_store() {
    for write in [Write::Fails, Write::Hangs, Write::IsDoneInSilence] {
        for has_workers in [false, true] {
            live_and_end(write, has_workers);
        }
    }
}
