//! `multipart/form-data` (RFC 7578), of text fields only.
//!
//! The boundary is not drawn by chance but is the first of a row that occurs in no value, so that
//! the same fields are always the same bytes and no value can begin a part.

use zeroize::Zeroizing;

use super::Value;
use crate::{Error, Result};

/// A body, and the boundary between its parts.
pub(crate) struct Multipart {
    pub(crate) boundary: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// Writes fields. A list repeats its name; `null` is left out.
pub(crate) fn multipart<'a>(
    fields: impl Iterator<Item = (&'a str, &'a Value)>,
) -> Result<Multipart> {
    let mut parts = Vec::new();
    for (name, value) in fields {
        add(&mut parts, name, value)?;
    }
    let boundary = (0..u64::MAX)
        .map(|it| format!("keywright-{it}"))
        .find(|boundary| !parts.iter().any(|(_, it)| it.contains(boundary)))
        .expect("finite values do not hold every boundary");
    // Room first, so that no copy of a secret is left behind by growth.
    let room: usize = parts.iter().map(|(it, value)| it.len() + value.len()).sum();
    let around = HEAD.len() + boundary.len() + 16;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room + around * (parts.len() + 1)));
    for (name, value) in &parts {
        for text in ["--", &boundary, HEAD, name, "\"\r\n\r\n", value, "\r\n"] {
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    for text in ["--", &boundary, "--\r\n"] {
        bytes.extend_from_slice(text.as_bytes());
    }
    Ok(Multipart { boundary, bytes })
}

const HEAD: &str = "\r\nContent-Disposition: form-data; name=\"";

fn add(parts: &mut Vec<(String, Zeroizing<String>)>, name: &str, value: &Value) -> Result<()> {
    match (value, value.text()) {
        (Value::Null, _) => {}
        (Value::List(items), _) => items.iter().try_for_each(|it| add(parts, name, it))?,
        (_, Some(text)) => parts.push((escaped(name), Zeroizing::new(text.into_owned()))),
        (_, None) => {
            return Err(Error::input(format!(
                "`{name}` is an object, which a form cannot carry"
            )));
        }
    }
    Ok(())
}

/// A name as browsers write it (WHATWG HTML section 4.10.21.8), unable to end its line.
fn escaped(name: &str) -> String {
    let text = name.replace('"', "%22");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Secret, Values};

    fn written(values: &Values) -> (String, String) {
        let it = multipart(values.iter()).expect("scalars and lists");
        let text = String::from_utf8(it.bytes.to_vec()).expect("UTF-8");
        (it.boundary, text)
    }

    #[test]
    fn fields_are_parts() {
        let mut values = Values::new()
            .with("grant_type", "password")
            .with("password", Secret::new("a\r\nb\"é"))
            .with("to", vec!["1".to_owned(), "2".to_owned()])
            .with("n", 7_i64);
        values.set("nothing", Value::Null);
        let part = |name, value| {
            format!(
                "--keywright-0\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
        };
        let expected = [
            part("grant_type", "password"),
            part("password", "a\r\nb\"é"),
            part("to", "1"),
            part("to", "2"),
            part("n", "7"),
            "--keywright-0--\r\n".to_owned(),
        ];
        assert_eq!(
            written(&values),
            ("keywright-0".to_owned(), expected.concat())
        );
        assert_eq!(written(&Values::new()).1, "--keywright-0--\r\n");
    }

    #[test]
    fn no_value_holds_the_boundary() {
        let values = Values::new()
            .with("a", "\r\n--keywright-0\r\n")
            .with("b", Secret::new("keywright-1keywright-2"));
        assert_eq!(written(&values).0, "keywright-3");
    }

    #[test]
    fn a_name_cannot_end_its_line() {
        let values = Values::new().with("a\"\r\nX: y", "1");
        assert!(written(&values).1.contains("name=\"a%22%0D%0AX: y\"\r\n"));
    }

    #[test]
    fn an_object_is_refused() {
        let values = Values::new().with("who", Values::new());
        let refused = multipart(values.iter());
        assert!(refused.is_err());
    }

    proptest! {
        #[test]
        fn a_receiver_reads_the_same(texts in prop::collection::vec("[-\r\nkeywright0-9]{0,40}", 0..6)) {
            let mut values = Values::new();
            for (index, text) in texts.iter().enumerate() {
                values.set(format!("f{index}"), Value::Text(text.clone()));
            }
            let (boundary, body) = written(&values);
            let whole = format!("\r\n{body}");
            let delimiter = format!("\r\n--{boundary}");
            let mut parts = whole.split(&delimiter);
            prop_assert_eq!(parts.next(), Some(""));
            let read: Vec<_> = parts
                .filter_map(|it| Some(it.split_once("\r\n\r\n")?.1.to_owned()))
                .collect();
            prop_assert_eq!(read, texts);
        }
    }
}
