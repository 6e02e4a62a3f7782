//! Which requests a life is to send, in which order: the steps of a scheme, and before each that
//! another credential authenticates, what that one needs.

use keywright::generated::v1::{Accepts, Expiry, Scheme, Step};

use crate::wire::Wire;

/// The requests of a renewal, and how many of them are refused first.
#[derive(Clone, Debug, Default)]
pub(super) struct Renewal {
    pub(super) requests: Vec<&'static str>,
    pub(super) refused: usize,
}

/// Whether something is obtained, so that the inputs alone are not the credential.
pub(super) fn is_obtained(scheme: &Scheme) -> bool {
    let is_minted = scheme.mint.iter().any(|it| it.is_sent);
    !scheme.acquire.is_empty() || scheme.refresh.is_some() || is_minted
}

/// Whether a client knows when a token ends.
pub(super) fn is_told(scheme: &Scheme) -> bool {
    let is_known = |it: &Expiry| !matches!(it, Expiry::Unknown | Expiry::Never);
    scheme.expires.iter().any(is_known)
}

/// The step that renews a credential which has ended: one that the credential itself would have to
/// authenticate is of no use then.
pub(super) fn refresh(scheme: &Scheme) -> Option<&'static Step> {
    scheme.refresh.filter(|it| !accepts(it, scheme.id))
}

fn accepts(step: &Step, id: &str) -> bool {
    matches!(step.endpoint.accepts, Accepts::Schemes(ids) if ids.contains(&id))
}

impl Wire {
    /// The requests that obtain a credential from nothing. A person has signed in before.
    pub(super) fn obtaining(&self, scheme: &'static Scheme) -> Vec<&'static str> {
        if scheme.sign_in.is_some() {
            return Vec::new();
        }
        let parent = self.parent(scheme);
        if let (true, Some(parent)) = (scheme.yielded, parent) {
            return self.obtaining(parent);
        }
        let mut requests = Vec::new();
        let mut waits_for = parent;
        for (number, step) in steps(scheme).into_iter().enumerate() {
            if is_parents(scheme, step, number)
                && let Some(parent) = waits_for.take()
            {
                requests.extend(self.obtaining(parent));
            }
            requests.push(step.endpoint.id);
        }
        requests
    }

    /// The requests that renew a credential which has ended, as the parents are now.
    pub(super) fn renewing(&self, scheme: &'static Scheme) -> Renewal {
        let parent = self.parent(scheme);
        let mut before = Renewal::default();
        // A parent that logs in again brings what it yields.
        if let Some(parent) = parent.filter(|it| scheme.yielded && is_told(it))
            && self.has_ended(parent)
        {
            before = self.renewing(parent);
            if refresh(parent).is_none() {
                return before;
            }
        }
        let own = match (refresh(scheme), scheme.yielded, parent) {
            (Some(step), ..) => self.taking(scheme, &[step]),
            // Only another login of the parent's yields another.
            (None, true, Some(parent)) => self.taking(parent, &steps(parent)),
            _ => self.taking(scheme, &steps(scheme)),
        };
        before.requests.extend(own.requests);
        before.refused += own.refused;
        before
    }

    /// Whether only a person who signs in again makes another credential.
    pub(super) fn needs_person(&self, scheme: &'static Scheme) -> bool {
        let is_signed_in = match self.parent(scheme) {
            Some(parent) if scheme.yielded => self.needs_person(parent) || parent.sign_in.is_some(),
            _ => scheme.sign_in.is_some(),
        };
        is_signed_in && refresh(scheme).is_none()
    }

    /// The request that revokes a credential.
    pub(super) fn revoking(&self, scheme: &'static Scheme) -> Renewal {
        let step: Vec<_> = scheme.revoke.into_iter().collect();
        self.taking(scheme, &step)
    }

    fn taking(&self, scheme: &'static Scheme, steps: &[&'static Step]) -> Renewal {
        let mut renewal = Renewal::default();
        let mut dead = self.parent(scheme).filter(|it| self.has_ended(it));
        for (number, step) in steps.iter().enumerate() {
            let number = if is_first(scheme, step) {
                0
            } else {
                number + 1
            };
            if is_parents(scheme, step, number)
                && let Some(parent) = dead.take()
            {
                // A client that is not told of the end learns it by a refusal.
                if !is_told(parent) {
                    renewal.requests.push(step.endpoint.id);
                    renewal.refused += 1;
                }
                let parents = self.renewing(parent);
                renewal.requests.extend(parents.requests);
                renewal.refused += parents.refused;
            }
            renewal.requests.push(step.endpoint.id);
        }
        renewal
    }

    fn has_ended(&self, scheme: &Scheme) -> bool {
        let ends = self.server.ends(scheme.id);
        is_obtained(scheme) && ends.is_some_and(|it| it <= self.server.clock().now())
    }
}

/// The steps that obtain a credential; where the caller holds what it is refreshed with, that.
fn steps(scheme: &Scheme) -> Vec<&'static Step> {
    if scheme.acquire.is_empty() {
        return scheme.refresh.into_iter().collect();
    }
    scheme.acquire.iter().collect()
}

fn is_first(scheme: &Scheme, step: &Step) -> bool {
    let first = scheme.acquire.first();
    first.is_some_and(|it| it.endpoint.id == step.endpoint.id)
}

/// Whether a parent authenticates a step: one that the scheme itself cannot.
fn is_parents(scheme: &Scheme, step: &Step, number: usize) -> bool {
    if scheme.lent.is_some() && number == 0 {
        return true;
    }
    let is_own = number > 0 && accepts(step, scheme.id);
    !is_own && scheme.parents.iter().any(|it| accepts(step, it))
}
