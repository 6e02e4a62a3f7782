//! Why a request was refused, and what a provider of this form would answer.

use keywright_generator::model::{Condition, Endpoint, ErrorShape, Provider};

use crate::{Json, nonce::Asks};

/// A request that the spec does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, coarsely; it decides the status.
    pub class: Class,
    /// What is wrong, in words.
    pub reason: String,
}

/// What is wrong with a refused request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// No endpoint has this method and path.
    NotFound,
    /// The fields, the body or the headers.
    Request,
    /// The credential: missing, malformed or wrong.
    Credential,
    /// The credential was good once.
    Expired,
    /// The credential is good, but not here.
    NotAccepted,
    /// A login with a wrong name or password.
    Login,
    /// A refresh token that is spent, expired or revoked.
    Dead,
    /// A second session where only one may be open.
    Busy,
    /// What a standard tells by a code of its own: the device flow (RFC 8628 section 3.5), and
    /// registration (RFC 7591 section 3.2.2).
    Coded(&'static str),
    /// The proof of a key bears no nonce of the server's, or an old one (RFC 9449 sections 8 and 9).
    Nonce(Asks),
}

/// The code by which a server asks for its nonce.
const ASKED: &str = "use_dpop_nonce";

impl Refusal {
    /// A refusal.
    pub(crate) fn new(class: Class, reason: impl Into<String>) -> Self {
        Self {
            class,
            reason: reason.into(),
        }
    }

    /// The status and the body of the answer, in the endpoint's first error form.
    pub(crate) fn answer(&self, provider: &Provider, endpoint: Option<&Endpoint>) -> (u16, Json) {
        // What the standard words has no form of the provider's.
        if let Class::Nonce(Asks::Issuer) = self.class {
            let member = |name: &str, value: &str| (name.to_owned(), Json::Text(value.to_owned()));
            let error = member("error", ASKED);
            return (
                400,
                Json::Object(vec![error, member("error_description", &self.reason)]),
            );
        }
        let shape = match endpoint {
            Some(it) => it.errors.first().map(|it| &provider.errors[*it]),
            None => provider.errors.first(),
        };
        let (condition, usual) = self.condition(shape);
        let mut body = Json::Object(Vec::new());
        let marks = condition
            .into_iter()
            .chain(shape.iter().flat_map(|it| &it.also_when));
        for (path, values) in marks.filter_map(|it| it.body.as_ref()) {
            // Any text will do where the spec names none: the code, where it is found there.
            let is_code = shape.is_some_and(|it| it.code == *path);
            if !is_code || !values.is_empty() {
                body.put(path, marker(values.first().map_or("true", String::as_str)));
            }
        }
        if let Some(shape) = shape {
            if !shape.code.is_empty() && body.at(&shape.code).is_none() {
                body.put(&shape.code, Json::Text(self.class.code().to_owned()));
            }
            if !shape.text.is_empty() && body.at(&shape.text).is_none() {
                body.put(&shape.text, Json::Text(self.reason.clone()));
            }
        }
        if body == Json::Object(Vec::new()) {
            let told = match self.class {
                Class::Coded(code) => code,
                _ => &self.reason,
            };
            body.put(&["error".to_owned()], Json::Text(told.to_owned()));
        }
        (condition.and_then(|it| it.status).unwrap_or(usual), body)
    }

    /// The header of the answer that tells why.
    pub(crate) fn header(&self) -> Option<(String, String)> {
        let challenge = || {
            (
                "WWW-Authenticate".to_owned(),
                format!("DPoP error=\"{ASKED}\""),
            )
        };
        (self.class == Class::Nonce(Asks::Resource)).then(challenge)
    }

    /// The condition of the error form that says this class, and the usual status beside it.
    fn condition<'a>(&self, shape: Option<&'a ErrorShape>) -> (Option<&'a Condition>, u16) {
        let first =
            |pick: fn(&ErrorShape) -> &Vec<Condition>| shape.and_then(|it| pick(it).first());
        match self.class {
            Class::NotFound => (None, 404),
            Class::Request | Class::Coded(_) => (None, 400),
            Class::Nonce(_) => (None, 401),
            Class::Credential | Class::Expired => (first(|it| &it.expired), 401),
            Class::NotAccepted => (first(|it| &it.scope), 403),
            Class::Login => (first(|it| &it.client), 401),
            Class::Dead => (first(|it| &it.dead), 401),
            Class::Busy => (None, 409),
        }
    }
}

impl Class {
    fn code(self) -> &'static str {
        match self {
            Self::NotFound => "NOT_FOUND",
            Self::Request => "BAD_REQUEST",
            Self::Credential | Self::Login => "UNAUTHORIZED",
            Self::Expired => "EXPIRED",
            Self::NotAccepted => "FORBIDDEN",
            Self::Dead => "INVALID_GRANT",
            Self::Busy => "CONFLICT",
            Self::Coded(code) => code,
            Self::Nonce(_) => ASKED,
        }
    }
}

/// A text of a condition as the JSON value that is most likely meant.
fn marker(text: &str) -> Json {
    match text {
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        _ if text.parse::<i64>().is_ok() => Json::Number(text.to_owned()),
        _ => Json::Text(text.to_owned()),
    }
}
