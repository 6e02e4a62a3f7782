//! Starts cargo, the same one that started this program.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::house::House;

/// What Linux says behind the path of a program whose file has been replaced.
const REPLACED: &str = " (deleted)";

/// Where this program lies. Its own tests are built while it runs, and then cargo puts another file
/// in its place, made of the same source.
pub(crate) fn program() -> Result<PathBuf> {
    let path = env::current_exe().context("this program does not know where it is")?;
    let replaced = path.to_str().and_then(|it| it.strip_suffix(REPLACED));
    Ok(replaced.map(PathBuf::from).unwrap_or(path))
}

/// How generated crates are built in tests: with the usual transport and without TLS, whose
/// build is slow. The consumer outside the workspace covers TLS.
pub(crate) const LEAN: [&str; 3] = ["--no-default-features", "--features", "reqwest"];

/// How the workspace itself is linted, tested and documented: the same, with all stores of the
/// runtime and all that it can be plugged into.
pub(crate) const WHOLE: [&str; 3] = [
    "--no-default-features",
    "--features",
    "blocking,encryption,file,jwt,login,redis,reqwest,reqwest-middleware,tower,tracing",
];

/// A call of cargo in the root.
pub(crate) fn cargo<'a>(house: &House, arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(house.root()).args(arguments);
    // What cargo tells this program about itself is wrong for the programs that it starts.
    for (name, _) in env::vars_os() {
        let own = name.to_str().is_some_and(|it| {
            it.starts_with("CARGO_PKG_")
                || it.starts_with("CARGO_MANIFEST_")
                || [
                    "CARGO_BIN_NAME",
                    "CARGO_CRATE_NAME",
                    "CARGO_PRIMARY_PACKAGE",
                ]
                .contains(&it)
        });
        if own {
            command.env_remove(name);
        }
    }
    command
}
