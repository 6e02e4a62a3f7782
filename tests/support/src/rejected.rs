//! Wrong use does not compile, and the compiler's message says what would.
//!
//! All cases of a crate are checked in one run of cargo, in a scratch package that depends on
//! the crate as a stranger would. Only the lines that matter are pinned, because the rest of a
//! message is rustc's.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// One piece of wrong use.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The body of an `async fn` that returns a `Result`.
    pub code: &'static str,
    /// What the compiler's messages must contain, each.
    pub expect: &'static [&'static str],
}

/// Checks that every case fails to compile and says what is expected of it, and that a package
/// without one compiles.
///
/// # Panics
///
/// When a case compiles, or its messages lack a line.
pub fn rejected(manifest_dir: &str, cases: &[Case]) {
    let source = Path::new(manifest_dir);
    let name = source
        .file_name()
        .and_then(|it| it.to_str())
        .expect("a crate lies in a named folder");
    let target = target();
    let package = target.join("rejected").join(name);
    write(&package, source, name, cases)
        .unwrap_or_else(|error| panic!("{}: {error}", package.display()));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "check",
            "--offline",
            "--keep-going",
            "--bins",
            "--message-format=json",
            "--target-dir",
        ])
        .arg(target.join("rejected").join("target"))
        .current_dir(&package)
        .env_remove("CARGO_TARGET_DIR")
        .output()
        .expect("cargo runs, because it runs this test");
    let messages = messages(&String::from_utf8_lossy(&output.stdout));
    let control = messages.get("control");
    assert!(
        control.is_some_and(String::is_empty),
        "right use must compile:\n{}\n{}",
        control.map_or("", String::as_str),
        String::from_utf8_lossy(&output.stderr)
    );
    // The compiler names a type by its path where another crate has one of the same name.
    let path = format!("keywright_{}::", name.replace('-', "_"));
    for (index, case) in cases.iter().enumerate() {
        let said = messages
            .get(&format!("case_{index}"))
            .map_or_else(String::new, |it| it.replace(&path, ""));
        assert!(!said.is_empty(), "this must not compile:\n{}", case.code);
        for line in case.expect {
            assert!(
                said.contains(line),
                "the compiler must say {line:?} of\n{}\nand says\n{said}",
                case.code
            );
        }
    }
}

/// The target folder of this build: the test itself lies in `target/<profile>/deps`.
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    test.ancestors()
        .nth(3)
        .map(Path::to_path_buf)
        .expect("a test lies in `target/<profile>/deps`")
}

fn write(package: &Path, source: &Path, name: &str, cases: &[Case]) -> std::io::Result<()> {
    let bins = package.join("src/bin");
    if bins.is_dir() {
        fs::remove_dir_all(&bins)?;
    }
    fs::create_dir_all(&bins)?;
    let manifest = format!(
        "[package]\nname = \"rejected-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\nkeywright-{name} = {{ path = {:?}, default-features = false }}\n\n[workspace]\n",
        source.display().to_string()
    );
    fs::write(package.join("Cargo.toml"), manifest)?;
    // The versions of this workspace, which are on this machine: nothing is fetched.
    fs::copy(
        crate::wire::root().join("Cargo.lock"),
        package.join("Cargo.lock"),
    )?;
    let krate = format!("keywright_{}", name.replace('-', "_"));
    let control = format!("let _: &'static str = {krate}::PROVIDER.name;");
    fs::write(bins.join("control.rs"), program(&control))?;
    for (index, case) in cases.iter().enumerate() {
        fs::write(bins.join(format!("case_{index}.rs")), program(case.code))?;
    }
    Ok(())
}

fn program(body: &str) -> String {
    format!(
        "#![allow(unused)]\n\nasync fn case() -> Result<(), Box<dyn std::error::Error>> {{\n    {body};\n    Ok(())\n}}\n\n\
         fn main() {{}}\n"
    )
}

/// What the compiler said of each program, errors only; a program that compiled has an empty text.
fn messages(output: &str) -> BTreeMap<String, String> {
    let mut said = BTreeMap::<String, String>::new();
    for line in output
        .lines()
        .filter_map(|it| serde_json::from_str::<Value>(it).ok())
    {
        let name = line["target"]["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        match line["reason"].as_str() {
            Some("compiler-artifact") => drop(said.entry(name).or_default()),
            Some("compiler-message") if line["message"]["level"] == "error" => {
                let rendered = line["message"]["rendered"].as_str().unwrap_or_default();
                let _ = writeln!(said.entry(name).or_default(), "{rendered}");
            }
            _ => {}
        }
    }
    said
}
