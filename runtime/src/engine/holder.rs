//! Who holds a credential: hands it out to callers and lends it to those that are derived from it.

use std::sync::Arc;

use super::{Engine, Ready};
use crate::{Error, Result, table::Scheme};

/// Who holds a credential. Clones hold the same one.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(super) engine: Arc<Engine>,
}

impl Holder {
    pub(crate) fn new(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// The scheme.
    pub(crate) fn scheme(&self) -> &'static Scheme {
        self.engine.obtain.scheme
    }

    /// What obtains it.
    pub(crate) fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }

    /// The credential to send with, obtained if need be.
    pub(crate) async fn ready(&self) -> Result<Arc<Ready>> {
        match self.engine.warm() {
            Some(ready) => Ok(ready),
            None => self.engine.ready().await,
        }
    }

    /// A request that carried this generation was rejected: a newer credential to replay it with.
    /// `None`: there is none, and the rejection is to be returned.
    pub(crate) async fn newer(&self, generation: u64, error: &Error) -> Option<Arc<Ready>> {
        self.engine.rejected(generation, error).await
    }

    /// The credential, for a step of one that is derived from it.
    pub(super) async fn lend(&self) -> Result<Arc<Ready>> {
        self.ready().await
    }

    /// A newer one than was refused. `None`: there is none. An error: it could not be obtained.
    pub(super) async fn lend_newer(
        &self,
        generation: u64,
        refusal: &Error,
    ) -> Result<Option<Arc<Ready>>> {
        self.engine.replacement(generation, refusal).await
    }
}
