//! Sending one request: the seam behind which a network lies.
//!
//! A transport adds nothing and decides nothing. It must follow no redirect, keep no cookie and
//! store nothing, because the request carries a credential for its own origin only.

#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(all(feature = "tls", any(feature = "reqwest", feature = "blocking")))]
mod tls;
#[cfg(feature = "blocking")]
mod ureq;

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use bytes::Bytes;

use crate::Result;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "reqwest")]
pub(crate) use self::reqwest::failed;
#[cfg(all(feature = "tls", any(feature = "reqwest", feature = "blocking")))]
pub use self::tls::Tls;
#[cfg(feature = "blocking")]
pub use self::ureq::UreqTransport;

/// A boxed future, for traits that are used as objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and returns its answer, whatever its status is.
///
/// An error is [`Transport`](crate::ErrorKind::Transport) or [`Timeout`](crate::ErrorKind::Timeout),
/// and names no URL and no header.
pub trait Transport: Send + Sync {
    /// Sends it. The headers go out in their order.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        (**self).send(request, limits)
    }
}

/// Tells which host cannot be reached, as often the address is what is wrong.
#[cfg(any(feature = "reqwest", feature = "blocking"))]
fn no_connection(host: Option<&str>, port: Option<u16>) -> String {
    let host = host.unwrap_or("the provider");
    let port = port.map(|it| format!(":{it}")).unwrap_or_default();
    format!("no connection to {host}{port}")
}

/// What one exchange may cost.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// From the first byte sent to the last byte of the answer.
    pub timeout: Duration,
    /// The longest body of an answer, in bytes.
    pub body: usize,
}

impl Default for Limits {
    /// 30 seconds, 16 MiB.
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            body: 16 << 20,
        }
    }
}
