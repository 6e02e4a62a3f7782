//! Quotes and brackets that are open, and what stands inside of brackets.

use std::ops::Range;

use super::Fault;
use super::line::{Place, indent, quoted};
use crate::source::Span;

/// What is open at the end of a text.
#[derive(Default)]
pub(super) struct Open {
    /// The brackets, from the outermost.
    pub(super) brackets: Vec<usize>,
    /// The quote.
    pub(super) quote: Option<usize>,
    /// The last text in quotes that ended.
    ended: Range<usize>,
}

impl Open {
    /// Reads a text once, outside of comments and blocks.
    pub(super) fn at_end_of(text: &str) -> Self {
        let mut open = Self::default();
        // The first and the last letter of the line that are no spaces.
        let (mut first, mut last): (Option<usize>, Option<(usize, char)>) = (None, None);
        let (mut line, mut next) = (0, 0);
        while let Some(it) = text[next..].chars().next() {
            let at = next;
            next += it.len_utf8();
            if let Some(start) = open.quote {
                if it == '\\' && text[start..].starts_with('"') {
                    next += text[next..].chars().next().map_or(0, char::len_utf8);
                } else if text[start..].starts_with(it) {
                    open.quote = None;
                    open.ended = start..next;
                    last = Some((at, it));
                }
                continue;
            }
            // A value starts the line, or stands behind a dash, a colon, a comma or a bracket.
            let starts = match last {
                None => true,
                Some((before, ':')) => before + 1 < at || open.ended.end == before,
                Some((before, '-')) => first == Some(before),
                Some((_, ',' | '[' | '{')) => !open.brackets.is_empty(),
                Some(_) => false,
            };
            match it {
                '\n' => {
                    (first, last, line) = (None, None, next);
                    continue;
                }
                '#' if last.is_none_or(|it| it.0 + 1 < at) => {
                    next = at + text[at..].find('\n').unwrap_or(text.len() - at);
                    continue;
                }
                '|' | '>' if starts && last.is_some() && open.brackets.is_empty() => {
                    next = block_end(text, at, indent(&text[line..]));
                    (first, last, line) = (None, None, next);
                    continue;
                }
                '"' | '\'' if starts => open.quote = Some(at),
                // Inside a word a bracket outside of others is a letter.
                '{' | '[' if starts || !open.brackets.is_empty() => open.brackets.push(at),
                '}' | ']' => {
                    open.brackets.pop();
                }
                _ => {}
            }
            if !it.is_whitespace() {
                first = first.or(Some(at));
                last = Some((at, it));
            }
        }
        open
    }

    /// The quote that nothing closes, or nothing on its line: the text ends right before what
    /// cannot be read.
    pub(super) fn unclosed_quote(&self, at: usize, text: &str) -> Option<Fault> {
        let between = text.get(self.ended.end..at)?;
        let inside = text.get(self.ended.clone())?;
        let is_over = between.trim().is_empty() && inside.contains('\n');
        is_over.then(|| Self::close(self.ended.start, text))
    }

    /// Closes a quote at the end of its line, where it stands outside of brackets.
    pub(super) fn close(quote: usize, text: &str) -> Fault {
        let line = text[quote..].lines().next().unwrap_or_default().trim_end();
        let span = Span::new(quote, quote + 1);
        let message = "this quote is not closed on its line";
        if Self::at_end_of(&text[..quote]).brackets.is_empty() {
            let closed = format!("{line}{}", &line[..1]);
            let whole = Span::new(quote, quote + line.len());
            Fault::new(span, message, format!("write `{closed}`")).edit(whole, closed)
        } else {
            Fault::new(span, message, "close it where the text ends")
        }
    }
}

/// Where the block ends that begins with a `|` or `>` on a line of this depth.
fn block_end(text: &str, at: usize, depth: usize) -> usize {
    let mut end = at + text[at..].find('\n').map_or(text.len() - at, |it| it + 1);
    for line in text[end..].split_inclusive('\n') {
        if !line.trim().is_empty() && indent(line) <= depth {
            break;
        }
        end += line.len();
    }
    end
}

/// The bracket that lies deeper inside of others than this.
pub(in crate::tree) fn nested(text: &str, at: usize, deepest: usize) -> Option<usize> {
    let mut upto = at;
    upto += text[at..].chars().next().map_or(0, char::len_utf8);
    Open::at_end_of(&text[..upto])
        .brackets
        .get(deepest)
        .copied()
}

/// A bracket that nothing closes.
pub(super) fn unclosed(at: usize, text: &str) -> Fault {
    let bracket = &text[at..=at];
    let close = if bracket == "{" { "}" } else { "]" };
    let line = text[at..].lines().next().unwrap_or_default();
    if let Some(comment) = line.find(" #").filter(|it| line[*it..].contains(close)) {
        let span = Span::new(at + comment + 1, at + comment + 2);
        let message = format!("this begins a comment, and `{close}` is in it");
        let help = format!("write `{close}` before it");
        return Fault::new(span, message, help);
    }
    Fault::new(
        Span::new(at, at + 1),
        format!("`{bracket}` is not closed"),
        format!("write `{close}` where it ends"),
    )
}

impl Place<'_> {
    /// `{ username: string password: secret }`, or a semicolon.
    fn comma_missing(&self) -> Option<Fault> {
        let before = &self.text[self.start..self.at];
        let letter = |it: char| it.is_ascii_alphanumeric() || "_-".contains(it);
        let above = before.trim_end_matches(letter);
        let key = &before[above.len()..];
        let bare = above.trim_end_matches([' ', ';']);
        if !self.text[self.at..].starts_with(':') || key.is_empty() || bare.len() == above.len() {
            return None;
        }
        let at = self.start + bare.len();
        let span = Span::new(self.start + above.len(), self.at);
        let message = format!("a comma is missing before `{key}`");
        let help = format!("write `, {key}`");
        Some(Fault::new(span, message, help).edit(Span::new(at, self.start + above.len()), ", "))
    }

    /// `string[]` or `enum [a, b]`.
    fn list_behind_a_word(&self) -> Option<Fault> {
        let before = &self.text[self.start..self.at];
        let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let bare = before.trim_end();
        let word = &bare[bare.trim_end_matches(letter).len()..];
        let rest = self.text[self.at..].strip_prefix('[')?;
        let end = rest.find(']')?;
        let written = if word == "enum" {
            let values: Vec<_> = rest[..end].split([',', '|']).map(str::trim).collect();
            format!("enum {}", values.join("|"))
        } else if rest[..end].trim().is_empty() && !word.is_empty() {
            format!("[{word}]")
        } else {
            return None;
        };
        let from = self.start + bare.len() - word.len();
        let span = Span::new(from, self.at + 1 + end + 1);
        let message = format!("`{}` is no type", &self.text[span.range()]);
        Some(Fault::new(span, message, format!("write `{written}`")).fix(written))
    }

    /// A text inside brackets that needs quotes, or a comma that is missing.
    pub(super) fn inside_brackets(&self) -> Fault {
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
        if let Some(found) = self.comma_missing().or_else(|| self.list_behind_a_word()) {
            return found;
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
