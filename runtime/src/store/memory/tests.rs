//! The contract of a store, tried on the one in memory.

use std::sync::Arc;

use super::*;
use crate::{
    Timestamp, Values,
    store::{Identity, Lasting},
};

const FENCE: Fence = Fence(0);

fn key(account: &str) -> StoreKey {
    StoreKey::new("provider", "scheme", "https://api.example.com", account)
}

fn record(serial: u64) -> Record {
    Record {
        serial,
        issued: Timestamp::from_unix(0),
        lasting: Lasting::Never,
        refresh_until: None,
        identity: Identity::default(),
        asked: Vec::new(),
        kept: Values::new(),
        intent: None,
    }
}

async fn stored(store: &MemoryStore, expected: Option<Version>, serial: u64) -> Option<Version> {
    let (key, record) = (key(""), record(serial));
    let replaced = store.replace(&key, expected, &record, FENCE).await;
    match replaced.expect("memory does not fail") {
        Replaced::Stored(version) => Some(version),
        Replaced::Conflict(entry) => {
            let there = store.load(&key).await.expect("memory does not fail");
            assert_eq!(entry.map(|it| it.version), there.map(|it| it.version));
            None
        }
    }
}

#[tokio::test]
async fn a_write_names_what_it_replaces() {
    let store = MemoryStore::new();
    let first = stored(&store, None, 1).await.expect("nothing was there");
    assert!(
        stored(&store, None, 2).await.is_none(),
        "something is there"
    );
    let second = stored(&store, Some(first), 2).await.expect("it was there");
    assert!(
        stored(&store, Some(first), 3).await.is_none(),
        "it has gone"
    );
    let removed = store.remove(&key(""), first, FENCE).await;
    assert!(!removed.expect("memory does not fail"), "it has gone");
    let removed = store.remove(&key(""), second, FENCE).await;
    assert!(removed.expect("memory does not fail"));
    assert!(
        stored(&store, Some(second), 4).await.is_none(),
        "nothing is there"
    );
    let third = stored(&store, None, 4).await.expect("nothing was there");
    assert!(![first, second].contains(&third), "no version comes twice");
}

#[tokio::test]
async fn keys_are_apart() {
    let store = MemoryStore::new();
    stored(&store, None, 1).await.expect("nothing was there");
    let other = store
        .load(&key("other"))
        .await
        .expect("memory does not fail");
    assert!(other.is_none());
}

#[tokio::test]
async fn a_lock_excludes_and_its_number_grows() {
    let store = Arc::new(MemoryStore::new());
    let lease = Duration::from_secs(1);
    let first = store.lock(&key(""), lease).await.expect("it is free");
    let other = store.lock(&key("other"), lease).await;
    drop(other.expect("another key has another lock"));
    let waiter = tokio::spawn({
        let store = store.clone();
        async move { store.lock(&key(""), lease).await.map(|it| it.fence()) }
    });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert!(!waiter.is_finished(), "two hold the lock");
    let before = first.fence();
    first.release().await.expect("memory does not fail");
    let after = waiter.await.expect("no panic").expect("it is free");
    assert!(after > before);
}

#[tokio::test]
async fn a_lock_that_is_dropped_is_free() {
    let store = MemoryStore::new();
    let lease = Duration::from_secs(1);
    drop(store.lock(&key(""), lease).await.expect("it is free"));
    store.lock(&key(""), lease).await.expect("it is free again");
}
