//! The long form: processes are killed at random moments, for minutes, while Redis is restarted.

use std::{
    collections::BTreeMap,
    env,
    time::{Duration, Instant},
};

use keywright::{Environment, Values};

use crate::{
    crew::Orders,
    provider::Provider,
    redis_server::RedisServer,
    tables::{GET_BALANCE, LEASE, session},
    worker,
};

/// How many minutes; `cargo xtask soak fleet` sets it.
const MINUTES: &str = "KEYWRIGHT_SOAK_MINUTES";
const PROCESSES: usize = 8;
const USERS: u32 = 4;
const LIFE: Duration = Duration::from_secs(6);

/// Runs on one kind of store until the time is over, and tells what came of it.
async fn soak(redis: Option<&mut RedisServer>, is_on_disk: bool, length: Duration) {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let (provider, _) = Provider::start(LIFE).await;
    let mut orders = Orders::new(&provider.url);
    orders.users = USERS;
    if let Some(it) = &redis {
        orders = orders.redis(&it.url());
    }
    if is_on_disk {
        orders = orders.folder(folder.path());
    }
    let (mut redis, random) = (redis, Environment::tokio().random);
    let below = |limit: u64| random.next_u64() % limit;
    let end = Instant::now() + length;
    let mut crew = orders.clone().start(PROCESSES, length);
    let (mut kills, mut restarts) = (0_u64, 0);
    while Instant::now() + LEASE < end {
        tokio::time::sleep(Duration::from_millis(200 + below(2_500))).await;
        let left = end.saturating_duration_since(Instant::now());
        if let (0, Some(redis)) = (below(4), &mut redis) {
            tokio::task::block_in_place(|| redis.restart());
            restarts += 1;
        }
        let index = usize::try_from(below(PROCESSES as u64)).expect("it is small");
        crew.kill(index);
        crew.launch(index, left);
        kills += 1;
    }
    let reports = crew.end().await;
    let counts = provider.counts();
    println!("soak: {kills} kills, {restarts} restarts of Redis, {counts:?}");
    let mut errors = BTreeMap::new();
    for error in crate::crew::errors(&reports) {
        *errors.entry(error).or_insert(0) += 1;
    }
    for (error, times) in errors {
        println!("soak: {times} times {error}");
    }
    // One live token for each credential: whoever comes now needs no request but the call.
    let store = worker::store(orders.redis.as_deref(), orders.folder.as_deref());
    for user in 0..USERS {
        let client = session(&provider.url, store.clone(), &format!("u{user}"), "99");
        let call = client.call::<()>(&GET_BALANCE, Values::new()).await;
        call.expect("a live token");
    }
    // A kill may meet one renewal of each credential between sending and storing. Each such crash
    // costs one more attempt, whose refusal ends the login, and nothing else costs any.
    let after = provider.counts();
    assert!(
        counts.reuses <= kills * u64::from(USERS),
        "{counts:?} after {kills} kills"
    );
    assert!(
        counts.logins <= u64::from(USERS) + counts.reuses + kills,
        "{counts:?} after {kills} kills"
    );
    assert!(after.refreshes + after.logins <= counts.refreshes + counts.logins + u64::from(USERS));
    assert!(counts.refreshes > 0 && counts.calls > 0);
}

fn length() -> Duration {
    let minutes = env::var(MINUTES).unwrap_or_else(|_| panic!("{MINUTES} is not set"));
    let minutes: f64 = minutes.parse().expect("a number");
    Duration::from_secs_f64(minutes * 60.0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it takes minutes: cargo xtask soak fleet"]
async fn folder() {
    soak(None, true, length() / 2).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it takes minutes: cargo xtask soak fleet"]
async fn redis_before_a_folder() {
    soak(Some(&mut RedisServer::start()), true, length() / 2).await;
}
