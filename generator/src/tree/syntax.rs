//! What is wrong where the YAML cannot be read.
//!
//! The reader's own words name states of its parser. What helps is what stands at the place: a
//! tab, an indent that fits no line, a text that needs quotes, a bracket that is open.

use crate::source::Span;

/// A fault of the syntax.
pub(super) struct Fault {
    /// What is marked.
    pub(super) span: Span,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
    /// The text in place of what is marked.
    pub(super) fix: Option<String>,
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

    fn fix(mut self, text: impl Into<String>) -> Self {
        self.fix = Some(text.into());
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
        return Fault::new(
            place.mark(),
            "this quote is not closed",
            "close it on its line",
        );
    }
    // The reader points at the bracket itself, or to where it gave up.
    let upto = at + usize::from(has("unclosed bracket") && text[at..].starts_with(['{', '[']));
    let open = open_bracket(&text[..upto]);
    if let Some(open) = open.filter(|it| *it < place.start || has("unclosed")) {
        let bracket = &text[open..=open];
        let close = if bracket == "{" { "}" } else { "]" };
        let span = Span::new(open, open + 1);
        return Fault::new(
            span,
            format!("`{bracket}` is not closed"),
            format!("write `{close}` where it ends"),
        );
    }
    if has("misplaced bracket") {
        return Fault::new(place.mark(), "this bracket closes nothing", "leave it out").fix("");
    }
    if has("unexpected character") {
        let first = text[at..].chars().next().unwrap_or(' ');
        return Fault::new(
            place.mark(),
            format!("a text cannot begin with `{first}`"),
            "put the text in quotes",
        );
    }
    if has("trailing content") {
        return Fault::new(
            place.mark(),
            "the text ended with the quote before this",
            "write `''` for a quote inside single quotes, and `\\\"` inside double ones",
        );
    }
    if open.is_some() {
        return place.inside_brackets();
    }
    if let Some(found) = place.colon_without_space() {
        return found;
    }
    if has("mapping values") {
        return place.second_colon();
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
        return Fault::new(
            place.word(),
            "a key and a colon are expected here",
            "write `key: value`, or indent the line below the text that it goes on with",
        );
    }
    Fault::new(
        place.mark(),
        format!("the YAML cannot be read: {reason}"),
        "quote a text that holds `: `, or a brace inside `{ }`",
    )
}

/// Where a fault is: its line and those before it.
struct Place<'a> {
    text: &'a str,
    at: usize,
    /// Where the line starts.
    start: usize,
    line: &'a str,
}

impl<'a> Place<'a> {
    fn new(at: usize, text: &'a str) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
        let line = text[start..].lines().next().unwrap_or_default();
        Self {
            text,
            at,
            start,
            line,
        }
    }

    /// One character.
    fn mark(&self) -> Span {
        let length = self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        Span::new(self.at, self.at + length)
    }

    /// The line without the spaces around it.
    fn word(&self) -> Span {
        let from = self.start + indent(self.line);
        Span::new(from, from + self.line.trim().len())
    }

    /// The lines before, from the nearest one, that say something.
    fn before(&self) -> impl Iterator<Item = &'a str> {
        let lines = self.text[..self.start].lines().rev();
        lines.filter(|it| !it.trim().is_empty() && !it.trim_start().starts_with('#'))
    }

    /// The reader points at the line with the tab, or at the text that goes on there.
    fn tab(&self) -> Fault {
        let mut start = self.start;
        let mut found = None;
        for line in self.text[self.start..].split_inclusive('\n') {
            found = line[..indent(line)].find('\t').map(|it| (start + it, line));
            if found.is_some() {
                break;
            }
            start += line.len();
        }
        let Some((from, line)) = found else {
            return Fault::new(
                self.mark(),
                "a tab stands where an indent is",
                "write spaces",
            );
        };
        let rest = &line[from - start..];
        let length = rest.len() - rest.trim_start_matches('\t').len();
        let span = Span::new(from, from + length);
        Fault::new(
            span,
            "a tab stands in the indent of this line",
            "indent with spaces, two for each level",
        )
        .fix("  ".repeat(length))
    }

    /// `title:Acme`
    fn colon_without_space(&self) -> Option<Fault> {
        let word = self.line.trim();
        let key = word.trim_start_matches("- ");
        let colon = key.find(':')?;
        let rest = &key[colon + 1..];
        let is_key = key[..colon]
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_');
        if !is_key || colon == 0 || rest.is_empty() || rest.starts_with([' ', '/']) {
            return None;
        }
        let at = self.start + indent(self.line) + (word.len() - key.len()) + colon;
        let help = format!("write `{}: {}`", &key[..colon], rest);
        let span = Span::new(at, at + 1);
        Some(Fault::new(span, "a space is missing behind this colon", help).fix(": "))
    }

    /// A line that goes deeper below one that has its value, or a text with a colon in it.
    fn second_colon(&self) -> Fault {
        let inner = self.line.find(": ").map(|it| (it, it + 2));
        let last = || {
            let before = self.line.trim_end().strip_suffix(':')?.len();
            Some((before, before + 1))
        };
        let own = inner.or_else(last);
        let above = self.before().next().unwrap_or_default();
        let is_key = own.is_some_and(|it| {
            it.0 == self.at - self.start && is_word(self.line[..it.0].trim_start())
        });
        if is_key && indent(self.line) > indent(above) {
            // What belongs to the item of a list stands behind its dash.
            let item = above.trim_start().trim_start_matches("- ");
            let depth = above.len() - item.len();
            let span = Span::new(self.start, self.start + indent(self.line));
            let key = item.split(':').next().unwrap_or_default();
            return Fault::new(
                span,
                format!("this line is indented below `{key}`, which has its value already"),
                format!("indent it by {depth} spaces, like the line above"),
            )
            .fix(" ".repeat(depth));
        }
        let from = own.map_or(0, |it| it.1);
        let rest = &self.line[from..];
        let value = rest.split(" #").next().unwrap_or_default().trim();
        if value.is_empty() {
            return Fault::new(
                self.mark(),
                "a key and its colon are not expected here",
                "indent it like the key that it belongs beside, or quote the text that holds it",
            );
        }
        let from = self.start + from + (rest.len() - rest.trim_start().len());
        let quoted = quoted(value);
        let span = Span::new(from, from + value.len());
        Fault::new(
            span,
            "a text that holds `: ` needs quotes",
            format!("write `{quoted}`"),
        )
        .fix(quoted)
    }

    /// An indent that is none of those of the lines above.
    fn indent(&self) -> Fault {
        let mut depths: Vec<usize> = Vec::new();
        for line in self.before() {
            let depth = indent(line);
            if depths.last().is_none_or(|last| depth < *last) {
                depths.push(depth);
                // What follows a dash may stand below it.
                if line.trim_start().starts_with("- ") {
                    depths.push(depth + 2);
                }
            }
        }
        depths.sort_unstable();
        depths.dedup();
        let own = indent(self.line);
        let near = |it: &&usize| it.abs_diff(own) <= 2;
        let near: Vec<_> = depths
            .iter()
            .filter(near)
            .map(ToString::to_string)
            .collect();
        let help = if near.is_empty() {
            "indent it like the line that it belongs beside".to_owned()
        } else {
            format!("indent it by {} spaces", near.join(" or "))
        };
        let span = Span::new(self.start, self.start + own);
        let span = if own == 0 { self.word() } else { span };
        Fault::new(
            span,
            format!(
                "this line is indented by {own} spaces, as no line above that it could belong to"
            ),
            help,
        )
    }

    /// A text inside brackets that needs quotes, or a comma that is missing.
    fn inside_brackets(&self) -> Fault {
        let before = &self.text[self.start..self.at];
        let from = [": ", ", ", "[", "{ "]
            .iter()
            .filter_map(|it| {
                before
                    .trim_end_matches(['{', ' '])
                    .rfind(it)
                    .map(|at| at + it.len())
            })
            .max()
            .unwrap_or_default();
        let from = self.start + from;
        let rest = &self.text[from..self.start + self.line.len()];
        let value = rest[..value_end(rest)].trim_end();
        if value.contains('{') {
            let span = Span::new(from, from + value.len());
            let quoted = quoted(value);
            return Fault::new(
                span,
                "a text that holds a brace needs quotes inside brackets",
                format!("write `{quoted}`"),
            )
            .fix(quoted);
        }
        Fault::new(
            self.mark(),
            "a comma or the closing bracket is expected before this",
            "write commas between entries, and quote a text that holds `: ` or a comma",
        )
    }
}

/// Where a value inside brackets ends: at a comma or a bracket outside its placeholders.
fn value_end(rest: &str) -> usize {
    let mut depth = 0_usize;
    for (at, it) in rest.char_indices() {
        match it {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' | ']' if depth == 0 => return at,
            _ => {}
        }
    }
    rest.len()
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text can be a key.
fn is_word(text: &str) -> bool {
    let text = text.trim_start_matches("- ");
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "_-".contains(it))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The last bracket of a text that is open at its end, outside quotes and comments.
fn open_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote = None;
    let mut before = ' ';
    let mut letters = text.char_indices();
    while let Some((at, it)) = letters.next() {
        match (quote, it) {
            (Some(_), '\\') if quote == Some('"') => {
                letters.next();
            }
            (Some(end), it) if it == end => quote = None,
            // Inside a word a quote is an apostrophe, and a bracket outside of others a letter.
            (None, '"' | '\'') if " ,[{\n".contains(before) => quote = Some(it),
            (None, '#') if before.is_whitespace() => {
                letters.by_ref().find(|it| it.1 == '\n');
            }
            (None, '{' | '[') if !open.is_empty() || starts_value(&text[..at]) => open.push(at),
            (None, '}' | ']') => {
                open.pop();
            }
            _ => {}
        }
        before = it;
    }
    open.pop()
}

/// Whether a value can start behind a text: it ends with `: ` or `- `.
fn starts_value(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim().is_empty() || line.ends_with(": ") || line.trim_start() == "- "
}
