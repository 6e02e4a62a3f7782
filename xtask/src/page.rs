//! The page of measurements: sections of it are written by the command that measured them, and
//! everything else in it is written by people and stays.

use std::fs;

use anyhow::{Context as _, Result};

use crate::house::House;

/// The page.
pub(crate) const PAGE: &str = "docs/benchmarks.md";

/// A section of the page, by the word of `cargo xtask bench` that writes it.
pub(crate) struct Section {
    word: &'static str,
}

impl Section {
    /// The section of a word.
    pub(crate) const fn new(word: &'static str) -> Self {
        Self { word }
    }

    /// Whether the page says this.
    pub(crate) fn says(&self, house: &House, body: &str) -> Result<bool> {
        let page = read(house)?;
        Ok(self.found(&page).map(|it| it.1) == Some(self.block(body).as_str()))
    }

    /// Writes the section, unless the page says so already; tells whether it wrote. The page is
    /// whole at every moment: it is written beside and then renamed.
    pub(crate) fn write(&self, house: &House, body: &str) -> Result<bool> {
        let page = read(house)?;
        let new = self.put(&page, body);
        if new == page {
            return Ok(false);
        }
        let (to, beside) = (house.path(PAGE), house.path("docs/.benchmarks.md.new"));
        fs::write(&beside, new).with_context(|| format!("cannot write {}", beside.display()))?;
        fs::rename(&beside, &to).with_context(|| format!("cannot write {PAGE}"))?;
        Ok(true)
    }

    /// The page with this section in it; at its end where it had none.
    fn put(&self, page: &str, body: &str) -> String {
        let block = self.block(body);
        match self.found(page) {
            Some((start, old)) => page[..start].to_owned() + &block + &page[start + old.len()..],
            None if page.is_empty() => block,
            None => format!("{}\n\n{block}", page.trim_end()),
        }
    }

    /// Where the section stands in a page, with its marks.
    fn found<'a>(&self, page: &'a str) -> Option<(usize, &'a str)> {
        let (begin, end) = self.marks();
        let start = page.find(&begin)?;
        let length = page[start..].find(&end)? + end.len();
        Some((start, &page[start..start + length]))
    }

    fn block(&self, body: &str) -> String {
        let (begin, end) = self.marks();
        format!("{begin}\n\n{}\n\n{end}", body.trim())
    }

    fn marks(&self) -> (String, String) {
        let word = self.word;
        (
            format!("<!-- begin {word}: written by `cargo xtask bench {word} --write` -->"),
            format!("<!-- end {word} -->\n"),
        )
    }
}

/// The page; nothing, where there is none yet.
fn read(house: &House) -> Result<String> {
    match fs::read_to_string(house.path(PAGE)) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {PAGE}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTION: Section = Section::new("some");

    #[test]
    fn only_the_section_is_replaced() {
        let page = SECTION.put("# Title\n\nBefore.\n", "one\n");
        let page = format!("{page}\nAfter.\n");
        let again = SECTION.put(&page, "two");
        assert_eq!(again, page.replace("one", "two"));
        assert!(again.starts_with("# Title\n\nBefore.\n\n<!-- begin some: written by"));
        assert!(again.ends_with("two\n\n<!-- end some -->\n\nAfter.\n"));
    }

    #[test]
    fn a_section_of_another_word_is_not_this_one() {
        let page = Section::new("other").put("", "one");
        assert!(SECTION.found(&page).is_none());
        assert!(SECTION.put(&page, "two").starts_with(&page));
    }
}
