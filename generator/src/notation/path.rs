//! Paths into a body: `requestError.serviceException.text`, with numbers for list entries.

use super::{Fault, Parsed};

/// Reads a path.
pub(crate) fn parse(text: &str) -> Parsed<Vec<String>> {
    if let Some(rest) = text.strip_prefix("$.").filter(|it| !it.is_empty()) {
        return Err(Fault {
            meant: Some(rest.to_owned()),
            ..Fault::new(
                0..text.len(),
                "a path begins with the name of a member",
                format!("write `{rest}`"),
            )
        });
    }
    let segments: Vec<_> = text.split('.').map(str::to_owned).collect();
    if segments.iter().any(|it| {
        it.is_empty() || it.contains(|it: char| it.is_whitespace() || "={}|".contains(it))
    }) {
        return Err(Fault::new(
            0..text.len(),
            format!("`{text}` is no path"),
            "join the names of members with dots: `data.token`",
        ));
    }
    Ok(segments)
}
