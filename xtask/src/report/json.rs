//! Diagnostics as JSON, one object a line. CONTRIBUTING.md describes the members, and programs of
//! other people read them: a member is added, and never renamed or removed.

use std::fmt::Write as _;

use keywright_generator::{Diagnostic, Severity, Source, Span, is_hidden};
use serde_json::{Value, json};

use super::word;

/// One diagnostic.
pub(super) fn line(it: &Diagnostic, severity: Severity, source: Option<&Source>) -> String {
    let span = |it| span(it, source);
    let related = it
        .related
        .iter()
        .map(|it| json!({ "span": span(it.span), "text": it.text }));
    let fix = it
        .fix
        .as_ref()
        .map(|it| json!({ "span": span(it.span), "text": it.text }));
    object(&json!({
        "kind": "diagnostic",
        "code": it.code.as_str(),
        "severity": word(severity),
        "message": it.message,
        "file": it.source,
        "span": span(it.span),
        "label": Some(&it.label).filter(|it| !it.is_empty()),
        "related": related.collect::<Vec<_>>(),
        "help": it.help,
        "fix": fix,
    }))
}

/// A place: bytes count from 0, lines and columns from 1, columns in characters; an end is the
/// place behind the last character.
fn span(it: Span, source: Option<&Source>) -> Value {
    let place = |byte: usize| {
        let at = source.map(|it| it.position(byte));
        json!({ "byte": byte, "line": at.map(|it| it.line), "column": at.map(|it| it.column) })
    };
    json!({ "start": place(it.start), "end": place(it.end) })
}

/// A value on one line. What a terminal would obey or hide is escaped: outside of texts JSON
/// holds nothing of the kind.
pub(crate) fn object(value: &Value) -> String {
    let mut line = String::new();
    for it in value.to_string().chars() {
        if is_hidden(it) {
            let mut units = [0; 2];
            for unit in it.encode_utf16(&mut units) {
                let _ = write!(line, "\\u{unit:04x}");
            }
        } else {
            line.push(it);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_is_read_back() {
        let value = json!("a\u{7f}\u{9b}\u{202e}\u{e0041}\tb ä");
        let line = object(&value);
        assert_eq!(line, r#""a\u007f\u009b\u202e\udb40\udc41\tb ä""#);
        assert_eq!(serde_json::from_str::<Value>(&line).ok(), Some(value));
    }
}
