//! What a stretch of a life sent: whether it is exactly what was expected, and what was refused.

use keywright::generated::v1::Scheme;
use keywright_server::{Class, Exchange};

use crate::wire::Wire;

/// The endpoints that were asked, in order.
pub(super) fn ids(exchanges: &[Exchange]) -> Vec<&str> {
    exchanges
        .iter()
        .map(|it| it.endpoint.as_deref().unwrap_or("unknown"))
        .collect()
}

/// The requests of one endpoint, and the others, each in order.
pub(super) fn apart<'a>(
    exchanges: &'a [Exchange],
    one: Option<&str>,
) -> (Vec<&'a str>, Vec<&'a str>) {
    ids(exchanges).into_iter().partition(|it| Some(*it) == one)
}

impl Wire {
    /// Exactly these endpoints in this order. Where only one session may be open, the old one may
    /// be destroyed in between, once; that a dead one cannot be destroyed any more harms nobody.
    /// Tenants may be looked up again.
    pub(super) fn assert_renewed(
        &self,
        scheme: &'static Scheme,
        exchanges: &[Exchange],
        expected: &[&str],
    ) {
        let destroyed = self.destroyed(scheme);
        let lookup = scheme.tenant.map(|it| it.step.endpoint.id);
        let (extra, called): (Vec<&str>, Vec<&str>) = ids(exchanges)
            .into_iter()
            .partition(|it| destroyed.contains(it) || Some(*it) == lookup);
        assert_eq!(called, expected, "`{}`: renewed exactly once", scheme.id);
        for id in &extra {
            let times = extra.iter().filter(|it| *it == id).count();
            assert_eq!(times, 1, "`{}`: `{id}` is called once at most", scheme.id);
        }
    }

    /// Why calls were refused; the destroying of an old session is none.
    pub(super) fn refused_calls(
        &self,
        scheme: &'static Scheme,
        exchanges: &[Exchange],
    ) -> Vec<Class> {
        let destroyed = self.destroyed(scheme);
        let is_destroyed = |it: &Exchange| {
            let id = it.endpoint.as_deref();
            id.is_some_and(|it| destroyed.contains(&it))
        };
        let calls = exchanges.iter().filter(|it| !is_destroyed(it));
        calls
            .filter_map(|it| Some(it.refusal.as_ref()?.class))
            .collect()
    }

    /// The requests that destroy an old session before another is made.
    fn destroyed(&self, scheme: &'static Scheme) -> Vec<&'static str> {
        let line = self.lineage(scheme);
        let exclusive = line.into_iter().filter(|it| it.exclusive);
        exclusive
            .filter_map(|it| Some(it.revoke?.endpoint.id))
            .collect()
    }
}
