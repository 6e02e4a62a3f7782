//! What was measured, as people read it: the sizes side by side, and what one endpoint adds.

mod sizes;
mod unit;

use std::fmt::Write as _;

use crate::grid::Grid;
use crate::report::count;
use crate::terminal::{BAD, GOOD, STRONG, paint};

use super::fit::Line;
use super::trial::Trial;
use super::yardstick;
use sizes::{Sizes, is_rust, seconds};
use unit::time;

/// The most that a check may cost for each endpoint, in seconds of cpu.
const CHECK: f64 = 0.015;
/// The most lines of Rust that may come out for each endpoint.
const LINES: f64 = 80.0;

/// All figures of a run.
pub(super) struct Figures {
    intro: String,
    /// A title and a table each.
    grids: Vec<(&'static str, Grid)>,
    aims: Vec<Aim>,
}

/// Something that is aimed at, and what came out.
struct Aim {
    what: &'static str,
    most: String,
    /// None, where one size has no slope.
    found: Option<(String, bool)>,
}

impl Figures {
    /// Works out what the trials say.
    pub(super) fn of(trials: &[Trial], runs: u32, machine: &str) -> Self {
        let times = count(runs as usize, "run");
        let intro = format!(
            "Measured on {machine}; the least of {times}. Per endpoint and fixed are the slope and the \
             intercept of a straight line through the sizes (least squares).\n\n\
             The specs are synthetic: four schemes, then resources of eight endpoints each. Generation is the whole \
             command `cargo xtask generate` in an optimised build, with reading, comparing and writing; a no-op has \
             nothing to write. `cargo check` is of the crate alone, in the profile `dev`, with its dependencies \
             built; cpu is that of cargo and all that it starts, and the fixed part includes cargo itself."
        );
        let sizes = Sizes(trials);
        let lines = sizes.lines_of(&is_rust);
        let check = sizes.line(&|it| seconds(it.check));
        Self {
            intro,
            grids: vec![
                ("Generation", sizes.generation()),
                ("`cargo check` of what was generated", sizes.check()),
                ("Lines", sizes.lines()),
            ],
            aims: vec![
                aim("cpu of `cargo check`", CHECK, check, &time),
                aim("lines of Rust", LINES, lines, &|it| format!("{it:.0}")),
            ],
        }
    }

    /// For a terminal.
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}\n", wrapped(&self.intro));
        for (title, grid) in &self.grids {
            let _ = write!(text, "\n{}\n{}", paint(STRONG, title), grid.text());
        }
        text += "\n";
        for aim in &self.aims {
            let word = match &aim.found {
                None => "not known of one size".to_owned(),
                Some((found, true)) => format!("{found}, {}", paint(GOOD, "met")),
                Some((found, false)) => format!("{found}, {}", paint(BAD, "missed")),
            };
            let _ = writeln!(
                text,
                "{} per endpoint, at most {}: {word}",
                aim.what, aim.most
            );
        }
        let _ = write!(
            text,
            "\n{}\n{}",
            wrapped(yardstick::NOTE),
            yardstick::grid().text()
        );
        text
    }

    /// For a page.
    pub(super) fn markdown(&self) -> String {
        let mut text = format!("{}\n", self.intro);
        for (title, grid) in &self.grids {
            let _ = write!(text, "\n### {title}\n\n{}", grid.markdown());
        }
        text += "\n### Aims\n\n";
        let mut aims = Grid::words(["per endpoint", "at most", "measured", ""]);
        for aim in &self.aims {
            let (found, word) = match &aim.found {
                None => ("-", "-"),
                Some((found, true)) => (found.as_str(), "met"),
                Some((found, false)) => (found.as_str(), "missed"),
            };
            aims.row([aim.what, &aim.most, found, word]);
        }
        let grid = yardstick::grid().markdown();
        let _ = write!(
            text,
            "{}\n### Others\n\n{}\n\n{grid}",
            aims.markdown(),
            yardstick::NOTE
        );
        text
    }
}

fn aim(what: &'static str, most: f64, line: Option<Line>, show: &dyn Fn(f64) -> String) -> Aim {
    Aim {
        what,
        most: show(most),
        found: line.map(|it| (show(it.slope), it.slope <= most)),
    }
}

/// Sentences as lines of a terminal.
fn wrapped(text: &str) -> String {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > 100 {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines.join("\n")
}
