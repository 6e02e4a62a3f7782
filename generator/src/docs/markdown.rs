//! Prose of a spec becomes Markdown, which is also what rustdoc reads: escaped, so that it cannot
//! break out.
//!
//! The prose is plain text in which back-ticks mark code and an address becomes a link; every
//! other character that Markdown or HTML would read is escaped.

/// Escapes prose: code spans stay, addresses become links, nothing else has a meaning.
pub(crate) fn escape(prose: &str) -> String {
    let text = pieces(prose);
    // At the beginning of a paragraph, any number would begin a list.
    let digits = text.len()
        - text
            .trim_start_matches(|it: char| it.is_ascii_digit())
            .len();
    let first = text.split(' ').next().unwrap_or_default();
    if digits > 0 && [".", ")"].contains(&&first[digits.min(first.len())..]) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    text
}

fn pieces(prose: &str) -> String {
    let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut pieces = prose.split('`').peekable();
    let mut text = String::new();
    let mut code = false;
    while let Some(piece) = pieces.next() {
        match (code, pieces.peek().is_some()) {
            (true, true) if piece.is_empty() => text.push_str("\\`\\`"),
            (true, true) => text.push_str(&code_span(piece)),
            // A back-tick without a partner is a letter like any other.
            (true, false) => text.extend(["\\`", &words(piece)]),
            (false, _) => text.push_str(&words(piece)),
        }
        code = !code;
    }
    text
}

/// Text as code, whatever it holds. Its fence has a length that no run of back-ticks in it has, and
/// never three: a line may begin with it, and would open a block.
pub(crate) fn code_span(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    let runs: Vec<usize> = text
        .split(|it| it != '`')
        .map(str::len)
        .filter(|it| *it > 0)
        .collect();
    let Some(length) = (1..3).find(|it| !runs.contains(it)) else {
        return words(&text);
    };
    let fence = "`".repeat(length);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

fn words(text: &str) -> String {
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Whether a number with a dot or a bracket behind it would begin a list: within a paragraph, only
/// one that begins with 1 does (`CommonMark` 5.3), so `404.` at the end of a sentence stays as it is.
fn begins_a_list(digits: &[char]) -> bool {
    let number: String = digits.iter().collect();
    number.trim_start_matches('0') == "1"
}

fn word(word: &str) -> String {
    let start = ["https://", "http://"]
        .iter()
        .filter_map(|it| word.find(it))
        .min();
    if let Some(start) = start {
        let (before, address) = word.split_at(start);
        let end = address
            .trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', '"'])
            .len();
        let (address, after) = address.split_at(end);
        if !address.contains(['<', '>', '\\']) {
            return format!("{}<{address}>{}", plain(before), plain(after));
        }
    }
    plain(word)
}

fn plain(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut text = String::new();
    for (index, &letter) in letters.iter().enumerate() {
        let inside = index > 0
            && letters[index - 1].is_alphanumeric()
            && letters
                .get(index + 1)
                .is_some_and(|it| it.is_alphanumeric());
        let special = match letter {
            '_' => !inside,
            '#' | '+' | '-' | '=' => {
                index == 0 && (letters.len() == 1 || letters.iter().all(|&it| it == letter))
            }
            '&' => letters[index..].contains(&';'),
            '.' | ')' => {
                index > 0
                    && index + 1 == letters.len()
                    && letters[..index].iter().all(char::is_ascii_digit)
                    && begins_a_list(&letters[..index])
            }
            '\\' | '[' | ']' | '<' | '>' | '*' | '`' | '|' | '~' => true,
            _ => false,
        };
        if special {
            text.push('\\');
        }
        text.push(if letter.is_control() { ' ' } else { letter });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_cannot_break_out() {
        for (prose, text) in [
            (
                "The key, without the word `App`.",
                "The key, without the word `App`.",
            ),
            (
                "See https://example.com/a_b.",
                "See <https://example.com/a_b>.",
            ),
            (
                "<script> [x](y) *b* _c_ snake_case",
                "\\<script\\> \\[x\\](y) \\*b\\* \\_c\\_ snake_case",
            ),
            ("a ` b", "a \\` b"),
            ("- one # two", "\\- one \\# two"),
            ("1. one\n```\nfn x", "1\\. one \\`\\`\\` fn x"),
            (
                "404. Or 404. Then 1. or 01)",
                "404\\. Or 404. Then 1\\. or 01\\)",
            ),
            ("4.5 or 4", "4.5 or 4"),
        ] {
            assert_eq!(escape(prose), text, "{prose:?}");
        }
    }

    #[test]
    fn no_code_opens_a_block() {
        for (text, code) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("```", "` ``` `"),
            ("` ```", "`` ` ``` ``"),
            ("` `` ```", "\\` \\`\\` \\`\\`\\`"),
        ] {
            assert_eq!(code_span(text), code, "{text:?}");
        }
    }
}
