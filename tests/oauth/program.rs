//! A program that people use: it finds its token in a folder, calls with several tasks for a while,
//! and ends. It is this very program, started again by the soak.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use keywright::FileStore;
use keywright_certified::{Builder, Client, Person as Scheme};
use serde_json::{Value, json};

use crate::machine::SECRET;

/// How it is told what to do.
const URL: &str = "OAUTH_URL";
const FOLDER: &str = "OAUTH_FOLDER";
const MILLISECONDS: &str = "OAUTH_MILLISECONDS";

/// What opens the one line that it says.
const SAID: &str = "program: ";
/// Tasks that call at the same time, and the pause of each between two calls.
const TASKS: usize = 8;
const PAUSE: Duration = Duration::from_millis(50);

/// A client whose token outlives it.
pub(crate) fn client(url: &str, folder: &Path) -> Builder<Client<Scheme>> {
    let store = FileStore::open(folder).expect("a folder of our own");
    Client::builder(Scheme::new("web").client_secret(SECRET))
        .base_url(url)
        .allow_http_on_loopback()
        .account("alice")
        .store(Arc::new(store))
}

/// A running one. It is killed when this is dropped, so also when a test fails.
pub(crate) struct Program(Option<Child>);

impl Program {
    /// Starts one for so long.
    pub(crate) fn start(url: &str, folder: &Path, length: Duration) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let child = Command::new(program)
            .args(["--exact", "program::lives", "--ignored", "--nocapture"])
            .env(URL, url)
            .env(FOLDER, folder)
            .env(MILLISECONDS, length.as_millis().to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn();
        Self(Some(child.expect("it starts again")))
    }

    /// Whether it came to its end.
    pub(crate) fn has_ended(&mut self) -> bool {
        let child = self.0.as_mut().expect("it was started");
        child.try_wait().expect("it is ours").is_some()
    }

    /// What it says of its life: the number of its calls, of its renewals, and the errors.
    pub(crate) fn says(mut self) -> Value {
        let child = self.0.take().expect("it was started");
        let output = child.wait_with_output().expect("it is ours");
        let text = String::from_utf8(output.stdout).expect("it says text");
        assert!(output.status.success(), "a program failed:\n{text}");
        let said = text.lines().find_map(|it| it.strip_prefix(SAID));
        let said = said.unwrap_or_else(|| panic!("a program was silent:\n{text}"));
        serde_json::from_str(said).expect("it says JSON")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(child) = &mut self.0 {
            // It may have ended already, and then nothing is left to do.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it is started by the soak"]
async fn lives() {
    let told = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let length = Duration::from_millis(told(MILLISECONDS).parse().expect("a number"));
    let end = Instant::now() + length;
    let client = client(&told(URL), Path::new(&told(FOLDER)));
    let client = client.build().expect("a client");
    let tasks: Vec<_> = (0..TASKS)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                let (mut calls, mut errors) = (0_u64, Vec::new());
                while Instant::now() < end {
                    match client.get_me().await {
                        Ok(me) => assert_eq!(me.sub, "alice"),
                        Err(error) => errors.push(format!("{:?}: {error}", error.kind())),
                    }
                    calls += 1;
                    // The last call is the end, and not a pause after it.
                    if Instant::now() + PAUSE > end {
                        break;
                    }
                    tokio::time::sleep(PAUSE).await;
                }
                (calls, errors)
            })
        })
        .collect();
    let (mut calls, mut errors) = (0, Vec::new());
    for task in tasks {
        let one = task.await.expect("no call panics");
        calls += one.0;
        errors.extend(one.1);
    }
    client.settle().await;
    let renewals = client.counters().renewals;
    let said = json!({ "calls": calls, "renewals": renewals, "errors": errors });
    // Where a test runs, a line has been begun already.
    println!("\n{SAID}{said}");
}
