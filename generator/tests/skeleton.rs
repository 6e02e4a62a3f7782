//! What `cargo xtask new` writes is accepted as it is, whatever the kind.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use keywright_generator::{Source, inspect, kinds, reference, skeleton};

fn all() -> impl Iterator<Item = (&'static str, String)> {
    kinds().map(|(kind, _)| (kind, skeleton("acme-mail", kind).unwrap()))
}

/// Nothing is wrong with it, and nothing is doubtful.
#[test]
fn every_skeleton_is_accepted() {
    for (kind, text) in all() {
        let source = Source::new("specs/acme-mail.yaml", text);
        let outcome = inspect(&source);
        let said: String = outcome.found.iter().map(|it| it.plain(&source)).collect();
        assert!(
            said.is_empty(),
            "mend generator/src/skeleton/{kind}.yaml:\n{said}"
        );
        let provider = outcome.made.unwrap();
        assert_eq!(
            (provider.name.as_str(), provider.title.as_str()),
            ("acme-mail", "Acme Mail")
        );
        assert!(source.text().contains(&format!("  - {kind}:\n")), "{kind}");
    }
}

/// It begins with what editors look for, says what to do, and every mention of the reference
/// leads to a heading.
#[test]
fn skeletons_lead_into_the_reference() {
    let anchors: Vec<_> = reference()
        .lines()
        .filter(|it| it.starts_with('#'))
        .map(|it| {
            let heading = it.trim_start_matches('#').trim().to_lowercase();
            let letters = heading
                .chars()
                .filter(|it| it.is_alphanumeric() || " -".contains(*it));
            letters.collect::<String>().replace(' ', "-")
        })
        .collect();
    for (kind, text) in all() {
        assert!(text.starts_with("# yaml-language-server: $schema=provider.schema.json\n"));
        assert!(!text.contains("{{"), "{kind}: a placeholder is left over");
        let mut mentions = 0;
        for rest in text.split("README.md#").skip(1) {
            let end = rest.find(|it: char| !it.is_alphanumeric() && it != '-');
            let anchor = rest[..end.unwrap_or(rest.len())].trim_end_matches('-');
            assert!(
                anchors.iter().any(|it| it == anchor),
                "{kind}: README.md#{anchor} leads nowhere"
            );
            mentions += 1;
        }
        assert!(mentions > 3 && text.matches("TODO").count() > 5, "{kind}");
    }
}

#[test]
fn other_names_and_kinds_have_none() {
    for name in ["", "Acme", "../acme", "a b", "acme\n", "acme--mail"] {
        assert_eq!(skeleton(name, "basic"), None, "{name:?}");
    }
    assert_eq!(skeleton("acme", "magic"), None);
}
