//! The structs and enums of bodies, ready for the template.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    argument::Argument,
    doc::Block,
    endpoint::Request,
    imports,
    input::Variant,
    text::{Doc, Ident, Literal, Type},
    words::{self, Words},
};
use crate::{docs::markdown, model::Provider};

/// `types.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Bodies {
    pub(crate) requests: Vec<Request>,
    /// What requests hold and no answer does.
    pub(crate) parts: Vec<Request>,
    pub(crate) objects: Vec<Object>,
    pub(crate) choices: Vec<Choice>,
    pub(crate) imports: Vec<Ident>,
    pub(crate) has_map: bool,
    pub(crate) exist: bool,
}

/// A struct.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Object {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) members: Vec<Member>,
    pub(crate) required: Vec<Argument>,
    pub(crate) optional: Vec<Argument>,
    pub(crate) new_doc: Doc,
    /// Whether a request holds it too: it can be made and encoded.
    pub(crate) sent: bool,
    /// Whether it can be made from nothing.
    pub(crate) has_default: bool,
    pub(crate) empty: bool,
}

/// A field of a struct.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Member {
    pub(crate) name: Ident,
    pub(crate) wire: Literal,
    pub(crate) doc: Doc,
    pub(crate) ty: Type,
    pub(crate) optional: bool,
}

/// An enum that keeps a text it does not know.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) variants: Vec<Variant>,
}

/// Lowers every type of a body.
pub(crate) fn lower(provider: &Provider, requests: Vec<Request>, words: &Words<'_>) -> Bodies {
    let (parts, objects): (Vec<_>, Vec<_>) = words.objects().iter().partition(|it| !it.received);
    let parts: Vec<_> = parts.into_iter().map(|it| part(words, it)).collect();
    let objects: Vec<_> = objects.into_iter().map(|it| object(words, it)).collect();
    let choices: Vec<_> = words
        .choices()
        .iter()
        .map(|it| choice(it, &provider.title))
        .collect();
    let arguments = requests
        .iter()
        .chain(&parts)
        .flat_map(|it| it.required.iter().chain(&it.optional));
    let mut used = imports::mentioned(arguments.map(|it| &it.ty));
    used.extend(imports::mentioned(
        objects
            .iter()
            .flat_map(|it| it.members.iter().map(|it| &it.ty)),
    ));
    let result = (!objects.is_empty()).then_some("Result");
    Bodies {
        imports: imports::sorted(imports::known(&used, imports::PUBLIC), result.as_slice()),
        has_map: used.contains("BTreeMap"),
        exist: !(requests.is_empty()
            && parts.is_empty()
            && objects.is_empty()
            && choices.is_empty()),
        requests,
        parts,
        objects,
        choices,
    }
}

/// What is sent and never received is made like a request, and nobody reads it.
fn part(words: &Words<'_>, object: &words::Object) -> Request {
    let (required, optional) = arguments(words, object);
    Request {
        name: Ident::new(&object.name),
        doc: Doc::outer(&[Block::Paragraph("A part of a request.".to_owned())]),
        new_doc: new_doc(&required),
        all_optional: required.is_empty(),
        required,
        optional,
    }
}

/// What a constructor takes, and what setters are for.
fn arguments(words: &Words<'_>, object: &words::Object) -> (Vec<Argument>, Vec<Argument>) {
    let (optional, required): (Vec<_>, Vec<_>) = object.members.iter().partition(|it| it.optional);
    let all = |members: Vec<&words::Member>| {
        let arguments = members.into_iter().map(|it| Argument::of_member(words, it));
        arguments.collect()
    };
    (all(required), all(optional))
}

/// What is said of a constructor.
pub(super) fn new_doc(required: &[Argument]) -> Doc {
    let lines: Vec<_> = required.iter().filter_map(|it| it.line.clone()).collect();
    let mut blocks = vec![Block::Paragraph("With all that is required.".to_owned())];
    blocks.extend((!lines.is_empty()).then_some(Block::List(lines)));
    Doc::outer(&blocks)
}

/// A struct's view.
fn object(words: &Words<'_>, object: &words::Object) -> Object {
    let doc = match &object.answer_of {
        Some(endpoint) => {
            let method = super::name::snake(endpoint);
            format!("The answer of [`{method}`](crate::Client::{method}).")
        }
        None if object.sent => "A part of requests and of answers.".to_owned(),
        None => "An answer, or a part of one.".to_owned(),
    };
    let (required, optional) = if object.sent {
        arguments(words, object)
    } else {
        (Vec::new(), Vec::new())
    };
    Object {
        name: Ident::new(&object.name),
        doc: Doc::outer(&[Block::Paragraph(doc)]),
        members: object.members.iter().map(member).collect(),
        new_doc: new_doc(&required),
        sent: object.sent,
        has_default: object.sent && required.is_empty(),
        empty: object.members.is_empty(),
        required,
        optional,
    }
}

fn member(member: &words::Member) -> Member {
    let ty = member.word.tokens();
    let doc = member
        .help
        .as_deref()
        .map_or_else(|| markdown::code_span(&member.wire), markdown::escape);
    Member {
        name: Ident::new(&member.name),
        wire: Literal::text(&member.wire),
        doc: Doc::outer(&[Block::Paragraph(doc)]),
        ty: Type::new(&optional(&ty, member.optional)),
        optional: member.optional,
    }
}

fn optional(ty: &TokenStream, optional: bool) -> TokenStream {
    if optional {
        quote!(Option<#ty>)
    } else {
        ty.clone()
    }
}

/// An enum's view.
fn choice(choice: &words::Choice, title: &str) -> Choice {
    let doc = match choice.name.as_str() {
        "Scope" => format!("A scope of {}.", markdown::escape(title)),
        _ => "A choice. One that the spec does not name is kept as it is.".to_owned(),
    };
    let variants = choice.variants.iter().map(|(name, text)| Variant {
        name: Ident::new(name),
        text: Literal::text(text),
        doc: Doc::outer(&[Block::Paragraph(markdown::code_span(text))]),
    });
    Choice {
        name: Ident::new(&choice.name),
        doc: Doc::outer(&[Block::Paragraph(doc)]),
        variants: variants.collect(),
    }
}
