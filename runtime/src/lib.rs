//! Keywright's runtime: it obtains, caches, renews, applies and revokes API credentials.
//!
//! You will rarely depend on it by itself. Each API provider has a small crate of its own
//! (`keywright-infobip`, `keywright-teletracker` …), generated from one YAML file: types over
//! constant tables, which this crate interprets. What you meet of this crate is the same in
//! all of them:
//!
//! * [`Builder`]: time-outs, another address, a token store, a transport of your own;
//! * [`Error`]: one type, with a [kind](Error::kind), the provider's own code and text, and never
//!   a secret;
//! * [`RequestBuilder`] and [`Response`]: any path of the API, with the credential attached;
//! * [`Secret`], [`Number`], [`Date`] and [`DateTime`]: what bodies hold;
//! * [`TokenStore`], [`Transport`] and [`Environment`]: the seams.
//!
//! ```
//! use keywright::{Error, ErrorKind};
//!
//! /// What a program does about an error of any provider.
//! fn advice(error: &Error) -> String {
//!     match error.kind() {
//!         ErrorKind::Throttled => format!("wait {:?}", error.retry_after().unwrap_or_default()),
//!         ErrorKind::Scope => format!("ask for one of the scopes {}", error.scopes().join(", ")),
//!         _ if error.needs_sign_in() => "sign in again".to_owned(),
//!         _ if error.is_temporary() => "try again".to_owned(),
//!         _ => error.to_string(),
//!     }
//! }
//!
//! let error = Error::new(ErrorKind::Timeout, "the answer did not come in time");
//! assert_eq!(advice(&error), "try again");
//! ```
//!
//! # What it promises
//!
//! * A credential goes to the hosts that the spec names, or that an answer names below a domain of
//!   the spec, and to no other. Redirects are not followed, [`request`](generated::v1::Client::request) takes a path and never a URL, and
//!   http is refused unless it is loopback and asked for.
//! * A secret is not printed: not by `Debug`, not in an error, not where a provider repeats it.
//! * A credential that cannot be a header is refused, so none can end its line.
//! * A request that is refused because the credential has expired is sent once more with a newer
//!   one, and never twice.
//! * A request whose connection ends before an answer is sent once more where its method is idempotent (RFC 9110 section
//!   9.2.2). A POST or PATCH is not, and what obtains, renews or revokes a credential is not, whatever its method.
//!
//! # Features
//!
//! | feature | default | brings |
//! | --- | --- | --- |
//! | `reqwest` | yes | the transport, clock, sleep and tasks of reqwest and tokio |
//! | `tls` | yes | https for `reqwest` and `blocking`, by rustls with the platform's certificates; `Tls`: client certificates (mutual TLS, RFC 8705) and authorities of one's own |
//! | `blocking` | no | `blocking::wait`: the same clients without async, over ureq on the caller's thread |
//! | `reqwest-middleware` | no | [`Plug`] as a middleware of that crate |
//! | `tower` | no | [`Plug`] as a layer, for hyper's, axum's and other clients over `http::Request` |
//! | `tracing` | yes | spans and events; see below |
//! | `file` | yes | a token store in a folder |
//! | `encryption` | no | a key for what the stores outside of the program keep |
//! | `redis` | no | a token store in Redis |
//! | `login` | no | [`login`]: signing in through the browser of this machine |
//! | `jwt` | no | keys, and tokens that are signed with them; a generated crate that needs it turns it on |
//!
//! Without `reqwest` the crate contains no network and no executor: give the [`Builder`] a
//! [`Transport`] and an [`Environment`].
//!
//! # Programs that fork
//!
//! Make clients after the fork, as a server of many processes does; then there is nothing to know. A client that was there
//! before works in both processes, too: each makes connections of its own, and a renewal that was under way is the
//! first one's alone. Three things are for the program to see to.
//!
//! * A runtime of tokio cannot be used in both; the second process makes another one, and leaves the first alone.
//!   Where other threads run, what they had locked stays locked, so a process with threads is forked only to run another
//!   program.
//! * Tokens in memory are in both. Where refresh tokens work once, each process would spend the one that both have, and
//!   the provider would end the login; give both a store outside of them, such as a folder or a Redis.
//! * The token that both have is renewed by both at the same moment, because its jitter was drawn before. Later ones
//!   are not.
//!
//! # What it tells
//!
//! [`Counters`] are always there: `client.counters()`. With the feature `tracing` there are these
//! spans and events. Their target is `keywright`; their names and fields stay as they are, and no
//! field holds a secret, an address or a text of the provider.
//!
//! | name | level | when | fields |
//! | --- | --- | --- | --- |
//! | span `keywright.attempt` | info | a credential is obtained, renewed or revoked; it follows from the span of the caller who began it | `provider`, `scheme`, `attempt`, `purpose`: `renew`, `acquire`, `sign_in` or `close` |
//! | span `keywright.exchange` | debug | one request and its answer | `provider`, `endpoint`: an id of the spec, absent for a path of the caller's own, `method`, `status` or `failure` |
//! | `keywright.renewed` | info | an attempt brought a credential, whose generation is the attempt's number | `provider`, `scheme`, `attempt` |
//! | `keywright.failed` | warn | an attempt failed | `provider`, `scheme`, `attempt`, `kind`, `status`, `temporary` |
//! | `keywright.rejected` | info | the provider refused a credential | `provider`, `scheme`, `generation`, `kind`, `status` |
//! | `keywright.replay` | info | a refused request is sent again | `provider`, `scheme`, `generation`: of the newer credential |
//! | `keywright.served_due` | debug | a caller uses a credential while a newer one is due | `provider`, `scheme`, `generation` |
//! | `keywright.waits` | trace | a caller waits for an attempt | `provider`, `scheme` |
//! | `keywright.closed` | info | what was held is revoked | `provider`, `scheme` |
//!
//! `kind` and `failure` are the names of [`ErrorKind`] in lower case, such as `sign_in`.

mod account;
mod address;
mod authorization;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod call;
mod client;
mod clock;
mod credential;
mod date;
mod device;
mod discovery;
mod domain;
mod engine;
mod environment;
mod error;
mod exchange;
mod handshake;
mod host;
mod input;
mod jwt;
#[cfg(feature = "login")]
pub mod login;
mod number;
mod pause;
mod plug;
mod registration;
mod render;
mod request;
mod secret;
mod shared;
mod sign_in;
mod store;
mod table;
mod telemetry;
#[doc(hidden)]
pub mod testing;
mod timestamp;
mod transport;
mod value;
mod values;
mod wipe;
mod wire;

pub use authorization::Authorization;
pub use builder::Builder;
pub use bytes::Bytes;
pub use call::Call;
pub use clock::{Clock, Now};
pub use credential::{Auth, Credential};
pub use date::{Date, DateTime};
pub use device::DeviceAuthorization;
pub use environment::{Environment, Random, Sleep, Spawn};
pub use error::{Error, ErrorKind, Result};
pub use handshake::Handshake;
pub use http::{HeaderMap, Method, StatusCode};
pub use number::{NotANumber, Number};
pub use plug::{Attached, Foreign, Plug};
#[cfg(feature = "tower")]
pub use plug::{Plugged, PluggedOnce, WithoutReplay};
pub use registration::{Registered, Registration};
pub use request::{RequestBuilder, Response};
pub use secret::Secret;
pub use sign_in::SignIn;
#[cfg(feature = "encryption")]
pub use store::EncryptionKey;
#[cfg(feature = "file")]
pub use store::FileStore;
#[cfg(feature = "redis")]
pub use store::RedisStore;
pub use store::{
    BackedStore, Entry, Fence, Lock, MemoryStore, Record, Replaced, StoreKey, TokenStore, Version,
};
pub use telemetry::Counters;
pub use timestamp::Timestamp;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
#[cfg(all(feature = "tls", any(feature = "reqwest", feature = "blocking")))]
pub use transport::Tls;
pub use transport::{BoxFuture, Limits, Transport};
pub use value::{Decode, Encode, Fields, Json, Value};
pub use values::Values;

/// What generated crates use, and nobody else.
#[doc(hidden)]
pub mod generated {
    /// Version 1 of the contract between a generated crate and the runtime.
    pub mod v1 {
        pub use crate::authorization::Authorization;
        pub use crate::call::Call;
        pub use crate::client::Client;
        pub use crate::credential::{Auth, Credential};
        pub use crate::device::DeviceAuthorization;
        pub use crate::handshake::Handshake;
        pub use crate::plug::Plug;
        pub use crate::sign_in::SignIn;
        pub use crate::table::*;
        pub use crate::value::{Decode, Encode, Fields, TextEnum, Value, display};
        pub use crate::values::Values;
        pub use http::Method;
    }
}
