//! The one request shape: login, refresh, revocation and every ordinary endpoint are entries of
//! the same kind.

use super::{Constant, Constraint, Template, Type};

/// One exchange with a provider.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Its name: snake case.
    pub id: String,
    /// How it is spoken to.
    pub protocol: Protocol,
    /// The request method, in upper case; `GET` for a WebSocket handshake.
    pub method: String,
    /// The name of its host.
    pub host: String,
    /// The path, with a leading slash. Each value in it is a field with [`Place::Path`].
    pub path: Template,
    /// Where its address is found, which only the metadata of its issuer tells. The path is then
    /// where a server of ours puts it, and nobody else's business.
    pub discovered: Option<Discovered>,
    /// The fields of the request: path, then query, headers and body, each in file order.
    pub fields: Vec<Field>,
    /// How the body fields are written.
    pub codec: Codec,
    /// Which schemes authenticate it.
    pub accepts: Accepts,
    /// How an OAuth 2.0 client proves itself here.
    pub client: Option<ClientAuthentication>,
    /// The standard that gave it fields and an answer.
    pub standard: Option<Standard>,
    /// The body of a successful answer; none where there is no body.
    pub returns: Option<Type>,
    /// The error forms to try, in order: those that the endpoint names, then the others.
    pub errors: Vec<usize>,
    /// The scopes that a call needs.
    pub scopes: Scopes,
    /// The path at which the answer names whose account it is; empty where it does not.
    pub account: Vec<String>,
    /// One sentence for people.
    pub help: Option<String>,
    /// Its pages, beside the provider's.
    pub docs: Vec<String>,
    /// Contradictions and unknowns.
    pub quirks: Vec<String>,
}

/// An address in the metadata of an authorization server (RFC 8414), or of a document of the server
/// that the metadata of a resource name (RFC 9728).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovered {
    /// The member that holds it: `token_endpoint`.
    pub member: String,
    /// What stands behind the host in the identifier of the issuer, or of the resource: empty, or
    /// from a slash on. It is on the host of the documents.
    pub path: String,
    /// The endpoints that are asked for the document, in order, as indices.
    pub documents: Vec<usize>,
    /// The document, such as `openid-configuration`, of the issuer that the member names: then a
    /// resource is described. The endpoint's host and path are those of whoever plays that issuer.
    pub document: Option<&'static str>,
}

impl Discovered {
    /// What the address is called: the document, or the member that holds it.
    pub fn name(&self) -> &str {
        self.document.unwrap_or(&self.member)
    }
}

/// How an endpoint is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// One request, one answer.
    Http,
    /// A page that a person opens in a browser; the answer is the query of the address to which
    /// the browser comes back (RFC 6749 section 4.1.1).
    Browser,
    /// A WebSocket: the client hands out the address and the ready token (RFC 6455).
    WebSocket,
}

/// Which schemes authenticate an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// None: the request carries no credential.
    Nothing,
    /// One of these, as indices into the provider's schemes, ascending.
    Schemes(Vec<usize>),
}

/// How an OAuth 2.0 client proves itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAuthentication {
    /// How it does so with a secret.
    pub proof: Proof,
    /// Whether it may have no secret; then it only names itself, in the body.
    pub public: bool,
}

/// How a client proves itself, by the names of the IANA registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// `client_secret_basic`.
    ClientSecretBasic,
    /// `client_secret_basic_raw`, which is in no registry: HTTP Basic of the id and the secret as
    /// they are.
    ClientSecretBasicRaw,
    /// `client_secret_post`.
    ClientSecretPost,
    /// `client_secret_jwt` (RFC 7523 section 2.2): a token signed with the secret.
    ClientSecretJwt,
    /// `private_key_jwt` (RFC 7523 section 2.2): a token signed with a private key.
    PrivateKeyJwt,
    /// `tls_client_auth` (RFC 8705 section 2.1): by the certificate of its connection, for which an
    /// authority vouches.
    TlsClientAuth,
    /// `self_signed_tls_client_auth` (RFC 8705 section 2.2): by one that the server knows.
    SelfSignedTlsClientAuth,
    /// `none`: it has no secret.
    None,
}

impl Proof {
    /// The way of a word; none where it is no word for one.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "client_secret_basic" => Self::ClientSecretBasic,
            "client_secret_basic_raw" => Self::ClientSecretBasicRaw,
            "client_secret_post" => Self::ClientSecretPost,
            "client_secret_jwt" => Self::ClientSecretJwt,
            "private_key_jwt" => Self::PrivateKeyJwt,
            "tls_client_auth" => Self::TlsClientAuth,
            "self_signed_tls_client_auth" => Self::SelfSignedTlsClientAuth,
            "none" => Self::None,
            _ => return None,
        })
    }

    /// Its name in the registry of RFC 7591. What is in no registry is a matter of encoding.
    pub fn registered(self) -> &'static str {
        match self {
            Self::ClientSecretBasic | Self::ClientSecretBasicRaw => "client_secret_basic",
            Self::ClientSecretPost => "client_secret_post",
            Self::ClientSecretJwt => "client_secret_jwt",
            Self::PrivateKeyJwt => "private_key_jwt",
            Self::TlsClientAuth => "tls_client_auth",
            Self::SelfSignedTlsClientAuth => "self_signed_tls_client_auth",
            Self::None => "none",
        }
    }

    /// Whether the caller gives the client's secret.
    pub fn has_secret(self) -> bool {
        match self {
            Self::ClientSecretBasic
            | Self::ClientSecretBasicRaw
            | Self::ClientSecretPost
            | Self::ClientSecretJwt => true,
            Self::PrivateKeyJwt
            | Self::TlsClientAuth
            | Self::SelfSignedTlsClientAuth
            | Self::None => false,
        }
    }

    /// Whether the certificate of the connection is the proof, and the request names the client only.
    pub fn is_certificate(self) -> bool {
        matches!(self, Self::TlsClientAuth | Self::SelfSignedTlsClientAuth)
    }

    /// Whether the proof is in the header, so that it is no field of the request.
    pub fn is_basic(self) -> bool {
        matches!(self, Self::ClientSecretBasic | Self::ClientSecretBasicRaw)
    }
}

/// A standard that gives an endpoint its fields and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// RFC 6749 section 4.1.1, with PKCE (RFC 7636).
    OAuth2Authorize,
    /// RFC 6749 section 4.1.3, with PKCE (RFC 7636).
    OAuth2AuthorizationCode,
    /// RFC 6749 section 4.4.
    OAuth2ClientCredentials,
    /// RFC 6749 section 4.3. Legacy: RFC 9700 section 2.4 forbids it.
    OAuth2Password,
    /// RFC 7523 section 2.1.
    OAuth2JwtBearer,
    /// RFC 8693 section 2.1.
    OAuth2TokenExchange,
    /// RFC 8628 section 3.1.
    OAuth2DeviceAuthorization,
    /// RFC 8628 section 3.4.
    OAuth2DeviceToken,
    /// RFC 6749 section 6.
    OAuth2Refresh,
    /// RFC 7009.
    OAuth2Revoke,
    /// RFC 9126.
    OAuth2PushedAuthorization,
    /// RFC 7662.
    OAuth2Introspect,
    /// RFC 7591.
    OAuth2Register,
}

impl Standard {
    /// Whether a client proves itself there. Nobody does on a page, and who registers is no client
    /// yet.
    pub fn proves_client(self) -> bool {
        !matches!(self, Self::OAuth2Authorize | Self::OAuth2Register)
    }
}

/// How body fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codec {
    /// There is no body.
    None,
    /// `application/json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
}

/// One field of a request.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// The name that a standard gives it, where the spec renames it.
    pub standard: Option<String>,
    /// Where it travels.
    pub place: Place,
    /// Its type.
    pub ty: Type,
    /// Whether it may be left out.
    pub optional: bool,
    /// The value that the spec fixes for it.
    pub constant: Option<Constant>,
    /// What its value must look like.
    pub constraint: Option<Constraint>,
    /// One sentence for people.
    pub help: Option<String>,
    /// A value for documents and tests.
    pub example: Option<String>,
}

impl Field {
    /// The name by which a scheme knows it: that of the standard, else its own.
    pub fn known_as(&self) -> &str {
        self.standard.as_deref().unwrap_or(&self.name)
    }
}

/// Where a field travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header of its name.
    Header,
    /// In the body.
    Body,
}

/// The scopes that a call needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scopes {
    /// None, or none that the vendor names.
    None,
    /// Any one of them.
    Any(Vec<String>),
    /// All of them.
    All(Vec<String>),
}

/// How an error answer looks and what it means.
///
/// The classes are asked in the order throttled, client, dead, scope, expired; the first with a
/// condition that holds wins.
#[derive(Clone, Debug)]
pub struct ErrorShape {
    /// Its name: snake case.
    pub id: String,
    /// The path of the provider's error code; empty: none.
    pub code: Vec<String>,
    /// The path of the provider's error text; empty: none.
    pub text: Vec<String>,
    /// What makes an answer with a success status an error all the same.
    pub also_when: Vec<Condition>,
    /// The credential has expired; 401 where the spec says nothing.
    pub expired: Vec<Condition>,
    /// The credential is dead.
    pub dead: Vec<Condition>,
    /// The client itself is not accepted.
    pub client: Vec<Condition>,
    /// A scope is missing; 403 where the spec says nothing.
    pub scope: Vec<Condition>,
    /// Too many requests; 429 where the spec says nothing.
    pub throttled: Vec<Condition>,
}

/// One condition on an answer: its status, a value in its body, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The status; any where absent.
    pub status: Option<u16>,
    /// A path in the body and the texts that pass there; no texts: any value that is not null.
    pub body: Option<(Vec<String>, Vec<String>)>,
}
