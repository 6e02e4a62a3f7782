//! The words that values are written with: types and kinds, each with its sentence.

use crate::model::{Kind, Type};

/// The types of the language by their word. `host_label` is a type of inputs alone.
pub(crate) const TYPES: &[(&str, Type, &str)] = &[
    ("string", Type::String, "text"),
    ("secret", Type::Secret, "text that is never printed"),
    ("integer", Type::Integer, "a whole number"),
    ("number", Type::Number, "a number; it loses no digit"),
    ("boolean", Type::Boolean, "`true` or `false`"),
    ("date", Type::Date, "a day, `YYYY-MM-DD`"),
    (
        "date_time",
        Type::DateTime,
        "an instant in RFC 3339; UTC where no offset is given",
    ),
    ("unix", Type::Unix, "an instant in seconds since 1970"),
    (
        "unix_milliseconds",
        Type::UnixMilliseconds,
        "an instant in milliseconds since 1970",
    ),
    ("seconds", Type::Seconds, "a length in seconds"),
    ("minutes", Type::Minutes, "a length in minutes"),
    (
        "milliseconds",
        Type::Milliseconds,
        "a length in milliseconds",
    ),
    (
        "days_hours_minutes",
        Type::DaysHoursMinutes,
        "a length as text, `1:02:30`",
    ),
    ("uuid", Type::Uuid, "a UUID in its text form"),
    ("url", Type::Url, "a URL"),
    ("scope", Type::Scope, "one of the provider's scopes"),
    ("json", Type::Json, "any JSON"),
];

/// The words of the types that an input may have as well, where it says one itself.
pub(crate) const INPUT_TYPES: &[&str] = &[
    "string",
    "secret",
    "integer",
    "boolean",
    "uuid",
    "scope",
    "url",
    "unix",
    "unix_milliseconds",
    "seconds",
    "minutes",
    "milliseconds",
];

/// Words of other languages, and what they are called here.
pub(crate) const OTHER_TYPES: &[(&str, &str)] = &[
    ("str", "string"),
    ("text", "string"),
    ("int", "integer"),
    ("int64", "integer"),
    ("bool", "boolean"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("datetime", "date_time"),
    ("timestamp", "date_time"),
    ("duration", "seconds"),
    ("uri", "url"),
    ("object", "json"),
    ("any", "json"),
    ("password", "secret"),
    ("token", "secret"),
];

/// The words of the input types that no body has.
pub(crate) const HOST_LABEL: &str = "host_label";
pub(crate) const HOST: &str = "host";

/// The kinds by their word, with their name for people and what they expand to.
pub(crate) const KINDS: &[(&str, Kind, &str, &str)] = &[
    (
        "api_key",
        Kind::ApiKey,
        "API key",
        "input `key: secret`; `send` must be given",
    ),
    (
        "bearer",
        Kind::Bearer,
        "Bearer token",
        "input `token: secret`; `send: { header Authorization: \"Bearer {token}\" }`",
    ),
    (
        "basic",
        Kind::Basic,
        "HTTP Basic",
        "inputs `username: string`, `password: secret`; `send: { basic: \"{username}:{password}\" }`. Inputs that a `send` of your own does not read vanish",
    ),
    (
        "session",
        Kind::Session,
        "Session",
        "`acquire` must be given; `keep: { token: token, refresh_token: refresh_token }` as far as the answer has them; `send` as `bearer`; `expires` must be given unless the answer has `expires_in` or `expires_at`",
    ),
    (
        "derived",
        Kind::Derived,
        "Derived token",
        "as `session`, where another scheme authenticates a step, or where `yielded_by` names the scheme whose answer holds the token",
    ),
    (
        "oauth2_authorization_code",
        Kind::OAuth2AuthorizationCode,
        "OAuth 2.0 authorization code",
        "`authorize` and `token`, or `acquire` with a `BROWSER` page first, must be given; `keep` and `send` as `oauth2_client_credentials`, and the page's `code`; inputs `client_id: string`, `client_secret: secret`, `optional refresh_token: secret` as far as its steps read them",
    ),
    (
        "oauth2_client_credentials",
        Kind::OAuth2ClientCredentials,
        "OAuth 2.0 client credentials",
        "`token` or `acquire` must be given; inputs `client_id: string`, `client_secret: secret`; `keep: { access_token: access_token, refresh_token: refresh_token }` as far as the answer has them; `expires: [from expires_in, unknown]`; `send: { header Authorization: \"Bearer {access_token}\" }`",
    ),
    (
        "oauth2_password",
        Kind::OAuth2Password,
        "OAuth 2.0 password",
        "`token` or `acquire` must be given; inputs `username: string`, `password: secret`, `client_id: string`, `client_secret: secret` as far as its steps read them; `keep`, `expires` and `send` as `oauth2_client_credentials`. **Legacy**: a person's password goes through the program (RFC 9700 section 2.4), so a spec says under `allow` why it has this kind",
    ),
    (
        "oauth2_jwt_bearer",
        Kind::OAuth2JwtBearer,
        "OAuth 2.0 JWT bearer",
        "`token` or `acquire`, and `mint: { assertion: … }` must be given, whose `aud` is the address of the token endpoint unless it claims another; `client` is `none` unless it is given, and the assertion alone says who asks; `keep`, `expires` and `send` as `oauth2_client_credentials`",
    ),
    (
        "oauth2_token_exchange",
        Kind::OAuth2TokenExchange,
        "OAuth 2.0 token exchange",
        "`token` or `acquire` must be given; input `subject_token: secret` unless `subject` names a scheme; a token of `subject` or `actor` is an access token unless `with` says what else; all else as `oauth2_client_credentials`",
    ),
    (
        "jwt",
        Kind::Jwt,
        "Signed token",
        "`mint: { token: … }` must be given; `send` as `bearer`; it lives as long as the token",
    ),
    (
        "oauth2_device_code",
        Kind::OAuth2DeviceCode,
        "OAuth 2.0 device code",
        "`device` and `token`, or `acquire` with the request for a code first, must be given; all else as `oauth2_authorization_code`, and no page",
    ),
    (
        "custom",
        Kind::Custom,
        "Custom",
        "nothing: `send` must be given, and `keep` and `expires` where something is acquired",
    ),
];
