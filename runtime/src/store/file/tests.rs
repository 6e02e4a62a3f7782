//! The store in a folder: the contract, and what others, crashes and damage do to its files.

use std::{
    fs,
    future::Future as _,
    path::{Path, PathBuf},
    sync::Arc,
    task::{Context, Poll, Waker},
};

use tempfile::TempDir;

use super::*;
use crate::{
    Environment, ErrorKind,
    store::tests::{CANARY, Turns, kept, key, put},
    testing::conformance,
};

#[cfg(feature = "encryption")]
mod encrypted;
#[cfg(unix)]
mod private;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for a test")
}

fn store(folder: &TempDir) -> FileStore {
    FileStore::open(folder.path().join("tokens")).expect("a folder of our own")
}

/// The file with this ending.
fn file(folder: &TempDir, ending: &str) -> PathBuf {
    let name = key("").name();
    folder
        .path()
        .join("tokens")
        .join(format!("{name}.{ending}"))
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).expect("the file is there")
}

/// What a store says that cannot read what is kept; it may not write over it either.
async fn refusal(store: &FileStore, path: &Path) -> String {
    let (key, before) = (key(""), fs::read(path).ok());
    let error = store.load(&key).await.expect_err("it is read");
    assert_eq!(error.kind(), ErrorKind::Store);
    for expected in [None, Some(Version(1))] {
        let record = crate::store::tests::record(9);
        let written = store.replace(&key, expected, &record, Fence::UNLOCKED);
        assert!(written.await.is_err(), "it is written over");
    }
    let removed = store.remove(&key, Version(1), Fence::UNLOCKED);
    assert!(removed.await.is_err(), "it is removed");
    assert_eq!(fs::read(path).ok(), before);
    let text = error.to_string();
    assert!(!text.contains(CANARY) && !text.contains('\n'), "{text}");
    text
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_keeps_the_contract() {
    let folder = folder();
    conformance(Arc::new(store(&folder)), Environment::tokio()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_that_share_a_folder_keep_the_contract() {
    let folder = folder();
    let stores = (0..3).map(|_| Arc::new(store(&folder)) as Arc<dyn TokenStore>);
    conformance(Turns::of(stores), Environment::tokio()).await;
}

#[tokio::test]
async fn what_is_kept_outlives_the_store() {
    let folder = folder();
    let version = put(&store(&folder), &key(""), 7).await.expect("it writes");
    let entry = store(&folder).load(&key("")).await.expect("it reads");
    let entry = entry.expect("it was kept");
    assert_eq!((entry.version, entry.record.serial), (version, 7));
}

#[tokio::test]
async fn damage_is_told_and_nothing_is_lost() {
    let folder = folder();
    let store = store(&folder);
    put(&store, &key(""), 7).await.expect("it writes");
    let path = file(&folder, "credential");
    let whole = bytes(&path);
    for end in [0, 1, 9, 12, 40, whole.len() - 1] {
        fs::write(&path, &whole[..end]).expect("it is ours");
        let said = refusal(&store, &path).await;
        assert!(said.ends_with("remove it and sign in again"), "{said}");
    }
    for index in 0..whole.len() {
        let mut changed = whole.clone();
        changed[index] ^= 0x04;
        fs::write(&path, &changed).expect("it is ours");
        let read = store.load(&key("")).await;
        assert!(read.is_err(), "byte {index} was changed and nobody noticed");
    }
    fs::write(&path, &whole).expect("it is ours");
    assert_eq!(kept(&store, &key("")).await.expect("it reads"), Some(7));
}

#[tokio::test]
async fn what_a_later_version_wrote_is_left_alone() {
    let folder = folder();
    let store = store(&folder);
    put(&store, &key(""), 7).await.expect("it writes");
    let path = file(&folder, "credential");
    fs::write(&path, b"keywright 2 better 17\n...").expect("it is ours");
    let said = refusal(&store, &path).await;
    assert!(said.ends_with("update this program"), "{said}");
}

#[tokio::test]
async fn a_file_of_another_key_is_not_taken_for_this_ones() {
    let folder = folder();
    let store = store(&folder);
    put(&store, &key("other"), 7).await.expect("it writes");
    let other = format!("{}.credential", key("other").name());
    let path = file(&folder, "credential");
    fs::copy(folder.path().join("tokens").join(other), &path).expect("it is ours");
    refusal(&store, &path).await;
}

/// What a crash can leave behind: a file that was being written, a lease that nobody holds, and
/// counters cut in half.
#[tokio::test]
async fn leftovers_of_a_crash_are_in_nobodys_way() {
    let folder = folder();
    let before = put(&store(&folder), &key(""), 7).await.expect("it writes");
    let lease = Duration::from_secs(600);
    let lock = store(&folder)
        .lock(&key(""), lease)
        .await
        .expect("it is free");
    let fence = lock.fence();
    drop(lock);
    fs::write(file(&folder, "new"), b"keywright 1 pl").expect("it is ours");
    for counters in [&b""[..], b"000000017 0000", b"\xff\xff", b"1 2 3\n"] {
        fs::write(file(&folder, "lock"), counters).expect("it is ours");
        let store = store(&folder);
        assert_eq!(kept(&store, &key("")).await.expect("it reads"), Some(7));
        let lock = store.lock(&key(""), lease).await.expect("it is free");
        assert!(lock.fence() > fence, "the numbers of locks grow");
        let version = put(&store, &key(""), 7).await.expect("it writes");
        assert!(version.0 > before.0, "no version comes twice");
    }
    assert!(!file(&folder, "new").exists());
}

/// A reader that looks all the time sees the old record or the new one, and never a part of one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_never_sees_half_a_record() {
    let folder = folder();
    put(&store(&folder), &key(""), 1).await.expect("it writes");
    let reading = store(&folder);
    let writing = store(&folder);
    let writer = tokio::spawn(async move {
        for serial in 2..60 {
            put(&writing, &key(""), serial).await.expect("it writes");
        }
    });
    let mut last = 0;
    while !writer.is_finished() {
        let serial = kept(&reading, &key("")).await.expect("it is whole");
        let serial = serial.expect("it is there");
        assert!(serial >= last, "an older record comes back");
        last = serial;
    }
    writer.await.expect("no panic");
}

/// A program without tokio drives the future itself; then the work is done on its thread.
#[test]
fn no_executor_is_needed() {
    let folder = folder();
    let store = store(&folder);
    let mut future = Box::pin(async {
        let lock = store.lock(&key(""), Duration::from_secs(60)).await?;
        let version = put(&store, &key(""), 7).await?;
        lock.release().await?;
        store.remove(&key(""), version, Fence::UNLOCKED).await
    });
    let mut context = Context::from_waker(Waker::noop());
    match future.as_mut().poll(&mut context) {
        Poll::Ready(removed) => assert!(removed.expect("it works")),
        Poll::Pending => panic!("nobody would wake it"),
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let folder = folder();
    let path = folder.path().join("file");
    fs::write(&path, b"").expect("it is ours");
    let error = FileStore::open(path.join("tokens")).expect_err("a file is in the way");
    assert!(
        error.to_string().starts_with("cannot make the folder "),
        "{error}"
    );
}
