//! A provider for tests, which say only what they are about: its schemes and endpoints.

use crate::table::{Endpoint, Host, Part, Provider, Scheme};

/// Acme, with the one host `https://acme.example`, no inputs and no scopes.
pub const fn acme(
    schemes: &'static [&'static Scheme],
    endpoints: &'static [&'static Endpoint],
) -> Provider {
    Provider {
        name: "acme",
        title: "Acme",
        hosts: &[Host {
            name: "base",
            url: &[Part::Text("https://acme.example")],
            env: "ACME_BASE_URL",
        }],
        hosts_under: &[],
        inputs: &[],
        schemes,
        endpoints,
        scopes: &[],
    }
}
