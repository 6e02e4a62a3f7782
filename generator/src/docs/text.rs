//! Text of Markdown and of TOML, by type.

use serde::Serialize;

use super::markdown;
use crate::render::{Language, Printable};

/// Markdown, escaped where it comes from a spec.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Markdown(Printable);

impl Markdown {
    fn new(text: impl Into<String>) -> Self {
        Self(Printable::new(Language::Markdown, text))
    }

    /// A sentence of a spec.
    pub(crate) fn prose(text: &str) -> Self {
        Self::new(markdown::escape(text))
    }

    /// Sentences and code that are escaped already, for a line or a cell.
    pub(crate) fn escaped(text: impl Into<String>) -> Self {
        Self::new(text)
    }

    /// Code within a line.
    pub(crate) fn code(text: &str) -> Self {
        Self::new(markdown::code_span(text))
    }

    /// Pieces of code, with commas between; a dash where there are none.
    pub(crate) fn codes<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Self {
        let words = super::prose::code(words);
        Self::new(if words.is_empty() {
            "–".to_owned()
        } else {
            words.join(", ")
        })
    }

    /// The same within a table, where a bar would end the cell.
    pub(crate) fn in_cell(self) -> Self {
        let mut text = String::new();
        let mut escaped = false;
        for letter in self.0.text.chars() {
            if letter == '|' && !escaped {
                text.push('\\');
            }
            escaped = letter == '\\' && !escaped;
            text.push(letter);
        }
        Self::new(text)
    }

    /// A block of code.
    pub(crate) fn block(language: &str, text: &str) -> Self {
        let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        Self::new(format!("{fence}{language}\n{}\n{fence}", text.trim_end()))
    }
}

/// A string of TOML.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct TomlString(Printable);

impl TomlString {
    /// TOML's basic strings have the escapes of JSON, and one character more that must be escaped.
    pub(crate) fn new(text: &str) -> Self {
        let text = serde_json::Value::from(text)
            .to_string()
            .replace('\u{7f}', "\\u007F");
        Self(Printable::new(Language::Toml, text))
    }
}
