//! The other side: the certified server as a process of its own, and what it saw.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;

use keywright_certified::{Auth, Builder, Client};
use serde_json::{Value, json};

/// Its registered clients.
const CLIENTS: &str = include_str!("clients.json");

/// How a server is set up; `tests/peers/issuer.mjs` says what there is.
pub(crate) struct Setup(Value);

impl Default for Setup {
    /// Tokens live for an hour.
    fn default() -> Self {
        let clients: Value = serde_json::from_str(CLIENTS).expect("the clients are JSON");
        Self(json!({ "clients": clients, "ttl": {}, "dpop_nonce": false }))
    }
}

impl Setup {
    /// Access tokens live this long.
    pub(crate) fn with_access_tokens_of(mut self, seconds: u32) -> Self {
        for kind in ["AccessToken", "ClientCredentials"] {
            self.0["ttl"][kind] = seconds.into();
        }
        self
    }
}

/// A running server. It ends with this value; and where that is never dropped, with the program,
/// because then its standard input ends.
pub(crate) struct Issuer {
    url: String,
    process: Child,
    seen: Arc<Mutex<Vec<Value>>>,
    _input: ChildStdin,
}

/// One that all tests share that change nothing which others see.
static SHARED: LazyLock<Issuer> = LazyLock::new(|| Issuer::start(&Setup::default()));

impl Issuer {
    /// The one that tests share.
    pub(crate) fn shared() -> &'static Self {
        &SHARED
    }

    /// One of its own, for a test that counts what the server saw or wants it set up otherwise.
    pub(crate) fn start(setup: &Setup) -> Self {
        let mut process = Command::new("node")
            .arg(peers().join("issuer.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node can be started");
        let mut input = process.stdin.take().expect("it is a pipe");
        writeln!(input, "{}", setup.0).expect("the server takes its set-up");
        let output = process.stdout.take().expect("it is a pipe");
        let mut lines = BufReader::new(output).lines();
        let first = lines.next().and_then(Result::ok);
        let url = first.expect("the server says where it is; else `node issuer.mjs` says why");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let line = serde_json::from_str(&line).expect("a line is JSON");
                log.lock().expect("nobody panicked with it").push(line);
            }
        });
        Self {
            url,
            process,
            seen,
            _input: input,
        }
    }

    /// Its address, which is the issuer's name as well.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A typed client of this server, as a user begins it.
    pub(crate) fn builder<A: Auth>(&self, auth: A) -> Builder<Client<A>> {
        let builder = Client::builder(auth).base_url(&self.url);
        builder.allow_http_on_loopback()
    }

    /// The same with the default settings.
    pub(crate) fn client<A: Auth>(&self, auth: A) -> Client<A> {
        self.builder(auth).build().expect("it can be built")
    }

    /// The requests to a path since the start, each as a line that the server told of it.
    pub(crate) fn seen(&self, path: &str) -> Vec<Value> {
        let seen = self.seen.lock().expect("nobody panicked with it");
        let mut seen = seen.clone();
        seen.retain(|it| it["path"] == path);
        seen
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        // It may have ended already, and then nothing is left to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where the programs of others are installed.
pub(crate) fn peers() -> PathBuf {
    let place = std::env::var_os("KEYWRIGHT_PEERS");
    let place = place.expect("`cargo xtask test --only oauth` says where the server is installed");
    place.into()
}
