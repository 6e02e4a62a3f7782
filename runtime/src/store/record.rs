//! What a store keeps of one credential, and its form as bytes.

mod codec;

use std::{fmt, time::Duration};

use zeroize::Zeroizing;

#[cfg(any(feature = "file", feature = "redis"))]
pub(super) use self::codec::newer;
use crate::{Result, Timestamp, Values};

/// What is kept of one credential: all that is needed to use, renew and revoke it.
///
/// It is opaque to stores, which keep its bytes. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Record {
    /// Counts the credentials that were obtained under one key, so that a newer one is known.
    pub(crate) serial: u64,
    /// When the request that brought it was sent.
    pub(crate) issued: Timestamp,
    /// How long it lives.
    pub(crate) lasting: Lasting,
    /// When the refresh token ends, if that is known.
    pub(crate) refresh_until: Option<Timestamp>,
    /// Whose it is.
    pub(crate) identity: Identity,
    /// What was kept of the answers.
    pub(crate) kept: Values,
    /// The scopes that were asked for; none where nobody asked.
    pub(crate) asked: Vec<String>,
    /// A refresh that was begun and of which nothing more is known.
    pub(crate) intent: Option<Intent>,
}

/// How long a credential lives, counted from the sending of the request that brought it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// For ever.
    Never,
    /// Nobody knows; it is renewed when it is refused.
    Unknown,
    /// For so long.
    For(Duration),
    /// For so long after each use.
    Idle(Duration),
}

/// The inputs, none of them secret, with which a credential was obtained.
///
/// Two clients that share a store and a key but not the account must not use each other's tokens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity(pub(crate) Vec<(String, String)>);

/// The journal of a refresh with a token that works once, written before it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Intent {
    /// How often the token has been sent, this time included.
    pub(crate) tries: u32,
}

impl Record {
    /// Its bytes. **They hold the secrets in clear**: keep them where nobody else can read.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        codec::write(self)
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote. Errors show nothing of it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        codec::read(bytes)
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Record([redacted])")
    }
}
