//! No code knows a provider: a new one is one YAML file and edits no list.

use super::Text;

/// What may name providers all the same, and why.
const EXCEPTIONS: &[&str] = &[
    // They play users, and users do name providers.
    "tests/consumer/",
    "tests/progenitor/",
    // Help that shows no real name helps nobody; the tests of these texts are in the same files.
    "xtask/src/generate.rs",
    "xtask/src/serve.rs",
];

/// Lines of code that name a provider. Comments and documentation may, as an example.
pub(super) fn findings(names: &[String], rust: &[Text]) -> Vec<String> {
    let mut findings = Vec::new();
    for file in rust.iter().filter(|it| {
        !EXCEPTIONS
            .iter()
            .any(|exception| it.path.starts_with(exception))
    }) {
        for (index, line) in file.text.lines().enumerate() {
            let code = line
                .split_once("//")
                .map_or(line, |(code, _)| code)
                .to_lowercase();
            for name in names.iter().filter(|it| is_named(&code, it)) {
                findings.push(format!(
                    "{}:{}: names the provider `{name}`; only generated/ and specs/ may",
                    file.path,
                    index + 1
                ));
            }
        }
    }
    findings
}

/// Whether code names a provider: its crate, its files, or it alone as a text. A provider's name
/// may be a common word, so the word as such says nothing.
fn is_named(code: &str, name: &str) -> bool {
    let snake = name.replace('-', "_");
    [
        format!("keywright-{name}"),
        format!("keywright_{snake}"),
        format!("specs/{name}."),
        format!("generated/{name}"),
        format!("\"{name}\""),
    ]
    .iter()
    .any(|it| code.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found_and_comments_are_not() {
        let text = "//! Such as acme.\nlet it = \"Acme\"; // acme\n".to_owned();
        let boxed = Text {
            path: "b.rs".into(),
            text: "let it: Box<u8> = Box::new(1);".to_owned(),
        };
        let found = findings(
            &["acme".into()],
            &[Text {
                path: "a.rs".into(),
                text,
            }],
        );
        assert!(findings(&["box".into()], &[boxed]).is_empty());
        assert_eq!(
            found,
            ["a.rs:2: names the provider `acme`; only generated/ and specs/ may"]
        );
    }
}
