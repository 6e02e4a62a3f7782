//! What the generated Rust of all known specs is made of.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use keywright_generator::{Source, files};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::{markdown, rust, seeds};

/// Kinds of items, attributes, macros and keywords.
pub(crate) fn known() -> &'static BTreeSet<String> {
    static KNOWN: OnceLock<BTreeSet<String>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = BTreeSet::from(["the word `async`".to_owned()]);
        for seed in seeds() {
            let made = files(&Source::new("specs/seed.yaml", seed.as_str())).made;
            for file in made.expect("a seed is accepted") {
                if crate::is_rust(&file.path) {
                    add(&file.text, &mut known);
                } else if file.path.ends_with("README.md") {
                    for it in &examples(&file.text) {
                        add(it, &mut known);
                    }
                }
            }
        }
        known
    })
}

fn add(text: &str, known: &mut BTreeSet<String>) {
    let file = syn::parse_file(text).expect("the Rust of a seed is Rust");
    known.extend(rust::shapes(&file));
}

/// The examples of a page.
fn examples(page: &str) -> Vec<String> {
    let (mut found, mut current) = (Vec::new(), None);
    for event in Parser::new_ext(page, markdown::options()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                if &*info == "rust,no_run" =>
            {
                current = Some(String::new());
            }
            Event::Text(it) => {
                if let Some(text) = &mut current {
                    text.push_str(&it);
                }
            }
            Event::End(TagEnd::CodeBlock) => found.extend(current.take()),
            _ => {}
        }
    }
    found
}
