//! One sealed trait for each distinct set of schemes that some endpoint accepts.

use serde::Serialize;

use super::{
    doc::Block,
    name::Names,
    text::{Doc, Ident, Literal},
    ways,
};
use crate::{
    docs::{markdown, prose},
    model::{Accepts, Provider},
};

/// A trait that the schemes of one set implement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AcceptSet {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    /// The compiler's note: what is accepted.
    pub(crate) note: Literal,
    /// The types that implement it, beside `AnyAuth`.
    pub(crate) schemes: Vec<Ident>,
    #[serde(skip)]
    pub(crate) indices: Vec<usize>,
    /// Whether it holds every scheme.
    #[serde(skip)]
    pub(crate) any: bool,
    /// The note without its quotes, for tests.
    #[serde(skip)]
    pub(crate) accepted: String,
}

/// The sets of a provider: all schemes first, then each other set in the order of its first endpoint.
pub(crate) fn sets(provider: &Provider, schemes: &[Ident]) -> Vec<AcceptSet> {
    let mut distinct: Vec<Vec<usize>> = vec![(0..schemes.len()).collect()];
    for endpoint in &provider.endpoints {
        if let Accepts::Schemes(indices) = &endpoint.accepts
            && !distinct.contains(indices)
        {
            distinct.push(indices.clone());
        }
    }
    for indices in ways::sets(provider) {
        if !distinct.contains(&indices) {
            distinct.push(indices);
        }
    }
    let mut names = Names::taken(&["Auth"]);
    distinct
        .into_iter()
        .map(|indices| set(provider, schemes, indices, &mut names))
        .collect()
}

fn set(
    provider: &Provider,
    schemes: &[Ident],
    indices: Vec<usize>,
    names: &mut Names,
) -> AcceptSet {
    let members: Vec<&Ident> = indices.iter().map(|&it| &schemes[it]).collect();
    let words: Vec<&str> = members.iter().map(|it| it.as_str()).collect();
    let any = indices.len() == schemes.len();
    let name = names.claim(
        &if any {
            "Any".to_owned()
        } else {
            words.join("Or")
        },
        "Set",
    );
    let listed = prose::or(&words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>());
    let doc = if any {
        format!("Any scheme of {}.", markdown::escape(&provider.title))
    } else {
        format!("{}.", links(&members))
    };
    let accepted = format!("it accepts {listed}");
    AcceptSet {
        name: Ident::new(&name),
        doc: Doc::outer(&[Block::Paragraph(doc)]),
        note: Literal::text(&accepted),
        schemes: members.into_iter().cloned().collect(),
        indices,
        any,
        accepted,
    }
}

/// The types of schemes, as links, for the end of a sentence.
fn links(schemes: &[&Ident]) -> String {
    let links = schemes
        .iter()
        .map(|it| format!("[`{0}`](crate::{0})", it.as_str()));
    prose::or(&links.collect::<Vec<_>>())
}

/// What an endpoint of a set accepts, as a sentence.
pub(crate) fn sentence(set: Option<&AcceptSet>) -> String {
    match set {
        None => "Takes no credential.".to_owned(),
        Some(it) if it.any => "Accepts any scheme.".to_owned(),
        Some(it) => format!("Accepts {}.", links(&it.schemes.iter().collect::<Vec<_>>())),
    }
}
