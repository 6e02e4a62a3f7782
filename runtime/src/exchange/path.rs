//! Paths: what the spec writes, with each value as one segment, and what a caller writes.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use zeroize::Zeroizing;

use crate::{
    Error, Result, Values,
    render::render,
    table::{Part, Template},
    wipe::reserve,
};

/// Everything but the unreserved characters of RFC 3986 section 2.3, and the two that section 3.3
/// lets stand in a segment without a meaning: vendors print keys such as `123456:ABC` as they are.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'@');

/// The path of an endpoint. Each value is percent-encoded, so that it stays one segment.
pub(crate) fn render_path(path: Template, values: &Values) -> Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::new());
    for part in path {
        let (name, value) = match part {
            Part::Text(literal) => {
                reserve(&mut text, literal.len());
                text.push_str(literal);
                continue;
            }
            Part::Value(name) | Part::Join(name, _) => {
                (*name, render(std::slice::from_ref(part), values)?)
            }
            Part::Call(..) | Part::Basic(..) | Part::First(_) => {
                ("a value", render(std::slice::from_ref(part), values)?)
            }
        };
        let value =
            value.ok_or_else(|| Error::input(format!("`{name}` is missing; the path needs it")))?;
        if matches!(value.as_str(), "" | "." | "..") {
            return Err(Error::input(format!(
                "`{name}` is empty, `.` or `..`, which no segment of a path may be"
            )));
        }
        reserve(&mut text, 3 * value.len());
        text.extend(utf8_percent_encode(&value, SEGMENT));
    }
    Ok(text)
}

/// Checks a path without its query: from the slash on, and unable to leave its host or folder.
///
/// URL libraries take `%2e%2e` for `..` and `\` for `/`, so both are refused, too.
pub(crate) fn check_path(path: &str) -> Result<()> {
    let wrong = |why: &str| Err(Error::input(format!("the path {why}")));
    if !path.starts_with('/') {
        return wrong("must start with a slash; it is never a URL");
    }
    if !path.bytes().all(|it| it.is_ascii_graphic()) {
        return wrong(
            "holds a space, a control character or one that is not ASCII; percent-encode it",
        );
    }
    if path.contains(['\\', '#', '?']) {
        return wrong("holds `\\`, `#` or `?`");
    }
    if path.contains("//") {
        return wrong("holds `//`");
    }
    let decoded = percent_decode_str(path).collect::<Vec<u8>>();
    if decoded
        .split(|it| matches!(it, b'/' | b'\\'))
        .any(|it| it == b"." || it == b"..")
    {
        return wrong("holds a segment `.` or `..`");
    }
    if decoded.iter().any(u8::is_ascii_control) {
        return wrong("holds a control character");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PATH: Template = &[
        Part::Text("/pins/"),
        Part::Value("id"),
        Part::Text("/verify"),
    ];

    #[test]
    fn a_value_stays_one_segment() {
        let path = |id: &str| render_path(PATH, &Values::new().with("id", id));
        assert_eq!(
            *path("a/b?c#d %").expect("text"),
            "/pins/a%2Fb%3Fc%23d%20%25/verify"
        );
        for wrong in ["", ".", ".."] {
            assert!(path(wrong).is_err(), "{wrong:?} was taken");
        }
        assert_eq!(
            render_path(PATH, &Values::new())
                .expect_err("missing")
                .to_string(),
            "`id` is missing; the path needs it"
        );
    }

    #[test]
    fn a_colon_stays_as_vendors_print_it() {
        // https://core.telegram.org/bots/api#making-requests
        let token = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
        let path = render_path(
            &[
                Part::Text("/bot"),
                Part::Value("token"),
                Part::Text("/getMe"),
            ],
            &Values::new().with("token", token.to_owned()),
        );
        assert_eq!(
            *path.expect("a path"),
            "/bot123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11/getMe"
        );
    }

    #[test]
    fn a_path_cannot_leave() {
        for right in [
            "/",
            "/a/b",
            "/a/b/",
            "/a..b",
            "/...",
            "/a%2Fb",
            "/a:b@c;d=e,f",
        ] {
            assert!(check_path(right).is_ok(), "{right} was refused");
        }
        for wrong in [
            "",
            "a",
            "https://evil.example",
            "//evil.example",
            "/a//b",
            "/..",
            "/a/../b",
            "/./a",
            "/%2e%2e/a",
            "/.%2E/a",
            "/%2E",
            "/a\\b",
            "/\\evil.example",
            "/a%5c..%5cb",
            "/a%2f..%2fb",
            "/a#b",
            "/a b",
            "/a\r\nb",
            "/a%0d%0ab",
            "/ä",
        ] {
            assert!(check_path(wrong).is_err(), "{wrong:?} was taken");
        }
    }

    proptest! {
        #[test]
        fn every_value_is_one_segment(id in "\\PC{1,20}") {
            prop_assume!(id != "." && id != "..");
            let path = render_path(PATH, &Values::new().with("id", id.clone())).expect("not empty");
            prop_assert_eq!(path.split('/').count(), 4);
            prop_assert!(path.bytes().all(|it| it.is_ascii_graphic()));
            let segment = path.split('/').nth(2).expect("the value");
            prop_assert_eq!(percent_decode_str(segment).decode_utf8().expect("UTF-8"), id);
        }
    }
}
