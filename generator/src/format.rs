//! Rendered files become files that read as if someone cared.
//!
//! A template already puts one statement, one member and one attribute on a line. What is left to
//! do is small: lines are indented by the brackets around them, of several empty ones in a row one
//! stays, and a line that is too long is broken. That costs a pass over the text; a parser and a
//! printer of the whole language would cost twice what everything else does together. That the
//! output is Rust is shown by tests, for every spec and every fixture.

mod fit;
mod tree;

/// The width of a line of code.
const WIDTH: usize = 100;

/// Lays a Rust file out, without its header.
pub(crate) fn rust(path: &str, text: &str) -> String {
    code(text, WIDTH).unwrap_or_else(|line| {
        panic!("a bug of Keywright's: the brackets of {path} do not match, as seen from: {line}")
    })
}

/// Lays statements out, for people who read them in a text of this width.
pub(crate) fn statements(text: &str, width: usize) -> Vec<String> {
    let text = code(text, width).expect("examples are made of whole statements");
    text.lines().map(str::to_owned).collect()
}

/// Markdown keeps its lines; of several empty ones in a row, one stays, except within code.
pub(crate) fn markdown(text: &str) -> String {
    let (mut lines, mut fenced) = (Vec::new(), false);
    for line in text.lines().map(str::trim_end) {
        fenced ^= line.starts_with("```");
        if fenced || !line.is_empty() || lines.last().is_some_and(|it: &&str| !it.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// A line of code before it is laid out, with all that continues it.
struct Line {
    text: String,
    /// Whether an empty line stands before it.
    apart: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    /// `where`, and what follows it up to the brace.
    Where,
    Bound,
    /// It holds a text of several lines, which are nobody's to indent.
    Text,
}

/// Lays code out; where its brackets do not match, the line that shows it comes back.
fn code(text: &str, width: usize) -> Result<String, String> {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut depth, mut opened) = (0_usize, true);
    for line in lines(text) {
        let closes = line.kind != Kind::Comment && line.text.starts_with(['}', ')', ']']);
        if closes {
            depth = depth.checked_sub(1).ok_or_else(|| line.text.clone())?;
        }
        if line.apart && !opened && !closes {
            out.push('\n');
        }
        let indent = 4 * (depth + usize::from(line.kind == Kind::Bound));
        let written = match line.kind {
            Kind::Code if !is_plain(&line.text, width.saturating_sub(indent)) => {
                fit::write(&mut out, &line.text, indent, width)
            }
            _ => {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(&line.text);
                out.push('\n');
                true
            }
        };
        let opens = line.kind != Kind::Comment && line.text.ends_with(['{', '(', '[']);
        depth += usize::from(opens);
        opened = opens || (opened && !written);
    }
    if depth == 0 {
        Ok(out)
    } else {
        Err("the end".to_owned())
    }
}

/// Whether a line stays as it is: it is short, and no list of a template left a comma at its end.
fn is_plain(line: &str, width: usize) -> bool {
    let left_over = [", )", ", }", ",  }", ", ]", "::{"];
    line.len() <= width && !left_over.iter().any(|it| line.contains(it))
}

/// The lines, with those put together that belong together.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut apart, mut bounds) = (false, false);
    let mut rest = text.lines();
    while let Some(raw) = rest.next() {
        let line = raw.trim();
        if line.is_empty() {
            apart = true;
            continue;
        }
        if line.starts_with("//") {
            lines.push(Line {
                text: line.to_owned(),
                apart,
                kind: Kind::Comment,
            });
        } else if line.starts_with('.')
            && !apart
            && let Some(last) = lines.last_mut()
        {
            last.text.push_str(line);
        } else if line == "{"
            && !bounds
            && let Some(last) = lines.last_mut()
        {
            last.text.push_str(" {");
        } else {
            bounds &= line != "{";
            let kind = match line {
                "where" => Kind::Where,
                _ if bounds => Kind::Bound,
                _ => Kind::Code,
            };
            bounds |= kind == Kind::Where;
            let mut it = Line {
                text: line.to_owned(),
                apart,
                kind,
            };
            let mut close = unended(&it.text, 0);
            while let Some(end) = &close
                && let Some(more) = rest.next()
            {
                it.kind = Kind::Text;
                it.text.push('\n');
                let start = it.text.len();
                it.text.push_str(more);
                if let Some(at) = more.find(end) {
                    let behind = start + at + end.len();
                    close = unended(&it.text, behind);
                }
            }
            lines.push(it);
        }
        apart = false;
    }
    for block in lines.chunk_by_mut(|one, other| {
        !other.apart && one.text.starts_with("use ") && other.text.starts_with("use ")
    }) {
        let apart = block[0].apart;
        block[0].apart = false;
        block.sort_by(|one, other| one.text.cmp(&other.text));
        block[0].apart = apart;
    }
    lines
}

/// What ends the raw string that begins behind this place and does not end in the line.
fn unended(line: &str, from: usize) -> Option<String> {
    let mut at = from;
    let may_be = line[from..].contains("r\"") || line[from..].contains("r#");
    while may_be && at < line.len() {
        match literal(line, at) {
            Some(end) if end > line.len() => return Some(close(line, at)),
            Some(end) => at = end,
            None => at += 1,
        }
    }
    None
}

/// What ends the raw string that begins here.
fn close(line: &str, at: usize) -> String {
    let hashes = line[at + 1..].bytes().take_while(|it| *it == b'#').count();
    format!("\"{}", "#".repeat(hashes))
}

/// Where the text literal ends that begins here, if one does; beyond the end of the line, if it
/// goes on.
pub(crate) fn literal(line: &str, at: usize) -> Option<usize> {
    let bytes = line.as_bytes();
    match bytes[at] {
        b'"' => {
            let mut end = at + 1;
            while *bytes.get(end)? != b'"' {
                end += 1 + usize::from(bytes[end] == b'\\');
            }
            Some(end + 1)
        }
        b'r' if at == 0 || !is_word(bytes[at - 1]) => {
            let hashes = bytes[at + 1..].iter().take_while(|it| **it == b'#').count();
            let open = at + 1 + hashes;
            if bytes.get(open) != Some(&b'"') {
                return None;
            }
            let close = close(line, at);
            let end = line[open + 1..].find(&close);
            Some(end.map_or(line.len() + 1, |it| open + 1 + it + close.len()))
        }
        _ => None,
    }
}

/// Whether a letter can be part of a word of Rust.
pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_indented_and_empty_ones_are_few() {
        let text = "\n//! Why.\n\n\nuse b::{ D, };\nuse a::{ B, C, };\nuse a::{ };\nmod b;\n\nimpl S {\n\n/// One.\nfn one(a: A, )\n{\nlet a = \"{\";\n}\n\n\nfn two() -> T\nwhere\nA: B,\n{\n}\n\n}\n";
        let laid_out = "//! Why.\n\nuse a::{B, C};\nuse b::D;\nmod b;\n\nimpl S {\n    /// One.\n    fn one(a: A) {\n        let a = \"{\";\n    }\n\n    fn two() -> T\n    where\n        A: B,\n    {\n    }\n}\n";
        assert_eq!(rust("x.rs", text), laid_out);
        assert_eq!(rust("x.rs", laid_out), laid_out);
    }

    #[test]
    fn a_text_of_several_lines_stays_as_it_is() {
        let text = "f(\n&[\nC { a: r#\"x {\n   y\n\"#, b: 1, },\n],\n);\n";
        let laid_out = "f(\n    &[\n        C { a: r#\"x {\n   y\n\"#, b: 1, },\n    ],\n);\n";
        assert_eq!(rust("x.rs", text), laid_out);
    }

    #[test]
    fn what_is_too_long_is_broken_where_a_person_would() {
        let text = "pub(crate) static LIST_THINGS: Endpoint = Endpoint::new(\"list_things\", &[Part::Text(\"/a/longer/path/of/things\")]).fields(&[Field::new(\"a\", Place::Query, &Shape::Text).optional(), Field::new(\"b\", Place::Query, &Shape::Text)]).returns(Shape::Object(&[Member::new(\"first\", &Shape::Text), Member::new(\"second\", &Shape::List(&Shape::Text))])).errors(&[&A]);\n";
        let broken = "pub(crate) static LIST_THINGS: Endpoint =\n    Endpoint::new(\"list_things\", &[Part::Text(\"/a/longer/path/of/things\")])\n        .fields(&[\n            Field::new(\"a\", Place::Query, &Shape::Text).optional(),\n            Field::new(\"b\", Place::Query, &Shape::Text),\n        ])\n        .returns(Shape::Object(&[\n            Member::new(\"first\", &Shape::Text),\n            Member::new(\"second\", &Shape::List(&Shape::Text)),\n        ]))\n        .errors(&[&A]);\n";
        assert_eq!(rust("x.rs", text), broken);
    }

    #[test]
    #[should_panic(expected = "a bug of Keywright's: the brackets of src/x.rs do not match")]
    fn brackets_that_do_not_match_are_our_bug() {
        rust("src/x.rs", "fn a() {\n");
    }
}
