//! Header values: visible ASCII or nothing, so that no value can end its line.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};
use zeroize::Zeroizing;

use crate::{Error, Result};

/// Headers that frame a message or choose its receiver; the transport alone sets them.
const RESERVED: [HeaderName; 6] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::TE,
    header::TRAILER,
];

/// A header value that is never printed and whose memory is wiped.
pub(crate) fn header_value(name: &str, text: Zeroizing<String>) -> Result<HeaderValue> {
    let mut text = text;
    if text.is_empty()
        || !text.bytes().all(|it| (b' '..=b'~').contains(&it))
        || text.trim() != text.as_str()
    {
        return Err(Error::input(format!(
            "the value for the header {name} is empty or holds something that no header may hold: \
             a line break, a character that is not visible ASCII, or a space at an end"
        )));
    }
    let owned = Zeroizing::new(std::mem::take(&mut *text).into_bytes());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(owned))
        .expect("visible ASCII was checked");
    value.set_sensitive(true);
    Ok(value)
}

/// A header name that a caller may set.
pub(crate) fn header_name(name: &str) -> Result<HeaderName> {
    let name: HeaderName = name
        .parse()
        .map_err(|_| Error::input("this is no name of a header"))?;
    if RESERVED.contains(&name) {
        return Err(Error::input(format!(
            "the header {name} is set by the transport and by nobody else"
        )));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(text: &str) -> Result<HeaderValue> {
        header_value("Authorization", Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn what_could_end_a_line_is_refused() {
        for wrong in [
            "",
            "a\r\nX: y",
            "a\nb",
            "a\0b",
            "a\tb",
            "schlüssel",
            " a",
            "a ",
            "a\x7f",
        ] {
            let error = value(wrong).expect_err("refused");
            assert!(!error.to_string().contains('\n'), "{error}");
        }
        let taken = value("Bearer mF_9.B5f-4.1JqM").expect("visible ASCII");
        assert!(taken.is_sensitive());
        assert_eq!(format!("{taken:?}"), "Sensitive");
    }

    #[test]
    fn who_receives_is_not_for_callers() {
        assert!(header_name("Host").is_err());
        assert!(header_name("content-length").is_err());
        assert!(header_name("X-Request-Id").is_ok());
    }

    proptest! {
        #[test]
        fn only_visible_text_passes(text in any::<String>()) {
            if let Ok(taken) = value(&text) {
                prop_assert!(taken.as_bytes().iter().all(|it| (b' '..=b'~').contains(it)));
                prop_assert_eq!(taken.as_bytes(), text.as_bytes());
            }
        }
    }
}
