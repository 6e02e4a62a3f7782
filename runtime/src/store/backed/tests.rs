//! Two stores as one: the contract, and what comes back when the first one forgets.

use super::*;
use crate::{
    Environment, MemoryStore,
    store::tests::{kept, key, put},
    testing::conformance,
};

const LEASE: Duration = Duration::from_secs(60);

fn memory() -> Arc<dyn TokenStore> {
    Arc::new(MemoryStore::new())
}

/// A first store that has just lost everything, over the same one behind.
fn over(behind: &Arc<dyn TokenStore>) -> BackedStore {
    BackedStore::new(memory(), behind.clone())
}

#[tokio::test]
async fn it_keeps_the_contract() {
    let store = BackedStore::new(memory(), memory());
    conformance(Arc::new(store), Environment::tokio()).await;
}

#[tokio::test]
async fn what_the_first_one_lost_comes_back() {
    let (behind, key) = (memory(), key(""));
    put(&over(&behind), &key, 7).await.expect("it writes");
    let store = over(&behind);
    let entry = store
        .load(&key)
        .await
        .expect("it reads")
        .expect("it is back");
    assert_eq!(entry.record.serial, 7);
    let removed = store.remove(&key, entry.version, Fence::UNLOCKED).await;
    assert!(removed.expect("it removes"));
    assert_eq!(kept(&over(&behind), &key).await.expect("it reads"), None);
}

/// The first one forgets between the read and the write of a renewal.
#[tokio::test]
async fn a_write_over_what_was_lost_is_a_conflict() {
    let (behind, key) = (memory(), key(""));
    let version = put(&over(&behind), &key, 7).await.expect("it writes");
    for expected in [None, Some(version)] {
        let store = over(&behind);
        let record = crate::store::tests::record(8);
        let written = store
            .replace(&key, expected, &record, Fence::UNLOCKED)
            .await;
        match written.expect("it answers") {
            Replaced::Conflict(Some(entry)) => assert_eq!(entry.record.serial, 7),
            other => panic!("{other:?}"),
        }
    }
}

/// A crash between the two writes leaves an older copy, which whoever takes the lock next mends.
/// One who only looks does not: it could bring back what is being removed.
#[tokio::test]
async fn a_copy_that_is_behind_is_mended() {
    let (first, behind, key) = (memory(), memory(), key(""));
    let store = BackedStore::new(first.clone(), behind.clone());
    put(&store, &key, 7).await.expect("it writes");
    put(&*first, &key, 8).await.expect("it writes");
    assert_eq!(kept(&*behind, &key).await.expect("it reads"), Some(7));
    assert_eq!(kept(&store, &key).await.expect("it reads"), Some(8));
    assert_eq!(kept(&*behind, &key).await.expect("it reads"), Some(7));
    let lock = store.lock(&key, LEASE).await.expect("it is free");
    lock.release().await.expect("it was held");
    assert_eq!(kept(&*behind, &key).await.expect("it reads"), Some(8));
}

#[tokio::test]
async fn a_lock_outlives_the_memory_of_the_first_one() {
    let (behind, key) = (memory(), key(""));
    let held = over(&behind).lock(&key, LEASE).await.expect("it is free");
    let store = over(&behind);
    let environment = Environment::tokio();
    let length = Duration::from_millis(50);
    let taken = environment.within(length, store.lock(&key, LEASE)).await;
    assert!(taken.is_none(), "two hold the lock");
    held.release().await.expect("it is ours");
    drop(store.lock(&key, LEASE).await.expect("it is free"));
}
