//! What other generators cost, as far as it was measured: the figures to hold ours against. They
//! are of another day, another machine and another synthetic document, so they are printed beside
//! ours and no ratio is made of the two.

use crate::grid::{Grid, thousands};

/// One generator. Pairs are of 100 and of 1,000 operations.
struct Other {
    name: &'static str,
    /// Seconds of cpu.
    generation: (f64, f64),
    /// The peak at 1,000 operations, in MiB.
    generation_peak: usize,
    /// Lines of Rust.
    lines: (u32, u32),
    /// Seconds of cpu.
    check: (f64, f64),
    /// The peak of rustc at 1,000 operations, in MiB.
    check_peak: usize,
}

const OTHERS: [Other; 6] = [
    Other {
        name: "progenitor, positional",
        generation: (0.13, 0.93),
        generation_peak: 101,
        lines: (6_722, 66_122),
        check: (2.9, 32.0),
        check_peak: 1_995,
    },
    Other {
        name: "progenitor, builder",
        generation: (0.26, 2.3),
        generation_peak: 214,
        lines: (19_666, 194_446),
        check: (3.9, 50.0),
        check_peak: 2_607,
    },
    Other {
        name: "openapi-generator, rust",
        generation: (3.5, 7.9),
        generation_peak: 478,
        lines: (8_644, 84_064),
        check: (3.5, 40.0),
        check_peak: 2_191,
    },
    Other {
        name: "openapi-to-rust",
        generation: (0.074, 0.90),
        generation_peak: 239,
        lines: (15_223, 149_143),
        check: (3.4, 44.0),
        check_peak: 2_298,
    },
    Other {
        name: "oas3-gen",
        generation: (0.075, 0.70),
        generation_peak: 172,
        lines: (8_574, 83_994),
        check: (3.2, 35.0),
        check_peak: 2_079,
    },
    Other {
        name: "ploidy",
        generation: (0.050, 0.55),
        generation_peak: 124,
        lines: (11_918, 117_578),
        check: (3.3, 34.0),
        check_peak: 2_080,
    },
];

/// What has to be said of the table.
pub(super) const NOTE: &str = "Other generators, as a yardstick only: they were measured on another day, on another \
     machine (2 cores, shared, Rust 1.95) and on another document (OpenAPI, flat models, five operations a model, \
     13 to 1,000 operations), so no ratio between the two tables holds. None of them obtains or renews a credential.";

/// The table.
pub(super) fn grid() -> Grid {
    let mut grid = Grid::figures([
        "generator",
        "generate 100, s",
        "1,000, s",
        "MiB",
        "lines of Rust at 1,000",
        "per operation",
        "check 100, s",
        "1,000, s",
        "MiB",
        "per operation, ms",
    ]);
    for it in &OTHERS {
        grid.row([
            it.name.to_owned(),
            it.generation.0.to_string(),
            it.generation.1.to_string(),
            thousands(it.generation_peak),
            thousands(it.lines.1 as usize),
            format!("{:.0}", slope((it.lines.0.into(), it.lines.1.into()))),
            it.check.0.to_string(),
            it.check.1.to_string(),
            thousands(it.check_peak),
            format!("{:.0}", 1000.0 * slope(it.check)),
        ]);
    }
    grid
}

/// What one operation adds between 100 and 1,000.
fn slope((hundred, thousand): (f64, f64)) -> f64 {
    (thousand - hundred) / 900.0
}
