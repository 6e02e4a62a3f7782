//! The core of a scheme, to which every kind expands.

use super::{Dpop, Input, Mint, Template};

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
    /// The schemes of which one authenticates its steps, as indices, ascending; none where no
    /// step needs another credential.
    pub parents: Vec<usize>,
    /// What of its parent's is a field of the request for its token (RFC 8693); none where the caller
    /// gives whatever is exchanged.
    pub lent: Option<Lent>,
    /// Whether its token is in the answer of its parent's last acquiring step, so that it has no
    /// step of its own; `acquire` then holds that step with what this scheme keeps.
    pub yielded: bool,
    /// How a person lets the client in: a page, whose callback holds what is kept, or the request
    /// for a device code, whose answer does.
    pub sign_in: Option<Step>,
    /// The steps that obtain the credential, after the sign-in where there is one; none where the
    /// caller holds it already, or holds what it is refreshed with.
    pub acquire: Vec<Step>,
    /// The lookup by which one credential serves several tenants.
    pub tenant: Option<Tenant>,
    /// Where its calls go, if not to the host `base` as it is.
    pub address: Address,
    /// Who issues the tokens, where the spec names it.
    pub issuer: Option<Issuer>,
    /// The resource that tokens are asked for (RFC 8707).
    pub resource: Option<Template>,
    /// The scopes that are asked for where the caller names none; absent: it asks for none.
    pub scopes: Option<Vec<String>>,
    /// What stands between two scopes.
    pub scope_separator: String,
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
    /// The step that pushes the request of a sign-in before its page is opened (RFC 9126).
    pub push: Option<Step>,
    /// The step that asks what the authorization server knows of the token (RFC 7662).
    pub introspect: Option<Step>,
    /// How a program registers itself as its client (RFC 7591).
    pub register: Option<ClientMetadata>,
    /// Whether it must be revoked before another is acquired.
    pub exclusive: bool,
    /// The input that names the account a session is bound to.
    pub bound_to: Option<String>,
    /// What is put on an authenticated request.
    pub send: Vec<Placement>,
    /// Whether its token is bound to a key that the client makes.
    pub dpop: Option<Dpop>,
    /// The tokens that the client makes by itself.
    pub mint: Vec<Mint>,
    /// How each request is signed; no signer is in the language yet.
    pub sign: Option<Sign>,
    /// The vendor's published examples.
    pub examples: Vec<Example>,
    /// Contradictions and unknowns.
    pub quirks: Vec<String>,
}

/// A value of another scheme's credential that a token exchange is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// The field that it fills, by the name of the standard: `subject_token` or `actor_token`.
    pub field: String,
    /// Its name in the scheme that lends it.
    pub value: String,
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
    /// A token that another scheme's credential makes.
    Derived,
    /// OAuth 2.0 client credentials (RFC 6749 section 4.4).
    OAuth2ClientCredentials,
    /// OAuth 2.0 authorization code with PKCE (RFC 6749 section 4.1, RFC 7636).
    OAuth2AuthorizationCode,
    /// OAuth 2.0 with a person's own user name and password (RFC 6749 section 4.3). Legacy.
    OAuth2Password,
    /// OAuth 2.0 with an assertion as the grant (RFC 7523 section 2.1).
    OAuth2JwtBearer,
    /// OAuth 2.0 with another token as the grant (RFC 8693).
    OAuth2TokenExchange,
    /// A token that the caller's key signs (RFC 7519).
    Jwt,
    /// OAuth 2.0 device authorization (RFC 8628).
    OAuth2DeviceCode,
    /// The core itself.
    Custom,
}

impl Kind {
    /// Whether it is a grant of OAuth 2.0, so that addresses stand for its endpoints.
    pub fn is_oauth2(self) -> bool {
        matches!(
            self,
            Self::OAuth2ClientCredentials
                | Self::OAuth2AuthorizationCode
                | Self::OAuth2DeviceCode
                | Self::OAuth2JwtBearer
                | Self::OAuth2Password
                | Self::OAuth2TokenExchange
        )
    }
}

/// A signer of requests. It has no values: each signer arrives with the provider that needs it.
#[derive(Clone, Copy, Debug)]
pub enum Sign {}

/// An authorization server, by its identifier: a host and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The name of its host.
    pub host: String,
    /// What stands behind the host: empty, or from a slash on. Identifiers are compared exactly, so
    /// a slash at its end stays.
    pub path: String,
    /// Whether every callback names it (RFC 9207).
    pub always: bool,
}

/// What a scheme says of the client that is registered for it (RFC 7591 section 2).
#[derive(Clone, Debug)]
pub struct ClientMetadata {
    /// The endpoint that registers it, as an index.
    pub endpoint: usize,
    /// How the client proves itself at the token endpoint, by the name of the registry.
    pub token_endpoint_auth_method: &'static str,
    /// Whether it may be registered without a secret all the same.
    pub public: bool,
    /// The grants that it uses; the first is the one without which the scheme is of no use.
    pub grant_types: Vec<&'static str>,
    /// What it asks of the page.
    pub response_types: Vec<&'static str>,
}

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

/// The lookup by which one credential serves several tenants: a step that the credential itself
/// authenticates, and what is kept of one entry of the list that it answers with.
#[derive(Clone, Debug)]
pub struct Tenant {
    /// The step; it keeps nothing by itself.
    pub step: Step,
    /// Where in the answer the list is; empty: the whole answer.
    pub list: Vec<String>,
    /// The member of an entry by which a caller chooses.
    pub pick: String,
    /// What is kept of the entry, by paths from it.
    pub keep: Vec<Keep>,
}

/// Where the calls of a scheme go, among those that go to the host `base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// To the host as it is.
    Base,
    /// Behind the host: a leading path.
    Path(Template),
    /// To an address that arrives in an answer.
    Kept(Template),
}

impl Step {
    /// A step that takes an endpoint as it is.
    pub fn at(endpoint: usize) -> Self {
        Self {
            endpoint,
            with: Vec::new(),
            without: Vec::new(),
            keep: Vec::new(),
        }
    }
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
    /// A field of the request says it.
    Requested(String, When),
    /// The claim `exp` of the kept value of this name (RFC 7519 section 4.1.4).
    Jwt(String),
    /// So many seconds after it was issued.
    After(u64),
    /// So many seconds after it was last used.
    Idle(u64),
    /// It does not expire.
    Never,
    /// Nobody says: it is renewed when it is refused.
    Unknown,
}

/// A length or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// So long after the request was sent.
    In(Unit),
    /// At that instant.
    At(Format),
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
    /// Days, hours and minutes, as text: `1:02:30`.
    DaysHoursMinutes,
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

impl Scheme {
    /// Whether a token that the client makes by itself is the credential or a part of it.
    pub fn is_minted(&self) -> bool {
        self.mint.iter().any(|it| it.is_sent)
    }

    /// Whether something is obtained, so that the inputs alone are not the credential.
    pub fn is_obtained(&self) -> bool {
        !self.acquire.is_empty() || self.refresh.is_some() || self.is_minted()
    }
}
