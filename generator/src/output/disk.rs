//! The disk below one root, with no way out of it: no link is followed and no path climbs.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// The text of a file, if it is there.
pub(super) fn read(root: &Path, path: &str) -> io::Result<Option<String>> {
    let full = resolve(root, path)?;
    match fs::symlink_metadata(&full) {
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(at(path, &error)),
        Ok(it) if it.is_file() => fs::read(&full).map_err(|it| at(path, &it)).map(|bytes| {
            // Text that is not UTF-8 is nobody's that we know; it differs, and it bears no header.
            Some(
                String::from_utf8(bytes)
                    .unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()),
            )
        }),
        Ok(_) => Err(refused(path, "is no file")),
    }
}

/// Every file below a folder, as paths relative to the root, in order. Links, hidden files and what
/// cargo builds are passed by.
pub(super) fn files(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(resolve(root, &folder)?) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => continue,
            Err(error) => return Err(at(&folder, &error)),
        };
        for entry in entries {
            let entry = entry?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                continue;
            };
            let kind = entry.file_type()?;
            let path = format!("{folder}/{name}");
            let passed_by = name.starts_with('.') || name == "target";
            if kind.is_dir() && !passed_by {
                folders.push(path);
            } else if kind.is_file() && !passed_by {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file beside its place and renames it into it.
pub(super) fn write(root: &Path, path: &str, text: &str) -> io::Result<()> {
    let full = resolve(root, path)?;
    let folder = full.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(|it| at(path, &it))?;
    let name = full.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.new", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &full));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        at(path, &error)
    })
}

/// Deletes a file, and the folders that are empty without it.
pub(super) fn delete(root: &Path, path: &str) -> io::Result<()> {
    let full = resolve(root, path)?;
    fs::remove_file(&full).map_err(|it| at(path, &it))?;
    let mut folder = full.parent();
    while let Some(it) = folder.filter(|it| *it != root) {
        if fs::remove_dir(it).is_err() {
            break;
        }
        folder = it.parent();
    }
    Ok(())
}

/// The place of a relative path. No folder on the way may be a link.
fn resolve(root: &Path, path: &str) -> io::Result<PathBuf> {
    let mut full = root.to_owned();
    for component in Path::new(path).components() {
        let Component::Normal(name) = component else {
            return Err(refused(path, "leaves the folder of the project"));
        };
        full.push(name);
        match fs::symlink_metadata(&full) {
            Ok(it) if it.is_symlink() => {
                return Err(refused(
                    path,
                    "passes through a link, which is not followed",
                ));
            }
            Ok(_) => {}
            Err(error) if is_absent(&error) => {}
            Err(error) => return Err(at(path, &error)),
        }
    }
    Ok(full)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn refused(path: &str, what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, format!("{path} {what}"))
}

fn at(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}
