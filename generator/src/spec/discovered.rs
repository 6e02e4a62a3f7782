//! Where addresses are found that the file leaves to the metadata of an issuer or of a resource.
//! Nobody writes this: it is what stands behind `discover`.

use crate::tree::Text;

/// Where the metadata of an issuer or of a resource is.
#[derive(Clone, Debug)]
pub(crate) struct Metadata {
    pub(crate) host: Option<Text>,
    /// What stands behind the host in the identifier.
    pub(crate) path: String,
    /// The endpoints that are asked for the document, in order.
    pub(crate) documents: Vec<Text>,
    /// The endpoint that reads the metadata of the resource, where that names the issuer. The host
    /// and the path are then those of whoever plays the issuer.
    pub(crate) resource: Option<Text>,
}

/// An address that is a member of the metadata.
#[derive(Clone, Debug)]
pub(crate) struct Discovered {
    pub(crate) member: String,
    pub(crate) metadata: Metadata,
    /// The document of the issuer that the member names, where the address is that of one.
    pub(crate) document: Option<&'static str>,
}
