//! Tokens that the client makes by itself, as text.

use keywright_generator::model::{Claim, Dpop, Mint, Provider};

/// One token.
pub(super) fn mint(it: &Mint, provider: &Provider) -> String {
    let id = it.key_id.iter().map(|it| format!(" named by {it}"));
    let header = it
        .header
        .iter()
        .map(|(name, value)| format!(" header {name}: {value}"));
    let claims = it.claims.iter().map(|(name, value)| {
        let value = match value {
            Claim::Template(it) => it.to_string(),
            Claim::Constant(it) => format!("= {it:?}"),
            Claim::Endpoint(it) => format!("the address of {}", provider.endpoint(*it).id),
            Claim::IssuedAt => format!("now - {}", it.backdate),
            Claim::ExpiresAt => format!("now + {}", it.lifetime),
            Claim::Id => "unique".to_owned(),
        };
        format!(" {name}: {value}")
    });
    let sent = if it.is_sent { ", sent" } else { "" };
    let parts: String = id.chain(header).chain(claims).collect();
    let (name, algorithm) = (&it.name, it.algorithm.name());
    format!("mint {name} {algorithm} by {}{parts}{sent}", it.key)
}

/// The binding of a token.
pub(super) fn dpop(it: &Dpop) -> String {
    format!("{} is bound to a key, {}", it.token, it.algorithm.name())
}
