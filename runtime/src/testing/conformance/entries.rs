//! What is kept: versions, keys, removal.

use std::collections::HashSet;

use super::{Trial, done, record};
use crate::{Fence, Replaced, StoreKey, Version};

pub(super) async fn try_all(trial: &Trial) {
    a_write_names_what_it_replaces(trial).await;
    what_is_removed_is_gone(trial).await;
    what_is_kept_comes_back_unchanged(trial).await;
    keys_are_apart(trial).await;
    one_of_many_writes_first(trial).await;
    no_write_of_many_is_lost(trial).await;
}

async fn a_write_names_what_it_replaces(trial: &Trial) {
    let key = trial.key("versions");
    assert_eq!(trial.kept(&key).await, None, "token store: it is not empty");
    let unknown = Some(Version(7));
    assert_eq!(trial.conflict(&key, unknown).await, None);
    let first = trial.put(&key, None, 1, Fence::UNLOCKED).await;
    assert_eq!(trial.kept(&key).await, Some((first, 1)));
    for wrong in [None, Some(Version(first.0 + 1)), Some(Version(u64::MAX))] {
        let told = trial.conflict(&key, wrong).await;
        assert_eq!(
            told,
            Some((first, 1)),
            "token store: a conflict tells what is kept"
        );
    }
    let second = trial.put(&key, Some(first), 2, Fence::UNLOCKED).await;
    assert_ne!(first, second, "token store: a version comes twice");
    assert_eq!(trial.conflict(&key, Some(first)).await, Some((second, 2)));
    assert_eq!(trial.kept(&key).await, Some((second, 2)));
}

async fn what_is_removed_is_gone(trial: &Trial) {
    let key = trial.key("removal");
    let remove = |version| trial.store.remove(&key, version, Fence::UNLOCKED);
    assert!(
        !done(remove(Version(7)).await),
        "token store: nothing was there"
    );
    let first = trial.put(&key, None, 1, Fence::UNLOCKED).await;
    let second = trial.put(&key, Some(first), 2, Fence::UNLOCKED).await;
    assert!(
        !done(remove(first).await),
        "token store: an old version removes a newer one"
    );
    assert_eq!(trial.kept(&key).await, Some((second, 2)));
    assert!(done(remove(second).await), "token store: it was there");
    assert!(!done(remove(second).await), "token store: it had gone");
    assert_eq!(trial.kept(&key).await, None);
    assert_eq!(trial.conflict(&key, Some(second)).await, None);
    let third = trial.put(&key, None, 1, Fence::UNLOCKED).await;
    let before = [first, second];
    assert!(
        !before.contains(&third),
        "token store: a version comes again after a removal"
    );
}

async fn what_is_kept_comes_back_unchanged(trial: &Trial) {
    let key = trial.key("content");
    trial
        .put(&key, None, u64::from(u32::MAX) + 1, Fence::UNLOCKED)
        .await;
    let entry = done(trial.store.load(&key).await).expect("token store: it was kept");
    let (read, written) = (
        entry.record.to_bytes(),
        record(u64::from(u32::MAX) + 1).to_bytes(),
    );
    assert!(
        *read == *written,
        "token store: a record does not come back as it was"
    );
    let shown = format!("{entry:?}");
    assert!(
        !shown.contains("s3cr3t"),
        "token store: a record is printed"
    );
}

/// Each key that differs from another in some way keeps a record of its own.
async fn keys_are_apart(trial: &Trial) {
    let unique = trial.environment.random.next_u64().to_string();
    let mut keys = Vec::new();
    for (provider, scheme, host, account) in [
        ("a", "b", "c", "d"),
        ("ab", "", "c", "d"),
        ("a", "bc", "", "d"),
        ("a", "b", "cd", ""),
        ("a", "b", "c", "D"),
        ("a", "b", "c", "d/../d"),
        ("a", "b", "c", "../../d"),
        ("a", "b", "c", "d\u{0}"),
        ("a", "b", "c", "d\r\n"),
        ("a", "b", "c", "d*{d}[d]?:d"),
        ("a", "b", "c", "\u{e9}"),
        ("a", "b", "c", "e\u{301}"),
        ("a/b", "", "c", "d"),
    ] {
        let provider = format!("conformance {unique} {provider}");
        keys.push(StoreKey::new(provider, scheme, host, account));
    }
    let long = "x".repeat(5_000);
    keys.push(StoreKey::new(
        "conformance",
        &unique,
        &long,
        format!("{long}1"),
    ));
    keys.push(StoreKey::new(
        "conformance",
        &unique,
        &long,
        format!("{long}2"),
    ));
    for (key, number) in keys.iter().zip(1..) {
        trial.put(key, None, number, Fence::UNLOCKED).await;
    }
    for (key, number) in keys.iter().zip(1..) {
        let kept = trial.kept(key).await.map(|it| it.1);
        assert_eq!(
            kept,
            Some(number),
            "token store: {key:?} is mistaken for another"
        );
    }
}

async fn one_of_many_writes_first(trial: &Trial) {
    let key = trial.key("first");
    let tasks = (1..=8).map(|number| {
        let (trial, key) = (trial.clone(), key.clone());
        async move {
            let record = record(number);
            let replaced = trial.store.replace(&key, None, &record, Fence::UNLOCKED);
            match done(replaced.await) {
                Replaced::Stored(version) => Some((version, number)),
                Replaced::Conflict(_) => None,
            }
        }
    });
    let won: Vec<_> = trial.all(tasks).await.into_iter().flatten().collect();
    assert_eq!(
        won.len(),
        1,
        "token store: of many first writes, one succeeds"
    );
    assert_eq!(trial.kept(&key).await, Some(won[0]));
}

/// Many count together in one record, each by what it has read.
async fn no_write_of_many_is_lost(trial: &Trial) {
    const TASKS: u64 = 4;
    const TIMES: u64 = 5;
    let key = trial.key("many");
    let tasks = (0..TASKS).map(|_| {
        let (trial, key) = (trial.clone(), key.clone());
        async move {
            let mut versions = Vec::new();
            while versions.len() < usize::try_from(TIMES).unwrap_or_default() {
                let kept = trial.kept(&key).await;
                let record = record(kept.map_or(0, |it| it.1) + 1);
                let (store, expected) = (&trial.store, kept.map(|it| it.0));
                let replaced = store.replace(&key, expected, &record, Fence::UNLOCKED);
                if let Replaced::Stored(version) = done(replaced.await) {
                    versions.push(version);
                }
            }
            versions
        }
    });
    let versions: Vec<_> = trial.all(tasks).await.into_iter().flatten().collect();
    let different: HashSet<_> = versions.iter().collect();
    assert_eq!(
        different.len(),
        versions.len(),
        "token store: a version comes twice"
    );
    let count = trial.kept(&key).await.map(|it| it.1);
    assert_eq!(count, Some(TASKS * TIMES), "token store: a write was lost");
}
