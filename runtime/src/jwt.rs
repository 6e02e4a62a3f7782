//! Makes the JSON Web Tokens that a client signs by itself (RFC 7519, RFC 7515): assertions, the
//! proof of a client, tokens that are the credential themselves.
//!
//! What is in them is put together here; keys and signatures need the feature `jwt`.

#[cfg(feature = "jwt")]
mod der;
#[cfg(feature = "jwt")]
mod jwk;
#[cfg(feature = "jwt")]
mod key;
#[cfg(not(feature = "jwt"))]
#[path = "jwt/absent.rs"]
mod key;

mod proof;
mod thumbprint;

use std::borrow::Cow;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use self::key::Key;
pub(crate) use self::proof::{JKT, KEY, Nonces, Prover, new_key, thumbprint};
use crate::{
    Encode as _, Environment, Error, Result, Secret, Timestamp, Value, Values,
    exchange::constant,
    render::{self, render},
    table::{Claim, Endpoint, Mint, Part, Scheme, Step, Template},
    value::write,
};

/// How many bytes of chance a token's name has.
const CHANCE: usize = 16;

/// What a token is made in.
pub(crate) struct Mould<'a> {
    pub(crate) environment: &'a Environment,
    /// Where requests go to an endpoint.
    pub(crate) address: &'a dyn Fn(&'static Endpoint) -> Result<String>,
}

/// Reads the keys of a scheme, so that a wrong one is told before anything is sent.
pub(crate) fn check(scheme: &Scheme, inputs: &Values) -> Result<()> {
    for mint in scheme.mint {
        key_of(mint, inputs)?;
    }
    scheme
        .dpop
        .as_ref()
        .map_or(Ok(()), |it| new_key(it).map(drop))
}

/// The tokens of a scheme that a step reads.
pub(crate) fn read_by<'a>(
    scheme: &'static Scheme,
    step: &'a Step,
) -> impl Iterator<Item = &'static Mint> + 'a {
    scheme.mint.iter().filter(move |mint| {
        step.endpoint.fields.iter().any(|field| {
            match step.with.iter().find(|(name, _)| *name == field.name) {
                Some((_, template)) => render::reads(template, mint.name),
                None => field.name == mint.name && !step.without.contains(&field.name),
            }
        })
    })
}

/// Whether a claim or a member of the header reads a value.
pub(crate) fn reads(mint: &Mint, name: &str) -> bool {
    let claims = mint.claims.iter().filter_map(|(_, claim)| match claim {
        Claim::Template(template) => Some(*template),
        _ => None,
    });
    let mut all = mint.header.iter().map(|it| it.1).chain(claims);
    all.any(|it| render::reads(it, name))
}

/// Makes a token.
pub(crate) fn mint(mint: &Mint, values: &Values, mould: &Mould<'_>) -> Result<Value> {
    let key = key_of(mint, values)?;
    let id = mint.key_id.and_then(|it| values.get(it)?.text());
    let id = id.map(Cow::into_owned).or_else(|| key.id.clone());
    let header = header(mint, id, values)?;
    let claims = claims(mint, values, mould)?;
    let token = key.sign(&header, &claims)?;
    Ok(Value::Secret(token))
}

fn key_of(mint: &Mint, values: &Values) -> Result<Key> {
    let text = values.get(mint.key).and_then(Value::text);
    let missing = || Error::input(format!("`{}` is missing", mint.key));
    Key::read(mint.algorithm, mint.key, &text.ok_or_else(missing)?)
}

/// `typ` and `alg` first, as the examples of vendors have them.
fn header(mint: &Mint, id: Option<String>, values: &Values) -> Result<Value> {
    let mut header = Values::new()
        .with("typ", "JWT")
        .with("alg", mint.algorithm.name())
        .maybe("kid", id);
    for (name, template) in mint.header {
        if let Some(text) = render(template, values)? {
            header.set(*name, Value::Text(text.to_string()));
        }
    }
    Ok(header.into())
}

fn claims(mint: &Mint, values: &Values, mould: &Mould<'_>) -> Result<Value> {
    let now = mould.environment.clock.wall();
    let mut claims = Values::new();
    for (name, claim) in mint.claims {
        let value = match claim {
            Claim::Template(template) => claimed(template, values)?,
            Claim::Constant(it) => Some(constant(*it)?),
            Claim::Endpoint(it) => Some(Value::Text((mould.address)(it)?)),
            Claim::IssuedAt => Some(seconds(now).saturating_sub_unsigned(mint.backdate).encode()),
            Claim::ExpiresAt => Some(seconds(now).saturating_add_unsigned(mint.lifetime).encode()),
            Claim::Id => Some(Value::Text(unique(mould.environment)?)),
        };
        if let Some(value) = value {
            claims.set(*name, value);
        }
    }
    Ok(claims.into())
}

/// A template that is one value alone claims it as it is: a number, a list. Any other is a text.
fn claimed(template: Template, values: &Values) -> Result<Option<Value>> {
    if let [Part::Value(name)] = template {
        let known = values.get(name).filter(|it| !matches!(it, Value::Null));
        return Ok(known.cloned());
    }
    let text = render(template, values)?;
    Ok(text.map(|it| Value::Secret(Secret::new(it.as_str()))))
}

/// Whole seconds since 1970.
fn seconds(now: Timestamp) -> i64 {
    now.unix_milliseconds().div_euclid(1000)
}

/// A name that no other token has.
pub(crate) fn unique(environment: &Environment) -> Result<String> {
    let mut bytes = [0; CHANCE];
    environment.random.unguessable(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A part of a token: JSON in base64url (RFC 7515 section 3.1).
#[cfg_attr(not(feature = "jwt"), expect(dead_code, reason = "nothing is signed"))]
fn part(value: &Value) -> Zeroizing<String> {
    let mut json = Zeroizing::new(Vec::new());
    write(value, &mut json);
    Zeroizing::new(URL_SAFE_NO_PAD.encode(&*json))
}

#[cfg(all(test, feature = "jwt", feature = "reqwest"))]
mod tests;
