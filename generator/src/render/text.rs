//! What a template may print: text that is marked, by type, as text of the template's language.

use std::{fmt, sync::Arc};

use minijinja::value::{Object, ObjectRepr, Value};
use serde::{Serialize, Serializer};

/// The language that a text is written in, and that a template's output is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// Rust source.
    Rust,
    /// Markdown (`CommonMark`, with GitHub's tables).
    Markdown,
    /// TOML.
    Toml,
}

impl Language {
    /// The language of a file or template, by the end of its name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "rs" => Some(Self::Rust),
            "md" => Some(Self::Markdown),
            "toml" => Some(Self::Toml),
            _ => None,
        }
    }
}

/// Text of a language. The types that wrap it are the only things which a template prints.
#[derive(Clone, Debug)]
pub(crate) struct Printable {
    pub(crate) language: Language,
    pub(crate) text: String,
}

impl Printable {
    pub(crate) fn new(language: Language, text: impl Into<String>) -> Self {
        Self {
            language,
            text: text.into(),
        }
    }
}

impl Object for Printable {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Printable {
    /// The template engine's own serializer keeps the object, mark and all.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_object(self.clone()).serialize(serializer)
    }
}
