//! An argument of a constructor, or the setter of something optional.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    doc::Block,
    sample::{self, Extent},
    text::{Doc, Expr, Ident, Literal, Type},
    words::{Member, Word, Words},
};
use crate::docs::markdown;

/// What a caller gives: an argument where it is required, a setter where it is not.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Argument {
    pub(crate) name: Ident,
    /// Its name on the wire, or in the tables.
    pub(crate) wire: Literal,
    pub(crate) ty: Type,
    /// What becomes of the argument of its name.
    pub(crate) value: Expr,
    /// Whether that is another expression than the name itself.
    pub(crate) converts: bool,
    /// What becomes of an argument that is called `value`.
    pub(crate) set: Expr,
    /// The setter's comment.
    pub(crate) doc: Doc,
    /// Its line in the comment of a constructor.
    #[serde(skip)]
    pub(crate) line: Option<String>,
    /// A value for examples.
    #[serde(skip)]
    pub(crate) sample: TokenStream,
    /// A value for tests, with everything in it.
    #[serde(skip)]
    pub(crate) full: TokenStream,
}

/// What people read about an argument.
pub(crate) struct About<'a> {
    pub(crate) name: &'a str,
    pub(crate) wire: &'a str,
    pub(crate) help: Option<&'a str>,
    /// A second paragraph, already escaped.
    pub(crate) more: Option<String>,
}

impl Argument {
    /// An argument of a type; `convert` makes of it what the tables take.
    pub(crate) fn new(
        about: About<'_>,
        ty: &TokenStream,
        convert: impl Fn(&Ident) -> TokenStream,
        sample: TokenStream,
    ) -> Self {
        let name = Ident::new(about.name);
        let help = about.help.map(markdown::escape);
        let wire = markdown::code_span(about.wire);
        let first = help.clone().unwrap_or_else(|| format!("Sets {wire}."));
        let doc: Vec<_> = std::iter::once(first)
            .chain(about.more)
            .map(Block::Paragraph)
            .collect();
        let value = Expr::new(&convert(&name));
        Self {
            converts: value.as_str() != name.as_str(),
            value,
            wire: Literal::text(about.wire),
            ty: Type::new(ty),
            set: Expr::new(&convert(&Ident::new("value"))),
            doc: Doc::outer(&doc),
            line: help.map(|it| format!("`{}`: {it}", name.as_str())),
            full: sample.clone(),
            sample,
            name,
        }
    }

    /// An argument for a value of a body.
    pub(crate) fn of_word(
        words: &Words<'_>,
        about: About<'_>,
        word: &Word,
        example: Option<&str>,
    ) -> Self {
        let convert = |it: &Ident| {
            if word.converts() {
                quote!(#it.into())
            } else {
                quote!(#it)
            }
        };
        let name = about.name;
        let sample = sample::argument(words, (name, word), example, Extent::Required);
        let mut it = Self::new(about, &word.argument(), convert, sample);
        it.full = sample::argument(words, (name, word), example, Extent::Full);
        it
    }

    /// An argument for a member of an object.
    pub(crate) fn of_member(words: &Words<'_>, member: &Member) -> Self {
        let about = About {
            name: &member.name,
            wire: &member.wire,
            help: member.help.as_deref(),
            more: None,
        };
        Self::of_word(words, about, &member.word, member.example.as_deref())
    }
}
