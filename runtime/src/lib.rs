//! Keywright's runtime: it obtains, caches, renews, applies and revokes API credentials.

mod builder;
mod client;
mod clock;
mod credential;
mod date;
mod engine;
mod error;
mod exchange;
mod handshake;
mod host;
mod number;
mod render;
mod request;
mod secret;
mod store;
mod table;
mod timestamp;
mod transport;
mod value;
mod values;
mod wire;

pub use builder::Builder;
pub use bytes::Bytes;
pub use clock::{Clock, Environment, Random, Sleep, Spawn};
pub use credential::{Auth, Credential};
pub use date::{Date, DateTime};
pub use error::{Error, ErrorKind, Result};
pub use handshake::{Authorization, Handshake};
pub use http::{HeaderMap, Method, StatusCode};
pub use number::{NotANumber, Number};
pub use request::{RequestBuilder, Response};
pub use secret::Secret;
pub use store::{MemoryStore, TokenStore};
pub use timestamp::Timestamp;
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, Limits, Transport};
pub use value::{Decode, Encode, Fields, Value};
pub use values::Values;

/// What generated crates use, and nobody else.
#[doc(hidden)]
pub mod generated {
    /// Version 1 of the contract between a generated crate and the runtime.
    pub mod v1 {
        pub use crate::client::Client;
        pub use crate::credential::{Auth, Credential};
        pub use crate::handshake::{Authorization, Handshake};
        pub use crate::table::*;
        pub use crate::value::{Decode, Encode, Fields, TextEnum, Value, display};
        pub use crate::values::Values;
        pub use http::Method;
    }
}
