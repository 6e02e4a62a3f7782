//! Whole projects: by the number of their providers, and this one.

use crate::bench::fleet::Fleet;
use crate::bench::meter::Usage;
use crate::bench::own::Own;
use crate::grid::{Grid, thousands};

use super::sizes::{kibibytes, multiple, seconds};
use super::unit::{memory, time};

/// What only parses and prints the same Rust.
const FLOOR: &str = "syn and prettyplease alone";

/// What each number of providers takes.
pub(super) fn fleets(fleets: &[Fleet]) -> Grid {
    let mut grid = Grid::figures([
        "providers",
        "cpu",
        "wall",
        "peak memory",
        "cpu each",
        "multiple",
    ]);
    for it in fleets {
        let number = thousands(it.providers);
        let each = |usage| time(seconds(usage) / super::sizes::number(it.providers));
        let dash = || "-".to_owned();
        let ratio = format!("{:.2}", multiple(it.all, it.floor));
        for (what, usage, last) in [
            ("all", it.all, [each(it.all), ratio]),
            (FLOOR, it.floor, [each(it.floor), "1.00".to_owned()]),
            ("one changed", it.one, [dash(), dash()]),
            ("no-op", it.idle, [dash(), dash()]),
        ] {
            let mut row = figures(format!("{number}, {what}"), usage);
            row.extend(last);
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
        (format!("{FLOOR}, on their Rust"), own.floor),
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
