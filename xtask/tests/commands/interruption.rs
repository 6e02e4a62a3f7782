//! A run that is killed, held up or out of space leaves every file old or new, and the next run
//! repairs the rest.

use std::fs::{self, File};
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::project::{Files, Project};

/// One of two versions of the specs: they differ in titles, and each has a provider of its own.
fn specs(project: &Project, version: usize) {
    let (own, other) = [("first", "second"), ("second", "first")][version];
    project.spec("acme", &format!("Acme {version}"));
    project.spec(own, "Own");
    let _ = fs::remove_file(project.0.join(format!("specs/{other}.yaml")));
}

fn generate(project: &Project) {
    let output = project.xtask(&["generate"]).output().expect("started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

/// A project, and what both versions come to.
fn prepared() -> (Project, [Files; 2], Duration) {
    let project = Project::new();
    let mut took = Duration::ZERO;
    let versions = [0, 1].map(|version| {
        specs(&project, version);
        let start = Instant::now();
        generate(&project);
        took = start.elapsed();
        project.files()
    });
    (project, versions, took)
}

fn is_beside(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(".new")
        .is_some_and(|it| it.starts_with('.'))
}

#[test]
fn a_run_that_is_killed_leaves_every_file_old_or_new() {
    let (project, versions, took) = prepared();
    let (mut interrupted, mut now) = (0, 1);
    for round in 0..24 {
        now = 1 - now;
        specs(&project, now);
        let mut child = project
            .xtask(&["generate"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let chance = RandomState::new().build_hasher().finish() % 1000;
        thread::sleep(took.mul_f64(f64::from(u32::try_from(chance).expect("small")) / 900.0));
        child.kill().expect("killed, or at its end");
        if !child.wait().expect("waited").success() {
            interrupted += 1;
        }
        for (path, bytes) in project.files() {
            let whole = versions.iter().any(|it| it.get(&path) == Some(&bytes));
            assert!(
                whole || is_beside(&path),
                "round {round}: {path} is neither old nor new"
            );
        }
        for path in versions[0]
            .keys()
            .filter(|it| versions[1].contains_key(*it))
        {
            assert!(
                project.0.join(path).is_file(),
                "round {round}: {path} is gone"
            );
        }
        if round % 6 == 5 {
            generate(&project);
            assert_eq!(
                differences(&project.files(), &versions[now]),
                "",
                "round {round}"
            );
        }
    }
    assert!(
        interrupted > 5,
        "only {interrupted} runs were killed before their end"
    );
    generate(&project);
    assert_eq!(differences(&project.files(), &versions[now]), "");
    let check = project
        .xtask(&["generate", "--check"])
        .output()
        .expect("started");
    // Packages outside of this workspace stand in its lock file, which is always stale for that.
    let said = String::from_utf8_lossy(&check.stdout);
    assert!(said.contains("0 created, 0 updated, 0 deleted"), "{said}");
}

/// The paths in which two states differ.
fn differences(left: &Files, right: &Files) -> String {
    let paths = left.keys().chain(right.keys());
    let mut paths: Vec<&str> = paths
        .filter(|it| left.get(*it) != right.get(*it))
        .map(String::as_str)
        .collect();
    paths.dedup();
    paths.join(", ")
}

#[test]
fn what_a_killed_run_left_in_the_root_is_removed() {
    let (project, versions, _) = prepared();
    project.write(".Cargo.lock.4711.new", b"half");
    project.write("specs/.README.md.4711.new", b"");
    generate(&project);
    assert_eq!(differences(&project.files(), &versions[1]), "");
}

#[test]
fn runs_wait_for_each_other_and_readers_for_nobody() {
    let (project, versions, _) = prepared();
    specs(&project, 0);
    let lock = File::open(project.0.join("specs")).expect("it is there");
    lock.lock().expect("nobody holds it");
    // Whoever builds elsewhere writes to the same place.
    let mut run = project.xtask(&["generate"]);
    let mut run = run
        .env("CARGO_TARGET_DIR", project.0.join("target/elsewhere"))
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    let mut said = BufReader::new(run.stderr.take().expect("it is a pipe")).lines();
    let first = said.next().expect("it says something").expect("it is text");
    assert!(first.contains("is writing; waiting for it"), "{first}");
    let check = project
        .xtask(&["generate", "--check"])
        .output()
        .expect("started");
    assert_eq!(check.status.code(), Some(1), "what is stale was not found");
    assert_eq!(
        differences(&project.files(), &versions[1]),
        "",
        "it did not wait"
    );
    lock.unlock().expect("it is ours");
    assert!(run.wait().expect("waited").success());

    specs(&project, 1);
    let mut both: Vec<_> = (0..2)
        .map(|_| {
            let mut command = project.xtask(&["generate"]);
            let command = command.stdout(Stdio::null()).stderr(Stdio::null());
            command.spawn().expect("started")
        })
        .collect();
    for it in &mut both {
        assert!(it.wait().expect("waited").success());
    }
    assert_eq!(differences(&project.files(), &versions[1]), "");
}

#[test]
fn a_disk_without_room_changes_nothing() {
    let (project, versions, _) = prepared();
    specs(&project, 0);
    // No file may have more than some blocks: the longer ones cannot be written.
    let output = project
        .limited("trap '' XFSZ; ulimit -f 4", "generate")
        .output()
        .expect("started");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write: "), "{said}");
    assert!(said.contains("too large"), "{said}");
    assert_eq!(differences(&project.files(), &versions[1]), "");
    generate(&project);
    assert_eq!(differences(&project.files(), &versions[0]), "");
}

#[test]
fn a_folder_that_is_read_only_changes_nothing() {
    use std::os::unix::fs::PermissionsExt as _;
    let (project, versions, _) = prepared();
    let folder = project.0.join("generated/acme/src");
    let mode = |it| fs::set_permissions(&folder, fs::Permissions::from_mode(it)).expect("ours");
    mode(0o555);
    if fs::write(folder.join(".probe"), "").is_ok() {
        println!("root writes to read-only folders too; the disk without room stands for this");
        return;
    }
    specs(&project, 0);
    let output = project.xtask(&["generate"]).output().expect("started");
    mode(0o755);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot write: generated/acme/src/"), "{said}");
    assert_eq!(differences(&project.files(), &versions[1]), "");
}
