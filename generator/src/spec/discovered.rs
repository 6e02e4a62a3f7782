//! Where addresses are found that the file leaves to the metadata of an issuer. Nobody writes this:
//! it is what stands behind `discover`.

use crate::tree::Text;

/// Where the metadata of an issuer is.
#[derive(Clone, Debug)]
pub(crate) struct Metadata {
    pub(crate) host: Option<Text>,
    /// What stands behind the host in the issuer's identifier.
    pub(crate) path: String,
    /// The endpoints that are asked for the document, in order.
    pub(crate) documents: Vec<Text>,
}

/// An address that is a member of the metadata.
#[derive(Clone, Debug)]
pub(crate) struct Discovered {
    pub(crate) member: String,
    pub(crate) metadata: Metadata,
}
