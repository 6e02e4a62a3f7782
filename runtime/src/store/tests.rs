//! What the tests of several stores need.

#[cfg(feature = "file")]
mod turns;

use std::time::Duration;

#[cfg(feature = "file")]
pub(super) use self::turns::Turns;
use super::{Fence, Identity, Lasting, Record, Replaced, StoreKey, TokenStore, Version};
use crate::{Result, Secret, Timestamp, Values};

/// What must not be found in clear where a store encrypts.
pub(super) const CANARY: &str = "c4n4ry-9e21d";

pub(super) fn key(account: &str) -> StoreKey {
    StoreKey::new("acme", "session", "https://api.acme.example", account)
}

pub(super) fn record(serial: u64) -> Record {
    Record {
        serial,
        issued: Timestamp::from_unix(1_767_225_600),
        lasting: Lasting::For(Duration::from_secs(3600)),
        refresh_until: None,
        identity: Identity::default(),
        kept: Values::new().with("token", Secret::new(CANARY)),
        asked: Vec::new(),
        intent: None,
    }
}

/// Writes over whatever is there.
pub(super) async fn put(store: &dyn TokenStore, key: &StoreKey, serial: u64) -> Result<Version> {
    let expected = store.load(key).await?.map(|it| it.version);
    match store
        .replace(key, expected, &record(serial), Fence::UNLOCKED)
        .await?
    {
        Replaced::Stored(version) => Ok(version),
        Replaced::Conflict(_) => panic!("nobody else writes"),
    }
}

/// The number of the record that is kept.
pub(super) async fn kept(store: &dyn TokenStore, key: &StoreKey) -> Result<Option<u64>> {
    Ok(store.load(key).await?.map(|it| it.record.serial))
}
