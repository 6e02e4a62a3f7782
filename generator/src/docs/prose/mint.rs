//! What tokens that the client makes by itself hold.

use super::{and, code, template};
use crate::model::{Claim, Constant, Mint, Provider, Scheme};

/// What a token is signed with, what it claims and how long it lives.
pub(crate) fn minted(provider: &Provider, mint: &Mint) -> String {
    let claims = mint.claims.iter().map(|(name, value)| match value {
        Claim::Template(it) => format!("`{name}` (`{}`)", template(it)),
        Claim::Constant(Constant::Text(it) | Constant::Number(it)) => format!("`{name}` (`{it}`)"),
        Claim::Constant(Constant::Bool(it)) => format!("`{name}` (`{it}`)"),
        Claim::Endpoint(it) => {
            let id = &provider.endpoint(*it).id;
            format!("`{name}` (the address of `{id}`)")
        }
        Claim::IssuedAt | Claim::ExpiresAt | Claim::Id => format!("`{name}`"),
    });
    let claims = and(&claims.collect::<Vec<_>>());
    let header = mint.header.iter().map(|it| &it.0);
    let id = mint.key_id.iter().map(|_| "kid");
    let header: Vec<_> = id.chain(header.map(String::as_str)).collect();
    let header = if header.is_empty() {
        String::new()
    } else {
        format!(" Its header has {}, too.", and(&code(header)))
    };
    let backdate = if mint.backdate == 0 {
        String::new()
    } else {
        format!(" and dated {} seconds back", mint.backdate)
    };
    let when = if mint.is_sent {
        "is signed anew before it ends"
    } else {
        "is signed anew for each request that carries it"
    };
    format!(
        "`{}` is a JSON Web Token, which {when}, with `{}` by {}: it claims {claims}, and is good for {} seconds{backdate}.{header}",
        mint.name,
        mint.key,
        mint.algorithm.name(),
        mint.lifetime,
    )
}

/// What the binding of a token means.
pub(crate) fn bound(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let dpop = scheme.dpop.as_ref()?;
    let asked = scheme.push.as_ref().or(scheme.sign_in.as_ref());
    let tells = asked.is_some_and(|it| {
        let mut fields = provider.endpoint(it.endpoint).fields.iter();
        fields.any(|it| it.known_as() == "dpop_jkt")
    });
    let code = if tells {
        " Each sign-in has a key of its own, of which the page is told the thumbprint: nobody else can exchange the code. A program that ends a sign-in elsewhere than it began it keeps `dpop_key()` beside `code_verifier()`."
    } else {
        ""
    };
    Some(format!(
        "The token is bound to a key that the client makes and keeps with it (DPoP, RFC 9449): each request carries a proof in the header `DPoP`, signed by {}, and a nonce where the server asks for one. So a call costs a signature and some allocations, and the value of `Authorization` alone is of no use.{code}",
        dpop.algorithm.name()
    ))
}
