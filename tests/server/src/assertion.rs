//! Tokens that clients sign by themselves (RFC 7519): whether one is what the spec says, and signed
//! by the key that is expected. Signatures are verified by a library of their own.

use aws_lc_rs::{
    hmac,
    signature::{
        self, ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
        Ed25519KeyPair, KeyPair as _, RsaKeyPair, UnparsedPublicKey, VerificationAlgorithm,
    },
};
use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Algorithm, Claim, Mint, Provider, Scheme, Template};

use crate::{
    Expected, Json,
    render::{constant, stands_for},
};

/// The keys that clients are given: PKCS #8 in base64.
const RSA: &str = include_str!("../keys/rsa.txt");
const P256: &str = include_str!("../keys/p256.txt");
const P384: &str = include_str!("../keys/p384.txt");
const ED25519: &str = include_str!("../keys/ed25519.txt");

/// What a good token says of itself.
pub(crate) struct Verified {
    /// Its name, where it has one.
    pub(crate) id: Option<String>,
    /// When it ends, in milliseconds since 1970.
    pub(crate) ends: i64,
}

/// What a token is held against.
pub(crate) struct Desk<'a> {
    pub(crate) provider: &'a Provider,
    pub(crate) expected: &'a Expected,
    pub(crate) now: i64,
}

/// The private key for an algorithm; none where both sides know the key.
pub(crate) fn key(algorithm: Algorithm) -> Option<&'static str> {
    Some(match algorithm {
        Algorithm::Hs256 | Algorithm::Hs384 | Algorithm::Hs512 => return None,
        Algorithm::Es256 => P256,
        Algorithm::Es384 => P384,
        Algorithm::EdDsa => ED25519,
        _ => RSA,
    })
}

impl Desk<'_> {
    /// Verifies a token; the error says what is wrong with it.
    pub(crate) fn verify(
        &self,
        scheme: &Scheme,
        mint: &Mint,
        token: &str,
    ) -> Result<Verified, String> {
        let name = &mint.name;
        let fault = |what: &str| format!("`{name}` {what}");
        let (signed, signature) = token
            .rsplit_once('.')
            .ok_or_else(|| fault("is no JSON Web Token"))?;
        let (header, claims) = signed
            .split_once('.')
            .ok_or_else(|| fault("is no JSON Web Token"))?;
        let part = |it: &str| {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(it).ok()?;
            Json::read(&bytes).ok()
        };
        let header = part(header).ok_or_else(|| fault("has no header of JSON"))?;
        let claims = part(claims).ok_or_else(|| fault("has no claims of JSON"))?;
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature);
        let signature = signature.map_err(|_| fault("has a signature that is not base64url"))?;
        self.head(scheme, mint, &header)?;
        let key = self.expected.value(scheme, &mint.key).unwrap_or_default();
        if verified(mint.algorithm, &key, signed.as_bytes(), &signature) != Some(true) {
            return Err(fault("is not signed with the key that is expected"));
        }
        self.claimed(scheme, mint, &claims)
    }

    fn head(&self, scheme: &Scheme, mint: &Mint, header: &Json) -> Result<(), String> {
        let fault = |what: String| Err(format!("the header of `{}` {what}", mint.name));
        let mut expected = vec![("alg", Some(mint.algorithm.name().to_owned()))];
        let is_own = |name: &str| mint.header.iter().any(|it| it.0 == name);
        if !is_own("typ") {
            expected.push(("typ", Some("JWT".to_owned())));
        }
        if let Some(input) = mint.key_id.as_ref().filter(|_| !is_own("kid")) {
            // One that may be left out is taken where it is sent.
            let sent = header.at(&["kid".to_owned()]).is_some();
            let id = self.expected.value(scheme, input);
            let optional = scheme
                .inputs
                .iter()
                .any(|it| it.name == *input && it.optional);
            expected.push(("kid", id.filter(|_| sent || !optional)));
        }
        for (name, value) in &expected {
            if text(header, name) != *value {
                return fault(format!("has another `{name}`"));
            }
        }
        for (name, template) in &mint.header {
            if !self.fits(scheme, template, header, name) {
                return fault(format!("has another `{name}`"));
            }
        }
        let known = expected.len() + mint.header.len();
        match header {
            Json::Object(members) if members.len() <= known => Ok(()),
            _ => fault("has more than the spec says".to_owned()),
        }
    }

    fn claimed(&self, scheme: &Scheme, mint: &Mint, claims: &Json) -> Result<Verified, String> {
        let fault = |what: String| Err(format!("`{}` {what}", mint.name));
        let Json::Object(members) = claims else {
            return fault("claims no object".to_owned());
        };
        let is_known = |it: &&(String, Json)| mint.claims.iter().any(|(name, _)| *name == it.0);
        if let Some((name, _)) = members.iter().find(|it| !is_known(it)) {
            return fault(format!("claims `{name}`, which the spec does not"));
        }
        let seconds = |name: &str| text(claims, name)?.parse::<i64>().ok();
        let now = self.now.div_euclid(1000);
        let (mut ends, mut id) = (i64::MAX, None);
        let (lifetime, backdate) = (signed(mint.lifetime), signed(mint.backdate));
        for (name, claim) in &mint.claims {
            let is_right = match claim {
                Claim::Template(template) => self.fits(scheme, template, claims, name),
                Claim::Constant(it) => claims.at(std::slice::from_ref(name)) == Some(&constant(it)),
                Claim::Endpoint(index) => {
                    let path = &self.provider.endpoint(*index).path;
                    let path = path.literal().unwrap_or_default();
                    text(claims, name).is_some_and(|it| {
                        it.starts_with("http") && it.contains("://") && it.ends_with(&path)
                    })
                }
                Claim::IssuedAt => seconds(name)
                    .is_some_and(|it| it <= now - backdate && it >= now - backdate - lifetime),
                Claim::ExpiresAt => {
                    ends = seconds(name).unwrap_or_default();
                    ends > now && ends <= now + lifetime
                }
                Claim::Id => {
                    id = text(claims, name).filter(|it| it.len() >= 16);
                    id.is_some()
                }
            };
            if !is_right {
                return fault(format!("has a claim `{name}` that is not as the spec says"));
            }
        }
        let ends = ends.saturating_mul(1000);
        Ok(Verified { id, ends })
    }

    /// Whether a member is what a template stands for; both may be absent.
    fn fits(&self, scheme: &Scheme, template: &Template, of: &Json, name: &str) -> bool {
        let value = |name: &str| self.expected.json(scheme, name);
        match of.at(&[name.to_owned()]) {
            Some(sent) => stands_for(template, &value, sent),
            None => template.names().iter().any(|name| {
                let mut inputs = scheme.inputs.iter();
                inputs.any(|it| it.name == **name && it.optional)
            }),
        }
    }
}

fn text(of: &Json, name: &str) -> Option<String> {
    of.at(&[name.to_owned()])?.text()
}

fn signed(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX / 2000)
}

/// Whether a signature is that of a message; none where the key cannot be read.
fn verified(algorithm: Algorithm, key: &str, message: &[u8], found: &[u8]) -> Option<bool> {
    let hmac = |hash| {
        let key = hmac::Key::new(hash, key.as_bytes());
        Some(hmac::verify(&key, message, found).is_ok())
    };
    let rsa = |by: &'static dyn VerificationAlgorithm| {
        let pair = RsaKeyPair::from_pkcs8(&BASE64_STANDARD.decode(key).ok()?).ok()?;
        Some(holds(by, pair.public_key().as_ref(), message, found))
    };
    let curve = |curve, by: &'static dyn VerificationAlgorithm| {
        let pair = EcdsaKeyPair::from_pkcs8(curve, &BASE64_STANDARD.decode(key).ok()?).ok()?;
        Some(holds(by, pair.public_key().as_ref(), message, found))
    };
    match algorithm {
        Algorithm::Hs256 => hmac(hmac::HMAC_SHA256),
        Algorithm::Hs384 => hmac(hmac::HMAC_SHA384),
        Algorithm::Hs512 => hmac(hmac::HMAC_SHA512),
        Algorithm::Rs256 => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
        Algorithm::Rs384 => rsa(&signature::RSA_PKCS1_2048_8192_SHA384),
        Algorithm::Rs512 => rsa(&signature::RSA_PKCS1_2048_8192_SHA512),
        Algorithm::Ps256 => rsa(&signature::RSA_PSS_2048_8192_SHA256),
        Algorithm::Ps384 => rsa(&signature::RSA_PSS_2048_8192_SHA384),
        Algorithm::Ps512 => rsa(&signature::RSA_PSS_2048_8192_SHA512),
        Algorithm::Es256 => curve(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            &signature::ECDSA_P256_SHA256_FIXED,
        ),
        Algorithm::Es384 => curve(
            &ECDSA_P384_SHA384_FIXED_SIGNING,
            &signature::ECDSA_P384_SHA384_FIXED,
        ),
        Algorithm::EdDsa => {
            let der = BASE64_STANDARD.decode(key).ok()?;
            let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der).ok()?;
            let public = pair.public_key().as_ref();
            Some(holds(&signature::ED25519, public, message, found))
        }
    }
}

fn holds(
    by: &'static dyn VerificationAlgorithm,
    public: &[u8],
    message: &[u8],
    found: &[u8],
) -> bool {
    UnparsedPublicKey::new(by, public)
        .verify(message, found)
        .is_ok()
}
