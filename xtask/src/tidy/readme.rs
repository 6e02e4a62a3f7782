//! What README.md and CONTRIBUTING.md show is true: their Rust is quoted from the consumer, which
//! is compiled and run, and their specs can be generated.

use std::fs;

use anyhow::{Context as _, Result};
use keywright_generator::Source;

use crate::house::House;

/// The pages with code.
const PAGES: [&str; 2] = ["README.md", "CONTRIBUTING.md"];
/// Where their Rust stands, and is compiled.
const COMPILED: &str = "tests/consumer/src/readme.rs";

/// Blocks of code that nothing has tried.
pub(super) fn findings(house: &House) -> Result<Vec<String>> {
    let read = |path: &str| {
        fs::read_to_string(house.path(path)).with_context(|| format!("cannot read {path}"))
    };
    let compiled = bare(&read(COMPILED)?);
    let mut findings = Vec::new();
    for page in PAGES {
        for block in blocks(&read(page)?) {
            match block.language.as_str() {
                "rust" if !compiled.contains(&bare(&block.text)) => {
                    findings.push(format!(
                        "{page}:{}: this code does not stand in {COMPILED}, so nothing compiles it",
                        block.line
                    ));
                }
                "yaml" => findings.extend(spec_fault(page, &block)),
                _ => {}
            }
        }
    }
    Ok(findings)
}

/// A fenced block.
struct Block {
    language: String,
    line: usize,
    text: String,
}

/// The first fault of a spec, where the block is a whole one.
fn spec_fault(page: &str, block: &Block) -> Option<String> {
    let name = block
        .text
        .lines()
        .find_map(|it| it.strip_prefix("provider: "))?;
    let source = Source::new(format!("specs/{name}.yaml"), block.text.clone());
    let faults = keywright_generator::generate(std::slice::from_ref(&source)).err()?;
    let first = faults.first()?;
    let line = block.line + source.position(first.span.start).line;
    Some(format!(
        "{page}:{line}: this spec is refused: {}",
        first.message
    ))
}

/// The fenced blocks of a page, without the indentation of their fence.
fn blocks(page: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    for (index, line) in page.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match (line[indent..].strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take().map(|(_, block)| block)),
            (Some(language), None) => {
                let block = Block {
                    language: language.trim().into(),
                    line: index + 1,
                    text: String::new(),
                };
                open = Some((indent, block));
            }
            (None, Some((fence, block))) => block.text.extend([&line[indent.min(*fence)..], "\n"]),
            (None, None) => {}
        }
    }
    blocks
}

/// Code without its layout, so that it can be quoted out of a function that rustfmt has broken
/// into lines.
fn bare(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_blocks_with_their_line() {
        let found = blocks("a\n  ```rust\n  if x {\n    y\n  ```\nb\n");
        assert_eq!(found.len(), 1);
        assert_eq!(
            (
                found[0].language.as_str(),
                found[0].line,
                found[0].text.as_str()
            ),
            ("rust", 2, "if x {\n  y\n")
        );
    }
}
