//! What is said of a client that registers itself (RFC 7591 section 2), and what is answered
//! (section 3.2.1).

use super::{answers::member, field};
use crate::model::{Field, Member, Type};

/// What a client may say of itself, and what it is.
const METADATA: &[(&str, &str, &str)] = &[
    (
        "redirect_uris",
        "[string]",
        "The addresses to which people may come back.",
    ),
    (
        "client_name",
        "string",
        "The name that people read where they let the client in.",
    ),
    (
        "scope",
        "string",
        "What it may ask for, with spaces between.",
    ),
    (
        "application_type",
        "string",
        "`native` for a program on the machine of a person, else `web`; of OpenID Connect.",
    ),
    (
        "token_endpoint_auth_method",
        "string",
        "How it proves itself at the token endpoint; `register` fills it in.",
    ),
    (
        "grant_types",
        "[string]",
        "The grants that it may use; `register` fills them in.",
    ),
    (
        "response_types",
        "[string]",
        "What it may ask of the page; `register` fills them in.",
    ),
    ("client_uri", "string", "Its page."),
    ("logo_uri", "string", "Its picture."),
    ("contacts", "[string]", "Who is responsible for it."),
    ("tos_uri", "string", "Its terms of service."),
    ("policy_uri", "string", "What it does with data of people."),
    (
        "jwks_uri",
        "string",
        "Where its public keys are; instead of `jwks`.",
    ),
    ("jwks", "json", "Its public keys, as a JWK Set."),
    (
        "software_id",
        "string",
        "What the program is, the same for all copies of it.",
    ),
    ("software_version", "string", "Which version of it."),
];

/// The metadata of a client, as it asks for it.
pub(super) fn fields(redirect: bool) -> Vec<Field> {
    let asked = METADATA.iter().map(|(name, ty, help)| Field {
        optional: !(redirect && *name == "redirect_uris"),
        help: Some((*help).to_owned()),
        ..field(name, typed(ty), None)
    });
    let statement = Field {
        optional: true,
        help: Some("What somebody whom the server trusts has signed about it.".to_owned()),
        ..field("software_statement", Type::Secret, None)
    };
    asked.chain([statement]).collect()
}

/// What the server has registered: the client, and the metadata as they are now.
pub(super) fn members() -> Vec<Member> {
    let told = |name: &str, ty: Type, help: &str| Member {
        help: Some(help.to_owned()),
        ..member(name, ty, name != "client_id")
    };
    let client = [
        told("client_id", Type::String, "Who the client is."),
        told(
            "client_secret",
            Type::Secret,
            "What it proves that with, where it does so with a secret.",
        ),
        told("client_id_issued_at", Type::Unix, "When it was registered."),
        told(
            "client_secret_expires_at",
            Type::Integer,
            "When the secret ends, in seconds since 1970; 0: never.",
        ),
        told(
            "registration_access_token",
            Type::Secret,
            "The token by which its registration is changed (RFC 7592).",
        ),
        told(
            "registration_client_uri",
            Type::Url,
            "Where its registration is changed.",
        ),
    ];
    let metadata = METADATA
        .iter()
        .map(|(name, ty, _)| member(name, typed(ty), true));
    client.into_iter().chain(metadata).collect()
}

fn typed(word: &str) -> Type {
    match word {
        "[string]" => Type::List(Box::new(Type::String)),
        "json" => Type::Json,
        _ => Type::String,
    }
}
