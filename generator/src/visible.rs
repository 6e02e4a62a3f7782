//! Which characters a reader does not see or a terminal obeys, so that specs are refused for them
//! and whoever prints a text shows them.

use std::borrow::Cow;

/// Whether a character is a control or has no shape of its own: those that turn the reading
/// direction, end a line unseen, or stand for nothing (Unicode's `Default_Ignorable_Code_Point`).
/// The two selectors that tell an emoji from a letter are harmless and common.
pub fn is_hidden(it: char) -> bool {
    it.is_control()
        || matches!(it,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text as it may be printed: hidden characters are written out as `\u{1b}`. Tabs and the ends
/// of lines stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut copied = 0;
    for (at, it) in text.char_indices() {
        let ends_line = it == '\r' && text[at + 1..].starts_with('\n');
        if is_hidden(it) && !matches!(it, '\n' | '\t') && !ends_line {
            shown += &text[copied..at];
            shown.extend(it.escape_unicode());
            copied = at + it.len_utf8();
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    Cow::Owned(shown + &text[copied..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_written_out() {
        let cases = [
            ("a\tb\r\nc ⚠\u{fe0f} ä 漢\n", "a\tb\r\nc ⚠\u{fe0f} ä 漢\n"),
            ("a\x1b[2Jb\rc", "a\\u{1b}[2Jb\\u{d}c"),
            ("\u{9b}31m\u{7f}\0", "\\u{9b}31m\\u{7f}\\u{0}"),
            (
                "\u{202e}x\u{2066}\u{61c}\u{200f}",
                "\\u{202e}x\\u{2066}\\u{61c}\\u{200f}",
            ),
            (
                "a\u{200b}\u{ad}\u{2028}\u{e0041}",
                "a\\u{200b}\\u{ad}\\u{2028}\\u{e0041}",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(visible(text), expected);
        }
    }
}
