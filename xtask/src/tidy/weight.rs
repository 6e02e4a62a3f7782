//! The runtime stays light: what it needs without an HTTP client is counted.

use anyhow::Result;

use crate::house::House;
use crate::weight::{MOST, packages};

/// That it needs too much.
pub(super) fn findings(house: &House) -> Result<Vec<String>> {
    let found = packages(house)?;
    let finding = (found > MOST).then(|| {
        format!("runtime/Cargo.toml: {found} packages without an HTTP client, of at most {MOST}")
    });
    Ok(finding.into_iter().collect())
}
