//! Call lines: `POST /auth/1/session`, `GET /keys/{apiKeyId}`, `WEBSOCKET /`.

use std::ops::Range;

use super::template::{self, Template};
use super::{Fault, Parsed, words};

/// What a call line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The method; `WEBSOCKET` for a handshake.
    pub(crate) method: String,
    /// The path; ranges count from the start of the line.
    pub(crate) path: Template,
    /// Where the path stands.
    pub(crate) range: Range<usize>,
}

/// The methods that a call line may name.
pub(crate) const METHODS: &[&str] = &[
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "WEBSOCKET",
    "BROWSER",
];

/// Reads a call line.
pub(crate) fn parse(text: &str) -> Parsed<Call> {
    let found: Vec<_> = words(text).collect();
    let [method, path] = &found[..] else {
        let message = "a call is a method and a path";
        let whole = 0..text.len();
        if let [method, path, version] = &found[..]
            && text[version.clone()].starts_with("HTTP/")
        {
            let meant = format!("{} {}", &text[method.clone()], &text[path.clone()]);
            let help = format!("write `{meant}`");
            return Err(Fault {
                meant: Some(meant),
                ..Fault::new(whole, message, help)
            });
        }
        if let Some(meant) = put_right(text, &found) {
            return Err(Fault {
                meant: Some(meant.clone()),
                ..Fault::new(whole, message, format!("write `{meant}`"))
            });
        }
        let help = match text {
            it if it.starts_with('/') => format!("write the method before it: `GET {it}`"),
            _ => "copy it from the vendor's page: `POST /auth/1/session`".to_owned(),
        };
        return Err(Fault::new(whole, message, help));
    };
    if let Some(meant) = put_right(text, &found) {
        let message = "the method stands before the path";
        return Err(Fault {
            meant: Some(meant.clone()),
            ..Fault::new(0..text.len(), message, format!("write `{meant}`"))
        });
    }
    if !METHODS.contains(&&text[method.clone()]) {
        return Err(Fault::word(
            method.clone(),
            &text[method.clone()],
            METHODS.iter().copied(),
            format!("no method `{}`", &text[method.clone()]),
            format!("use one of {}", METHODS.join(", ")),
        ));
    }
    let line = &text[path.clone()];
    let mut template = template::parse(line).map_err(|it| it.shift(path.start))?;
    for (_, range) in &mut template.names {
        *range = range.start + path.start..range.end + path.start;
    }
    check_path(line, &template).map_err(|it| it.shift(path.start))?;
    Ok(Call {
        method: text[method.clone()].to_owned(),
        path: template,
        range: path.clone(),
    })
}

/// `GET/ping` and `/ping GET`.
fn put_right(text: &str, found: &[Range<usize>]) -> Option<String> {
    let (method, path) = match found {
        [one] => {
            let text = &text[one.clone()];
            text.split_at(text.find('/')?)
        }
        [path, method] => (&text[method.clone()], &text[path.clone()]),
        _ => return None,
    };
    let is_it = METHODS.contains(&method) && path.starts_with('/');
    is_it.then(|| format!("{method} {path}"))
}

/// The first character that has no place in a path (RFC 3986 section 3.3).
pub(crate) fn misplaced(path: &str) -> Option<char> {
    let is_legal = |it: char| it.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@%".contains(it);
    path.chars().find(|it| !is_legal(*it))
}

fn check_path(line: &str, template: &Template) -> Parsed<()> {
    let whole = 0..line.len();
    if !line.starts_with('/') {
        // What of a whole address the base has already is not known here, so no edit is offered.
        if line.contains("://") {
            return Err(Fault::new(
                whole,
                "a path starts with `/`",
                "write what follows `base_url`; another host stands in `hosts`, and its name in `host`",
            ));
        }
        if line.starts_with(|it: char| it.is_ascii_alphanumeric()) {
            return Err(Fault {
                meant: Some(format!("/{line}")),
                ..Fault::new(whole, "a path starts with `/`", format!("write `/{line}`"))
            });
        }
        return Err(Fault::new(
            whole,
            "a path starts with `/`",
            "write the path alone and name the host with `host:`",
        ));
    }
    if let Some(at) = line.find(['?', '#']) {
        return Err(Fault::new(
            at..line.len(),
            "a path has no query and no fragment",
            "write query parameters under `query:`",
        ));
    }
    let literal: String = template
        .parts
        .0
        .iter()
        .map(|it| {
            if let crate::model::Part::Text(it) = it {
                it
            } else {
                "x"
            }
        })
        .collect();
    if let Some(it) = misplaced(&literal) {
        return Err(Fault::new(
            whole,
            format!("`{it}` has no place in a path"),
            "percent-encode it",
        ));
    }
    if let Some(found) = colon_segment(line) {
        return Err(found);
    }
    let mut segments = literal[1..]
        .to_ascii_lowercase()
        .replace("%2e", ".")
        .replace("%2f", "/")
        .replace("%5c", "/");
    // One slash at the end is a path of its own; everything else that is empty is a mistake.
    if segments.ends_with('/') {
        segments.pop();
    }
    if literal.len() > 1 && segments.split('/').any(|it| matches!(it, "" | "." | "..")) {
        return Err(Fault::new(
            whole,
            "a path has no empty segment, `.` or `..`",
            "write the path as it is sent",
        ));
    }
    if template.parts.0.iter().any(|it| {
        matches!(
            it,
            crate::model::Part::Call(..)
                | crate::model::Part::Basic(..)
                | crate::model::Part::Join(..)
                | crate::model::Part::First(..)
        )
    }) {
        return Err(Fault::new(
            whole,
            "a path holds names and no functions",
            "write `{name}`",
        ));
    }
    Ok(())
}

/// `/users/:id`, as many pages print a placeholder.
fn colon_segment(line: &str) -> Option<Fault> {
    let (range, name) = line.match_indices("/:").find_map(|(at, _)| {
        let name = &line[at + 2..];
        let letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
        let end = name.find(|it| !letter(it)).unwrap_or(name.len());
        let is_segment = end > 0 && matches!(name[end..].chars().next(), None | Some('/'));
        is_segment.then(|| (at + 1..at + 2 + end, &name[..end]))
    })?;
    let meant = format!("{{{name}}}");
    let message = format!("`:{name}` would be sent as it stands");
    Some(Fault {
        meant: Some(meant.clone()),
        ..Fault::new(range, message, format!("write `{meant}`"))
    })
}
