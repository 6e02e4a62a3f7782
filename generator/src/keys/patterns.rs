//! What editors hold a text against: regular expressions that both JSON Schema (ECMA-262) and
//! the regular expressions of Rust know, so they use neither look-around nor classes of Unicode.
//!
//! They are as strict as a regular expression can be and no stricter than the checker, which
//! decides.

/// The host of an address, with its port.
macro_rules! host {
    () => {
        "[A-Za-z0-9{}_.-]*[.}][A-Za-z0-9{}_.-]*(:[0-9]+)?"
    };
}

/// A path: segments that are not empty, and neither `.` nor `..`, however they are written.
macro_rules! segments {
    () => {
        concat!(
            "(/",
            dots!(),
            "{0,2}",
            solid!(),
            any!(),
            "*|/",
            dots!(),
            "{3}",
            any!(),
            "*)+"
        )
    };
}

/// A dot.
macro_rules! dots {
    () => {
        "(\\.|%2[eE])"
    };
}

/// A character of a path that is fixed text and no dot.
macro_rules! fixed {
    () => {
        "[A-Za-z0-9_~!$&'()*+,;=:@-]|%[^2]|%2[^eE]"
    };
}

/// A piece of a path that is no dot: a character, or a name in braces.
macro_rules! solid {
    () => {
        concat!("(", fixed!(), "|\\{ *[A-Za-z_][A-Za-z0-9_]* *\\})")
    };
}

/// A piece of a path.
macro_rules! any {
    () => {
        concat!(
            "(",
            dots!(),
            "|",
            fixed!(),
            "|\\{ *[A-Za-z_][A-Za-z0-9_]* *\\})"
        )
    };
}

/// A whole address with a path that does not end in an input.
macro_rules! address {
    () => {
        concat!(
            "https://",
            host!(),
            "(",
            segments!(),
            ")?/",
            dots!(),
            "{0,2}",
            any!(),
            "*(",
            fixed!(),
            ")/?"
        )
    };
}

/// A text without spaces around it and without bars.
macro_rules! value {
    () => {
        "[^ |]([^|]*[^ |])?"
    };
}

/// A character of a token (RFC 9110 section 5.6.2).
macro_rules! token {
    () => {
        "[A-Za-z0-9!#$%&'*+.^_`|~-]"
    };
}

/// Names of ours: snake case.
pub(crate) const SNAKE: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";
/// Names of providers.
pub(crate) const PROVIDER: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
/// Names of environment variables.
pub(crate) const ENVIRONMENT: &str = "^[A-Z][A-Z0-9_]*$";
/// Domains.
pub(crate) const DOMAIN: &str = "^[a-z0-9-]+(\\.[a-z0-9-]+)+$";
/// A day.
pub(crate) const DAY: &str = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// Addresses of pages.
pub(crate) const PAGE: &str = "^https://[A-Za-z0-9][!#-;=?-\\[\\]-_a-~]*$";
/// A call line.
pub(crate) const CALL: &str = concat!(
    "^ *(GET|HEAD|POST|PUT|PATCH|DELETE|WEBSOCKET|BROWSER) +(/|",
    segments!(),
    "/?) *$"
);
/// The address of a host of the file.
pub(crate) const BASE_URL: &str = concat!("^https://", host!(), "(", segments!(), ")?$");
/// The address of a further host.
pub(crate) const HOST_URL: &str = concat!("^(https|wss)://", host!(), "(", segments!(), ")?$");
/// The identifier of an issuer: an address that may end with a slash.
pub(crate) const ISSUER: &str = concat!("^https://", host!(), "(", segments!(), ")?/?$");
/// The address of an endpoint of OAuth 2.0: it ends in a fixed path.
pub(crate) const ADDRESS: &str = concat!("^", address!(), "$");
/// The name of an endpoint, or an address.
pub(crate) const STEP: &str = concat!("^([a-z][a-z0-9]*(_[a-z0-9]+)*|", address!(), ")$");
/// A path before that of every call.
pub(crate) const BASE_PATH: &str = concat!("^", segments!(), "$");
/// One value and nothing else.
pub(crate) const ONE_VALUE: &str = "^\\{ *[A-Za-z_][A-Za-z0-9_]* *\\}$";
/// An expiry.
pub(crate) const EXPIRY: &str =
    "^(from [^ $][^ ]*|jwt( [a-z0-9_]+)?|after ([0-9]+[dhms])+( idle)?|never|unknown)$";
/// A length of time.
pub(crate) const LENGTH: &str = "^([0-9]+[dhms])+$";
/// A condition on more than the status. Its first value does not begin as `==` would.
pub(crate) const CONDITION: &str = concat!(
    "^([1-5][0-9][0-9]|([1-5][0-9][0-9] )?[^ =]+=(\\*|[^ |=]([^|]*[^ |])?",
    "(\\|",
    value!(),
    ")*))$"
);
/// What is kept of an answer.
pub(crate) const KEPT: &str = concat!("^((header|cookie) ", token!(), "+|[^ ]+)$");
/// A scope: visible ASCII without quotes, backslashes and commas.
pub(crate) const SCOPE: &str = "^[!#-+\\--\\[\\]-~]+$";
/// What stands between two scopes.
pub(crate) const SEPARATOR: &str = "^[ -~]+$";
/// The name of a request field.
pub(crate) const FIELD_NAME: &str = "^(optional )?[^ ]*[A-Za-z][^ ]*$";
/// The name of an input: one of ours.
pub(crate) const INPUT_NAME: &str = "^(optional )?[a-z][a-z0-9]*(_[a-z0-9]+)*$";
/// The name of a request field that is a header.
pub(crate) const HEADER_NAME: &str = concat!("^(optional )?", token!(), "+$");
/// Text that a header may carry.
pub(crate) const VISIBLE: &str = "^[ -~]*$";
/// The name of a member; `*` stands for any.
pub(crate) const MEMBER_NAME: &str = "^(\\*|(optional )?[^ ]*[A-Za-z][^ ]*)$";
/// A type in one text, where it is no word of the language.
pub(crate) const TYPE: &str =
    "^ *((\\[ *){1,8}[^\\[ ].*\\]|enum [^|]*[^| ][^|]*(\\|[^|]*[^| ][^|]*)*|[A-Za-z0-9_]+) *$";
/// The type of an input in one text, where it is no word of the language.
pub(crate) const INPUT_TYPE: &str =
    "^ *(\\[ *(string|url|uuid|scope|enum .+) *\\]|enum [^|]*[^| ][^|]*(\\|[^|]*[^| ][^|]*)*) *$";
/// A name as a placement puts it on the wire, or the input that says it.
pub(crate) const PLACED_NAME: &str = concat!("(", token!(), "+|\\{ *[a-z][a-z0-9_]* *\\})");
/// A name as it goes over the wire.
pub(crate) const SENT_NAME: &str = concat!(token!(), "+");
