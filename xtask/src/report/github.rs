//! Diagnostics as workflow commands of GitHub, which shows them beside the lines of a pull
//! request.

use std::fmt::Write as _;

use keywright_generator::{Diagnostic, Severity, Source};

use crate::terminal::clean;

use super::word;

/// `::error file=specs/acme.yaml,line=8,endLine=8,col=23,endColumn=28,title=E0203::message`
pub(super) fn command(it: &Diagnostic, severity: Severity, source: Option<&Source>) -> String {
    let mut place = format!("file={}", property(&it.source));
    if let Some(source) = source {
        let (start, end) = (
            source.position(it.span.start),
            source.position(it.span.end.max(it.span.start)),
        );
        let _ = write!(place, ",line={},endLine={}", start.line, end.line);
        // Columns of two different lines are refused.
        if start.line == end.line {
            let _ = write!(place, ",col={},endColumn={}", start.column, end.column);
        }
    }
    let label = Some(&it.label).filter(|it| !it.is_empty());
    let parts = [
        Some(it.message.clone()),
        label.map(|it| format!("here: {it}")),
        it.help.clone(),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    format!(
        "::{} {place},title={}::{}",
        word(severity),
        property(it.code.as_str()),
        data(&text)
    )
}

/// The text of a command.
fn data(text: &str) -> String {
    clean(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, where a colon and a comma would end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_begin_a_command_of_its_own() {
        assert_eq!(data("a%0A\r\n::error::b"), "a%250A%0D%0A::error::b");
        assert_eq!(property("a,line=1::b"), "a%2Cline=1%3A%3Ab");
    }
}
