//! Who holds a credential: hands it out to callers, for one tenant where it serves several, and
//! lends it to those that are derived from it.

use std::sync::Arc;

use super::{Engine, Ready, tenancy::Tenancy};
use crate::{
    Error, Result,
    exchange::permit,
    table::{Endpoint, Scheme},
};

/// Who holds a credential. Clones hold the same one.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(super) engine: Arc<Engine>,
    tenancy: Option<Arc<Tenancy>>,
}

impl Holder {
    /// Who holds the credential of an engine, for the tenant that its inputs name, if any.
    pub(crate) fn new(engine: Arc<Engine>) -> Self {
        let obtain = &engine.obtain;
        let tenancy = obtain
            .scheme
            .tenant
            .map(|it| Tenancy::new(it, None, &obtain.inputs));
        Self {
            tenancy: tenancy.map(Arc::new),
            engine,
        }
    }

    /// The same for another tenant.
    pub(crate) fn of_tenant(&self, chosen: String) -> Result<Self> {
        let scheme = self.scheme();
        let Some(tenant) = scheme.tenant.filter(|it| it.pick.is_some()) else {
            let message = format!("there are no tenants of `{}` to choose from", scheme.id);
            return Err(Error::input(message));
        };
        let tenancy = Tenancy::new(tenant, Some(chosen), &self.engine.obtain.inputs);
        Ok(Self {
            engine: self.engine.clone(),
            tenancy: Some(Arc::new(tenancy)),
        })
    }

    /// The scheme.
    pub(crate) fn scheme(&self) -> &'static Scheme {
        self.engine.obtain.scheme
    }

    /// What obtains it.
    pub(crate) fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }

    /// The tenant that was chosen, if any.
    pub(super) fn tenant(&self) -> Option<&str> {
        self.tenancy.as_ref()?.chosen()
    }

    /// What a call to an endpoint is made for; a call to any path where there is none. The steps of
    /// its own life, the lookup of tenants among them, are for no tenant.
    fn tenancy(&self, endpoint: Option<&Endpoint>) -> Option<&Tenancy> {
        let tenancy = self.tenancy.as_deref()?;
        let is_step = endpoint.is_some_and(|it| self.scheme().has_step(it));
        (!is_step).then_some(tenancy)
    }

    /// The credential to send with, if it is ready and fresh: no lock, no allocation.
    pub(super) fn warm(&self, endpoint: Option<&Endpoint>) -> Option<Arc<Ready>> {
        let ready = self.engine.warm()?;
        match self.tenancy(endpoint) {
            None => Some(ready),
            Some(tenancy) => tenancy.warm(&ready),
        }
    }

    /// Reads the credential for a call to any path, if it is ready and fresh: no lock, no allocation.
    pub(crate) fn glance<T>(&self, read: impl FnOnce(&Arc<Ready>) -> T) -> Option<T> {
        match self.tenancy {
            None => self.engine.glance(read),
            Some(_) => self.warm(None).as_ref().map(read),
        }
    }

    /// The credential to send with, obtained if need be.
    pub(crate) async fn ready(&self, endpoint: Option<&Endpoint>) -> Result<Arc<Ready>> {
        if let Some(ready) = self.warm(endpoint) {
            return Ok(ready);
        }
        let ready = self.engine.ready().await?;
        self.dressed(ready, endpoint).await
    }

    /// A request that carried this generation was rejected: a newer credential to replay it with.
    /// `None`: there is none, and the rejection stands. An error: none could be obtained.
    pub(crate) async fn newer(
        &self,
        generation: u64,
        error: &Error,
        endpoint: Option<&Endpoint>,
    ) -> Result<Option<Arc<Ready>>> {
        let newer = self.replacement(generation, error, endpoint).await?;
        if let Some(newer) = &newer {
            self.engine.telemetry().replays(newer.generation);
        }
        Ok(newer)
    }

    /// The credential, for a step of one that is derived from it.
    pub(super) async fn lend(&self, endpoint: &Endpoint) -> Result<Arc<Ready>> {
        let ready = self.ready(Some(endpoint)).await?;
        permit(endpoint, ready.place.granted.as_ref())?;
        Ok(ready)
    }

    /// A newer one than was refused. `None`: there is none. An error: it could not be obtained.
    pub(super) async fn lend_newer(
        &self,
        generation: u64,
        refusal: &Error,
        endpoint: &Endpoint,
    ) -> Result<Option<Arc<Ready>>> {
        self.replacement(generation, refusal, Some(endpoint)).await
    }

    async fn replacement(
        &self,
        generation: u64,
        error: &Error,
        endpoint: Option<&Endpoint>,
    ) -> Result<Option<Arc<Ready>>> {
        match self.engine.rejected(generation, error).await? {
            Some(newer) => self.dressed(newer, endpoint).await.map(Some),
            None => Ok(None),
        }
    }

    async fn dressed(&self, ready: Arc<Ready>, endpoint: Option<&Endpoint>) -> Result<Arc<Ready>> {
        match self.tenancy(endpoint) {
            None => Ok(ready),
            Some(tenancy) => tenancy.dress(&self.engine, ready).await,
        }
    }
}
