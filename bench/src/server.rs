//! A token server on loopback that counts, waits and fails as it is told.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// The server. Every POST asks for a token, every GET carries one.
#[derive(Clone)]
pub struct Server(Arc<State>);

struct State {
    url: String,
    /// How often a token was asked for.
    asked: AtomicUsize,
    /// How often anything else was.
    called: AtomicUsize,
    /// How long an answer to a question for a token takes, in milliseconds.
    delay: AtomicU64,
    /// Whether those questions fail.
    fails: AtomicUsize,
    /// The token that is good.
    good: Mutex<String>,
}

impl Server {
    /// Starts it on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let it = Self(Arc::new(State {
            url,
            asked: AtomicUsize::new(0),
            called: AtomicUsize::new(0),
            delay: AtomicU64::new(0),
            fails: AtomicUsize::new(0),
            good: Mutex::default(),
        }));
        let serving = it.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().serve(stream));
            }
        });
        it
    }

    pub fn url(&self) -> &str {
        &self.0.url
    }

    pub fn waits(&self, length: Duration) {
        let length = u64::try_from(length.as_millis()).expect("a short while");
        self.0.delay.store(length, SeqCst);
    }

    pub fn fails(&self, fails: bool) {
        self.0.fails.store(usize::from(fails), SeqCst);
    }

    /// How often a token was asked for since the last time that this was called.
    pub fn asked(&self) -> usize {
        self.0.asked.swap(0, SeqCst)
    }

    /// How often anything else was asked for since the last time that this was called.
    pub fn called(&self) -> usize {
        self.0.called.swap(0, SeqCst)
    }

    /// The token that is good is good no more.
    pub fn revoke(&self) {
        self.0.good.lock().expect("not poisoned").clear();
    }

    async fn serve(self, mut stream: TcpStream) {
        let mut bytes = Vec::new();
        while let Some(text) = read(&mut stream, &mut bytes).await {
            let (status, body) = if text.starts_with("POST") {
                self.token().await
            } else {
                self.0.called.fetch_add(1, SeqCst);
                let good = self.0.good.lock().expect("not poisoned").clone();
                let is_good = !good.is_empty() && text.contains(&good);
                (if is_good { 200 } else { 401 }, "{}".to_owned())
            };
            let length = body.len();
            let answer = format!(
                "HTTP/1.1 {status} .\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            );
            if stream.write_all(answer.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    async fn token(&self) -> (u16, String) {
        let number = self.0.asked.fetch_add(1, SeqCst);
        tokio::time::sleep(Duration::from_millis(self.0.delay.load(SeqCst))).await;
        if self.0.fails.load(SeqCst) > 0 {
            return (500, r#"{"error":"temporarily_unavailable"}"#.to_owned());
        }
        let token = token(number);
        let body = answer(&token);
        *self.0.good.lock().expect("not poisoned") = token;
        (200, body)
    }
}

/// A token of one kibibyte, as those of a large provider have.
pub fn token(number: usize) -> String {
    format!("{number:08}{}", "x".repeat(1016))
}

/// What brings it. The last member is one that Entra has and azure_identity demands.
pub fn answer(token: &str) -> String {
    format!(
        r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":3600,"ext_expires_in":3600}}"#
    )
}

/// The next request of a connection, with its body.
async fn read(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> Option<String> {
    loop {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n");
        if let Some(head) = end.map(|it| it + 4) {
            let text = String::from_utf8_lossy(&bytes[..head]).to_lowercase();
            let length = text
                .lines()
                .find_map(|it| it.strip_prefix("content-length: "));
            let whole = head + length.and_then(|it| it.trim().parse().ok()).unwrap_or(0);
            if bytes.len() >= whole {
                let rest = bytes.split_off(whole);
                let request = std::mem::replace(bytes, rest);
                return Some(String::from_utf8_lossy(&request).into_owned());
            }
        }
        let mut chunk = [0; 8192];
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => bytes.extend_from_slice(&chunk[..read]),
            _ => return None,
        }
    }
}
