//! What the checker makes of specs: accepted ones become models, rejected ones become messages.
//!
//! A case is a file in `accepted/` or `rejected/`; its snapshot lies beside it, and no list names
//! either. `cargo xtask review --accept` writes the snapshots.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod dump;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use keywright_generator::{Code, Diagnostic, Source, check, inspect};

fn source(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Source::new(name, fs::read_to_string(path).unwrap())
}

fn plain(found: &[Diagnostic], source: &Source) -> String {
    found.iter().map(|it| it.plain(source)).collect()
}

fn snapshot(path: &Path, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn accepted() {
    let mut wrong = Vec::new();
    insta::glob!("accepted/*.yaml", |path| {
        let source = source(path);
        match check(&source) {
            Ok(provider) => snapshot(path, &dump::dump(&provider)),
            Err(found) => wrong.push(format!(
                "{} must be accepted:\n{}",
                path.display(),
                plain(&found, &source)
            )),
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rejected() {
    let mut wrong = Vec::new();
    insta::glob!("rejected/*.yaml", |path| {
        let source = source(path);
        let found = inspect(&source).found;
        let text = plain(&found, &source);
        let several = source.name().starts_with("several_");
        if !several && found.len() != 1 {
            wrong.push(format!(
                "{} must have one fault, told once:\n{text}",
                path.display()
            ));
        } else if found.iter().any(|it| it.help.is_none()) {
            wrong.push(format!("{} must say what to do:\n{text}", path.display()));
        } else {
            snapshot(path, &text);
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_rejected_fixture() {
    let mut seen = BTreeSet::new();
    insta::glob!("rejected/*.yaml", |path| {
        seen.extend(inspect(&source(path)).found.into_iter().map(|it| it.code));
    });
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|it| !seen.contains(it))
        .map(|it| format!("{it} {}", it.meaning()))
        .collect();
    assert!(
        missing.is_empty(),
        "add a file to generator/tests/rejected for each of:\n{}",
        missing.join("\n")
    );
}

#[test]
fn every_edit_mends_something() {
    insta::glob!("rejected/*.yaml", |path| {
        let before = source(path);
        let found = inspect(&before).found;
        // With several faults, mending one may uncover another.
        if found.len() > 1 {
            return;
        }
        for fix in found.iter().filter_map(|it| it.fix.as_ref()) {
            let mut text = before.text().to_owned();
            text.replace_range(fix.span.range(), &fix.text);
            let left = inspect(&Source::new(before.name(), text)).found;
            // A fault of several places is mended in one of them; warnings come after errors.
            let severity = found[0].severity();
            let places = |all: &[Diagnostic]| {
                let same = all.iter().filter(|it| it.severity() == severity);
                same.map(|it| 1 + it.related.len()).sum::<usize>()
            };
            assert!(
                places(&left) < places(&found),
                "{}: the edit `{}` mends nothing",
                path.display(),
                fix.text
            );
        }
    });
}

#[test]
fn no_snapshot_is_left_over() {
    for folder in ["accepted", "rejected"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests")
            .join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "snap") {
                assert!(
                    path.with_extension("yaml").exists(),
                    "{} has no spec: run `cargo xtask review --accept`",
                    path.display()
                );
            }
        }
    }
}
