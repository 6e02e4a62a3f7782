//! The provider as it is: references resolved, impossible states gone, no text left to interpret.
//!
//! Kinds have expanded to the one core here, so everything behind the checker (the lowering, the
//! documents, the loopback server) sees schemes of one form only. It knows no Rust and no YAML.

mod endpoint;
mod input;
mod mint;
mod scheme;
mod template;
mod types;

pub use endpoint::{
    Accepts, ClientAuthentication, Codec, Condition, Discovered, Endpoint, ErrorShape, Field,
    Place, Proof, Protocol, Scopes, Standard,
};
pub use input::{Constraint, Input, InputType};
pub use mint::{Algorithm, Claim, Dpop, Mint};
pub use scheme::{
    Address, Carrier, ClientMetadata, Example, Expiry, Format, Issuer, Keep, Kind, Lent, Placement,
    Rotation, Scheme, Sign, Source, Step, Tenant, Unit, When,
};
pub use template::{Constant, Function, Part, Template};
pub use types::{Member, NamedType, Type};

/// One API provider.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name: lower-case letters, digits and hyphens, starting with a letter.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// The vendor's pages that the spec was written from; at least one.
    pub docs: Vec<String>,
    /// The day on which someone last read those pages, as `YYYY-MM-DD`.
    pub checked: String,
    /// Every host that may see a credential. The first is the API itself and is called `base`.
    pub hosts: Vec<Host>,
    /// The domains below which a host must lie that arrives in an answer.
    pub hosts_under: Vec<String>,
    /// What the hosts' templates read.
    pub inputs: Vec<Input>,
    /// The schemes, most recommended first; at least one.
    pub schemes: Vec<Scheme>,
    /// Every scope that the file names, in the order of first mention.
    pub scopes: Vec<String>,
    /// The named types, in file order.
    pub types: Vec<NamedType>,
    /// The endpoints, in file order.
    pub endpoints: Vec<Endpoint>,
    /// The error forms, in file order.
    pub errors: Vec<ErrorShape>,
    /// Contradictions and unknowns of the whole provider.
    pub quirks: Vec<String>,
    /// The end that the vendor has announced.
    pub sunset: Option<Sunset>,
}

/// The end of a provider, as its vendor has announced it.
#[derive(Clone, Debug)]
pub struct Sunset {
    /// The last day, as `YYYY-MM-DD`.
    pub on: String,
    /// The provider that takes its place.
    pub replacement: Option<String>,
    /// The schemes and endpoints that stay.
    pub except: Vec<String>,
    /// One sentence for people.
    pub help: Option<String>,
}

/// A host that the spec names.
#[derive(Clone, Debug)]
pub struct Host {
    /// `base`, or a key of `hosts:`.
    pub name: String,
    /// Scheme, host, port and leading path, without a slash at the end.
    pub url: Template,
    /// The environment name that overrides it in examples and tests.
    pub env: String,
}

impl Provider {
    /// The endpoint of an index; indices in the model always hold.
    pub fn endpoint(&self, index: usize) -> &Endpoint {
        &self.endpoints[index]
    }

    /// The scheme of an id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.schemes.iter().find(|it| it.id == id)
    }

    /// Whether a scheme or an endpoint ends with the provider.
    pub fn ends(&self, id: &str) -> bool {
        let stays = |it: &Sunset| it.except.iter().any(|it| it == id);
        self.sunset.as_ref().is_some_and(|it| !stays(it))
    }

    /// Whether a scheme obtains its token with a person's own password (RFC 6749 section 4.3): its
    /// kind says so, or the standard of one of its steps.
    pub fn hands_over_password(&self, scheme: &Scheme) -> bool {
        let is_asked = |it: &Step| {
            let standard = self.endpoint(it.endpoint).standard;
            standard == Some(Standard::OAuth2Password)
        };
        scheme.kind == Kind::OAuth2Password || scheme.acquire.iter().any(is_asked)
    }

    /// Whether a person can sign in, on a page or with a device code.
    pub fn signs_people_in(&self) -> bool {
        self.schemes.iter().any(|it| it.sign_in.is_some())
    }

    /// The named type of a name.
    pub fn named_type(&self, name: &str) -> Option<&NamedType> {
        self.types.iter().find(|it| it.name == name)
    }
}
