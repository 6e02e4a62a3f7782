//! A file of Rust is made of what the files of known specs are made of: the same kinds of items,
//! attributes, macros and keywords. What a spec adds are names and literals.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprLit, Item, Lit, Macro, Meta};

use crate::{markdown, vocabulary};

/// Holds it for one file.
pub(crate) fn hold(text: &str) -> Result<(), String> {
    let file = syn::parse_file(text).map_err(|it| format!("is not Rust: {it}"))?;
    let known = vocabulary::known();
    if let Some(new) = shapes(&file).iter().find(|it| !known.contains(*it)) {
        return Err(format!("holds what no known spec brings about: {new}"));
    }
    let mut nested = Nested::default();
    nested.visit_file(&file);
    for it in nested.docs {
        markdown::comment(&it).map_err(|fault| format!("a comment holds {fault}:\n{it}"))?;
    }
    nested.code.iter().try_for_each(|it| example(it))
}

/// Holds it for an example: statements or a whole file, as rustdoc takes both.
pub(crate) fn example(text: &str) -> Result<(), String> {
    let file = syn::parse_file(text).or_else(|_| {
        // A `use` stands in front of statements, and a hidden line has a `#` in front.
        let lines: Vec<_> = text
            .lines()
            .map(|it| it.strip_prefix("# ").unwrap_or(it))
            .collect();
        syn::parse_file(&format!("async fn example() {{\n{}\n}}", lines.join("\n")))
    });
    let file = file.map_err(|it| format!("an example is not Rust: {it}\n{text}"))?;
    let known = vocabulary::known();
    let new = shapes(&file).into_iter().find(|it| !known.contains(it));
    new.map_or(Ok(()), |it| Err(format!("an example holds {it}\n{text}")))
}

/// Whether a text is a path of names and nothing else.
pub(crate) fn is_path(text: &str) -> bool {
    syn::parse_str::<syn::Path>(text).is_ok()
}

/// What a file is made of, without its names and literals.
pub(crate) fn shapes(file: &syn::File) -> BTreeSet<String> {
    let mut shapes = Shapes::default();
    shapes.visit_file(file);
    keywords(file.to_token_stream(), &mut shapes.0);
    shapes.0
}

#[derive(Default)]
struct Shapes(BTreeSet<String>);

impl<'a> Visit<'a> for Shapes {
    fn visit_item(&mut self, it: &'a Item) {
        self.0.insert(format!("the item `{}`", kind(it)));
        visit::visit_item(self, it);
    }

    fn visit_attribute(&mut self, it: &'a Attribute) {
        let blank = without_texts(it.meta.to_token_stream());
        self.0.insert(format!("the attribute `{blank}`"));
    }

    fn visit_macro(&mut self, it: &'a Macro) {
        self.0
            .insert(format!("the macro `{}`", it.path.to_token_stream()));
        visit::visit_macro(self, it);
    }
}

/// The kind of an item, with the name where the name is a part of it.
pub(crate) fn kind(item: &Item) -> &'static str {
    match item {
        Item::Const(_) => "const",
        Item::Enum(_) => "enum",
        Item::ExternCrate(_) => "extern crate",
        Item::Fn(_) => "fn",
        Item::ForeignMod(_) => "extern",
        Item::Impl(_) => "impl",
        Item::Macro(_) => "macro",
        Item::Mod(_) => "mod",
        Item::Static(_) => "static",
        Item::Struct(_) => "struct",
        Item::Trait(_) => "trait",
        Item::TraitAlias(_) => "trait alias",
        Item::Type(_) => "type",
        Item::Union(_) => "union",
        Item::Use(_) => "use",
        _ => "another",
    }
}

/// The words that the language reserves.
fn keywords(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for it in tokens {
        match it {
            TokenTree::Ident(word) if syn::parse_str::<syn::Ident>(&word.to_string()).is_err() => {
                found.insert(format!("the word `{word}`"));
            }
            TokenTree::Group(group) => keywords(group.stream(), found),
            _ => {}
        }
    }
}

/// Tokens in which every text is the same.
pub(crate) fn without_texts(tokens: TokenStream) -> String {
    let blank = tokens.into_iter().map(|it| match it {
        TokenTree::Literal(_) => "…".to_owned(),
        TokenTree::Group(group) => format!("({})", without_texts(group.stream())),
        other => other.to_string(),
    });
    let blank = blank.collect::<Vec<_>>().join(" ");
    // Long lists are broken into lines, and then a comma ends the last.
    blank
        .strip_suffix(" ,")
        .map_or(blank.clone(), str::to_owned)
}

/// The text of a comment of documentation, if the attribute is one.
pub(crate) fn doc(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(it) = &attribute.meta else {
        return None;
    };
    match &it.value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) if it.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// What other readers read: comments of documentation, and code in raw strings.
#[derive(Default)]
struct Nested {
    docs: Vec<String>,
    code: Vec<String>,
}

impl<'a> Nested {
    fn comment(&mut self, attributes: &'a [Attribute]) {
        let lines: Vec<_> = attributes.iter().filter_map(doc).collect();
        if !lines.is_empty() {
            let lines = lines.iter().map(|it| it.strip_prefix(' ').unwrap_or(it));
            self.docs.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

impl<'a> Visit<'a> for Nested {
    fn visit_file(&mut self, it: &'a syn::File) {
        self.comment(&it.attrs);
        visit::visit_file(self, it);
    }

    fn visit_item(&mut self, it: &'a Item) {
        match it {
            Item::Enum(it) => self.comment(&it.attrs),
            Item::Fn(it) => self.comment(&it.attrs),
            Item::Struct(it) => self.comment(&it.attrs),
            Item::Trait(it) => self.comment(&it.attrs),
            Item::Mod(it) => self.comment(&it.attrs),
            Item::Static(it) => self.comment(&it.attrs),
            _ => {}
        }
        visit::visit_item(self, it);
    }

    fn visit_variant(&mut self, it: &'a syn::Variant) {
        self.comment(&it.attrs);
        visit::visit_variant(self, it);
    }

    fn visit_field(&mut self, it: &'a syn::Field) {
        self.comment(&it.attrs);
        visit::visit_field(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'a syn::ImplItemFn) {
        self.comment(&it.attrs);
        visit::visit_impl_item_fn(self, it);
    }

    fn visit_lit_str(&mut self, it: &'a syn::LitStr) {
        // Only code of tests that must not compile is written as a raw string.
        if it.token().to_string().starts_with('r') {
            self.code.push(it.value());
        }
    }
}
