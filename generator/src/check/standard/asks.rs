//! What the schemes that take a step ask for at its endpoint, so that its standard has a field for it.

use crate::model::Part;
use crate::spec::{self, Spec};
use crate::tree::Text;

/// What the schemes that take a step ask for there, beyond what the standard demands.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, and any answers go together"
)]
pub(super) struct Asks {
    /// Scopes.
    pub(super) scopes: bool,
    /// A resource (RFC 8707), or several.
    pub(super) resource: Option<Resource>,
    /// That the code is bound to the key of its token (RFC 9449 section 10).
    pub(super) bound: bool,
    /// That the request was pushed before (RFC 9126), so that this page is only told which.
    pub(super) pushed: bool,
    /// That the client is registered with the addresses to which people come back (RFC 7591
    /// section 2.1 demands them where a browser leads there).
    pub(super) redirect: bool,
}

/// How many resources are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Resource {
    One,
    /// By an input that is a list.
    Several,
}

impl Asks {
    /// What is asked for at an endpoint.
    pub(super) fn at(id: &Text, spec: &Spec) -> Self {
        let takes = |it: &&spec::Scheme| {
            let mut steps = it.acquire.iter().chain(&it.refresh).chain(&it.push);
            steps.any(|it| it.call.text == id.text)
        };
        let mut asks = Self::default();
        let registers = |it: &&spec::Scheme| {
            let mut steps = it.register.iter();
            steps.any(|it| it.call.text == id.text)
        };
        let mut registering = spec.auth.iter().filter(registers);
        asks.redirect = registering.any(|it| opens_page(it, spec));
        for scheme in spec.auth.iter().filter(takes) {
            let resource = scheme.resource.as_ref();
            let is_list = resource.is_some_and(|resource| {
                let [Part::Value(name)] = &resource.template.parts.0[..] else {
                    return false;
                };
                let mut inputs = scheme.inputs.iter().filter(|it| it.name.text == *name);
                inputs.any(|it| {
                    let form = it.ty.as_ref().map(|it| &it.form);
                    matches!(form, Some(spec::TypeForm::List(_)))
                })
            });
            asks.pushed |= scheme.push.is_some();
            asks.bound |= scheme.dpop.is_some();
            asks.scopes |= scheme.asks_for_scopes();
            if is_list {
                asks.resource = Some(Resource::Several);
            } else if resource.is_some() {
                asks.resource = asks.resource.or(Some(Resource::One));
            }
        }
        asks
    }
}

/// Whether a person lets the client in on a page.
fn opens_page(scheme: &spec::Scheme, spec: &Spec) -> bool {
    let first = scheme.acquire.first().map(|it| it.call.text.as_str());
    let mut endpoints = spec
        .endpoints
        .iter()
        .filter(|it| first == Some(&it.id.text));
    endpoints.any(|it| {
        let call = it.call.as_ref();
        call.is_some_and(|it| it.1.method == "BROWSER")
    })
}
