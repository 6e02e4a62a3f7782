//! Reading a spec from disk: the one place where a file of the server's is opened.

use std::{fmt, fs, path::Path};

use keywright_generator::{Source, check, model::Provider};

/// Why there is no provider of a name.
#[derive(Debug)]
pub enum LoadError {
    /// No spec has this name; those that are there are listed.
    Unknown {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// The spec has errors, one a line with its place.
    Faults(Vec<String>),
}

/// Reads and checks the spec of a provider in a folder.
pub fn load(specs: &Path, name: &str) -> Result<Provider, LoadError> {
    let file = specs.join(format!("{name}.yaml"));
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    let text = match fs::read_to_string(&file) {
        Ok(text) if is_name => text,
        _ => {
            return Err(LoadError::Unknown {
                name: name.to_owned(),
                known: providers(specs),
            });
        }
    };
    let source = Source::new(format!("specs/{name}.yaml"), text);
    check(&source)
        .map_err(|faults| LoadError::Faults(faults.iter().map(|it| it.plain(&source)).collect()))
}

/// The names of the specs in a folder.
pub fn providers(specs: &Path) -> Vec<String> {
    let entries = fs::read_dir(specs).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|it| Some(it.file_name().to_str()?.strip_suffix(".yaml")?.to_owned()))
        .collect();
    names.sort();
    names
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name, known } if known.is_empty() => {
                write!(
                    f,
                    "there is no spec for `{name}`, and no spec at all in this folder; name it with --specs DIR"
                )
            }
            Self::Unknown { name, known } => {
                write!(
                    f,
                    "there is no spec for `{name}`; there are: {}",
                    known.join(", ")
                )
            }
            Self::Faults(lines) => {
                write!(
                    f,
                    "the spec has errors; `cargo xtask generate` shows them in place\n{}",
                    lines.concat().trim_end()
                )
            }
        }
    }
}

impl std::error::Error for LoadError {}
