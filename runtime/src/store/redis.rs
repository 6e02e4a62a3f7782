//! A store in Redis: processes on several machines share it.
//!
//! Two keys belong to a credential. A hash holds the record, its version and the counters; a text
//! with a lease names whoever holds the lock. Each change is one script, which Redis runs as a
//! whole, so the version, the fence and the record never disagree.

mod link;
mod lock;
mod script;

use std::{fmt, sync::Arc, time::Duration};

use self::{
    link::Link,
    lock::{Claim, Taking},
    script::{Names, REMOVE, REPLACE, Reply},
};
use super::{
    Entry, Fence, Lock, Record, Replaced, StoreKey, TokenStore, Version, form::Form, late, now,
};
use crate::{BoxFuture, Error, ErrorKind, Result};

/// The pauses between two looks at a lock that somebody else holds.
const SHORTEST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_millis(100);

/// Keeps credentials in Redis 5 or newer, or in what speaks like it, for a fleet of processes.
///
/// All processes that share the address and the prefix renew each credential once between them.
/// When one dies in the middle, another goes on after the lease has run out. Clients of a provider
/// whose credential is still usable never wait for Redis: only renewals need it, and they fail with
/// one error each, after a time-out, as long as it does not answer.
///
/// What Redis loses is lost: a Redis without persistence that restarts costs a login, or a person
/// who signs in again. [`BackedStore`](crate::BackedStore) puts a durable store behind it.
///
/// Connections are made when they are needed and belong to the tokio runtime that needs them. TLS
/// (`rediss://`) needs the feature `tokio-rustls-comp` of the crate `redis` in your program.
/// Without [`encrypted`](Self::encrypted), Redis holds tokens in clear.
pub struct RedisStore {
    link: Arc<Link>,
    prefix: String,
    form: Form,
}

impl RedisStore {
    /// A store at an address such as `redis://user:password@host:6379/0`, all of whose keys begin
    /// with the prefix. Nothing is sent yet.
    pub fn new(url: &str, prefix: impl Into<String>) -> Result<Self> {
        Ok(Self {
            link: Arc::new(Link::new(url)?),
            prefix: prefix.into(),
            form: Form::default(),
        })
    }

    /// How long Redis may take for an answer, a connection included; two seconds unless set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.link = Arc::new(self.link.with_timeout(timeout));
        self
    }

    /// Encrypts what it keeps with this key, and reads nothing that is not.
    #[cfg(feature = "encryption")]
    #[must_use]
    pub fn encrypted(mut self, key: super::EncryptionKey) -> Self {
        self.form = Form::encrypted(key);
        self
    }

    fn names(&self, key: &StoreKey) -> Names {
        Names::new(&self.prefix, key)
    }

    /// Reads what a script or a command has found.
    fn read(&self, key: &StoreKey, names: &Names, bytes: Option<&[u8]>) -> Result<Option<Entry>> {
        let place = format!("the credential in Redis under `{}`", names.record);
        let entry = bytes.map(|it| self.form.read(key, it, &place));
        entry.transpose()
    }

    async fn replaced(
        &self,
        key: &StoreKey,
        expected: Option<Version>,
        record: &Record,
        fence: Fence,
    ) -> Result<Replaced> {
        let names = self.names(key);
        let mut used = expected.map_or(0, |it| it.0);
        loop {
            let version = Version(used.saturating_add(1).max(now()));
            let bytes = self.form.write(key, version, record)?;
            let write = unique()?;
            let reply = REPLACE.call(&self.link, &names, |it| {
                it.arg(text(expected))
                    .arg(version.0)
                    .arg(locked(fence))
                    .arg(bytes.as_slice())
                    .arg(write);
            });
            match reply.await? {
                Reply::Done => return Ok(Replaced::Stored(version)),
                Reply::Late => return Err(late()),
                // The clock of another machine is ahead of ours.
                Reply::Used(last) => used = last,
                Reply::Other(bytes) => {
                    let kept = self.read(key, &names, bytes.as_ref().map(|it| it.as_slice()))?;
                    return Ok(Replaced::Conflict(kept));
                }
            }
        }
    }
}

impl TokenStore for RedisStore {
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>> {
        Box::pin(async {
            let names = self.names(key);
            let bytes = self.link.get(&names).await?;
            self.read(key, &names, bytes.as_ref().map(|it| it.as_slice()))
        })
    }

    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>> {
        Box::pin(self.replaced(key, expected, record, fence))
    }

    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async move {
            let names = self.names(key);
            let reply = REMOVE.call(&self.link, &names, |it| {
                it.arg(text(Some(expected))).arg(locked(fence));
            });
            match reply.await? {
                Reply::Done => Ok(true),
                Reply::Late => Err(late()),
                Reply::Used(_) | Reply::Other(_) => Ok(false),
            }
        })
    }

    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>> {
        Box::pin(async move {
            let mut claim = Claim::new(self.link.clone(), self.names(key), lease)?;
            let mut pause = SHORTEST;
            loop {
                match claim.take().await? {
                    Taking::Taken(lock) => return Ok(Box::new(lock) as Box<dyn Lock>),
                    Taking::Held(rest, back) => {
                        claim = back;
                        tokio::time::sleep(pause.min(rest)).await;
                    }
                }
                pause = (pause * 2).min(LONGEST);
            }
        })
    }
}

/// A version in a script; nothing for none.
fn text(version: Option<Version>) -> String {
    version.map_or_else(String::new, |it| it.0.to_string())
}

/// The number of a lock in a script; nothing for none.
fn locked(fence: Fence) -> String {
    if fence == Fence::UNLOCKED {
        String::new()
    } else {
        fence.0.to_string()
    }
}

/// A name that nobody else makes up.
fn unique() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|it| {
        fault("this machine gives no random bytes, which the token store needs").with_source(it)
    })?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn fault(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Store, message)
}

impl fmt::Debug for RedisStore {
    /// The address may hold a password, so it is not shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RedisStore({:?})", self.prefix)
    }
}
