//! Conditions on an answer: `401`, `success=false`, `401 code=a|b`, `error=*`.

use super::{Fault, Parsed, path};
use crate::model::Condition;

const HELP: &str = "write a status, a member and its values, or both: `401`, `success=false`, `401 code=a|b`, `error=*`";

/// Reads a condition.
pub(crate) fn parse(text: &str) -> Parsed<Condition> {
    if let Some(fault) = joined(text) {
        return Err(fault);
    }
    let (status, body) = match text.split_once(' ') {
        Some((status, body)) if !status.contains('=') => {
            (Some(status), Some((status.len() + 1, body)))
        }
        _ if text.contains('=') => (None, Some((0, text))),
        _ => (Some(text), None),
    };
    let status = status.map(read_status).transpose()?;
    let body = body
        .map(|(at, it)| read_body(it).map_err(|it| it.shift(at)))
        .transpose()?;
    Ok(Condition { status, body })
}

/// Several conditions in one text, as a program would join them. A value may hold such words, too:
/// each part is a status, or a member and its value.
fn joined(text: &str) -> Option<Fault> {
    let plain = |it: &str| {
        let tight = it.trim().replace("==", "=");
        tight.replace(" = ", "=")
    };
    let is_status = |it: &String| read_status(it).is_ok();
    let is_condition = |it: &String| is_status(it) || it.contains('=');
    let split = |words: [&str; 2]| {
        let word = words.into_iter().find(|it| text.contains(it))?;
        Some(text.split(word).map(plain).collect::<Vec<_>>())
    };
    let fault = |message: &str, help: String| Some(Fault::new(0..text.len(), message, help));
    if let Some(parts) = split([" or ", " || "]).filter(|it| it.iter().all(is_condition)) {
        let help = format!("write a list: `[{}]`", parts.join(", "));
        return fault("each condition stands by itself", help);
    }
    let parts = split([" and ", " && "]).filter(|it| it.iter().all(is_condition))?;
    let [status, _] = &parts[..] else { return None };
    is_status(status).then_some(())?;
    let help = format!("write `{}`", parts.join(" "));
    fault("a status and a member stand side by side", help)
}

fn read_status(text: &str) -> Parsed<u16> {
    match text.parse() {
        Ok(status) if (100..600).contains(&status) && text.len() == 3 => Ok(status),
        _ => Err(Fault::new(
            0..text.len(),
            format!("`{text}` is no status"),
            HELP,
        )),
    }
}

fn read_body(text: &str) -> Parsed<(Vec<String>, Vec<String>)> {
    let Some((at, values)) = text.split_once('=') else {
        return Err(Fault::new(
            0..text.len(),
            format!("`{text}` says no member and value"),
            HELP,
        ));
    };
    let path = path::parse(at)?;
    if values.starts_with('=') {
        return Err(Fault::new(
            at.len()..at.len() + 2,
            "one `=` stands between a member and its values",
            HELP,
        ));
    }
    for quote in ['"', '\''] {
        let inside = values
            .strip_prefix(quote)
            .and_then(|it| it.strip_suffix(quote));
        if let Some(inside) = inside.filter(|it| !it.is_empty() && !it.contains(quote)) {
            return Err(Fault {
                meant: Some(inside.to_owned()),
                ..Fault::new(
                    at.len() + 1..text.len(),
                    "a value stands without quotes, they would be a part of it",
                    format!("write `{inside}`"),
                )
            });
        }
    }
    if values == "*" {
        return Ok((path, Vec::new()));
    }
    let values: Vec<_> = values.split('|').map(str::to_owned).collect();
    if values.iter().any(|it| it.is_empty() || it.trim() != it) {
        return Err(Fault::new(
            at.len() + 1..text.len(),
            "a value is empty or has spaces around it",
            HELP,
        ));
    }
    Ok((path, values))
}
