//! The schema and the reference say what the checker says.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use keywright_generator::{Source, check, reference, schema};
use serde_json::Value;

/// Every `$ref` of the schema leads somewhere, and every pattern is a regular expression.
#[test]
fn the_schema_is_whole() {
    let text = schema();
    assert!(text.ends_with("}\n"));
    let root: Value = serde_json::from_str(&text).unwrap();
    let mut next = vec![&root];
    let mut references = 0;
    while let Some(value) = next.pop() {
        match value {
            Value::Object(map) => {
                if let Some(at) = map.get("$ref").and_then(Value::as_str) {
                    assert!(
                        root.pointer(at.trim_start_matches('#')).is_some(),
                        "{at} leads nowhere"
                    );
                    references += 1;
                }
                if let Some(pattern) = map.get("pattern").and_then(Value::as_str) {
                    regex_lite::Regex::new(pattern).unwrap();
                }
                next.extend(map.values());
            }
            Value::Array(list) => next.extend(list),
            _ => {}
        }
    }
    assert!(references > 20);
}

/// Each key's example fits the pattern that the schema gives the key.
#[test]
fn examples_fit_their_patterns() {
    let root: Value = serde_json::from_str(&schema()).unwrap();
    let definitions = root["$defs"].as_object().unwrap().values().chain([&root]);
    for (name, key) in definitions
        .filter_map(|it| it["properties"].as_object())
        .flatten()
    {
        if let (Some(pattern), Some(example)) =
            (key["pattern"].as_str(), key["examples"][0].as_str())
        {
            let fits = regex_lite::Regex::new(pattern).unwrap().is_match(example);
            assert!(
                fits,
                "the example `{example}` of `{name}` does not match {pattern}"
            );
        }
    }
}

/// The file that the reference shows is a spec.
#[test]
fn the_example_of_the_reference_is_accepted() {
    let page = reference();
    let start = page.find("```yaml\n").unwrap() + "```yaml\n".len();
    let end = start + page[start..].find("```").unwrap();
    let source = Source::new("specs/README.md", &page[start..end]);
    if let Err(found) = check(&source) {
        let text: String = found.iter().map(|it| it.plain(&source)).collect();
        panic!("mend generator/src/reference/example.yaml:\n{text}");
    }
}

/// So is each way to a credential, once it has the head of a file.
#[test]
fn the_ways_of_the_reference_are_accepted() {
    let page = reference();
    let ways = page.split("## Ways to a credential").nth(1).unwrap();
    let ways = ways.split("## Standards").next().unwrap();
    let blocks = ways.split("```yaml\n").skip(1);
    let blocks: Vec<_> = blocks.filter_map(|it| it.split("```").next()).collect();
    assert!(blocks.len() > 8);
    for block in blocks {
        let text = format!(
            "provider: acme\ntitle: Acme\ndocs: https://docs.acme.example\nchecked: 2026-08-20\nbase_url: https://api.acme.example\n{block}"
        );
        let source = Source::new("specs/README.md", &text);
        if let Err(found) = check(&source) {
            let text: String = found.iter().map(|it| it.plain(&source)).collect();
            panic!("mend generator/src/reference/ways.md:\n{text}\n{block}");
        }
    }
}

/// Each row of each table has as many cells as its head.
#[test]
fn tables_of_the_reference_are_whole() {
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut head = None;
    for line in reference().lines() {
        if line.starts_with('|') {
            let expected = *head.get_or_insert(cells(line));
            assert_eq!(cells(line), expected, "{line}");
        } else {
            head = None;
        }
    }
}
