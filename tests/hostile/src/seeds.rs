//! What mutations begin with: the specs of this project and every accepted fixture.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// The texts, in the order of their paths.
///
/// # Panics
/// The folders cannot be read: this is no checkout of the project.
pub fn seeds() -> &'static [String] {
    static SEEDS: OnceLock<Vec<String>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folders = ["specs", "generator/tests/accepted"].map(|it| root.join(it));
        let entries = folders
            .iter()
            .flat_map(|it| fs::read_dir(it).expect("the folder is there"));
        let mut paths: Vec<_> = entries
            .map(|it| it.expect("it can be listed").path())
            .filter(|it| it.extension().is_some_and(|it| it == "yaml"))
            .collect();
        paths.sort();
        let texts = paths.iter().map(fs::read_to_string);
        texts.map(|it| it.expect("a spec is text")).collect()
    })
}
