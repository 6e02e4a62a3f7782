//! The token server: it rotates refresh tokens, counts, notices a spent one, and can hold an answer
//! back or never give it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::{Notify, mpsc},
};

/// What it does with the next refresh. Each counts once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// It is served.
    Serve,
    /// Its token is spent, and no answer comes.
    Swallow,
    /// It waits until it is let through.
    Hold,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) logins: u64,
    pub(crate) refreshes: u64,
    /// Refresh tokens that came once more after they were spent.
    pub(crate) reuses: u64,
    /// Tokens that came after their end.
    pub(crate) refused: usize,
    pub(crate) calls: u64,
}

#[derive(Clone)]
pub(crate) struct Provider {
    pub(crate) url: String,
    inner: Arc<Inner>,
}

struct Inner {
    state: Mutex<State>,
    let_through: Notify,
    told: mpsc::UnboundedSender<usize>,
}

struct State {
    life: Duration,
    next: Next,
    /// Whether a spent refresh token ends everything that came of the same login.
    is_strict: bool,
    issued: u64,
    users: HashMap<String, User>,
    refused: HashSet<String>,
    counts: Counts,
}

#[derive(Default)]
struct User {
    refresh: String,
    access: HashMap<String, Instant>,
}

impl Provider {
    /// Starts it. Who asked for a refresh that was swallowed or held comes through the receiver.
    pub(crate) async fn start(life: Duration) -> (Self, mpsc::UnboundedReceiver<usize>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (told, tells) = mpsc::unbounded_channel();
        let inner = Arc::new(Inner {
            state: Mutex::new(State {
                life,
                next: Next::Serve,
                is_strict: true,
                issued: 0,
                users: HashMap::new(),
                refused: HashSet::new(),
                counts: Counts::default(),
            }),
            let_through: Notify::new(),
            told,
        });
        let serving = inner.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let inner = serving.clone();
                // A client that breaks off is killed or has had enough.
                tokio::spawn(async move { drop(serve(&inner, stream).await) });
            }
        });
        let url = format!("http://{address}");
        (Self { url, inner }, tells)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().expect("nobody panics with it")
    }

    pub(crate) fn counts(&self) -> Counts {
        self.state().counts
    }

    pub(crate) fn next(&self, next: Next) {
        self.state().next = next;
    }

    /// From now on a spent refresh token is refused, and that is all.
    pub(crate) fn forgives(&self) {
        self.state().is_strict = false;
    }

    pub(crate) fn let_through(&self) {
        self.inner.let_through.notify_one();
    }

    /// A refresh token of somebody who has signed in elsewhere.
    pub(crate) fn sign_in(&self, user: &str) -> String {
        let mut state = self.state();
        state.issue(user);
        state.users[user].refresh.clone()
    }
}

impl State {
    fn issue(&mut self, user: &str) -> String {
        self.issued += 1;
        let (number, life) = (self.issued, self.life);
        let it = self.users.entry(user.to_owned()).or_default();
        let token = format!("t-{user}-{number}");
        it.refresh = format!("r-{user}-{number}");
        it.access.insert(token.clone(), Instant::now() + life);
        format!(
            r#"{{"token":"{token}","refresh_token":"{}","expires_in":{}}}"#,
            it.refresh,
            life.as_secs_f64()
        )
    }

    fn refresh(&mut self, token: &str) -> (u16, String) {
        let user = token.split('-').nth(1).unwrap_or_default().to_owned();
        let it = self.users.entry(user.clone()).or_default();
        if it.refresh == token {
            self.counts.refreshes += 1;
            return (200, self.issue(&user));
        }
        self.counts.reuses += 1;
        if self.is_strict {
            *it = User::default();
        }
        (400, r#"{"code":"invalid_grant"}"#.to_owned())
    }

    fn call(&mut self, token: &str) -> (u16, String) {
        self.counts.calls += 1;
        let user = token.split('-').nth(1).unwrap_or_default();
        let until = self.users.get(user).and_then(|it| it.access.get(token));
        if until.is_some_and(|it| *it > Instant::now()) {
            return (200, r#"{"balance":1}"#.to_owned());
        }
        self.refused.insert(token.to_owned());
        self.counts.refused = self.refused.len();
        (401, r#"{"code":"expired"}"#.to_owned())
    }
}

async fn serve(inner: &Inner, mut stream: TcpStream) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    loop {
        let Some((head, body)) = request(&mut stream, &mut bytes).await? else {
            return Ok(());
        };
        let Some((status, text)) = answer(inner, &head, &body).await else {
            std::future::pending::<()>().await;
            return Ok(());
        };
        let length = text.len();
        let answer = format!("HTTP/1.1 {status} x\r\nContent-Length: {length}\r\n\r\n{text}");
        stream.write_all(answer.as_bytes()).await?;
    }
}

/// The head and the body of the next request.
async fn request(
    stream: &mut TcpStream,
    bytes: &mut Vec<u8>,
) -> std::io::Result<Option<(String, String)>> {
    loop {
        if let Some(end) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let length = header(&head, "content-length");
            let length = length.map_or(0, |it| it.parse().expect("a length"));
            if bytes.len() >= end + 4 + length {
                let body = String::from_utf8_lossy(&bytes[end + 4..end + 4 + length]).into_owned();
                bytes.drain(..end + 4 + length);
                return Ok(Some((head, body)));
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await? {
            0 => return Ok(None),
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (it, value) = line.split_once(": ")?;
        it.eq_ignore_ascii_case(name).then_some(value)
    })
}

/// A member of a flat object of texts.
fn member(body: &str, name: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
    body[name].as_str().expect("a text").to_owned()
}

async fn answer(inner: &Inner, head: &str, body: &str) -> Option<(u16, String)> {
    let state = || inner.state.lock().expect("nobody panics with it");
    let path = head.split(' ').nth(1).unwrap_or_default();
    match path {
        "/login" => {
            let mut state = state();
            state.counts.logins += 1;
            Some((200, state.issue(&member(body, "username"))))
        }
        "/refresh" => {
            let process = member(body, "client_secret").parse().expect("a number");
            let next = std::mem::replace(&mut state().next, Next::Serve);
            if next != Next::Serve {
                // A test that does not care has dropped the receiver.
                let _ = inner.told.send(process);
            }
            if next == Next::Hold {
                inner.let_through.notified().await;
            }
            let answer = state().refresh(&member(body, "refresh_token"));
            (next != Next::Swallow).then_some(answer)
        }
        _ => {
            let token = header(head, "authorization").unwrap_or_default();
            Some(state().call(token.strip_prefix("Bearer ").unwrap_or_default()))
        }
    }
}
