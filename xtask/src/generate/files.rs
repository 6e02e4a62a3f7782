//! `--print`: one generated file, without a look at the disk.

use std::borrow::Cow;
use std::io::{IsTerminal as _, Write as _};

use anyhow::{Result, bail};
use keywright_generator::File;

use crate::Verdict;
use crate::terminal::clean;

/// Prints the file of that path, or the only one whose path ends so.
pub(crate) fn print(files: &[File], name: &str) -> Result<Verdict> {
    let file = find(files, name)?;
    let mut stdout = std::io::stdout();
    let text = shown(&file.text, stdout.is_terminal());
    // A closed pipe, as in `| head`, is no error of anybody.
    let _ = stdout.write_all(text.as_bytes());
    Ok(Verdict::Clean)
}

/// The text byte for byte, except on a terminal, which would obey what is in it.
fn shown(text: &str, on_terminal: bool) -> Cow<'_, str> {
    if on_terminal {
        clean(text)
    } else {
        Cow::Borrowed(text)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_printed_as_it_is_except_on_a_terminal() {
        let text = "a\x1b[2J\u{202e}\n";
        assert_eq!(shown(text, false), text);
        assert_eq!(shown(text, true), "a\\u{1b}[2J\\u{202e}\n");
    }
}
