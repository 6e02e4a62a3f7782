//! Many providers: all specs, one that changed, and none, as a project of that many sees them.

use anyhow::Result;

use crate::grid::thousands;
use crate::workbench::Workbench;

use super::meter::Usage;
use super::place::Place;
use super::programs::Programs;
use super::spec::spec;

/// As many endpoints as the spec of `specs/` has after which the synthetic ones are made.
pub(super) const ENDPOINTS: usize = 11;

/// What was measured of one number of providers.
pub(super) struct Fleet {
    pub(super) providers: usize,
    /// `generate` where only the manifests are there.
    pub(super) all: Usage,
    /// What syn and prettyplease take on the Rust that it wrote.
    pub(super) floor: Usage,
    /// `generate` where one spec has changed.
    pub(super) one: Usage,
    /// `generate` where nothing has changed.
    pub(super) idle: Usage,
}

/// Measures the numbers; each figure is the least of so many runs.
pub(super) fn measure(
    bench: &Workbench<'_>,
    programs: &Programs,
    numbers: &[usize],
    runs: u32,
) -> Result<Vec<Fleet>> {
    let mut fleets = Vec::new();
    for &providers in numbers {
        let title = format!("{} providers", thousands(providers));
        bench.begin(&format!("{title}: preparing"));
        let name = |number: usize| format!("acme-{number}");
        let specs = (1..=providers).map(|it| (name(it), spec(&name(it), ENDPOINTS)));
        let specs: Vec<_> = specs.collect();
        let place = Place::prepare(
            bench,
            programs,
            &format!("bench-{providers}-providers"),
            &specs,
        )?;
        let mut least: Option<Fleet> = None;
        for run in 1..=runs {
            bench.begin(&format!("{title}: run {run} of {runs}"));
            let fleet = trial(&place, providers, run)?;
            least = Some(match least {
                None => fleet,
                Some(it) => Fleet {
                    providers,
                    all: it.all.least(fleet.all),
                    floor: it.floor.least(fleet.floor),
                    one: it.one.least(fleet.one),
                    idle: it.idle.least(fleet.idle),
                },
            });
        }
        fleets.extend(least);
    }
    Ok(fleets)
}

fn trial(place: &Place<'_>, providers: usize, run: u32) -> Result<Fleet> {
    place.forget()?;
    let all = place.run(&place.generate())?;
    let floor = place.run(&place.floor())?;
    let idle = place.run(&place.generate())?;
    let text = spec("acme-1", ENDPOINTS);
    // A comment changes the text of the spec, and a line of help what is made of it.
    let title = format!("title: Acme Messaging {run}");
    let edited = text.replace("title: Acme Messaging", &title);
    place.scratch.put("specs/acme-1.yaml", &edited)?;
    let one = place.run(&place.generate())?;
    place.scratch.put("specs/acme-1.yaml", &text)?;
    place.succeed(&mut place.generate())?;
    Ok(Fleet {
        providers,
        all,
        floor,
        one,
        idle,
    })
}
