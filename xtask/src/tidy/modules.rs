//! Modules say why they exist and stay small enough to be read at once.

use super::Text;

/// The longest file of Rust.
const RUST: usize = 400;
/// The longest template.
const TEMPLATE: usize = 150;

/// Files without their sentence, and files that are too long.
pub(super) fn findings(rust: &[Text], templates: &[Text]) -> Vec<String> {
    let mut findings = Vec::new();
    for it in rust {
        if !it.text.starts_with("//!") {
            findings.push(format!(
                "{}:1: the file does not open with `//!` and why it exists",
                it.path
            ));
        }
    }
    for (files, most) in [(rust, RUST), (templates, TEMPLATE)] {
        for it in files {
            let lines = it.text.lines().count();
            if lines > most {
                findings.push(format!("{}:{most}: {lines} lines, of at most {most}; split it by what its parts are for", it.path));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_and_a_long_file_are_found() {
        let silent = Text {
            path: "a.rs".into(),
            text: "fn main() {}\n".into(),
        };
        let long = Text {
            path: "b.rs".into(),
            text: "//! B.\n".repeat(401),
        };
        let found = findings(&[silent, long], &[]);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("a.rs:1: the file does not open"));
        assert!(found[1].starts_with("b.rs:400: 401 lines"));
    }
}
