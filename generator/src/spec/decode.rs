//! The general part of decoding: mappings against the table of keys, texts, lists, notations.

mod foreign;
mod meant;

use std::collections::HashSet;

use self::meant::{plain_quotes, sole_host, unknown, without_space};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::Mapping;
use crate::notation::{Fault, template};
use crate::source::Span;
use crate::spec::Templated;
use crate::suggest::suggest;
use crate::tree::{Entry, Node, Text, Value};

/// A mapping whose keys were held against the table.
pub(super) struct Fields<'a> {
    mapping: &'static Mapping,
    /// The keys as they are meant, where they stand, and their values.
    found: Vec<(Text, &'a Node)>,
    /// Whether each key is known, or was meant to be one that is.
    pub(super) is_whole: bool,
}

impl<'a> Fields<'a> {
    /// Opens a mapping: unknown and missing keys are reported, and the rest can be read.
    pub(super) fn open(
        node: &'a Node,
        at: Span,
        mapping: &'static Mapping,
        report: &mut Diagnostics,
    ) -> Option<Self> {
        let entries = entries(node, mapping.name, report)?;
        let mut found: Vec<(Text, &Node)> = Vec::new();
        let mut is_whole = true;
        let written: HashSet<&str> = entries.iter().map(|it| it.key.text.as_str()).collect();
        let free = mapping.keys.iter().map(|it| it.name);
        let free: Vec<_> = free.filter(|it| !written.contains(it)).collect();
        let is_split = foreign::split_placement(entries, mapping, report);
        is_whole &= !is_split;
        let is_told = |it: &&Entry| is_split && ["in", "name"].contains(&it.key.text.as_str());
        for it in entries.iter().filter(|it| !is_told(it)) {
            let key = if let Some(meant) = sole_host(it, &free, report) {
                Text::made(meant, it.key.span)
            } else if mapping.key(&it.key.text).is_some() {
                it.key.clone()
            } else if let Some(meant) = unknown(it, &free, mapping, report) {
                Text::made(meant, it.key.span)
            } else {
                is_whole = false;
                continue;
            };
            // Of two keys that mean the same, the first is read; the other was told.
            if found.iter().all(|it| it.0.text != key.text) {
                found.push((key, &it.value));
            }
        }
        // Another key may stand for one that is missing: that is told with it.
        for key in mapping.keys.iter().filter(|it| it.required && is_whole) {
            if found.iter().all(|it| it.0.text != key.name) {
                report
                    .error(Code::MissingKey, at, format!("`{}` is missing", key.name))
                    .help(format!("add `{}: {}`", key.name, key.example));
            }
        }
        Some(Self {
            mapping,
            found,
            is_whole,
        })
    }

    /// The keys, as they are meant.
    pub(super) fn keys(&self) -> Vec<Text> {
        self.found.iter().map(|it| it.0.clone()).collect()
    }

    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(
            self.mapping.key(name).is_some(),
            "`{name}` is not in the table of keys"
        );
        self.found
            .iter()
            .find(|it| it.0.text == name)
            .map(|it| it.1)
    }

    /// The value of a key, where there is one; else what could stand there is told.
    pub(super) fn filled(&self, name: &str, report: &mut Diagnostics) -> Option<&'a Node> {
        let node = self.get(name)?;
        let is_empty = match &node.value {
            Value::Empty => true,
            Value::Text(text) => text.text.trim().is_empty(),
            _ => false,
        };
        let Some(key) = self.mapping.key(name).filter(|_| is_empty) else {
            return Some(node);
        };
        let found = report.error(Code::Empty, node.span, format!("`{name}` has no value"));
        let write = format!("write one, such as `{name}: {}`", key.example);
        found.help(if key.required {
            write
        } else {
            write + ", or leave the key out"
        });
        None
    }

    /// A text.
    pub(super) fn text(&self, name: &str, report: &mut Diagnostics) -> Option<Text> {
        self.filled(name, report).and_then(|it| text(it, report))
    }

    /// One text or a list of them.
    pub(super) fn texts(&self, name: &str, report: &mut Diagnostics) -> Vec<Text> {
        self.filled(name, report)
            .map(|it| texts(it, report))
            .unwrap_or_default()
    }

    /// A text in a notation.
    pub(super) fn notation<T>(
        &self,
        name: &str,
        code: Code,
        parse: fn(&str) -> Result<T, Fault>,
        report: &mut Diagnostics,
    ) -> Option<(Text, T)> {
        self.text(name, report)
            .and_then(|it| notation(it, code, parse, report))
    }

    /// One text or a list of them, in a notation.
    pub(super) fn notations<T>(
        &self,
        name: &str,
        code: Code,
        parse: fn(&str) -> Result<T, Fault>,
        report: &mut Diagnostics,
    ) -> Vec<(Text, T)> {
        self.texts(name, report)
            .into_iter()
            .filter_map(|it| notation(it, code, parse, report))
            .collect()
    }

    /// A template.
    pub(super) fn template(&self, name: &str, report: &mut Diagnostics) -> Option<Templated> {
        self.text(name, report).and_then(|it| templated(it, report))
    }
}

/// The entries of a mapping; nothing at all counts as a mapping without entries.
pub(super) fn entries<'a>(
    node: &'a Node,
    name: &str,
    report: &mut Diagnostics,
) -> Option<&'a [Entry]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        Value::Empty => Some(&[]),
        Value::Text(text) if without_space(&text.text).is_some() => {
            let (key, value) = without_space(&text.text)?;
            let message = format!("a space is missing behind the colon of `{key}`");
            let at = text.part(key.len()..key.len() + 1);
            let found = report.error(Code::Form, at, message);
            found.help(format!("write `{key}: {value}`")).fix(at, ": ");
            None
        }
        _ => {
            let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
                "an"
            } else {
                "a"
            };
            report
                .error(
                    Code::Form,
                    node.span,
                    format!(
                        "{article} {name} is a mapping, and this is {}",
                        node.describe()
                    ),
                )
                .help(match &node.value {
                    Value::List(_) => {
                        "write `key: value` lines without dashes, or `{ key: value }`"
                    }
                    Value::Text(text) if text.text.contains(": ") => {
                        "take the quotes away that stand around the whole"
                    }
                    _ => "write `key: value` lines, or `{ key: value }`",
                });
            None
        }
    }
}

/// The items of a list.
pub(super) fn items<'a>(node: &'a Node, report: &mut Diagnostics) -> &'a [Node] {
    if let Value::List(items) = &node.value {
        items
    } else {
        match &node.value {
            Value::Text(text) if text.text.starts_with('-') => {
                let words = text.text.split_whitespace();
                let names: Vec<_> = words.map(|it| it.trim_start_matches('-')).collect();
                // This form has its place behind the key as well as below it.
                let written = format!("[{}]", names.join(", "));
                report
                    .error(
                        Code::Form,
                        node.span,
                        "a space is missing behind the dash of a list's item",
                    )
                    .help(format!("write `- {}`, or `{written}`", names.join(" ")))
                    .fix(node.span, written);
            }
            value => {
                let message = format!("a list is expected, and this is {}", node.describe());
                let found = report.error(Code::Form, node.span, message);
                found.help(match value {
                    Value::Map(entries) if !entries.is_empty() => {
                        let first = &entries[0].key.text;
                        format!("begin each with a dash: `- {first}:`")
                    }
                    _ => "write `[a, b]`".to_owned(),
                });
            }
        }
        &[]
    }
}

/// A text that says something.
pub(super) fn text(node: &Node, report: &mut Diagnostics) -> Option<Text> {
    match &node.value {
        Value::Text(text) if !text.text.trim().is_empty() => Some(text.clone()),
        Value::Text(_) | Value::Empty => {
            report
                .error(Code::Empty, node.span, "a text is expected here")
                .help("write one, or leave the key out");
            None
        }
        // `{name}` without quotes is a mapping to YAML, and its author meant a template.
        Value::Map(entries)
            if !entries.is_empty()
                && entries
                    .iter()
                    .all(|it| matches!(it.value.value, Value::Empty)) =>
        {
            let inner = &entries[0].key.text;
            let written = format!("\"{{{inner}}}\"");
            let message = "a template that starts with a brace needs quotes";
            let found = report.error(Code::Form, node.span, message);
            found.help(format!("write `{written}`"));
            if entries.len() > 1 {
                return None;
            }
            found.fix(node.span, written).read_as_meant();
            Some(Text::made(format!("{{{inner}}}"), node.span))
        }
        Value::List(items) if matches!(&items[..], [only] if matches!(only.value, Value::Text(_))) =>
        {
            let only = text(&items[0], report)?;
            let message = "one text is expected, and this is a list";
            let found = report.error(Code::Form, node.span, message);
            found.help(format!("write `{}`", only.text));
            found.fix(node.span, only.text.as_str()).read_as_meant();
            Some(only)
        }
        _ => {
            report
                .error(
                    Code::Form,
                    node.span,
                    format!("a text is expected, and this is {}", node.describe()),
                )
                .help("write the text on one line, in quotes where it holds `: ` or `{`");
            None
        }
    }
}

/// One text or a list of them.
pub(super) fn texts(node: &Node, report: &mut Diagnostics) -> Vec<Text> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(|it| text(it, report)).collect(),
        _ => text(node, report).into_iter().collect(),
    }
}

/// A text in a notation.
pub(super) fn notation<T>(
    text: Text,
    code: Code,
    parse: fn(&str) -> Result<T, Fault>,
    report: &mut Diagnostics,
) -> Option<(Text, T)> {
    let text = plain_quotes(text, report);
    match parse(&text.text) {
        Ok(it) => Some((text, it)),
        Err(fault) => {
            let span = text.part(fault.range.clone());
            let found = report.error(code, span, fault.message);
            found.help(fault.help);
            let meant = fault.meant?;
            found.fix(span, meant.as_str());
            let mut mended = text.text.clone();
            mended.replace_range(fault.range, &meant);
            let it = parse(&mended).ok()?;
            found.read_as_meant();
            Some((Text::made(mended, text.span), it))
        }
    }
}

/// A template.
pub(super) fn templated(text: Text, report: &mut Diagnostics) -> Option<Templated> {
    notation(text, Code::Template, template::parse, report)
        .map(|(text, template)| Templated { text, template })
}

/// Pairs of a name and a text.
pub(super) fn pairs(node: &Node, name: &str, report: &mut Diagnostics) -> Vec<(Text, Text)> {
    let entries = entries(node, name, report).unwrap_or_default();
    entries
        .iter()
        .filter_map(|it| Some((it.key.clone(), text(&it.value, report)?)))
        .collect()
}

/// `true` or `false`, or another word of a choice.
pub(super) fn choice(text: Text, words: &[&'static str], report: &mut Diagnostics) -> Option<Text> {
    if words.contains(&text.text.as_str()) {
        return Some(text);
    }
    let found = report.error(
        Code::Word,
        text.span,
        format!("`{}` is none of the words that may stand here", text.text),
    );
    let meant = match foreign::word(&text.text, words) {
        Some(meant) => {
            found.help(format!("write `{meant}`")).fix(text.span, meant);
            meant
        }
        None => suggest(found, &text.text, text.span, words.iter().copied())?,
    };
    found.read_as_meant();
    Some(Text::made(meant, text.span))
}
