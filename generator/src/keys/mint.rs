//! The keys of a token that the client makes by itself.

use super::patterns::{LENGTH, SNAKE};
use super::{Form, Mapping, key};
use crate::model::Algorithm;

/// What a token is signed with, by the names of RFC 7518 section 3.1 and RFC 8037.
pub(crate) const ALGORITHMS: &[(&str, Algorithm)] = &[
    ("HS256", Algorithm::Hs256),
    ("HS384", Algorithm::Hs384),
    ("HS512", Algorithm::Hs512),
    ("RS256", Algorithm::Rs256),
    ("RS384", Algorithm::Rs384),
    ("RS512", Algorithm::Rs512),
    ("PS256", Algorithm::Ps256),
    ("PS384", Algorithm::Ps384),
    ("PS512", Algorithm::Ps512),
    ("ES256", Algorithm::Es256),
    ("ES384", Algorithm::Es384),
    ("EdDSA", Algorithm::EdDsa),
];

/// Their names alone.
pub(crate) const SIGNS: &[&str] = &[
    "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256",
    "ES384", "EdDSA",
];

/// The claims that are there by themselves.
pub(crate) const DATED: &[&str] = &["iat", "exp", "jti"];

/// A token that the client makes by itself.
pub(crate) static MINT: Mapping = Mapping {
    name: "minted token",
    doc: "A JSON Web Token (RFC 7519) that the client makes and signs. It is made anew for each request that reads it; one that `send` reads is made once and renewed before it ends. `iat`, `exp` and `jti` are claimed by themselves.",
    keys: &[
        key(
            "sign",
            Form::Choice(SIGNS),
            "What it is signed with.",
            "ES256",
        ),
        key(
            "key",
            Form::Notation(SNAKE),
            "The input that holds the key, `private_key` unless it is given: a private key as PEM (PKCS #1, PKCS #8, SEC 1), as a JWK, or as base64 of one; for `HS256` and its like the secret itself.",
            "signing_key",
        ),
        key(
            "key_id",
            Form::Notation(SNAKE),
            "The input that names the key, which the header then has as `kid`.",
            "key_id",
        ),
        key(
            "header",
            Form::Named(&Form::Template),
            "Further members of its header; `alg` and `typ: JWT` are there by themselves.",
            "{ typ: client-authentication+jwt }",
        ),
        key(
            "claims",
            Form::Named(&Form::Template),
            "Its claims. One value alone keeps its type, `= true` and `= 1` are fixed, and a claim of which a value is absent is left out.",
            "{ iss: \"{client_id}\", aud: https://login.acme.example }",
        ),
        key(
            "without",
            Form::List(&Form::Choice(DATED)),
            "Claims that are left out of those that are there by themselves.",
            "[jti]",
        ),
        key(
            "lifetime",
            Form::Notation(LENGTH),
            "How long it lives; `60s` unless it is given.",
            "9m",
        ),
        key(
            "backdate",
            Form::Notation(LENGTH),
            "How long before now it is dated, for a provider whose clock is behind; `10s` unless it is given.",
            "60s",
        ),
    ],
};
