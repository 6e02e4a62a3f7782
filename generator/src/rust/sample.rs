//! Values for examples and tests, as expressions: the spec's example, or one of the right type.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    text::Ident,
    words::{Look, Object, Word, Words},
};

/// How much of a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What is required.
    Required,
    /// Everything.
    Full,
}

/// Text for a caller's eyes where the spec gives no example: `my-user-name`.
pub(crate) fn placeholder(name: &str) -> String {
    format!("my-{}", heck::AsKebabCase(name))
}

/// An argument: what converts into the type, or the type itself. `name` is what it is called.
pub(crate) fn argument(
    words: &Words<'_>,
    (name, word): (&str, &Word),
    example: Option<&str>,
    extent: Extent,
) -> TokenStream {
    Sampler {
        words,
        extent,
        making: Vec::new(),
        made: 0,
    }
    .argument(name, word, example)
}

/// Writes one value; it knows which objects it is inside of, because a type may hold a list of itself.
struct Sampler<'a> {
    words: &'a Words<'a>,
    extent: Extent,
    making: Vec<String>,
    /// How many objects were begun.
    made: usize,
}

/// How many objects an example shows, and how deep in one another, before lists stay empty. Types
/// that hold lists of each other could be written out without end.
const OBJECTS: usize = 24;
const DEEPEST: usize = 8;

impl Sampler<'_> {
    fn argument(&mut self, name: &str, word: &Word, example: Option<&str>) -> TokenStream {
        match word {
            Word::Text(_) | Word::Secret | Word::Date | Word::DateTime => {
                let text = text(name, word, example);
                quote!(#text)
            }
            Word::Number => {
                let number = proc_macro2::Literal::i64_suffixed(integer(example));
                quote!(#number)
            }
            Word::List(item) | Word::Map(item) if self.is_inside(item) => {
                let ty = word.tokens();
                quote!(<#ty>::new())
            }
            Word::List(item) => {
                let item = self.value(name, item, example);
                quote!([#item])
            }
            Word::Map(item) => {
                let item = self.value(name, item, example);
                quote!([("name".to_owned(), #item)])
            }
            _ => self.value(name, word, example),
        }
    }

    /// A value of exactly the type.
    fn value(&mut self, name: &str, word: &Word, example: Option<&str>) -> TokenStream {
        let ty = word.tokens();
        match word {
            Word::Text(_) => {
                let text = text(name, word, example);
                quote!(#text.to_owned())
            }
            Word::Secret | Word::Date | Word::DateTime => {
                let text = text(name, word, example);
                quote!(#ty::from(#text))
            }
            Word::Integer => {
                let number = proc_macro2::Literal::i64_unsuffixed(integer(example));
                quote!(#number)
            }
            Word::Number => {
                let number = proc_macro2::Literal::i64_unsuffixed(integer(example));
                quote!(Number::from(#number))
            }
            Word::Boolean => {
                let flag = example != Some("false");
                quote!(#flag)
            }
            Word::Json => quote!(Json::from("any")),
            Word::List(_) => {
                let items = self.argument(name, word, example);
                quote!(Vec::from(#items))
            }
            Word::Map(_) => {
                let members = self.argument(name, word, example);
                quote!(BTreeMap::from(#members))
            }
            Word::Choice(name) => variant(self.words, name, example),
            Word::Object(name) => {
                let object = self.words.object_named(name);
                object.map_or_else(TokenStream::new, |it| self.made(it))
            }
        }
    }

    /// An object, made by its constructor.
    fn made(&mut self, object: &Object) -> TokenStream {
        self.making.push(object.name.clone());
        self.made += 1;
        let ty = Ident::new(&object.name);
        let (mut arguments, mut setters) = (Vec::new(), Vec::new());
        for it in &object.members {
            if !it.optional {
                arguments.push(self.argument(&it.name, &it.word, it.example.as_deref()));
            } else if self.extent == Extent::Full && !self.is_inside(&it.word) {
                let (name, value) = (
                    Ident::new(&it.name),
                    self.argument(&it.name, &it.word, it.example.as_deref()),
                );
                setters.push(quote!(.#name(#value)));
            }
        }
        self.making.pop();
        quote!(#ty::new(#(#arguments),*) #(#setters)*)
    }

    fn is_inside(&self, word: &Word) -> bool {
        let enough = self.made >= OBJECTS || self.making.len() >= DEEPEST;
        word.object()
            .is_some_and(|it| enough || self.making.iter().any(|name| name == it))
    }
}

fn variant(words: &Words<'_>, name: &str, example: Option<&str>) -> TokenStream {
    let ty = Ident::new(name);
    let variants = words.choice_named(name).map_or(&[][..], |it| &it.variants);
    let chosen = variants
        .iter()
        .find(|(_, text)| Some(text.as_str()) == example)
        .or(variants.first());
    if let Some((variant, _)) = chosen {
        let variant = Ident::new(variant);
        quote!(#ty::#variant)
    } else {
        quote!(#ty::Other("any".to_owned()))
    }
}

fn text(name: &str, word: &Word, example: Option<&str>) -> String {
    let fallback = match word {
        Word::Text(Look::Uuid) => "c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79",
        Word::Text(Look::Url) => "https://example.com/",
        Word::Date => "2026-01-31",
        Word::DateTime => "2026-01-31T12:00:00Z",
        _ => return example.map_or_else(|| placeholder(name), str::to_owned),
    };
    example.unwrap_or(fallback).to_owned()
}

fn integer(example: Option<&str>) -> i64 {
    example.and_then(|it| i64::from_str(it).ok()).unwrap_or(1)
}
