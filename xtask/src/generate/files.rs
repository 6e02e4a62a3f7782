//! `--print`: one generated file, without a look at the disk.

use std::io::Write as _;

use anyhow::{Result, bail};
use keywright_generator::File;

use crate::Verdict;

/// Prints the file of that path, or the only one whose path ends so.
pub(crate) fn print(files: &[File], name: &str) -> Result<Verdict> {
    let file = find(files, name)?;
    // A closed pipe, as in `| head`, is no error of anybody.
    let _ = std::io::stdout().write_all(file.text.as_bytes());
    Ok(Verdict::Clean)
}

/// Finds a file by its path or by the end of it.
fn find<'a>(files: &'a [File], name: &str) -> Result<&'a File> {
    if let Some(exact) = files.iter().find(|it| it.path == name) {
        return Ok(exact);
    }
    let ending: Vec<&File> = files
        .iter()
        .filter(|it| it.path.ends_with(&format!("/{name}")))
        .collect();
    match ending.as_slice() {
        [one] => Ok(one),
        [] => bail!(
            "no generated file is called {name}; `cargo xtask generate --check` lists what would change"
        ),
        many => bail!(
            "{name} is not enough: {}",
            many.iter()
                .map(|it| it.path.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}
