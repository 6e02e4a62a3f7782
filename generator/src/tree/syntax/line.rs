//! Faults of one line: its colons, its first letter, what needs quotes.

use super::Fault;
use crate::source::Span;

/// Where a fault is: its line and those before it.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where the line starts.
    pub(super) start: usize,
    pub(super) line: &'a str,
}

impl<'a> Place<'a> {
    pub(super) fn new(at: usize, text: &'a str) -> Self {
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
    pub(super) fn mark(&self) -> Span {
        let length = self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        Span::new(self.at, self.at + length)
    }

    /// The line without the spaces around it.
    pub(super) fn word(&self) -> Span {
        let from = self.start + indent(self.line);
        Span::new(from, from + self.line.trim().len())
    }

    /// The lines before, from the nearest one, that say something, and where each starts.
    pub(super) fn before(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut end = self.start;
        let lines = self.text[..self.start].split_inclusive('\n').rev();
        let lines = lines.map(move |it| {
            end -= it.len();
            (end, it.trim_end_matches(['\n', '\r']))
        });
        lines.filter(|it| says(it.1))
    }

    /// The next line that says something.
    pub(super) fn after(&self) -> Option<&'a str> {
        let mut lines = self.text[self.start..].lines().skip(1);
        lines.find(|it| says(it))
    }

    /// `title:Acme`, here or on the line above, which then is a text and no key.
    pub(super) fn colon_without_space(&self) -> Option<Fault> {
        let above = self.before().next();
        let above = above.filter(|it| content(it.1) == content(self.line));
        let lines = [Some((self.start, self.line)), above];
        lines.into_iter().flatten().find_map(colon_without_space)
    }

    /// A character with which no text can begin.
    pub(super) fn first_letter(&self) -> Fault {
        let rest = &self.text[self.at..self.start.max(self.at) + self.rest().len()];
        let first = rest.chars().next().unwrap_or(' ');
        Fault::new(
            self.mark(),
            format!("a text cannot begin with `{first}`"),
            "put the text in quotes",
        )
    }

    fn rest(&self) -> &'a str {
        &self.line[(self.at - self.start).min(self.line.len())..]
    }

    /// `// acme`, here or above.
    pub(super) fn foreign_comment(&self) -> Option<Fault> {
        let lines = std::iter::once((self.start, self.line)).chain(self.before().take(1));
        lines.into_iter().find_map(|(start, line)| {
            let said = line.trim();
            let mark = ["//", "/*", "--", ";"]
                .into_iter()
                .find(|it| said.starts_with(it))?;
            let at = start + indent(line);
            let help = format!("write `#{}`", &said[mark.len()..]);
            let span = Span::new(at, at + mark.len());
            Some(Fault::new(span, format!("`{mark}` begins no comment"), help).fix("#"))
        })
    }

    /// `json: { … },`, here or above.
    pub(super) fn comma_behind_brackets(&self) -> Option<Fault> {
        let lines = std::iter::once((self.start, self.line)).chain(self.before().take(1));
        lines.into_iter().find_map(|(start, line)| {
            let said = line.trim_end();
            let at = start + said.len().checked_sub(1)?;
            let is_it = ["},", "],"].iter().any(|it| said.ends_with(it));
            let message = "a comma ends nothing outside of brackets";
            let fault = || Fault::new(Span::new(at, at + 1), message, "leave it out").fix("");
            is_it.then(fault)
        })
    }

    /// What comes behind a text in quotes.
    pub(super) fn behind_a_quote(&self) -> Fault {
        if self.rest().trim_end() == "," {
            let message = "a comma ends nothing outside of brackets";
            return Fault::new(self.mark(), message, "leave it out").fix("");
        }
        Fault::new(
            self.mark(),
            "the text ended with the quote before this",
            "write `''` for a quote inside single quotes, and `\\\"` inside double ones",
        )
    }

    /// `title Acme`, or `title = Acme`
    pub(super) fn without_colon(&self) -> Fault {
        let start = self.start + content(self.line);
        let said = self.line.trim_start().trim_start_matches("- ").trim_end();
        let key = said.split([' ', '=', '：']).next().unwrap_or_default();
        let behind = &said[key.len()..];
        let value = behind.trim_start_matches([' ', '=', '：']);
        if !is_word(key) || value.is_empty() {
            return Fault::new(
                self.word(),
                "a key and a colon are expected here",
                "write `key: value`, or indent the line below the text that it goes on with",
            );
        }
        let between = start + key.len();
        let between = Span::new(between, between + behind.len() - value.len());
        let span = Span::new(start, start + key.len());
        let message = format!("a colon is missing behind `{key}`");
        Fault::new(span, message, format!("write `{key}: {value}`")).edit(between, ": ")
    }

    /// `call = GET /ping` above, which YAML reads on as one text.
    pub(super) fn equals_above(&self) -> Option<Fault> {
        let (start, above) = self.before().next()?;
        let said = above.trim().trim_start_matches("- ");
        let (key, _) = said.split_once('=')?;
        let is_it = is_word(key.trim_end()) && !said.contains(": ");
        is_it.then(|| Place::new(start, self.text).without_colon())
    }

    /// A line that goes deeper below one that has its value, or a text with a colon in it.
    pub(super) fn second_colon(&self) -> Fault {
        let inner = self.line.find(": ").map(|it| (it, it + 2));
        let last = || {
            let before = self.line.trim_end().strip_suffix(':')?.len();
            Some((before, before + 1))
        };
        let own = inner.or_else(last);
        let is_key = own.is_some_and(|it| {
            it.0 == self.at - self.start && is_word(self.line[..it.0].trim_start())
        });
        if let Some(found) = is_key.then(|| self.too_deep()).flatten() {
            return found;
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
        let key = self.line[..own.map_or(0, |it| it.0)].trim();
        let from = self.start + from + (rest.len() - rest.trim_start().len());
        let span = Span::new(from, from + value.len());
        let inside = value.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
        if let Some(inside) = inside {
            let written = format!("{{ {} }}", inside.trim());
            let message = "a mapping stands in braces";
            return Fault::new(span, message, format!("write `{written}`")).fix(written);
        }
        // `header: Authorization: …` and `call: GET: …` have one colon too many.
        let carries = ["header", "query", "cookie", "param", "body"].contains(&key);
        if let Some((name, rest)) = value.split_once(": ").filter(|_| carries || key == "call") {
            let (written, edit) = if carries {
                let colon = self.start + own.map_or(0, |it| it.0);
                (
                    format!("{key} {name}: {rest}"),
                    (Span::new(colon, from), " "),
                )
            } else {
                let colon = from + name.len();
                (
                    format!("{key}: {name} {rest}"),
                    (Span::new(colon, colon + 2), " "),
                )
            };
            let message = "this line has one colon too many";
            let fault = Fault::new(span, message, format!("write `{written}`"));
            return fault.edit(edit.0, edit.1);
        }
        if MAPPINGS.contains(&key) {
            // Inside of braces a text that holds a brace has quotes.
            let (name, inner) = value.split_once(": ").unwrap_or((value, ""));
            let inner = match inner.trim() {
                it if it.contains('{') && !it.starts_with(['"', '\'']) => quoted(it),
                it => it.to_owned(),
            };
            let written = format!("{{ {name}: {inner} }}");
            let message = format!("what `{key}` holds stands on lines below it, or in braces");
            return Fault::new(span, message, format!("write `{written}`")).fix(written);
        }
        let quoted = quoted(value);
        Fault::new(
            span,
            "a text that holds `: ` needs quotes",
            format!("write `{quoted}`"),
        )
        .fix(quoted)
    }
}

/// Keys whose value is a mapping, which some write on the line of the key.
const MAPPINGS: [&str; 11] = [
    "send",
    "sends",
    "given",
    "inputs",
    "keep",
    "query",
    "headers",
    "json",
    "form",
    "multipart",
    "returns",
];

/// Whether a line says something.
fn says(line: &str) -> bool {
    !line.trim().is_empty() && !line.trim_start().starts_with('#')
}

fn colon_without_space((start, line): (usize, &str)) -> Option<Fault> {
    let word = line.trim();
    let key = word.trim_start_matches("- ");
    let colon = key.find(':')?;
    let rest = &key[colon + 1..];
    let is_key = key[..colon]
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || it == '_');
    if !is_key || colon == 0 || rest.is_empty() || rest.starts_with(' ') || rest.starts_with("//") {
        return None;
    }
    let at = start + indent(line) + (word.len() - key.len()) + colon;
    let value = rest.trim_start();
    let help = format!("write `{}: {value}`", &key[..colon]);
    let span = Span::new(at, at + 1 + rest.len() - value.len());
    let message = if value.len() == rest.len() {
        "a space is missing behind this colon"
    } else {
        "what stands behind this colon looks like a space and is none to YAML"
    };
    Some(Fault::new(span, message, help).fix(": "))
}

/// A text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text can be a key.
pub(super) fn is_word(text: &str) -> bool {
    let text = text.trim_start_matches("- ");
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "_-".contains(it))
}

/// How many spaces a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Where what a line says begins: behind the dashes of a list.
pub(super) fn content(line: &str) -> usize {
    let said = line.trim_start();
    line.len() - said.trim_start_matches("- ").len()
}

/// Whether what belongs to a line stands below it.
pub(super) fn opens(line: &str) -> bool {
    let said = line.split(" #").next().unwrap_or_default();
    said.trim_end().ends_with(':')
}
