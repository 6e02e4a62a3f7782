//! One connection to the loopback address: what is asked, and the answer. A library reads it, and
//! only a callback gets beyond this file.

use std::{
    convert::Infallible,
    sync::{Arc, OnceLock},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::TcpStream,
    sync::{mpsc, oneshot, watch},
};

use super::{Arrival, address::Address};

/// How long a connection may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many bytes the head of a request may have; a callback is an address, and those are shorter.
const HEAD: usize = 32 * 1024;

/// How many headers it may have.
const HEADERS: usize = 64;

/// Where those who connect are received.
pub(super) struct Desk {
    pub(super) address: Address,
    pub(super) port: u16,
    pub(super) send: mpsc::Sender<Arrival>,
    /// How many browsers wait for their page.
    pub(super) waiting: watch::Sender<usize>,
}

/// A browser that waits for its page, until the connection has ended.
struct Waiting(Arc<Desk>);

impl Waiting {
    fn begin(desk: Arc<Desk>) -> Self {
        desk.waiting.send_modify(|it| *it += 1);
        Self(desk)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.waiting.send_modify(|it| *it -= 1);
    }
}

/// Answers one request and closes the connection.
pub(super) async fn serve(stream: TcpStream, desk: Arc<Desk>) {
    // It lives as long as the connection, and so does what is put into it.
    let waiting = OnceLock::new();
    let service = service_fn(|request| {
        let (desk, waiting) = (&desk, &waiting);
        async move { Ok::<_, Infallible>(answer(&request, desk, waiting).await) }
    });
    // One that breaks off needs no answer.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD)
        .max_headers(HEADERS)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(
    request: &Request<Incoming>,
    desk: &Arc<Desk>,
    waiting: &OnceLock<Waiting>,
) -> Response<Full<Bytes>> {
    if !is_ours(request, desk) {
        return plain(
            StatusCode::MISDIRECTED_REQUEST,
            "This address is another one.",
        );
    }
    let uri = request.uri();
    if uri.path() != desk.address.path() {
        return plain(StatusCode::NOT_FOUND, "There is nothing here.");
    }
    if request.method() != Method::GET {
        let mut answer = plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "A browser comes back with GET.",
        );
        let allow = HeaderValue::from_static("GET");
        answer.headers_mut().insert(header::ALLOW, allow);
        return answer;
    }
    // There is one request on a connection.
    waiting.get_or_init(|| Waiting::begin(desk.clone()));
    let (reply, page) = oneshot::channel();
    let arrival = Arrival {
        text: format!("?{}", uri.query().unwrap_or_default()),
        reply: Some(reply),
    };
    let gone = plain(StatusCode::SERVICE_UNAVAILABLE, "The sign-in has ended.");
    if desk.send.send(arrival).await.is_err() {
        return gone;
    }
    page.await.map_or(gone, |it| it.answer())
}

/// Whether the browser means this address: a name that leads here, by which a web page could read
/// what is answered (DNS rebinding), is another one.
fn is_ours(request: &Request<Incoming>, desk: &Desk) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let named = hosts.next().and_then(|it| it.to_str().ok());
    let whole = request.uri().authority().map(http::uri::Authority::as_str);
    let is_here = |it: &str| desk.address.is_at(it, desk.port);
    named.is_some_and(is_here) && hosts.next().is_none() && whole.is_none_or(is_here)
}

fn plain(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut answer = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}
