//! `application/x-www-form-urlencoded` (WHATWG URL section 5), for bodies and queries.

use std::borrow::Cow;

use super::Value;
use crate::{Error, Result, wipe::reserve};

/// Adds a field to an encoded text. A list repeats its name; `null` is left out.
pub(crate) fn form(text: &mut String, name: &str, value: &Value) -> Result<()> {
    match value {
        Value::Null => {}
        Value::List(items) => items.iter().try_for_each(|it| form(text, name, it))?,
        Value::Object(_) => {
            return Err(Error::input(format!(
                "`{name}` is an object, which a form cannot carry"
            )));
        }
        scalar => {
            let value = scalar.text().unwrap_or(Cow::Borrowed(""));
            // Room first, so that no copy of a secret is left behind by growth.
            reserve(text, 3 * (name.len() + value.len()) + 2);
            if !text.is_empty() {
                text.push('&');
            }
            text.extend(form_urlencoded::byte_serialize(name.as_bytes()));
            text.push('=');
            text.extend(form_urlencoded::byte_serialize(value.as_bytes()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Values;

    #[test]
    fn a_form_encodes_names_and_values() {
        let values = Values::new()
            .with("a b", "c&d=é")
            .with("to", vec!["1".to_owned(), "2".to_owned()])
            .with("n", 7_i64);
        let mut text = String::new();
        for (name, value) in values.iter() {
            form(&mut text, name, value).expect("scalars and lists");
        }
        assert_eq!(text, "a+b=c%26d%3D%C3%A9&to=1&to=2&n=7");
    }

    #[test]
    fn an_object_is_refused() {
        let error = form(&mut String::new(), "who", &Values::new().into()).expect_err("an object");
        assert_eq!(
            error.to_string(),
            "`who` is an object, which a form cannot carry"
        );
    }
}
