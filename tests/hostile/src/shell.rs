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
