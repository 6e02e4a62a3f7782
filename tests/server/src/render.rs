//! The server's own rendering of templates: a second reading of the language, on purpose.

use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Constant, Function, Part, Template};

use crate::Json;

/// Renders a template; none where a name has no value.
pub(crate) fn render(
    template: &Template,
    value: &impl Fn(&str) -> Option<String>,
) -> Option<String> {
    template.0.iter().map(|it| part(it, value)).collect()
}

fn part(part: &Part, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    Some(match part {
        Part::Text(text) => text.clone(),
        Part::Value(name) => value(name)?,
        Part::Basic(user, password) => BASE64_STANDARD.encode(format!(
            "{}:{}",
            render(user, value)?,
            render(password, value)?
        )),
        Part::Call(function, inner) => call(*function, &render(inner, value)?),
    })
}

fn call(function: Function, text: &str) -> String {
    match function {
        Function::Base64 => BASE64_STANDARD.encode(text),
        Function::Base64Url => BASE64_URL_SAFE_NO_PAD.encode(text),
        Function::Hex => text
            .bytes()
            .flat_map(|it| [digit(it >> 4), digit(it & 15)])
            .collect(),
        Function::Lower => text.to_ascii_lowercase(),
        Function::Upper => text.to_ascii_uppercase(),
    }
}

fn digit(nibble: u8) -> char {
    char::from_digit(nibble.into(), 16).unwrap_or('0')
}

/// The literal text with which a template begins.
pub(crate) fn prefix(template: &Template) -> &str {
    match template.0.first() {
        Some(Part::Text(text)) => text,
        _ => "",
    }
}

/// The value of a constant.
pub(crate) fn constant(constant: &Constant) -> Json {
    match constant {
        Constant::Text(text) => Json::Text(text.clone()),
        Constant::Number(digits) => Json::Number(digits.clone()),
        Constant::Bool(flag) => Json::Bool(*flag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7617_is_rendered() {
        let name = |it: &str| Template(vec![Part::Value(it.to_owned())]);
        let template = Template(vec![
            Part::Text("Basic ".to_owned()),
            Part::Basic(name("user"), name("password")),
        ]);
        let sent = render(&template, &|it| {
            Some(
                if it == "user" {
                    "Aladdin"
                } else {
                    "open sesame"
                }
                .to_owned(),
            )
        });
        assert_eq!(sent.as_deref(), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }
}
