//! What a standard gives an endpoint: its fields, its codec, its answer.

mod answers;
mod asks;
mod register;

use self::answers::answer;
pub(super) use self::answers::{ANSWER, DEVICE};
use self::asks::{Asks, Resource};
use crate::model::{
    Codec, Constant, Endpoint, Field, Member, Place, Proof, Protocol, Standard, Type,
};
use crate::spec::{self, Spec};

/// The standard of a word; the decoder has refused every other.
pub(super) fn named(word: &str) -> Standard {
    match word {
        "oauth2_authorize" => Standard::OAuth2Authorize,
        "oauth2_authorization_code" => Standard::OAuth2AuthorizationCode,
        "oauth2_jwt_bearer" => Standard::OAuth2JwtBearer,
        "oauth2_password" => Standard::OAuth2Password,
        "oauth2_token_exchange" => Standard::OAuth2TokenExchange,
        "oauth2_device_authorization" => Standard::OAuth2DeviceAuthorization,
        "oauth2_device_token" => Standard::OAuth2DeviceToken,
        "oauth2_refresh" => Standard::OAuth2Refresh,
        "oauth2_revoke" => Standard::OAuth2Revoke,
        "oauth2_pushed_authorization" => Standard::OAuth2PushedAuthorization,
        "oauth2_introspect" => Standard::OAuth2Introspect,
        "oauth2_register" => Standard::OAuth2Register,
        _ => Standard::OAuth2ClientCredentials,
    }
}

/// Adds what the standard says, before the endpoint's own fields and members.
pub(super) fn apply(
    standard: Standard,
    written: &spec::Endpoint,
    spec: &Spec,
    endpoint: &mut Endpoint,
) {
    endpoint.standard = Some(standard);
    let mut fields = request(standard, Asks::at(&written.id, spec));
    if standard == Standard::OAuth2Authorize {
        endpoint.protocol = Protocol::Browser;
    } else {
        endpoint.codec = match written.body.as_ref().map(|it| it.text.as_str()) {
            Some("json") => Codec::Json,
            Some("multipart") => Codec::Multipart,
            None if standard == Standard::OAuth2Register => Codec::Json,
            _ => Codec::Form,
        };
        let proof = client(endpoint).into_iter();
        let is_there = |it: &Field| fields.iter().any(|field| field.name == it.name);
        let proof: Vec<_> = proof.filter(|it| !is_there(it)).collect();
        fields.extend(proof);
    }
    // An assertion says who asks, so a client that does not prove itself need not name itself.
    let is_named = standard != Standard::OAuth2JwtBearer
        || endpoint.client.is_some_and(|it| it.proof != Proof::None);
    let is_without = |it: &str| {
        !is_named && it == "client_id" || written.without.iter().any(|name| name.text == it)
    };
    fields.retain(|it| !is_without(&it.name));
    // Where a client without a secret does not name itself, nothing is asked of the client.
    if is_without("client_id") {
        endpoint.client = endpoint.client.filter(|it| it.proof != Proof::None);
    }
    for field in &mut fields {
        if let Some((_, wire)) = written.rename.iter().find(|it| it.0.text == field.name) {
            field.standard = Some(std::mem::replace(&mut field.name, wire.text.clone()));
        }
    }
    let own = std::mem::take(&mut endpoint.fields);
    fields.retain(|it| !own.iter().any(|own| own.name == it.name));
    let is_before = |it: &Field| {
        it.place != Place::Body
            && (standard != Standard::OAuth2Authorize || it.place == Place::Path)
    };
    let before = own.iter().take_while(|it| is_before(it)).count();
    endpoint.fields = own;
    endpoint.fields.splice(before..before, fields);
    let described = match &endpoint.returns {
        Some(Type::Object(members)) => members.iter().map(|it| it.name.clone()).collect(),
        _ => Vec::new(),
    };
    endpoint.returns = answer(standard, endpoint.returns.take());
    if let Some(Type::Object(members)) = &mut endpoint.returns {
        let fields = names(standard);
        let is_lacking = |it: &Member| {
            is_without(&it.name) && !fields.contains(&it.name) && !described.contains(&it.name)
        };
        members.retain(|it| !is_lacking(it));
        rename(standard, written, members);
    }
}

/// Calls members of the answer as the endpoint calls them; one that it describes itself takes the
/// place of the standard's. A name that a field has, too, is the field's.
fn rename(standard: Standard, written: &spec::Endpoint, members: &mut Vec<Member>) {
    let fields = names(standard);
    for (name, wire) in &written.rename {
        let at = |name: &str| members.iter().position(|it| it.name == name);
        let Some(old) = at(&name.text).filter(|_| !fields.contains(&name.text)) else {
            continue;
        };
        let new = at(&wire.text).unwrap_or(old);
        members[new].name.clone_from(&wire.text);
        members[new].standard = Some(name.text.clone());
        if new != old {
            members.remove(old);
        }
    }
}

/// Whether the answer is that of a token endpoint.
pub(super) fn gives_token(standard: Standard) -> bool {
    members(standard).iter().any(|it| it == "access_token")
}

/// What a standard has a field for, if somebody asks.
const ALL: Asks = Asks {
    scopes: true,
    resource: Some(Resource::One),
    bound: true,
    pushed: false,
    redirect: false,
};

/// The fields of a standard, where the scheme asks for all that there is, and its answer.
pub(super) fn described(standard: Standard) -> (Vec<Field>, Option<Type>) {
    (request(standard, ALL), answer(standard, None))
}

/// The names of the members of a standard's answer.
pub(super) fn members(standard: Standard) -> Vec<String> {
    match answer(standard, None) {
        Some(Type::Object(members)) => members.into_iter().map(|it| it.name).collect(),
        _ => Vec::new(),
    }
}

/// The names of a standard's fields, whether or not this endpoint has them.
pub(super) fn names(standard: Standard) -> Vec<String> {
    let own = request(standard, ALL).into_iter().map(|it| it.name);
    let client = [
        "client_id",
        "client_secret",
        "client_assertion_type",
        "client_assertion",
    ];
    let client = client.map(str::to_owned);
    let mut names: Vec<_> = own.chain(client).collect();
    names.dedup();
    names
}

fn request(standard: Standard, asks: Asks) -> Vec<Field> {
    let fixed = |name, value| field(name, Type::String, Some(value));
    let text = |name| field(name, Type::String, None);
    let secret = |name| field(name, Type::Secret, None);
    let scope = asks.scopes.then(|| Field {
        optional: true,
        ..text("scope")
    });
    let of_resource = if asks.resource == Some(Resource::Several) {
        Type::List(Box::new(Type::String))
    } else {
        Type::String
    };
    let resource = asks.resource.map(|_| Field {
        optional: true,
        ..field("resource", of_resource, None)
    });
    let key = asks.bound.then(|| Field {
        optional: true,
        ..text("dpop_jkt")
    });
    let mut fields = match standard {
        Standard::OAuth2Authorize if asks.pushed => vec![text("client_id"), text("request_uri")],
        Standard::OAuth2Authorize | Standard::OAuth2PushedAuthorization => vec![
            fixed("response_type", "code"),
            text("client_id"),
            text("redirect_uri"),
        ],
        Standard::OAuth2AuthorizationCode => vec![
            fixed("grant_type", "authorization_code"),
            secret("code"),
            text("redirect_uri"),
            secret("code_verifier"),
        ],
        Standard::OAuth2ClientCredentials => vec![fixed("grant_type", "client_credentials")],
        Standard::OAuth2Password => vec![
            fixed("grant_type", "password"),
            Field {
                help: Some("The person's user name.".to_owned()),
                ..text("username")
            },
            Field {
                help: Some("The person's password.".to_owned()),
                ..secret("password")
            },
        ],
        Standard::OAuth2JwtBearer => vec![
            fixed("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            secret("assertion"),
        ],
        Standard::OAuth2TokenExchange => exchange(),
        Standard::OAuth2DeviceAuthorization => Vec::new(),
        Standard::OAuth2DeviceToken => vec![
            fixed("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            secret("device_code"),
        ],
        Standard::OAuth2Refresh => vec![
            fixed("grant_type", "refresh_token"),
            secret("refresh_token"),
        ],
        Standard::OAuth2Revoke | Standard::OAuth2Introspect => vec![secret("token")],
        Standard::OAuth2Register => register::fields(asks.redirect),
    };
    let is_page = standard == Standard::OAuth2Authorize;
    match standard {
        Standard::OAuth2Authorize if asks.pushed => {}
        Standard::OAuth2Authorize | Standard::OAuth2PushedAuthorization => {
            fields.extend(scope);
            fields.push(text("state"));
            fields.push(text("code_challenge"));
            fields.push(fixed("code_challenge_method", "S256"));
            fields.extend(key.into_iter().chain(resource));
        }
        Standard::OAuth2ClientCredentials
        | Standard::OAuth2DeviceAuthorization
        | Standard::OAuth2JwtBearer
        | Standard::OAuth2Password
        | Standard::OAuth2TokenExchange => fields.extend(scope.into_iter().chain(resource)),
        Standard::OAuth2AuthorizationCode
        | Standard::OAuth2DeviceToken
        | Standard::OAuth2Refresh => fields.extend(resource),
        Standard::OAuth2Revoke | Standard::OAuth2Introspect | Standard::OAuth2Register => {}
    }
    for it in fields.iter_mut().filter(|_| is_page) {
        it.place = Place::Query;
    }
    fields
}

/// What is exchanged, and for what (RFC 8693 section 2.1).
fn exchange() -> Vec<Field> {
    let told = |help: &str, it: Field| Field {
        help: Some(help.to_owned()),
        ..it
    };
    let text = |name| field(name, Type::String, None);
    let optional = |it: Field| Field {
        optional: true,
        ..it
    };
    vec![
        field(
            "grant_type",
            Type::String,
            Some("urn:ietf:params:oauth:grant-type:token-exchange"),
        ),
        told(
            "The token that is exchanged.",
            field("subject_token", Type::Secret, None),
        ),
        text("subject_token_type"),
        optional(told(
            "The token of whoever acts for the subject.",
            field("actor_token", Type::Secret, None),
        )),
        optional(told(
            "What `actor_token` is: given where that is, and only there.",
            text("actor_token_type"),
        )),
        optional(told(
            "What kind of token is asked for.",
            text("requested_token_type"),
        )),
        optional(told("For whom the new token is.", text("audience"))),
    ]
}

/// RFC 7523 section 2.2.
const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What a client puts into the body to prove or to name itself (RFC 6749 section 2.3.1).
fn client(endpoint: &Endpoint) -> Vec<Field> {
    let Some(client) = endpoint.client else {
        return Vec::new();
    };
    let id = field("client_id", Type::String, None);
    match client.proof {
        Proof::ClientSecretBasic | Proof::ClientSecretBasicRaw => Vec::new(),
        Proof::TlsClientAuth | Proof::SelfSignedTlsClientAuth | Proof::None => vec![id],
        Proof::ClientSecretJwt | Proof::PrivateKeyJwt => vec![
            id,
            field("client_assertion_type", Type::String, Some(ASSERTION)),
            field("client_assertion", Type::Secret, None),
        ],
        Proof::ClientSecretPost => vec![
            id,
            Field {
                optional: client.public,
                ..field("client_secret", Type::Secret, None)
            },
        ],
    }
}

fn field(name: &str, ty: Type, constant: Option<&str>) -> Field {
    Field {
        name: name.to_owned(),
        standard: None,
        place: Place::Body,
        ty,
        optional: false,
        constant: constant.map(|it| Constant::Text(it.to_owned())),
        constraint: None,
        help: None,
        example: None,
    }
}
