//! Who may read the files.

use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::*;

fn mode(path: &Path) -> u32 {
    let metadata = fs::metadata(path).expect("it is there");
    metadata.permissions().mode() & 0o777
}

fn allow(path: &Path, mode: u32) {
    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(path, permissions).expect("it is ours");
}

/// Somebody looks at the folder all the time while it is used.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_can_read_a_file_at_any_moment() {
    let folder = folder();
    let store = store(&folder);
    let path = folder.path().join("tokens");
    assert_eq!(mode(&path), 0o700);
    let writer = tokio::spawn(async move {
        for serial in 1..40 {
            let lock = store.lock(&key(""), Duration::from_secs(60)).await;
            put(&store, &key(""), serial).await.expect("it writes");
            lock.expect("it is free")
                .release()
                .await
                .expect("it is ours");
        }
    });
    let mut seen = std::collections::BTreeSet::new();
    while !writer.is_finished() {
        for entry in fs::read_dir(&path).expect("it is there") {
            let entry = entry.expect("it is there");
            // It may be gone by now.
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
            seen.insert(entry.path().extension().map(std::ffi::OsStr::to_owned));
        }
    }
    writer.await.expect("no panic");
    assert!(seen.len() >= 3, "only {seen:?} was looked at");
}

#[tokio::test]
async fn a_file_that_others_can_read_is_refused() {
    let folder = folder();
    let store = store(&folder);
    put(&store, &key(""), 7).await.expect("it writes");
    let path = file(&folder, "credential");
    for wider in [0o604, 0o640, 0o644, 0o620, 0o666] {
        allow(&path, wider);
        let said = refusal(&store, &path).await;
        assert!(said.starts_with("others may read "), "{said}");
    }
    allow(&path, 0o600);
    assert_eq!(kept(&store, &key("")).await.expect("it reads"), Some(7));
    allow(&file(&folder, "lock"), 0o666);
    let lock = store.lock(&key(""), Duration::from_secs(60)).await;
    assert!(lock.is_err(), "others can hold the lock");
}

#[tokio::test]
async fn a_link_is_refused() {
    let folder = folder();
    let store = store(&folder);
    put(&store, &key(""), 7).await.expect("it writes");
    let elsewhere = folder.path().join("elsewhere");
    let path = file(&folder, "credential");
    fs::rename(&path, &elsewhere).expect("it is ours");
    symlink(&elsewhere, &path).expect("it is ours");
    let said = refusal(&store, &path).await;
    assert!(said.contains(" a link "), "{said}");
    fs::rename(&elsewhere, &path).expect("it is ours");
    let path = file(&folder, "lock");
    fs::rename(&path, &elsewhere).expect("it is ours");
    symlink(&elsewhere, &path).expect("it is ours");
    let said = put(&store, &key(""), 8)
        .await
        .expect_err("it follows a link");
    assert!(said.to_string().contains(" a link "), "{said}");
    fs::rename(&elsewhere, &path).expect("it is ours");
    assert_eq!(kept(&store, &key("")).await.expect("it reads"), Some(7));
    // Where a file is to be made, a link that leads nowhere yet is not followed.
    let path = file(&folder, "new");
    symlink(&elsewhere, &path).expect("it is ours");
    put(&store, &key(""), 8).await.expect("it writes");
    assert!(!elsewhere.exists(), "it wrote through a link");
    assert_eq!(mode(&file(&folder, "credential")), 0o600);
}

#[test]
fn a_folder_that_others_can_write_is_refused() {
    let folder = folder();
    let path = folder.path().join("tokens");
    fs::create_dir(&path).expect("it is ours");
    for wider in [0o777, 0o770, 0o702] {
        allow(&path, wider);
        let error = FileStore::open(&path).expect_err("others can write");
        assert!(error.to_string().contains("run `chmod 700 "), "{error}");
    }
    allow(&path, 0o755);
    FileStore::open(&path).expect("others can see names that say nothing");
}
