//! A program outside the workspace: it compiles what a reader of the pages would paste, and uses
//! two providers together without the two getting in each other's way.

pub mod readme;

use keywright::Builder;
use keywright_infobip as infobip;
use keywright_teletracker as teletracker;

/// Two providers in one program share the types of the runtime.
pub fn together() -> keywright::Result<(
    infobip::Client<infobip::ApiKey>,
    teletracker::Client<teletracker::Basic>,
)> {
    let first: Builder<_> = infobip::Client::builder("xxxxx", infobip::ApiKey::new("key"));
    let second: Builder<_> =
        teletracker::Client::builder(teletracker::Basic::new("name", "password"));
    Ok((first.build()?, second.build()?))
}

/// The features of the generated crates reach the runtime: this exists with TLS only.
#[cfg(feature = "default")]
pub fn trusting(pem: &[u8]) -> keywright::Result<keywright::ReqwestTransport> {
    keywright::ReqwestTransport::with_root_certificates(pem)
}
