//! The twelve auth steps: a crate is generated that has every scheme, and each step is a test of
//! its typed client against the strict server. What came out is a table, beside what other
//! generators make of the same steps.

use anyhow::{Result, bail};

use crate::bespoke::Bespoke;
use crate::cargo::LEAN;
use crate::grid::Grid;
use crate::page::Section;
use crate::scratch::Scratch;
use crate::workbench::Workbench;

/// The section of the page that holds the table.
pub(crate) const SECTION: Section = Section::new("steps");
/// The tests, and the spec of the client that takes the steps.
pub(crate) const STEPS_TAKEN: Bespoke = Bespoke {
    name: "steps",
    tests: "tests/steps/main.rs",
    specs: &["tests/steps/twelve.yaml"],
    needs: "keywright-generator = { workspace = true }\nkeywright-server = { workspace = true }\n\
            tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n",
};

/// Other generators.
const OTHERS: [&str; 5] = [
    "oas3-gen",
    "openapi-generator",
    "openapi-to-rust",
    "progenitor",
    "ploidy",
];

/// The name of a test, the step that it is, and what the others make of it.
type Step = (&'static str, &'static str, [&'static str; 5]);

/// The steps. What begins with `yes` counts, `by hand` means that the user of the client writes it.
#[rustfmt::skip]
const STEPS: [Step; 12] = [
    ("basic", "Basic", ["no", "yes", "by hand", "by hand", "by hand"]),
    ("key_in_a_header", "key in a header", ["yes", "yes", "yes, one a client", "by hand", "by hand"]),
    ("prefix_from_the_spec", "its prefix from the spec", ["by hand", "by hand", "by hand", "by hand", "by hand"]),
    ("two_keys_at_once", "two keys at once", ["yes", "no", "no", "by hand", "by hand"]),
    ("key_in_the_query", "key in the query", ["yes", "yes", "no", "no", "no"]),
    ("key_in_a_cookie", "key in a cookie", ["yes", "no", "no", "no", "no"]),
    ("bearer", "bearer", ["yes", "yes", "yes", "by hand", "by hand"]),
    ("session_from_login_to_logout", "session, login to logout", ["by hand", "by hand", "by hand", "by hand", "by hand"]),
    ("oauth2_token_fetched", "OAuth 2.0 token fetched", ["no", "no", "no", "no", "no"]),
    ("recovery_after_the_server_expires_a_token", "recovery after the server expires a token", ["no", "no", "no", "no", "no"]),
    ("credential_kept_off_public_endpoints", "credential kept off public endpoints", ["yes, cookies excepted", "yes", "no", "no", "no"]),
    ("exactly_one_authorization", "exactly one `Authorization`, whatever is configured", ["yes", "no", "-", "-", "-"]),
];

/// What has to be said of the table.
const NOTE: &str = "Each step of Keywright is a test of a generated, typed client against a loopback server that \
     refuses anything else: [tests/steps/](../tests/steps/). The other columns were measured once, on another day, on \
     what those generators made of an OpenAPI document of an invented provider. *By hand*: the user of the client \
     writes it. A dash: the client knows no second credential.";

/// Which steps passed.
pub(crate) struct Steps {
    passed: [bool; STEPS.len()],
}

impl Steps {
    /// How many passed.
    pub(crate) fn number(&self) -> usize {
        self.passed.iter().filter(|it| **it).count()
    }

    /// Whether all did.
    pub(crate) fn are_all_passed(&self) -> bool {
        self.number() == STEPS.len()
    }

    /// One line: `12 of 12`.
    pub(crate) fn summary(&self) -> String {
        format!("{} of {}", self.number(), STEPS.len())
    }

    /// The table.
    pub(crate) fn grid(&self) -> Grid {
        let mut grid = Grid::words(["step", "Keywright"].into_iter().chain(OTHERS));
        for ((_, title, others), passed) in STEPS.iter().zip(self.passed) {
            let own = if passed { "yes" } else { "no" };
            grid.row([*title, own].into_iter().chain(*others));
        }
        let others = (0..OTHERS.len()).map(|column| {
            let yes = STEPS
                .iter()
                .filter(|it| it.2[column].starts_with("yes"))
                .count();
            format!("{yes} of {}", STEPS.len())
        });
        grid.row(
            ["in all".to_owned(), self.summary()]
                .into_iter()
                .chain(others),
        );
        grid
    }

    /// The section of the page.
    pub(crate) fn markdown(&self) -> String {
        format!("{NOTE}\n\n{}", self.grid().markdown())
    }

    /// Reads the lines `test basic ... ok` of a log.
    fn of(log: &str) -> Self {
        let is_passed = |step: &Step| {
            let line = format!("test {} ... ok", step.0);
            log.lines().any(|it| it.trim() == line)
        };
        Self {
            passed: std::array::from_fn(|it| is_passed(&STEPS[it])),
        }
    }
}

/// Runs the steps. One that fails is told by its absence from those that passed.
pub(crate) fn run(bench: &Workbench<'_>, scratch: &Scratch<'_>) -> Result<Steps> {
    bench.run(
        scratch
            .cargo(&["test", "--package", "steps", "--test", "steps"])
            .args(LEAN),
    )?;
    let log = bench.text();
    if !log.contains("test result: ") {
        bail!("the steps do not compile");
    }
    Ok(Steps::of(&log))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_passes_by_its_line_alone() {
        let log = "test basic ... ok\ntest bearer ... FAILED\ntest basic_again ... ok\n";
        let steps = Steps::of(log);
        assert_eq!(steps.summary(), "1 of 12");
        assert!(steps.passed[0] && !steps.are_all_passed());
    }

    #[test]
    fn the_others_come_out_as_they_were_measured() {
        let markdown = Steps::of("").markdown();
        let last = "| in all | 0 of 12 | 7 of 12 | 5 of 12 | 2 of 12 | 0 of 12 | 0 of 12 |\n";
        assert!(markdown.ends_with(last), "{markdown}");
    }
}
