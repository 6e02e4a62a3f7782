//! Values for examples and tests, as expressions: the spec's example, or one of the right type.

use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    text::Ident,
    words::{Look, Member, Object, Word, Words},
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
    match word {
        Word::Text(_) | Word::Secret | Word::Date | Word::DateTime => {
            let text = text(name, word, example);
            quote!(#text)
        }
        Word::Number => {
            let number = proc_macro2::Literal::i64_suffixed(integer(example));
            quote!(#number)
        }
        Word::List(item) => {
            let item = value(words, (name, item), example, extent);
            quote!([#item])
        }
        Word::Map(item) => {
            let item = value(words, (name, item), example, extent);
            quote!([("name".to_owned(), #item)])
        }
        _ => value(words, (name, word), example, extent),
    }
}

/// A value of exactly the type.
fn value(
    words: &Words<'_>,
    (name, word): (&str, &Word),
    example: Option<&str>,
    extent: Extent,
) -> TokenStream {
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
            let items = argument(words, (name, word), example, extent);
            quote!(Vec::from(#items))
        }
        Word::Map(_) => {
            let members = argument(words, (name, word), example, extent);
            quote!(BTreeMap::from(#members))
        }
        Word::Choice(name) => variant(words, name, example),
        Word::Object(name) => {
            let object = words.object_named(name);
            object.map_or_else(TokenStream::new, |it| made(words, it, extent))
        }
    }
}

/// An object, made by its constructor.
fn made(words: &Words<'_>, object: &Object, extent: Extent) -> TokenStream {
    let ty = Ident::new(&object.name);
    let argument =
        |it: &Member| argument(words, (&it.name, &it.word), it.example.as_deref(), extent);
    let required = object
        .members
        .iter()
        .filter(|it| !it.optional)
        .map(argument);
    let optional = object
        .members
        .iter()
        .filter(|it| it.optional && extent == Extent::Full);
    let setters = optional.map(|it| {
        let (name, value) = (Ident::new(&it.name), argument(it));
        quote!(.#name(#value))
    });
    quote!(#ty::new(#(#required),*) #(#setters)*)
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
