//! The list of schemes, and what is written in its place: a mapping, a word, an item without its
//! dash, settings that are not indented.

use super::{named, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::source::Span;
use crate::spec::Scheme;
use crate::spec::decode::items;
use crate::suggest::nearest;
use crate::tree::{Entry, Node, Text, Value};

/// How many schemes a provider may have; each is compared with all endpoints.
const MOST: usize = 100;

/// The schemes, and whether the ids of all of them are known.
pub(in crate::spec) fn schemes(node: &Node, report: &mut Diagnostics) -> (Vec<Scheme>, bool) {
    let mut all = Schemes {
        found: Vec::new(),
        are_known: true,
    };
    match &node.value {
        Value::Map(entries) if entries.iter().all(|it| is_kind(&it.key)) => {
            no_list(node, entries, report);
            for it in entries {
                all.read(&it.key, &it.value, report);
            }
        }
        Value::Text(word) if is_kind(word) && !word.text.starts_with('-') => {
            let written = format!("[{}]", word.text);
            let found = report.error(Code::Form, node.span, "the schemes are a list");
            found
                .help(format!("write `{written}`"))
                .fix(node.span, written);
            found.read_as_meant();
            all.read(word, &nothing(node), report);
        }
        Value::Empty => {
            report
                .error(Code::Empty, node.span, "`auth` names no scheme")
                .help("write one below it, such as `- basic`");
            all.are_known = false;
        }
        _ => {
            let items = items(node, report);
            all.are_known = matches!(node.value, Value::List(_)) && items.len() <= MOST;
            if let Some(it) = items.get(MOST) {
                let message = format!("there are more than {MOST} schemes");
                report
                    .error(Code::TooLarge, it.span, message)
                    .help("describe the ways in that callers take");
            }
            for it in items.iter().take(MOST) {
                all.item(it, report);
            }
        }
    }
    (all.found, all.are_known)
}

struct Schemes {
    found: Vec<Scheme>,
    are_known: bool,
}

impl Schemes {
    fn item(&mut self, node: &Node, report: &mut Diagnostics) {
        match &node.value {
            Value::Text(word) => self.read(word, &nothing(node), report),
            Value::Map(entries) => match &entries[..] {
                [only] => self.read(&only.key, &only.value, report),
                all if all.iter().all(|it| is_kind(&it.key)) => {
                    for it in &all[1..] {
                        dash_missing(node, it, report);
                    }
                    for it in all {
                        self.read(&it.key, &it.value, report);
                    }
                }
                [first, rest @ ..] if is_kind(&first.key) && may_go_on(&first.value) => {
                    beside_its_kind(&first.key, rest, report);
                    let mut settings = first.value.clone();
                    match &mut settings.value {
                        Value::Map(entries) => entries.extend_from_slice(rest),
                        other => *other = Value::Map(rest.to_vec()),
                    }
                    self.read(&first.key, &settings, report);
                }
                all => {
                    self.are_known = false;
                    kind_as_a_setting(node, all, report);
                }
            },
            _ => {
                self.are_known = false;
                kind_as_a_setting(node, &[], report);
            }
        }
    }

    fn read(&mut self, word: &Text, settings: &Node, report: &mut Diagnostics) {
        let found = scheme(word, settings, report);
        // A kind that is unknown would have been the id.
        let is_known = |it: &Scheme| it.kind.is_some() || it.id.text != word.text;
        self.are_known &= found.as_ref().is_some_and(is_known);
        self.found.extend(found);
    }
}

fn nothing(node: &Node) -> Node {
    Node {
        span: node.span,
        value: Value::Empty,
    }
}

fn is_kind(word: &Text) -> bool {
    nearest(&word.text, KINDS.iter().map(|it| it.0)).is_some()
}

fn may_go_on(settings: &Node) -> bool {
    matches!(settings.value, Value::Empty | Value::Map(_))
}

/// Whether a mapping is written on lines of its own, without brackets.
fn is_block(node: &Node, first: &Entry) -> bool {
    node.span.start == first.key.span.start
}

/// A mapping of kinds in place of the list.
fn no_list(node: &Node, entries: &[Entry], report: &mut Diagnostics) {
    let block = entries.first().filter(|it| is_block(node, it));
    if block.is_none() {
        report
            .error(Code::Form, node.span, "the schemes are a list")
            .help("write `[{ … }]`, one pair of braces for each scheme")
            .read_as_meant();
        return;
    }
    for it in entries {
        let message = format!("a dash is missing before `{}`", it.key.text);
        let found = report.error(Code::Form, it.key.span, message);
        found.about("a dash before a scheme");
        found.help(format!("write `- {}:`", it.key.text));
        // One edit cannot write them all.
        if entries.len() == 1 {
            found.fix(it.key.span, format!("- {}", it.key.text));
        }
        found.read_as_meant();
    }
}

/// A second kind in one item.
fn dash_missing(node: &Node, entry: &Entry, report: &mut Diagnostics) {
    let key = &entry.key;
    let Value::Map(entries) = &node.value else {
        return;
    };
    let message = format!("a dash is missing before `{}`", key.text);
    let found = report.error(Code::Form, key.span, message);
    found.about("a dash before a scheme");
    found.read_as_meant();
    if entries.first().is_some_and(|it| is_block(node, it)) {
        found.help(format!("write `- {}:`", key.text));
        let at = key.span.start;
        found.fix(Span::new(at - 2, at), "- ");
    } else {
        found.help("write one pair of braces for each scheme");
    }
}

/// Settings that stand beside their kind.
fn beside_its_kind(kind: &Text, settings: &[Entry], report: &mut Diagnostics) {
    let names: Vec<_> = settings
        .iter()
        .map(|it| format!("`{}`", it.key.text))
        .collect();
    let (verb, it) = if names.len() == 1 {
        ("stands", "it")
    } else {
        ("stand", "them")
    };
    let message = format!("{} {verb} beside `{}`", names.join(", "), kind.text);
    let found = report.error(Code::Form, settings[0].key.span, message);
    found.help(format!(
        "indent {it} by two more spaces, below `{}:`",
        kind.text
    ));
    found.read_as_meant();
}

/// A scheme that does not begin with its kind, as in `type: basic`.
fn kind_as_a_setting(node: &Node, entries: &[Entry], report: &mut Diagnostics) {
    let word = entries.iter().find_map(|it| match &it.value.value {
        Value::Text(word) if named(&word.text).is_some() => Some(word),
        _ => None,
    });
    let found = report.error(
        Code::Form,
        node.span,
        "a scheme begins with its kind, and its settings stand below it",
    );
    let word = word.map_or("basic", |it| it.text.as_str());
    found.help(format!(
        "write `- {word}:` and indent the settings below it"
    ));
}
