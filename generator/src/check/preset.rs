//! What each kind fills in where the spec says nothing.

use crate::model::{Carrier, InputType, Kind, Part, Placement, Template};

/// The defaults of a kind.
pub(crate) struct Preset {
    /// The kind itself.
    pub(super) kind: Kind,
    /// Inputs, in order.
    pub(super) inputs: Vec<(&'static str, InputType)>,
    /// What is kept, as far as the answer has it: its name and its member.
    pub(super) keep: &'static [(&'static str, &'static str)],
    /// What is sent; none where the spec must say it.
    pub(super) send: Option<Vec<Placement>>,
    /// Whether something is acquired: no for what the caller holds, and `None` where both can be.
    pub(crate) acquires: Option<bool>,
}

/// The defaults of a kind.
pub(crate) fn preset(kind: Kind) -> Preset {
    let secret = |name| (name, InputType::Secret);
    let text = |name| (name, InputType::String);
    match kind {
        Kind::ApiKey => Preset {
            kind,
            inputs: vec![secret("key")],
            keep: &[],
            send: None,
            acquires: Some(false),
        },
        Kind::Bearer => Preset {
            kind,
            inputs: vec![secret("token")],
            keep: &[],
            send: Some(bearer("token")),
            acquires: Some(false),
        },
        Kind::Basic => Preset {
            kind,
            inputs: vec![text("username"), secret("password")],
            keep: &[],
            send: Some(vec![basic(value("username"), value("password"))]),
            acquires: Some(false),
        },
        Kind::Session | Kind::Derived => Preset {
            kind,
            inputs: Vec::new(),
            keep: &[("token", "token"), ("refresh_token", "refresh_token")],
            send: Some(bearer("token")),
            acquires: Some(true),
        },
        Kind::OAuth2ClientCredentials | Kind::OAuth2AuthorizationCode | Kind::OAuth2DeviceCode => {
            oauth2(kind, vec![text("client_id"), secret("client_secret")])
        }
        Kind::OAuth2Password => oauth2(
            kind,
            vec![
                text("username"),
                secret("password"),
                text("client_id"),
                secret("client_secret"),
            ],
        ),
        Kind::OAuth2JwtBearer => oauth2(kind, Vec::new()),
        // What came is sent as a bearer's only if it is an access token (RFC 8693 section 2.2.1).
        Kind::OAuth2TokenExchange => Preset {
            keep: &[
                ("access_token", "access_token"),
                ("refresh_token", "refresh_token"),
                ("token_type", "token_type"),
                ("issued_token_type", "issued_token_type"),
            ],
            ..oauth2(kind, vec![text("client_id"), secret("client_secret")])
        },
        Kind::Jwt => Preset {
            kind,
            inputs: Vec::new(),
            keep: &[],
            send: Some(bearer("token")),
            acquires: Some(false),
        },
        Kind::Custom => Preset {
            kind,
            inputs: Vec::new(),
            keep: &[],
            send: None,
            acquires: None,
        },
    }
}

/// What every grant of OAuth 2.0 keeps and sends.
fn oauth2(kind: Kind, inputs: Vec<(&'static str, InputType)>) -> Preset {
    Preset {
        kind,
        inputs,
        keep: &[
            ("access_token", "access_token"),
            ("refresh_token", "refresh_token"),
        ],
        send: Some(bearer("access_token")),
        acquires: Some(true),
    }
}

fn value(name: &str) -> Template {
    Template(vec![Part::Value(name.to_owned())])
}

fn bearer(name: &str) -> Vec<Placement> {
    let value = Template(vec![
        Part::Text("Bearer ".to_owned()),
        Part::Value(name.to_owned()),
    ]);
    vec![authorization(value)]
}

/// HTTP Basic from its two halves.
pub(super) fn basic(user: Template, password: Template) -> Placement {
    authorization(Template(vec![
        Part::Text("Basic ".to_owned()),
        Part::Basic(user, password),
    ]))
}

fn authorization(value: Template) -> Placement {
    let name = Template(vec![Part::Text("Authorization".to_owned())]);
    Placement {
        carrier: Carrier::Header,
        name,
        value,
        integer: false,
    }
}
