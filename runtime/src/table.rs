//! The constant tables that a generated crate hands to the runtime.
//!
//! They exist so that a generated crate stays thin: it holds types over these tables, and the
//! runtime interprets them. Everything here is `const`-constructible, in spec order, and names
//! things by the words of the spec; nothing here knows a provider.

#![expect(
    clippy::return_self_not_must_use,
    reason = "they build constants; one that is not used does no harm"
)]

mod client;
mod discovered;
mod endpoint;
mod expiry;
mod input;
mod issuer;
mod mint;
mod placement;
mod scheme;
mod shape;
mod step;
mod template;

pub use client::ClientMetadata;
pub use discovered::{Discovered, Metadata};
pub use endpoint::{
    Accepts, ClientAuthentication, Codec, Condition, Endpoint, ErrorShape, Field, Place, Scopes,
    Test,
};
pub use expiry::{Expiry, Format, Unit, When};
pub use input::Input;
pub use issuer::Issuer;
pub use mint::{Algorithm, Claim, Dpop, Mint};
pub use placement::{Carrier, Placement};
pub use scheme::{Rotation, Scheme};
pub use shape::{Member, Shape};
pub use step::{Keep, Source, Step, Tenant};
pub use template::{Constant, Function, Part, Template};

/// One API provider: the root of a generated crate's tables.
#[derive(Clone, Copy, Debug)]
pub struct Provider {
    /// The provider's name in the spec, such as `infobip`.
    pub name: &'static str,
    /// The provider's name for people, such as `Infobip`.
    pub title: &'static str,
    /// Every host that may see a credential. The first is the API itself and is called `base`.
    pub hosts: &'static [Host],
    /// The domains below which a host must lie whose address arrives in an answer.
    pub hosts_under: &'static [&'static str],
    /// What the hosts' templates read, such as an account's subdomain.
    pub inputs: &'static [Input],
    /// The schemes, most recommended first.
    pub schemes: &'static [&'static Scheme],
    /// The endpoints, in spec order.
    pub endpoints: &'static [&'static Endpoint],
    /// Every scope that the spec names.
    pub scopes: &'static [&'static str],
}

/// A host that the spec names.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Its name: `base`, or a key of `hosts:` in the spec.
    pub name: &'static str,
    /// Scheme, host, port and leading path, without a slash at the end.
    pub url: Template,
    /// The environment name that examples and tests read to override it.
    pub env: &'static str,
}
