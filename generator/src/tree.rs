//! The text as one tree in which every key and scalar is text with its span.
//!
//! This is the only module that knows the YAML reader. Values stay text, so `no`, `1.10` and
//! `007` mean what their reader, the decoder, takes them for. What specs do without is refused:
//! anchors, aliases, tags, merge keys, a second document, and characters that could hide text.

mod guard;
mod reader;
mod syntax;

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::source::{Source, Span};

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) value: Value,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing was written.
    Empty,
    /// Any scalar.
    Text(Text),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the text.
    Map(Vec<Entry>),
}

/// One entry of a mapping.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Text,
    /// The value.
    pub(crate) value: Node,
}

/// A scalar as text.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_field_names,
    reason = "the text of a text has no other name"
)]
pub(crate) struct Text {
    /// What it says, without quotes and escapes.
    pub(crate) text: String,
    /// Where it stands, with its quotes.
    pub(crate) span: Span,
    /// Where `text` starts in the source, where both are the same byte for byte.
    inner: Option<usize>,
}

impl Text {
    /// A text that no one wrote, for what a preset or a standard adds at a place.
    pub(crate) fn made(text: impl Into<String>, span: Span) -> Self {
        Self {
            text: text.into(),
            span,
            inner: None,
        }
    }

    /// The span of a part; of the whole where escapes keep the part from being found.
    pub(crate) fn part(&self, range: Range<usize>) -> Span {
        match self.inner {
            Some(at) => Span::new(at + range.start, at + range.end),
            None if range == (0..self.text.len()) => self.span,
            None => self.span.around(),
        }
    }

    /// The text on one line, for people: line breaks and runs of spaces become one space.
    pub(crate) fn prose(&self) -> String {
        self.text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A part as a text of its own.
    pub(crate) fn slice(&self, range: Range<usize>) -> Self {
        Self {
            text: self.text[range.clone()].to_owned(),
            span: self.part(range.clone()),
            inner: self.inner.map(|at| at + range.start),
        }
    }
}

impl Node {
    /// What kind of thing it is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self.value {
            Value::Empty => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// Takes what another one of the same key holds and this one does not.
    fn take(&mut self, other: Self) {
        match (&mut self.value, other.value) {
            (Value::Map(own), Value::Map(others)) => {
                let known: HashSet<_> = own.iter().map(|it| it.key.text.as_str()).collect();
                let is_new = |it: &Entry| !known.contains(it.key.text.as_str());
                let new: Vec<_> = others.into_iter().filter(is_new).collect();
                own.extend(new);
            }
            (Value::List(own), Value::List(others)) => own.extend(others),
            (own @ Value::Empty, others) => *own = others,
            _ => {}
        }
    }
}

/// Reads a source; `None` where it cannot be read, and then the report says why.
pub(crate) fn read(source: &Source, report: &mut Diagnostics) -> Option<Node> {
    if !guard::readable(source, report) {
        return None;
    }
    let is_clean = guard::characters(source, report);
    let (read, twice) = reader::read(source);
    // What is hidden may be all that is wrong.
    for it in twice.into_iter().filter(|_| is_clean) {
        reader::duplicate(it, source, report);
    }
    match read {
        Ok(root) => {
            if is_clean {
                guard::escapes(&root, report);
            }
            Some(root)
        }
        Err(error) => {
            if is_clean {
                reader::refuse(&error, source, report);
            }
            None
        }
    }
}
