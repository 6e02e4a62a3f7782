//! What an author starts from: a commented spec with placeholders for every kind, which is
//! already accepted.

use crate::check::name::is_provider;
use crate::keys::words::KINDS;
use crate::model::Kind;

/// What every spec begins with.
const HEAD: &str = include_str!("skeleton/head.yaml");
/// What every spec may end with.
const TAIL: &str = include_str!("skeleton/tail.yaml");

/// The kinds of schemes by their word, each with its name for people.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS.iter().map(|it| (it.0, it.2))
}

/// A spec for a provider whose first scheme is of this kind; nothing where there is no such kind,
/// or where no provider can be called so.
///
/// What it says of the vendor is made up and marked with `TODO`. The day on which someone read
/// the vendor's pages is one that nobody takes for true, because a tool cannot know it.
pub fn skeleton(provider: &str, kind: &str) -> Option<String> {
    let (_, kind, ..) = KINDS.iter().find(|it| it.0 == kind)?;
    let text = format!("{HEAD}\n{}\n{TAIL}", way(*kind));
    is_provider(provider).then(|| {
        text.replace("{{provider}}", provider)
            .replace("{{title}}", &title(provider))
    })
}

/// The schemes and the endpoints.
fn way(kind: Kind) -> &'static str {
    match kind {
        Kind::ApiKey => include_str!("skeleton/api_key.yaml"),
        Kind::Bearer => include_str!("skeleton/bearer.yaml"),
        Kind::Basic => include_str!("skeleton/basic.yaml"),
        Kind::Session => include_str!("skeleton/session.yaml"),
        Kind::Derived => include_str!("skeleton/derived.yaml"),
        Kind::OAuth2AuthorizationCode => include_str!("skeleton/oauth2_authorization_code.yaml"),
        Kind::OAuth2ClientCredentials => include_str!("skeleton/oauth2_client_credentials.yaml"),
        Kind::OAuth2Password => include_str!("skeleton/oauth2_password.yaml"),
        Kind::OAuth2JwtBearer => include_str!("skeleton/oauth2_jwt_bearer.yaml"),
        Kind::OAuth2TokenExchange => include_str!("skeleton/oauth2_token_exchange.yaml"),
        Kind::Jwt => include_str!("skeleton/jwt.yaml"),
        Kind::OAuth2DeviceCode => include_str!("skeleton/oauth2_device_code.yaml"),
        Kind::Custom => include_str!("skeleton/custom.yaml"),
    }
}

/// A name for people: `acme-mail` becomes `Acme Mail`.
fn title(provider: &str) -> String {
    let words = provider.split('-').map(|it| {
        let (first, rest) = it.split_at(it.len().min(1));
        first.to_ascii_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}
