//! Writes crates of all fixtures into a folder.
use keywright_generator::{Source, generate};
use std::{fs, path::Path};
fn main() {
    let out = std::env::args().nth(1).expect("folder");
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accepted");
    for e in fs::read_dir(dir).unwrap() {
        let p = e.unwrap().path();
        if p.extension().is_none_or(|it| it != "yaml") {
            continue;
        }
        let stem = p.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&p).unwrap();
        let name = text
            .lines()
            .find_map(|l| l.strip_prefix("provider: "))
            .unwrap()
            .trim()
            .to_owned();
        let source = Source::new(format!("specs/{name}.yaml"), text.clone());
        let files = match generate(&[source.clone()]) {
            Ok(f) => f,
            Err(d) => {
                for d in d {
                    println!("{stem}: {}", d.plain(&source));
                }
                continue;
            }
        };
        for f in files {
            let Some(path) = f
                .path
                .strip_prefix(&format!("generated/{name}/"))
                .map(str::to_owned)
                .or_else(|| f.path.starts_with("docs/").then(|| "page.md".to_owned()))
            else {
                continue;
            };
            let text = f.text.replace(
                &format!("name = \"keywright-{name}\""),
                &format!(
                    "name = \"fx-{}\"\n[lib]\nname = \"keywright_{}\"\n[package.metadata]",
                    stem.replace('_', "-"),
                    name.replace('-', "_")
                ),
            );
            let to = Path::new(&out).join(&stem).join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, text).unwrap();
        }
    }
}
