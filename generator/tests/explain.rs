//! What is said about the codes is true: each wrong example gives its code and no other, and each
//! right one is accepted.

use std::collections::BTreeSet;

use keywright_generator::{Code, Explanation, FAMILIES, Severity, Source, inspect};

/// Asks every explanation, and tells which fail with what to do.
fn every(fault: impl Fn(&Explanation) -> Option<String>) {
    let wrong: Vec<String> = Code::ALL
        .iter()
        .map(|it| it.explanation())
        .filter_map(|it| Some(format!("{} {}", it.code, fault(&it)?)))
        .collect();
    assert!(
        wrong.is_empty(),
        "the table in generator/src/diagnostic/code.rs names the fixture of each:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn each_rule_is_told_in_one_to_three_sentences() {
    every(|it| {
        let ends = it.rule.matches(['.', '?']).count();
        let told = it.rule.ends_with('.') && ends > 0 && it.rule.len() > 60;
        (!told).then(|| {
            "needs a comment at the top of its fixture that says why there is such a rule and what to do"
                .to_owned()
        })
    });
    every(|it| {
        let sentences = it.rule.split(". ").count();
        (sentences > 3).then(|| format!("is told in {sentences} sentences; three are enough"))
    });
}

#[test]
fn each_wrong_example_gives_its_code_and_no_other() {
    every(|it| {
        let given: Vec<_> = it.found.iter().map(|it| it.code).collect();
        (given != [it.code]).then(|| format!("is explained by a fixture that gives {given:?}"))
    });
}

#[test]
fn each_right_example_is_accepted() {
    every(|it| {
        if it.right == it.wrong.text() || it.right.is_empty() {
            return Some(
                "has no right example: write `#+ ` and the right line below the wrong one, or `#-` to leave it out"
                    .to_owned(),
            );
        }
        let found = inspect(&Source::new("specs/acme.yaml", it.right.as_str())).found;
        let mut left = found
            .iter()
            .filter(|left| left.severity() == Severity::Error || left.code == it.code);
        let first = left.next()?;
        Some(format!(
            "has a right example that is refused: {} {}\n{}",
            first.code, first.message, it.right
        ))
    });
}

#[test]
fn each_code_stands_on_the_page_once() {
    let page = keywright_generator::diagnostics();
    let told: Vec<&str> = page
        .lines()
        .filter_map(|it| it.strip_prefix("### "))
        .collect();
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|it| it.as_str()).collect();
    assert_eq!(told.len(), codes.len());
    assert_eq!(BTreeSet::from_iter(told), codes);
    for it in Code::ALL {
        let known = FAMILIES.iter().any(|family| family.0 == it.family());
        assert!(known, "{it} belongs to no family of codes");
    }
}
