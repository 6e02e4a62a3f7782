//! Endpoints, scopes and error forms on the page.

use serde::Serialize;

use crate::{
    docs::{prose, text::Markdown},
    model::{Accepts, Endpoint, ErrorShape, Proof, Protocol, Provider, Scopes},
};

/// An endpoint, as a row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct EndpointRow {
    id: Markdown,
    call: Markdown,
    accepts: Markdown,
    scopes: Markdown,
}

/// What is to be known about an endpoint.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Note {
    id: Markdown,
    text: Markdown,
}

/// A scope, as a row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ScopeRow {
    name: Markdown,
    endpoints: Markdown,
}

/// An error form.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ErrorForm {
    id: Markdown,
    paths: Markdown,
    order: Markdown,
    meanings: Vec<Meaning>,
}

/// One class of errors of a form, as a row.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Meaning {
    meaning: Markdown,
    when: Markdown,
}

/// Lowers an endpoint.
pub(super) fn endpoint(provider: &Provider, it: &Endpoint) -> EndpointRow {
    let accepts = match &it.accepts {
        Accepts::Nothing => Markdown::escaped(asker(it)),
        Accepts::Schemes(some) => Markdown::codes(some.iter().map(|&it| &provider.schemes[it].id)),
    };
    EndpointRow {
        id: Markdown::code(&it.id),
        call: Markdown::code(&prose::call(it)).in_cell(),
        accepts: accepts.in_cell(),
        scopes: Markdown::escaped(prose::scopes(&it.scopes).unwrap_or_else(|| "–".to_owned()))
            .in_cell(),
    }
}

/// Who asks where no scheme does.
fn asker(endpoint: &Endpoint) -> &'static str {
    match (endpoint.protocol, endpoint.client) {
        (Protocol::Browser, _) => "a person",
        (_, None) => "no credential",
        (_, Some(client)) if client.proof == Proof::None => "the client's id",
        (_, Some(client))
            if matches!(client.proof, Proof::ClientSecretJwt | Proof::PrivateKeyJwt) =>
        {
            "the client's id, and a token that it signs"
        }
        (_, Some(client)) if client.proof.is_certificate() => {
            "the client's id, and the certificate of its connection"
        }
        (_, Some(client)) if client.public => "the client's id, and its secret if it has one",
        (_, Some(_)) => "the client's id and secret",
    }
}

/// Its help, its host, its quirks and its own sources.
pub(super) fn notes(endpoint: &Endpoint) -> Vec<Note> {
    let host = (endpoint.host != "base").then(|| format!("Lives on the host `{}`.", endpoint.host));
    let account = endpoint.account.join(".");
    let account = (!account.is_empty())
        .then(|| format!("Names whose account it is, in `{account}`; a sign-in is told with it."));
    let texts = endpoint
        .help
        .iter()
        .chain(&host)
        .chain(&account)
        .chain(&endpoint.quirks)
        .chain(&endpoint.docs);
    texts
        .map(|it| Note {
            id: Markdown::code(&endpoint.id),
            text: Markdown::prose(it),
        })
        .collect()
}

/// Lowers a scope.
pub(super) fn scope(provider: &Provider, scope: &str) -> ScopeRow {
    let needs = |it: &&Endpoint| match &it.scopes {
        Scopes::None => false,
        Scopes::Any(some) | Scopes::All(some) => some.iter().any(|it| it == scope),
    };
    ScopeRow {
        name: Markdown::code(scope).in_cell(),
        endpoints: Markdown::codes(provider.endpoints.iter().filter(needs).map(|it| &it.id)),
    }
}

/// Lowers an error form.
pub(super) fn error(provider: &Provider, index: usize, shape: &ErrorShape) -> ErrorForm {
    let first = provider
        .endpoints
        .iter()
        .filter(|it| it.errors.first() == Some(&index));
    let meanings = prose::meanings(shape)
        .into_iter()
        .filter(|it| !it.1.is_empty())
        .map(|(meaning, conditions)| Meaning {
            meaning: Markdown::prose(meaning),
            when: Markdown::escaped(
                conditions
                    .iter()
                    .map(prose::condition)
                    .collect::<Vec<_>>()
                    .join("; "),
            )
            .in_cell(),
        });
    let first = prose::code(first.map(|it| &it.id));
    let order = if first.is_empty() {
        "Tried after the others.".to_owned()
    } else {
        format!("Tried first by {}.", first.join(", "))
    };
    ErrorForm {
        id: Markdown::code(&shape.id),
        paths: Markdown::prose(&prose::paths(shape)),
        order: Markdown::escaped(order),
        meanings: meanings.collect(),
    }
}
