//! Braces that do not fit, and what was meant with them.

use super::{FUNCTIONS, Fault, HELP};

/// `key}`
pub(super) fn closes_nothing(text: &str, close: usize) -> Fault {
    let word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let before = text[..close].trim_end_matches(word);
    let name = &text[before.len()..close];
    if name.is_empty() {
        return Fault::new(close..close + 1, "`}` closes nothing", "leave it out");
    }
    let meant = format!("{{{name}}}");
    let range = before.len()..close + 1;
    let help = format!("write `{meant}`");
    Fault {
        meant: Some(meant),
        ..Fault::new(range, "`}` closes nothing", help)
    }
}

/// `{key`, or something behind the name that is not there in this language: `{key|base64}`.
pub(super) fn not_closed(text: &str, open: usize) -> Fault {
    let inside = &text[open + 1..];
    let end = inside.find('}').unwrap_or(inside.len());
    let is_name = |it: &str| {
        let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
        !it.is_empty() && it.chars().all(letter)
    };
    let meant = |range, message: &str, meant: String| Fault {
        meant: Some(meant.clone()),
        ..Fault::new(range, message, format!("write `{meant}`"))
    };
    if end == inside.len() {
        let name = inside.find(|it: char| !is_name(&it.to_string()));
        let name = &inside[..name.unwrap_or(end)];
        let range = open..open + 1 + name.len();
        return meant(range, "a placeholder is not closed", format!("{{{name}}}"));
    }
    let inside = &inside[..end];
    let whole = open..open + end + 2;
    let parts: Vec<&str> = inside.split(['|', ':', ' ', '.']).map(str::trim).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let function = |it: &&str| FUNCTIONS.iter().any(|function| function.0 == *it);
    if let [left, right] = parts[..]
        && let (Some(word), Some(name)) = (
            [left, right].into_iter().find(function),
            [left, right]
                .into_iter()
                .find(|it| !function(it) && is_name(it)),
        )
    {
        let message = "a function has its argument in parentheses";
        return meant(whole, message, format!("{{{word}({name})}}"));
    }
    let snake = inside.trim().replace('-', "_");
    if inside.contains('-') && is_name(&snake) {
        let message = "a name holds `_` and no hyphen";
        return meant(whole, message, format!("{{{snake}}}"));
    }
    Fault::new(
        whole,
        format!("`{{{inside}}}` is neither a name nor a function over names"),
        HELP,
    )
}

/// `<key>`, as many pages print it.
pub(super) fn angle(text: &str) -> Option<Fault> {
    let open = text.find('<')?;
    let close = open + text[open..].find('>')?;
    let name = text[open + 1..close].replace(['-', ' '], "_");
    let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
    if name.is_empty() || !name.chars().all(letter) {
        return None;
    }
    let meant = format!("{{{}}}", name.to_ascii_lowercase());
    let help = format!("write `{meant}`");
    Some(Fault {
        meant: Some(meant),
        ..Fault::new(open..close + 1, "a placeholder stands in braces", help)
    })
}
