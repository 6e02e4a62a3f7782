//! One of the tenants that a credential serves. Which it is, is looked up once; the credential and
//! its renewal are shared by all of them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwapOption;
use tokio::sync::OnceCell;

use super::{Engine, Ready};
use crate::{
    Error, Result, Value, Values,
    exchange::{entry, is_rejection, permit},
    table::Tenant,
};

/// One of the tenants that a credential serves.
pub(super) struct Tenancy {
    tenant: &'static Tenant,
    chosen: Option<String>,
    lookup: Mutex<Lookup>,
    /// The credential with what is sent for the tenant, for the generation that was used last.
    dressed: ArcSwapOption<Ready>,
}

/// What was looked up.
#[derive(Default)]
struct Lookup {
    /// The sign-in for which it holds; another person may serve other tenants.
    login: u64,
    found: Arc<OnceCell<Values>>,
    /// How many lookups have failed, and with what the last one did.
    failures: u64,
    failed: Option<Error>,
}

impl Tenancy {
    /// The tenant that the caller names, or that an input of this name does.
    pub(super) fn new(tenant: &'static Tenant, chosen: Option<String>, inputs: &Values) -> Self {
        let input = || Some(inputs.get("tenant").and_then(Value::text)?.into_owned());
        Self {
            tenant,
            chosen: chosen.or_else(input),
            lookup: Mutex::default(),
            dressed: ArcSwapOption::empty(),
        }
    }

    /// The tenant that was chosen, if any.
    pub(super) fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// The credential with what is sent for the tenant, if it was made already.
    pub(super) fn warm(&self, ready: &Ready) -> Option<Arc<Ready>> {
        let dressed = self.dressed.load();
        let dressed = dressed.as_ref()?;
        (dressed.generation == ready.generation).then(|| Arc::clone(dressed))
    }

    /// The credential with what is sent for the tenant, which is looked up if need be.
    pub(super) async fn dress(
        &self,
        engine: &Arc<Engine>,
        ready: Arc<Ready>,
    ) -> Result<Arc<Ready>> {
        if let Some(dressed) = self.warm(&ready) {
            return Ok(dressed);
        }
        let found = self.found(engine, &ready).await?;
        // The lookup may have led to a newer credential of the same login.
        let newer = engine
            .warm()
            .filter(|it| it.place.login == ready.place.login);
        let ready = newer.unwrap_or(ready);
        let dressed = Arc::new(engine.obtain.dressed(&ready, &found)?);
        self.dressed.store(Some(dressed.clone()));
        Ok(dressed)
    }

    fn lookup(&self) -> MutexGuard<'_, Lookup> {
        self.lookup.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is kept of the tenant's entry. Any number of callers cause one lookup, whether it
    /// succeeds or fails.
    async fn found(&self, engine: &Arc<Engine>, ready: &Arc<Ready>) -> Result<Values> {
        let (cell, before) = {
            let login = ready.place.login;
            let mut lookup = self.lookup();
            if lookup.login != login {
                *lookup = Lookup {
                    login,
                    ..Lookup::default()
                };
            }
            (lookup.found.clone(), lookup.failures)
        };
        let looked_up = cell.get_or_try_init(|| async {
            let failed = {
                let lookup = self.lookup();
                lookup.failed.clone().filter(|_| lookup.failures > before)
            };
            match failed {
                Some(error) => Err(error),
                None => self.look_up(engine, ready).await.inspect_err(|error| {
                    let mut lookup = self.lookup();
                    lookup.failures += 1;
                    lookup.failed = Some(error.clone());
                }),
            }
        });
        looked_up.await.cloned()
    }

    async fn look_up(&self, engine: &Arc<Engine>, ready: &Arc<Ready>) -> Result<Values> {
        let (obtain, step) = (&engine.obtain, &self.tenant.step);
        permit(step.endpoint, ready.place.granted.as_ref())?;
        let run = |held: Arc<Ready>| async move {
            let steps = &obtain.steps;
            steps
                .run(obtain.scheme, step, &held.values, Some(&held))
                .await
        };
        let answer = match run(ready.clone()).await {
            Err(error) if is_rejection(&error) => {
                match engine.rejected(ready.generation, &error).await? {
                    Some(newer) => run(newer).await?,
                    None => return Err(error),
                }
            }
            outcome => outcome?,
        };
        entry(self.tenant, self.chosen(), &answer.body)
    }
}
