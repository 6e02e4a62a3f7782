//! Header names: legal, and none that the transport owns.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::Span;

/// Headers of the connection and of the message frame; a request that sets them breaks or lies.
pub(crate) const OWNED: &[&str] = &[
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "cookie",
];

/// Reports a header that must not be set.
pub(super) fn header(name: &str, span: Span, report: &mut Diagnostics) {
    if !is_token(name) {
        report
            .error(
                Code::Header,
                span,
                format!("`{name}` is no name of a header"),
            )
            .help("use letters, digits and hyphens");
    } else if OWNED.contains(&name.to_ascii_lowercase().as_str())
        || name.to_ascii_lowercase().starts_with("sec-websocket-")
    {
        let help = match name.to_ascii_lowercase().as_str() {
            "cookie" => "write `cookie name`",
            "content-type" => "it follows from `json:`, `form:` or `multipart:`",
            _ => "leave it out",
        };
        report
            .error(
                Code::Header,
                span,
                format!("`{name}` is set by the transport"),
            )
            .help(help);
    }
}

/// A token of RFC 9110.
pub(super) fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it))
}
