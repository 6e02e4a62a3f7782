//! What each code is about, told by the fixture that the table of codes names: its opening comment
//! says why the rule exists and what to do, its text is the wrong example, and the edit that mends
//! it makes the right one.

mod page;

use crate::{Code, Diagnostic, Source, inspect};

pub use page::page as diagnostics;

/// How examples begin; where both do, it is left out when they are shown.
pub const PREAMBLE: &str = "\
provider: acme
title: Acme
docs: https://docs.acme.example
checked: 2026-08-20
base_url: https://api.acme.example
";

/// The page of one code.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// Why there is such a rule and what to do, in Markdown on one line.
    pub rule: String,
    /// A spec that breaks the rule.
    pub wrong: Source,
    /// What is said about it.
    pub found: Vec<Diagnostic>,
    /// The same spec as it should be.
    pub right: String,
}

impl Code {
    /// What the code is about.
    pub fn explanation(self) -> Explanation {
        let fixture = Fixture::read(self.fixture());
        let wrong = Source::new("specs/acme.yaml", fixture.wrong);
        let found = inspect(&wrong).found;
        let edit = found.iter().find_map(|it| it.fix.as_ref());
        let right = match (fixture.right, edit) {
            (None, Some(fix)) => {
                let mut text = wrong.text().to_owned();
                text.replace_range(fix.span.range(), &fix.text);
                text
            }
            (right, _) => right.unwrap_or_default(),
        };
        Explanation {
            code: self,
            rule: fixture.rule,
            wrong,
            found,
            right,
        }
    }
}

impl Explanation {
    /// The right example as it is shown: without the [`PREAMBLE`], where both have it.
    pub fn shown(&self) -> &str {
        self.without_preamble().map_or(&self.right, |it| it.1)
    }

    /// Both examples without what neither is about.
    fn without_preamble(&self) -> Option<(&str, &str)> {
        let wrong = self.wrong.text().strip_prefix(PREAMBLE)?;
        let right = self.right.strip_prefix(PREAMBLE)?;
        let is_marked = |it: &Diagnostic| it.span.start < PREAMBLE.len();
        (!self.found.iter().any(is_marked)).then_some((wrong, right))
    }
}

/// A fixture that explains: its comments are read, and belong to neither example.
///
/// Where no edit makes the right example, `#+` begins a line that stands in it in place of the
/// line above, and `#-` leaves out the line above.
struct Fixture {
    rule: String,
    wrong: String,
    /// Nothing, where the fixture does not say.
    right: Option<String>,
}

impl Fixture {
    fn read(text: &str) -> Self {
        let opening = text.lines().take_while(|it| it.starts_with('#'));
        let words = opening.map(|it| it.trim_start_matches('#').trim());
        let rule = words.clone().collect::<Vec<_>>().join(" ");
        let (mut wrong, mut right) = (String::new(), Vec::new());
        let mut says_right = false;
        let mut replaces = true;
        for line in text.split_inclusive('\n').skip(words.count()) {
            let added = line.strip_prefix("#+ ");
            if added.is_none() && !line.starts_with("#-") {
                wrong += line;
                right.push(line);
                replaces = true;
                continue;
            }
            says_right = true;
            if replaces {
                right.pop();
                replaces = false;
            }
            right.extend(added);
        }
        Self {
            rule,
            wrong,
            right: says_right.then(|| right.concat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_make_the_right_example() {
        let text = "# Why\n# so.\na: 1\nb: 2\n#+ b: 3\n#+ c: 4\nd: 5\n#-\ne: 6\n";
        let fixture = Fixture::read(text);
        assert_eq!(fixture.rule, "Why so.");
        assert_eq!(fixture.wrong, "a: 1\nb: 2\nd: 5\ne: 6\n");
        assert_eq!(fixture.right.as_deref(), Some("a: 1\nb: 3\nc: 4\ne: 6\n"));
        assert_eq!(Fixture::read("a: 1\n").right, None);
    }
}
