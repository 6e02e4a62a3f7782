//! HTTP/1.1 by hand, as little of it as the provider needs: a library would refuse to misbehave.

use tokio::{io::AsyncReadExt as _, net::TcpStream};

/// What a test looks at of a request.
pub(crate) struct Request {
    pub(crate) line: String,
    /// The token that it carries.
    pub(crate) bearer: String,
    pub(crate) body: String,
}

impl Request {
    /// Reads the next one of a connection, to its end.
    pub(crate) async fn read(stream: &mut TcpStream) -> Option<Self> {
        let (mut bytes, mut chunk) = (Vec::new(), [0; 4096]);
        loop {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let field = |name: &str| {
                    let mut fields = head.lines().filter_map(|it| it.split_once(": "));
                    let found = fields.find(|it| it.0.eq_ignore_ascii_case(name));
                    found.map(|it| it.1.to_owned()).unwrap_or_default()
                };
                if body.len() >= field("content-length").parse().unwrap_or(0) {
                    return Some(Self {
                        line: head.lines().next().unwrap_or_default().to_owned(),
                        bearer: field("authorization")
                            .trim_start_matches("Bearer ")
                            .to_owned(),
                        body: body.to_owned(),
                    });
                }
            }
            match stream.read(&mut chunk).await {
                Ok(read) if read > 0 => bytes.extend_from_slice(&chunk[..read]),
                _ => return None,
            }
        }
    }
}

/// An answer of JSON.
pub(crate) fn answer(status: u16, head: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} It\r\n{head}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
