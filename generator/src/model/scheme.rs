//! The core of a scheme, to which every kind expands.

use super::{Input, Template};

/// One way in which a provider lets a caller prove who it is.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its id: snake case, the kind where the spec says nothing.
    pub id: String,
    /// The kind that it was written as; for documents only.
    pub kind: Kind,
    /// Its name for people.
    pub title: String,
    /// One sentence for people.
    pub help: Option<String>,
    /// Its pages, beside the provider's.
    pub docs: Vec<String>,
    /// What the caller gives; required ones first.
    pub inputs: Vec<Input>,
    /// The steps that obtain the credential; none where the caller holds it already.
    pub acquire: Vec<Step>,
    /// How long what was obtained lives; the first that is known of wins. Never empty.
    pub expires: Vec<Expiry>,
    /// The step that renews it; where absent, it is acquired again.
    pub refresh: Option<Step>,
    /// How long the refresh token lives.
    pub refresh_expires: Vec<Expiry>,
    /// Whether a refresh spends the refresh token.
    pub rotation: Rotation,
    /// The step that revokes it.
    pub revoke: Option<Step>,
    /// Whether it must be revoked before another is acquired.
    pub exclusive: bool,
    /// The input that names the account a session is bound to.
    pub bound_to: Option<String>,
    /// What is put on an authenticated request.
    pub send: Vec<Placement>,
    /// How each request is signed; no signer is in the language yet.
    pub sign: Option<Sign>,
    /// The vendor's published examples.
    pub examples: Vec<Example>,
    /// Contradictions and unknowns.
    pub quirks: Vec<String>,
}

/// The word under which a scheme was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key that the caller holds.
    ApiKey,
    /// A token that the caller holds (RFC 6750).
    Bearer,
    /// HTTP Basic (RFC 7617).
    Basic,
    /// A token that a login makes.
    Session,
    /// OAuth 2.0 client credentials (RFC 6749 section 4.4).
    OAuth2ClientCredentials,
    /// The core itself.
    Custom,
}

/// A signer of requests. It has no values: each signer arrives with the provider that needs it.
#[derive(Clone, Copy, Debug)]
pub enum Sign {}

/// One step of a life: an endpoint, what fills its fields, and what is kept of its answer.
#[derive(Clone, Debug)]
pub struct Step {
    /// The endpoint, as an index.
    pub endpoint: usize,
    /// Fields that are filled by a template; others are filled by the input or kept value of
    /// their name, else by their constant.
    pub with: Vec<(String, Template)>,
    /// Optional fields that are left out.
    pub without: Vec<String>,
    /// What is kept of the answer.
    pub keep: Vec<Keep>,
}

/// A value that is kept of an answer.
#[derive(Clone, Debug)]
pub struct Keep {
    /// The name by which templates and later steps read it.
    pub name: String,
    /// Where it is found.
    pub source: Source,
    /// Whether the answer may lack it; the value kept before then stays.
    pub optional: bool,
}

/// Where in an answer a value is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In the body, by path.
    Body(Vec<String>),
    /// In a header.
    Header(String),
    /// In a cookie that the answer sets.
    Cookie(String),
    /// The whole body is the value.
    Whole,
}

/// How long something lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expiry {
    /// The answer gives a length, at this path.
    In(Vec<String>, Unit),
    /// The answer gives an instant, at this path.
    At(Vec<String>, Format),
    /// So many seconds after it was issued.
    After(u64),
    /// So many seconds after it was last used.
    Idle(u64),
    /// It does not expire.
    Never,
    /// Nobody says: it is renewed when it is refused.
    Unknown,
}

/// The unit of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Milliseconds.
    Milliseconds,
}

/// The format of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 3339.
    DateTime,
    /// Seconds since 1970.
    Unix,
    /// Milliseconds since 1970.
    UnixMilliseconds,
}

/// Whether a refresh spends the refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It does: each refresh token works once.
    SingleUse,
    /// It does not.
    Reusable,
    /// The vendor does not say; treated as single use.
    Unknown,
}

/// Something put on an authenticated request.
#[derive(Clone, Debug)]
pub struct Placement {
    /// What carries it.
    pub carrier: Carrier,
    /// The name of the header, query parameter, cookie or body field: literal text, or exactly
    /// one value of an enum input.
    pub name: Template,
    /// What is sent.
    pub value: Template,
    /// Whether a JSON body carries it as a number.
    pub integer: bool,
}

/// What carries a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A request header.
    Header,
    /// A query parameter.
    Query,
    /// A cookie.
    Cookie,
    /// A field of the body.
    Body,
    /// A query parameter on GET, HEAD and DELETE; a field of the body otherwise.
    Parameter,
}

/// A published example: given these values, this is sent, byte for byte.
#[derive(Clone, Debug)]
pub struct Example {
    /// Values by the name of an input or of a kept value.
    pub given: Vec<(String, String)>,
    /// What is sent: carrier, name, value.
    pub sends: Vec<(Carrier, String, String)>,
}
