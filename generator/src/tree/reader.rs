//! The seam to the YAML reader: its options, its errors in our words, its values as text.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::{MergeKeyPolicy, Options};
use serde_saphyr::{Error, Spanned};

use super::{Entry, Node, Text, Value, syntax};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Source, Span};

const DEEPEST: usize = 32;

/// Reads a text into a tree.
pub(super) fn read(source: &Source) -> Result<Node, Error> {
    serde_saphyr::from_str_with_options::<Spanned<Raw>>(source.text(), options())
        .map(|raw| node(raw, source.text()))
}

fn options() -> Options {
    serde_saphyr::options! {
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        merge_keys: MergeKeyPolicy::Error,
        reject_unsupported_tags: true,
        with_snippet: false,
        budget: serde_saphyr::budget! {
            max_documents: 1,
            max_anchors: 0,
            max_aliases: 0,
            max_merge_keys: 0,
            max_depth: DEEPEST,
            max_events: 100_000,
            max_inclusion_depth: 0,
        },
    }
}

/// Tells why a text could not be read.
pub(super) fn refuse(error: &Error, source: &Source, report: &mut Diagnostics) {
    let error = error.without_snippet();
    let span = error
        .location()
        .map_or(Span::default(), |it| clamp(&it, source.text()));
    match error {
        Error::DuplicateMappingKey { .. } => {
            duplicate(span, source, report);
        }
        Error::MergeKeyNotAllowed { .. } => feature("merge keys (`<<`)", span, report),
        Error::UnsupportedTag { .. }
        | Error::TaggedScalarCannotDeserializeIntoString { .. }
        | Error::InvalidBinaryBase64 { .. } => feature("tags (`!x`)", span, report),
        Error::MultipleDocuments { .. } => second_document(span, source, report),
        Error::UnknownAnchor { .. } => feature("anchors and aliases", span, report),
        Error::Budget { .. } => budget(error, span, source, report),
        other => {
            let text = other.to_string();
            let reason = text.split(" at line ").next().unwrap_or_default();
            let reason = reason.lines().next().unwrap_or_default();
            if let Some(at) = syntax::nested(source.text(), span.start, DEEPEST) {
                too_deep(Span::new(at, at + 1), report);
                return;
            }
            let fault = syntax::fault(reason, span.start, source.text());
            let found = report.error(Code::Yaml, fault.span, fault.message);
            found.help(fault.help);
            if let Some((span, text)) = fault.fix {
                found.fix(span, text);
            }
        }
    }
}

fn budget(error: &Error, span: Span, source: &Source, report: &mut Diagnostics) {
    let text = error.to_string().to_lowercase();
    if text.contains("anchor") || text.contains("alias") {
        feature("anchors and aliases", span, report);
    } else if text.contains("document") {
        second_document(span, source, report);
    } else if text.contains("merge") {
        feature("merge keys (`<<`)", span, report);
    } else if text.contains("depth") {
        too_deep(span, report);
    } else {
        report
            .error(Code::TooLarge, span, "the file holds too much")
            .help("describe the endpoints that the credential needs, not the whole API");
    }
}

fn too_deep(span: Span, report: &mut Diagnostics) {
    let message = format!("this is nested more than {DEEPEST} deep");
    let found = report.error(Code::TooLarge, span, message);
    found.help("name inner objects under `types:`");
}

/// The reader tells the second of two keys alone; the first is most often a few lines above.
fn duplicate(span: Span, source: &Source, report: &mut Diagnostics) {
    let text = source.text();
    let first = syntax::first_of_two(span, text);
    let line = |at: usize| source.position(at).line;
    let key = text[span.range()].trim_matches(['"', '\'']);
    let here = first.filter(|it| line(it.start) != line(span.start));
    let place = here.map_or(String::new(), |it| {
        format!(", first on line {}", line(it.start))
    });
    let message = format!("`{key}` stands twice in one mapping{place}");
    let found = report.error(Code::DuplicateKey, span, message);
    found.help("keep one of the two");
    if let Some(it) = first {
        found.related(it, "the first is here");
    }
}

/// `---` before anything else is harmless, and anywhere else it begins another document.
fn second_document(span: Span, source: &Source, report: &mut Diagnostics) {
    let found = report.error(Code::YamlFeature, span, "a spec is one document");
    found.help(if source.text()[span.start..].starts_with("---") {
        "leave `---` out, and write another provider into a file of its own"
    } else {
        "leave out what ends the document, `---` or `...`"
    });
}

fn feature(name: &str, span: Span, report: &mut Diagnostics) {
    report
        .error(Code::YamlFeature, span, format!("specs do without {name}"))
        .help("write the text out");
}

/// The bytes of a location; errors of the scanner know a line and a column alone.
fn clamp(location: &serde_saphyr::Location, text: &str) -> Span {
    let span = location.span();
    let bytes = |it: Option<u64>| it.and_then(|it| usize::try_from(it).ok());
    let start = bytes(span.byte_offset()).unwrap_or_else(|| offset(location, text));
    let length = bytes(span.byte_len()).unwrap_or_default();
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(boundary(start), boundary(start.saturating_add(length)))
}

fn offset(location: &serde_saphyr::Location, text: &str) -> usize {
    let count = |it: u64| usize::try_from(it.saturating_sub(1)).unwrap_or_default();
    let (line, column) = (count(location.line()), count(location.column()));
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let inside = text[start..]
        .char_indices()
        .nth(column)
        .map_or(text.len() - start, |it| it.0);
    start + inside
}

/// What the reader hands out. Numbers and words keep no value: their text is taken from the source.
enum Raw {
    Empty,
    Word,
    Text(String),
    List(Vec<Spanned<Self>>),
    Map(Vec<(Spanned<String>, Spanned<Self>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any YAML")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Word)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(it) = access.next_element()? {
            items.push(it);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(it) = access.next_entry()? {
            entries.push(it);
        }
        Ok(Raw::Map(entries))
    }
}

fn node(raw: Spanned<Raw>, source: &str) -> Node {
    let span = clamp(&raw.referenced, source);
    let written = &source[span.range()];
    match raw.value {
        // `~` and `null` are texts like any other; only nothing at all is nothing.
        Raw::Empty if written.trim().is_empty() => Node {
            span,
            value: Value::Empty,
        },
        Raw::Empty | Raw::Word => {
            let text = Text {
                text: written.to_owned(),
                span,
                inner: Some(span.start),
            };
            Node {
                span,
                value: Value::Text(text),
            }
        }
        Raw::Text(text) => Node {
            span,
            value: Value::Text(scalar(text, span, source)),
        },
        Raw::List(items) => {
            let items: Vec<_> = items.into_iter().map(|it| node(it, source)).collect();
            let end = items.last().map_or(span, |it| it.span);
            Node {
                span: closed(span.to(end), source),
                value: Value::List(items),
            }
        }
        Raw::Map(entries) => {
            let entries: Vec<_> = entries.into_iter().map(|it| entry(it, source)).collect();
            let end = entries
                .last()
                .map_or(span, |it| it.key.span.to(it.value.span));
            Node {
                span: closed(span.to(end), source),
                value: Value::Map(entries),
            }
        }
    }
}

/// A span with the bracket that closes what it begins with.
fn closed(span: Span, source: &str) -> Span {
    let close = match source[span.start..].bytes().next() {
        Some(b'{') => '}',
        Some(b'[') => ']',
        _ => return span,
    };
    let rest = &source[span.end..];
    let behind = rest.trim_start_matches([' ', '\n', '\r', ',']);
    if behind.starts_with(close) && !source[span.range()].ends_with(close) {
        Span::new(span.start, source.len() - behind.len() + 1)
    } else {
        span
    }
}

fn entry((key, value): (Spanned<String>, Spanned<Raw>), source: &str) -> Entry {
    let span = clamp(&key.referenced, source);
    Entry {
        key: scalar(key.value, span, source),
        value: node(value, source),
    }
}

/// Finds the text inside its span: as it is, or between quotes.
fn scalar(text: String, span: Span, source: &str) -> Text {
    let inner = source[span.range()]
        .find(text.as_str())
        .filter(|it| *it <= 1 && !text.is_empty())
        .map(|it| span.start + it);
    Text { text, span, inner }
}
