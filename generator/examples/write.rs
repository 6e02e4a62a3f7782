//! Writes what `generate` gives; stands in until `cargo xtask generate` is there.

use std::{fs, path::Path};

use keywright_generator::{Source, generate, output};

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the generator lies in the project");
    let mut names: Vec<_> = fs::read_dir(root.join("specs"))
        .expect("specs")
        .map(|it| it.expect("entry").path())
        .collect();
    names.retain(|it| it.extension().is_some_and(|it| it == "yaml"));
    names.sort();
    let source = |path: &std::path::PathBuf| {
        let name = path
            .strip_prefix(root)
            .expect("it lies below")
            .display()
            .to_string();
        Source::new(name, fs::read_to_string(path).expect("text"))
    };
    let sources: Vec<_> = names.iter().map(source).collect();
    let files = generate(&sources).expect("the specs are accepted");
    let plan = output::plan(&files, root).expect("a plan");
    for change in &plan.changes {
        println!(
            "{:9} {}",
            format!("{:?}", change.kind).to_lowercase(),
            change.path
        );
    }
    plan.apply().expect("written");
}
