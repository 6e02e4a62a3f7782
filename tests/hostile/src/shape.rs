//! The shape of what a spec becomes. Words of the spec in literals and prose do not change it.

use keywright_generator::File;
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use quote::ToTokens;
use syn::{ImplItem, Item, TraitItem};

use crate::{markdown, rust, shell};

/// The shape: one line per thing, file by file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape(Vec<String>);

impl Shape {
    /// The shape of files.
    ///
    /// # Panics
    /// A file is no text of its language, which [`crate::hold`] has to be asked first.
    pub fn of(files: &[File]) -> Self {
        let mut lines = Vec::new();
        for file in files {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            // A page is called like its provider.
            let is_page = file.path.starts_with("docs/providers/");
            let kind = if is_page { "page.md" } else { name };
            lines.push(format!("file {kind}"));
            if crate::is_rust(kind) {
                let file = syn::parse_file(&file.text).expect("it was parsed before");
                items(&file.items, &mut lines);
            } else {
                page(&file.text, &mut lines);
            }
        }
        Self(lines)
    }

    /// Where two shapes part, for people.
    pub fn difference(&self, other: &Self) -> Option<String> {
        let longest = self.0.len().max(other.0.len());
        let at = (0..longest).find(|&it| self.0.get(it) != other.0.get(it))?;
        let (mine, theirs) = (self.0.get(at), other.0.get(at));
        let file = self.0[..at.min(self.0.len())]
            .iter()
            .rfind(|it| it.starts_with("file "));
        Some(format!("in {file:?}: {mine:?} became {theirs:?}"))
    }
}

fn items(list: &[Item], lines: &mut Vec<String>) {
    for item in list {
        lines.push(rust::kind(item).to_owned());
        match item {
            Item::Impl(it) => lines.extend(it.items.iter().map(|it| {
                let kind = match it {
                    ImplItem::Fn(it) => outline(it.sig.to_token_stream()),
                    other => outline(other.to_token_stream()),
                };
                format!("  {kind}")
            })),
            Item::Trait(it) => lines.extend(it.items.iter().map(|it| match it {
                TraitItem::Fn(_) => "  fn".to_owned(),
                _ => "  other".to_owned(),
            })),
            Item::Mod(it) => {
                if let Some((_, inner)) = &it.content {
                    items(inner, lines);
                }
            }
            _ => {}
        }
    }
}

/// Tokens without names, literals and comments.
fn outline(tokens: TokenStream) -> String {
    let outline = tokens.into_iter().map(|it| match it {
        TokenTree::Ident(_) => "i".to_owned(),
        TokenTree::Literal(_) => "l".to_owned(),
        // A list that is broken over lines has a comma at its end, and means the same.
        TokenTree::Group(group) => {
            format!("({})", outline(group.stream()).trim_end_matches(','))
        }
        TokenTree::Punct(it) => it.to_string(),
    });
    outline.collect()
}

fn page(text: &str, lines: &mut Vec<String>) {
    let mut code: Option<(String, String)> = None;
    for event in Parser::new_ext(text, markdown::options()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                code = Some((info.into_string(), String::new()));
            }
            Event::Text(it) => {
                if let Some((_, text)) = &mut code {
                    text.push_str(&it);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let (info, text) = code.take().unwrap_or_default();
                let words = if info == "sh" {
                    shell::words(&text).expect("it was read before")
                } else {
                    Vec::new()
                };
                lines.push(format!(
                    "  {info}: {} words, {} options",
                    words.len(),
                    shell::options(&words)
                ));
            }
            Event::Start(
                it @ (Tag::Heading { .. }
                | Tag::List(_)
                | Tag::Item
                | Tag::Table(_)
                | Tag::Paragraph
                | Tag::TableRow
                | Tag::TableCell),
            ) => lines.push(format!("  {it:?}")),
            _ => {}
        }
    }
}
