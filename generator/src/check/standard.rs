//! What a standard gives an endpoint: its fields, its codec, its answer.

use crate::model::{
    ClientAuthentication, Codec, Constant, Endpoint, Field, Member, Place, Standard, Type,
};

/// Adds what RFC 6749 section 4.4 says, before the endpoint's own fields and members.
pub(super) fn client_credentials(endpoint: &mut Endpoint) {
    endpoint.standard = Some(Standard::OAuth2ClientCredentials);
    endpoint.codec = Codec::Form;
    let mut fields = vec![field(
        "grant_type",
        Type::String,
        Some("client_credentials"),
    )];
    if endpoint.client_authentication == Some(ClientAuthentication::ClientSecretPost) {
        fields.push(field("client_id", Type::String, None));
        fields.push(field("client_secret", Type::Secret, None));
    }
    let own = std::mem::take(&mut endpoint.fields);
    fields.retain(|it| !own.iter().any(|own| own.name == it.name));
    let before = own.iter().take_while(|it| it.place != Place::Body).count();
    endpoint.fields = own;
    endpoint.fields.splice(before..before, fields);
    endpoint.returns = Some(Type::Object(answer(endpoint.returns.take())));
}

fn answer(own: Option<Type>) -> Vec<Member> {
    let own = if let Some(Type::Object(members)) = own {
        members
    } else {
        Vec::new()
    };
    let mut members = vec![
        member("access_token", Type::Secret, false),
        member("token_type", Type::String, true),
        member("expires_in", Type::Seconds, true),
        member("refresh_token", Type::Secret, true),
        member("scope", Type::String, true),
    ];
    members.retain(|it| !own.iter().any(|own| own.name == it.name));
    members.extend(own);
    members
}

fn field(name: &str, ty: Type, constant: Option<&str>) -> Field {
    Field {
        name: name.to_owned(),
        place: Place::Body,
        ty,
        optional: false,
        constant: constant.map(|it| Constant::Text(it.to_owned())),
        constraint: None,
        help: None,
        example: None,
    }
}

fn member(name: &str, ty: Type, optional: bool) -> Member {
    Member {
        name: name.to_owned(),
        ty,
        optional,
        help: None,
        example: None,
    }
}
