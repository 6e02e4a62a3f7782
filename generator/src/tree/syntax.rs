//! What is wrong where the YAML cannot be read.
//!
//! The reader's own words name states of its parser, and it stops at the first line that no longer
//! fits, which often is the one behind the fault. What helps is what stands there and above: a
//! tab, an indent that fits no line, a colon without its space, a quote or a bracket that is open.

mod bracket;
mod indent;
mod line;

use crate::source::Span;

pub(super) use self::bracket::nested;
use self::bracket::{Open, unclosed};
use self::line::Place;

/// A fault of the syntax.
pub(super) struct Fault {
    /// What is marked.
    pub(super) span: Span,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
    /// The edit: a text in place of another.
    pub(super) fix: Option<(Span, String)>,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            help: help.into(),
            fix: None,
        }
    }

    /// A text in place of what is marked.
    fn fix(self, text: impl Into<String>) -> Self {
        let span = self.span;
        self.edit(span, text)
    }

    /// A text in place of another.
    fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some((span, text.into()));
        self
    }
}

/// Reads what the reader says of a place, and what stands there.
pub(super) fn fault(reason: &str, at: usize, text: &str) -> Fault {
    let place = Place::new(at, text);
    let has = |words: &str| reason.contains(words);
    if has("tab") {
        return place.tab();
    }
    if has("unclosed quote") {
        let quote = Open::at_end_of(text).quote;
        return Open::close(quote.unwrap_or(at), text);
    }
    // The reader points at the bracket itself, or to where it gave up.
    let upto = at + usize::from(has("unclosed bracket") && text[at..].starts_with(['{', '[']));
    let open = Open::at_end_of(&text[..upto]);
    if let Some(found) = open.unclosed_quote(at, text) {
        return found;
    }
    let bracket = open.brackets.last().copied();
    if let Some(at) = bracket.filter(|it| *it < place.start || has("unclosed")) {
        return unclosed(at, text);
    }
    if has("misplaced bracket") {
        return Fault::new(place.mark(), "this bracket closes nothing", "leave it out").fix("");
    }
    if has("unexpected character") {
        return place.first_letter();
    }
    if has("trailing content") {
        return place.behind_a_quote();
    }
    if bracket.is_some() {
        return place.inside_brackets();
    }
    let found = place
        .colon_without_space()
        .or_else(|| place.equals_above())
        .or_else(|| place.foreign_comment())
        .or_else(|| place.comma_behind_brackets())
        .or_else(|| place.bullet())
        .or_else(|| place.dash_missing_above());
    if let Some(found) = found {
        return found;
    }
    if has("mapping values") {
        return place.second_colon();
    }
    if let Some(found) = has("expected '-'").then(|| place.only_dash()).flatten() {
        return found;
    }
    if has("expected '-'") {
        return Fault::new(
            place.word(),
            "this stands where the next item of the list is expected",
            "begin it with `- `, or indent it below the item that it belongs to",
        );
    }
    if has("expected key") || has("did not find") {
        return place.indent();
    }
    if has("expected ':'") {
        return place.without_colon();
    }
    Fault::new(
        place.mark(),
        format!("the YAML cannot be read: {reason}"),
        "quote a text that holds `: `, or a brace inside `{ }`",
    )
}
