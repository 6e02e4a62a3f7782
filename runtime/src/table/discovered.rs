//! Where an endpoint is whose address only metadata tell: those of its authorization server, or
//! those of a resource, which say who that server is.

use super::Endpoint;

/// An address that is found at run time.
#[derive(Clone, Copy, Debug)]
pub struct Discovered {
    /// The member of the metadata that holds it, such as `token_endpoint`.
    pub member: &'static str,
    /// Whose metadata it is.
    pub metadata: &'static Metadata,
    /// Whether the client proves itself there by the certificate of its connection, so that the
    /// address among `mtls_endpoint_aliases` is the right one, if there is one (RFC 8705 section 5).
    pub mutual: bool,
    /// What the member holds is the identifier of an issuer, and the endpoint is where that one has
    /// its document of this name, such as `openid-configuration`.
    pub document: Option<&'static str>,
}

/// The metadata of an authorization server (RFC 8414) or of a protected resource (RFC 9728).
#[derive(Clone, Copy, Debug)]
pub struct Metadata {
    /// The name of the host of whom it describes; empty where that is found at run time.
    pub host: &'static str,
    /// What stands behind the host in the identifier: empty, or from a slash on.
    pub path: &'static str,
    /// Where the document is looked for: the next one where there is none at the one before.
    pub documents: &'static [&'static Endpoint],
    /// Whether a resource is described, and no authorization server.
    pub is_of_resource: bool,
}

impl Metadata {
    /// The metadata of the issuer at this place.
    pub const fn new(
        host: &'static str,
        path: &'static str,
        documents: &'static [&'static Endpoint],
    ) -> Self {
        Self {
            host,
            path,
            documents,
            is_of_resource: false,
        }
    }

    /// The metadata of the resource at this place.
    pub const fn of_resource(
        host: &'static str,
        path: &'static str,
        documents: &'static [&'static Endpoint],
    ) -> Self {
        Self {
            is_of_resource: true,
            ..Self::new(host, path, documents)
        }
    }

    /// The metadata of an issuer whose documents are found where a resource names it.
    pub const fn found(documents: &'static [&'static Endpoint]) -> Self {
        Self::new("", "", documents)
    }

    /// Whether both are one document of one issuer or resource.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let ids = |it: &Self| it.documents.iter().map(|it| it.id);
        (self.host, self.path) == (other.host, other.path) && ids(self).eq(ids(other))
    }

    /// The resource that names the issuer, where the spec does not.
    pub(crate) fn resource(&self) -> Option<&'static Self> {
        let mut found = self.documents.iter().filter_map(|it| it.discovered);
        found.next().map(|it| it.metadata)
    }

    /// How many requests may be needed to have it.
    pub(crate) fn requests(&self) -> usize {
        self.documents.len() + self.resource().map_or(0, |it| it.documents.len())
    }
}
