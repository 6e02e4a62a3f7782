//! The steps, in the order in which they are most likely to be worth reading.

use std::env;
use std::process::Command;

use anyhow::Result;

use crate::cargo::{WHOLE, cargo};
use crate::report::count;
use crate::tidy;
use crate::workbench::Workbench;

use super::{Outcome, consumer, editor, fixtures, fleet, new, nothing, oauth, twelve, watch};

/// One thing that is checked.
pub(crate) struct Step {
    /// Its name on the command line.
    pub(crate) name: &'static str,
    /// What it is about.
    pub(crate) what: &'static str,
    /// Checks it.
    pub(crate) run: fn(&Workbench<'_>) -> Result<Outcome>,
}

/// All of them.
pub(crate) const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "rustfmt has nothing to change",
        run: format,
    },
    Step {
        name: "tidy",
        what: "the house rules hold",
        run: tidy_up,
    },
    Step {
        name: "generated",
        what: "generated files and lock files are up to date",
        run: generated,
    },
    Step {
        name: "clippy",
        what: "no lint complains, in generated code neither",
        run: clippy,
    },
    Step {
        name: "tests",
        what: "units, fixtures, snapshots, end to end, doc examples",
        run: tests,
    },
    Step {
        name: "editor",
        what: "a validator and a language server that are not ours agree with the schema",
        run: editor::run,
    },
    Step {
        name: "fixtures",
        what: "the crate of every accepted fixture compiles and passes its wire test",
        run: fixtures::run,
    },
    Step {
        name: "new",
        what: "what `cargo xtask new` writes compiles and passes, whatever the kind",
        run: new::run,
    },
    Step {
        name: "watch",
        what: "`cargo xtask generate --watch` follows an author who saves in many ways",
        run: watch::run,
    },
    Step {
        name: "steps",
        what: "a client takes the twelve auth steps, and docs/benchmarks.md says so",
        run: twelve::run,
    },
    Step {
        name: "oauth",
        what: "a client signs in to a certified OAuth server, renews and revokes",
        run: oauth::run,
    },
    Step {
        name: "fleet",
        what: "stores that processes share, with a real Redis",
        run: fleet::run,
    },
    Step {
        name: "rustdoc",
        what: "the documentation builds and its links resolve",
        run: rustdoc,
    },
    Step {
        name: "nothing",
        what: "the same files come out of an empty or broken generated/",
        run: nothing::run,
    },
    Step {
        name: "consumer",
        what: "programs outside the workspace build; TLS works",
        run: consumer::run,
    },
    Step {
        name: "wasm",
        what: "the core builds for wasm32",
        run: wasm,
    },
];

const XTASK: [&str; 2] = ["--manifest-path", "xtask/Cargo.toml"];

fn format(bench: &Workbench<'_>) -> Result<Outcome> {
    let house = bench.house();
    let root = bench.run(&mut cargo(house, ["fmt", "--all", "--check"]))?;
    let xtask = bench.run(cargo(house, ["fmt", "--check"]).args(XTASK))?;
    let mut stray = None;
    for manifest in [consumer::MANIFEST, consumer::BORROWER, "bench/Cargo.toml"] {
        let check = ["fmt", "--check", "--manifest-path", manifest];
        if !bench.run(&mut cargo(house, check))? {
            stray.get_or_insert(manifest);
        }
    }
    // These tests belong to no package that lies where they lie.
    let apart = [twelve::TESTS, oauth::TESTS];
    let loose = bench.run(
        Command::new("rustfmt")
            .arg("--check")
            .args(apart)
            .current_dir(house.root()),
    )?;
    let mend = match (root, xtask) {
        (true, true) if !loose => format!("rustfmt {}", apart.join(" ")),
        (true, true) => format!("cargo fmt --manifest-path {}", stray.unwrap_or_default()),
        (false, true) => "cargo fmt --all".to_owned(),
        (true, false) => "cargo fmt --manifest-path xtask/Cargo.toml".to_owned(),
        (false, false) => {
            "cargo fmt --all && cargo fmt --manifest-path xtask/Cargo.toml".to_owned()
        }
    };
    Ok(verdict(
        root && xtask && stray.is_none() && loose,
        "",
        &mend,
    ))
}

fn tidy_up(bench: &Workbench<'_>) -> Result<Outcome> {
    let findings = tidy::findings(bench.house())?;
    for it in &findings {
        bench.note(it);
    }
    Ok(verdict(
        findings.is_empty(),
        "",
        &format!(
            "{}, each with its place above",
            count(findings.len(), "finding")
        ),
    ))
}

fn generated(bench: &Workbench<'_>) -> Result<Outcome> {
    let house = bench.house();
    let mut check = cargo(house, ["xtask", "generate", "--check"]);
    if is_build_machine() {
        check.arg("--deny-warnings");
    }
    if env::var_os("GITHUB_ACTIONS").is_some() {
        check.args(["--message-format", "github"]);
    }
    let current = bench.run(&mut check)?;
    // The cheapest command that reads a lock file and refuses to write it.
    let locks = ["tree", "--locked", "--workspace", "--depth", "0"];
    let root = bench.run(&mut cargo(house, locks))?;
    let xtask = bench.run(cargo(house, locks).args(XTASK))?;
    let locked = root && xtask;
    let mend = match (current, root) {
        (false, _) => "cargo xtask generate",
        (true, false) => "cargo update --workspace",
        (true, true) => "cargo update --workspace --manifest-path xtask/Cargo.toml",
    };
    Ok(verdict(current && locked, "", mend))
}

fn clippy(bench: &Workbench<'_>) -> Result<Outcome> {
    let house = bench.house();
    let deny = ["--", "--deny", "warnings"];
    let workspace = bench.run(
        cargo(
            house,
            ["clippy", "--workspace", "--all-targets", "--keep-going"],
        )
        .args(WHOLE)
        .args(deny),
    )?;
    let core = bench.run(
        cargo(
            house,
            ["clippy", "--package", "keywright", "--no-default-features"],
        )
        .args(deny),
    )?;
    let xtask = bench.run(
        cargo(house, ["clippy", "--all-targets"])
            .args(XTASK)
            .args(deny),
    )?;
    let mend = "what the log says; where it is in generated/, the template";
    Ok(verdict(workspace && core && xtask, "", mend))
}

fn tests(bench: &Workbench<'_>) -> Result<Outcome> {
    let mut workspace = cargo(bench.house(), ["test"]);
    let packages = bench
        .arguments()
        .iter()
        .any(|it| it == "--package" || it.starts_with("-p"));
    if !packages {
        workspace
            .args(["--workspace", "--no-fail-fast"])
            .args(WHOLE);
    }
    let passed = bench.run(calm(workspace.args(bench.arguments())))?;
    let own = packages
        || bench.run(calm(
            cargo(bench.house(), ["test"])
                .args(XTASK)
                .args(bench.arguments()),
        ))?;
    let number = tests_passed(&bench.text());
    Ok(verdict(
        passed && own,
        &count(number, "test"),
        "`cargo xtask review` where a snapshot differs, else what the log says",
    ))
}

fn rustdoc(bench: &Workbench<'_>) -> Result<Outcome> {
    let mut command = cargo(bench.house(), ["doc", "--workspace", "--no-deps"]);
    let passed = bench.run(command.args(WHOLE).env("RUSTDOCFLAGS", "--deny warnings"))?;
    Ok(verdict(
        passed,
        "",
        "what the log says; where it is in generated/, the spec or the template",
    ))
}

fn wasm(bench: &Workbench<'_>) -> Result<Outcome> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output();
    let folder = output
        .map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned())
        .unwrap_or_default();
    if folder.is_empty() || !std::path::Path::new(&folder).is_dir() {
        let because = format!("this target is not installed: rustup target add {TARGET}");
        bench.note(&because);
        return Ok(Outcome::NotRun {
            because,
            optional: true,
        });
    }
    let check = [
        "check",
        "--package",
        "keywright",
        "--no-default-features",
        "--target",
        TARGET,
    ];
    let passed = bench.run(&mut cargo(bench.house(), check))?;
    Ok(verdict(passed, "", "what the log says"))
}

/// Whether a change is judged here, and not only tried.
pub(super) fn is_build_machine() -> bool {
    env::var_os("CI").is_some_and(|it| !it.is_empty())
}

/// Passed with a remark, or failed with what mends it.
pub(super) fn verdict(passed: bool, remark: &str, mend: &str) -> Outcome {
    if passed {
        Outcome::Passed(remark.into())
    } else {
        Outcome::Failed(mend.into())
    }
}

/// Snapshots are compared and never written, whatever the caller's environment says.
pub(super) fn calm(command: &mut Command) -> &mut Command {
    command
        .env("INSTA_UPDATE", "no")
        .env_remove("INSTA_FORCE_PASS")
        .env_remove("INSTA_SNAPSHOT_REFERENCES_FILE")
}

/// The sum of the lines `test result: ok. 12 passed; …`.
pub(super) fn tests_passed(log: &str) -> usize {
    let results = log
        .lines()
        .filter_map(|it| it.trim().strip_prefix("test result: "));
    results
        .filter_map(|it| {
            it.split_once(" passed")?
                .0
                .rsplit(' ')
                .next()?
                .parse::<usize>()
                .ok()
        })
        .sum()
}

#[cfg(test)]
mod tests_of_steps {
    use super::*;

    #[test]
    fn counts_tests() {
        let log = "test result: ok. 12 passed; 0 failed; 0 ignored\nx\ntest result: FAILED. 3 passed; 1 failed\n";
        assert_eq!(tests_passed(log), 15);
    }
}
