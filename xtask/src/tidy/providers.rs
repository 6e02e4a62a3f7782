//! No code knows a provider: a new one is one YAML file and edits no list.

use super::Text;

/// What may name providers all the same, and why.
const EXCEPTIONS: &[&str] = &[
    // It plays a user, and users do name providers.
    "tests/consumer/",
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
            for name in names.iter().filter(|it| code.contains(it.as_str())) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_found_and_comments_are_not() {
        let text = "//! Such as acme.\nlet it = \"Acme\"; // acme\n".to_owned();
        let found = findings(
            &["acme".into()],
            &[Text {
                path: "a.rs".into(),
                text,
            }],
        );
        assert_eq!(
            found,
            ["a.rs:2: names the provider `acme`; only generated/ and specs/ may"]
        );
    }
}
