//! What callers notice when the store is slow, dead, or has lost everything.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use keywright::{ErrorKind, RedisStore, Values};

use crate::{
    provider::Provider,
    proxy::Proxy,
    redis_server::RedisServer,
    tables::{GET_BALANCE, held, session},
};

const LIFE: Duration = Duration::from_secs(4);

/// While the token is usable, a dead Redis is nobody's problem. After that it is one clear error,
/// and the provider is left alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_redis_blocks_nobody_who_has_a_token() {
    let redis = RedisServer::start();
    let proxy = Proxy::start(redis.port()).await;
    let (provider, _) = Provider::start(LIFE).await;
    let store = RedisStore::new(&proxy.url, "tests").expect("an address");
    let store = Arc::new(store.timeout(Duration::from_millis(500)));
    let client = session(&provider.url, store, "ada", "0");
    let call = async || client.call::<()>(&GET_BALANCE, Values::new()).await;
    let start = Instant::now();
    call().await.expect("a token");
    proxy.dies(true);
    let mut slowest = Duration::ZERO;
    // It is due after five eighths of its life, and is renewed in vain from then on.
    while start.elapsed() < LIFE * 7 / 8 {
        let begun = Instant::now();
        call().await.expect("the token is usable");
        slowest = slowest.max(begun.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(slowest < Duration::from_millis(400), "{slowest:?}");
    tokio::time::sleep(LIFE.saturating_sub(start.elapsed())).await;
    for _ in 0..20 {
        let begun = Instant::now();
        let error = call().await.expect_err("no token");
        assert_eq!(error.kind(), ErrorKind::Store, "{error}");
        assert!(
            begun.elapsed() < Duration::from_secs(2),
            "{:?}",
            begun.elapsed()
        );
    }
    let counts = provider.counts();
    assert_eq!(
        (counts.logins, counts.refreshes, counts.reuses),
        (1, 0, 0),
        "{counts:?}"
    );
    proxy.dies(false);
    let start = Instant::now();
    while call().await.is_err() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it does not recover"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let counts = provider.counts();
    assert_eq!(
        (counts.logins, counts.refreshes, counts.reuses),
        (1, 1, 0),
        "{counts:?}"
    );
}

/// Redis alone has lost the newest refresh token, and the programs know an old one only. The
/// provider is asked once; then everybody is told to sign in again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_lost_everything_costs_one_sign_in() {
    let mut redis = RedisServer::start();
    let (provider, _) = Provider::start(LIFE).await;
    let begun_with = provider.sign_in("ada");
    let program = |url: &str| {
        let store = RedisStore::new(url, "tests").expect("an address");
        held(&provider.url, Arc::new(store), &begun_with)
    };
    let before = program(&redis.url());
    let call = before.call::<()>(&GET_BALANCE, Values::new());
    call.await.expect("the first refresh");
    drop(before);
    tokio::task::block_in_place(|| redis.restart());
    let programs: Vec<_> = (0..8).map(|_| program(&redis.url())).collect();
    let mut tasks = Vec::new();
    for _ in 0..25 {
        for program in &programs {
            let program = program.clone();
            tasks.push(tokio::spawn(async move {
                program.call::<()>(&GET_BALANCE, Values::new()).await
            }));
        }
    }
    for task in tasks {
        let error = task.await.expect("no panic").expect_err("it is dead");
        assert!(error.needs_sign_in(), "{error:?}");
    }
    let counts = provider.counts();
    assert_eq!((counts.refreshes, counts.reuses), (1, 1), "{counts:?}");
}
