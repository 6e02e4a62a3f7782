//! What an endpoint does in the lives of the schemes, and what fills its fields there.

use keywright_generator::model::{Accepts, Endpoint, Keep, Part, Provider, Scheme, Step, Template};

/// What an endpoint does in the life of a scheme, which is given by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The step of that number obtains the credential.
    Acquire(usize, usize),
    /// It renews the credential.
    Refresh(usize),
    /// It revokes the credential.
    Revoke(usize),
    /// It shares its address with the first step and so checks the same login.
    Check(usize),
}

/// Every role of an endpoint.
pub(crate) fn roles(provider: &Provider, endpoint: usize) -> Vec<Role> {
    let mut roles = Vec::new();
    for (index, scheme) in provider.schemes.iter().enumerate() {
        for (number, step) in scheme.acquire.iter().enumerate() {
            if step.endpoint == endpoint {
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
        if scheme
            .refresh
            .as_ref()
            .is_some_and(|it| it.endpoint == endpoint)
        {
            roles.push(Role::Refresh(index));
        }
        if scheme
            .revoke
            .as_ref()
            .is_some_and(|it| it.endpoint == endpoint)
        {
            roles.push(Role::Revoke(index));
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

/// What fills a field in a step: a template, where an input or a kept value does.
pub(crate) fn filled(scheme: &Scheme, step: &Step, field: &str) -> Option<Template> {
    if step.without.iter().any(|it| it == field) {
        return None;
    }
    if let Some((_, template)) = step.with.iter().find(|(name, _)| name == field) {
        return Some(template.clone());
    }
    let known = scheme.inputs.iter().any(|it| it.name == field) || is_kept(scheme, field);
    known.then(|| Template(vec![Part::Value(field.to_owned())]))
}

/// Whether a name is one that a step of the scheme keeps.
pub(crate) fn is_kept(scheme: &Scheme, name: &str) -> bool {
    keeps(scheme).any(|it| it.name == name)
}

fn keeps(scheme: &Scheme) -> impl Iterator<Item = &Keep> {
    scheme
        .acquire
        .iter()
        .chain(&scheme.refresh)
        .flat_map(|it| &it.keep)
}

/// The kept values that a step sends: for a refresh, the refresh token.
pub(crate) fn kept_fields(
    provider: &Provider,
    scheme: &Scheme,
    step: &Step,
) -> Vec<(String, Template)> {
    provider
        .endpoint(step.endpoint)
        .fields
        .iter()
        .filter_map(|field| Some((field.name.clone(), filled(scheme, step, &field.name)?)))
        .filter(|(_, template)| template.names().iter().any(|it| is_kept(scheme, it)))
        .collect()
}
