//! Error forms as short lines.

use std::fmt::Write as _;

use keywright_generator::model::ErrorShape;

/// One form.
pub(super) fn error(it: &ErrorShape) -> String {
    let mut text = format!(
        "error {}: code `{}`, text `{}`",
        it.id,
        it.code.join("."),
        it.text.join(".")
    );
    let classes = [
        ("also when", &it.also_when),
        ("expired", &it.expired),
        ("dead", &it.dead),
        ("client", &it.client),
        ("scope", &it.scope),
        ("throttled", &it.throttled),
    ];
    for (word, conditions) in classes.into_iter().filter(|it| !it.1.is_empty()) {
        let conditions: Vec<_> = conditions.iter().map(ToString::to_string).collect();
        let _ = write!(text, "; {word} [{}]", conditions.join(", "));
    }
    text
}
