//! The summary: one line a step, aligned.

use std::time::Duration;

use crate::terminal::{BAD, DIM, GOOD, paint};

use super::Outcome;
use super::steps::is_build_machine;

/// One line of the table.
pub(crate) struct Row {
    step: &'static str,
    outcome: Outcome,
    time: Duration,
}

impl Row {
    /// A step's end.
    pub(crate) fn new(step: &'static str, outcome: Outcome, time: Duration) -> Self {
        Self {
            step,
            outcome,
            time,
        }
    }

    /// Whether it stands against the change.
    pub(crate) fn is_failure(&self) -> bool {
        self.fails(is_build_machine())
    }

    /// Whether it ran and all was well.
    pub(crate) fn is_pass(&self) -> bool {
        matches!(self.outcome, Outcome::Passed(_))
    }

    /// On a build machine nothing may be left out, except what is optional everywhere.
    fn fails(&self, on_build_machine: bool) -> bool {
        match self.outcome {
            Outcome::Passed(_) => false,
            Outcome::Failed(_) => true,
            Outcome::NotRun { optional, .. } => on_build_machine && !optional,
        }
    }

    /// The result, the seconds and the remark.
    fn text(&self, width: usize) -> String {
        let (result, remark) = match &self.outcome {
            Outcome::Passed(remark) => (paint(GOOD, "passed "), paint(DIM, remark)),
            Outcome::Failed(mend) => (paint(BAD, "failed "), format!("to mend: {mend}")),
            Outcome::NotRun {
                because,
                optional: true,
            } => ("not run".into(), format!("{because} (optional)")),
            Outcome::NotRun {
                because,
                optional: false,
            } => (paint(BAD, "not run"), because.clone()),
        };
        let line = format!(
            "{:<width$}  {result}  {:>6.1} s  {remark}",
            self.step,
            self.time.as_secs_f64()
        );
        line.trim_end().to_owned() + "\n"
    }
}

/// The whole table.
pub(crate) fn text(rows: &[Row]) -> String {
    let width = rows.iter().map(|it| it.step.len()).max().unwrap_or(0);
    rows.iter().map(|it| it.text(width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(step: &'static str, outcome: Outcome) -> Row {
        Row::new(step, outcome, Duration::from_millis(1540))
    }

    #[test]
    fn lines_stand_below_each_other_and_say_what_to_run() {
        let rows = [
            row("tests", Outcome::Passed("231 tests".into())),
            row("format", Outcome::Failed("cargo fmt".into())),
            row(
                "wasm",
                Outcome::NotRun {
                    because: "rustup target add x".into(),
                    optional: true,
                },
            ),
        ];
        let plain = anstream::adapter::strip_str(&text(&rows)).to_string();
        assert_eq!(
            plain,
            "tests   passed      1.5 s  231 tests\n\
             format  failed      1.5 s  to mend: cargo fmt\n\
             wasm    not run     1.5 s  rustup target add x (optional)\n"
        );
    }

    #[test]
    fn a_build_machine_forgives_only_what_is_optional() {
        let not_run = |optional| {
            row(
                "x",
                Outcome::NotRun {
                    because: String::new(),
                    optional,
                },
            )
        };
        assert!(not_run(false).fails(true));
        assert!(!not_run(true).fails(true));
        assert!(!not_run(false).fails(false));
    }
}
