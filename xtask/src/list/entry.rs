//! What is told about one provider.

use anyhow::Result;
use jiff::civil::Date;
use keywright_generator::model::{Provider, Sunset};
use keywright_generator::{Outcome, Severity, inspect};

use crate::generate::{misnamed, read};
use crate::house::House;

/// One provider, or what hinders it from being one.
pub(crate) struct Entry {
    /// The name of its file.
    pub(crate) name: String,
    /// What its spec says, or in a few words why it says nothing.
    pub(crate) state: Result<Facts, String>,
}

/// What a spec says, as far as it is listed.
pub(crate) struct Facts {
    pub(crate) title: String,
    /// The ids, most recommended first.
    pub(crate) schemes: Vec<String>,
    pub(crate) endpoints: usize,
    /// The day on which someone last read the vendor's pages.
    pub(crate) checked: String,
    /// How many days ago that was.
    pub(crate) age: i32,
    pub(crate) sunset: Option<End>,
    /// Contradictions and unknowns, of the provider and of its schemes and endpoints.
    pub(crate) quirks: usize,
    pub(crate) warnings: usize,
}

/// The announced end.
pub(crate) struct End {
    /// The last day.
    pub(crate) on: String,
    /// How many days are left; less than none, when it has passed.
    pub(crate) left: i32,
    /// The provider that takes its place.
    pub(crate) replacement: Option<String>,
}

impl Entry {
    /// Reads a spec and counts from today.
    pub(crate) fn read(house: &House, name: &str, today: Date) -> Self {
        let state = read(house, name)
            .map_err(|it| format!("{it:#}"))
            .and_then(|source| {
                let Outcome { made, mut found } = inspect(&source);
                found.extend(misnamed(&source));
                let of = |severity| found.iter().filter(|it| it.severity() == severity).count();
                let errors = of(Severity::Error);
                match made {
                    Some(made) if errors == 0 => Facts::of(&made, of(Severity::Warning), today),
                    _ => Err(crate::report::count(errors, "error")),
                }
            });
        Self {
            name: name.to_owned(),
            state,
        }
    }

    /// Whether its spec cannot be used.
    pub(crate) fn is_broken(&self) -> bool {
        self.state.is_err()
    }
}

impl Facts {
    fn of(provider: &Provider, warnings: usize, today: Date) -> Result<Self, String> {
        let schemes = provider.schemes.iter().map(|it| it.quirks.len());
        let endpoints = provider.endpoints.iter().map(|it| it.quirks.len());
        Ok(Self {
            title: provider.title.clone(),
            schemes: provider.schemes.iter().map(|it| it.id.clone()).collect(),
            endpoints: provider.endpoints.len(),
            checked: provider.checked.clone(),
            age: -until(today, &provider.checked)?,
            sunset: provider
                .sunset
                .as_ref()
                .map(|it| End::of(it, today))
                .transpose()?,
            quirks: provider.quirks.len() + schemes.chain(endpoints).sum::<usize>(),
            warnings,
        })
    }
}

impl End {
    fn of(sunset: &Sunset, today: Date) -> Result<Self, String> {
        Ok(Self {
            on: sunset.on.clone(),
            left: until(today, &sunset.on)?,
            replacement: sunset.replacement.clone(),
        })
    }
}

/// The days from today until a day of the spec, which the checker has read already.
fn until(today: Date, day: &str) -> Result<i32, String> {
    let day: Date = day.parse().map_err(|it| format!("{day}: {it}"))?;
    let span = today.until(day).map_err(|it| format!("{day}: {it}"))?;
    Ok(span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_over_months_and_years() {
        let today = date(2026, 3, 1);
        let days = ["2026-03-01", "2026-02-28", "2026-03-31", "2024-03-01"];
        let counted = days.map(|it| until(today, it));
        assert_eq!(counted, [Ok(0), Ok(-1), Ok(30), Ok(-730)]);
        assert!(until(today, "soon").is_err());
    }
}
