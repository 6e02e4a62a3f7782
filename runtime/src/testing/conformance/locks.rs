//! Locks: who holds one, for how long, and what a late holder can do.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{LEASE, LONG, NEVER, Trial, done, record};
use crate::{ErrorKind, Fence, StoreKey, Version};

pub(super) async fn try_all(trial: &Trial) {
    a_lock_excludes(trial).await;
    a_lock_that_is_dropped_is_free(trial).await;
    a_lock_ends_with_its_lease(trial).await;
    a_late_writer_is_refused(trial).await;
    who_stops_waiting_holds_nothing(trial).await;
    one_of_many_holds_it(trial).await;
}

/// Whether somebody else could take the lock now.
async fn is_free(trial: &Trial, key: &StoreKey) -> bool {
    let lock = trial.store.lock(key, LEASE);
    match trial.environment.within(NEVER, lock).await {
        None => false,
        Some(lock) => {
            done(done(lock).release().await);
            true
        }
    }
}

async fn a_lock_excludes(trial: &Trial) {
    let (key, other) = (trial.key("lock"), trial.key("lock"));
    let first = trial.lock(&key, LONG).await;
    assert!(
        !is_free(trial, &key).await,
        "token store: two hold one lock"
    );
    done(trial.lock(&other, LONG).await.release().await);
    let before = first.fence();
    assert_ne!(
        before,
        Fence::UNLOCKED,
        "token store: a lock has the number of none"
    );
    done(first.release().await);
    let second = trial.lock(&key, LONG).await;
    assert!(
        second.fence() > before,
        "token store: the numbers of locks grow"
    );
    let version = trial.put(&key, None, 1, second.fence()).await;
    let unlocked = trial.put(&key, Some(version), 2, Fence::UNLOCKED).await;
    assert_eq!(trial.kept(&key).await, Some((unlocked, 2)));
    done(second.release().await);
}

async fn a_lock_that_is_dropped_is_free(trial: &Trial) {
    let key = trial.key("dropped");
    drop(trial.lock(&key, LEASE).await);
    let again = trial.lock(&key, LEASE).await;
    done(again.release().await);
}

async fn a_lock_ends_with_its_lease(trial: &Trial) {
    let key = trial.key("lease");
    let first = trial.lock(&key, LEASE).await;
    let second = trial.lock(&key, LONG).await;
    assert!(
        second.fence() > first.fence(),
        "token store: the numbers of locks grow"
    );
    // It is the second one's by now, and the first one cannot give it back.
    done(first.release().await);
    assert!(
        !is_free(trial, &key).await,
        "token store: a late holder gives back another's lock"
    );
    done(second.release().await);
    done(trial.lock(&key, LONG).await.release().await);
}

async fn a_late_writer_is_refused(trial: &Trial) {
    let key = trial.key("late");
    let first = trial.lock(&key, LEASE).await;
    let version = trial.put(&key, None, 1, first.fence()).await;
    let second = trial.lock(&key, LONG).await;
    refused(trial, &key, version, first.fence()).await;
    let newer = trial.put(&key, Some(version), 2, second.fence()).await;
    refused(trial, &key, newer, first.fence()).await;
    let latest = second.fence();
    done(second.release().await);
    refused(trial, &key, newer, first.fence()).await;
    assert_eq!(
        trial.kept(&key).await,
        Some((newer, 2)),
        "token store: a late write counts"
    );
    assert!(done(trial.store.remove(&key, newer, latest).await));
    let nothing = trial
        .store
        .replace(&key, None, &record(3), first.fence())
        .await;
    assert!(
        nothing.is_err(),
        "token store: a late writer brings back what was removed"
    );
    assert_eq!(trial.kept(&key).await, None);
}

/// Neither a write nor a removal with this number succeeds, although the version is right.
async fn refused(trial: &Trial, key: &StoreKey, version: Version, fence: Fence) {
    let kept = trial.kept(key).await;
    let written = trial
        .store
        .replace(key, Some(version), &record(98), fence)
        .await;
    let removed = trial.store.remove(key, version, fence).await;
    for error in [written.map(drop).err(), removed.map(drop).err()] {
        let kind = error.map(|it| it.kind());
        assert_eq!(
            kind,
            Some(ErrorKind::Store),
            "token store: a late writer is not refused"
        );
    }
    assert_eq!(
        trial.kept(key).await,
        kept,
        "token store: a late writer changes something"
    );
}

async fn who_stops_waiting_holds_nothing(trial: &Trial) {
    let key = trial.key("impatient");
    let first = trial.lock(&key, LONG).await;
    for length in [0, 1, 2, 5, 20, 60] {
        let lock = trial.store.lock(&key, LONG);
        let length = Duration::from_millis(length);
        let taken = trial.environment.within(length, lock).await;
        assert!(taken.is_none(), "token store: two hold one lock");
    }
    done(first.release().await);
    // One who gives up in the very moment of the release may be in the way for a moment only.
    for _ in 0..5 {
        let lock = trial.store.lock(&key, LONG);
        let length = Duration::from_micros(300);
        if let Some(taken) = trial.environment.within(length, lock).await {
            done(done(taken).release().await);
        }
    }
    done(trial.lock(&key, LONG).await.release().await);
}

async fn one_of_many_holds_it(trial: &Trial) {
    let key = trial.key("herd");
    let (held, last) = (
        Arc::new(AtomicBool::new(false)),
        Arc::new(AtomicU64::new(0)),
    );
    let tasks = (0..8).map(|_| {
        let (trial, key) = (trial.clone(), key.clone());
        let (held, last) = (held.clone(), last.clone());
        async move {
            let lock = trial.lock(&key, LONG).await;
            assert!(
                !held.swap(true, Ordering::SeqCst),
                "token store: two hold one lock"
            );
            let Fence(number) = lock.fence();
            let before = last.swap(number, Ordering::SeqCst);
            assert!(before < number, "token store: the numbers of locks grow");
            let kept = trial.kept(&key).await;
            trial.sleep(Duration::from_millis(2)).await;
            let (version, count) = kept.map_or((None, 0), |it| (Some(it.0), it.1));
            trial.put(&key, version, count + 1, lock.fence()).await;
            held.store(false, Ordering::SeqCst);
            done(lock.release().await);
        }
    });
    let count = trial.all(tasks).await.len();
    let kept = trial.kept(&key).await.map(|it| it.1);
    assert_eq!(kept, u64::try_from(count).ok());
}
