//! A client that a program has registered, in the store: one entry for all of its processes, made
//! once.

use std::{sync::Arc, time::Duration};

use super::vault::{Found, Vault, Waited};
use crate::{
    Environment, Error, ErrorKind, Result, StoreKey, Timestamp, TokenStore, Values,
    store::{Identity, Lasting, Record},
};

/// Where the registration of one client rests.
pub(crate) struct Registry {
    vault: Vault,
    environment: Environment,
    /// How long it may take to register.
    lease: Duration,
}

impl Registry {
    /// The entry of a key. `longest`: how long a request can take.
    pub(crate) fn new(
        store: Arc<dyn TokenStore>,
        key: StoreKey,
        environment: &Environment,
        longest: Duration,
    ) -> Self {
        Self {
            vault: Vault::new(store, key, Identity::default(), environment, longest),
            environment: environment.clone(),
            // A request, and what the store does before and behind it.
            lease: longest.saturating_mul(4),
        }
    }

    /// What is kept, if it is still good; else what registering brings, which is kept before it is
    /// handed out. With `anew`, the latter whatever is kept. Tells whether it is new.
    pub(crate) async fn kept_or(
        &self,
        anew: bool,
        registering: impl Future<Output = Result<(Values, Option<Timestamp>)>>,
    ) -> Result<(Values, bool)> {
        let good = |found: &Found| {
            let record = found.record.as_ref().filter(|_| !anew)?;
            self.is_good(record).then(|| record.kept.clone())
        };
        if let Some(kept) = good(&self.vault.load().await?) {
            return Ok((kept, false));
        }
        let lock = match self.vault.lock_or(self.lease, good).await? {
            Waited::Found(kept) => return Ok((kept, false)),
            Waited::Locked(lock) => lock,
        };
        let fence = lock.fence();
        let outcome = async {
            let mut found = self.vault.load().await?;
            if let Some(kept) = good(&found) {
                return Ok((kept, false));
            }
            let (kept, until) = registering.await?;
            let record = self.record(&found, kept, until);
            if self.vault.replace(&mut found, &record, fence).await? {
                return Ok((record.kept, true));
            }
            // Only after the lock was lost. Theirs is what the next program finds.
            let theirs = found.record.filter(|it| self.is_good(it));
            let taken = "another process has registered a client meanwhile; try again";
            let theirs = theirs.ok_or_else(|| Error::new(ErrorKind::Store, taken))?;
            Ok((theirs.kept, false))
        };
        let outcome = outcome.await;
        // What is kept is kept; a lock that cannot be given back ends by itself.
        let _ = self.vault.wait(lock.release()).await;
        outcome
    }

    fn record(&self, found: &Found, kept: Values, until: Option<Timestamp>) -> Record {
        let issued = self.environment.clock.wall();
        let lasting = until.map(|it| Lasting::For(it.saturating_since(issued)));
        Record {
            serial: found.record.as_ref().map_or(0, |it| it.serial) + 1,
            issued,
            lasting: lasting.unwrap_or(Lasting::Never),
            refresh_until: None,
            identity: Identity::default(),
            kept,
            asked: Vec::new(),
            intent: None,
        }
    }

    /// Whether a client's secret has not ended.
    fn is_good(&self, record: &Record) -> bool {
        let now = self.environment.clock.wall();
        match record.lasting {
            Lasting::For(length) => now < record.issued.saturating_add(length),
            Lasting::Never | Lasting::Unknown | Lasting::Idle(_) => true,
        }
    }
}
