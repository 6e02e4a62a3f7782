//! Reads a key as people have it (PEM, JWK, base64 of one) and signs with it.
//!
//! Each signature names the backend itself. `jsonwebtoken` also has a default for the process,
//! which panics where another crate has turned a second backend on; it is neither set nor asked.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair,
    EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair as _, RsaKeyPair,
};
use base64::{
    Engine as _, alphabet,
    engine::{
        DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::URL_SAFE_NO_PAD,
    },
};
use jsonwebtoken::{Algorithm as Named, EncodingKey, crypto::aws_lc::DEFAULT_PROVIDER};
use rustls_pki_types::{
    PrivateKeyDer,
    pem::{Error as Pem, PemObject as _},
};
use zeroize::Zeroizing;

use super::{der, jwk, part};
use crate::{Error, Result, Secret, Value, table::Algorithm};

pub(super) const P256: &EcdsaSigningAlgorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
pub(super) const P384: &EcdsaSigningAlgorithm = &ECDSA_P384_SHA384_FIXED_SIGNING;

/// What people leave out of base64, or put in, is no reason to refuse a key.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);

/// A key that signs by one algorithm.
pub(super) struct Key {
    algorithm: Algorithm,
    signing: EncodingKey,
    /// The name that it has itself.
    pub(super) id: Option<String>,
}

/// A private key, as it came.
pub(super) enum Form {
    /// A secret that two share.
    Octets(Zeroizing<Vec<u8>>),
    /// RFC 8017 appendix A.1.2.
    Pkcs1(Zeroizing<Vec<u8>>),
    /// RFC 5915.
    Sec1(Zeroizing<Vec<u8>>),
    /// RFC 5958.
    Pkcs8(Zeroizing<Vec<u8>>),
}

impl Key {
    /// Reads the value of an input. The error says what is wrong and nothing of the key.
    pub(super) fn read(algorithm: Algorithm, input: &str, text: &str) -> Result<Self> {
        let (key, id) = read(algorithm, text).map_err(|why| {
            let name = algorithm.name();
            let forms = if is_shared(algorithm) {
                "the secret as it is, or as a JWK"
            } else {
                "the private key as PEM, as a JWK, or as base64 of one"
            };
            Error::input(format!(
                "`{input}` is no key for {name}: {why}; give {forms}"
            ))
        })?;
        Ok(Self {
            algorithm,
            signing: key,
            id,
        })
    }

    /// The token of a header and claims: JWS in its compact form (RFC 7515 section 3.1).
    pub(super) fn sign(&self, header: &Value, claims: &Value) -> Result<Secret> {
        let (header, claims) = (part(header), part(claims));
        let mut token = Zeroizing::new(String::with_capacity(header.len() + claims.len() + 700));
        token.extend([header.as_str(), ".", claims.as_str()]);
        let signature = URL_SAFE_NO_PAD.encode(self.signature(token.as_bytes())?);
        token.extend([".", signature.as_str()]);
        Ok(Secret::new(token.as_str()))
    }

    /// A new key, as base64 of its PKCS #8 form.
    pub(super) fn generate(algorithm: Algorithm) -> Result<Secret> {
        let document = match algorithm {
            Algorithm::EdDsa => Ed25519KeyPair::generate().and_then(|it| it.to_pkcs8v1()),
            _ => EcdsaKeyPair::generate(P256).and_then(|it| it.to_pkcs8v1()),
        };
        let failed = |_| Error::input("a key could not be made");
        Ok(Secret::new(STANDARD.encode(document.map_err(failed)?)))
    }

    /// The public half, as a JWK.
    pub(super) fn public(&self) -> Result<Value> {
        let der = self.signing.as_bytes();
        let encode = |it: &[u8]| Value::Text(URL_SAFE_NO_PAD.encode(it));
        let jwk = if self.algorithm == Algorithm::EdDsa {
            let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok();
            pair.map(|it| jwk::edwards_public(&encode(it.public_key().as_ref())))
        } else {
            let pair = EcdsaKeyPair::from_pkcs8(P256, der).ok();
            // A point that is not compressed: 4, then both halves.
            let point = pair.as_ref().map(|it| it.public_key().as_ref());
            point.and_then(|it| it.get(1..)).map(|it| {
                let (x, y) = it.split_at(it.len() / 2);
                jwk::curve_public(&encode(x), &encode(y))
            })
        };
        jwk.ok_or_else(|| Error::input("the key of the credential cannot be read"))
    }

    /// The signature of a message.
    pub(super) fn signature(&self, message: &[u8]) -> Result<Vec<u8>> {
        let signer = (DEFAULT_PROVIDER.signer_factory)(&named(self.algorithm), &self.signing);
        let signature = signer.ok().and_then(|it| it.try_sign(message).ok());
        let failed = || Error::input(format!("signing by {} failed", self.algorithm.name()));
        signature.ok_or_else(failed)
    }
}

/// The key for an algorithm, and its own name.
fn read(algorithm: Algorithm, text: &str) -> Result<(EncodingKey, Option<String>), &'static str> {
    let text = text.trim();
    if is_shared(algorithm) {
        let (secret, id) = match jwk::read(text) {
            Ok((Form::Octets(secret), id)) => (secret, id),
            Ok(_) => return Err("it is a private key, and a shared secret is needed"),
            Err(_) => (Zeroizing::new(text.as_bytes().to_vec()), None),
        };
        return Ok((EncodingKey::from_secret(&secret), id));
    }
    let (form, id) = form(text)?;
    let der = match &form {
        Form::Octets(_) => return Err("it is a shared secret"),
        Form::Pkcs1(der) | Form::Sec1(der) | Form::Pkcs8(der) => der,
    };
    let key = match algorithm {
        Algorithm::Es256 => curve(P256, der),
        Algorithm::Es384 => curve(P384, der),
        Algorithm::EdDsa => edwards(der),
        _ => rsa(der),
    };
    Ok((key.ok_or_else(|| kind(der))?, id))
}

/// The form in which a key comes.
fn form(text: &str) -> Result<(Form, Option<String>), &'static str> {
    if text.contains("-----BEGIN ") {
        return pem(text).map(|it| (it, None));
    }
    if text.starts_with('{') {
        return jwk::read(text);
    }
    let digits = text.chars().filter(|it| !it.is_ascii_whitespace());
    let digits = digits.map(|it| match it {
        '-' => '+',
        '_' => '/',
        other => other,
    });
    let digits: Zeroizing<String> = Zeroizing::new(digits.collect());
    let decoded = STANDARD.decode(digits.as_bytes()).map(Zeroizing::new);
    let decoded = decoded.map_err(|_| "it is neither PEM nor a JWK nor base64")?;
    match std::str::from_utf8(&decoded).map(str::trim) {
        Ok(inner) if inner.contains("-----BEGIN ") => pem(inner).map(|it| (it, None)),
        Ok(inner) if inner.starts_with('{') => jwk::read(inner),
        _ => match PrivateKeyDer::try_from(decoded.to_vec()) {
            Ok(key) => Ok((of_der(&key), None)),
            Err(_) => Err("what the base64 holds is no private key"),
        },
    }
}

fn pem(text: &str) -> Result<Form, &'static str> {
    // In an environment variable, lines are often ended by a backslash and an n.
    let lines = Zeroizing::new(text.replace("\\n", "\n"));
    match PrivateKeyDer::from_pem_slice(lines.as_bytes()) {
        Ok(key) => Ok(of_der(&key)),
        Err(Pem::NoItemsFound) if text.contains("ENCRYPTED PRIVATE KEY") => {
            Err("it is encrypted, and must be decrypted first")
        }
        Err(Pem::NoItemsFound) if text.contains("PUBLIC KEY") => Err("it is a public key"),
        Err(Pem::NoItemsFound) if text.contains("CERTIFICATE") => Err("it is a certificate"),
        Err(_) => Err("its PEM is cut off or damaged"),
    }
}

fn of_der(key: &PrivateKeyDer<'_>) -> Form {
    let der = Zeroizing::new(key.secret_der().to_vec());
    match key {
        PrivateKeyDer::Pkcs1(_) => Form::Pkcs1(der),
        PrivateKeyDer::Sec1(_) => Form::Sec1(der),
        _ => Form::Pkcs8(der),
    }
}

fn rsa(der: &[u8]) -> Option<EncodingKey> {
    let inner = der::inside_pkcs8(der).unwrap_or(der);
    RsaKeyPair::from_der(inner).ok()?;
    Some(EncodingKey::from_rsa_der(inner))
}

fn curve(curve: &'static EcdsaSigningAlgorithm, der: &[u8]) -> Option<EncodingKey> {
    let pair = EcdsaKeyPair::from_private_key_der(curve, der).ok()?;
    let document = pair.to_pkcs8v1().ok()?;
    Some(EncodingKey::from_ec_der(document.as_ref()))
}

fn edwards(der: &[u8]) -> Option<EncodingKey> {
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok()?;
    let document = pair.to_pkcs8v1().ok()?;
    Some(EncodingKey::from_ed_der(document.as_ref()))
}

/// What a key is, where it is not for the algorithm that is asked for.
fn kind(der: &[u8]) -> &'static str {
    if rsa(der).is_some() {
        "it is an RSA key"
    } else if curve(P256, der).is_some() {
        "it is a key on P-256, for ES256"
    } else if curve(P384, der).is_some() {
        "it is a key on P-384, for ES384"
    } else if edwards(der).is_some() {
        "it is a key on Ed25519, for EdDSA"
    } else {
        "it is damaged, or a key of another kind or length"
    }
}

/// Whether both sides know the key.
fn is_shared(algorithm: Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::Hs256 | Algorithm::Hs384 | Algorithm::Hs512
    )
}

fn named(algorithm: Algorithm) -> Named {
    match algorithm {
        Algorithm::Hs256 => Named::HS256,
        Algorithm::Hs384 => Named::HS384,
        Algorithm::Hs512 => Named::HS512,
        Algorithm::Rs256 => Named::RS256,
        Algorithm::Rs384 => Named::RS384,
        Algorithm::Rs512 => Named::RS512,
        Algorithm::Ps256 => Named::PS256,
        Algorithm::Ps384 => Named::PS384,
        Algorithm::Ps512 => Named::PS512,
        Algorithm::Es256 => Named::ES256,
        Algorithm::Es384 => Named::ES384,
        Algorithm::EdDsa => Named::EdDSA,
    }
}
