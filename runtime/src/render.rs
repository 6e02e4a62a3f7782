//! Templates, rendered.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use crate::{
    Result, Values,
    table::{Part, Template},
};

/// Renders a template; none if an optional value is absent.
pub(crate) fn render(template: Template, values: &Values) -> Result<Option<Zeroizing<String>>> {
    let mut text = Zeroizing::new(String::new());
    for part in template {
        match part {
            Part::Text(literal) => text.push_str(literal),
            Part::Value(name) => match values.get(name).and_then(crate::Value::text) {
                Some(value) => text.push_str(&value),
                None => return Ok(None),
            },
            Part::Basic(user, password) => {
                let (Some(user), Some(password)) = (render(user, values)?, render(password, values)?) else {
                    return Ok(None);
                };
                text.push_str(&STANDARD.encode(format!("{}:{}", *user, *password)));
            }
            Part::Call(_, inner) => match render(inner, values)? {
                Some(inner) => text.push_str(&inner),
                None => return Ok(None),
            },
        }
    }
    Ok(Some(text))
}
