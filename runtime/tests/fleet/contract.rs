//! Redis keeps the contract of a store, alone and with a folder behind it; and what a Redis that is
//! slow, gone or full does to those who wait for it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use keywright::{
    BackedStore, EncryptionKey, Environment, ErrorKind, FileStore, RedisStore, StoreKey,
    TokenStore, testing::conformance,
};

use crate::{proxy::Proxy, redis_server::RedisServer};

fn store(url: &str) -> RedisStore {
    let store = RedisStore::new(url, "tests").expect("an address");
    // A machine that is busy with many tests is no dead Redis.
    store.timeout(Duration::from_secs(20))
}

fn key() -> StoreKey {
    StoreKey::new("acme", "session", "https://api.acme.example", "ada")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redis_keeps_the_contract() {
    let redis = RedisServer::start();
    conformance(Arc::new(store(&redis.url())), Environment::tokio()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn redis_before_a_folder_keeps_the_contract_with_encryption() {
    let (redis, folder) = (RedisServer::start(), tempfile::tempdir().expect("a folder"));
    let secret = EncryptionKey::new(&[1; 32]);
    let first = store(&redis.url()).encrypted(secret.clone());
    let behind = FileStore::open(folder.path().join("tokens")).expect("our own");
    let store = BackedStore::new(Arc::new(first), Arc::new(behind.encrypted(secret)));
    conformance(Arc::new(store), Environment::tokio()).await;
    for name in redis.tell::<Vec<String>>(&["KEYS", "*"]) {
        assert!(name.starts_with("tests:{"), "{name}");
        if !name.ends_with(":lock") {
            let kept: Vec<Vec<u8>> = redis.tell(&["HVALS", &name]);
            let is_found = |it: &Vec<u8>| it.windows(6).any(|it| it == b"s3cr3t");
            assert!(!kept.iter().any(is_found), "a token lies in Redis in clear");
        }
    }
}

/// Each answer comes late, but in time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_redis_keeps_the_contract() {
    let redis = RedisServer::start();
    let proxy = Proxy::start(redis.port()).await;
    proxy.delay(Duration::from_millis(3));
    conformance(Arc::new(store(&proxy.url)), Environment::tokio()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_call_waits_for_a_dead_redis() {
    let redis = RedisServer::start();
    let proxy = Proxy::start(redis.port()).await;
    let timeout = Duration::from_millis(300);
    let store = store(&proxy.url).timeout(timeout);
    let lock = store.lock(&key(), Duration::from_secs(60)).await;
    let lock = lock.expect("it answers");
    proxy.dies(true);
    for _ in 0..2 {
        let start = Instant::now();
        let error = store.load(&key()).await.expect_err("nothing comes through");
        assert!(start.elapsed() < 4 * timeout, "{:?}", start.elapsed());
        assert_eq!(error.kind(), ErrorKind::Store);
        assert_eq!(error.to_string(), "Redis did not answer in 300ms");
    }
    proxy.dies(false);
    // It is found again without anybody's help, and the lock is still ours.
    assert!(store.load(&key()).await.expect("it answers").is_none());
    lock.release().await.expect("it answers");
    let again = store.lock(&key(), Duration::from_secs(60)).await;
    again
        .expect("it is free")
        .release()
        .await
        .expect("it answers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redis_that_restarts_is_found_again() {
    let mut redis = RedisServer::start();
    let store = store(&redis.url());
    let first = store.lock(&key(), Duration::from_secs(60)).await;
    let fence = first.expect("it answers").fence();
    redis.restart();
    // The connection is broken, and nobody notices it but the store.
    let second = store.lock(&key(), Duration::from_secs(60)).await;
    let second = second.expect("it is found again").fence();
    assert!(
        second > fence,
        "numbers grow although Redis has forgotten the last one"
    );
    redis.restart();
    assert!(
        store
            .load(&key())
            .await
            .expect("it is found again")
            .is_none()
    );
}

#[tokio::test]
async fn a_redis_that_is_not_there_is_one_clear_error() {
    let redis = RedisServer::start();
    let store = store(&redis.url()).timeout(Duration::from_millis(200));
    drop(redis);
    let error = store.load(&key()).await.expect_err("nobody listens");
    assert_eq!(error.kind(), ErrorKind::Store);
    assert_eq!(error.to_string(), "Redis cannot be reached");
    let error = RedisStore::new("https://me:s3cr3t@host", "tests").expect_err("no Redis");
    let source = std::error::Error::source(&error).map(ToString::to_string);
    let text = format!("{error} {source:?}");
    assert!(
        text.starts_with("this is no address of a Redis") && !text.contains("s3cr3t"),
        "{text}"
    );
}

#[tokio::test]
async fn what_redis_refuses_is_told_with_its_word() {
    let redis = RedisServer::start();
    let store = store(&redis.url());
    redis.tell::<()>(&["CONFIG", "SET", "requirepass", "x"]);
    let error = store.load(&key()).await.expect_err("it wants a password");
    assert_eq!(
        error.to_string(),
        "Redis refused a command of the token store: NOAUTH"
    );
}

/// What lies in Redis under the name of a key is a credential of that key, or an error.
#[tokio::test]
async fn what_redis_holds_is_not_trusted() {
    let redis = RedisServer::start();
    let store = Arc::new(store(&redis.url()));
    let lock = store.lock(&key(), Duration::from_secs(60)).await;
    drop(lock.expect("it is free"));
    let names: Vec<String> = redis.tell(&["KEYS", "*}"]);
    for (written, said) in [
        (
            "",
            "is damaged and was left as it is; remove it and sign in again",
        ),
        ("keywright 1 plain 7\n0123456789abcdef{}", "is damaged"),
        (
            "keywright 1 sealed 7\nxxxx",
            "is encrypted, and the store was given no key",
        ),
        ("keywright 2 other 7\nxxxx", "update this program"),
    ] {
        redis.tell::<i64>(&["HSET", &names[0], "version", "7", "record", written]);
        let error = store.load(&key()).await.expect_err("it is no credential");
        assert!(error.to_string().contains(said), "{error}");
    }
}
