//! Holds the schema against programs that are not ours: an independent validator over every spec
//! and fixture, and the YAML language server as an editor drives it.

use anyhow::Result;

use crate::peers::Peers;
use crate::workbench::Workbench;

use super::Outcome;
use super::steps::verdict;

/// The version of Node.js that both run on.
const NODE: u32 = 18;

/// Installs the packages where they are not, and runs both scripts.
pub(super) fn run(bench: &Workbench<'_>) -> Result<Outcome> {
    let peers = match Peers::install(bench, NODE)? {
        Ok(peers) => peers,
        Err(lacking) => return Ok(lacking.into()),
    };
    let house = bench.house();
    let fits = bench.run(&mut peers.script(house, "schema.mjs"))?;
    let speaks = bench.run(&mut peers.script(house, "editor.mjs"))?;
    Ok(verdict(
        fits && speaks,
        &remark(&bench.text()),
        "what the log says; generator/src/schema makes the schema",
    ))
}

/// The last line of each script: what it saw.
fn remark(log: &str) -> String {
    let seen = |it: &&str| it.ends_with(" hold") || it.ends_with(" do not");
    log.lines().filter(seen).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remark_says_what_was_seen() {
        let log = "$ node\nok: a\n3 specs fit, 1 of 2 rejected ones do not\n2 of 2 hold\n";
        let expected = "3 specs fit, 1 of 2 rejected ones do not; 2 of 2 hold";
        assert_eq!(remark(log), expected);
    }
}
