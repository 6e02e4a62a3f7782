//! A server that does what a certified one never does: each test says what it answers.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use keywright_certified::{Auth, Builder, Client};

/// What was asked: the first line of a request, the address of the server in it, and its body.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) url: String,
    pub(crate) line: String,
    pub(crate) body: String,
}

/// The server. Its threads end with the program.
pub(crate) struct Rogue {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Rogue {
    /// Answers each request with what `script` writes; then the connection ends.
    pub(crate) fn start(script: impl Fn(&Asked, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let book = Arc::clone(&asked);
        let script = Arc::new(script);
        thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                let (book, script) = (Arc::clone(&book), Arc::clone(&script));
                thread::spawn(move || {
                    let mut connection = connection;
                    if let Some(request) = read(&mut connection) {
                        book.lock()
                            .expect("nobody panicked with it")
                            .push(request.clone());
                        script(&request, &mut connection);
                    }
                });
            }
        });
        Self { url, asked }
    }

    /// A client that believes it to be its provider.
    pub(crate) fn builder<A: Auth>(&self, auth: A) -> Builder<Client<A>> {
        let builder = Client::builder(auth).base_url(&self.url);
        builder.allow_http_on_loopback()
    }

    /// What was asked so far, in order.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("nobody panicked with it").clone()
    }
}

/// Writes a whole answer. Whoever asked may be gone.
pub(crate) fn answer(connection: &mut TcpStream, status: &str, head: &str, body: &str) {
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Connection: close\r\n{head}\r\n{body}"
    );
    let _ = connection.write_all(answer.as_bytes());
}

/// Reads a request; none where the connection ends before one is there.
fn read(connection: &mut TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(connection.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|it| *it > 0)?;
    let (mut length, mut url) = (0, String::new());
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        let header = header.trim_end().to_ascii_lowercase();
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
        if let Some(value) = header.strip_prefix("host:") {
            url = format!("http://{}", value.trim());
        }
        if header.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Asked {
        url,
        line: line.trim_end().to_owned(),
        body: String::from_utf8(body).ok()?,
    })
}
