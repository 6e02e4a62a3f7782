//! Fixed values of fields: `= 1`, `= false`, `= text`, `= 'text'`.

use crate::model::Constant;

/// Reads a constant; `None` where the text is none. JSON where it reads as JSON, else text;
/// quotes make it text in any case.
pub(crate) fn parse(text: &str) -> Option<Constant> {
    let text = text.strip_prefix('=')?.trim();
    if let Some(quoted) = text.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')) {
        return Some(Constant::Text(quoted.to_owned()));
    }
    Some(match text {
        "true" => Constant::Bool(true),
        "false" => Constant::Bool(false),
        // A number is kept digit for digit, so it is recognised and not converted.
        _ if serde_json::from_str::<serde_json::Number>(text).is_ok() => {
            Constant::Number(text.to_owned())
        }
        _ => Constant::Text(text.to_owned()),
    })
}
