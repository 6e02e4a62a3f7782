//! Diagnostics as a compiler draws them: the marked text, what belongs to it, what to do, and the
//! edit that does it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use keywright_generator::{Diagnostic, Severity, Source, Span};
use unicode_width::UnicodeWidthStr;

use crate::terminal::{clean, folded};

/// What the renderer takes for the width where there is no terminal.
const PLAIN_WIDTH: usize = 140;
/// The most that stands before a message: `warning[W0101]: `.
const BEFORE_WORDS: usize = 16;
/// The most that stands before a line of a spec.
const BEFORE_LINE: usize = 8;

/// One diagnostic, with styles, in a terminal of so many columns. The last line is not ended.
pub(super) fn text(
    it: &Diagnostic,
    severity: Severity,
    source: Option<&Source>,
    width: Option<usize>,
) -> String {
    // Long lines of the spec are cut around the mark, and words begin a new line.
    let renderer = match width {
        Some(width) => Renderer::styled().term_width(width),
        None => Renderer::styled(),
    };
    let words = |text: &str| match width {
        Some(width) => folded(text, width.saturating_sub(BEFORE_WORDS)),
        None => clean(text).into_owned(),
    };
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(words(&it.message)).id(it.code.as_str());
    let Some(source) = source else {
        return renderer.render(&[Group::with_title(title)]);
    };
    let spans = it.related.iter().map(|it| it.span).chain([it.span]);
    let shown = Window::of(source.text(), spans);
    let name = clean(source.name());
    let mark = |kind: AnnotationKind, span: Span, label: &str| {
        let label = (!label.is_empty()).then(|| clean(label).into_owned());
        kind.span(shown.range(span)).label(label)
    };
    let mut marked = Snippet::source(shown.text.as_ref())
        .line_start(shown.line)
        .path(name.as_ref())
        .annotation(mark(AnnotationKind::Primary, it.span, &it.label));
    for place in &it.related {
        marked = marked.annotation(mark(AnnotationKind::Context, place.span, &place.text));
    }
    let mut first = title.element(marked);
    let mut edit = None;
    let room = width.unwrap_or(PLAIN_WIDTH).saturating_sub(BEFORE_LINE);
    let fix = it.fix.as_ref();
    let edited = fix.map(|it| Window::of(source.text(), [it.span]));
    match (&it.help, fix.zip(edited.as_ref())) {
        (help, Some((fix, shown))) if shown.width() <= room => {
            let title = help.as_deref().unwrap_or("this edit mends it");
            let patch = Patch::new(shown.range(fix.span), clean(&fix.text).into_owned());
            let edited = Snippet::source(shown.text.as_ref())
                .line_start(shown.line)
                .path(name.as_ref())
                .patch(patch);
            edit = Some(Level::HELP.secondary_title(words(title)).element(edited));
        }
        (Some(help), _) => first = first.element(Level::HELP.message(words(help))),
        (None, Some((fix, _))) => {
            let help = format!("write `{}` there", fix.text);
            first = first.element(Level::HELP.message(words(&help)));
        }
        (None, None) => {}
    }
    let groups: Vec<Group<'_>> = [first].into_iter().chain(edit).collect();
    renderer.render(&groups)
}

/// The lines of a spec that some spans touch, as they may be shown, and where their places went.
/// The renderer reads all that it is given, so it is not given the whole spec.
struct Window<'a> {
    /// The number of the first line.
    line: usize,
    /// Where it begins in the spec.
    start: usize,
    original: &'a str,
    text: Cow<'a, str>,
}

impl<'a> Window<'a> {
    fn of(spec: &'a str, spans: impl IntoIterator<Item = Span>) -> Self {
        // Behind the last line there is none that could be drawn.
        let last = spec.strip_suffix('\n').unwrap_or(spec);
        let last = last.strip_suffix('\r').unwrap_or(last).len();
        let (mut first, mut end) = (last, 0);
        for it in spans {
            first = first.min(it.start);
            end = end.max(it.end.max(it.start).min(last));
        }
        let bytes = spec.as_bytes();
        let is_end = |it: &u8| *it == b'\n';
        let start = bytes[..first]
            .iter()
            .rposition(is_end)
            .map_or(0, |it| it + 1);
        let end = end.max(start);
        let end = bytes[end..]
            .iter()
            .position(is_end)
            .map_or(spec.len(), |it| end + it + 1);
        let original = &spec[start..end];
        Self {
            line: bytes[..start].iter().filter(|it| is_end(it)).count() + 1,
            start,
            original,
            text: clean(original),
        }
    }

    /// How wide the widest line is.
    fn width(&self) -> usize {
        let lines = self.text.lines();
        lines.map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    /// The range of a span in the text that is shown. It lies within the text and on its character
    /// boundaries, whatever the span says: the renderer panics on others.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        start..self.offset(span.end).max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let last = self.original.strip_suffix('\n').unwrap_or(self.original);
        let last = last.strip_suffix('\r').unwrap_or(last).len();
        let at = at.saturating_sub(self.start).min(last);
        let is_boundary = |it: &usize| {
            let bytes = self.original.as_bytes();
            let splits_end = bytes[..*it].ends_with(b"\r") && bytes[*it..].starts_with(b"\n");
            self.original.is_char_boundary(*it) && !splits_end
        };
        let end = (0..=at).rev().find(is_boundary).unwrap_or(0);
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
            let span = Span::new(start, end);
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

    #[test]
    fn a_narrow_terminal_gets_whole_words_and_no_wide_edit() {
        let line = "ping: { call: GET /ping, auth: any, retruns: string }";
        let source = Source::new("specs/acme.yaml", line);
        let span = Span::new(36, 43);
        let mut found = Diagnostics::new(source.name());
        found
            .error(Code::UnknownKey, span, "an endpoint has no key `retruns`")
            .help("write `returns`")
            .fix(span, "returns");
        let found = &found.into_sorted()[0];
        let plain = |width| {
            let text = text(found, Severity::Error, Some(&source), Some(width));
            anstream::adapter::strip_str(&text).to_string()
        };
        let expected = "\
error[E0107]: an endpoint has no key
              `retruns`
 --> specs/acme.yaml:1:37
  |
1 | ...auth: any, retruns: string }
  |               ^^^^^^^
  |
  = help: write `returns`";
        assert_eq!(plain(40), expected);
        assert!(plain(80).contains("+ ping: { call: GET /ping, auth: any, returns: string }"));
    }
}
