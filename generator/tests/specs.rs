//! The specs that the project ships become checked models.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use std::fs;
use std::path::Path;

use keywright_generator::{Source, inspect};

#[test]
fn every_shipped_spec_is_accepted_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut count = 0;
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "yaml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let source = Source::new(format!("specs/{name}"), fs::read_to_string(&path).unwrap());
            let found = inspect(&source).found;
            let text: String = found.iter().map(|it| it.plain(&source)).collect();
            assert!(
                found.is_empty(),
                "mend {name}, or answer its warnings with `allow:`:\n{text}"
            );
            count += 1;
        }
    }
    assert!(count > 0, "no spec was found");
}
