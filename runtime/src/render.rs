//! Renders templates: the only place where a credential is turned into what is sent.

use std::fmt::Write as _;

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use zeroize::Zeroizing;

use crate::{
    Error, Result, Value, Values,
    table::{Function, Part},
    wipe::reserve,
};

/// Renders a template. `None`: a value that it reads is absent.
pub(crate) fn render(template: &[Part], values: &Values) -> Result<Option<Zeroizing<String>>> {
    let mut text = Zeroizing::new(String::new());
    for part in template {
        match part {
            Part::Text(literal) => add(&mut text, literal),
            Part::Value(name) => match values.get(name) {
                None | Some(Value::Null) => return Ok(None),
                Some(value) => push(&mut text, name, value)?,
            },
            Part::Call(function, inner) => match render(inner, values)? {
                None => return Ok(None),
                Some(inner) => add(&mut text, &call(*function, &inner)),
            },
            Part::Basic(user, password) => match (render(user, values)?, render(password, values)?)
            {
                (Some(user), Some(password)) => add(&mut text, &basic(&user, &password)?),
                _ => return Ok(None),
            },
            Part::First(names) => {
                let there = |name: &&'static str| {
                    let value = values.get(name)?;
                    (!matches!(value, Value::Null)).then_some((*name, value))
                };
                match names.iter().find_map(there) {
                    Some((name, value)) => push(&mut text, name, value)?,
                    None => return Ok(None),
                }
            }
            Part::Join(name, separator) => match values.get(name) {
                None | Some(Value::Null) => return Ok(None),
                Some(Value::List(items)) if items.is_empty() => return Ok(None),
                Some(Value::List(items)) => {
                    for (index, item) in items.iter().enumerate() {
                        add(&mut text, if index == 0 { "" } else { separator });
                        push(&mut text, name, item)?;
                    }
                }
                Some(value) => push(&mut text, name, value)?,
            },
        }
    }
    Ok(Some(text))
}

fn push(text: &mut String, name: &str, value: &Value) -> Result<()> {
    let wrong = || Error::input(format!("`{name}` is not text"));
    let value = Zeroizing::new(value.text().ok_or_else(wrong)?.into_owned());
    add(text, &value);
    Ok(())
}

/// Adds to a text that holds secrets.
fn add(text: &mut String, more: &str) {
    reserve(text, more.len());
    text.push_str(more);
}

/// Tells each name that a template reads.
pub(crate) fn names(template: &[Part], tell: &mut dyn FnMut(&'static str)) {
    for part in template {
        match part {
            Part::Text(_) => {}
            Part::Value(name) | Part::Join(name, _) => tell(name),
            Part::First(names) => names.iter().copied().for_each(&mut *tell),
            Part::Call(_, inner) => names(inner, tell),
            Part::Basic(user, password) => {
                names(user, tell);
                names(password, tell);
            }
        }
    }
}

/// Whether a template reads a name.
pub(crate) fn reads(template: &[Part], name: &str) -> bool {
    let mut is_read = false;
    names(template, &mut |it| is_read |= it == name);
    is_read
}

fn call(function: Function, text: &str) -> Zeroizing<String> {
    Zeroizing::new(match function {
        Function::Base64 => STANDARD.encode(text),
        Function::Base64Url => URL_SAFE_NO_PAD.encode(text),
        Function::Hex => {
            let mut digits = String::with_capacity(2 * text.len());
            for byte in text.bytes() {
                write!(digits, "{byte:02x}").expect("writing into a string cannot fail");
            }
            digits
        }
        Function::Lower => text.to_ascii_lowercase(),
        Function::Upper => text.to_ascii_uppercase(),
    })
}

/// The `user-pass` of RFC 7617 section 2, in Base64.
fn basic(user: &str, password: &str) -> Result<Zeroizing<String>> {
    if user.contains(':') {
        let message = "a user name may not hold a colon, because HTTP Basic ends it there";
        return Err(Error::input(message));
    }
    if user.chars().chain(password.chars()).any(char::is_control) {
        let message = "a user name or password for HTTP Basic may not hold a control character";
        return Err(Error::input(message));
    }
    let mut pair = Zeroizing::new(String::with_capacity(user.len() + 1 + password.len()));
    pair.extend([user, ":", password]);
    Ok(call(Function::Base64, &pair))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Secret, table::Template};

    fn rendered(template: Template, values: &Values) -> Option<String> {
        let text = render(template, values).expect("it renders");
        text.map(|it| it.to_string())
    }

    #[test]
    fn functions_are_those_of_the_rfcs() {
        let values = Values::new().with("a", "Ab?>\u{e9}");
        let call = |function| match function {
            Function::Base64 => rendered(
                &[Part::Call(Function::Base64, &[Part::Value("a")])],
                &values,
            ),
            Function::Base64Url => rendered(
                &[Part::Call(Function::Base64Url, &[Part::Value("a")])],
                &values,
            ),
            Function::Hex => rendered(&[Part::Call(Function::Hex, &[Part::Value("a")])], &values),
            Function::Lower => {
                rendered(&[Part::Call(Function::Lower, &[Part::Value("a")])], &values)
            }
            Function::Upper => {
                rendered(&[Part::Call(Function::Upper, &[Part::Value("a")])], &values)
            }
        };
        assert_eq!(call(Function::Base64).as_deref(), Some("QWI/PsOp"));
        assert_eq!(call(Function::Base64Url).as_deref(), Some("QWI_PsOp"));
        assert_eq!(call(Function::Hex).as_deref(), Some("41623f3ec3a9"));
        assert_eq!(call(Function::Lower).as_deref(), Some("ab?>\u{e9}"));
        assert_eq!(call(Function::Upper).as_deref(), Some("AB?>\u{e9}"));
    }

    #[test]
    fn basic_is_rfc_7617() {
        const BASIC: Template = &[
            Part::Text("Basic "),
            Part::Basic(&[Part::Value("user")], &[Part::Value("password")]),
        ];
        let given = |user: &str, password: &str| {
            Values::new()
                .with("user", user)
                .with("password", Secret::new(password))
        };
        assert_eq!(
            rendered(BASIC, &given("Aladdin", "open sesame")).as_deref(),
            Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==")
        );
        assert!(render(BASIC, &given("a", "b:c")).is_ok());
        for (user, password) in [("a:b", "s3cr3t"), ("a\n", "s3cr3t"), ("a", "s3cr3t\0")] {
            let error = render(BASIC, &given(user, password)).expect_err("refused");
            assert!(!error.to_string().contains("s3cr3t"), "{error}");
        }
    }

    #[test]
    fn the_first_that_is_there_counts() {
        const TOKEN: Template = &[Part::First(&["refresh_token", "token"])];
        let values = Values::new().with("token", Secret::new("a"));
        assert_eq!(rendered(TOKEN, &values).as_deref(), Some("a"));
        let values = values.with("refresh_token", Secret::new("r"));
        assert_eq!(rendered(TOKEN, &values).as_deref(), Some("r"));
        assert_eq!(rendered(TOKEN, &Values::new()), None);
    }

    #[test]
    fn an_absent_value_leaves_nothing() {
        const TEMPLATE: Template = &[
            Part::Text("a"),
            Part::Call(Function::Hex, &[Part::Value("b")]),
        ];
        assert_eq!(rendered(TEMPLATE, &Values::new()), None);
        let mut values = Values::new();
        values.set("b", Value::Null);
        assert_eq!(rendered(TEMPLATE, &values), None);
        values.set("b", Value::List(Vec::new()));
        assert!(render(TEMPLATE, &values).is_err());
    }

    #[test]
    fn a_list_is_joined() {
        const SCOPES: Template = &[Part::Text("["), Part::Join("s", ", "), Part::Text("]")];
        let list = |items: &[&str]| {
            let items = items.iter().map(|it| Value::Text((*it).to_owned()));
            let mut values = Values::new();
            values.set("s", Value::List(items.collect()));
            rendered(SCOPES, &values)
        };
        assert_eq!(list(&["a", "b", "c"]).as_deref(), Some("[a, b, c]"));
        assert_eq!(list(&["a"]).as_deref(), Some("[a]"));
        assert_eq!(list(&[]), None, "an empty list is as good as none");
        assert_eq!(rendered(SCOPES, &Values::new()), None);
        let text = Values::new().with("s", "a b");
        assert_eq!(rendered(SCOPES, &text).as_deref(), Some("[a b]"));
        let nested = Values::new().with("s", vec![vec!["a"]]);
        assert!(render(SCOPES, &nested).is_err());
    }

    #[test]
    fn numbers_and_booleans_are_their_text() {
        const TEMPLATE: Template = &[Part::Value("n"), Part::Text("/"), Part::Value("b")];
        let values = Values::new().with("n", 7_i64).with("b", true);
        assert_eq!(rendered(TEMPLATE, &values).as_deref(), Some("7/true"));
    }

    proptest! {
        #[test]
        fn text_is_kept(text in any::<String>()) {
            const TWICE: Template = &[Part::Value("a"), Part::Text("-"), Part::Value("a")];
            let values = Values::new().with("a", text.as_str());
            prop_assert_eq!(rendered(TWICE, &values), Some(format!("{text}-{text}")));
        }
    }
}
