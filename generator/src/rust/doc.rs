//! Comments of documentation: blocks of escaped Markdown, wrapped and put behind slashes.

/// The width that wrapped comments keep to, without indentation and slashes.
pub(super) const WIDTH: usize = 92;

/// One block of a comment.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A paragraph, already escaped; wrapped.
    Paragraph(String),
    /// A list: one paragraph each.
    List(Vec<String>),
    /// A heading.
    Heading(String),
    /// Rust that is compiled and not run; lines as they are.
    Code(Vec<String>),
}

/// Writes blocks as comment lines, with an empty one between blocks and none at the end.
pub(crate) fn comment(blocks: &[Block], slashes: &str) -> String {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        match block {
            Block::Paragraph(text) => lines.extend(wrap(text, "", "")),
            Block::List(items) => lines.extend(items.iter().flat_map(|it| wrap(it, "- ", "  "))),
            Block::Heading(text) => lines.push(format!("# {text}")),
            Block::Code(code) => {
                lines.push("```no_run".to_owned());
                lines.extend(code.iter().cloned());
                lines.push("```".to_owned());
            }
        }
    }
    let lines: Vec<_> = lines
        .iter()
        .map(|it| format!("{slashes} {it}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// Breaks a paragraph between words, never within a code span or a link.
pub(crate) fn wrap(text: &str, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in atoms(text) {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word);
        empty = false;
    }
    lines.push(line);
    lines
}

/// Words, with the spaces of a code span kept inside it: a line that begins in the middle of one
/// could begin a list or a block.
fn atoms(text: &str) -> Vec<String> {
    let mut atoms: Vec<String> = Vec::new();
    let mut open = None;
    for word in text.split(' ') {
        match atoms.last_mut() {
            Some(last) if open.is_some() => {
                last.push(' ');
                last.push_str(word);
            }
            _ => atoms.push(word.to_owned()),
        }
        open = fence(word, open);
    }
    atoms
}

/// The length of the fence that is open after a word, where one was open before it or not. Within
/// code, only a run of the same length closes, and a backslash is a letter like any other
/// (`CommonMark`, section 6.1).
fn fence(word: &str, mut open: Option<usize>) -> Option<usize> {
    let mut rest = word;
    while let Some(it) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches('`').len();
        rest = match (it, open) {
            ('\\', None) => rest[1..].strip_prefix(|_| true).unwrap_or_default(),
            ('`', None) => {
                open = Some(run);
                &rest[run..]
            }
            ('`', Some(length)) => {
                if run == length {
                    open = None;
                }
                &rest[run..]
            }
            _ => &rest[it.len_utf8()..],
        };
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_wrapped_between_words() {
        let text = comment(
            &[Block::Paragraph(format!(
                "{} `a b c d`",
                "x ".repeat(45).trim()
            ))],
            "///",
        );
        assert_eq!(text.lines().count(), 2, "{text}");
        assert!(text.ends_with("/// `a b c d`"), "{text}");
        assert_eq!(atoms("a `` b ` c `` d"), ["a", "`` b ` c ``", "d"]);
        assert_eq!(atoms("\\` a `b \\` c"), ["\\`", "a", "`b \\`", "c"]);
    }
}
