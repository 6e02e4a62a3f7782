//! Renewing: each refresh token works once, unless the spec says that it is reusable, and one that
//! is used twice takes its family with it (RFC 9700 section 4.14.2).

use keywright_generator::model::{Accepts, Step};

use super::{Issuer, Order, admit::Denied, scopes};
use crate::{
    Refusal,
    grant::{End, Grant},
    refusal::Class,
    step::kept_fields,
};

impl Issuer {
    pub(super) fn admit_refresh(
        &mut self,
        order: &Order<'_>,
        index: usize,
    ) -> Result<Option<usize>, Denied> {
        let scheme = order.scheme(index);
        let Some(step) = &scheme.refresh else {
            return Ok(None);
        };
        let found = self
            .named(order, index, step)
            .or_else(|| self.presented(order, index))
            .or_else(|| self.unnamed(order, index, step));
        let Some(grant) = found else {
            if self.is_form_only {
                return Ok(None);
            }
            let reason = "the refresh token is not one that was issued";
            return Err(Denied::stranger(Class::Dead, reason));
        };
        self.filled(order, scheme, step)?;
        self.unspent(grant, order.now).map_err(Denied::Known)?;
        let asked = scopes::asked(order, scheme, step);
        if let (Some(asked), Some(held)) = (asked, &self.grants[grant].scopes)
            && let Some(more) = asked.iter().find(|it| !held.contains(it))
        {
            let reason = format!("the scope `{more}` was not granted at first");
            return Err(Denied::known(Class::Request, reason));
        }
        Ok(Some(grant))
    }

    /// The newest of what there is, where a step names nothing that was kept.
    pub(super) fn unnamed(&self, order: &Order<'_>, index: usize, step: &Step) -> Option<usize> {
        let names = kept_fields(order.provider, order.scheme(index), step);
        let carries = &order.provider.endpoint(order.endpoint).accepts;
        let is_own = matches!(carries, Accepts::Schemes(it) if it.contains(&index));
        let newest = self.of(index).last().map(|(newest, _)| newest);
        newest.filter(|_| names.is_empty() && !is_own)
    }

    fn unspent(&mut self, grant: usize, now: i64) -> Result<(), Refusal> {
        let Grant {
            family,
            spent,
            end,
            life,
            ..
        } = self.grants[grant];
        let dead = |reason: &str| Err(Refusal::new(Class::Dead, reason));
        if spent {
            self.revoke_family(family);
            return dead(
                "the refresh token was used before, so every token that came from it is revoked",
            );
        }
        if end == Some(End::Revoked) {
            return dead("the refresh token was revoked");
        }
        if life.refresh_expires.is_some_and(|it| it <= now) {
            return dead("the refresh token has expired");
        }
        Ok(())
    }

    pub(super) fn revoke_family(&mut self, family: usize) {
        for sibling in self.grants.iter_mut().filter(|it| it.family == family) {
            sibling.end = Some(End::Revoked);
            sibling.spent = true;
        }
    }
}
