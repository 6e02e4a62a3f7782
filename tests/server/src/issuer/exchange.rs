//! The exchange of a token for another one (RFC 8693): what is exchanged is one that is out, and the
//! answer says what came.

use keywright_generator::model::{
    Carrier, Endpoint, Field, Lent, Part, Provider, Scheme, Standard,
};

use super::{Issuer, Order, admit::Denied};
use crate::{grant::Grant, refusal::Class};

/// RFC 8693 section 3.
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";
const JWT: &str = "urn:ietf:params:oauth:token-type:jwt";

impl Issuer {
    /// Whether a field holds a token of the scheme's parent that is good.
    pub(super) fn exchangeable(
        &self,
        order: &Order<'_>,
        scheme: &Scheme,
        field: &Field,
    ) -> Result<(), Denied> {
        let (Some(Lent { value: name, .. }), [parent]) = (&scheme.lent, &scheme.parents[..]) else {
            return Ok(());
        };
        let denied = |why: &str| Denied::stranger(Class::Dead, format!("`{}` {why}", field.name));
        let sent = order.sent(&field.name);
        let of = order.scheme(*parent);
        if !of.is_obtained() {
            let is_held = order.expected.value(of, name) == sent;
            return if is_held {
                Ok(())
            } else {
                Err(denied("is not what the caller holds"))
            };
        }
        let is_sent = |it: &Grant| it.is_issued() && it.value(name) == sent;
        let found = self.of(*parent).map(|it| it.1).find(|it| is_sent(it));
        let found = found.ok_or_else(|| denied("is no token that was issued"))?;
        let standing = found.standing(order.now);
        standing.map_err(|it| denied(&format!("is of no use: {}", it.reason)))
    }
}

/// Whoever acts for the subject says of what type its token is, and nobody else does (RFC 8693
/// section 2.1).
pub(super) fn acts_well(order: &Order<'_>) -> Result<(), Denied> {
    let endpoint = order.provider.endpoint(order.endpoint);
    if endpoint.standard != Some(Standard::OAuth2TokenExchange) {
        return Ok(());
    }
    let sent = |name: &str| {
        let mut fields = endpoint.fields.iter();
        let field = fields.find(|it| it.known_as() == name);
        field.is_some_and(|it| order.sent(&it.name).is_some())
    };
    if sent("actor_token") == sent("actor_token_type") {
        return Ok(());
    }
    let reason = "`actor_token` and `actor_token_type` come together or not at all";
    Err(Denied::known(Class::Request, reason))
}

/// What the answer says of the token in it: an access token where it is sent as one.
pub(crate) fn told(provider: &Provider, endpoint: &Endpoint, member: &str) -> String {
    let is_here = |it: &&Scheme| {
        let mut steps = it.acquire.iter();
        steps.any(|it| provider.endpoint(it.endpoint).id == endpoint.id)
    };
    let is_sent = |it: &Scheme| {
        it.send.iter().any(|it| {
            let first = it.value.0.first();
            let is_word = |it: &str| it.starts_with("Bearer ") || it.starts_with("DPoP ");
            it.carrier == Carrier::Header
                && matches!(first, Some(Part::Text(text)) if is_word(text))
        })
    };
    let is_access_token = provider.schemes.iter().filter(is_here).all(is_sent);
    match (member, is_access_token) {
        ("token_type", true) => "Bearer",
        ("token_type", false) => "N_A",
        (_, true) => ACCESS_TOKEN,
        (_, false) => JWT,
    }
    .to_owned()
}
