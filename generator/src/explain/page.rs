//! `docs/diagnostics.md`: every code with its rule and its examples.

use std::fmt::Write as _;

use super::{Explanation, PREAMBLE};
use crate::{Code, Diagnostic, FAMILIES, Severity, Source, Span, visible};

const OPENING: &str = "\
# What the checker says

Each fault of a spec has a code. Codes that begin with an E are errors: nothing is generated. Codes that begin with a W
are warnings. `cargo xtask explain E0203` shows a section of this page in the terminal.

Examples begin with these lines, where they do not show them:

";

/// The page as Markdown.
pub fn page() -> String {
    let mut page = format!("{OPENING}```yaml\n{PREAMBLE}```\n");
    for (digit, title) in FAMILIES {
        let _ = write!(page, "\n## {title}\n");
        let mut codes: Vec<Code> = Code::ALL
            .iter()
            .copied()
            .filter(|it| it.family() == digit)
            .collect();
        codes.sort_by_key(|it| it.as_str());
        for it in codes {
            section(&mut page, &it.explanation());
        }
    }
    page
}

fn section(page: &mut String, it: &Explanation) {
    let (wrong, right) = it
        .without_preamble()
        .unwrap_or((it.wrong.text(), &it.right));
    let skipped = it.wrong.text().len() - wrong.len();
    let _ = write!(
        page,
        "\n### {}\n\n**{}** {}\n\nWrong:\n\n```yaml\n{}```\n\nRight:\n\n```yaml\n{}```\n",
        it.code,
        it.code.meaning(),
        it.rule,
        marked(it, skipped),
        visible(right)
    );
}

/// The wrong example from a byte on. Below each marked place a comment says what is wrong there
/// and what to do.
fn marked(it: &Explanation, from: usize) -> String {
    let mut text = String::new();
    let mut start = 0;
    for line in it.wrong.text().split_inclusive('\n') {
        let end = start + line.len();
        if start >= from {
            let _ = writeln!(text, "{}", visible(line.trim_end()));
            for fault in &it.found {
                faults(&mut text, fault, &it.wrong, Span::new(start, end));
            }
        }
        start = end;
    }
    text
}

/// The comments below a line.
fn faults(text: &mut String, fault: &Diagnostic, source: &Source, line: Span) {
    let last = line.end == source.text().len();
    let is_here = |it: Span| it.start >= line.start && (it.start < line.end || last);
    for it in fault.related.iter().filter(|it| is_here(it.span)) {
        comment(text, source, line, it.span, '-', &it.text);
    }
    if is_here(fault.span) {
        let word = match fault.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        comment(
            text,
            source,
            line,
            fault.span,
            '^',
            &format!("{word}: {}", fault.message),
        );
        if let Some(help) = &fault.help {
            let _ = writeln!(text, "# help: {}", visible(help));
        }
    }
}

/// A comment with marks below a span, which may begin in the two columns that `#` takes.
fn comment(text: &mut String, source: &Source, line: Span, span: Span, mark: char, words: &str) {
    let width = |start: usize, end: usize| {
        let part = source.text().get(start..end).unwrap_or_default();
        visible(part.trim_end_matches(['\r', '\n'])).chars().count()
    };
    let before = width(line.start, span.start);
    let marks = width(span.start, span.end.min(line.end)).max(1);
    let (gap, marks) = match before {
        0 => (0, marks.saturating_sub(1).max(1)),
        before => (before - 1, marks),
    };
    let marks = mark.to_string().repeat(marks);
    let _ = writeln!(text, "#{}{marks} {}", " ".repeat(gap), visible(words));
}
