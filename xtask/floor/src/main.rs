//! Reads Rust files, parses each with syn and prints it with prettyplease, as most generators of
//! Rust do at their end. What that costs is the yardstick of `cargo xtask bench generate`.

#![forbid(unsafe_code)]

use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let mut bytes = 0;
    for path in env::args().skip(1) {
        let printed = fs::read_to_string(&path)
            .map_err(|it| it.to_string())
            .and_then(|it| syn::parse_file(&it).map_err(|it| it.to_string()))
            .map(|it| prettyplease::unparse(&it));
        match printed {
            Ok(text) => bytes += text.len(),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{bytes} bytes");
    ExitCode::SUCCESS
}
