//! The methods by which a program registers itself as a client: one for each scheme that has them.

use serde::Serialize;

use crate::{
    model::{ClientMetadata, Provider, Scheme},
    rust::{
        doc::Block,
        endpoint::Method,
        name::{self, Names},
        text::{Doc, Ident},
    },
};

/// A method that registers a client of one scheme.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Registering {
    name: Ident,
    doc: Doc,
    /// The type of the scheme, and its table.
    pub(crate) scheme: Ident,
    constant: Ident,
    /// The method of the endpoint, whose arguments it shares.
    method: Method,
    ends: bool,
}

/// All of them.
pub(super) fn registering(
    provider: &Provider,
    (types, constants): (&[Ident], &[Ident]),
    methods: &[Method],
    names: &mut Names,
) -> Vec<Registering> {
    let schemes = provider.schemes.iter().enumerate();
    let registering: Vec<(usize, &Scheme, &ClientMetadata)> = schemes
        .filter_map(|(index, it)| Some((index, it, it.register.as_ref()?)))
        .collect();
    let several = registering.len() > 1;
    let one = |(index, scheme, client): (usize, &Scheme, &ClientMetadata)| {
        let name = if several {
            names.claim(&format!("{}_register", name::snake(&scheme.id)), "_client")
        } else {
            "register".to_owned()
        };
        let ty = &types[index];
        let about = format!(
            "Registers this program as a client of [`{0}`](crate::{0}) (RFC 7591), unless the token store holds one that was asked for in the same way; [`registered`](crate::{0}::registered) takes what came. It begins when it is awaited.",
            ty.as_str()
        );
        Registering {
            name: Ident::new(&name),
            doc: Doc::outer(&[Block::Paragraph(about)]),
            scheme: ty.clone(),
            constant: constants[index].clone(),
            method: methods[client.endpoint].clone(),
            ends: provider.ends(&scheme.id),
        }
    };
    registering.into_iter().map(one).collect()
}
