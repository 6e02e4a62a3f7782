//! One type for each scheme.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    accepts::AcceptSet,
    argument::Argument,
    doc::Block,
    example, imports,
    input::Inputs,
    name::{self, Names},
    text::{Doc, Ident},
};
use crate::{
    docs::{markdown, prose},
    model::{Input, Provider, Scheme},
};

/// The type of a scheme.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SchemeType {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    /// Its table.
    pub(crate) constant: Ident,
    pub(crate) inputs: Inputs,
    pub(crate) new_doc: Doc,
    pub(crate) env_doc: Doc,
    /// The constructor that takes a registered client, where one can be registered.
    pub(crate) registered: Vec<Registered>,
    /// The sets that it is a member of.
    pub(crate) sets: Vec<Ident>,
    /// Whether it ends with the provider.
    pub(crate) ends: bool,
    /// A call of its constructor.
    #[serde(skip)]
    pub(crate) sample: TokenStream,
}

/// The constructor that takes a client which the program has registered.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Registered {
    doc: Doc,
    /// What else the scheme needs.
    others: Vec<Argument>,
}

/// A scheme before the examples are written: its name, its inputs, its constructor.
pub(crate) struct Draft {
    pub(crate) name: Ident,
    pub(crate) inputs: Inputs,
    pub(crate) sample: TokenStream,
}

/// Claims the names of all schemes, then those of their enums.
pub(crate) fn drafts(provider: &Provider, types: &mut Names) -> Vec<Draft> {
    let claim = |it: &Scheme| Ident::new(&types.claim(&name::camel(&it.id), "Scheme"));
    let names: Vec<_> = provider.schemes.iter().map(claim).collect();
    provider
        .schemes
        .iter()
        .zip(names)
        .map(|(it, name)| draft(it, name, types))
        .collect()
}

fn draft(scheme: &Scheme, name: Ident, types: &mut Names) -> Draft {
    let inputs = Inputs::lower(&scheme.inputs, name.as_str(), Some(scheme), types);
    let samples = inputs.samples();
    let sample = quote!(#name::new(#(#samples),*));
    Draft {
        name,
        inputs,
        sample,
    }
}

/// The types of all schemes, with their tables and examples in the same order.
pub(crate) fn finish_all(
    provider: &Provider,
    drafts: Vec<Draft>,
    constants: &[Ident],
    sets: &[AcceptSet],
    examples: &[example::Code],
) -> Vec<SchemeType> {
    let drafts = drafts
        .into_iter()
        .enumerate()
        .zip(constants.iter().cloned());
    drafts
        .map(|((index, draft), constant)| {
            finish(provider, index, draft, constant, sets, &examples[index])
        })
        .collect()
}

fn finish(
    provider: &Provider,
    index: usize,
    draft: Draft,
    constant: Ident,
    sets: &[AcceptSet],
    code: &example::Code,
) -> SchemeType {
    let scheme = &provider.schemes[index];
    let name = draft.name;
    let line = if draft.inputs.has_optional {
        "With all that is required."
    } else {
        "With all that it needs."
    };
    let new_doc: Vec<_> = std::iter::once(Block::Paragraph(line.to_owned()))
        .chain(draft.inputs.lines())
        .collect();
    SchemeType {
        doc: Doc::outer(&about(provider, scheme, code)),
        new_doc: Doc::outer(&new_doc),
        registered: registered(scheme, &draft.inputs).into_iter().collect(),
        env_doc: Doc::outer(&[Block::Paragraph(format!("Reads {}.", draft.inputs.env))]),
        sets: sets
            .iter()
            .filter(|it| it.indices.contains(&index))
            .map(|it| it.name.clone())
            .collect(),
        ends: provider.ends(&scheme.id),
        sample: draft.sample,
        inputs: draft.inputs,
        constant,
        name,
    }
}

/// The constructor that takes a client, where one can be registered.
fn registered(scheme: &Scheme, inputs: &Inputs) -> Option<Registered> {
    scheme.register.as_ref()?;
    let required = |it: &&Input| !it.optional && it.default.is_none();
    let required = scheme.inputs.iter().filter(required).zip(&inputs.required);
    let others: Vec<_> = required
        .filter(|(it, _)| !["client_id", "client_secret"].contains(&it.name.as_str()))
        .map(|(_, argument)| argument.clone())
        .collect();
    let line = "With a client that the program has registered.".to_owned();
    let lines: Vec<_> = others.iter().filter_map(|it| it.line.clone()).collect();
    let blocks = [Block::Paragraph(line)].into_iter();
    let blocks: Vec<_> = blocks
        .chain((!lines.is_empty()).then_some(Block::List(lines)))
        .collect();
    Some(Registered {
        doc: Doc::outer(&blocks),
        others,
    })
}

/// What a scheme is, how it lives, what is odd about it, and how it is used.
fn about(provider: &Provider, scheme: &Scheme, code: &example::Code) -> Vec<Block> {
    let sent = prose::and(&prose::code(scheme.send.iter().map(prose::placement)));
    let title = markdown::escape(&scheme.title);
    let mut blocks = vec![Block::Paragraph(if sent.is_empty() {
        format!("{title}.")
    } else {
        format!("{title}: {sent}")
    })];
    blocks.extend(prose::legacy(provider, scheme).map(Block::Paragraph));
    blocks.extend(
        scheme
            .help
            .as_deref()
            .map(|it| Block::Paragraph(markdown::escape(it))),
    );
    let mut life = vec![
        markdown::escape(&prose::obtained(provider, scheme)),
        format!(
            "Expires: {}",
            markdown::escape(&uncapital(&prose::lifetime(scheme)))
        ),
    ];
    life.extend(prose::address(provider, scheme).map(|it| markdown::escape(&it)));
    life.extend(prose::tenants(provider, scheme).map(|it| markdown::escape(&it)));
    if scheme.is_obtained() {
        life.push(format!(
            "Renewed: {}",
            markdown::escape(&uncapital(&prose::renewal(provider, scheme)))
        ));
        life.push(format!(
            "Revoked: {}",
            markdown::escape(&uncapital(&prose::revocation(provider, scheme)))
        ));
    }
    blocks.push(Block::List(life));
    blocks.extend(
        scheme
            .quirks
            .iter()
            .map(|it| Block::Paragraph(markdown::escape(it))),
    );
    blocks.push(Block::Code(code.lines.clone()));
    blocks
}

fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |it| it.to_lowercase().chain(letters).collect())
}

/// The ids of the schemes, as a list for people.
pub(crate) fn ids(provider: &Provider) -> String {
    prose::or(&prose::code(
        provider.schemes.iter().map(|it| it.id.as_str()),
    ))
}

/// Which of the known names the constructors mention.
pub(crate) fn imports(schemes: &[SchemeType], known: &[&str]) -> Vec<Ident> {
    let arguments = schemes
        .iter()
        .flat_map(|it| it.inputs.required.iter().chain(&it.inputs.optional));
    let used = arguments
        .flat_map(|it| imports::words(it.ty.as_str()))
        .collect();
    imports::known(&used, known)
}
