//! The one request shape: login, refresh, revocation and every ordinary endpoint are entries of
//! the same kind.

use http::Method;

use super::{Constant, Discovered, Metadata, Shape, Template};

/// One HTTP exchange of a provider.
#[derive(Clone, Debug)]
pub struct Endpoint {
    /// Its name in the spec.
    pub id: &'static str,
    /// The request method.
    pub method: Method,
    /// The name of its host, `base` where the spec says nothing.
    pub host: &'static str,
    /// The path, with a leading slash. Each value in it is percent-encoded as one segment.
    pub path: Template,
    /// What takes the place of the path, where only the metadata of the host's issuer tells it.
    pub discovered: Option<Discovered>,
    /// The fields of the request, in spec order.
    pub fields: &'static [Field],
    /// How the body fields are written.
    pub codec: Codec,
    /// Which schemes authenticate it.
    pub accepts: Accepts,
    /// How an OAuth 2.0 client proves itself here (RFC 6749 section 2.3).
    pub client_authentication: ClientAuthentication,
    /// Whether a client may have no secret. It is public then and only names itself, by `client_id`
    /// in the body (RFC 6749 sections 2.3.1 and 3.2.1).
    pub public_client: bool,
    /// Whether it is a page that a person opens in a browser. The client never requests it.
    pub browser: bool,
    /// The body of a successful answer.
    pub returns: Shape,
    /// The error forms to try, in order.
    pub errors: &'static [&'static ErrorShape],
    /// The scopes that a call needs.
    pub scopes: Scopes,
    /// The path at which the answer names whose account it is. Empty: it does not.
    pub account: &'static [&'static str],
}

impl Endpoint {
    /// An endpoint on the base host that no scheme authenticates and that answers with nothing.
    pub const fn new(id: &'static str, method: Method, path: Template) -> Self {
        Self {
            id,
            method,
            host: "base",
            path,
            discovered: None,
            fields: &[],
            codec: Codec::None,
            accepts: Accepts::Nothing,
            client_authentication: ClientAuthentication::None,
            public_client: false,
            browser: false,
            returns: Shape::Nothing,
            errors: &[],
            scopes: Scopes::None,
            account: &[],
        }
    }

    /// Sends it to another host of the provider.
    pub const fn host(mut self, host: &'static str) -> Self {
        self.host = host;
        self
    }

    /// Finds its address in the metadata of an authorization server, under this member.
    pub const fn discovered(mut self, member: &'static str, metadata: &'static Metadata) -> Self {
        self.discovered = Some(Discovered {
            member,
            metadata,
            mutual: false,
            document: None,
        });
        self
    }

    /// Says that the client proves itself here by the certificate of its connection, so that an
    /// address that is found is the one for such clients (RFC 8705 section 5).
    pub const fn mutual_tls(mut self) -> Self {
        if let Some(it) = &mut self.discovered {
            it.mutual = true;
        }
        self
    }

    /// Finds it where an issuer has its document of this name; which issuer, the metadata of a
    /// resource tell under this member (RFC 9728).
    pub const fn discovered_document(
        mut self,
        document: &'static str,
        member: &'static str,
        metadata: &'static Metadata,
    ) -> Self {
        self.discovered = Some(Discovered {
            member,
            metadata,
            mutual: false,
            document: Some(document),
        });
        self
    }

    /// Lists the fields of the request.
    pub const fn fields(mut self, fields: &'static [Field]) -> Self {
        self.fields = fields;
        self
    }

    /// Says how the body fields are written.
    pub const fn codec(mut self, codec: Codec) -> Self {
        self.codec = codec;
        self
    }

    /// Lists the ids of the schemes that authenticate it.
    pub const fn accepts(mut self, schemes: &'static [&'static str]) -> Self {
        self.accepts = Accepts::Schemes(schemes);
        self
    }

    /// Says how an OAuth 2.0 client proves itself here.
    pub const fn client_authentication(mut self, method: ClientAuthentication) -> Self {
        self.client_authentication = method;
        self
    }

    /// Lets an OAuth 2.0 client be public here: without a secret it only names itself.
    pub const fn public_client(mut self) -> Self {
        self.public_client = true;
        self
    }

    /// Says that it is a page that a person opens in a browser.
    pub const fn browser(mut self) -> Self {
        self.browser = true;
        self
    }

    /// Says what a successful answer holds.
    pub const fn returns(mut self, shape: Shape) -> Self {
        self.returns = shape;
        self
    }

    /// Lists the error forms to try, in order.
    pub const fn errors(mut self, shapes: &'static [&'static ErrorShape]) -> Self {
        self.errors = shapes;
        self
    }

    /// Any one of these scopes suffices.
    pub const fn any_scope(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = Scopes::Any(scopes);
        self
    }

    /// Says where the answer names whose account it is.
    pub const fn account(mut self, path: &'static [&'static str]) -> Self {
        self.account = path;
        self
    }

    /// All of these scopes are needed.
    pub const fn all_scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = Scopes::All(scopes);
        self
    }
}

/// Which schemes authenticate an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// None: the request carries no credential.
    Nothing,
    /// One of these, by id.
    Schemes(&'static [&'static str]),
}

/// How an OAuth 2.0 client proves itself, by the names of the IANA registry
/// "OAuth Token Endpoint Authentication Methods".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAuthentication {
    /// Not at all, or this is no OAuth endpoint.
    None,
    /// `client_secret_basic`: id and secret form-encoded, then HTTP Basic (RFC 6749 section 2.3.1).
    ClientSecretBasic,
    /// As `ClientSecretBasic`, with the id and the secret as they are (RFC 7617).
    ClientSecretBasicRaw,
    /// `client_secret_post`: `client_id` and `client_secret` in the body.
    ClientSecretPost,
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
    /// `multipart/form-data` (RFC 7578), of text fields only.
    Multipart,
}

/// One field of a request.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it travels.
    pub place: Place,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// Whether it may be left out.
    pub optional: bool,
    /// The value that the spec fixes for it.
    pub constant: Option<Constant>,
}

impl Field {
    /// A required field.
    pub const fn new(name: &'static str, place: Place, shape: &'static Shape) -> Self {
        Self {
            name,
            place,
            shape,
            optional: false,
            constant: None,
        }
    }

    /// Lets it be left out.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Fixes its value.
    pub const fn constant(mut self, value: Constant) -> Self {
        self.constant = Some(value);
        self
    }
}

/// Where a field of a request travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the path, where the endpoint's template names it.
    Path,
    /// In the query.
    Query,
    /// In a header of its name.
    Header,
    /// In the body.
    Body,
}

/// The scopes that a call needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scopes {
    /// None, or none that the vendor names.
    None,
    /// Any one of them.
    Any(&'static [&'static str]),
    /// All of them.
    All(&'static [&'static str]),
}

/// How an error answer looks and what it means.
///
/// The classes are asked in the order `throttled`, `client`, `dead`, `scope`, `expired`; the
/// first with a condition that holds wins.
#[derive(Clone, Copy, Debug)]
pub struct ErrorShape {
    /// Its name in the spec.
    pub id: &'static str,
    /// The path of the provider's error code, such as `["requestError", "messageId"]`. Empty: none.
    pub code: &'static [&'static str],
    /// The path of the provider's error text. Empty: none.
    pub text: &'static [&'static str],
    /// What makes an answer with a success status an error all the same.
    pub also_when: &'static [Condition],
    /// The credential has expired: renew it and try again, once.
    pub expired: &'static [Condition],
    /// The credential is dead: only a new sign-in helps.
    pub dead: &'static [Condition],
    /// The client itself is not accepted: its id, secret or login is wrong.
    pub client: &'static [Condition],
    /// A scope or permission is missing.
    pub scope: &'static [Condition],
    /// Too many requests.
    pub throttled: &'static [Condition],
}

/// One condition on an answer: its status, a value in its body, or both.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The status; any where absent.
    pub status: Option<u16>,
    /// A test of the body.
    pub body: Option<Test>,
}

/// A test of one value in a body.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The path of the value.
    pub path: &'static [&'static str],
    /// The texts that pass; empty: any value passes that is there and not null.
    pub values: &'static [&'static str],
}
