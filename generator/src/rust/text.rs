//! Text of Rust, by type. It is built from tokens, so that escaping cannot go wrong.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use serde::Serialize;

use super::{doc, print::print};
use crate::{
    docs::markdown,
    render::{Language, Printable},
};

/// An identifier; raw where the word is a keyword.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Ident(Printable);

impl Ident {
    /// An identifier of a word that is one, keywords included.
    pub(crate) fn new(word: &str) -> Self {
        Self(rust(match word {
            // These cannot be raw identifiers.
            "self" | "super" | "crate" | "_" => format!("{word}_"),
            "Self" => "SelfType".to_owned(),
            _ if is_keyword(word) => format!("r#{word}"),
            _ => word.to_owned(),
        }))
    }

    /// As it stands in the source.
    pub(crate) fn as_str(&self) -> &str {
        &self.0.text
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let word = self.as_str();
        let ident = match word.strip_prefix("r#") {
            Some(word) => proc_macro2::Ident::new_raw(word, Span::call_site()),
            None => proc_macro2::Ident::new(word, Span::call_site()),
        };
        ident.to_tokens(tokens);
    }
}

/// Whether a word is a keyword of some edition, or kept for one.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// The keywords that can be raw identifiers, in order.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// A string literal.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Literal(Printable);

impl Literal {
    pub(crate) fn text(text: &str) -> Self {
        Self(rust(proc_macro2::Literal::string(text).to_string()))
    }

    /// Text of several lines, written as it reads: a raw string.
    pub(crate) fn raw(text: &str) -> Self {
        let mut hashes = String::new();
        while text.contains(&format!("\"{hashes}")) {
            hashes.push('#');
        }
        Self(rust(format!("r{hashes}\"{text}\"{hashes}")))
    }
}

macro_rules! tokens {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Serialize)]
        #[serde(transparent)]
        pub(crate) struct $name(Printable);

        impl $name {
            pub(crate) fn new(tokens: &TokenStream) -> Self {
                Self(rust(print(tokens)))
            }

            /// As it stands in the source, before it is laid out.
            pub(crate) fn as_str(&self) -> &str {
                &self.0.text
            }
        }
    };
}

tokens! {
    /// A type.
    Type
}

tokens! {
    /// An expression.
    Expr
}

/// A whole comment of documentation: `///` lines, one or more paragraphs.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Doc(Printable);

impl Doc {
    /// The comment of an item.
    pub(crate) fn outer(blocks: &[doc::Block]) -> Self {
        Self(rust(doc::comment(blocks, "///")))
    }

    /// The comment of a module or crate.
    pub(crate) fn inner(blocks: &[doc::Block]) -> Self {
        Self(rust(doc::comment(blocks, "//!")))
    }
}

/// Words within a comment of documentation that a template writes.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct DocText(Printable);

impl DocText {
    /// Prose of a spec on one line, escaped.
    pub(crate) fn new(prose: &str) -> Self {
        Self(rust(markdown::escape(prose)))
    }
}

fn rust(text: impl Into<String>) -> Printable {
    Printable::new(Language::Rust, text)
}
