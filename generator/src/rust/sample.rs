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

/// An argument: what converts into the type, or the type itself.
pub(crate) fn argument(words: &Words, word: &Word, example: Option<&str>, extent: Extent) -> TokenStream {
    match word {
        Word::Text(_) | Word::Secret | Word::Date | Word::DateTime => {
            let text = text(word, example);
            quote!(#text)
        }
        Word::Number => {
            let number = integer(example, 1);
            let number = proc_macro2::Literal::i64_suffixed(number);
            quote!(#number)
        }
        _ => value(words, word, example, extent),
    }
}

/// A value of exactly the type.
pub(crate) fn value(words: &Words, word: &Word, example: Option<&str>, extent: Extent) -> TokenStream {
    match word {
        Word::Text(_) | Word::Secret | Word::Date | Word::DateTime => {
            let text = text(word, example);
            quote!(#text.into())
        }
        Word::Integer => {
            let number = proc_macro2::Literal::i64_unsuffixed(integer(example, 1));
            quote!(#number)
        }
        Word::Number => {
            let number = proc_macro2::Literal::i64_suffixed(integer(example, 1));
            quote!(#number.into())
        }
        Word::Boolean => match example {
            Some("false") => quote!(false),
            _ => quote!(true),
        },
        Word::Json => quote!(Json::from("any")),
        Word::List(item) => {
            let item = value(words, item, example, extent);
            quote!(vec![#item])
        }
        Word::Map(item) => {
            let item = value(words, item, example, extent);
            quote!(BTreeMap::from([("name".into(), #item)]))
        }
        Word::Choice(name) => variant(words, name, example),
        Word::Object(name) => match words.object_named(name) {
            Some(object) => made(words, object, extent),
            None => quote!(()),
        },
    }
}

/// An object, made by its constructor.
fn made(words: &Words, object: &Object, extent: Extent) -> TokenStream {
    let ty = Ident::new(&object.name);
    let required = object.members.iter().filter(|it| !it.optional);
    let arguments = required.map(|it| argument(words, &it.word, it.example.as_deref(), extent));
    let setters = object.members.iter().filter(|it| it.optional && extent == Extent::Full).map(|it| {
        let name = Ident::new(&it.name);
        let value = argument(words, &it.word, it.example.as_deref(), extent);
        quote!(.#name(#value))
    });
    quote!(#ty::new(#(#arguments),*) #(#setters)*)
}

fn variant(words: &Words, name: &str, example: Option<&str>) -> TokenStream {
    let ty = Ident::new(name);
    let variants = words.choice_named(name).map_or(&[][..], |it| &it.variants);
    let chosen = variants.iter().find(|(_, text)| Some(text.as_str()) == example).or(variants.first());
    match chosen {
        Some((variant, _)) => {
            let variant = Ident::new(variant);
            quote!(#ty::#variant)
        }
        None => quote!(#ty::Other("any".into())),
    }
}

fn text<'a>(word: &Word, example: Option<&'a str>) -> &'a str {
    example.unwrap_or(match word {
        Word::Text(Look::Uuid) => "c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79",
        Word::Text(Look::Url) => "https://example.com/",
        Word::Date => "2026-01-31",
        Word::DateTime => "2026-01-31T12:00:00Z",
        _ => "text",
    })
}

fn integer(example: Option<&str>, otherwise: i64) -> i64 {
    example.and_then(|it| i64::from_str(it).ok()).unwrap_or(otherwise)
}
