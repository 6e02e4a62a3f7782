//! The credential of a client on requests that other clients send.
//!
//! What all plugs share is here: where a request goes is looked at before anything is put on it,
//! and a refusal that a status or a challenge tells leads to one renewal for all who saw it.

mod attach;
mod foreign;
#[cfg(feature = "reqwest-middleware")]
mod middleware;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, StatusCode};

pub(crate) use self::attach::attach;
pub use self::foreign::Foreign;
#[cfg(feature = "tower")]
pub use self::tower::{Plugged, PluggedOnce, WithoutReplay};
use crate::{
    Authorization, Counters, Error, Result,
    authorization::{only_header, several},
    client::Client,
    exchange::{self, Sent},
};

/// What a plug reads of an answer.
type Head<'a> = (StatusCode, &'a HeaderMap);

/// The credential of a client, for requests that other clients send. Clones share it.
///
/// It goes to the origins of the client and to no other: the host `base`, the hosts of the
/// endpoints that accept its scheme, and the address that an answer named for its calls. Every way
/// to put it on a request looks at that first.
///
/// What sends the request must not follow redirects to other origins. Most clients take
/// `Authorization` off such a request, and no other header.
///
/// It is a middleware of `reqwest-middleware` and a layer of `tower`, with the features of these
/// names, and sends through a plain `reqwest::Client` with the feature `reqwest`. With a client of
/// any other kind, by hand:
///
/// ```
/// # async fn example(plug: keywright::Plug, send: impl AsyncFn(http::Request<String>) -> http::Response<String>) -> keywright::Result<()> {
/// let request = http::Request::get("https://xxxxx.api.infobip.com/any/path");
/// let request = request.body(String::new()).expect("a request");
///
/// let mut first = request.clone();
/// let attached = plug.attach(&mut first).await?;
/// let mut response = send(first).await;
/// if plug.renewed(&attached, response.status()).await {
///     let mut again = request;
///     plug.attach(&mut again).await?;
///     response = send(again).await;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Plug {
    client: Client,
}

/// Which credential a request carries, so that its refusal can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attached {
    generation: Option<u64>,
}

impl Plug {
    pub(crate) const fn new(client: Client) -> Self {
        Self { client }
    }

    /// The value of the one header that the credential is, if it is ready now: no waiting, no lock,
    /// no allocation. `None`: it has to be obtained or renewed first, or is something else than
    /// one header; [`header`](Self::header) does the one and says the other.
    pub fn ready_header(&self) -> Option<HeaderValue> {
        let holder = self.client.holder()?;
        holder.glance(|it| only_header(it).cloned()).flatten()
    }

    /// The value of the one header that the credential is, obtained or renewed if need be. Send it
    /// to this provider and to nobody else.
    ///
    /// # Errors
    ///
    /// What obtaining it can fail with; and [`Input`](crate::ErrorKind::Input), if the scheme sends
    /// more or something else than one header.
    pub async fn header(&self) -> Result<HeaderValue> {
        if let Some(header) = self.ready_header() {
            return Ok(header);
        }
        let Some(holder) = self.client.holder() else {
            return Err(Error::input(
                "a client without a credential sends no header",
            ));
        };
        let ready = holder.ready(None).await?;
        only_header(&ready).cloned().ok_or_else(|| several(&ready))
    }

    /// The ready credential as a value.
    ///
    /// # Errors
    ///
    /// What obtaining it can fail with.
    pub async fn authorization(&self) -> Result<Authorization> {
        self.client.authorization().await
    }

    /// Puts the credential on a request, obtained or renewed if need be. A request to an origin
    /// that is not the client's is refused first, and nothing is sent for it.
    ///
    /// # Errors
    ///
    /// What obtaining it can fail with, and what [`Authorization::apply`] can.
    pub async fn attach(&self, request: &mut impl Foreign) -> Result<Attached> {
        let Some(holder) = self.client.holder() else {
            return Ok(Attached { generation: None });
        };
        attach::may_go(self.client.wire(), holder.scheme(), &request.address()?)?;
        let ready = holder.ready(None).await?;
        attach(self.client.wire(), &ready, request)?;
        Ok(Attached {
            generation: Some(ready.generation),
        })
    }

    /// Does all of [`attach`](Self::attach) but to change the request: for hooks that can fail and
    /// come before those that send.
    ///
    /// # Errors
    ///
    /// Those of [`attach`](Self::attach).
    pub async fn prepare(&self, request: &impl Foreign) -> Result<()> {
        let Some(holder) = self.client.holder() else {
            return Ok(());
        };
        attach::may_go(self.client.wire(), holder.scheme(), &request.address()?)?;
        let ready = holder.ready(None).await?;
        attach::change(self.client.wire(), &ready, request).map(drop)
    }

    /// Tells whether a status says that the credential was refused and there is a newer one now, so
    /// that the request may be sent once more with it. One renewal serves all who saw the same
    /// credential refused; those who come late find the newer one.
    ///
    /// Only the status is known here: bodies are left to their owners, so a refusal that only a
    /// body tells is not recognised. What sends by itself reads the challenges of an answer, too.
    pub async fn renewed(&self, attached: &Attached, status: StatusCode) -> bool {
        self.renewed_by(attached, (status, &HeaderMap::new())).await
    }

    /// The same where the headers are known, too: a challenge may say it (RFC 6750 section 3.1).
    async fn renewed_by(&self, attached: &Attached, head: Head<'_>) -> bool {
        match (self.client.holder(), self.refusal(attached, head)) {
            (Some(holder), Some((generation, error))) => {
                let newer = holder.newer(generation, &error, None).await;
                newer.is_ok_and(|it| it.is_some())
            }
            _ => false,
        }
    }

    /// The copy of a request whose answer has this head, with a newer credential on it, if it was
    /// refused and there is one.
    #[cfg(any(feature = "reqwest", feature = "tower"))]
    async fn again<T: Foreign>(
        &self,
        attached: &Attached,
        head: Head<'_>,
        copy: Option<T>,
    ) -> Result<Option<T>> {
        let Some(mut copy) = copy else {
            self.refused(attached, head).await;
            return Ok(None);
        };
        if !self.renewed_by(attached, head).await {
            return Ok(None);
        }
        self.attach(&mut copy).await?;
        Ok(Some(copy))
    }

    /// The same for a request that cannot be sent again; whoever comes next finds the newer one.
    #[cfg(any(feature = "reqwest", feature = "tower"))]
    pub(crate) async fn refused(&self, attached: &Attached, head: Head<'_>) {
        if let (Some(holder), Some((generation, error))) =
            (self.client.holder(), self.refusal(attached, head))
        {
            drop(holder.engine().rejected(generation, &error).await);
        }
    }

    /// The counters of the client.
    pub fn counters(&self) -> Counters {
        self.client.counters()
    }

    /// What a status and challenges say about the credential that a request carried, if anything.
    fn refusal(&self, attached: &Attached, (status, headers): Head<'_>) -> Option<(u64, Error)> {
        let generation = attached.generation.filter(|_| !status.is_success())?;
        let mut answer = http::Response::new(Bytes::new());
        *answer.status_mut() = status;
        *answer.headers_mut() = headers.clone();
        let provider = self.client.provider();
        let error = exchange::rejection(provider, &answer, &Sent::new(&[], None))?;
        exchange::is_rejection(&error).then_some((generation, error))
    }
}

impl fmt::Debug for Plug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Plug({:?})", self.client)
    }
}
