//! Folders in `generated/` that hold no crate: cargo refuses to load the workspace for each of
//! them, and says nothing that helps.

use std::{fs, io, path::Path};

use keywright_generator::output::{Change, ChangeKind as Kind};

/// What will stand in folders of `generated/` that no spec owns, once these changes are made.
///
/// # Errors
/// A folder cannot be read.
pub(crate) fn find(
    root: &Path,
    providers: &[String],
    changes: &[Change],
) -> io::Result<Vec<String>> {
    let mut strays = Vec::new();
    let entries = match fs::read_dir(root.join("generated")) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(strays),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && !providers.contains(&name) {
            stay(root, &format!("generated/{name}"), changes, &mut strays)?;
        }
    }
    strays.sort();
    Ok(strays)
}

/// The files of a folder that are not about to be deleted; the folder itself, if it is empty.
fn stay(root: &Path, folder: &str, changes: &[Change], strays: &mut Vec<String>) -> io::Result<()> {
    let mut is_empty = true;
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        is_empty = false;
        if entry.file_type()?.is_dir() {
            stay(root, &path, changes, strays)?;
        } else if !changes
            .iter()
            .any(|it| it.path == path && it.kind == Kind::Delete)
        {
            strays.push(path);
        }
    }
    if is_empty {
        strays.push(format!("{folder}/"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_spec_owns_is_named() {
        let root = std::env::temp_dir().join(format!("keywright-strays-{}", std::process::id()));
        fs::create_dir_all(root.join("generated/acme/src")).expect("a folder");
        fs::create_dir_all(root.join("generated/mine/src")).expect("a folder");
        fs::write(root.join("generated/mine/NOTES.md"), "mine").expect("a file");
        let found = find(&root, &["acme".to_owned()], &[]).expect("readable");
        fs::remove_dir_all(&root).expect("ours");
        assert_eq!(found, ["generated/mine/NOTES.md", "generated/mine/src/"]);
    }
}
