//! A process that is killed in the middle of a refresh: whoever comes after it sends the token once more
//! and no more, and ends with a live token or with one clear *sign in again*.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use keywright::{
    BoxFuture, Entry, Error, ErrorKind, Fence, Lock, Record, Replaced, Result, StoreKey,
    TokenStore, Version, generated::v1::Client, testing::ManualClock,
};

use crate::{
    provider::{PERSON, builder, ping, sign_in, token_of},
    server::{Fault, How, Server},
};

const URL: &str = "KEYWRIGHT_TEST_URL";
const STORE: &str = "KEYWRIGHT_TEST_STORE";

/// One credential in one file, for processes of which one lives at a time.
struct Disk {
    path: PathBuf,
    fences: AtomicU64,
}

impl Disk {
    fn open(path: &Path) -> Arc<Self> {
        Arc::new(Self {
            path: path.to_owned(),
            fences: AtomicU64::new(0),
        })
    }

    fn entry(&self) -> Option<Entry> {
        let bytes = fs::read(&self.path).ok()?;
        let (version, record) = bytes.split_first_chunk()?;
        let record = Record::from_bytes(record).expect("nobody else writes it");
        let version = Version(u64::from_be_bytes(*version));
        Some(Entry { version, record })
    }

    /// Written aside and moved into place, so that a kill leaves the old or the new.
    fn write(&self, version: u64, record: &Record) {
        let aside = self.path.with_extension("new");
        let bytes = [&version.to_be_bytes()[..], &record.to_bytes()].concat();
        fs::write(&aside, bytes).expect("the folder is ours");
        fs::rename(&aside, &self.path).expect("the folder is ours");
    }
}

impl TokenStore for Disk {
    fn load<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async { Ok(self.entry()) })
    }

    fn replace<'a>(
        &'a self,
        _: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        _: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(async move {
            let there = self.entry();
            let version = there.as_ref().map(|it| it.version);
            if version != expected {
                return Ok(Replaced::Conflict(there));
            }
            let next = version.map_or(1, |it| it.0 + 1);
            self.write(next, record);
            Ok(Replaced::Stored(Version(next)))
        })
    }

    fn remove<'a>(&'a self, _: &'a StoreKey, _: Version, _: Fence) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async { Err(Error::new(ErrorKind::Store, "nothing is removed here")) })
    }

    fn lock<'a>(&'a self, _: &'a StoreKey, _: Duration) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        let fence = self.fences.fetch_add(1, Ordering::Relaxed) + 1;
        Box::pin(async move { Ok(Box::new(Held(Fence(fence))) as Box<dyn Lock>) })
    }
}

struct Held(Fence);

impl Lock for Held {
    fn fence(&self) -> Fence {
        self.0
    }

    fn release(self: Box<Self>) -> BoxFuture<'static, Result<()>> {
        Box::pin(async { Ok(()) })
    }
}

/// A person's client on the file, an hour after the sign-in.
fn later(server: &Server, path: &Path) -> (Client, ManualClock) {
    let clock = ManualClock::default();
    clock.advance(Duration::from_secs(3_600));
    let built = builder(server, &PERSON, &clock)
        .store(Disk::open(path))
        .account("jane");
    (built.build().expect("the settings are valid"), clock)
}

/// What the killed process does: it asks for a token, which has to be refreshed.
#[tokio::test]
#[ignore = "the tests beside it run this one, as a process that they kill"]
async fn the_process() {
    let (Ok(url), Ok(path)) = (env::var(URL), env::var(STORE)) else {
        panic!("{URL} and {STORE} are set by the test that starts this");
    };
    let (client, _) = later(&Server::elsewhere(url), Path::new(&path));
    token_of(&client).await.expect("a token");
}

fn start(server: &Server, path: &Path) -> Child {
    Command::new(env::current_exe().expect("this program"))
        .args(["crash::the_process", "--exact", "--ignored"])
        .env(URL, &server.url)
        .env(STORE, path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("this program can be started again")
}

/// A provider, a person who has signed in, and the file that remembers it.
struct Scene {
    server: Server,
    path: PathBuf,
}

impl Scene {
    async fn set(name: &str) -> Self {
        let path = env::temp_dir().join(format!("keywright-{}-{name}", std::process::id()));
        drop(fs::remove_file(&path));
        let server = Server::start().await;
        let clock = ManualClock::default();
        let built = builder(&server, &PERSON, &clock)
            .store(Disk::open(&path))
            .account("jane");
        let client: Client = built.build().expect("the settings are valid");
        sign_in(&client).await.expect("the provider lets in");
        Self { server, path }
    }

    /// A process is killed while the provider is silent; `is_done`: it has spent the token.
    async fn kill(&self, is_done: bool) {
        let silence = Fault::new(How::Silence);
        let fault = if is_done { silence.done() } else { silence };
        self.server.script([fault]);
        let before = self.server.asked().len();
        let mut process = start(&self.server, &self.path);
        self.server.seen(before + 1).await;
        process.kill().expect("it runs");
        process.wait().expect("it has ended");
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

#[tokio::test]
async fn a_token_that_was_not_spent_lives_on() {
    let scene = Scene::set("lives").await;
    scene.kill(false).await;
    let (client, _) = later(&scene.server, &scene.path);
    ping(&client).await.expect("a live token");
    assert_eq!(scene.server.asked().len(), 3, "exactly one more attempt");
    assert_eq!(scene.server.book().reuses, 0);
}

#[tokio::test]
async fn a_token_that_was_spent_ends_in_one_clear_error() {
    let scene = Scene::set("spent").await;
    scene.kill(true).await;
    let (client, clock) = later(&scene.server, &scene.path);
    for _ in 0..10 {
        let error = token_of(&client).await.expect_err("it is spent");
        assert!(error.needs_sign_in() && error.to_string().contains("sign in again"));
        clock.advance(Duration::from_secs(60));
    }
    assert_eq!(scene.server.asked().len(), 3, "exactly one more attempt");
    assert_eq!(
        scene.server.book().reuses,
        1,
        "which is the one that counts"
    );
    sign_in(&client).await.expect("the person is back");
    ping(&client).await.expect("a live token");
}

#[tokio::test]
async fn after_a_second_crash_it_is_not_sent_again() {
    let scene = Scene::set("twice").await;
    scene.kill(false).await;
    scene.kill(false).await;
    let (client, clock) = later(&scene.server, &scene.path);
    for _ in 0..10 {
        let error = token_of(&client).await.expect_err("nobody knows");
        assert!(error.needs_sign_in(), "{error}");
        clock.advance(Duration::from_secs(60));
    }
    assert_eq!(scene.server.asked().len(), 3);
    assert_eq!(scene.server.book().reuses, 0);
}
