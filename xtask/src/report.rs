//! Draws the generator's diagnostics, which are plain data, as a compiler would.

use std::collections::BTreeSet;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use keywright_generator::{Diagnostic, Severity, Source, Span};

use crate::terminal::{BAD, WARN, clean, paint};

/// Prints every diagnostic, by file and line, and a summary; nothing where there is none.
pub(crate) fn print(sources: &[Source], diagnostics: &[Diagnostic]) {
    anstream::eprint!("{}", text(sources, diagnostics));
}

/// What [`print`] prints, with styles.
fn text(sources: &[Source], diagnostics: &[Diagnostic]) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|it| (it.source.as_str(), it.span));
    let mut text = String::new();
    for it in &sorted {
        let source = sources.iter().find(|source| source.name() == it.source);
        text += &one(it, source);
        text += "\n\n";
    }
    if sorted.is_empty() {
        return text;
    }
    text + &summary(&sorted) + "\n"
}

/// One line about everything: `3 errors and 1 warning in 2 specs; nothing was written`.
fn summary(found: &[&Diagnostic]) -> String {
    let of = |severity| found.iter().filter(|it| it.severity() == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let files: BTreeSet<&str> = found.iter().map(|it| it.source.as_str()).collect();
    let numbers = match (errors, warnings) {
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!(
            "{} and {}",
            count(errors, "error"),
            count(warnings, "warning")
        ),
    };
    let line = format!("{numbers} in {}", count(files.len(), "spec"));
    if errors == 0 {
        paint(WARN, &line)
    } else {
        paint(BAD, &(line + "; nothing was written"))
    }
}

/// One diagnostic: the marked text, what belongs to it, what to do, and the edit that does it.
fn one(it: &Diagnostic, source: Option<&Source>) -> String {
    let level = match it.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(clean(&it.message).into_owned())
        .id(it.code.as_str());
    let Some(source) = source else {
        return Renderer::styled().render(&[Group::with_title(title)]);
    };
    let text = source.text();
    let mark = |kind: AnnotationKind, span: Span, label: &str| {
        let label = (!label.is_empty()).then(|| clean(label).into_owned());
        kind.span(clamp(text, span)).label(label)
    };
    let mut marked = Snippet::source(text).path(source.name()).annotation(mark(
        AnnotationKind::Primary,
        it.span,
        &it.label,
    ));
    for place in &it.related {
        marked = marked.annotation(mark(AnnotationKind::Context, place.span, &place.text));
    }
    let mut first = title.element(marked);
    let mut groups = Vec::new();
    match (&it.help, &it.fix) {
        (help, Some(fix)) => {
            let title = help.clone().unwrap_or_else(|| "this edit mends it".into());
            let patch = Patch::new(clamp(text, fix.span), clean(&fix.text).into_owned());
            let edited = Snippet::source(text).path(source.name()).patch(patch);
            groups.push(
                Level::HELP
                    .secondary_title(clean(&title).into_owned())
                    .element(edited),
            );
        }
        (Some(help), None) => first = first.element(Level::HELP.message(clean(help).into_owned())),
        (None, None) => {}
    }
    groups.insert(0, first);
    Renderer::styled().render(&groups)
}

/// A span that lies within the text and on its character boundaries: the renderer panics on others.
fn clamp(text: &str, span: Span) -> std::ops::Range<usize> {
    let boundary = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|it| text.is_char_boundary(*it))
            .unwrap_or(0)
    };
    let start = boundary(span.start);
    start..boundary(span.end).max(start)
}

/// A number and its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use keywright_generator::{Code, Diagnostics};

    use super::*;

    fn plain(sources: &[Source], found: Diagnostics) -> String {
        anstream::adapter::strip_str(&text(sources, &found.into_sorted())).to_string()
    }

    #[test]
    fn shows_the_place_what_to_do_and_the_edit() {
        let source = Source::new("specs/acme.yaml", "provider: acme\ntitel: Acme\n");
        let mut found = Diagnostics::new(source.name());
        let span = Span::new(15, 20);
        found
            .error(Code::UnknownKey, span, "no such key")
            .fix(span, "title");
        let expected = "\
error[E0107]: no such key
 --> specs/acme.yaml:2:1
  |
2 | titel: Acme
  | ^^^^^
  |
help: this edit mends it
  |
2 - titel: Acme
2 + title: Acme
  |

1 error in 1 spec; nothing was written
";
        assert_eq!(plain(&[source], found), expected);
    }

    #[test]
    fn no_span_and_no_text_can_do_harm() {
        let source = Source::new("specs/acme.yaml", "ä\n");
        for (start, end) in [(1, 1), (0, 1), (1, 900), (900, 901), (3, 0)] {
            let mut found = Diagnostics::new(source.name());
            found
                .error(Code::Yaml, Span { start, end }, "\x1b[2J")
                .related(Span { start, end }, "");
            let text = plain(std::slice::from_ref(&source), found);
            assert!(text.contains("error[E0101]: \\u{1b}[2J"), "{text}");
        }
    }
}
