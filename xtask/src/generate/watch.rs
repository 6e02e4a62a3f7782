//! `cargo xtask generate --watch`: generates again whenever a spec is saved.
//!
//! It asks the file system instead of being told by it: editors save in many ways (in place, by
//! rename, in pieces), and what counts is only what lies there once they are done. Asking costs
//! one call for the folder and one for each spec.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, Result};

use crate::Verdict;
use crate::house::House;
use crate::terminal::{self, DIM, clean, paint};

/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(50);
/// How long nothing may change before a save counts as done.
const CALM: Duration = Duration::from_millis(20);
/// How many times it waits for calm, at most: something that never rests is read as it is.
const PATIENCE: usize = 10;
/// How small a share of one core looking may take: one part in so many.
const SHARE: u32 = 100;

/// Runs `once` now and after each change, until it is interrupted.
pub(super) fn watch(house: &House, mut once: impl FnMut() -> Result<Verdict>) -> Result<Verdict> {
    let ended = interrupted()?;
    let clear = std::io::stdout().is_terminal() && std::io::stderr().is_terminal();
    let mut seen = None;
    while !ended.load(Ordering::Relaxed) {
        let start = Instant::now();
        let mut now = look(house);
        if seen.as_ref() == Some(&now) {
            thread::sleep(PAUSE.max(start.elapsed() * SHARE));
            continue;
        }
        if seen.is_some() {
            now = calm(|| look(house), now);
        }
        if clear {
            // What lies above the screen stays: only what the last round said is gone.
            print!("\x1b[2J\x1b[H");
            let _ = std::io::stdout().flush();
        } else if let Some(seen) = &seen {
            // In a log the runs stand below each other.
            let line = format!("\n── {}", saved(seen, &now).join(", "));
            anstream::eprintln!("{}", paint(DIM, &line));
        }
        let begun = Instant::now();
        if let Err(error) = once() {
            // What is wrong now may be mended by the next save.
            terminal::error(&error);
        }
        let line = format!(
            "{} ms; watching specs/, Ctrl-C ends it",
            begun.elapsed().as_millis()
        );
        // Standard output is for what programs read.
        anstream::eprintln!("{}", paint(DIM, &line));
        seen = Some(now);
    }
    Ok(Verdict::Clean)
}

/// The specs by their names.
type Look = BTreeMap<OsString, Stamp>;

/// What shows that a spec was saved.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// Another file under the same name, as after a rename.
    number: u64,
}

/// Which specs two looks tell apart.
fn saved(before: &Look, now: &Look) -> Vec<String> {
    let names: BTreeSet<_> = before.keys().chain(now.keys()).collect();
    let changed = names
        .into_iter()
        .filter(|it| before.get(*it) != now.get(*it));
    let shown = |it: &OsString| {
        let what = if now.contains_key(it) {
            "saved"
        } else {
            "removed"
        };
        format!(
            "{} {what}",
            clean(&format!("specs/{}", it.to_string_lossy()))
        )
    };
    changed.map(shown).collect()
}

/// Every spec with its stamp. What cannot be looked at is not there.
fn look(house: &House) -> Look {
    let entries = fs::read_dir(house.path("specs")).into_iter().flatten();
    let specs = entries.flatten().filter(|it| {
        let path = it.path();
        // The other ending is refused, which is seen at once, too.
        path.extension()
            .is_some_and(|it| it == "yaml" || it == "yml")
    });
    specs
        .filter_map(|it| Some((it.file_name(), stamp(&fs::metadata(it.path()).ok()?))))
        .collect()
}

fn stamp(of: &fs::Metadata) -> Stamp {
    Stamp {
        length: of.len(),
        modified: of.modified().ok(),
        number: number(of),
    }
}

#[cfg(unix)]
fn number(of: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(of)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

/// Looks until two looks see the same, so that a save which is half done is not taken for one.
fn calm<T: PartialEq>(mut look: impl FnMut() -> T, first: T) -> T {
    let mut before = first;
    for _ in 0..PATIENCE {
        thread::sleep(CALM);
        let now = look();
        if now == before {
            break;
        }
        before = now;
    }
    before
}

/// Becomes true on Ctrl-C, so that files are written whole before the end. A second one ends it
/// at once.
fn interrupted() -> Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag::{register, register_conditional_shutdown};

    let ended = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        register_conditional_shutdown(signal, 128 + signal, Arc::clone(&ended))
            .and_then(|_| register(signal, Arc::clone(&ended)))
            .context("cannot listen for Ctrl-C")?;
    }
    Ok(ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_in_pieces_is_waited_for() {
        let mut looks = [1, 2, 2, 3].into_iter();
        assert_eq!(calm(|| looks.next().expect("no more than needed"), 0), 2);
        let mut restless = 0..;
        assert_eq!(calm(|| restless.next().expect("no end"), 99), PATIENCE - 1);
    }
}
