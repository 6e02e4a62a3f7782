//! Every diagnostic has a rejected fixture, and every fixture its snapshot.

use std::fs;
use std::path::Path;

use keywright_generator::Code;

use crate::house::House;

const REJECTED: &str = "generator/tests/rejected";

/// Codes that no fixture provokes, and fixtures without a snapshot beside them.
pub(super) fn findings(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    let mut seen = String::new();
    for folder in [REJECTED, "generator/tests/accepted"] {
        for file in house.files(folder).unwrap_or_default() {
            match file.extension().and_then(|it| it.to_str()) {
                Some("yaml") if !snapshot_lies_beside(&file) => {
                    findings.push(format!(
                        "{}:1: has no snapshot; run `cargo xtask review --accept`",
                        house.show(&file)
                    ));
                }
                Some("snap") if folder == REJECTED => {
                    seen += &fs::read_to_string(&file).unwrap_or_default();
                }
                _ => {}
            }
        }
    }
    for code in Code::ALL.iter().filter(|it| !seen.contains(it.as_str())) {
        findings.push(format!(
            "{REJECTED}: no fixture provokes {code}: {}",
            code.meaning()
        ));
    }
    findings
}

/// Whether a snapshot of that fixture lies in the same folder.
fn snapshot_lies_beside(fixture: &Path) -> bool {
    let name = fixture
        .file_name()
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default();
    let stem = name.trim_end_matches(".yaml").to_owned();
    fixture
        .parent()
        .and_then(|it| fs::read_dir(it).ok())
        .into_iter()
        .flatten()
        .flatten()
        .any(|it| {
            let other = it.file_name().to_string_lossy().into_owned();
            let other = other
                .strip_suffix(".snap")
                .map(|it| it.trim_end_matches(".yaml"));
            other.is_some_and(|it| it == stem || it.ends_with(&format!("@{stem}")))
        })
}
