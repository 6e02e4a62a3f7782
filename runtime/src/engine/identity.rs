//! Whose a credential is: what tells one login from another in a store, without showing it.
//!
//! A record that was made with other inputs, or with another parent's credential, is never used.
//! A token that the caller held before anything was obtained counts by its digest, so that the
//! record which began with it is found again after the token has been rotated away, and another
//! token begins anew. So does a token that is exchanged for another one.

use std::collections::BTreeSet;

use super::{Engine, Holder, obtain::reads};
use crate::{
    StoreKey, Value, Values,
    store::{Identity, digest},
    table::Scheme,
};

/// The inputs by which one login differs from another, after those of its parent.
pub(super) fn identity(
    scheme: &'static Scheme,
    inputs: &Values,
    parent: Option<&Holder>,
) -> Identity {
    match parent {
        Some(parent) if scheme.yielded => yielded(&parent.engine),
        _ => {
            let mut pairs = parent.map(inherited).unwrap_or_default();
            pairs.extend(own(scheme, inputs));
            Identity(pairs)
        }
    }
}

/// Whose a credential is that comes with its parent's login: that login's, whatever else it is
/// given, and whichever tenant it is for.
pub(super) fn yielded(parent: &Engine) -> Identity {
    Identity(of_parent(parent))
}

/// The key of a login. What one account may have several of is told apart by a digest, so that
/// none overwrites another.
pub(super) fn key(
    root: &StoreKey,
    scheme: &'static Scheme,
    inputs: &Values,
    parent: Option<&Holder>,
) -> StoreKey {
    let is_held = is_held(scheme, inputs) || is_exchanged(inputs);
    let is_told_apart = parent.is_some() || root.account().is_empty() && is_held;
    let identity = is_told_apart.then(|| identity(scheme, inputs, parent));
    root.of_login(scheme.id, identity.as_ref())
}

/// Whether the caller holds a token with which the credential begins.
pub(crate) fn is_held(scheme: &'static Scheme, inputs: &Values) -> bool {
    held(scheme).any(|name| matches!(inputs.get(name), Some(Value::Secret(_))))
}

/// By which names a caller gives tokens for a token exchange (RFC 8693): they alone say whose the
/// new one is.
const EXCHANGED: [&str; 2] = ["subject_token", "actor_token"];

/// Whether the caller gives a token that is exchanged for the credential.
pub(crate) fn is_exchanged(inputs: &Values) -> bool {
    EXCHANGED
        .iter()
        .any(|name| matches!(inputs.get(name), Some(Value::Secret(_))))
}

/// The input by which a caller gives a token with which the credential begins, if there is one.
pub(super) fn held_input(scheme: &'static Scheme) -> Option<&'static str> {
    let mut inputs = scheme.inputs.iter().filter(|it| it.secret);
    inputs.find_map(|input| held(scheme).find(|name| *name == input.name))
}

/// Whose the credential of a parent is.
fn inherited(parent: &Holder) -> Vec<(String, String)> {
    let mut pairs = of_parent(&parent.engine);
    let tenant = parent.tenant().map(str::to_owned);
    pairs.extend(tenant.map(|it| ("tenant".to_owned(), it)));
    pairs
}

fn of_parent(parent: &Engine) -> Vec<(String, String)> {
    let scheme = parent.obtain.scheme.id;
    let mut pairs = vec![("parent".to_owned(), scheme.to_owned())];
    let whose = parent.whose();
    let below = whose.into_iter();
    pairs.extend(below.map(|(name, it)| (format!("{scheme}.{name}"), it)));
    pairs
}

/// Whose a credential is that the caller holds: every input, the secret ones by a digest. Of two
/// keys, no other input need tell them apart.
pub(super) fn of_static(scheme: &'static Scheme, inputs: &Values) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = inputs.iter().flat_map(plain).collect();
    let mut secrets = inputs.iter().filter_map(|(_, it)| match it {
        Value::Secret(secret) => Some(secret.expose()),
        _ => None,
    });
    if let Some(first) = secrets.next() {
        let digest = digest([scheme.id, first].into_iter().chain(secrets));
        pairs.push(("secrets".to_owned(), digest));
    }
    pairs
}

fn own(scheme: &'static Scheme, inputs: &Values) -> Vec<(String, String)> {
    // A page is not asked: other scopes or words on it do not make another login.
    let steps = scheme.acquire.iter().chain(scheme.refresh);
    let read: BTreeSet<_> = steps.flat_map(reads).collect();
    let held: BTreeSet<_> = held(scheme).collect();
    let mut pairs = Vec::new();
    for (name, value) in inputs.iter().filter(|(name, _)| read.contains(name)) {
        match value {
            Value::Secret(token) if held.contains(name) || EXCHANGED.contains(&name) => {
                let digest = digest([scheme.id, name, token.expose()]);
                pairs.push((format!("digest of {name}"), digest));
            }
            _ => pairs.extend(plain((name, value))),
        }
    }
    pairs
}

/// The names under which a caller may hold a token before anything was obtained: those of what is
/// kept of answers, and where only a person or a refresh obtains anything, those of what the refresh
/// needs beside the client's own proof.
fn held(scheme: &'static Scheme) -> impl Iterator<Item = &'static str> {
    let steps = scheme.sign_in.into_iter().chain(scheme.acquire);
    let keeps = steps.chain(scheme.refresh).flat_map(|it| it.keep);
    let begins = scheme.sign_in.is_some() || scheme.acquire.is_empty();
    let refresh = scheme.refresh.filter(|_| begins);
    let needed = refresh.into_iter().flat_map(reads);
    let needed = needed.filter(|it| !matches!(*it, "client_id" | "client_secret"));
    keeps.map(|it| it.name).chain(needed)
}

/// An input's texts, unless they are secret.
fn plain((name, value): (&str, &Value)) -> Vec<(String, String)> {
    let items = match value {
        Value::List(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let shown = items.iter().filter(|it| !matches!(it, Value::Secret(_)));
    let texts = shown.filter_map(Value::text);
    texts.map(|it| (name.to_owned(), it.into_owned())).collect()
}
