//! Proof of possession (`DPoP`, RFC 9449 section 4.3): whether a request carries one that is good, and
//! of which key.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ED25519, UnparsedPublicKey};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Algorithm, Dpop};
use sha2::{Digest as _, Sha256};

use crate::{Json, received::Received};

/// The name under which a grant keeps the key that it is bound to.
pub(crate) const BOUND: &str = "dpop_jkt";

/// How old a proof may be, in seconds.
const OLDEST: i64 = 60;

/// A good proof.
pub(crate) struct Proof {
    /// The key's thumbprint (RFC 7638).
    pub(crate) key: String,
    /// Its name, which no other has.
    pub(crate) id: String,
    /// The nonce that it bears.
    pub(crate) nonce: Option<String>,
}

/// Judges the proof of a request; `token`: the one that it carries.
pub(crate) fn judge(
    dpop: &Dpop,
    request: &Received,
    token: Option<&str>,
    now: i64,
) -> Result<Proof, String> {
    let fault = |what: &str| format!("the proof in `DPoP` {what}");
    let sent = request.header("dpop");
    let [sent] = sent[..] else {
        return Err("a request for a bound token carries one proof, in `DPoP`".to_owned());
    };
    let decode = |it: &str| BASE64_URL_SAFE_NO_PAD.decode(it).ok();
    let json = |it: &str| Json::read(&decode(it)?).ok();
    let (signed, signature) = sent.rsplit_once('.').ok_or_else(|| fault("is no JWT"))?;
    let (header, claims) = signed.split_once('.').ok_or_else(|| fault("is no JWT"))?;
    let parts = (json(header), json(claims), decode(signature));
    let (Some(header), Some(claims), Some(signature)) = parts else {
        return Err(fault("cannot be read"));
    };
    let expected = ("dpop+jwt".to_owned(), dpop.algorithm.name().to_owned());
    if (text(&header, &["typ"]), text(&header, &["alg"])) != (Some(expected.0), Some(expected.1)) {
        return Err(fault("has another `typ` or `alg`"));
    }
    if text(&header, &["jwk", "d"]).is_some() {
        return Err(fault("shows a private key"));
    }
    let member = |name: &str| text(&header, &["jwk", name]);
    let half = |name: &str| member(name).and_then(|it| decode(&it)).unwrap_or_default();
    let (is_right, key) = if dpop.algorithm == Algorithm::EdDsa {
        let public = UnparsedPublicKey::new(&ED25519, half("x"));
        let key = format!(
            r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#,
            member("x").unwrap_or_default()
        );
        (public.verify(signed.as_bytes(), &signature).is_ok(), key)
    } else {
        let point = [vec![4], half("x"), half("y")].concat();
        let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
        let key = format!(
            r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#,
            member("x").unwrap_or_default(),
            member("y").unwrap_or_default()
        );
        (public.verify(signed.as_bytes(), &signature).is_ok(), key)
    };
    if !is_right {
        return Err(fault("is not signed with its own key"));
    }
    if text(&claims, &["htm"]).as_deref() != Some(request.method.as_str()) {
        return Err(fault("is for another method"));
    }
    let host = request.header("host");
    let host = host.first().copied().unwrap_or_default();
    if text(&claims, &["htu"]) != Some(format!("http://{host}{}", request.path)) {
        return Err(fault("is for another address"));
    }
    let age = text(&claims, &["iat"]).and_then(|it| it.parse::<i64>().ok());
    let age = age.map(|it| now.div_euclid(1000) - it);
    if age.is_none_or(|it| !(0..=OLDEST).contains(&it)) {
        return Err(fault("is not of now"));
    }
    let hash = token.map(|it| BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(it)));
    if text(&claims, &["ath"]) != hash {
        return Err(fault("is for another token"));
    }
    let id = text(&claims, &["jti"]).filter(|it| it.len() >= 16);
    Ok(Proof {
        key: BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(key)),
        id: id.ok_or_else(|| fault("has no name"))?,
        nonce: text(&claims, &["nonce"]),
    })
}

fn text(of: &Json, path: &[&str]) -> Option<String> {
    let path: Vec<_> = path.iter().map(|it| (*it).to_owned()).collect();
    of.at(&path)?.text()
}
