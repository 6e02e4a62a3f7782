//! What was measured, as tables: the bars, what a ready header costs, and what becomes of a herd.

mod held;

use std::fmt::Write as _;

use anyhow::{Result, bail};

use crate::grid::Grid;
use crate::terminal::{BAD, GOOD, STRONG, paint};
use crate::weight;

const NOTE: &str = "Each token has 1,024 bytes. The floor is what a cache that hands out a header cannot do without: one load \
of an `ArcSwap`, one reading of the monotonic clock, one clone of a prebuilt sensitive header. *Ready* is the time of \
one call to a sensitive header value (the least of 21 samples, taken in turn) and what it allocates; those who hand out \
a token pay for making a header of it. *Rate* is that of 64 tasks on 2 workers, in millions of headers a second (the \
median of 7). *Herd*: 1,000 tasks that meet no token, and a server that takes 20 ms. *Failing*: 200 tasks, and a \
server that answers 500 after 20 ms; retries are off where a library lets one say so. azure_core and azure_identity \
refuse what is not https, so azure_identity is given a client of one's own that brings its request to loopback, and a \
request passes the policy of azure_core without being sent; aws-smithy-runtime caches what a resolver of one's own \
fetches. *Many clients*: each for an account of its own, with its token, on one transport without a network and one store \
in memory; what each of them holds, and what it took to make it and to get the token.";

/// The libraries beside it, by the name that their figures have and the package that they are.
const PEERS: [(&str, &str); 6] = [
    ("aws-smithy-runtime", "aws-smithy-runtime"),
    ("azure_core", "azure_core"),
    ("azure_identity", "azure_identity"),
    ("google-cloud-auth", "google-cloud-auth"),
    ("object_store (azure)", "object_store"),
    ("yup-oauth2", "yup-oauth2"),
];

/// All figures of a run.
pub(super) struct Figures {
    intro: String,
    bars: Vec<Bar>,
    costs: Grid,
    herds: Grid,
    many: Grid,
}

struct Bar {
    number: u8,
    what: String,
    found: String,
    /// None, where a test holds it.
    is_met: Option<bool>,
}

impl Figures {
    /// Reads the lines that the measurement printed.
    pub(super) fn of(lines: &str, lock: &str, packages: usize, machine: &str) -> Result<Self> {
        let versions = PEERS.map(|(_, package)| format!("{package} {}", version(lock, package)));
        let mut costs = Grid::figures(["", "ready, ns", "allocations", "rate"]);
        let mut herds = Grid::figures(["", "herd, requests", "ms", "failing, requests", "ms"]);
        let mut many = Grid::figures(["clients", "bytes each", "allocations each", "µs each"]);
        let mut bars = vec![Bar {
            number: 12,
            what: format!("at most {} packages without an HTTP client", weight::MOST),
            found: format!("{packages} with `tracing`"),
            is_met: Some(packages <= weight::MOST),
        }];
        let lines: Vec<Vec<&str>> = lines.lines().map(|it| it.split('\t').collect()).collect();
        for line in &lines {
            match line.as_slice() {
                ["warm", cells @ ..] => costs.row(cells.iter().copied()),
                ["many", cells @ ..] => many.row(cells.iter().copied()),
                ["herd", name, asked, took, _] => {
                    let failing = lines.iter().find_map(|it| match it.as_slice() {
                        ["failing", other, asked, took, _] if other == name => Some((asked, took)),
                        _ => None,
                    });
                    let (failed, after) = failing.map_or(("-", "-"), |it| (*it.0, *it.1));
                    herds.row([name, asked, took, &failed, &after].map(|it| (*it).to_owned()));
                }
                ["bar", number, what, found, word] => bars.push(Bar {
                    number: number.parse()?,
                    what: (*what).to_owned(),
                    found: (*found).to_owned(),
                    is_met: Some(*word == "met"),
                }),
                ["failing", ..] => {}
                _ => bail!(
                    "the measurement printed a line that is no figure: {}",
                    line.join(" ")
                ),
            }
        }
        bars.extend(held::BARS.iter().map(|it| Bar {
            number: it.number,
            what: it.what.to_owned(),
            found: it.tests(),
            is_met: None,
        }));
        bars.sort_by_key(|it| it.number);
        if bars.iter().map(|it| it.number).ne(1..=12) {
            bail!("the measurement did not come to its end: a bar is missing");
        }
        Ok(Self {
            intro: format!(
                "Measured on {machine}; beside {}.\n\n{NOTE}",
                versions.join(", ")
            ),
            bars,
            costs,
            herds,
            many,
        })
    }

    /// Whether every bar that is measured is met.
    pub(super) fn are_all_met(&self) -> bool {
        self.bars.iter().all(|it| it.is_met != Some(false))
    }

    fn grid(&self, word: impl Fn(Option<bool>) -> String) -> Grid {
        let mut grid = Grid::words(["", "bar", "found", ""]);
        for it in &self.bars {
            let number = it.number.to_string();
            grid.row([number, it.what.clone(), it.found.clone(), word(it.is_met)]);
        }
        grid
    }

    /// For a terminal.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for it in &self.bars {
            let word = match it.is_met {
                Some(true) => paint(GOOD, "met"),
                Some(false) => paint(BAD, "missed"),
                None => "held by tests".to_owned(),
            };
            let _ = writeln!(
                text,
                "{:>2} {}\n   {}, {word}",
                it.number, it.what, it.found
            );
        }
        let tables = [
            ("A ready header", &self.costs),
            ("No token", &self.herds),
            ("Many clients", &self.many),
        ];
        for (title, grid) in tables {
            let _ = write!(text, "\n{}\n{}", paint(STRONG, title), grid.text());
        }
        text
    }

    /// For a page.
    pub(super) fn markdown(&self) -> String {
        let bars = self.grid(|it| match it {
            Some(true) => "met".to_owned(),
            Some(false) => "missed".to_owned(),
            None => "held by tests".to_owned(),
        });
        format!(
            "{}\n\n### Bars\n\n{}\n### A ready header\n\n{}\n### No token\n\n{}\n### Many clients\n\n{}",
            self.intro,
            bars.markdown(),
            self.costs.markdown(),
            self.herds.markdown(),
            self.many.markdown()
        )
    }
}

/// The version of a package in a lock file.
fn version(lock: &str, package: &str) -> String {
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    let found = lines.find(|it| *it == name).and_then(|_| lines.next());
    let version = found.and_then(|it| it.strip_prefix("version = "));
    version
        .unwrap_or("of an unknown version")
        .trim_matches('"')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = "warm\tfloor\t45\t0\t7.1\nherd\tx\t1\t24\t0\nfailing\tx\t200\t4000\t200\nmany\t1000\t4421\t178\t9.1\n";

    fn bars(word: &str) -> String {
        let bar = |it: u8| format!("bar\t{it}\tw\tf\t{word}\n");
        [1, 2, 3, 4, 5, 6, 8].map(bar).concat()
    }

    #[test]
    fn a_missed_bar_is_a_finding() {
        let of = |word, packages| Figures::of(&(LINES.to_owned() + &bars(word)), "", packages, "m");
        assert!(of("met", 40).expect("whole").are_all_met());
        assert!(!of("missed", 40).expect("whole").are_all_met());
        assert!(!of("met", 41).expect("whole").are_all_met());
        let page = of("met", 35).expect("whole").markdown();
        assert!(page.contains("| x | 1 | 24 | 200 | 4000 |"), "{page}");
        assert!(page.contains("| 1000 | 4421 | 178 | 9.1 |"), "{page}");
    }

    #[test]
    fn what_broke_off_is_no_result() {
        assert!(Figures::of(LINES, "", 35, "m").is_err());
        assert!(Figures::of("thread panicked\n", "", 35, "m").is_err());
    }

    #[test]
    fn versions_are_those_of_the_lock() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n";
        assert_eq!(version(lock, "a"), "1.2.3");
        assert_eq!(version(lock, "b"), "of an unknown version");
    }
}
