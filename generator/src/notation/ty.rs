//! Types as text: `string`, `[scope]`, `enum a|b`.

use std::ops::Range;

use super::{Fault, Parsed, parts};

/// A type as it is written, by ranges of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// A word: a type of the language, or the name of one of the file.
    Word(Range<usize>),
    /// `enum a|b`
    Enum(Vec<Range<usize>>),
    /// `[T]`
    List(Box<Self>),
}

const DEEPEST: usize = 8;

/// How many values an enum may have.
const MOST: usize = 2_000;

/// Reads a type.
pub(crate) fn parse(text: &str) -> Parsed<Written> {
    read(text, 0, 0)
}

fn read(text: &str, at: usize, depth: usize) -> Parsed<Written> {
    let here = at..at + text.len();
    let start = at + text.len() - text.trim_start().len();
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        if depth == DEEPEST {
            return Err(Fault::new(
                here,
                "lists are nested too deeply",
                "name the inner object under `types:`",
            ));
        }
        return Ok(Written::List(Box::new(read(inner, start + 1, depth + 1)?)));
    }
    if let Some(list) = text.strip_prefix("enum ") {
        if list.matches('|').count() >= MOST {
            return Err(Fault::new(
                here,
                format!("the enum has more than {MOST} values"),
                "write `string`",
            ));
        }
        let values: Vec<_> = parts(list, '|')
            .map(|it| start + 5 + it.start..start + 5 + it.end)
            .collect();
        if values.iter().any(Range::is_empty) {
            return Err(Fault::new(
                here,
                "a value of the enum is empty",
                "write `enum a|b`",
            ));
        }
        return Ok(Written::Enum(values));
    }
    if text.is_empty()
        || !text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
    {
        if let Some(word) = text.strip_suffix('?') {
            return Err(Fault {
                meant: Some(String::new()),
                ..Fault::new(
                    start + word.len()..start + text.len(),
                    "a type has no `?`",
                    "write `optional` before the name of what may be missing",
                )
            });
        }
        let meant = |meant: String, message: &str, help: &str| Fault {
            meant: Some(meant),
            ..Fault::new(here.clone(), message, help)
        };
        if let Some(rest) = text.strip_prefix("optional ") {
            let message = "`optional` stands before the name and not before the type";
            let help = format!("write `optional name: {rest}`");
            return Err(meant(rest.to_owned(), message, &help));
        }
        if let Some((_, value)) = text.split_once(" = ") {
            let message = format!("`{text}` is a type and a fixed value");
            let help = format!("write `= {value}` where it is always sent so, else the type alone");
            return Err(Fault::new(here, message, help));
        }
        let is_value = |it: char| it.is_ascii_alphanumeric() || "|_-.".contains(it);
        if text.contains('|') && text.chars().all(is_value) {
            let written = format!("enum {text}");
            let message = format!("`{text}` is no type");
            return Err(meant(
                written.clone(),
                &message,
                &format!("write `{written}`"),
            ));
        }
        let word = text.split(' ').next().unwrap_or_default();
        if word.len() < text.len() && text.contains('|') {
            return Err(Fault::word(
                start..start + word.len(),
                word,
                ["enum"],
                format!("`{text}` is no type"),
                format!("write `enum {text}`"),
            ));
        }
        return Err(Fault::new(
            here,
            format!("`{text}` is no type"),
            "write a word such as `string`, a list `[string]`, `enum a|b`, or a name of `types:`",
        ));
    }
    Ok(Written::Word(start..start + text.len()))
}
