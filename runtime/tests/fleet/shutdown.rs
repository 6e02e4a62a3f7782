//! A program that ends its runtime at any moment, also in the middle of the work of a store, and goes on in
//! another: nothing panics and nothing hangs, and no token is lost outside of the moments that count.

use std::{
    panic,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use keywright::{Environment, FileStore, TokenStore, Values, generated::v1::Client};
use tokio::{
    runtime::{Builder, Runtime},
    time::{sleep, timeout},
};

use crate::{
    provider::Provider,
    redis_server::RedisServer,
    tables::{GET_BALANCE, session},
    worker,
};

const LIFE: Duration = Duration::from_millis(100);
const LENGTH: Duration = Duration::from_secs(6);
const PATIENCE: Duration = Duration::from_secs(30);
/// The threads on which nothing may panic.
const WORKERS: &str = "ends-soon";

fn runtime() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    let built = builder.worker_threads(2).thread_name(WORKERS).enable_all();
    built.build().expect("a runtime")
}

/// Counts the panics of those threads from now on.
fn panics() -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let (counting, before) = (count.clone(), panic::take_hook());
    panic::set_hook(Box::new(move |it| {
        if thread::current().name() == Some(WORKERS) {
            counting.fetch_add(1, Relaxed);
        }
        before(it);
    }));
    count
}

async fn call(client: Client) -> keywright::Result<()> {
    client.call::<()>(&GET_BALANCE, Values::new()).await
}

/// Ends runtimes until the time is over. `renewals`: how many there are at least.
fn live(store: &Arc<dyn TokenStore>, renewals: u64) {
    let (panics, random) = (panics(), Environment::tokio().random);
    let serving = Runtime::new().expect("a runtime");
    let (provider, _) = serving.block_on(Provider::start(LIFE));
    let client = session(&provider.url, store.clone(), "ada", "0");
    let (begun, mut ends) = (Instant::now(), 0);
    while begun.elapsed() < LENGTH {
        let first = runtime();
        for _ in 0..8 {
            let client = client.clone();
            first.spawn(async move {
                loop {
                    // What fails does so because the runtime ends, or the lock is another's.
                    drop(call(client.clone()).await);
                    sleep(Duration::from_millis(2)).await;
                }
            });
        }
        thread::sleep(Duration::from_micros(random.next_u64() % 60_000));
        first.shutdown_background();
        ends += 1;
    }
    let last = runtime();
    let alive = last.block_on(async {
        timeout(PATIENCE, async {
            while call(client.clone()).await.is_err() {
                sleep(Duration::from_millis(50)).await;
            }
        })
        .await
    });
    alive.expect("nothing hangs");
    let counts = provider.counts();
    assert_eq!(panics.load(Relaxed), 0);
    assert!(
        counts.logins + counts.refreshes >= renewals && ends > 20,
        "{counts:?} in {ends} runtimes"
    );
    // An end may meet a renewal between sending and storing. It costs one attempt, and at most one login.
    assert!(counts.reuses <= ends, "{counts:?} in {ends} runtimes");
    assert!(
        counts.logins <= 1 + counts.reuses + ends,
        "{counts:?} in {ends} runtimes"
    );
}

#[test]
fn a_folder_outlives_runtimes_that_end_at_any_moment() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let store = FileStore::open(folder.path().join("tokens")).expect("it is ours");
    live(&(Arc::new(store) as Arc<dyn TokenStore>), 10);
}

/// The lock of a runtime that has ended lasts for its lease there, as that of a process that died.
#[test]
fn a_redis_outlives_runtimes_that_end_at_any_moment() {
    let redis = RedisServer::start();
    live(&worker::store(Some(&redis.url()), None), 1);
}
