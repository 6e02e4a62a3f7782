//! Reads the Rust files below folders, parses each with syn and prints it with prettyplease, as most
//! generators of Rust do at their end. What that costs is the yardstick of
//! `cargo xtask bench generate`.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let mut bytes = 0;
    for folder in env::args_os().skip(1) {
        match below(&PathBuf::from(folder)) {
            Ok(printed) => bytes += printed,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{bytes} bytes");
    ExitCode::SUCCESS
}

/// Prints the files below a folder again, and tells how many bytes that gave.
fn below(folder: &Path) -> Result<usize, String> {
    let told =
        |path: &Path, error: &dyn ToString| format!("{}: {}", path.display(), error.to_string());
    let entries = fs::read_dir(folder).map_err(|it| told(folder, &it))?;
    let mut bytes = 0;
    for entry in entries {
        let path = entry.map_err(|it| told(folder, &it))?.path();
        if path.is_dir() {
            bytes += below(&path)?;
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).map_err(|it| told(&path, &it))?;
            let file = syn::parse_file(&text).map_err(|it| told(&path, &it))?;
            bytes += prettyplease::unparse(&file).len();
        }
    }
    Ok(bytes)
}
