//! Closes constant tables up, so that they read line by line.
//!
//! prettyplease breaks a call with one argument twice and every struct into one line a member,
//! which is right for code and twice too long for a table. Only lines are joined here; the result
//! must be the same tokens, or it is not used.

use quote::ToTokens;

/// The width that a joined line keeps to.
const WIDTH: usize = 120;

/// The width of a joined list: long ones read better one item a line.
const LIST: usize = 90;

/// Closes up the text of one item.
pub(super) fn close_up(text: String) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    while let Some(next) = (0..lines.len()).find_map(|it| step(&lines, it)) {
        lines = next;
    }
    let closed = lines.join("\n") + "\n";
    if tokens(&closed).is_some_and(|it| Some(it) == tokens(&text)) {
        closed
    } else {
        text
    }
}

/// The tokens, without the commas that stand at the end of a broken list only.
fn tokens(text: &str) -> Option<String> {
    let text = syn::parse_file(text).ok()?.to_token_stream().to_string();
    let text = text.split_whitespace().collect::<String>();
    Some(
        [",)", ",]", ",}"]
            .iter()
            .fold(text, |text, it| text.replace(it, &it[1..])),
    )
}

fn step(lines: &[String], start: usize) -> Option<Vec<String>> {
    join(lines, start)
        .or_else(|| outdent(lines, start))
        .or_else(|| hug(lines, start))
}

/// A call with a chain behind it stands too far in, and so does its chain.
fn outdent(lines: &[String], start: usize) -> Option<Vec<String>> {
    let depth = indent(&lines[start]);
    if !lines[start].ends_with('(') || indent(lines.get(start + 1)?) != depth + 8 {
        return None;
    }
    let end = (start + 1..lines.len())
        .find(|&it| indent(&lines[it]) <= depth)
        .unwrap_or(lines.len());
    let moved: Vec<_> = lines[start + 1..end]
        .iter()
        .map(|it| it[4..].to_owned())
        .collect();
    Some([&lines[..=start], &moved, &lines[end..]].concat())
}

/// A group whose members are one line each, on one line, where that is short enough.
fn join(lines: &[String], start: usize) -> Option<Vec<String>> {
    let open = lines[start].as_str();
    let brace = open.ends_with(" {");
    if !(brace || open.ends_with(['(', '['])) || open.contains("//") {
        return None;
    }
    let inner = indent(lines.get(start + 1)?);
    let end = (start + 1..lines.len()).find(|&it| indent(&lines[it]) < inner)?;
    let members = &lines[start + 1..end];
    let simple = members
        .iter()
        .all(|it| indent(it) == inner && it.ends_with(',') && !it.trim().starts_with(['.', '/']));
    let close = lines[end].trim();
    if members.is_empty() || !simple || !close.starts_with(['}', ')', ']']) {
        return None;
    }
    let members = members
        .iter()
        .map(|it| it.trim())
        .collect::<Vec<_>>()
        .join(" ");
    let (members, space) = (members.trim_end_matches(','), if brace { " " } else { "" });
    let line = format!("{open}{space}{members}{space}{close}");
    let width = if open.ends_with('[') { LIST } else { WIDTH };
    let fits = line.chars().count() <= width;
    fits.then(|| [&lines[..start], &[line], &lines[end + 1..]].concat())
}

/// A call whose only argument ends in a list opens and closes both on one line.
fn hug(lines: &[String], start: usize) -> Option<Vec<String>> {
    let (open, list) = (&lines[start], lines.get(start + 1)?);
    let depth = indent(list);
    if !open.ends_with('(') || !list.ends_with("&[") || depth <= indent(open) {
        return None;
    }
    let end = (start + 2..lines.len()).find(|&it| indent(&lines[it]) == depth)?;
    let (close, after) = (lines[end].trim().trim_end_matches(','), lines.get(end + 1)?);
    if !matches!(close, "]" | "])") || !after.trim().starts_with(')') {
        return None;
    }
    let shift = depth.checked_sub(indent(after))?;
    let mut joined = lines[..start].to_vec();
    joined.push(format!("{open}{}", list.trim()));
    joined.extend(
        lines[start + 2..end]
            .iter()
            .map(|it| it[shift..].to_owned()),
    );
    joined.push(format!(
        "{}{close}{}",
        " ".repeat(depth - shift),
        after.trim()
    ));
    joined.extend_from_slice(&lines[end + 2..]);
    Some(joined)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_line_by_line() {
        let text = "static A: S = S::new(\n        \"a\",\n        1,\n    )\n    .list(\n        &[\n            P {\n                x: 1,\n                y: 2,\n            },\n            P::new(\"some text that is long enough to break the line of the list once more\"),\n        ],\n    );\n";
        let closed = "static A: S = S::new(\"a\", 1)\n    .list(&[\n        P { x: 1, y: 2 },\n        P::new(\"some text that is long enough to break the line of the list once more\"),\n    ]);\n";
        assert_eq!(close_up(text.to_owned()), closed);
    }
}
