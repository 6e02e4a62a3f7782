//! A small provider on loopback: it logs people in, lets tokens be revoked, and keeps what it was
//! sent, so that plugs are tried over a network and not over a closure.

use std::sync::{Arc, Mutex, MutexGuard};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// The provider. It runs until the test ends.
pub(crate) struct Peer {
    /// Its address, with a port of its own.
    pub(crate) url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// How many tokens were issued; the last one is good.
    issued: usize,
    is_revoked: bool,
    sent: Vec<String>,
    leaves: Option<Leaves>,
}

/// How the peer ends a connection that was kept, once it has read one more request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Leaves {
    /// After a whole answer, which says nothing of it.
    Answered,
    Closed,
    Reset,
    /// In the middle of the first line of the answer.
    Begun,
}

impl Peer {
    /// Starts it.
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let state = Arc::new(Mutex::new(State::default()));
        let serving = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, serving.clone()));
            }
        });
        Self { url, state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("not poisoned")
    }

    /// The token that is good is good no more.
    pub(crate) fn revoke(&self) {
        self.state().is_revoked = true;
    }

    /// The next request that comes on a connection that was kept gets no answer.
    pub(crate) fn leaves(&self, how: Leaves) {
        self.state().leaves = Some(how);
    }

    /// Method, path, credential and body of each request.
    pub(crate) fn sent(&self) -> Vec<String> {
        self.state().sent.clone()
    }
}

/// The token of a login. It is a secret.
pub(crate) fn token(index: usize) -> String {
    format!("t0k3n-{index}")
}

async fn serve(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    // The connection is kept, as servers do.
    let mut is_kept = false;
    while let Some(request) = read(&mut stream).await {
        let (answered, leaves) = {
            let mut state = state.lock().expect("not poisoned");
            let leaves = state.leaves.take_if(|_| is_kept);
            let is_lost = leaves.is_some_and(|it| it != Leaves::Answered);
            (answer(&request, &mut state, is_lost), leaves)
        };
        match leaves {
            None | Some(Leaves::Answered) => is_kept = true,
            Some(Leaves::Closed) => return,
            Some(Leaves::Reset) => return stream.set_zero_linger().unwrap_or_default(),
            Some(Leaves::Begun) => {
                return stream.write_all(b"HTTP/1.1 2").await.unwrap_or_default();
            }
        }
        let (status, body) = answered;
        let length = body.len();
        let text = format!("HTTP/1.1 {status} .\r\nContent-Length: {length}\r\n\r\n{body}");
        let written = stream.write_all(text.as_bytes()).await;
        if written.is_err() || leaves == Some(Leaves::Answered) {
            return;
        }
    }
}

/// A whole request. What is cut off is none.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|it| {
                let (name, value) = it.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.parse().ok())?
            });
            if body.len() >= length.unwrap_or(0) {
                return Some(text.into_owned());
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => bytes.extend_from_slice(&chunk[..read]),
            _ => return None,
        }
    }
}

/// Notes a request and answers it; `is_lost`: it does nothing.
fn answer(request: &str, state: &mut State, is_lost: bool) -> (u16, String) {
    let (head, body) = request.split_once("\r\n\r\n").unwrap_or((request, ""));
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default();
    let what = line.trim_end_matches(" HTTP/1.1").to_owned();
    let carried = lines.find_map(|it| {
        let (name, value) = it.split_once(": ")?;
        name.eq_ignore_ascii_case("authorization")
            .then(|| value.to_owned())
    });
    let carried = carried.unwrap_or_default();
    state
        .sent
        .push(format!("{what} [{carried}] {body}").trim_end().to_owned());
    if is_lost {
        return (500, String::new());
    }
    let is_good = !state.is_revoked && carried == format!("Bearer {}", token(state.issued));
    match what.as_str() {
        "POST /login" | "GET /login" => {
            state.issued += 1;
            state.is_revoked = false;
            (200, format!(r#"{{"token":"{}"}}"#, token(state.issued)))
        }
        _ if !is_good => (
            401,
            format!(r#"{{"code":"expired","text":"{carried} is no good"}}"#),
        ),
        "GET /balance" => (200, r#"{"balance":12.5}"#.to_owned()),
        _ => (200, format!("{what} {body}")),
    }
}
