//! A provider on loopback, made by hand so that it can misbehave on every level: it knows which tokens
//! live and which are spent, counts what it is asked, and answers as a script of faults says.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use tokio::{
    io::AsyncWriteExt as _,
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};

use keywright::{Clock as _, testing::ManualClock};

use crate::{
    http::{self, Request},
    provider::CANARY,
};

/// How one answer goes wrong.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) how: How,
    /// Whether the provider has done what it was asked before: a token is issued, another is spent.
    pub(crate) is_done: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum How {
    /// The connection is reset before an answer.
    Reset,
    /// The answer never comes, as far as a test can wait.
    Silence,
    /// An answer with a status, lines of its head, and a body, in which `{sent}` is what was sent.
    Answer(u16, String, String),
    /// The connection ends in the middle of the body.
    Cut,
}

impl Fault {
    /// A fault before anything was done.
    pub(crate) fn new(how: How) -> Self {
        Self {
            how,
            is_done: false,
        }
    }

    pub(crate) fn answer(status: u16, head: &str, body: &str) -> Self {
        Self::new(How::Answer(status, head.to_owned(), body.to_owned()))
    }

    /// An error as RFC 6749 section 5.2 has it.
    pub(crate) fn error(status: u16, code: &str) -> Self {
        let body = format!(r#"{{"error":"{code}","error_description":"no, {{sent}}"}}"#);
        Self::answer(status, "", &body)
    }

    /// The same fault after everything was done.
    pub(crate) fn done(mut self) -> Self {
        self.is_done = true;
        self
    }
}

/// What the provider knows and has seen.
#[derive(Default)]
pub(crate) struct Book {
    /// For the next requests that obtain or revoke anything, in order.
    pub(crate) faults: VecDeque<Fault>,
    /// For the next calls, in order.
    pub(crate) refusals: VecDeque<Fault>,
    /// What was asked of the token endpoints, in order.
    pub(crate) asked: Vec<String>,
    pub(crate) calls: usize,
    /// No call is answered before so many have come.
    pub(crate) together: usize,
    /// The bodies of calls that had one.
    pub(crate) bodies: Vec<String>,
    /// What the answers say of the life of a token, as JSON members.
    pub(crate) life: String,
    /// The lines of the answers' heads.
    pub(crate) head: String,
    /// Refreshes bring no refresh token any more, and the old one lives on.
    pub(crate) keeps: bool,
    /// Connections are kept for another request.
    pub(crate) keeps_open: bool,
    /// How many connections there were.
    pub(crate) connections: usize,
    /// How long a token request takes.
    pub(crate) delay: Duration,
    /// Whether token requests wait until they are let through.
    pub(crate) is_gated: bool,
    /// How often a spent refresh token came.
    pub(crate) reuses: u32,
    /// The most token requests, and the most sessions, at one time.
    pub(crate) most: usize,
    pub(crate) most_sessions: usize,
    issued: u32,
    now: usize,
    alive: HashSet<String>,
    refreshing: HashSet<String>,
    /// Sessions, and when each began.
    sessions: HashMap<String, Duration>,
    /// By which sessions end after an hour, if given.
    pub(crate) clock: Option<ManualClock>,
}

pub(crate) struct Server {
    pub(crate) url: String,
    book: Arc<Mutex<Book>>,
    gate: Arc<Semaphore>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let book = Arc::new(Mutex::new(Book {
            life: r#""expires_in":3600"#.to_owned(),
            ..Book::default()
        }));
        let gate = Arc::new(Semaphore::new(0));
        let (pages, gates) = (book.clone(), gate.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, pages.clone(), gates.clone()));
            }
        });
        Self {
            url: format!("http://{address}"),
            book,
            gate,
        }
    }

    /// A provider that another process runs: only its address is known.
    pub(crate) fn elsewhere(url: String) -> Self {
        Self {
            url,
            book: Arc::default(),
            gate: Arc::new(Semaphore::new(0)),
        }
    }

    pub(crate) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().expect("nobody panics while holding it")
    }

    /// The next requests of the token endpoints go wrong so.
    pub(crate) fn script(&self, faults: impl IntoIterator<Item = Fault>) {
        self.book().faults.extend(faults);
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.book().asked.clone()
    }

    pub(crate) fn let_through(&self, requests: usize) {
        self.gate.add_permits(requests);
    }

    /// Every access token and every session dies at once.
    pub(crate) fn revoke_all(&self) {
        let mut book = self.book();
        book.alive.clear();
        book.sessions.clear();
    }

    /// Every refresh token dies at once.
    pub(crate) fn forget_all(&self) {
        self.book().refreshing.clear();
    }

    /// Waits until the token endpoints were asked so often.
    pub(crate) async fn seen(&self, requests: usize) {
        let otherwise = || format!("it was asked {:?}", self.asked());
        until(otherwise, || self.book().asked.len() >= requests).await;
    }

    /// Waits until so many calls have come.
    pub(crate) async fn called(&self, calls: usize) {
        let otherwise = || format!("it was called {} times", self.book().calls);
        until(otherwise, || self.book().calls >= calls).await;
    }
}

/// Waits for something, and fails where it does not come.
pub(crate) async fn until(otherwise: impl Fn() -> String, mut is_so: impl FnMut() -> bool) {
    for _ in 0..10_000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("{}", otherwise());
}

async fn serve(mut stream: TcpStream, book: Arc<Mutex<Book>>, gate: Arc<Semaphore>) {
    let lock = || book.lock().expect("nobody panics while holding it");
    lock().connections += 1;
    while let Some(request) = Request::read(&mut stream).await {
        let begun = lock().begin(&request);
        if begun.is_gated {
            gate.acquire().await.expect("it is never closed").forget();
        }
        tokio::time::sleep(begun.delay).await;
        let otherwise = || format!("{} calls came", lock().calls);
        until(otherwise, || {
            !begun.is_call || {
                let book = lock();
                book.calls >= book.together
            }
        })
        .await;
        let (sending, keeps_open) = {
            let mut book = lock();
            (book.end(&request, begun), book.keeps_open)
        };
        match sending {
            Sending::Bytes(bytes) => stream.write_all(&bytes).await.unwrap_or_default(),
            Sending::Nothing => std::future::pending().await,
            // With nothing left to linger for, the end of the socket is a reset.
            Sending::Reset => return stream.set_zero_linger().unwrap_or_default(),
        }
        if !keeps_open {
            return stream.shutdown().await.unwrap_or_default();
        }
    }
}

/// What was found when a request came.
struct Begun {
    is_call: bool,
    fault: Option<Fault>,
    delay: Duration,
    is_gated: bool,
}

/// What goes back.
enum Sending {
    Bytes(Vec<u8>),
    Nothing,
    Reset,
}

impl Book {
    fn begin(&mut self, request: &Request) -> Begun {
        let is_step = request.line.contains("/token") || request.line.contains("/session");
        if !is_step {
            self.calls += 1;
            if !request.body.is_empty() {
                self.bodies.push(request.body.clone());
            }
            return Begun {
                is_call: true,
                fault: self.refusals.pop_front(),
                delay: Duration::ZERO,
                is_gated: false,
            };
        }
        let what = request.body.split('&').next().unwrap_or_default();
        let asked = format!("{} {what}", request.line.trim_end_matches(" HTTP/1.1"));
        self.asked.push(asked.trim_end().to_owned());
        self.now += 1;
        self.most = self.most.max(self.now);
        Begun {
            is_call: false,
            fault: self.faults.pop_front(),
            delay: self.delay,
            is_gated: self.is_gated,
        }
    }

    fn end(&mut self, request: &Request, begun: Begun) -> Sending {
        let is_done = begun.fault.as_ref().is_none_or(|it| it.is_done);
        let good = is_done.then(|| self.answer(request));
        self.now -= usize::from(!begun.is_call);
        let (status, body) = good.unwrap_or_else(|| (200, format!(r#"{{"token":"{CANARY}"}}"#)));
        match begun.fault.map(|it| it.how) {
            None => Sending::Bytes(self.bytes(status, &self.head, &body)),
            Some(How::Answer(status, head, body)) => {
                let sent = format!("{} {}", request.bearer, request.body);
                Sending::Bytes(self.bytes(status, &head, &body.replace("{sent}", &sent)))
            }
            Some(How::Cut) => {
                let mut whole = self.bytes(status, &self.head, &(body + "          "));
                whole.truncate(whole.len() - 10);
                Sending::Bytes(whole)
            }
            Some(How::Silence) => Sending::Nothing,
            Some(How::Reset) => Sending::Reset,
        }
    }

    fn bytes(&self, status: u16, head: &str, body: &str) -> Vec<u8> {
        let close = if self.keeps_open {
            ""
        } else {
            "Connection: close\r\n"
        };
        http::answer(status, &format!("{head}{close}"), body)
    }

    /// How many sessions there are.
    pub(crate) fn sessions(&self) -> usize {
        self.sessions.len()
    }

    /// What a provider that is well answers.
    fn answer(&mut self, request: &Request) -> (u16, String) {
        let line = request.line.as_str();
        if line.contains("/token") {
            return self.grant(&request.body);
        }
        if line.starts_with("POST /session") {
            let answer = self.issue(false);
            let token = self.issued.to_string();
            let now = self.clock.as_ref().map(|it| it.now().monotonic);
            let now = now.unwrap_or_default();
            let hour = Duration::from_secs(3_600);
            self.sessions.retain(|_, it| now.saturating_sub(*it) < hour);
            self.sessions.insert(token, now);
            self.most_sessions = self.most_sessions.max(self.sessions.len());
            return answer;
        }
        if !self.alive.contains(&request.bearer) {
            return (401, r#"{"error":"expired"}"#.to_owned());
        }
        if line.starts_with("DELETE /session") {
            self.alive.remove(&request.bearer);
            let number = request.bearer.rsplit('-').next().unwrap_or_default();
            self.sessions.remove(number);
        }
        if line.contains("/admin") {
            return (403, r#"{"error":"insufficient_scope"}"#.to_owned());
        }
        (200, r#"{"ok":true}"#.to_owned())
    }

    fn grant(&mut self, body: &str) -> (u16, String) {
        let Some((_, token)) = body.split_once("&refresh_token=") else {
            return self.issue(!body.contains("client_credentials"));
        };
        let is_alive = self.refreshing.contains(token);
        if !is_alive {
            self.reuses += 1;
            // Reuse of a spent one ends the family (RFC 9700 section 4.14.2).
            self.refreshing.clear();
            return (400, r#"{"error":"invalid_grant"}"#.to_owned());
        }
        if body.starts_with("grant_type=revoke") {
            self.refreshing.remove(token);
            return (200, "{}".to_owned());
        }
        if self.keeps {
            return self.issue(false);
        }
        self.refreshing.remove(token);
        self.issue(true)
    }

    fn issue(&mut self, refreshes: bool) -> (u16, String) {
        self.issued += 1;
        let (number, life) = (self.issued, &self.life);
        self.alive.insert(format!("access-{CANARY}-{number}"));
        let mut members = vec![format!(r#""access_token":"access-{CANARY}-{number}""#)];
        if refreshes {
            self.refreshing.insert(format!("refresh-{CANARY}-{number}"));
            members.push(format!(r#""refresh_token":"refresh-{CANARY}-{number}""#));
        }
        if !life.is_empty() {
            members.push(life.clone());
        }
        (200, format!("{{{}}}", members.join(",")))
    }
}
