//! Whole projects: by the number of their providers, and this one.

use crate::bench::fleet::Fleet;
use crate::bench::meter::Usage;
use crate::bench::own::Own;
use crate::grid::{Grid, thousands};

use super::sizes::{kibibytes, seconds};
use super::unit::{memory, time};

/// What each number of providers takes.
pub(super) fn fleets(fleets: &[Fleet]) -> Grid {
    let mut grid = Grid::figures(["providers", "cpu", "wall", "peak memory", "cpu each"]);
    for it in fleets {
        let number = thousands(it.providers);
        let rows = [("all", it.all), ("one changed", it.one), ("no-op", it.idle)];
        for (what, usage) in rows {
            let each = seconds(usage) / super::sizes::number(it.providers);
            let mut row = figures(format!("{number}, {what}"), usage);
            row.push(if what == "all" {
                time(each)
            } else {
                "-".to_owned()
            });
            grid.row(row);
        }
    }
    grid
}

/// What this project takes.
pub(super) fn own(own: &Own) -> Grid {
    let mut grid = Grid::figures(["this project", "cpu", "wall", "peak memory"]);
    let specs = own.specs;
    for (what, usage) in [
        (format!("all of {specs} specs"), own.all),
        ("no-op".to_owned(), own.idle),
        ("the program's help, for comparison".to_owned(), own.start),
        ("fresh clone to the first file".to_owned(), own.fresh),
    ] {
        grid.row(figures(what, usage));
    }
    grid
}

fn figures(name: String, usage: Usage) -> Vec<String> {
    vec![
        name,
        time(seconds(usage)),
        time(usage.wall.as_secs_f64()),
        memory(kibibytes(usage)),
    ]
}
