//! Refuses texts that no spec needs: very long ones, and characters that hide what is written.

use super::{Node, Text, Value};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Source, Span};
use crate::visible::is_hidden;

/// More than a hundred times the longest spec.
const LONGEST: usize = 1 << 20;

/// Whether the source is short enough to be read at all.
pub(super) fn size(source: &Source, report: &mut Diagnostics) -> bool {
    let fits = source.text().len() <= LONGEST;
    if !fits {
        report
            .error(
                Code::TooLarge,
                Span::default(),
                "the file is longer than one mebibyte",
            )
            .help("describe the endpoints that the credential needs, not the whole API");
    }
    fits
}

/// Looks at the raw text, and at what escapes in quotes became.
pub(super) fn characters(source: &Source, root: &Node, report: &mut Diagnostics) {
    let before = report.errors();
    for (at, it) in source.text().char_indices() {
        if refused(it) && !(at == 0 && it == '\u{feff}') {
            refuse(it, Span::new(at, at + it.len_utf8()), report);
        }
    }
    if report.errors() == before {
        visit(root, report);
    }
}

fn visit(node: &Node, report: &mut Diagnostics) {
    match &node.value {
        Value::Empty => {}
        Value::Text(text) => scalar(text, report),
        Value::List(items) => items.iter().for_each(|it| visit(it, report)),
        Value::Map(entries) => {
            for it in entries {
                scalar(&it.key, report);
                visit(&it.value, report);
            }
        }
    }
}

fn scalar(text: &Text, report: &mut Diagnostics) {
    if let Some(it) = text.text.chars().find(|it| refused(*it)) {
        refuse(it, text.span, report);
    }
}

fn refuse(character: char, span: Span, report: &mut Diagnostics) {
    report
        .error(
            Code::Character,
            span,
            format!(
                "the character U+{:04X} is not allowed",
                u32::from(character)
            ),
        )
        .help("remove it");
}

/// A tab and the end of a line are seen by what they do.
fn refused(it: char) -> bool {
    is_hidden(it) && !matches!(it, '\n' | '\r' | '\t')
}
