//! The server's own rendering of templates: a second reading of the language, on purpose.

use base64::{Engine as _, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use keywright_generator::model::{Constant, Function, Part, Template};

use crate::Json;

/// Renders a template; none where a name has no value.
pub(crate) fn render(template: &Template, value: &impl Fn(&str) -> Option<Json>) -> Option<String> {
    alternatives(template, value).into_iter().next()
}

/// Every text that a template may stand for: where it says `first`, a caller who left one of the
/// names out sends the next.
pub(crate) fn alternatives(
    template: &Template,
    value: &impl Fn(&str) -> Option<Json>,
) -> Vec<String> {
    template.0.iter().fold(vec![String::new()], |all, it| {
        product(&all, "", &part(it, value))
    })
}

/// Whether a template stands for a value that was sent; a list is sent as a list, or joined.
pub(crate) fn stands_for(
    template: &Template,
    value: &impl Fn(&str) -> Option<Json>,
    sent: &Json,
) -> bool {
    match (sent, template.0.as_slice()) {
        (Json::List(items), [Part::Value(name)]) => {
            matches!(value(name), Some(Json::List(it)) if texts(&it) == texts(items))
        }
        _ => sent
            .text()
            .is_some_and(|it| alternatives(template, value).contains(&it)),
    }
}

fn part(part: &Part, value: &impl Fn(&str) -> Option<Json>) -> Vec<String> {
    let shown = |name: &String| value(name).and_then(|it| joined(&it, ","));
    match part {
        Part::Text(text) => vec![text.clone()],
        Part::Value(name) => shown(name).into_iter().collect(),
        Part::Join(name, separator) => value(name)
            .and_then(|it| joined(&it, separator))
            .into_iter()
            .collect(),
        Part::First(names) => names.iter().filter_map(shown).collect(),
        Part::Basic(user, password) => {
            let (user, password) = (alternatives(user, value), alternatives(password, value));
            let pairs = product(&user, ":", &password);
            pairs.iter().map(|it| BASE64_STANDARD.encode(it)).collect()
        }
        Part::Call(function, inner) => {
            let inner = alternatives(inner, value);
            inner.iter().map(|it| call(*function, it)).collect()
        }
    }
}

fn product(all: &[String], between: &str, more: &[String]) -> Vec<String> {
    let pair = |one: &String| {
        let with = |other: &String| format!("{one}{between}{other}");
        more.iter().map(with).collect::<Vec<_>>()
    };
    all.iter().flat_map(pair).collect()
}

/// The texts of a list with something between, or a text as it is; an empty list is no value.
fn joined(value: &Json, separator: &str) -> Option<String> {
    match value {
        Json::List(items) if items.is_empty() => None,
        Json::List(items) => Some(texts(items).join(separator)),
        other => other.text(),
    }
}

fn texts(items: &[Json]) -> Vec<String> {
    items.iter().filter_map(Json::text).collect()
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

    fn known(name: &str) -> Option<Json> {
        let text = |it: &str| Json::Text(it.to_owned());
        Some(match name {
            "user" => text("Aladdin"),
            "password" => text("open sesame"),
            "list" => Json::List(vec![text("a"), text("b")]),
            "none" => Json::List(Vec::new()),
            _ => return None,
        })
    }

    fn join(name: &str) -> Template {
        Template(vec![Part::Join(name.to_owned(), ", ".to_owned())])
    }

    #[test]
    fn the_example_of_rfc_7617_is_rendered() {
        let name = |it: &str| Template(vec![Part::Value(it.to_owned())]);
        let template = Template(vec![
            Part::Text("Basic ".to_owned()),
            Part::Basic(name("user"), name("password")),
        ]);
        let sent = render(&template, &known);
        assert_eq!(sent.as_deref(), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    #[test]
    fn a_list_is_joined_and_an_empty_one_is_no_value() {
        assert_eq!(render(&join("list"), &known).as_deref(), Some("a, b"));
        assert_eq!(render(&join("user"), &known).as_deref(), Some("Aladdin"));
        assert_eq!(render(&join("none"), &known), None);
        let list = Template(vec![Part::Value("list".to_owned())]);
        let sent = |text: &[u8]| Json::read(text).expect("it is JSON");
        assert!(stands_for(&list, &known, &sent(br#"["a","b"]"#)));
        assert!(!stands_for(&list, &known, &sent(br#"["b","a"]"#)));
        assert!(!stands_for(&join("list"), &known, &sent(br#"["a","b"]"#)));
    }

    #[test]
    fn the_first_value_may_have_been_left_out() {
        let names = ["unknown", "user", "password"].map(str::to_owned);
        let template = Template(vec![
            Part::Text("x ".to_owned()),
            Part::First(names.to_vec()),
        ]);
        assert_eq!(
            alternatives(&template, &known),
            ["x Aladdin", "x open sesame"]
        );
    }
}
