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
        let bare = list.trim().strip_prefix(['[', '(']);
        if let Some(bare) = bare.and_then(|it| it.strip_suffix([']', ')'])) {
            let values: Vec<_> = bare.split([',', '|']).map(str::trim).collect();
            let written = format!("enum {}", values.join("|"));
            let message = "the values of an enum stand without brackets";
            return Err(Fault {
                meant: Some(written.clone()),
                ..Fault::new(here, message, format!("write `{written}`"))
            });
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
        return Err(unknown(text, here, start));
    }
    Ok(Written::Word(start..start + text.len()))
}

/// Why a text is no type, and which one was meant.
fn unknown(text: &str, here: Range<usize>, start: usize) -> Fault {
    if let Some(word) = text.strip_suffix('?') {
        return Fault {
            meant: Some(String::new()),
            ..Fault::new(
                start + word.len()..start + text.len(),
                "a type has no `?`",
                "write `optional` before the name of what may be missing",
            )
        };
    }
    if let Some(item) = item(text) {
        let written = format!("[{item}]");
        return Fault {
            meant: Some(written.clone()),
            ..Fault::new(
                here,
                format!("`{text}` is no type"),
                format!("write `{written}`"),
            )
        };
    }
    let meant = |meant: String, message: &str, help: &str| Fault {
        meant: Some(meant),
        ..Fault::new(here.clone(), message, help)
    };
    if let Some(rest) = text.strip_prefix("optional ") {
        let message = "`optional` stands before the name and not before the type";
        let help = format!("write `optional name: {rest}`");
        return meant(rest.to_owned(), message, &help);
    }
    if let Some((_, value)) = text.split_once(" = ") {
        let message = format!("`{text}` is a type and a fixed value");
        let help = format!("write `= {value}` where it is always sent so, else the type alone");
        return Fault::new(here, message, help);
    }
    // `T | null`, as other languages say what may be missing.
    let parts: Vec<_> = text.split('|').map(str::trim).collect();
    if let [ty, "null" | "undefined" | "None"] = parts[..] {
        let message = "`optional` before the name says that a value may be missing";
        return meant(
            ty.to_owned(),
            message,
            &format!("write `optional name: {ty}`"),
        );
    }
    if text.starts_with('{') && text.ends_with('}') {
        let message = format!("`{text}` is a placeholder, and a field has a type");
        let help = "write the type, such as `string`: a field is filled by what has its name, anything else by `with:` of the step";
        return Fault::new(here, message, help);
    }
    let is_value = |it: char| it.is_ascii_alphanumeric() || "|_-.".contains(it);
    if text.contains('|') && text.chars().all(is_value) {
        let written = format!("enum {text}");
        let message = format!("`{text}` is no type");
        return meant(written.clone(), &message, &format!("write `{written}`"));
    }
    let word = text.split(' ').next().unwrap_or_default();
    if word.len() < text.len() && text.contains('|') {
        return Fault::word(
            start..start + word.len(),
            word,
            ["enum"],
            format!("`{text}` is no type"),
            format!("write `enum {text}`"),
        );
    }
    Fault::new(
        here,
        format!("`{text}` is no type"),
        "write a word such as `string`, a list `[string]`, `enum a|b`, or a name of `types:`",
    )
}

/// The item of a list that is written as other languages write one: `string[]`, `array<string>`,
/// `list of string`.
fn item(text: &str) -> Option<&str> {
    let of = |word: &str| {
        let rest = text.strip_prefix(word)?;
        let between = [("<", ">"), ("[", "]"), (" of ", "")].into_iter();
        let mut between = between.map(|(open, close)| rest.strip_prefix(open)?.strip_suffix(close));
        between.find_map(|it| it)
    };
    let item = text.strip_suffix("[]");
    let item = item.or_else(|| {
        ["array", "list", "List", "Array", "Vec"]
            .into_iter()
            .find_map(of)
    });
    let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
    item.filter(|it| !it.is_empty() && it.chars().all(letter))
}
