//! Tokens that clients sign by themselves: as the proof of a step, and as the credential itself.

use keywright_generator::model::{Field, Mint, Part, Scheme};

use super::{Issuer, Order, admit::Denied};
use crate::{
    assertion::{Desk, Verified},
    grant::{Grant, Life, Stage},
    proof::BOUND,
    refusal::Class,
    step::{Role, fills},
};

impl Issuer {
    /// Whether a field holds a token that is good and was not used before (RFC 7523 section 3).
    pub(super) fn signed(
        &self,
        order: &Order<'_>,
        scheme: &Scheme,
        mint: &Mint,
        field: &Field,
    ) -> Result<(), Denied> {
        let token = order.sent(&field.name).unwrap_or_default();
        let verified = desk(order).verify(scheme, mint, &token);
        let verified = verified.map_err(|it| Denied::stranger(Class::Login, it))?;
        match verified.id {
            Some(id) if self.used.contains(&id) => {
                let reason = format!("`{}` was used before: its `jti` is known", mint.name);
                Err(Denied::stranger(Class::Login, reason))
            }
            _ => Ok(()),
        }
    }

    /// Notes the tokens of a request that was admitted, each of which works once.
    pub(super) fn use_up(&mut self, order: &Order<'_>, roles: &[(Role, Option<usize>)]) {
        for (role, _) in roles {
            let (index, step) = match role {
                Role::Acquire(index, number) => (*index, order.scheme(*index).acquire.get(*number)),
                Role::Refresh(index) => (*index, order.scheme(*index).refresh.as_ref()),
                Role::Revoke(index) => (*index, order.scheme(*index).revoke.as_ref()),
                Role::Push(index) => (*index, order.scheme(*index).push.as_ref()),
                Role::Introspect(index) => (*index, order.scheme(*index).introspect.as_ref()),
                Role::SignIn(_) | Role::Lookup(_) | Role::Check(_) | Role::Register(_) => continue,
            };
            let scheme = order.scheme(index);
            let Some(step) = step.filter(|_| !scheme.mint.is_empty()) else {
                continue;
            };
            for (field, template) in fills(order.provider, scheme, step) {
                let names = template.names();
                let mint = scheme.mint.iter().find(|it| names == [it.name.as_str()]);
                let token = mint.and_then(|it| Some((it, order.sent(&field.name)?)));
                let verified =
                    token.and_then(|(it, token)| desk(order).verify(scheme, it, &token).ok());
                self.used.extend(verified.and_then(|it| it.id));
            }
        }
    }

    /// Takes a token that a client signed for a credential that was issued to it.
    pub(crate) fn take(&mut self, scheme: usize, name: &str, token: &str, verified: &Verified) {
        let is_known = |it: &Grant| it.scheme == scheme && it.value(name).as_deref() == Some(token);
        if self.grants.iter().any(is_known) {
            return;
        }
        self.grants.push(Grant {
            scheme,
            family: self.grants.len(),
            stage: Stage::Issued(None),
            steps: 0,
            kept: vec![(name.to_owned(), token.to_owned())],
            scopes: None,
            life: Life {
                expires: Some(verified.ends),
                ..Life::default()
            },
            spent: false,
            end: None,
        });
    }
}

/// The token in what a placement sent, where a client signs that by itself.
pub(crate) fn carried<'a>(
    scheme: &'a Scheme,
    template: &[Part],
    sent: &'a str,
) -> Option<(&'a Mint, &'a str)> {
    let (prefix, name) = match template {
        [Part::Value(name)] => ("", name),
        [Part::Text(prefix), Part::Value(name)] => (prefix.as_str(), name),
        _ => return None,
    };
    let mint = scheme.mint.iter().find(|it| it.name == *name)?;
    Some((mint, sent.strip_prefix(prefix)?))
}

fn desk<'a>(order: &Order<'a>) -> Desk<'a> {
    Desk {
        provider: order.provider,
        expected: order.expected,
        now: order.now,
    }
}

impl Issuer {
    /// The token of a grant, and the key that it is bound to.
    pub(crate) fn bound(&self, grant: usize, name: &str) -> Option<(String, Option<String>)> {
        let grant = &self.grants[grant];
        Some((grant.value(name)?, grant.value(BOUND)))
    }

    /// Whether a name was not used before; it is now.
    pub(crate) fn is_new(&mut self, id: String) -> bool {
        self.used.insert(id)
    }
}
