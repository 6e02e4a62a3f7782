//! Links between the pages of the project lead somewhere.

use std::path::Path;

use crate::house::House;

use super::Text;

/// Links to files that are not there.
pub(super) fn findings(house: &House, pages: &[Text]) -> Vec<String> {
    let mut findings = Vec::new();
    for page in pages {
        let full = house.path(&page.path);
        let folder = full.parent().unwrap_or(Path::new("."));
        for (line, target) in targets(&page.text) {
            if !folder.join(target).exists() {
                findings.push(format!(
                    "{}:{line}: links to {target}, which is not there",
                    page.path
                ));
            }
        }
    }
    findings
}

/// The files that a page links to, with the lines. Other sites and places within the page are not
/// looked at, nor is what stands in blocks of code.
fn targets(page: &str) -> Vec<(usize, &str)> {
    let mut targets = Vec::new();
    let mut code = false;
    for (index, line) in page.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        if code {
            continue;
        }
        for part in line.split("](").skip(1) {
            let target = part.split([')', '#', ' ']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') {
                targets.push((index + 1, target));
            }
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_files_and_nothing_else() {
        let page = "[a](x/y.md#z) [b](https://x.example) [c](#d)\n```\n[e](f)\n```\n[g](h)\n";
        assert_eq!(targets(page), [(1, "x/y.md"), (5, "h")]);
    }
}
