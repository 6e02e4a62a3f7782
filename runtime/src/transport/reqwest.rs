//! The transport that most programs use: reqwest on tokio.

use std::{fmt, sync::Arc, time::Duration};

use bytes::Bytes;
use zeroize::Zeroizing;

#[cfg(feature = "tls")]
use super::tls::{self, Tls};
use super::{BoxFuture, Limits, Transport, no_connection};
use crate::{Error, ErrorKind, Result, environment::ForEach, wipe};

/// How long a connection may be idle, as long as in ureq.
const IDLE: Duration = Duration::from_secs(15);
/// The room that is made for an answer before any of it is there.
const ROOM: usize = 64 << 10;

/// Sends requests with [`reqwest`](https://docs.rs/reqwest).
///
/// It follows no redirect, keeps no cookie and ignores the proxies of the environment. It is
/// built here and not taken from the caller, because a client that follows redirects would carry
/// credentials to other origins.
///
/// A connection belongs to the runtime that made it, and nothing moves on it while that one runs
/// nothing; a process that is forked has the sockets of the other one. So each runtime of each
/// process has a pool of its own.
#[derive(Clone)]
pub struct ReqwestTransport(Arc<Pools>);

struct Pools {
    /// Makes the client of another pool.
    make: Box<dyn Fn() -> reqwest::ClientBuilder + Send + Sync>,
    clients: ForEach<reqwest::Client>,
}

impl ReqwestTransport {
    /// A transport with its own pool of connections.
    pub fn new() -> Result<Self> {
        Self::made_by(Self::builder)
    }

    /// A transport that also trusts the certificates of a PEM file.
    #[cfg(feature = "tls")]
    pub fn with_root_certificates(pem: &[u8]) -> Result<Self> {
        Self::with_tls(&Tls::new().root_certificates(pem)?)
    }

    /// A transport that trusts what is set, and proves itself by the client certificate that is.
    #[cfg(feature = "tls")]
    pub fn with_tls(tls: &Tls) -> Result<Self> {
        let unusable = |it: reqwest::Error| {
            Error::input("the certificates cannot be used").with_source(it.without_url())
        };
        let roots = tls.roots.iter();
        let roots: Result<Vec<_>, _> = roots.map(|it| reqwest::Certificate::from_der(it)).collect();
        let roots = roots.map_err(unusable)?;
        let identity = tls.identity.as_ref();
        let identity = identity.map(|it| reqwest::Identity::from_pem(it.pem().as_bytes()));
        let identity = identity.transpose().map_err(unusable)?;
        Self::made_by(move || {
            let builder = Self::builder().tls_certs_merge(roots.clone());
            match &identity {
                Some(it) => builder.identity(it.clone()),
                None => builder,
            }
        })
    }

    fn made_by(make: impl Fn() -> reqwest::ClientBuilder + Send + Sync + 'static) -> Result<Self> {
        let first = Self::finish(make())?;
        Ok(Self(Arc::new(Pools {
            make: Box::new(make),
            clients: ForEach::beginning_with(Some(first)),
        })))
    }

    /// The client of the place that asks.
    fn client(&self) -> Result<reqwest::Client> {
        let make = || Self::finish((self.0.make)());
        self.0.clients.get_or_make(make)
    }

    fn builder() -> reqwest::ClientBuilder {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .no_proxy()
            // Vendors document `Authorization`; a few of their servers compare names byte for byte.
            .http1_title_case_headers()
            // Servers and what stands before them close what is idle, many after a minute. A request
            // that meets such an end on its way is lost, and only a GET could be sent again.
            .pool_idle_timeout(IDLE)
            .user_agent("keywright")
    }

    fn finish(builder: reqwest::ClientBuilder) -> Result<reqwest::Client> {
        builder.build().map_err(|it| {
            Error::new(ErrorKind::Transport, "the transport could not be set up")
                .with_source(it.without_url())
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        Box::pin(async move {
            #[cfg(feature = "blocking")]
            crate::blocking::refuse_async()?;
            let mut request = reqwest::Request::try_from(request).map_err(failed)?;
            *request.timeout_mut() = Some(limits.timeout);
            let executing = self.client()?.execute(request);
            let mut received = executing.await.map_err(unanswered)?;

            let announced = received.content_length().unwrap_or(0);
            // Wiped in the end: the answer may hold a token.
            let mut body = Zeroizing::new(Vec::new());
            if let Some(announced) = usize::try_from(announced)
                .ok()
                .filter(|it| *it <= limits.body)
            {
                // What a server announces is believed up to what costs nothing.
                body.reserve(announced.min(ROOM));
                while let Some(chunk) = received.chunk().await.map_err(failed)? {
                    if body.len() + chunk.len() > limits.body {
                        return Err(too_long(limits.body));
                    }
                    wipe::extend(&mut body, &chunk, limits.body);
                }
            } else {
                return Err(too_long(limits.body));
            }

            let mut answer = http::Response::new(Bytes::from_owner(body));
            *answer.status_mut() = received.status();
            *answer.version_mut() = received.version();
            *answer.headers_mut() = std::mem::take(received.headers_mut());
            Ok(answer)
        })
    }
}

fn too_long(limit: usize) -> Error {
    Error::new(
        ErrorKind::Transport,
        format!("the answer is longer than {limit} bytes"),
    )
}

/// What ended before an answer could be read, though a connection was there.
fn unanswered(error: reqwest::Error) -> Error {
    let is_lost = !error.is_timeout() && !error.is_connect() && error.is_request();
    let told = failed(error);
    // A certificate that is refused is refused again.
    if is_lost && told.kind() == ErrorKind::Transport {
        told.before_answer()
    } else {
        told
    }
}

/// The cause is kept without its URL, because a URL may carry a credential. Its host is told.
pub(crate) fn failed(error: reqwest::Error) -> Error {
    #[cfg(feature = "tls")]
    if let Some(told) = tls::refused(&error) {
        return told.with_source(error.without_url());
    }
    let (kind, message) = if error.is_timeout() {
        let message = "the answer did not come in time".to_owned();
        (ErrorKind::Timeout, message)
    } else if error.is_connect() {
        let host = error.url().and_then(|it| it.host_str());
        let port = error.url().and_then(reqwest::Url::port);
        (ErrorKind::Transport, no_connection(host, port))
    } else {
        let message = "the exchange with the provider broke off".to_owned();
        (ErrorKind::Transport, message)
    };
    Error::new(kind, message).with_source(error.without_url())
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}
