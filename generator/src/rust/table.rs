//! The constant tables of a crate, as expressions: the model once more, in `const` Rust.

mod endpoint;
mod mint;
mod scheme;
mod shape;

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    imports,
    name::{self, Names},
    text::{Expr, Ident},
};
use crate::model::{Constant, Function, Host, Part, Provider, Template};

/// Everything in `table.rs`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Tables {
    /// What the tables are made of.
    pub(crate) imports: Vec<Ident>,
    pub(crate) provider: Expr,
    pub(crate) schemes: Vec<Item>,
    pub(crate) endpoints: Vec<Item>,
    pub(crate) errors: Vec<Item>,
    pub(crate) shapes: Vec<Item>,
}

/// One table.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Item {
    pub(crate) name: Ident,
    pub(crate) value: Expr,
}

/// The names of the tables.
pub(crate) struct Constants {
    pub(crate) schemes: Vec<Ident>,
    pub(crate) endpoints: Vec<Ident>,
    errors: Vec<Ident>,
    shapes: BTreeMap<String, Ident>,
}

/// Names the tables; one that is taken gets a suffix that says what it is.
pub(crate) fn constants(provider: &Provider) -> Constants {
    let mut names = Names::taken(&["PROVIDER"]);
    let mut claim =
        |word: &str, suffix: &str| Ident::new(&names.claim(&name::shouty(word), suffix));
    Constants {
        schemes: provider
            .schemes
            .iter()
            .map(|it| claim(&it.id, "_SCHEME"))
            .collect(),
        endpoints: provider
            .endpoints
            .iter()
            .map(|it| claim(&it.id, "_ENDPOINT"))
            .collect(),
        errors: provider
            .errors
            .iter()
            .map(|it| claim(&it.id, "_ERRORS"))
            .collect(),
        shapes: provider
            .types
            .iter()
            .map(|it| (it.name.clone(), claim(&it.name, "_SHAPE")))
            .collect(),
    }
}

/// Lowers a provider to its tables.
pub(crate) fn lower(provider: &Provider, names: &Constants) -> Tables {
    let item = |(name, value): (&Ident, TokenStream)| Item {
        name: name.clone(),
        value: Expr::new(&value),
    };
    let schemes = provider
        .schemes
        .iter()
        .enumerate()
        .map(|(index, it)| scheme::scheme(provider, index, it, names));
    let endpoints = provider
        .endpoints
        .iter()
        .map(|it| endpoint::endpoint(provider, it, names));
    let errors = provider.errors.iter().map(endpoint::error);
    let shapes = provider
        .types
        .iter()
        .map(|it| shape::members(&it.members, names));
    let mut tables = Tables {
        imports: Vec::new(),
        provider: Expr::new(&root(provider, names)),
        schemes: names.schemes.iter().zip(schemes).map(item).collect(),
        endpoints: names.endpoints.iter().zip(endpoints).map(item).collect(),
        errors: names.errors.iter().zip(errors).map(item).collect(),
        shapes: provider
            .types
            .iter()
            .map(|it| &names.shapes[&it.name])
            .zip(shapes)
            .map(item)
            .collect(),
    };
    let items = [
        &tables.schemes,
        &tables.endpoints,
        &tables.errors,
        &tables.shapes,
    ];
    let mut used = imports::words(tables.provider.as_str());
    let items = items.into_iter().flatten();
    used.extend(items.flat_map(|it| imports::words(it.value.as_str())));
    used.extend(["Provider", "Scheme", "Endpoint"]);
    used.extend((!tables.errors.is_empty()).then_some("ErrorShape"));
    used.extend((!tables.shapes.is_empty()).then_some("Shape"));
    tables.imports = imports::known(&used, imports::TABLE);
    tables
}

fn root(provider: &Provider, names: &Constants) -> TokenStream {
    let (name, title) = (&provider.name, &provider.title);
    let hosts = provider.hosts.iter().map(host);
    let inputs = provider
        .inputs
        .iter()
        .map(|it| scheme::input(it, &provider.scopes));
    let (schemes, endpoints) = (&names.schemes, &names.endpoints);
    let (under, scopes) = (&provider.hosts_under, &provider.scopes);
    quote! {
        Provider {
            name: #name,
            title: #title,
            hosts: &[#(#hosts),*],
            hosts_under: &[#(#under),*],
            scopes: &[#(#scopes),*],
            inputs: &[#(#inputs),*],
            schemes: &[#(&#schemes),*],
            endpoints: &[#(&#endpoints),*],
        }
    }
}

fn host(host: &Host) -> TokenStream {
    let (name, url, env) = (&host.name, template(&host.url), &host.env);
    quote!(Host { name: #name, url: #url, env: #env })
}

/// A template as a slice of parts.
fn template(template: &Template) -> TokenStream {
    let parts = template.0.iter().map(part);
    quote!(&[#(#parts),*])
}

fn part(part: &Part) -> TokenStream {
    match part {
        Part::Text(text) => quote!(Part::Text(#text)),
        Part::Value(name) => quote!(Part::Value(#name)),
        Part::Call(function, inner) => {
            let (function, inner) = (self::function(*function), template(inner));
            quote!(Part::Call(Function::#function, #inner))
        }
        Part::Basic(user, password) => {
            let (user, password) = (template(user), template(password));
            quote!(Part::Basic(#user, #password))
        }
        Part::Join(name, separator) => quote!(Part::Join(#name, #separator)),
        Part::First(names) => quote!(Part::First(&[#(#names),*])),
    }
}

fn function(function: Function) -> TokenStream {
    match function {
        Function::Base64 => quote!(Base64),
        Function::Base64Url => quote!(Base64Url),
        Function::Hex => quote!(Hex),
        Function::Lower => quote!(Lower),
        Function::Upper => quote!(Upper),
    }
}

fn constant(constant: &Constant) -> TokenStream {
    match constant {
        Constant::Text(text) => quote!(Constant::Text(#text)),
        Constant::Number(digits) => quote!(Constant::Number(#digits)),
        Constant::Bool(flag) => quote!(Constant::Bool(#flag)),
    }
}
