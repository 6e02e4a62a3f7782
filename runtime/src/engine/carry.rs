//! Which credential carries a step of a scheme's life: its own, its parent's, or none.

use std::{sync::Arc, time::Duration};

use super::{
    Answer, Life, Ready,
    obtain::{Obtain, meaning},
    ready::Place,
};
use crate::{
    Error, ErrorKind, Now, Result, Values,
    error::Parental,
    exchange::exchanges,
    store::Lasting,
    table::{Accepts, Step},
};

/// What is exchanged, by the name of the standard (RFC 8693).
const SUBJECT: &str = "subject_token";

/// What a transport may take beyond its limit before it is given up.
const GRACE: Duration = Duration::from_secs(5);

/// Whose credential carries a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Nobody,
    Itself,
    Parent,
}

/// The credential that carries a step.
pub(super) enum Bearer {
    Nobody,
    Itself(Arc<Ready>),
    Parent(Arc<Ready>),
}

impl Obtain {
    /// Whose credential carries a step: what is held, if `itself` says that it is good, else the
    /// parent's. `None`: the endpoint accepts nothing else than what is not there.
    pub(super) fn by(&self, step: &Step, itself: bool) -> Option<By> {
        if exchanges(self.scheme, step) {
            return Some(By::Parent);
        }
        let Accepts::Schemes(ids) = step.endpoint.accepts else {
            return Some(By::Nobody);
        };
        let is_own = ids.contains(&self.scheme.id);
        let parent = self.parent.as_ref().map(|it| it.scheme().id);
        if is_own && itself {
            Some(By::Itself)
        } else if parent.is_some_and(|it| ids.contains(&it)) {
            Some(By::Parent)
        } else {
            (!is_own).then_some(By::Nobody)
        }
    }

    /// The credential that carries a step. A parent's is obtained if need be, and so is the
    /// address of the step, because both come before anything is journalled.
    pub(super) async fn bearer(&self, step: &Step, by: By, values: &Values) -> Result<Bearer> {
        self.steps.locate(self.scheme).await?;
        Ok(match (by, &self.parent) {
            (By::Itself, _) => Bearer::Itself(Arc::new(self.itself(values)?)),
            (By::Parent, Some(parent)) => {
                let lent = parent.lend(step.endpoint).await;
                let failed = |it: Error| it.of_parent(parent.scheme().id, Parental::Failed);
                Bearer::Parent(lent.map_err(failed)?)
            }
            (By::Nobody | By::Parent, _) => Bearer::Nobody,
        })
    }

    /// The credential that carries an acquiring step, which may send what the ones before kept.
    pub(super) async fn acquiring(
        &self,
        step: &Step,
        is_first: bool,
        values: &Values,
    ) -> Result<Bearer> {
        let mut by = self.by(step, !is_first).unwrap_or(By::Nobody);
        if by == By::Itself && self.itself(values)?.placed.is_empty() {
            by = self.by(step, false).unwrap_or(By::Itself);
        }
        self.bearer(step, by, values).await
    }

    /// What is held, to carry a step of its own life.
    fn itself(&self, values: &Values) -> Result<Ready> {
        let life = Life::new(self.clock.now(), Duration::ZERO, Lasting::Never, 0);
        Ready::new(self.scheme, 0, values.clone(), life, Place::default())
    }

    /// Runs a step. If the provider refuses the parent's credential, it is renewed, and the step
    /// is run once more.
    pub(super) async fn run(
        &self,
        step: &'static Step,
        values: &Values,
        bearer: Bearer,
    ) -> Result<(Now, Answer)> {
        let lent = match &bearer {
            Bearer::Nobody => return self.send(step, values, None).await,
            Bearer::Itself(held) => return self.send(step, values, Some(held)).await,
            Bearer::Parent(lent) => lent,
        };
        let refusal = match self.send(step, values, Some(lent)).await {
            Err(error) if self.is_about_parent(step, &error) => error,
            outcome => return outcome,
        };
        let newer = self.newer(step, lent, &refusal).await?;
        match self.send(step, values, Some(&newer)).await {
            Err(error) if self.is_about_parent(step, &error) => Err(self.refused(step, error)),
            outcome => outcome,
        }
    }

    /// Whether a refusal is about what carried the request. A status other than 401 is about what
    /// the request held, such as a refresh token (RFC 6749 section 5.2), or a token of the parent's
    /// that is exchanged: RFC 8693 section 2.2.2 has `invalid_request` for it, and servers have
    /// `invalid_grant`.
    fn is_about_parent(&self, step: &Step, error: &Error) -> bool {
        if exchanges(self.scheme, step) {
            let codes = ["invalid_request", "invalid_grant", "invalid_token"];
            return error.code().is_some_and(|it| codes.contains(&it));
        }
        match error.kind() {
            ErrorKind::Unauthorized => true,
            ErrorKind::SignIn => error.status() == Some(401),
            _ => false,
        }
    }

    async fn send(
        &self,
        step: &'static Step,
        values: &Values,
        held: Option<&Arc<Ready>>,
    ) -> Result<(Now, Answer)> {
        let sent = self.clock.now();
        let held = held.map(Arc::as_ref);
        let running = self.steps.run(self.scheme, step, values, held);
        // The transport keeps to its limits, and one of somebody else may have forgotten them.
        let longest = self.steps.longest().saturating_add(GRACE);
        let answer = self.environment.within(longest, running).await;
        let answer = answer.unwrap_or_else(|| {
            Err(Error::new(
                ErrorKind::Timeout,
                "the answer did not come in time",
            ))
        })?;
        Ok((sent, answer))
    }

    /// A newer credential of the parent than the one that was refused.
    async fn newer(&self, step: &Step, lent: &Ready, refusal: &Error) -> Result<Arc<Ready>> {
        let parent = self.parent.as_ref().expect("it has lent something");
        let newer = parent.lend_newer(lent.generation, refusal, step.endpoint);
        match newer.await {
            Ok(Some(newer)) => Ok(newer),
            Ok(None) => Err(self.refused(step, refusal.clone())),
            Err(error) => Err(error.of_parent(parent.scheme().id, Parental::Failed)),
        }
    }

    /// The parent's credential is good and does not help all the same. Where it says who acts, the
    /// token that the caller gave is left to be at fault, and the refusal says what it says.
    fn refused(&self, step: &Step, refusal: Error) -> Error {
        if exchanges(self.scheme, step) && self.scheme.lent.is_some_and(|it| it.0 != SUBJECT) {
            return refusal;
        }
        let parent = self.parent.as_ref().expect("it has lent something");
        let kind = if parent.engine.obtain.is_needed() {
            ErrorKind::Unauthorized
        } else {
            ErrorKind::Client
        };
        let message = format!(
            "the provider refused this credential, which `{}` is made with",
            self.scheme.id
        );
        meaning(&refusal, kind, &message).of_parent(parent.scheme().id, Parental::Useless)
    }
}
