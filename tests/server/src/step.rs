//! What an endpoint does in the lives of the schemes, and what fills its fields there.

use keywright_generator::model::{
    Accepts, Endpoint, Field, Keep, Part, Provider, Scheme, Step, Template,
};

use crate::proof::BOUND;

/// The values that a client makes for a sign-in (RFC 6749 section 4.1, RFC 7636, RFC 9449 section 10).
const MADE: [&str; 6] = [
    "redirect_uri",
    "state",
    "code_challenge",
    "code_verifier",
    "request_uri",
    BOUND,
];

/// What an endpoint does in the life of a scheme, which is given by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A person lets the client in on this page.
    SignIn(usize),
    /// The step of that number obtains the credential.
    Acquire(usize, usize),
    /// It renews the credential.
    Refresh(usize),
    /// It revokes the credential.
    Revoke(usize),
    /// It takes the request of a sign-in before the page is opened.
    Push(usize),
    /// It tells what is known of the token.
    Introspect(usize),
    /// It registers a client.
    Register(usize),
    /// It lists the tenants that the credential serves.
    Lookup(usize),
    /// It shares its address with the first step and so checks the same login.
    Check(usize),
}

/// Every role of an endpoint.
pub(crate) fn roles(provider: &Provider, endpoint: usize) -> Vec<Role> {
    let mut roles = Vec::new();
    let is_it = |step: &Step| step.endpoint == endpoint;
    for (index, scheme) in provider.schemes.iter().enumerate() {
        if scheme.sign_in.as_ref().is_some_and(is_it) {
            roles.push(Role::SignIn(index));
        }
        for (number, step) in scheme.acquire.iter().enumerate() {
            if is_it(step) {
                roles.push(Role::Acquire(index, number));
            } else if number == 0
                && same_door(
                    provider.endpoint(step.endpoint),
                    provider.endpoint(endpoint),
                )
            {
                roles.push(Role::Check(index));
            }
        }
        if scheme.refresh.as_ref().is_some_and(is_it) {
            roles.push(Role::Refresh(index));
        }
        if scheme.revoke.as_ref().is_some_and(is_it) {
            roles.push(Role::Revoke(index));
        }
        if scheme.push.as_ref().is_some_and(is_it) {
            roles.push(Role::Push(index));
        }
        if scheme.introspect.as_ref().is_some_and(is_it) {
            roles.push(Role::Introspect(index));
        }
        if scheme
            .register
            .as_ref()
            .is_some_and(|it| it.endpoint == endpoint)
        {
            roles.push(Role::Register(index));
        }
        if scheme.tenant.as_ref().is_some_and(|it| is_it(&it.step)) {
            roles.push(Role::Lookup(index));
        }
    }
    // An endpoint that renews or acquires for one scheme does not merely check for another.
    if roles.iter().any(|it| !matches!(it, Role::Check(_))) {
        roles.retain(|it| !matches!(it, Role::Check(_)));
    }
    roles
}

fn same_door(one: &Endpoint, other: &Endpoint) -> bool {
    one.accepts == Accepts::Nothing
        && other.accepts == Accepts::Nothing
        && (&one.host, &one.method, &one.path) == (&other.host, &other.method, &other.path)
}

/// Every step of a scheme's life.
pub(crate) fn steps(scheme: &Scheme) -> impl Iterator<Item = &Step> {
    let ends = scheme.refresh.iter().chain(&scheme.revoke);
    let ends = ends.chain(&scheme.push).chain(&scheme.introspect);
    let lookup = scheme.tenant.iter().map(|it| &it.step);
    let begins = scheme.sign_in.iter().chain(&scheme.acquire);
    begins.chain(ends).chain(lookup)
}

/// What fills a field in a step: a template, where an input, a kept value or a value of the
/// sign-in does.
pub(crate) fn filled(scheme: &Scheme, step: &Step, field: &Field) -> Option<Template> {
    let is_it = |name: &String| *name == field.name || name == field.known_as();
    if step.without.iter().any(is_it) {
        return None;
    }
    if let Some((_, template)) = step.with.iter().find(|(name, _)| is_it(name)) {
        return Some(template.clone());
    }
    let name = field.known_as();
    if name == "scope" && is_input(scheme, "scopes") {
        let separator = scheme.scope_separator.clone();
        return Some(Template(vec![Part::Join("scopes".to_owned(), separator)]));
    }
    let is_minted = scheme.mint.iter().any(|it| it.name == name);
    let is_lent = scheme.lent.as_ref().is_some_and(|it| it.field == name);
    let is_known = is_lent
        || is_minted
        || is_input(scheme, name)
        || is_kept(scheme, name)
        || is_made(scheme, name);
    is_known.then(|| Template(vec![Part::Value(name.to_owned())]))
}

/// The fields that a step fills, each with what fills it.
pub(crate) fn fills<'a>(
    provider: &'a Provider,
    scheme: &'a Scheme,
    step: &'a Step,
) -> impl Iterator<Item = (&'a Field, Template)> {
    let fields = &provider.endpoint(step.endpoint).fields;
    fields
        .iter()
        .filter(|it| it.constant.is_none())
        .filter_map(move |it| Some((it, filled(scheme, step, it)?)))
}

fn is_input(scheme: &Scheme, name: &str) -> bool {
    scheme.inputs.iter().any(|it| it.name == name)
}

/// Whether a name is one that a step of the scheme keeps.
pub(crate) fn is_kept(scheme: &Scheme, name: &str) -> bool {
    keeps(scheme).any(|it| it.name == name)
}

/// Whether a name is one that the client makes up for a sign-in.
pub(crate) fn is_made(scheme: &Scheme, name: &str) -> bool {
    scheme.sign_in.is_some() && MADE.contains(&name) && (name != BOUND || scheme.dpop.is_some())
}

fn keeps(scheme: &Scheme) -> impl Iterator<Item = &Keep> {
    let steps = scheme.sign_in.iter().chain(&scheme.acquire);
    steps.chain(&scheme.refresh).flat_map(|it| &it.keep)
}

/// The fields in which a step sends kept values: for a refresh, the refresh token.
pub(crate) fn kept_fields<'a>(
    provider: &'a Provider,
    scheme: &'a Scheme,
    step: &'a Step,
) -> Vec<(&'a Field, Template)> {
    let is_kept = |it: &str| is_kept(scheme, it);
    fills(provider, scheme, step)
        .filter(|(_, template)| template.names().into_iter().any(is_kept))
        .collect()
}
