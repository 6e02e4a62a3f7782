//! What no spec may do, as one property: whatever the text, it is refused with a diagnostic, or it
//! becomes files of the expected shape with its words in literals, prose and code spans alone.
//!
//! Tests hold it on a bounded number of texts, `cargo xtask soak generate` for as long as one likes,
//! and the fuzzer in `generator/fuzz` on texts that it finds by itself.

mod attack;
mod costly;
mod manifest;
mod markdown;
mod pieces;
mod rust;
mod seeds;
mod shape;
mod shell;
mod tree;
mod vocabulary;

use keywright_generator::{File, Source, files};

pub use attack::{Reach, Seed, attack};
pub use costly::costly;
pub use pieces::{GRAMMAR, PIECES, Way};
pub use seeds::seeds;
pub use shape::Shape;
pub use tree::Tree;

/// What became of a text that did no harm.
#[derive(Debug)]
pub enum Held {
    /// It was refused.
    Refused,
    /// It was accepted, and these files were made.
    Made(Vec<File>),
}

/// Holds the property for one text, whatever it is.
///
/// # Errors
/// What the text did that no text may do.
///
/// # Panics
/// So does the generator, which no text may cause.
pub fn hold(text: &str) -> Result<Held, String> {
    let source = Source::new("specs/hostile.yaml", text);
    let outcome = files(&source);
    for it in &outcome.found {
        if text.get(it.span.range()).is_none() {
            return Err(format!("a diagnostic points outside of the text: {it:?}"));
        }
        if it.message.is_empty() || it.help.is_none() {
            return Err(format!("a diagnostic says too little: {it:?}"));
        }
        if let Some(fix) = &it.fix
            && text.get(fix.span.range()).is_none()
        {
            return Err(format!("an edit lies outside of the text: {it:?}"));
        }
        it.plain(&source);
    }
    let Some(made) = outcome.made else {
        return if outcome.found.is_empty() {
            Err("refused without a word".to_owned())
        } else {
            Ok(Held::Refused)
        };
    };
    for file in &made {
        looks_as_it_should(file).map_err(|it| format!("{}: {it}\n{}", file.path, file.text))?;
    }
    Ok(Held::Made(made))
}

fn looks_as_it_should(file: &File) -> Result<(), String> {
    let inside = ["generated/", "docs/providers/"];
    if !inside.iter().any(|it| file.path.starts_with(it)) || file.path.contains("..") {
        return Err("lies outside of the folders of generated files".to_owned());
    }
    match file.path.rsplit('.').next() {
        Some("rs") => rust::hold(&file.text),
        Some("md") => markdown::page(&file.text),
        Some("toml") => manifest::hold(&file.text),
        _ => Err("is a file of an unknown kind".to_owned()),
    }
}

/// Whether a path is one of a file of Rust.
fn is_rust(path: &str) -> bool {
    path.rsplit('.').next() == Some("rs")
}
