//! Diagnostics as a compiler draws them: the marked text, what belongs to it, what to do, and the
//! edit that does it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use keywright_generator::{Diagnostic, Severity, Source, Span};

use crate::terminal::clean;

/// One diagnostic, with styles, in a terminal of so many columns. The last line is not ended.
pub(super) fn text(
    it: &Diagnostic,
    severity: Severity,
    source: Option<&Source>,
    width: Option<usize>,
) -> String {
    // Long lines are cut around the mark.
    let renderer = match width {
        Some(width) => Renderer::styled().term_width(width),
        None => Renderer::styled(),
    };
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(clean(&it.message).into_owned())
        .id(it.code.as_str());
    let Some(source) = source else {
        return renderer.render(&[Group::with_title(title)]);
    };
    let shown = Shown::of(source.text());
    let name = clean(source.name());
    let mark = |kind: AnnotationKind, span: Span, label: &str| {
        let label = (!label.is_empty()).then(|| clean(label).into_owned());
        kind.span(shown.range(span)).label(label)
    };
    let mut marked = Snippet::source(shown.text.as_ref())
        .path(name.as_ref())
        .annotation(mark(AnnotationKind::Primary, it.span, &it.label));
    for place in &it.related {
        marked = marked.annotation(mark(AnnotationKind::Context, place.span, &place.text));
    }
    let mut first = title.element(marked);
    let mut edit = None;
    match (&it.help, &it.fix) {
        (help, Some(fix)) => {
            let title = help.as_deref().unwrap_or("this edit mends it");
            let patch = Patch::new(shown.range(fix.span), clean(&fix.text).into_owned());
            let title = Level::HELP.secondary_title(clean(title).into_owned());
            let edited = Snippet::source(shown.text.as_ref())
                .path(name.as_ref())
                .patch(patch);
            edit = Some(title.element(edited));
        }
        (Some(help), None) => first = first.element(Level::HELP.message(clean(help).into_owned())),
        (None, None) => {}
    }
    let groups: Vec<Group<'_>> = [first].into_iter().chain(edit).collect();
    renderer.render(&groups)
}

/// A text as it may be shown, and where its places went.
struct Shown<'a> {
    original: &'a str,
    text: Cow<'a, str>,
}

impl<'a> Shown<'a> {
    fn of(original: &'a str) -> Self {
        Self {
            original,
            text: clean(original),
        }
    }

    /// The range of a span in the text that is shown. It lies within the text and on its character
    /// boundaries, whatever the span says: the renderer panics on others.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let is_boundary = |it: &usize| {
            let bytes = self.original.as_bytes();
            let splits_end = bytes[..*it].ends_with(b"\r") && bytes[*it..].starts_with(b"\n");
            self.original.is_char_boundary(*it) && !splits_end
        };
        let last = at.min(self.original.len());
        let end = (0..=last).rev().find(is_boundary).unwrap_or(0);
        match self.text {
            Cow::Borrowed(_) => end,
            Cow::Owned(_) => clean(&self.original[..end]).len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use keywright_generator::{Code, Diagnostics};

    use super::*;
    use crate::terminal::tame;

    #[test]
    fn no_span_and_no_text_can_do_harm() {
        let source = Source::new("specs/a\x1b.yaml", "ä\x1b]\u{9b}2J\u{202e}\n");
        for (start, end) in [(1, 1), (0, 1), (1, 900), (900, 901), (3, 0), (2, 6)] {
            let span = Span { start, end };
            let mut found = Diagnostics::new(source.name());
            found
                .error(Code::Yaml, span, "\x1b[2J")
                .related(span, "")
                .fix(span, "\x07");
            let found = found.into_sorted();
            let text = text(&found[0], Severity::Error, Some(&source), None);
            let plain = anstream::adapter::strip_str(&text).to_string();
            assert!(plain.contains("error[E0101]: \\u{1b}[2J"), "{plain}");
            assert_eq!(tame(&text), text);
        }
    }

    #[test]
    fn marks_stay_below_what_they_mark() {
        let source = Source::new("specs/acme.yaml", "a\u{9b}b: [x, y]\n");
        let at = source.text().find('x').expect("it is there");
        let mut found = Diagnostics::new(source.name());
        found.error(Code::Form, Span::new(at, at + 1), "no");
        let text = text(
            &found.into_sorted()[0],
            Severity::Error,
            Some(&source),
            None,
        );
        let plain = anstream::adapter::strip_str(&text).to_string();
        let expected = "1 | a\\u{9b}b: [x, y]\n  |            ^";
        assert!(plain.contains(expected), "{plain}");
    }
}
