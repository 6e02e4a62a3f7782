//! What a program that starts the commands gets: which stream, which format, which exit code.

use std::process::Output;

use crate::project::Project;
use serde_json::Value;

const GOOD: &str = "provider: good\ntitle: Good\ndocs: https://docs.acme.example\nchecked: 2026-08-20\nbase_url: https://api.acme.example\nauth:\n  - bearer\nendpoints:\n  ping: { call: GET /ping, auth: any }\n";

/// A project with these specs, by name.
fn with(specs: &[(&str, String)]) -> Project {
    let project = Project::new();
    for (name, text) in specs {
        project.write(&format!("specs/{name}.yaml"), text.as_bytes());
    }
    project
}

/// The exit code, and what stands on both streams.
fn run(project: &Project, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = project.xtask(arguments);
    let Output {
        status,
        stdout,
        stderr,
    } = command.env_remove("CLICOLOR_FORCE").output().unwrap();
    let text = |it| String::from_utf8(it).unwrap();
    (status.code(), text(stdout), text(stderr))
}

fn broken() -> (&'static str, String) {
    let text = GOOD.replace("provider: good", "provider: broken");
    ("broken", text.replace("title:", "titel:"))
}

fn objects(stdout: &str) -> Vec<Value> {
    let line = |it| serde_json::from_str(it).unwrap_or_else(|_| panic!("not JSON: {it}"));
    stdout.lines().map(line).collect()
}

#[test]
fn a_refused_spec_is_told_in_every_format() {
    let house = with(&[broken(), ("good", GOOD.to_owned())]);
    let run = |format| run(&house, &["generate", "--check", "--message-format", format]);

    let (code, stdout, stderr) = run("human");
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(
        stderr.starts_with("error[E0107]: a file has no key `titel`\n --> specs/broken.yaml:2:1\n")
    );
    let end = "1 error in 1 spec; nothing was written\nfor more: cargo xtask explain E0107\n";
    assert!(stderr.ends_with(end), "{stderr}");

    let (code, stdout, stderr) = run("short");
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    let line = "specs/broken.yaml:2:1: error[E0107]: a file has no key `titel`; write `title`\n";
    assert!(stderr.starts_with(line), "{stderr}");

    let (code, stdout, stderr) = run("json");
    assert_eq!((code, stderr.as_str()), (Some(2), ""));
    let told = objects(&stdout);
    let kinds: Vec<_> = told.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["diagnostic", "summary"]);
    assert_eq!(
        (&told[1]["errors"], &told[1]["specs"]),
        (&1.into(), &2.into())
    );

    let (code, stdout, stderr) = run("github");
    assert_eq!((code, stderr.as_str()), (Some(2), ""));
    assert!(stdout.starts_with("::error file=specs/broken.yaml,line=2,endLine=2,col=1,"));
}

#[test]
fn a_warning_stops_nothing_unless_it_is_denied() {
    let text = include_str!("../../../generator/tests/rejected/example_that_looks_real.yaml");
    let house = with(&[("acme", text.to_owned())]);
    let json = ["generate", "--check", "--message-format", "json"];
    let (code, stdout, _) = run(&house, &json);
    let told = objects(&stdout);
    let last = told.last().unwrap();
    // The files are not there yet, so a check finds them.
    assert_eq!((code, &told[0]["severity"]), (Some(1), &"warning".into()));
    assert_eq!((&last["errors"], &last["warnings"]), (&0.into(), &1.into()));
    assert!(told.iter().any(|it| it["kind"] == "file"));

    let (code, stdout, _) = run(&house, &[&json[..], &["--deny-warnings"]].concat());
    let told = objects(&stdout);
    let last = told.last().unwrap();
    assert_eq!((code, &told[0]["severity"]), (Some(2), &"error".into()));
    assert_eq!((&last["errors"], &last["warnings"]), (&1.into(), &0.into()));
    assert!(!told.iter().any(|it| it["kind"] == "file"));

    let (_, _, stderr) = run(&house, &["generate", "--check"]);
    assert!(stderr.starts_with("warning[W0501]: "), "{stderr}");
    assert!(stderr.contains("\n1 warning in 1 spec\n"), "{stderr}");
}

#[test]
fn what_would_be_written_is_told_too() {
    let house = with(&[("good", GOOD.to_owned())]);
    let (code, stdout, _) = run(&house, &["generate", "--check", "--message-format", "json"]);
    assert_eq!(code, Some(1));
    let told = objects(&stdout);
    let (last, files) = told.split_last().unwrap();
    assert!(
        files
            .iter()
            .all(|it| it["kind"] == "file" && it["change"] != "unchanged")
    );
    assert!(
        files
            .iter()
            .any(|it| it["path"] == "generated/good/src/lib.rs")
    );
    assert_eq!(
        (&last["kind"], &last["written"]),
        (&"summary".into(), &false.into())
    );
    assert!(!house.0.join("generated").exists());

    let (code, stdout, _) = run(
        &house,
        &["generate", "--check", "--message-format", "github"],
    );
    assert_eq!(code, Some(1));
    assert!(
        stdout.contains("\n::error title=not up to date::"),
        "{stdout}"
    );
}

#[test]
fn a_file_is_printed_byte_for_byte() {
    let house = with(&[("good", GOOD.to_owned())]);
    let (code, stdout, stderr) = run(&house, &["generate", "--print", "good/src/lib.rs"]);
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(stdout.starts_with("// Generated from specs/good.yaml by"));
}

#[test]
fn the_list_says_which_spec_is_broken() {
    let house = with(&[broken(), ("good", GOOD.to_owned())]);
    let (code, stdout, _) = run(&house, &["list", "--format", "json"]);
    assert_eq!(code, Some(2));
    let told = objects(&stdout);
    assert_eq!(told[0]["kind"], "broken");
    assert_eq!(
        (&told[1]["name"], &told[1]["checked"]),
        (&"good".into(), &"2026-08-20".into())
    );
    assert!(told[1]["age_days"].is_i64());
    let (code, stdout, _) = run(&house, &["list"]);
    assert_eq!(code, Some(2));
    assert!(stdout.contains("\n1 spec broken: "), "{stdout}");
}

#[test]
fn a_code_that_does_not_exist_is_answered_with_others() {
    let house = with(&[]);
    let (code, stdout, stderr) = run(&house, &["explain", "E0999\x1b[2J"]);
    assert_eq!((code, stdout.as_str()), (Some(2), ""));
    assert!(stderr.starts_with("error: there is no code `E0999\\u{1b}[2J`; the nearest are:\n"));
    let (code, stdout, _) = run(&house, &["explain", "e0203"]);
    assert_eq!(code, Some(0));
    assert!(stdout.starts_with("E0203: A placeholder that nothing fills.\n"));
}

#[test]
fn a_name_that_is_nearly_one_is_answered_with_it() {
    let project = with(&[]);
    project.spec("acme", "Acme");
    project.spec("other", "Other");
    let (code, _, stderr) = run(&project, &["generate", "acm"]);
    assert_eq!(code, Some(2));
    assert!(
        stderr.contains("`acme` is called much the same"),
        "{stderr}"
    );
    let (_, _, stderr) = run(&project, &["generate", "nothing-like-it"]);
    assert!(stderr.contains("there is: acme, other"), "{stderr}");
}

#[test]
fn a_provider_in_upper_case_is_one_fault() {
    let project = with(&[]);
    project.spec("acme", "Acme");
    let text = std::fs::read_to_string(project.0.join("specs/acme.yaml")).expect("written");
    project.write(
        "specs/acme.yaml",
        text.replace("provider: acme", "provider: Acme").as_bytes(),
    );
    let (_, _, stderr) = run(
        &project,
        &["generate", "--check", "--message-format", "short"],
    );
    assert_eq!(stderr.matches("E0401").count(), 1, "{stderr}");
}

#[test]
fn a_day_that_has_not_come_is_a_warning() {
    let project = with(&[]);
    project.spec("acme", "Acme");
    let text = std::fs::read_to_string(project.0.join("specs/acme.yaml")).expect("written");
    project.write(
        "specs/acme.yaml",
        text.replace("2026-08-20", "9000-01-01").as_bytes(),
    );
    let (_, _, stderr) = run(
        &project,
        &["generate", "--check", "--message-format", "short"],
    );
    assert!(
        stderr.contains("specs/acme.yaml:4:10: warning[W0101]"),
        "{stderr}"
    );
}

#[test]
fn a_broken_spec_is_told_before_any_test_is_run() {
    let project = with(&[broken()]);
    let (code, stdout, stderr) = run(&project, &["review"]);
    assert_eq!(code, Some(2), "{stdout}{stderr}");
    assert!(stderr.contains("E0"), "{stderr}");
    assert!(!project.0.join("target/xtask/review.log").exists());
}
