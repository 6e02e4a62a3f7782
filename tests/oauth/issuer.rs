//! The other side: the certified server as a process of its own, and what it saw.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::Duration;

use keywright_certified::{Auth, Builder, Client};
use serde_json::{Value, json};

use crate::machine::SECRET;
use crate::process::Process;

/// Its registered clients.
const CLIENTS: &str = include_str!("clients.json");

/// How a server is set up; `tests/peers/issuer.mjs` says what there is.
pub(crate) struct Setup(Value);

impl Default for Setup {
    /// Tokens live for an hour.
    fn default() -> Self {
        let clients: Value = serde_json::from_str(CLIENTS).expect("the clients are JSON");
        Self(json!({
            "clients": clients, "ttl": {}, "dpop_nonce": false, "slow_down": 0, "registers": null,
            "tls": null, "tells": null,
        }))
    }
}

impl Setup {
    /// Each proof of a key has to bear a nonce of the server's.
    pub(crate) fn with_nonces(mut self) -> Self {
        self.0["dpop_nonce"] = true.into();
        self
    }

    /// Access tokens live this long.
    pub(crate) fn with_access_tokens_of(mut self, seconds: u32) -> Self {
        for kind in ["AccessToken", "ClientCredentials"] {
            self.0["ttl"][kind] = seconds.into();
        }
        self
    }

    /// Device codes live this long.
    pub(crate) fn with_device_codes_of(mut self, seconds: u32) -> Self {
        self.0["ttl"]["DeviceCode"] = seconds.into();
        self
    }

    /// The first so many who ask for the token of a device code too early are told to slow down.
    pub(crate) fn slowing(mut self, times: u32) -> Self {
        self.0["slow_down"] = times.into();
        self
    }

    /// Nobody is registered without this initial access token.
    pub(crate) fn registering_with(mut self, token: &str) -> Self {
        self.0["registers"] = token.into();
        self
    }

    /// It is reached over TLS only, and clients prove themselves by certificates.
    pub(crate) fn over_tls(mut self, tls: Value) -> Self {
        self.0["tls"] = tls;
        self
    }

    /// Only requests to this path are noted: a soak makes more than anybody reads.
    pub(crate) fn telling(mut self, path: &str) -> Self {
        self.0["tells"] = path.into();
        self
    }
}

/// A running server.
pub(crate) struct Issuer {
    url: String,
    seen: Arc<Mutex<Vec<Value>>>,
    marks: AtomicUsize,
    process: Process,
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
        let told = setup.0.to_string();
        let (process, url, lines) = Process::start("node", "issuer.mjs", &[], &told);
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
            seen,
            marks: AtomicUsize::new(0),
            process,
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

    /// Ends what a token belongs to, behind the back of whoever holds it (RFC 7009).
    pub(crate) async fn revokes(&self, token: &str) {
        let body = form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", "web")
            .append_pair("client_secret", SECRET)
            .append_pair("token", token)
            .finish();
        let answer = reqwest::Client::new()
            .post(format!("{}/token/revocation", self.url))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
            .await;
        assert_eq!(answer.expect("an answer").status(), 200);
    }

    /// The requests to a path since the start, each as a line that the server told of it.
    pub(crate) fn seen(&self, path: &str) -> Vec<Value> {
        // What was told before the mark has been read when the mark has.
        let mark = json!({ "mark": self.marks.fetch_add(1, Ordering::Relaxed) });
        self.process.tell(&mark.to_string());
        for _ in 0..10_000 {
            let mut seen = self.seen.lock().expect("nobody panicked with it").clone();
            if seen.contains(&mark) {
                seen.retain(|it| it["path"] == path);
                return seen;
            }
            thread::sleep(Duration::from_millis(1));
        }
        panic!("the server does not answer {mark}");
    }
}
