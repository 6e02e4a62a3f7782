//! Small pieces of sentences.

/// Names as a sentence lists them: `` `a`, `b` or `c` ``.
pub(crate) fn or<T: AsRef<str>>(names: &[T]) -> String {
    list(names, "or")
}

/// Names as a sentence lists them: `` `a`, `b` and `c` ``.
pub(crate) fn and<T: AsRef<str>>(names: &[T]) -> String {
    list(names, "and")
}

fn list<T: AsRef<str>>(names: &[T], word: &str) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|it| format!("`{}`", it.as_ref()))
        .collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} {word} {last}", rest.join(", ")),
    }
}
