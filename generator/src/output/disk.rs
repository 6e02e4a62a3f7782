//! The disk below one root, with no way out of it: no link is followed and no path climbs.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

/// Far more than any generated file has; what is larger is nobody's that we know.
const LARGEST: u64 = 64 << 20;

/// The text of a file, if it is there.
pub(super) fn read(root: &Path, path: &str) -> io::Result<Option<String>> {
    let full = resolve(root, path)?;
    match fs::symlink_metadata(&full) {
        Err(error) if is_absent(&error) => Ok(None),
        Err(error) => Err(at(path, &error)),
        // A folder, or what would be waited for or never end, such as a pipe or a device.
        Ok(it) if !it.is_file() => Err(refused(path, "is no file; move or delete it")),
        Ok(it) if it.len() > LARGEST => Err(refused(
            path,
            "is longer than any generated file; move or delete it",
        )),
        Ok(_) => fs::read(&full).map_err(|it| at(path, &it)).map(|bytes| {
            // What is not UTF-8 was not made here. The NUL, which no generated text has, makes it
            // differ even where the rest reads alike.
            Some(String::from_utf8(bytes).unwrap_or_else(|it| {
                let text = String::from_utf8_lossy(it.as_bytes());
                format!("{text}\0")
            }))
        }),
    }
}

/// Every file below a folder, as paths relative to the root, in order. Links, hidden files and what
/// cargo builds are passed by.
pub(super) fn files(root: &Path, folder: &str) -> io::Result<Vec<String>> {
    walk(root, folder, true, |name| !name.starts_with('.'))
}

/// What runs that were killed have left in a folder: files that were written beside their place.
pub(super) fn left_over(root: &Path, folder: &str, deep: bool) -> io::Result<Vec<String>> {
    walk(root, folder, deep, super::stage::is_beside)
}

fn walk(
    root: &Path,
    folder: &str,
    deep: bool,
    wanted: impl Fn(&str) -> bool,
) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(resolve(root, &folder)?) {
            Ok(entries) => entries,
            Err(error) if is_absent(&error) => continue,
            Err(error) => return Err(at(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|it| at(&folder, &it))?;
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
                continue;
            };
            let path = format!("{folder}/{name}");
            let kind = entry.file_type().map_err(|it| at(&path, &it))?;
            if kind.is_dir() {
                if deep && !name.starts_with('.') && name != "target" {
                    folders.push(path);
                }
            } else if kind.is_file() && name != "target" && wanted(&name) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Deletes a file, and the folders that are empty without it.
pub(super) fn delete(root: &Path, path: &str) -> io::Result<()> {
    let full = resolve(root, path)?;
    fs::remove_file(&full).map_err(|it| at(path, &it))?;
    prune(root, &full);
    Ok(())
}

/// Deletes the folders above a place that are empty.
pub(super) fn prune(root: &Path, full: &Path) {
    let mut folder = full.parent();
    while let Some(it) = folder.filter(|it| *it != root) {
        if fs::remove_dir(it).is_err() {
            break;
        }
        folder = it.parent();
    }
}

/// The place of a relative path. No folder on the way may be a link, nor the place itself.
pub(super) fn resolve(root: &Path, path: &str) -> io::Result<PathBuf> {
    let mut full = root.to_owned();
    let mut components = Path::new(path).components().peekable();
    while let Some(component) = components.next() {
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
            Ok(it) if !it.is_dir() && components.peek().is_some() => {
                let shown = full.strip_prefix(root).unwrap_or(&full).display();
                return Err(refused(
                    path,
                    &format!("needs a folder where {shown} is none; move or delete that"),
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

pub(super) fn at(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}
