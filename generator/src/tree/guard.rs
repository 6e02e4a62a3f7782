//! Refuses texts that no spec needs: very long ones, and characters that hide what is written.

use super::{Node, Text, Value};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Fault, Source, Span};
use crate::visible::is_hidden;

/// How many characters are told: a file that is no text is full of them.
const TOLD: usize = 20;

/// Whether the source is a text that is short enough to be read at all.
pub(super) fn readable(source: &Source, report: &mut Diagnostics) -> bool {
    let Some(fault) = source.fault() else {
        return true;
    };
    match fault {
        Fault::TooLong => report
            .error(
                Code::TooLarge,
                Span::default(),
                "the file is longer than one mebibyte",
            )
            .help("describe the endpoints that the credential needs, not the whole API"),
        Fault::Wide => report
            .error(Code::Character, Span::default(), "the file is UTF-16")
            .help("save it as UTF-8"),
        Fault::Byte(byte, at) => report
            .error(
                Code::Character,
                Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8()),
                format!("the byte 0x{byte:02X} is no part of a character of UTF-8"),
            )
            .help("save the file as UTF-8"),
    };
    false
}

/// Looks at the raw text; whether nothing in it is refused. Asked before anything is read, because
/// what cannot be seen is what an author would not find.
pub(super) fn characters(source: &Source, report: &mut Diagnostics) -> bool {
    let text = source.text();
    let hidden = text.char_indices().filter(|&(at, it)| match it {
        '\n' | '\t' => false,
        // Alone it ends a line for YAML and for no page that shows the file.
        '\r' => !text[at + 1..].starts_with('\n'),
        '\u{feff}' => at != 0,
        _ => refused(it),
    });
    let before = report.errors();
    for (at, it) in hidden.take(TOLD) {
        refuse(it, Span::new(at, at + it.len_utf8()), report);
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        wide_indent(line, start, report);
        start += line.len();
        if report.errors() >= before + TOLD {
            break;
        }
    }
    report.errors() == before
}

/// A space of another width in an indent: it looks like one, and YAML takes it for a letter.
fn wide_indent(line: &str, start: usize, report: &mut Diagnostics) {
    let indent = &line[..line.len() - line.trim_start().len()];
    let is_wide = |it: &char| it.is_whitespace() && !it.is_ascii() && !is_hidden(*it);
    let Some(wide) = indent.chars().find(is_wide) else {
        return;
    };
    if line.trim().is_empty() {
        return;
    }
    let span = Span::new(start, start + indent.len());
    let message = format!(
        "the indent holds U+{:04X}, which is no space to YAML",
        u32::from(wide)
    );
    let found = report.error(Code::Character, span, message);
    found
        .about("a wide space in an indent")
        .help("indent with spaces alone");
    found.fix(span, " ".repeat(indent.chars().count()));
}

/// Looks at what escapes in quotes became.
pub(super) fn escapes(root: &Node, report: &mut Diagnostics) {
    visit(root, report);
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
    is_hidden(it) && !matches!(it, '\n' | '\t')
}
