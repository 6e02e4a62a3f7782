//! A spec as a tree whose every key and scalar can be replaced, read without our own reader.
//!
//! It is written again in flow style with quoted texts, so whatever a text holds, the YAML around
//! it stays as it was.

use granit_parser::{Event, Parser, ScalarStyle};

/// A spec, or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Nothing was written.
    Empty,
    /// A scalar.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// A mapping, in order.
    Map(Vec<(String, Self)>),
}

impl Tree {
    /// Reads a text; `None` where it is no YAML, or uses what specs do without.
    pub fn read(text: &str) -> Option<Self> {
        let mut parser = Parser::new_from_str(text);
        loop {
            match next(&mut parser)? {
                Event::StreamStart | Event::DocumentStart(..) => {}
                first => return node(first, &mut parser, 0),
            }
        }
    }

    /// Every key and scalar, in the order of the text, and whether it declares something: a key
    /// does, and so do a scope, which has a line of its own on the page, and an address, which is
    /// on a host of its own unless another address is there too.
    pub fn texts(&mut self) -> Vec<(&mut String, bool)> {
        let mut found = Vec::new();
        self.collect(&mut found, false);
        found
    }

    fn collect<'a>(&'a mut self, found: &mut Vec<(&'a mut String, bool)>, declares: bool) {
        match self {
            Self::Empty => {}
            Self::Text(text) => found.push((text, declares)),
            Self::List(items) => {
                for it in items {
                    it.collect(found, declares);
                }
            }
            Self::Map(entries) => {
                for (key, value) in entries {
                    let is_address = matches!(value, Self::Text(it) if it.contains("://"));
                    let declares = declares || key == "scopes" || is_address && key != "docs";
                    found.push((key, true));
                    value.collect(found, declares);
                }
            }
        }
    }

    /// Writes the tree as YAML. The entries of the file stand on a line each.
    pub fn write(&self) -> String {
        let Self::Map(entries) = self else {
            return self.flow();
        };
        let entries = entries
            .iter()
            .map(|(key, value)| format!("{}: {}", quoted(key), value.flow()));
        format!("{{{}}}\n", entries.collect::<Vec<_>>().join(",\n"))
    }

    fn flow(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items = items.iter().map(Self::flow);
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            Self::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| format!("{}: {}", quoted(key), value.flow()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The quoted texts of JSON are quoted texts of YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn next<'a>(parser: &mut Parser<'a, granit_parser::StrInput<'a>>) -> Option<Event<'a>> {
    Some(parser.next_event()?.ok()?.0)
}

fn node<'a>(
    first: Event<'a>,
    parser: &mut Parser<'a, granit_parser::StrInput<'a>>,
    depth: usize,
) -> Option<Tree> {
    if depth > 64 {
        return None;
    }
    match first {
        Event::Scalar(text, ScalarStyle::Plain, ..) if text.is_empty() || text == "~" => {
            Some(Tree::Empty)
        }
        Event::Scalar(text, ..) => Some(Tree::Text(text.into_owned())),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            loop {
                match next(parser)? {
                    Event::SequenceEnd => return Some(Tree::List(items)),
                    it => items.push(node(it, parser, depth + 1)?),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut entries = Vec::new();
            loop {
                let key = match next(parser)? {
                    Event::MappingEnd => return Some(Tree::Map(entries)),
                    Event::Scalar(text, ..) => text.into_owned(),
                    _ => return None,
                };
                let value = next(parser)?;
                entries.push((key, node(value, parser, depth + 1)?));
            }
        }
        _ => None,
    }
}
