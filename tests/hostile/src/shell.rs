//! A command line of a page is one call of one program, and what comes from a spec is one word.

/// The words of a block of `sh`, as a shell reads them.
pub(crate) fn words(block: &str) -> Result<Vec<String>, String> {
    let words = shlex::split(block).ok_or_else(|| format!("is no command line: {block}"))?;
    match words.first().map(String::as_str) {
        Some("curl" | "cargo") => {}
        other => return Err(format!("calls {other:?}: {block}")),
    }
    bare(block)?;
    Ok(words)
}

/// How many of the words the program takes for options. Every option that a page gives to curl has
/// an argument, and the word behind it is that, whatever it begins with.
pub(crate) fn options(words: &[String]) -> usize {
    let has_arguments = words.first().is_some_and(|it| it == "curl");
    let mut words = words.iter();
    let mut found = 0;
    while let Some(it) = words.next() {
        if it.starts_with('-') {
            found += 1;
            if has_arguments {
                words.next();
            }
        }
    }
    found
}

/// Outside of quotes there is nothing that a shell expands or ends a command with. Inside of single
/// quotes nothing has a meaning (POSIX.1-2024, section 2.2.2).
fn bare(block: &str) -> Result<(), String> {
    let mut letters = block.trim_end().chars();
    let mut quoted = false;
    while let Some(it) = letters.next() {
        match it {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            // A continued line, or a quote between two quoted pieces.
            '\\' if matches!(letters.next(), Some('\n' | '\'')) => {}
            ' ' | '-' | '_' | 'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            other => return Err(format!("{other:?} stands outside of quotes: {block}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{options, words};

    #[test]
    fn an_argument_is_no_option() {
        let count = |it: &str| options(&words(it).expect("a command line"));
        assert_eq!(count("curl -X POST -d '{}'"), 2);
        assert_eq!(count("curl --data-urlencode '- a=b' -u '-a:b'"), 2);
        assert_eq!(count("cargo run --example call -- '-a'"), 3);
    }
}
