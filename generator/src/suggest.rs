//! The nearest of some names, for "did you mean".

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The nearest name, where one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(1);
    names
        .into_iter()
        .map(|it| {
            (
                strsim::osa_distance(&word.to_lowercase(), &it.to_lowercase()),
                it,
            )
        })
        .filter(|it| it.0 <= limit)
        .min_by_key(|it| it.0)
        .map(|it| it.1)
}

/// Helps with an unknown name: the nearest one as an edit, else all of them.
pub(crate) fn suggest<'a>(
    found: &mut Diagnostic,
    word: &str,
    span: Span,
    names: impl IntoIterator<Item = &'a str>,
) {
    let names: Vec<_> = names.into_iter().collect();
    if let Some(it) = nearest(word, names.iter().copied()) {
        found.help(format!("write `{it}`")).fix(span, it);
    } else if names.is_empty() {
        if found.help.is_none() {
            found.help("there is none: leave it out");
        }
    } else if names.len() <= 24 {
        let all: Vec<_> = names.iter().map(|it| format!("`{it}`")).collect();
        found.help(format!("there is {}", all.join(", ")));
    } else {
        found.help("it may be misspelt");
    }
}
