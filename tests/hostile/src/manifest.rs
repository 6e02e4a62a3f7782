//! A manifest has the tables and keys that every manifest has, and no others.

use std::sync::OnceLock;

use keywright_generator::{Source, files};
use toml::{Table, Value};

use crate::seeds;

/// What those have alone whose clients have a page to sign in on, or sign.
const OPTIONAL: [&str; 2] = ["dependencies.keywright.features", "features.login"];

/// Holds it for one manifest.
pub(crate) fn hold(text: &str) -> Result<(), String> {
    let mut keys = keys(text)?;
    keys.retain(|it| !OPTIONAL.contains(&it.as_str()));
    if keys == known() {
        Ok(())
    } else {
        Err(format!("has other keys: {}", keys.join(" ")))
    }
}

/// The keys of the manifest of a spec that is known to be harmless.
fn known() -> &'static [String] {
    static KNOWN: OnceLock<Vec<String>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let source = Source::new("specs/seed.yaml", seeds()[0].as_str());
        let made = files(&source).made.expect("a seed is accepted");
        let manifest = made.iter().find(|it| it.path.ends_with("/Cargo.toml"));
        let keys = keys(&manifest.expect("a crate has a manifest").text).expect("it is TOML");
        let is_needed = |it: &String| !OPTIONAL.contains(&it.as_str());
        keys.into_iter().filter(is_needed).collect()
    })
}

fn keys(text: &str) -> Result<Vec<String>, String> {
    let table: Table = toml::from_str(text).map_err(|it| format!("is not TOML: {it}"))?;
    let mut keys = Vec::new();
    collect(&table, "", &mut keys);
    keys.sort();
    Ok(keys)
}

fn collect(table: &Table, before: &str, keys: &mut Vec<String>) {
    for (key, value) in table {
        let key = format!("{before}{key}");
        match value {
            Value::Table(inner) => collect(inner, &format!("{key}."), keys),
            _ => keys.push(key),
        }
    }
}
