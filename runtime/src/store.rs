//! Where credentials rest between uses: the contract of a store.
//!
//! A store keeps one [`Record`] per [`StoreKey`]. Three rules make it safe to share one between
//! tasks and processes: a write names the version that it replaces, a renewal holds the key's lock
//! from reading to writing, and each lock bears a number greater than all before it.

mod backed;
#[cfg(feature = "encryption")]
mod encryption;
#[cfg(feature = "file")]
mod file;
#[cfg(any(feature = "file", feature = "redis"))]
mod form;
mod key;
mod memory;
mod record;
#[cfg(feature = "redis")]
mod redis;

use std::{fmt, time::Duration};

#[cfg(feature = "encryption")]
pub use self::encryption::EncryptionKey;
#[cfg(feature = "file")]
pub use self::file::FileStore;
#[cfg(any(feature = "file", feature = "redis"))]
use self::record::newer;
#[cfg(feature = "redis")]
pub use self::redis::RedisStore;
pub use self::{backed::BackedStore, key::StoreKey, memory::MemoryStore, record::Record};
pub(crate) use self::{
    key::digest,
    record::{Identity, Intent, Lasting},
};
use crate::{BoxFuture, Error, ErrorKind, Result};

/// Keeps credentials: the contract of a store.
///
/// Whoever renews a credential does, for one key: [`lock`](Self::lock), [`load`](Self::load), the
/// request to the provider, [`replace`](Self::replace), [`release`](Lock::release). Each of these
/// may meet a crash or a stall of this process or of another one. What a store promises is what
/// makes that harmless:
///
/// * **Versions.** Each write gives the entry a version that this key never had before, not even
///   before it was removed. A write that expects another version than the one that is kept changes
///   nothing and tells what is kept.
/// * **Locks.** A key's lock is held by one at a time, until it is given back, is dropped, or its
///   lease has run out, whichever comes first. Then the next one gets it, also when the first one
///   is alive and late. Only its holder gives it back: what a late one gives back is nobody's.
/// * **Fences.** Each lock has a number greater than those of all locks of its key before it. A
///   write or a removal with the number of a lock is refused, with an error, once a later lock of
///   the key was given out, whatever the version: its author has lost the lock without noticing.
/// * **Keys.** Two keys that differ in anything never meet. A key may hold any characters.
/// * **Damage.** What is there and cannot be read is an error, and not an absence: nobody writes
///   over it. The same holds for what another version of this crate has written.
///
/// Errors are of the kind [`Store`](crate::ErrorKind::Store) and show nothing of a record. No call
/// waits for ever, except for a lock that others hold.
///
/// # Which one
///
/// | store | for | after a crash of its process |
/// | --- | --- | --- |
/// | [`MemoryStore`], the default | one program that logs in by itself | everything is gone |
/// | `FileStore`, feature `file` | the programs of one user on one machine | everything is there, and the lock is free at once |
/// | `RedisStore`, feature `redis` | a fleet on several machines | everything is there, and the lock is free after its lease; a Redis that restarts without persistence has lost all |
/// | [`BackedStore`] | a fleet whose credentials a person has to renew | as Redis; what that loses comes back from the store behind it |
///
/// # What a crash can do
///
/// A refresh token that works once is spent when it is sent, and the next one is known when the
/// answer is stored. Outside of that window nothing is lost or sent twice, whatever is killed. A
/// process that dies inside it leaves a journal, and the next one sends the token once more: it
/// obtains a live token where the provider allows that or had not seen the first request, and is
/// told that the token is spent otherwise. Then it logs in, or says once that a person has to sign
/// in again. The same happens when the store is away for longer than its time-out inside the window
/// and another process takes over, and when a lock is lost with the memory of the only store.
///
/// # Your own
///
/// A store of your own can be tried: `keywright::testing::conformance(store, environment)` goes
/// through all of this and panics with what it found.
pub trait TokenStore: Send + Sync {
    /// What is kept under a key.
    fn load<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Option<Entry>>>;

    /// Keeps a record, if the version that is kept is still the expected one; `None` expects
    /// nothing to be there. When it returns [`Replaced::Stored`], the record survives a crash as
    /// well as this store can make it.
    ///
    /// A write that bears the number of a lock which was followed by another is refused. One that
    /// bears [`Fence::UNLOCKED`] is made without a lock, and relies on the version alone.
    fn replace<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Option<Version>,
        record: &'a Record,
        fence: Fence,
    ) -> BoxFuture<'a, Result<Replaced>>;

    /// Removes what is kept, if it is still of the expected version. Tells whether it was. The
    /// fence is that of [`replace`](Self::replace).
    fn remove<'a>(
        &'a self,
        key: &'a StoreKey,
        expected: Version,
        fence: Fence,
    ) -> BoxFuture<'a, Result<bool>>;

    /// Waits for the lock of a key and takes it, for no longer than the lease.
    ///
    /// The future is dropped when its caller has waited long enough; nothing may be held then.
    fn lock<'a>(
        &'a self,
        key: &'a StoreKey,
        lease: Duration,
    ) -> BoxFuture<'a, Result<Box<dyn Lock>>>;
}

/// A lock that is held. Dropped without [`release`](Self::release), it ends with its lease at the
/// latest.
pub trait Lock: Send + Sync {
    /// Its number, greater than that of every lock of this key before it.
    fn fence(&self) -> Fence;

    /// Gives it back. A lock that someone else holds by now is left alone.
    fn release(self: Box<Self>) -> BoxFuture<'static, Result<()>>;
}

/// What a store keeps under a key.
#[derive(Clone)]
pub struct Entry {
    /// The version to name when it is replaced.
    pub version: Version,
    /// The record.
    pub record: Record,
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({:?}, {:?})", self.version, self.record)
    }
}

/// The version of an entry. A store never uses one twice for a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Version(pub u64);

/// The number of a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fence(pub u64);

impl Fence {
    /// That of a write without a lock, which relies on the expected version alone. It is greater
    /// than any other, so no lock stands in its way; a store does not remember it as a lock's.
    pub const UNLOCKED: Self = Self(u64::MAX);
}

/// What became of a [`TokenStore::replace`].
#[derive(Clone, Debug)]
pub enum Replaced {
    /// The record is kept, under this version.
    Stored(Version),
    /// Someone else was faster; this is what is kept, if anything.
    Conflict(Option<Entry>),
}

/// The time in microseconds since 1970, of which versions and numbers of locks are made where the
/// counters could get lost: none comes twice then, as long as the clock is right.
#[cfg(any(feature = "file", feature = "redis"))]
fn now() -> u64 {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    u64::try_from(since_1970.unwrap_or_default().as_micros()).unwrap_or(u64::MAX)
}

/// The refusal of a write whose lock was followed by another.
fn late() -> Error {
    let message = "the lock of the token store ran out before the write, and another one has \
                   taken it since; nothing was written";
    Error::new(ErrorKind::Store, message)
}

#[cfg(all(test, feature = "reqwest"))]
mod tests;
