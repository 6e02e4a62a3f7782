//! The sizes side by side, one table for each thing that was measured, with what one endpoint adds
//! and what a crate costs before it has any.

use std::collections::BTreeSet;
use std::path::Path;

use crate::bench::fit::{Line, fit};
use crate::bench::meter::Usage;
use crate::bench::trial::Trial;
use crate::grid::{Grid, thousands};

use super::unit::{memory, time, whole};

/// The trials, side by side.
pub(super) struct Sizes<'a>(pub(super) &'a [Trial]);

impl Sizes<'_> {
    fn head(&self, first: &str) -> Grid {
        let sizes = self.0.iter().map(|it| thousands(it.endpoints));
        let first = [first.to_owned()].into_iter();
        Grid::figures(
            first
                .chain(sizes)
                .chain(["per endpoint".to_owned(), "fixed".to_owned()]),
        )
    }

    /// The line through one figure of all sizes.
    pub(super) fn line(&self, figure: &dyn Fn(&Trial) -> f64) -> Option<Line> {
        let points: Vec<(f64, f64)> = self
            .0
            .iter()
            .map(|it| (number(it.endpoints), figure(it)))
            .collect();
        fit(&points)
    }

    /// One row: a figure of each size, and its line.
    fn row(
        &self,
        grid: &mut Grid,
        name: &str,
        figure: &dyn Fn(&Trial) -> f64,
        show: &dyn Fn(f64) -> String,
    ) {
        let line = self.line(figure);
        let part = |pick: fn(Line) -> f64| line.map_or("-".to_owned(), |it| show(pick(it)));
        let row = [name.to_owned()]
            .into_iter()
            .chain(self.0.iter().map(|it| show(figure(it))));
        grid.row(row.chain([part(|it| it.slope), part(|it| it.fixed)]));
    }

    /// One row of figures through which no line goes.
    fn only(&self, grid: &mut Grid, name: &str, show: &dyn Fn(&Trial) -> String) {
        let row = [name.to_owned()].into_iter().chain(self.0.iter().map(show));
        grid.row(row.chain(["-".to_owned(), "-".to_owned()]));
    }

    pub(super) fn generation(&self) -> Grid {
        let mut grid = self.head("endpoints");
        self.row(&mut grid, "cpu", &|it| seconds(it.generation), &time);
        self.row(
            &mut grid,
            "wall",
            &|it| it.generation.wall.as_secs_f64(),
            &time,
        );
        self.row(
            &mut grid,
            "syn and prettyplease, cpu",
            &|it| seconds(it.floor),
            &time,
        );
        self.only(&mut grid, "cpu, as a multiple of theirs", &|it| {
            format!("{:.2}", ratio(it))
        });
        self.row(&mut grid, "first run, cpu", &|it| seconds(it.first), &time);
        self.row(
            &mut grid,
            "peak memory",
            &|it| kibibytes(it.generation),
            &memory,
        );
        self.row(&mut grid, "no-op, cpu", &|it| seconds(it.idle), &time);
        self.row(
            &mut grid,
            "no-op, wall",
            &|it| it.idle.wall.as_secs_f64(),
            &time,
        );
        self.only(&mut grid, "no-op, files touched", &|it| {
            format!("{} of {}", it.touched.0, it.touched.1)
        });
        grid
    }

    pub(super) fn check(&self) -> Grid {
        let mut grid = self.head("endpoints");
        self.row(&mut grid, "cpu", &|it| seconds(it.check), &time);
        self.row(
            &mut grid,
            "peak of rustc",
            &|it| kibibytes(it.check),
            &memory,
        );
        self.row(
            &mut grid,
            "after a no-op, cpu",
            &|it| seconds(it.check_again),
            &time,
        );
        grid
    }

    pub(super) fn lines(&self) -> Grid {
        let mut grid = self.head("endpoints");
        let paths: BTreeSet<&str> = self
            .0
            .iter()
            .flat_map(|it| it.lines.keys().map(String::as_str))
            .collect();
        let count = |grid: &mut Grid, name: &str, counts: &dyn Fn(&str) -> bool| {
            self.row(grid, name, &|it| lines_of(it, counts), &whole);
        };
        let (sources, others): (Vec<&str>, Vec<&str>) =
            paths.into_iter().partition(|it| it.starts_with("src/"));
        for path in sources {
            count(&mut grid, path, &|it| it == path);
        }
        count(&mut grid, "all of src/", &|it| it.starts_with("src/"));
        for path in others {
            count(&mut grid, path, &|it| it == path);
        }
        count(&mut grid, "all Rust", &is_rust);
        grid
    }

    pub(super) fn lines_of(&self, counts: &dyn Fn(&str) -> bool) -> Option<Line> {
        self.line(&|it| lines_of(it, counts))
    }
}

/// The lines of the files of a kind.
fn lines_of(trial: &Trial, counts: &dyn Fn(&str) -> bool) -> f64 {
    let lines = trial.lines.iter().filter(|it| counts(it.0)).map(|it| it.1);
    number(lines.sum())
}

pub(super) fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "rs")
}

/// What generation takes, as a multiple of what parsing and printing the same Rust takes.
pub(super) fn ratio(trial: &Trial) -> f64 {
    multiple(trial.generation, trial.floor)
}

/// The cpu of one thing as a multiple of that of another.
pub(super) fn multiple(one: Usage, other: Usage) -> f64 {
    seconds(one) / seconds(other)
}

pub(super) fn seconds(usage: Usage) -> f64 {
    usage.cpu.as_secs_f64()
}

pub(super) fn kibibytes(usage: Usage) -> f64 {
    number(usize::try_from(usage.peak).unwrap_or(usize::MAX))
}

/// A count as a figure; none comes near the bounds.
pub(super) fn number(it: usize) -> f64 {
    u32::try_from(it).map_or(f64::INFINITY, f64::from)
}
