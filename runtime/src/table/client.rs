//! What a scheme says of the client that is registered for it (RFC 7591).

use super::Endpoint;

/// How a program becomes a client of a scheme, and what that client is.
#[derive(Clone, Copy, Debug)]
pub struct ClientMetadata {
    /// The endpoint that registers it.
    pub endpoint: &'static Endpoint,
    /// How it proves itself at the token endpoint, by the name of the IANA registry.
    pub token_endpoint_auth_method: &'static str,
    /// Whether it may be registered without a secret all the same.
    pub public: bool,
    /// The grants that it uses; without the first, the scheme is of no use.
    pub grant_types: &'static [&'static str],
    /// What it asks of the page.
    pub response_types: &'static [&'static str],
}

impl ClientMetadata {
    /// A client that proves itself in this way.
    pub const fn new(endpoint: &'static Endpoint, method: &'static str) -> Self {
        Self {
            endpoint,
            token_endpoint_auth_method: method,
            public: false,
            grant_types: &[],
            response_types: &[],
        }
    }

    /// Lets it be registered without a secret, too.
    pub const fn public(mut self) -> Self {
        self.public = true;
        self
    }

    /// Lists the grants that it uses, the indispensable one first.
    pub const fn grant_types(mut self, grants: &'static [&'static str]) -> Self {
        self.grant_types = grants;
        self
    }

    /// Lists what it asks of the page.
    pub const fn response_types(mut self, responses: &'static [&'static str]) -> Self {
        self.response_types = responses;
        self
    }
}
