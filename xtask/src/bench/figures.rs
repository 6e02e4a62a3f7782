//! What was measured, as people read it: the sizes side by side, and what one endpoint adds.

mod aims;
mod projects;
mod sizes;
mod unit;

use std::fmt::Write as _;

use crate::grid::Grid;
use crate::report::count;
use crate::terminal::{BAD, GOOD, STRONG, paint};

use super::fleet;
use super::generate::Measured;
use super::yardstick;
use aims::Aim;
use sizes::Sizes;

/// All figures of a run.
pub(super) struct Figures {
    intro: String,
    /// A title and a table each.
    grids: Vec<(&'static str, Grid)>,
    aims: Vec<Aim>,
}

impl Figures {
    /// Works out what the measurements say.
    pub(super) fn of(measured: &Measured, runs: u32, machine: &str) -> Self {
        let times = count(runs as usize, "run");
        let intro = format!(
            "Measured on {machine}; the least of {times}. Per endpoint and fixed are the slope and the \
             intercept of a straight line through the sizes (least squares).\n\n\
             The specs are synthetic: four schemes, then resources of eight endpoints each. Generation is the whole \
             command `cargo xtask generate` in an optimised build, with reading, comparing and writing, and with \
             nothing remembered of its specs; a no-op has nothing to make and nothing to write. The first run of a program \
             that was just built also makes the pages of the language, which all projects have alike. Beside it stands \
             what syn takes to parse and prettyplease to print the Rust that came out, and nothing else. \
             `cargo check` is of the crate alone, in the profile `dev`, with its dependencies built; cpu is that of \
             cargo and all that it starts, and the fixed part includes cargo itself. A project of many providers has \
             specs of {} endpoints; specs are generated on all cores, so wall is less than cpu. A fresh clone has its \
             dependencies downloaded and nothing built; it is measured once.",
            fleet::ENDPOINTS
        );
        let sizes = Sizes(&measured.trials);
        Self {
            intro,
            grids: vec![
                ("Generation", sizes.generation()),
                (
                    "Projects of many providers",
                    projects::fleets(&measured.fleets),
                ),
                ("This project", projects::own(&measured.own)),
                ("`cargo check` of what was generated", sizes.check()),
                ("Lines", sizes.lines()),
            ],
            aims: aims::all(measured),
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
            let _ = writeln!(text, "{}, at most {}: {word}", aim.what, aim.most);
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
        let mut aims = Grid::words(["aim", "at most", "measured", ""]);
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
