//! Small pieces of sentences.

/// Names as a sentence lists them: `` `a`, `b` or `c` ``.
pub(crate) fn or<T: AsRef<str>>(names: &[T]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|it| format!("`{}`", it.as_ref()))
        .collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}
