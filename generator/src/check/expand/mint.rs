//! The tokens that standards ask a client to sign, written out: the proof of an OAuth 2.0 client
//! (RFC 7523 section 2.2) and the assertion that is a grant (section 2.1). What the author says of
//! a token of that name stands; the rest is filled in.

use crate::keys::CLIENTS;
use crate::model::{Kind, Proof};
use crate::notation::template;
use crate::source::Span;
use crate::spec::{Accepts, Claim, Mint, Spec, Templated};
use crate::tree::Text;

/// The name of the token by which a client proves itself.
const PROOF: &str = "client_assertion";
/// The name of the token that is a grant.
const GRANT: &str = "assertion";

/// Fills in the tokens of one scheme.
pub(super) fn mint(spec: &mut Spec, index: usize) {
    let proof = proof(spec, index);
    let scheme = &mut spec.auth[index];
    let is_kept = |name: &str| scheme.inputs.iter().any(|it| it.name.text == name);
    if let Some((proof, span)) = proof
        && !is_kept(PROOF)
    {
        let token = token(&mut scheme.mint, PROOF, span);
        let (sign, key) = match proof {
            Proof::ClientSecretJwt => ("HS256", "client_secret"),
            _ => ("RS256", "private_key"),
        };
        let made = |text: &str| Some(Text::made(text, span));
        token.sign = token.sign.take().or_else(|| made(sign));
        token.key = token.key.take().or_else(|| made(key));
        if proof == Proof::PrivateKeyJwt && token.key_id.is_none() {
            token.key_id = made("key_id");
            token.is_key_id_optional = true;
        }
        filled(token, &["iss", "sub"], span);
    }
    let scheme = &mut spec.auth[index];
    if scheme.kind == Some(Kind::OAuth2JwtBearer) && !scheme.acquire.is_empty() {
        let span = scheme.kind_span;
        let token = token(&mut scheme.mint, GRANT, span);
        filled(token, &[], span);
    }
}

/// How the client proves itself with a token at a step of the scheme, and where that is written.
fn proof(spec: &Spec, index: usize) -> Option<(Proof, Span)> {
    let scheme = &spec.auth[index];
    let steps = scheme.acquire.iter().chain(&scheme.refresh);
    let mut steps = steps.chain(&scheme.revoke);
    steps.find_map(|step| {
        let mut endpoints = spec.endpoints.iter();
        let endpoint = endpoints.find(|it| it.id.text == step.call.text)?;
        let words = match endpoint.auth.as_ref()? {
            Accepts::Word(word) => std::slice::from_ref(word),
            Accepts::Schemes(words) => words,
        };
        words.iter().find_map(|it| {
            let way = Proof::named(&it.text).filter(|_| CLIENTS.contains(&it.text.as_str()))?;
            let is_token = matches!(way, Proof::ClientSecretJwt | Proof::PrivateKeyJwt);
            is_token.then_some((way, it.span))
        })
    })
}

/// The token of a name, as far as it is written.
fn token<'a>(all: &'a mut Vec<Mint>, name: &str, span: Span) -> &'a mut Mint {
    let at = all.iter().position(|it| it.name.text == name);
    let at = at.unwrap_or_else(|| {
        all.push(Mint::named(Text::made(name, span)));
        all.len() - 1
    });
    &mut all[at]
}

/// The client speaks for itself, to whoever issues the token; these claims come first.
fn filled(token: &mut Mint, client: &[&str], span: Span) {
    let names = client.iter().map(|it| (*it, false));
    let names = names.chain([("aud", true)]);
    let mut claims = Vec::new();
    for (name, is_audience) in names {
        let written = token.claims.iter().position(|it| it.0.text == name);
        claims.push(match written {
            Some(at) => token.claims.remove(at),
            None if is_audience => (Text::made(name, span), Claim::Issuer),
            None => {
                let text = Text::made("{client_id}", span);
                let template = template::parse(&text.text).unwrap_or_default();
                let value = Templated { text, template };
                (Text::made(name, span), Claim::Template(value))
            }
        });
    }
    claims.append(&mut token.claims);
    token.claims = claims;
}
