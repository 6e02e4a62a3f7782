//! Text of Rust, by type. It is built from tokens, so that escaping cannot go wrong.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use serde::Serialize;

use super::doc;
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
        Self(rust(Self::tokens_of(word).to_string()))
    }

    fn tokens_of(word: &str) -> proc_macro2::Ident {
        match word {
            // These cannot be raw identifiers.
            "self" | "super" | "crate" | "_" => {
                proc_macro2::Ident::new(&format!("{word}_"), Span::call_site())
            }
            "Self" => proc_macro2::Ident::new("SelfType", Span::call_site()),
            _ => syn::parse_str(word)
                .unwrap_or_else(|_| proc_macro2::Ident::new_raw(word, Span::call_site())),
        }
    }

    /// As it stands in the source.
    pub(crate) fn as_str(&self) -> &str {
        &self.0.text
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        Self::tokens_of(self.as_str().trim_start_matches("r#")).to_tokens(tokens);
    }
}

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
                Self(rust(tokens.to_string()))
            }

            /// As it stands in the source, before it is laid out.
            pub(crate) fn as_str(&self) -> &str {
                &self.0.text
            }
        }

        impl ToTokens for $name {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                let text: TokenStream = self.as_str().parse().expect("it was made of tokens");
                tokens.extend(text);
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
