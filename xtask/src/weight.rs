//! How many packages a program builds for the runtime alone: without an HTTP client, which is the
//! largest part and the caller's choice.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use crate::cargo::cargo;
use crate::house::House;

/// The most that it may be, the runtime itself counted.
pub(crate) const MOST: usize = 40;

/// Counts them, with the features that need no HTTP client.
pub(crate) fn packages(house: &House) -> Result<usize> {
    let words = [
        "tree",
        "--package",
        "keywright",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--no-default-features",
        "--features",
        "tracing",
    ];
    let output = cargo(house, words).output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!(
            "the packages of the runtime cannot be listed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(count(&String::from_utf8_lossy(&output.stdout)))
}

/// The packages of a listing, which names one again wherever it is needed.
fn count(listing: &str) -> usize {
    let packages = listing.lines().filter_map(|it| {
        let mut words = it.split_whitespace();
        Some((words.next()?, words.next()?))
    });
    packages.collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_counts_once_and_each_version_of_it() {
        let listing = "a v1.0.0 (/a)\nb v1.0.0\nb v1.0.0 (*)\nb v2.0.0 (proc-macro)\n\n";
        assert_eq!(count(listing), 3);
    }
}
