//! What is aimed at, and whether it was met.

use crate::bench::generate::Measured;
use crate::bench::trial::Trial;

use super::sizes::{Sizes, is_rust, multiple, number, ratio, seconds};
use super::unit::time;

/// The most that a check may cost for each endpoint, in seconds of cpu.
const CHECK: f64 = 0.015;
/// The most lines of Rust that may come out for each endpoint.
const LINES: f64 = 80.0;
/// The most that generation may cost, as a multiple of parsing and printing the same Rust.
const RATIO: f64 = 1.5;
/// The most that an endpoint may cost in a spec of the largest size, as a multiple of what it costs
/// in one of the middle size: growth is linear.
const GROWTH: f64 = 1.2;
/// The most that a spec of a thousand endpoints may cost, in seconds of cpu.
const THOUSAND: f64 = 0.55;
/// The most that a run may take here which has nothing to do, in seconds beyond the start.
const IDLE: f64 = 0.05;

/// Something that is aimed at, and what came out.
pub(super) struct Aim {
    pub(super) what: &'static str,
    pub(super) most: String,
    /// None, where too few sizes were measured to tell.
    pub(super) found: Option<(String, bool)>,
}

/// All that is aimed at.
pub(super) fn all(measured: &Measured) -> Vec<Aim> {
    let trials = measured.trials.as_slice();
    let sizes = Sizes(trials);
    let slope = |figure: &dyn Fn(&Trial) -> f64| sizes.line(figure).map(|it| it.slope);
    let lines = sizes.lines_of(&is_rust).map(|it| it.slope);
    let thousand = trials.iter().find(|it| it.endpoints == 1000);
    let whole = |it: f64| format!("{it:.0}");
    let times = |it: f64| format!("{it:.2} times");
    vec![
        aim(
            "cpu of generation, as a multiple of syn and prettyplease alone",
            RATIO,
            measured.ratios().reduce(f64::max),
            &times,
        ),
        aim(
            "cpu of generation for an endpoint among the most, as a multiple of the next smaller size",
            GROWTH,
            growth(trials),
            &times,
        ),
        aim(
            "cpu of generation for 1,000 endpoints in one spec",
            THOUSAND,
            thousand.map(|it| seconds(it.generation)),
            &time,
        ),
        aim(
            "no-op of this project, wall beyond the start of the program",
            IDLE,
            Some(measured.own.beyond().as_secs_f64()),
            &time,
        ),
        aim(
            "cpu of `cargo check` per endpoint",
            CHECK,
            slope(&|it| seconds(it.check)),
            &time,
        ),
        aim("lines of Rust per endpoint", LINES, lines, &whole),
    ]
}

impl Measured {
    /// Generation as a multiple of the floor: of each size, and of each project.
    fn ratios(&self) -> impl Iterator<Item = f64> {
        let fleets = self.fleets.iter().map(|it| multiple(it.all, it.floor));
        let own = multiple(self.own.all, self.own.floor);
        self.trials.iter().map(ratio).chain(fleets).chain([own])
    }
}

fn growth(trials: &[Trial]) -> Option<f64> {
    let each = |it: &Trial| seconds(it.generation) / number(it.endpoints);
    let [.., middle, largest] = trials else {
        return None;
    };
    Some(each(largest) / each(middle))
}

fn aim(what: &'static str, most: f64, found: Option<f64>, show: &dyn Fn(f64) -> String) -> Aim {
    Aim {
        what,
        most: show(most),
        found: found.map(|it| (show(it), it <= most)),
    }
}
