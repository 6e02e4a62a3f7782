//! Private keys as JSON Web Keys (RFC 7517; their members in RFC 7518 section 6 and RFC 8037).

use aws_lc_rs::signature::{EcdsaKeyPair, Ed25519KeyPair};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::{
    der,
    key::{Form, P256, P384},
};
use crate::{Value, Values, value::parse};

/// The numbers of an RSA key of two primes, in the order of PKCS #1.
const RSA: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/// A key as it came, and its own name. The error says what it is, where it is no private key.
pub(super) fn read(text: &str) -> Result<(Form, Option<String>), &'static str> {
    let jwk = parse(text.as_bytes()).map_err(|_| "it is no JSON")?;
    let member = |name: &str| jwk.at(&[name]).and_then(Value::text);
    let kind = member("kty").ok_or("it has no `kty`, so it is no JWK")?;
    let form = match &*kind {
        "oct" => Form::Octets(bytes(&jwk, "k").ok_or("its `k` cannot be read")?),
        _ if member("d").is_none() => return Err("it has no `d`, so it is a public key"),
        "RSA" => rsa(&jwk).ok_or("a number of its RSA key is missing or cannot be read")?,
        "EC" => curve(&jwk).ok_or("it is no whole key on P-256 or P-384")?,
        "OKP" => edwards(&jwk).ok_or("it is no whole key on Ed25519")?,
        _ => return Err("its `kty` is none of `RSA`, `EC`, `OKP` and `oct`"),
    };
    Ok((form, member("kid").map(std::borrow::Cow::into_owned)))
}

/// The public key of a point on P-256, in the order of the examples of RFC 9449.
pub(super) fn curve_public(x: &Value, y: &Value) -> Value {
    let mut jwk = Values::new().with("kty", "EC");
    jwk.set("x", x.clone());
    jwk.set("y", y.clone());
    jwk.with("crv", "P-256").into()
}

/// The public key of a point on Ed25519 (RFC 8037 section 2).
pub(super) fn edwards_public(x: &Value) -> Value {
    let mut jwk = Values::new().with("kty", "OKP").with("crv", "Ed25519");
    jwk.set("x", x.clone());
    jwk.into()
}

fn bytes(jwk: &Value, name: &str) -> Option<Zeroizing<Vec<u8>>> {
    let text = jwk.at(&[name])?.text()?;
    let bytes = URL_SAFE_NO_PAD.decode(text.trim_end_matches('='));
    bytes.ok().map(Zeroizing::new)
}

fn rsa(jwk: &Value) -> Option<Form> {
    let numbers: Option<Vec<_>> = RSA.iter().map(|it| bytes(jwk, it)).collect();
    Some(Form::Pkcs1(der::pkcs1(&numbers?)))
}

fn curve(jwk: &Value) -> Option<Form> {
    let algorithm = match &*jwk.at(&["crv"])?.text()? {
        "P-256" => P256,
        "P-384" => P384,
        _ => return None,
    };
    // A point that is not compressed (SEC 1 section 2.3.3).
    let mut point = vec![4];
    point.extend_from_slice(&bytes(jwk, "x")?);
    point.extend_from_slice(&bytes(jwk, "y")?);
    let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, &bytes(jwk, "d")?, &point);
    let document = pair.ok()?.to_pkcs8v1().ok()?;
    Some(Form::Pkcs8(Zeroizing::new(document.as_ref().to_vec())))
}

fn edwards(jwk: &Value) -> Option<Form> {
    if jwk.at(&["crv"])?.text()? != "Ed25519" {
        return None;
    }
    let pair = Ed25519KeyPair::from_seed_unchecked(&bytes(jwk, "d")?).ok()?;
    let document = pair.to_pkcs8v1().ok()?;
    Some(Form::Pkcs8(Zeroizing::new(document.as_ref().to_vec())))
}
