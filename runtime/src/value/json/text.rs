//! The texts of JSON (RFC 8259 section 7), read into one buffer of their length. Ours, because
//! `serde_json` puts those with escapes together in a buffer that it grows and does not wipe, and
//! some providers escape each slash of a token.

use std::mem;

use zeroize::Zeroizing;

/// The text between two quotes; none where an escape is none.
pub(super) fn unquoted(quoted: &str) -> Option<String> {
    let mut rest = quoted.strip_prefix('"')?.strip_suffix('"')?;
    // An escape is never shorter than what it stands for.
    let mut text = Zeroizing::new(String::with_capacity(rest.len()));
    while let Some((plain, escaped)) = rest.split_once('\\') {
        text.push_str(plain);
        let escape = escaped.chars().next()?;
        rest = &escaped[escape.len_utf8()..];
        text.push(match escape {
            '"' | '\\' | '/' => escape,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (character, behind) = character(rest)?;
                rest = behind;
                character
            }
            _ => return None,
        });
    }
    text.push_str(rest);
    Some(mem::take(&mut *text))
}

/// The character of one or two UTF-16 units, and what follows.
fn character(text: &str) -> Option<(char, &str)> {
    let (first, rest) = unit(text)?;
    if !(0xD800..0xDC00).contains(&first) {
        return Some((char::from_u32(first)?, rest));
    }
    let (second, rest) = unit(rest.strip_prefix("\\u")?)?;
    let low = second.checked_sub(0xDC00).filter(|it| *it < 0x400)?;
    let character = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + low)?;
    Some((character, rest))
}

fn unit(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let is_hex = digits.bytes().all(|it| it.is_ascii_hexdigit());
    let unit = is_hex.then(|| u32::from_str_radix(digits, 16).ok())?;
    Some((unit?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escapes_are_those_of_the_rfc() {
        let text = r#""\"\\\/\b\f\n\r\t\u00e9\uD834\uDD1E\u0000é""#;
        let expected = "\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1D11E}\0é";
        assert_eq!(unquoted(text).as_deref(), Some(expected));
        for wrong in [
            r#"""#,
            r#""\""#,
            r#""\x""#,
            r#""\é""#,
            r#""\u12""#,
            r#""\u+123""#,
            r#""\ud834""#,
            r#""\ud834\n""#,
            r#""\ud834\u0041""#,
            r#""\udd1e""#,
            r#""\u00é""#,
        ] {
            assert_eq!(unquoted(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_text_comes_back(text in any::<String>()) {
            let quoted = serde_json::to_string(&text).expect("it is a text");
            prop_assert_eq!(unquoted(&quoted), Some(text));
        }

        #[test]
        fn it_agrees_with_serde_json(text in "[a\\\\u0-9dDcC\"/nbé]{0,12}") {
            let quoted = format!("\"{text}\"");
            if let Ok(expected) = serde_json::from_str::<String>(&quoted) {
                prop_assert_eq!(unquoted(&quoted), Some(expected));
            }
        }
    }
}
