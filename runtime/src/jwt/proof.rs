//! Proof of possession (`DPoP`, RFC 9449): each request carries a token that is signed with the key
//! to which the access token is bound.
//!
//! The key is made by the client and kept with the credential, so that a restart and every process
//! that shares the store go on with it.

use std::sync::{Mutex, PoisonError};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, Uri};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{key::Key, seconds, thumbprint::digest, unique};
use crate::{
    Encode as _, Environment, Error, Result, Secret, Value, Values,
    engine::Ready,
    exchange::{Challenge, challenges, header_value},
    host::Origin,
    table::{Dpop, Scheme, Step},
    value::parse,
};

/// The name under which the key is kept.
pub(crate) const KEY: &str = "dpop_key";

const PROOF: HeaderName = HeaderName::from_static("dpop");
const NONCE: HeaderName = HeaderName::from_static("dpop-nonce");

/// The code by which a server asks for its nonce (RFC 9449 sections 8 and 9).
const ASKED: &str = "use_dpop_nonce";

/// The name by which the page of a sign-in is told of the key (RFC 9449 section 10).
pub(crate) const JKT: &str = "dpop_jkt";

/// A key for a new credential: base64 of its PKCS #8 form.
pub(crate) fn new_key(dpop: &Dpop) -> Result<Secret> {
    Key::generate(dpop.algorithm)
}

/// The thumbprint of the public half of a key.
pub(crate) fn thumbprint(dpop: &Dpop, key: &str) -> Result<String> {
    Ok(digest(&Key::read(dpop.algorithm, KEY, key)?.public()?))
}

/// The newest nonces that servers gave, by origin. A server that issues tokens has others than one
/// that takes them, also where both are at one origin.
#[derive(Default)]
pub(crate) struct Nonces(Mutex<Vec<((Origin, bool), HeaderValue)>>);

/// What proves the requests that carry a credential, or that are to obtain one.
pub(crate) struct Prover<'a> {
    dpop: &'static Dpop,
    values: &'a Values,
    /// Whether the request carries the access token.
    is_carried: bool,
}

impl<'a> Prover<'a> {
    /// What proves a request with these values; it carries the token if `is_carried`.
    pub(super) fn new(dpop: &'static Dpop, values: &'a Values, is_carried: bool) -> Self {
        Self {
            dpop,
            values,
            is_carried,
        }
    }

    /// What proves a request that carries a credential, where that is bound to a key.
    pub(crate) fn of(ready: &'a Ready) -> Option<Self> {
        let dpop = ready.scheme.dpop.as_ref()?;
        Some(Self::new(dpop, &ready.values, true))
    }

    /// What proves a step that is to bring a token which is bound to a key.
    pub(crate) fn for_step(
        scheme: &'static Scheme,
        step: &'static Step,
        values: &'a Values,
    ) -> Option<Self> {
        let mut brings = scheme.acquire.iter().chain(scheme.refresh);
        let dpop = scheme.dpop.as_ref()?;
        let is_it = brings.any(|it| std::ptr::eq(it, step));
        is_it.then(|| Self::new(dpop, values, false))
    }

    /// The header of one request.
    pub(crate) fn header(
        &self,
        (method, uri): (&Method, &Uri),
        nonce: Option<&HeaderValue>,
        environment: &Environment,
    ) -> Result<(HeaderName, HeaderValue)> {
        let now = seconds(environment.clock.wall());
        let made = (unique(environment)?, now);
        let proof = self.proof(method, uri, nonce, made)?;
        Ok((
            PROOF,
            header_value("DPoP", Zeroizing::new(proof.expose().to_owned()))?,
        ))
    }

    /// The proof itself (RFC 9449 section 4.2), from a name and a time.
    pub(super) fn proof(
        &self,
        method: &Method,
        uri: &Uri,
        nonce: Option<&HeaderValue>,
        (id, now): (String, i64),
    ) -> Result<Secret> {
        let missing = || Error::input("the key of the credential is missing; sign in again");
        let text = self
            .values
            .get(KEY)
            .and_then(Value::text)
            .ok_or_else(missing)?;
        let key = Key::read(self.dpop.algorithm, KEY, &text)?;
        let header = head(self.dpop, key.public()?);
        let mut claims = Values::new()
            .with("jti", id)
            .with("htm", method.as_str())
            .with("htu", target(uri));
        claims.set("iat", now.encode());
        if self.is_carried {
            let token = self.values.get(self.dpop.token).and_then(Value::text);
            let token = token.ok_or_else(|| Error::input("there is no token to prove"))?;
            let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()));
            claims.set("ath", Value::Text(hash));
        }
        if let Some(text) = nonce.and_then(|it| it.to_str().ok()) {
            claims.set("nonce", Value::Text(text.to_owned()));
        }
        key.sign(&header, &claims.into())
    }

    /// Whether the request goes to the server that issues tokens.
    fn is_issuer(&self) -> bool {
        !self.is_carried
    }
}

/// The header of a proof, with the public key.
pub(super) fn head(dpop: &Dpop, jwk: Value) -> Value {
    let mut header = Values::new()
        .with("typ", "dpop+jwt")
        .with("alg", dpop.algorithm.name());
    header.set("jwk", jwk);
    header.into()
}

/// An address without its query, which is all that `htu` holds.
fn target(uri: &Uri) -> String {
    let (scheme, authority) = (uri.scheme_str().unwrap_or("https"), uri.authority());
    let authority = authority.map_or("", |it| it.as_str());
    format!("{scheme}://{authority}{}", uri.path())
}

impl Nonces {
    /// The newest nonce for a request.
    pub(crate) fn get(&self, origin: &Origin, prover: &Prover<'_>) -> Option<HeaderValue> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = all.iter();
        let found = all.find(|((it, of), _)| it == origin && *of == prover.is_issuer());
        found.map(|it| it.1.clone())
    }

    /// The newest nonce for a request of another client.
    pub(crate) fn at(&self, uri: &Uri) -> Option<HeaderValue> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = all.iter();
        let found = all.find(|((it, is_issuer), _)| !is_issuer && it.is_of(uri));
        found.map(|it| it.1.clone())
    }

    /// Notes the nonce of an answer. Whether the request has to be sent again with it: the server
    /// asks for one, and it is another than the one that was sent.
    pub(crate) fn learn(
        &self,
        origin: &Origin,
        prover: &Prover<'_>,
        sent: Option<&HeaderValue>,
        answer: &Response<Bytes>,
    ) -> bool {
        let Some(given) = answer.headers().get(NONCE) else {
            return false;
        };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = prover.is_issuer();
        match all.iter_mut().find(|it| it.0.0 == *origin && it.0.1 == of) {
            Some(known) => known.1 = given.clone(),
            None => all.push(((origin.clone(), of), given.clone())),
        }
        sent != Some(given) && is_asked(answer)
    }
}

/// Whether an answer asks for a nonce: in its body, or in a challenge.
fn is_asked(answer: &Response<Bytes>) -> bool {
    if !matches!(
        answer.status(),
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED
    ) {
        return false;
    }
    let challenges = challenges(answer.headers());
    let in_body = || {
        let body = parse(answer.body()).ok()?;
        Some(body.at(&["error"])?.text()? == ASKED)
    };
    let is_asked = |it: &Challenge| it.parameter("error") == Some(ASKED);
    challenges.iter().any(is_asked) || in_body() == Some(true)
}
