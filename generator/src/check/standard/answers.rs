//! What a standard says of the answer.

use super::register;
use crate::model::{Member, Standard, Type};

/// The members of a token endpoint's answer (RFC 6749 section 5.1).
pub(in crate::check) const ANSWER: &[(&str, Type)] = &[
    ("access_token", Type::Secret),
    ("token_type", Type::String),
    ("expires_in", Type::Seconds),
    ("refresh_token", Type::Secret),
    ("scope", Type::String),
];

/// The members of a device authorization's answer, and which of them it may lack (RFC 8628
/// section 3.2).
pub(in crate::check) const DEVICE: &[(&str, Type, bool)] = &[
    ("device_code", Type::Secret, false),
    ("user_code", Type::String, false),
    ("verification_uri", Type::Url, false),
    ("verification_uri_complete", Type::Url, true),
    ("expires_in", Type::Seconds, false),
    ("interval", Type::Seconds, true),
];

/// The answer of a standard; a member that the endpoint describes itself takes the place of its own.
pub(super) fn answer(standard: Standard, own: Option<Type>) -> Option<Type> {
    let mut members = match standard {
        Standard::OAuth2Revoke => return own,
        Standard::OAuth2Authorize => vec![member("code", Type::Secret, false)],
        Standard::OAuth2DeviceAuthorization => DEVICE
            .iter()
            .map(|(name, ty, optional)| member(name, ty.clone(), *optional))
            .collect(),
        Standard::OAuth2PushedAuthorization => vec![
            member("request_uri", Type::String, false),
            member("expires_in", Type::Seconds, true),
        ],
        Standard::OAuth2Introspect => introspection(),
        Standard::OAuth2Register => register::members(),
        Standard::OAuth2AuthorizationCode
        | Standard::OAuth2ClientCredentials
        | Standard::OAuth2JwtBearer
        | Standard::OAuth2Password
        | Standard::OAuth2DeviceToken
        | Standard::OAuth2Refresh => token(),
        Standard::OAuth2TokenExchange => {
            let mut members = token();
            members.insert(1, member("issued_token_type", Type::String, true));
            members
        }
    };
    let own = if let Some(Type::Object(members)) = own {
        members
    } else {
        Vec::new()
    };
    members.retain(|it| !own.iter().any(|own| own.name == it.name));
    members.extend(own);
    Some(Type::Object(members))
}

/// What is known of a token (RFC 7662 section 2.2); of one that is of no use, that alone.
fn introspection() -> Vec<Member> {
    let text = [
        "scope",
        "client_id",
        "username",
        "token_type",
        "sub",
        "iss",
        "jti",
    ];
    let instants = ["exp", "iat", "nbf"];
    let mut members = vec![member("active", Type::Boolean, false)];
    members.extend(text.map(|it| member(it, Type::String, true)));
    members.extend(instants.map(|it| member(it, Type::Unix, true)));
    // One text, or a list of them.
    members.push(member("aud", Type::Json, true));
    members
}

/// The answer of a token endpoint.
fn token() -> Vec<Member> {
    let member = |(name, ty): &(&str, Type)| member(name, ty.clone(), *name != "access_token");
    ANSWER.iter().map(member).collect()
}

pub(super) fn member(name: &str, ty: Type, optional: bool) -> Member {
    Member {
        name: name.to_owned(),
        standard: None,
        ty,
        optional,
        help: None,
        example: None,
    }
}
