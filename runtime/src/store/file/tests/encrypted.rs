//! What a key adds.

use super::*;
use crate::EncryptionKey;

fn encrypted(folder: &TempDir, key: u8) -> FileStore {
    store(folder).encrypted(EncryptionKey::new(&[key; 32]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_keeps_the_contract() {
    let folder = folder();
    let stores = (0..2).map(|_| Arc::new(encrypted(&folder, 1)) as Arc<dyn TokenStore>);
    conformance(Turns::of(stores), Environment::tokio()).await;
}

#[tokio::test]
async fn nothing_of_a_credential_can_be_read() {
    let (plain, sealed) = (folder(), folder());
    for (folder, store) in [(&plain, store(&plain)), (&sealed, encrypted(&sealed, 1))] {
        let lock = store.lock(&key("ada"), Duration::from_secs(60)).await;
        put(&store, &key("ada"), 7).await.expect("it writes");
        drop(lock);
        let mut all = Vec::new();
        for entry in fs::read_dir(folder.path().join("tokens")).expect("it is there") {
            let path = entry.expect("it is there").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            assert!(
                !["ada", "acme", "session"]
                    .iter()
                    .any(|it| name.contains(it)),
                "{name}"
            );
            all.extend(bytes(&path));
        }
        let is_found = |text: &str| all.windows(text.len()).any(|it| it == text.as_bytes());
        let is_plain = std::ptr::eq(folder, &raw const plain);
        assert_eq!(is_found(CANARY), is_plain);
    }
}

#[tokio::test]
async fn no_two_writes_look_alike() {
    let folder = folder();
    let store = encrypted(&folder, 1);
    let path = file(&folder, "credential");
    put(&store, &key(""), 7).await.expect("it writes");
    let first = bytes(&path);
    put(&store, &key(""), 7).await.expect("it writes");
    let second = bytes(&path);
    let same = first
        .iter()
        .rev()
        .zip(second.iter().rev())
        .filter(|it| it.0 == it.1);
    assert!(same.count() < first.len() / 4, "the nonce was the same");
}

#[tokio::test]
async fn a_wrong_key_is_one_clear_error() {
    let folder = folder();
    put(&encrypted(&folder, 1), &key(""), 7)
        .await
        .expect("it writes");
    let path = file(&folder, "credential");
    let said = refusal(&encrypted(&folder, 2), &path).await;
    assert!(said.contains("does not open with the key"), "{said}");
    let said = refusal(&store(&folder), &path).await;
    assert!(
        said.ends_with("was given no key; give it one with `encrypted`"),
        "{said}"
    );
    let right = encrypted(&folder, 1);
    assert_eq!(kept(&right, &key("")).await.expect("it reads"), Some(7));
}

#[tokio::test]
async fn a_key_is_exchanged_step_by_step() {
    let folder = folder();
    let with = |key| store(&folder).encrypted(key);
    let old = || EncryptionKey::new(&[1; 32]);
    let new = || EncryptionKey::new(&[2; 32]);
    put(&with(old()), &key("ada"), 7).await.expect("it writes");
    put(&with(old()), &key("bob"), 8).await.expect("it writes");

    // Both are read, and the first of them writes.
    let first = with(old().also_reads(&[2; 32]));
    let second = with(new().also_reads(&[1; 32]));
    for store in [&first, &second] {
        assert_eq!(kept(store, &key("ada")).await.expect("it reads"), Some(7));
    }
    put(&second, &key("ada"), 9).await.expect("it writes");
    assert_eq!(kept(&first, &key("ada")).await.expect("it reads"), Some(9));
    let last = with(new());
    assert_eq!(kept(&last, &key("ada")).await.expect("it reads"), Some(9));
    put(&first, &key("ada"), 10).await.expect("it writes");
    assert!(kept(&last, &key("ada")).await.is_err(), "the old key wrote");
    assert!(
        kept(&last, &key("bob")).await.is_err(),
        "nothing renewed it"
    );

    // A key that is lost costs what it has written, and nobody writes over that.
    assert!(put(&last, &key("bob"), 11).await.is_err());
    let unreadable = format!("{}.credential", key("bob").name());
    fs::remove_file(folder.path().join("tokens").join(unreadable)).expect("it is there");
    put(&last, &key("bob"), 11).await.expect("it writes");
    assert_eq!(kept(&last, &key("bob")).await.expect("it reads"), Some(11));
}

#[tokio::test]
async fn what_is_not_encrypted_is_not_trusted() {
    let folder = folder();
    put(&store(&folder), &key(""), 7).await.expect("it writes");
    let said = refusal(&encrypted(&folder, 1), &file(&folder, "credential")).await;
    assert!(said.contains("is not encrypted"), "{said}");
}

#[tokio::test]
async fn damage_and_exchange_are_told() {
    let folder = folder();
    let store = encrypted(&folder, 1);
    put(&store, &key(""), 7).await.expect("it writes");
    let path = file(&folder, "credential");
    let whole = bytes(&path);
    for index in 0..whole.len() {
        let mut changed = whole.clone();
        changed[index] ^= 0x04;
        fs::write(&path, &changed).expect("it is ours");
        let read = store.load(&key("")).await;
        assert!(read.is_err(), "byte {index} was changed and nobody noticed");
    }
    put(&store, &key("other"), 8).await.expect("it writes");
    let other = format!("{}.credential", key("other").name());
    fs::copy(folder.path().join("tokens").join(other), &path).expect("it is ours");
    let said = refusal(&store, &path).await;
    assert!(said.contains("does not open"), "{said}");
}
