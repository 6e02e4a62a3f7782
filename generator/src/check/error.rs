//! Error forms with their defaults, and the two that are built in.

use crate::model::{Condition, ErrorShape};
use crate::spec::Spec;

/// The id of the form that OAuth 2.0 gives (RFC 6749 section 5.2).
pub(super) const OAUTH2: &str = "oauth2";

/// The forms in file order, then the built-in ones that are in use.
pub(super) fn shapes(spec: &Spec) -> Vec<ErrorShape> {
    let mut shapes: Vec<_> = spec
        .errors
        .iter()
        .map(|it| ErrorShape {
            id: it.id.text.clone(),
            code: it.code.clone(),
            text: it.text.clone(),
            also_when: it.also_when.clone(),
            expired: it.expired.clone().unwrap_or_else(|| vec![status(401)]),
            dead: it.dead.clone(),
            client: it.client.clone(),
            scope: it.scope.clone().unwrap_or_else(|| vec![status(403)]),
            throttled: it.throttled.clone().unwrap_or_else(|| vec![status(429)]),
        })
        .collect();
    if shapes.is_empty() {
        shapes.push(plain());
    }
    // A form of the file that takes the name also takes the place.
    if spec.endpoints.iter().any(|it| it.standard.is_some())
        && !shapes.iter().any(|it| it.id == OAUTH2)
    {
        shapes.push(oauth2());
    }
    shapes
}

fn plain() -> ErrorShape {
    ErrorShape {
        id: "default".to_owned(),
        code: Vec::new(),
        text: Vec::new(),
        also_when: Vec::new(),
        expired: vec![status(401)],
        dead: Vec::new(),
        client: Vec::new(),
        scope: vec![status(403)],
        throttled: vec![status(429)],
    }
}

fn oauth2() -> ErrorShape {
    ErrorShape {
        id: OAUTH2.to_owned(),
        code: vec!["error".to_owned()],
        text: vec!["error_description".to_owned()],
        dead: vec![error(&["invalid_grant"])],
        client: vec![error(&["invalid_client", "unauthorized_client"])],
        scope: vec![error(&["invalid_scope"])],
        ..plain()
    }
}

fn status(status: u16) -> Condition {
    Condition {
        status: Some(status),
        body: None,
    }
}

fn error(values: &[&str]) -> Condition {
    let values = values.iter().map(|it| (*it).to_owned()).collect();
    Condition {
        status: None,
        body: Some((vec!["error".to_owned()], values)),
    }
}
