//! Rendered files become files that read as if someone cared.
//!
//! syn parses every Rust file; one that does not parse is a bug of ours. prettyplease prints it,
//! item by item and member by member, because it sets no blank lines of its own.

mod table;

use quote::ToTokens;
use syn::{Attribute, File, ImplItem, Item};

/// Lays a Rust file out, without its header.
pub(crate) fn rust(path: &str, text: &str) -> String {
    let file = syn::parse_file(text).unwrap_or_else(|error| {
        let at = error.span().start();
        let line = text
            .lines()
            .nth(at.line.saturating_sub(1))
            .unwrap_or_default();
        panic!(
            "a bug of Keywright's: {path}:{}:{} is not Rust: {error}\n{line}",
            at.line,
            at.column + 1
        )
    });
    let mut blocks = Vec::new();
    for attributes in inner(&file.attrs) {
        blocks.push(vec![print(Vec::new(), attributes)]);
    }
    let mut last = None;
    for item in file.items {
        if imports_nothing(&item) {
            continue;
        }
        let kind = Kind::of(&item);
        let text = self::item(item);
        match blocks.last_mut() {
            Some(block) if kind.is_some() && kind == last => block.push(text),
            _ => blocks.push(vec![text]),
        }
        last = kind;
    }
    let blocks = blocks.into_iter().map(|mut block| {
        if block.iter().all(|it| it.starts_with("use ")) {
            block.sort();
        }
        block.concat()
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// A template lists what lower found, and that may be nothing.
fn imports_nothing(item: &Item) -> bool {
    let Item::Use(it) = item else { return false };
    let mut tree = &it.tree;
    while let syn::UseTree::Path(it) = tree {
        tree = &it.tree;
    }
    matches!(tree, syn::UseTree::Group(it) if it.items.is_empty())
}

/// Markdown keeps its lines; of several empty ones in a row, one stays, except within code.
pub(crate) fn markdown(text: &str) -> String {
    let (mut lines, mut fenced) = (Vec::new(), false);
    for line in text.lines().map(str::trim_end) {
        fenced ^= line.starts_with("```");
        if fenced || !line.is_empty() || lines.last().is_some_and(|it: &&str| !it.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Items of one kind that stand together, line by line.
#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Module(bool),
    Use {
        exported: bool,
        origin: Origin,
    },
    /// Impls without members, by their trait.
    Marker(String),
}

/// Where a `use` takes its names from: those of one origin stand together.
#[derive(Clone, PartialEq, Eq)]
enum Origin {
    Std,
    Crate,
    Other,
}

impl Kind {
    /// None for items that stand alone, such as those with a comment.
    fn of(item: &Item) -> Option<Self> {
        match item {
            Item::Mod(it) if it.attrs.is_empty() => Some(Self::Module(is_public(&it.vis))),
            Item::Use(it) if it.attrs.is_empty() => {
                let origin = match &it.tree {
                    syn::UseTree::Path(path) if path.ident == "std" => Origin::Std,
                    syn::UseTree::Path(path) if path.ident == "crate" => Origin::Crate,
                    _ => Origin::Other,
                };
                Some(Self::Use {
                    exported: is_public(&it.vis),
                    origin,
                })
            }
            Item::Impl(it) if it.attrs.is_empty() && it.items.is_empty() => it
                .trait_
                .as_ref()
                .map(|it| Self::Marker(it.0.to_token_stream().to_string())),
            _ => None,
        }
    }
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

/// The inner comment, then the other inner attributes.
fn inner(attributes: &[Attribute]) -> Vec<Vec<Attribute>> {
    let (docs, others): (Vec<_>, Vec<_>) = attributes
        .iter()
        .cloned()
        .partition(|it| it.path().is_ident("doc"));
    [docs, others]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect()
}

fn item(mut item: Item) -> String {
    match &mut item {
        Item::Use(it) => {
            unwrap_single(&mut it.tree);
            print(vec![item], Vec::new())
        }
        Item::Impl(it) if it.items.len() > 1 => {
            let members = std::mem::take(&mut it.items);
            let empty = print(vec![item.clone()], Vec::new());
            let head = empty
                .trim_end()
                .strip_suffix('}')
                .unwrap_or(&empty)
                .trim_end()
                .to_owned();
            let members: Vec<_> = members.into_iter().map(|it| member(&item, it)).collect();
            format!("{head}\n{}}}\n", members.join("\n"))
        }
        Item::Static(_) => table::close_up(print(vec![item], Vec::new())),
        _ => print(vec![item], Vec::new()),
    }
}

/// One member, laid out at its depth: printed inside its `impl`, whose first and last lines go.
fn member(owner: &Item, member: ImplItem) -> String {
    let Item::Impl(owner) = owner else {
        unreachable!("only an impl has members")
    };
    let mut owner = owner.clone();
    owner.attrs.clear();
    owner.generics.where_clause = None;
    owner.items.push(member);
    let text = print(vec![Item::Impl(owner)], Vec::new());
    let start = text.find("{\n").map_or(0, |it| it + 2);
    let end = text.rfind("}\n").unwrap_or(text.len());
    text[start..end].to_owned()
}

/// A list of one name needs no braces.
fn unwrap_single(tree: &mut syn::UseTree) {
    match tree {
        syn::UseTree::Path(it) => unwrap_single(&mut it.tree),
        syn::UseTree::Group(it) if it.items.len() == 1 => {
            let only = it.items.first().cloned().expect("there is one");
            *tree = only;
        }
        _ => {}
    }
}

fn print(items: Vec<Item>, attrs: Vec<Attribute>) -> String {
    prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_stand_between_items_and_between_members() {
        let text = "//! Why.\nuse crate::{A,};use std::fmt;\nmod b;mod c;/// Doc.\nstruct S;impl S{/// One.\nfn one(){}fn two(){}}";
        let formatted = "//! Why.\n\nuse crate::A;\n\nuse std::fmt;\n\nmod b;\nmod c;\n\n/// Doc.\nstruct S;\n\nimpl S {\n    /// One.\n    fn one() {}\n\n    fn two() {}\n}\n";
        assert_eq!(rust("x.rs", text), formatted);
        assert_eq!(rust("x.rs", formatted), formatted);
    }

    #[test]
    #[should_panic(expected = "a bug of Keywright's: src/x.rs:2:4 is not Rust")]
    fn what_is_not_rust_is_our_bug() {
        rust("src/x.rs", "fn a() {}\nfn 1() {}\n");
    }
}
