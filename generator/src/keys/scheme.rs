//! The keys of a scheme.

use super::patterns::{
    ADDRESS, BASE_PATH, EXPIRY, ISSUER, KEPT, ONE_VALUE, SEPARATOR, SNAKE, STEP as STEP_NAME,
};
use super::{
    EXAMPLE, FLAG, Form, HELP, MINT, Mapping, PAGES, SCOPE_LIST, STEP, TENANT, TEXTS, key,
};
use crate::model::Kind;

/// How a client proves itself, by the names of the IANA registry and one of ours.
pub const CLIENTS: &[&str] = &[
    "client_secret_basic",
    "client_secret_basic_raw",
    "client_secret_post",
    "client_secret_jwt",
    "private_key_jwt",
    "tls_client_auth",
    "self_signed_tls_client_auth",
    "none",
];

/// The ways of a client that has a secret, for which `none` may stand beside.
pub(crate) const WITH_SECRET: &[&str] = &[
    "client_secret_basic",
    "client_secret_basic_raw",
    "client_secret_post",
];

/// Where the metadata of an issuer is looked for, the registered names or both in turn; or whose
/// metadata name the issuer.
pub(crate) const DISCOVER: &[&str] = &[
    "true",
    "oauth-authorization-server",
    "openid-configuration",
    OF_RESOURCE,
];

/// That the metadata of the resource name the issuer (RFC 9728).
pub(crate) const OF_RESOURCE: &str = "oauth-protected-resource";

/// What a proof of possession is signed with.
pub(crate) const BOUND: &[&str] = &["ES256", "EdDSA"];

/// The keys of a life that something obtains. They have no place where the caller holds the
/// credential.
pub(crate) const LIFE: &[&str] = &[
    "acquire",
    "keep",
    "expires",
    "refresh",
    "revoke",
    "exclusive",
    "bound_to",
    "yielded_by",
    "tenant",
    "scopes",
    "scope_separator",
    "dpop",
];

/// The keys that need a refresh.
pub(crate) const RENEWAL: &[&str] = &["rotates", "refresh_expires"];

/// The keys of the short form of OAuth 2.0.
pub(crate) const SHORT: &[&str] = &["authorize", "device", "token", "client", "with"];

/// The keys of the short form that have a place in a kind.
pub(crate) fn short_form(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::OAuth2AuthorizationCode => &["authorize", "token", "client"],
        Kind::OAuth2DeviceCode => &["device", "token", "client"],
        Kind::OAuth2TokenExchange => &["token", "client", "with"],
        _ if kind.is_oauth2() => &["token", "client"],
        _ => &[],
    }
}

/// The keys of a token exchange.
pub(crate) const EXCHANGE: &[&str] = &["subject", "actor"];

/// The keys that speak of an authorization server, in the kinds of OAuth 2.0 alone.
pub(crate) const SERVER: &[&str] = &[
    "issuer",
    "discover",
    "iss",
    "resource",
    "push",
    "introspect",
    "register",
];

/// Those of them that need a page; `issuer` is of use with `discover`, too.
pub(crate) const PAGE: &[&str] = &["issuer", "iss", "push"];

/// A scheme. A kind adds no key: it only fills in defaults.
pub(crate) static SCHEME: Mapping = Mapping {
    name: "scheme",
    doc: "One way in which a caller proves who it is. A kind adds no key, it only fills in defaults.",
    keys: &[
        key(
            "id",
            Form::Notation(SNAKE),
            "Its id; the kind unless it is given.",
            "oauth2",
        ),
        key(
            "title",
            Form::Text,
            "Its name for people.",
            "Portal session",
        ),
        HELP,
        key(
            "docs",
            PAGES,
            "Its pages, beside the file's.",
            "https://docs.acme.example/sessions",
        ),
        key(
            "inputs",
            Form::Inputs,
            "What the caller gives. A field of the acquiring request that nothing else fills becomes an input by itself; declare it here to say more about it.",
            "{ key: { type: secret, env: ACME_API_KEY } }",
        ),
        key(
            "authorize",
            Form::Notation(ADDRESS),
            "OAuth 2.0: the address of the page on which a person lets the client in. It is short for an endpoint of its own.",
            "https://login.acme.example/authorize",
        ),
        key(
            "device",
            Form::Notation(ADDRESS),
            "OAuth 2.0: the address that gives codes which a person enters on another device. It is short for an endpoint of its own.",
            "https://login.acme.example/device/code",
        ),
        key(
            "token",
            Form::Notation(ADDRESS),
            "OAuth 2.0: the address of the token endpoint. It is short for endpoints of their own; a member that `keep` names is in their answer.",
            "https://login.acme.example/token",
        ),
        key(
            "client",
            Form::OneOrMany(&Form::Choice(CLIENTS)),
            "With `token`: how the client proves itself there, `client_secret_basic` unless it is given; with `none` beside another way, a client may have no secret.",
            "[client_secret_basic, none]",
        ),
        key(
            "with",
            Form::Named(&Form::Template),
            "With `token` of `oauth2_token_exchange`: fields of the request that are filled by a template, as in a step.",
            "{ audience: orders, subject_token_type: urn:ietf:params:oauth:token-type:jwt }",
        ),
        key(
            "subject",
            Form::Notation(SNAKE),
            "OAuth 2.0 token exchange: the scheme whose token is exchanged; without it, the caller gives `subject_token`.",
            "person",
        ),
        key(
            "actor",
            Form::Notation(SNAKE),
            "OAuth 2.0 token exchange: the scheme whose token says who acts for the subject, in place of `subject`: the caller then gives `subject_token`.",
            "service",
        ),
        key(
            "issuer",
            Form::Notation(ISSUER),
            "OAuth 2.0: the identifier of the authorization server, as it writes it itself. A callback that names another one is refused before anything is sent (RFC 9207).",
            "https://login.acme.example",
        ),
        key(
            "discover",
            Form::Choice(DISCOVER),
            "With `issuer`: that the addresses which the file does not name are found in its metadata when they are needed, at `/.well-known/oauth-authorization-server` (RFC 8414) or behind the issuer at `/.well-known/openid-configuration` (OpenID Connect Discovery); with `true` at the first of them where there is one. `oauth-protected-resource` stands in place of `issuer`: the metadata of the resource say who that is (RFC 9728), those of `resource` where it is a fixed address, else of `base_url`. `refresh: token_endpoint` and `revoke: revocation_endpoint` then name members of the metadata. What is found lies on the host of the issuer, on another host of the file, or below a domain of `hosts_under`.",
            "openid-configuration",
        ),
        key(
            "iss",
            FLAG,
            "With `issuer`: whether every callback names it, so that one which does not is refused. `true` where the vendor's metadata has `authorization_response_iss_parameter_supported`.",
            "true",
        ),
        key(
            "push",
            Form::TextOr(STEP_NAME, &STEP),
            "OAuth 2.0: the address of the endpoint to which the request of a sign-in is pushed before its page is opened (RFC 9126), or a step. The page gets no more than `client_id` and `request_uri`.",
            "https://login.acme.example/par",
        ),
        key(
            "introspect",
            Form::TextOr(STEP_NAME, &STEP),
            "OAuth 2.0: the address of the endpoint that tells what it knows of the token (RFC 7662), or a step; `client.introspect()` asks it.",
            "https://login.acme.example/introspect",
        ),
        key(
            "register",
            Form::Notation(STEP_NAME),
            "OAuth 2.0: the address of the endpoint at which a program registers itself as a client (RFC 7591), or the name of an endpoint; `client.register()` does it, and the scheme takes what came of it.",
            "https://login.acme.example/register",
        ),
        key(
            "resource",
            Form::Template,
            "OAuth 2.0: the resource that a token is for (RFC 8707): an address, or an input, which may be a list. It is asked for on the page, at the token endpoint and with each refresh.",
            "https://api.acme.example",
        ),
        key(
            "scopes",
            SCOPE_LIST,
            "That it asks for scopes, and for which where the caller names none.",
            "[accounts:read, offline]",
        ),
        key(
            "scope_separator",
            Form::Notation(SEPARATOR),
            "What stands between two scopes; a space unless it is given.",
            "\",\"",
        ),
        key(
            "acquire",
            Form::OneOrMany(&Form::TextOr(SNAKE, &STEP)),
            "The steps that obtain the credential, each an endpoint.",
            "create_session",
        ),
        key(
            "keep",
            Form::Own(&Form::Notation(KEPT)),
            "What is kept of the last answer, by the name under which templates read it: a path, `header X-Name`, `cookie name` or `body`.",
            "{ token: token, refresh_token: refreshToken }",
        ),
        key(
            "expires",
            Form::OneOrMany(&Form::Notation(EXPIRY)),
            "How long the credential lives; the first that is known of wins. The unit of `from` is in the type of the answer's member.",
            "[from expires_in, after 60m]",
        ),
        key(
            "refresh",
            Form::TextOr(STEP_NAME, &STEP),
            "The step that renews it; in the kinds of OAuth 2.0 also the address of the endpoint that does. Where there is none, it is acquired again.",
            "refresh_session",
        ),
        key(
            "refresh_expires",
            Form::OneOrMany(&Form::Notation(EXPIRY)),
            "How long the refresh token lives.",
            "from refreshTokenExpiration",
        ),
        key(
            "rotates",
            Form::Choice(&["true", "false", "unknown"]),
            "Whether a refresh spends the refresh token; `unknown` is treated as `true`.",
            "true",
        ),
        key(
            "revoke",
            Form::TextOr(STEP_NAME, &STEP),
            "The step that ends it; in the kinds of OAuth 2.0 also the address of the endpoint that does (RFC 7009).",
            "destroy_session",
        ),
        key(
            "exclusive",
            FLAG,
            "Whether it must be revoked before another is acquired.",
            "true",
        ),
        key(
            "bound_to",
            Form::Notation(SNAKE),
            "The input that names the account a session is bound to.",
            "account_id",
        ),
        key(
            "yielded_by",
            Form::Notation(SNAKE),
            "The scheme whose acquiring answer holds this one's token too.",
            "bot",
        ),
        key(
            "tenant",
            Form::Map(&TENANT),
            "The lookup by which one credential serves several tenants.",
            "{ call: list_sites, pick: url, keep: { site_id: id } }",
        ),
        key(
            "dpop",
            Form::Choice(BOUND),
            "That tokens are bound to a key which the client makes, and how it signs the proof that each request then carries (DPoP, RFC 9449); the word before the token is `DPoP` unless `send` says another. A page on which people sign in is told the thumbprint of the key (`dpop_jkt`), so that nobody else can exchange the code.",
            "ES256",
        ),
        key(
            "mint",
            Form::Own(&Form::Map(&MINT)),
            "Tokens that the client makes and signs by itself, by the name under which templates and fields read them. `client_assertion` of a client that proves itself by `client_secret_jwt` or `private_key_jwt` and `assertion` of `oauth2_jwt_bearer` are there by themselves; what is said here of them comes in place of what they are.",
            "{ client_assertion: { sign: ES256, claims: { aud: https://login.acme.example } } }",
        ),
        key(
            "base_path",
            Form::Notation(BASE_PATH),
            "A path that stands before that of every call on the host `base`: a template.",
            "/bot{token}",
        ),
        key(
            "base_url",
            Form::Notation(ONE_VALUE),
            "The address that takes the place of the host `base`, as an answer gave it. It lies below a domain of `hosts_under`.",
            "\"{instance_url}\"",
        ),
        key(
            "send",
            Form::Placements,
            "What is put on an authenticated request: a carrier and a name, then a template. A placement whose optional input is absent is left out.",
            "{ header Authorization: \"App {key}\" }",
        ),
        key(
            "example",
            Form::OneOrMany(&Form::Map(&EXAMPLE)),
            "A published example; it must come out byte for byte, and it becomes a test.",
            "{ given: { key: k }, sends: { header Authorization: App k } }",
        ),
        key(
            "quirk",
            TEXTS,
            "Contradictions and unknowns; they reach the documents.",
            "Pages disagree about the lifetime.",
        ),
    ],
};
