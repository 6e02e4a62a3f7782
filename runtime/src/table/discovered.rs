//! Where an endpoint is whose address only the metadata of its authorization server tells.

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
}

/// The metadata of an authorization server (RFC 8414).
#[derive(Clone, Copy, Debug)]
pub struct Metadata {
    /// The name of the issuer's host.
    pub host: &'static str,
    /// What stands behind the host in the issuer's identifier: empty, or from a slash on.
    pub path: &'static str,
    /// Where the document is looked for, on that host: the next one where there is none at the one
    /// before.
    pub documents: &'static [&'static Endpoint],
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
        }
    }

    /// Whether both are one document of one issuer.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let ids = |it: &Self| it.documents.iter().map(|it| it.id);
        (self.host, self.path) == (other.host, other.path) && ids(self).eq(ids(other))
    }
}
