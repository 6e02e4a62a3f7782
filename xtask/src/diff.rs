//! Differences of two texts, as short as they can be read.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::terminal::{BAD, DIM, GOOD, clean, paint};

/// The lines that differ, each with two lines around it. Of a long difference the first `most`
/// are shown, and it says how many are not. The last line is not ended.
pub(crate) fn lines(old: &str, new: &str, most: usize) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut text = String::new();
    let (mut shown, mut hidden) = (0, 0);
    for (index, group) in diff.grouped_ops(2).iter().enumerate() {
        if index > 0 && shown < most {
            text += &paint(DIM, "    ⋮\n");
        }
        for change in group.iter().flat_map(|it| diff.iter_changes(it)) {
            if shown == most {
                hidden += 1;
                continue;
            }
            shown += 1;
            let number = change
                .new_index()
                .or(change.old_index())
                .map_or(0, |it| it + 1);
            let line = clean(change.value().trim_end_matches(['\n', '\r'])).into_owned();
            let (sign, style) = match change.tag() {
                ChangeTag::Delete => ('-', BAD),
                ChangeTag::Insert => ('+', GOOD),
                ChangeTag::Equal => (' ', DIM),
            };
            let _ = writeln!(
                text,
                "{}",
                paint(style, &format!("{number:>5} {sign}{line}"))
            );
        }
    }
    if hidden > 0 {
        let _ = writeln!(
            text,
            "{}",
            paint(DIM, &format!("      … and {hidden} more lines"))
        );
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(old: &str, new: &str) -> String {
        anstream::adapter::strip_str(&lines(old, new, 60)).to_string()
    }

    #[test]
    fn shows_what_differs_and_a_little_around_it() {
        let old = "1\n2\n3\n4\n5\n6\n7\n";
        let new = "1\n2\n3\nfour\n5\n6\n7\n";
        assert_eq!(
            plain(old, new),
            "    2  2\n    3  3\n    4 -4\n    4 +four\n    5  5\n    6  6"
        );
    }

    #[test]
    fn cuts_what_nobody_would_read() {
        let new = "x\n".repeat(100);
        assert!(plain("", &new).ends_with("… and 40 more lines"));
    }
}
