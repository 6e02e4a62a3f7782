//! The nearest of some names, for "did you mean".

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The nearest name, where one is near enough to be meant.
pub(crate) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    let limit = (length / 3).max(1);
    names
        .into_iter()
        // The lengths of near names differ by the distance at most, and are cheap to compare.
        .filter(|it| it.chars().count().abs_diff(length) <= limit)
        .map(|it| (strsim::osa_distance(&word, &it.to_lowercase()), it))
        // Of a word of one letter nothing would be left.
        .filter(|it| it.0 <= limit && it.0 < length.min(it.1.chars().count()))
        .min_by_key(|it| it.0)
        .map(|it| it.1)
}

/// Helps with an unknown name: the nearest one as an edit, which is what was meant, else all of
/// them.
pub(crate) fn suggest<'a>(
    found: &mut Diagnostic,
    word: &str,
    span: Span,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let mut all: Vec<_> = Vec::new();
    for it in names {
        if !all.contains(&it) {
            all.push(it);
        }
    }
    let names = all;
    let meant = nearest(word, names.iter().copied());
    if let Some(it) = meant {
        found.help(format!("write `{it}`")).fix(span, it);
    } else if names.is_empty() {
        if found.help.is_none() {
            found.help("there is none: leave it out");
        }
    } else if let [only] = names[..] {
        let help = format!("write `{only}`, the only one there is");
        found.help(help).fix(span, only);
    } else if names.len() <= 40 {
        let all: Vec<_> = names.iter().map(|it| format!("`{it}`")).collect();
        found.help(format!("there is {}", all.join(", ")));
    } else {
        found.help("it may be misspelt");
    }
    meant
}
