//! Whatever lies where a generated file is to be, nothing outside the root is touched, nothing that
//! people wrote is lost, and no file is ever half.
#![cfg(unix)]

mod folder;

use std::fs;
use std::os::unix::{fs::symlink, net::UnixListener};
use std::path::Path;

use folder::{Folder, HEADER, file};
use keywright_generator::output::{ChangeKind, plan};

const LIB: &str = "generated/acme/src/lib.rs";

/// What stands in a folder: paths and texts, so that two looks can be compared.
fn look(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("it can be listed") {
        let path = entry.expect("it can be listed").path();
        if path.is_symlink() {
            let to = fs::read_link(&path).expect("it is a link");
            found.push((path.display().to_string(), to.display().to_string()));
        } else if path.is_dir() {
            found.extend(look(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap_or_default();
            found.push((path.display().to_string(), text));
        }
    }
    found.sort();
    found
}

#[test]
fn no_link_is_followed() {
    for linked in ["generated", "generated/acme", "generated/acme/src", LIB] {
        let (folder, outside) = (Folder::new(), Folder::new());
        outside.write("lib.rs", &format!("{HEADER}keep"));
        outside.write("src/lib.rs", &format!("{HEADER}keep"));
        outside.write("acme/src/lib.rs", &format!("{HEADER}keep"));
        let link = folder.0.join(linked);
        fs::create_dir_all(link.parent().expect("it lies in the folder")).expect("made");
        let target = if linked == LIB {
            outside.0.join("lib.rs")
        } else {
            outside.0.clone()
        };
        symlink(target, link).expect("linked");
        let before = look(&outside.0);
        let error = plan(&[file(LIB, "a")], &folder.0).expect_err("refused");
        assert!(
            error.to_string().contains("passes through a link"),
            "{linked}: {error}"
        );
        // Where no spec owns what is linked, the link is left alone.
        match plan(&[], &folder.0) {
            Ok(plan) => plan.apply().expect("nothing is in the way"),
            Err(error) => assert!(linked == "generated", "{linked}: {error}"),
        }
        assert_eq!(look(&outside.0), before, "{linked}");
    }
}

#[test]
fn a_link_that_comes_between_is_not_followed() {
    for linked in ["generated/acme", "generated/acme/src"] {
        let (folder, outside) = (Folder::new(), Folder::new());
        folder.plan(&[file(LIB, "a")]).apply().expect("applied");
        outside.write("lib.rs", &format!("{HEADER}a"));
        outside.write("src/lib.rs", &format!("{HEADER}a"));
        let (update, delete) = (folder.plan(&[file(LIB, "b")]), folder.plan(&[]));
        fs::remove_dir_all(folder.0.join(linked)).expect("removed");
        symlink(&outside.0, folder.0.join(linked)).expect("linked");
        let before = look(&outside.0);
        for plan in [update, delete] {
            let error = plan.apply().expect_err("refused");
            assert!(
                error.to_string().contains("passes through a link"),
                "{error}"
            );
        }
        assert_eq!(look(&outside.0), before, "{linked}");
    }
}

#[test]
fn what_is_no_file_is_an_error_and_stays() {
    let folder = Folder::new();
    fs::create_dir_all(folder.0.join(LIB)).expect("made");
    let error = plan(&[file(LIB, "a")], &folder.0).expect_err("a folder");
    assert!(
        error
            .to_string()
            .contains("lib.rs is no file; move or delete it"),
        "{error}"
    );

    let folder = Folder::new();
    fs::create_dir_all(folder.0.join("generated/acme/src")).expect("made");
    let _socket = UnixListener::bind(folder.0.join(LIB)).expect("bound");
    let error = plan(&[file(LIB, "a")], &folder.0).expect_err("a socket");
    assert!(error.to_string().contains("lib.rs is no file"), "{error}");

    let folder = Folder::new();
    folder.write("generated/acme", "by hand\n");
    let error = plan(&[file(LIB, "a")], &folder.0).expect_err("a file");
    let expected = "needs a folder where generated/acme is none; move or delete that";
    assert!(error.to_string().contains(expected), "{error}");

    let folder = Folder::new();
    folder.write(LIB, "");
    let long = fs::File::options()
        .write(true)
        .open(folder.0.join(LIB))
        .expect("opened");
    long.set_len(1 << 40).expect("a file with a hole");
    let error = plan(&[file(LIB, "a")], &folder.0).expect_err("too long");
    assert!(
        error
            .to_string()
            .contains("is longer than any generated file"),
        "{error}"
    );
}

#[test]
fn a_file_that_changes_in_between_is_kept() {
    let folder = Folder::new();
    let files = |text: &str| [file("generated/acme/a.toml", text), file(LIB, text)];
    folder.plan(&files("a")).apply().expect("applied");
    let (update, delete) = (folder.plan(&files("b")), folder.plan(&[]));
    folder.write(LIB, "by hand\n");
    let before = look(&folder.0);
    for plan in [update, delete] {
        let error = plan.apply().expect_err("refused");
        assert!(
            error.to_string().contains("was changed while this ran"),
            "{error}"
        );
        assert_eq!(
            look(&folder.0),
            before,
            "something was written all the same"
        );
    }
}

#[test]
fn a_run_that_cannot_write_everything_writes_nothing() {
    let folder = Folder::new();
    let files = |text: &str| [file("generated/acme/a.toml", text), file(LIB, text)];
    folder.plan(&files("a")).apply().expect("applied");
    let mut update = folder.plan(&files("b"));
    // A name that is too long for the file beside it: as good as a disk that is full.
    let long = format!("generated/new/{}.toml", "x".repeat(250));
    update.changes.extend(
        folder
            .plan(&[file(&long, "c")])
            .changes
            .into_iter()
            .filter(|it| it.path == long),
    );
    let before = look(&folder.0);
    let error = update.apply().expect_err("refused");
    assert!(error.to_string().contains("generated/new/xxx"), "{error}");
    assert_eq!(
        look(&folder.0),
        before,
        "something was written all the same"
    );
    assert!(!folder.has("generated/new"), "an empty folder is left");
}

#[test]
fn what_a_killed_run_left_is_removed() {
    let folder = Folder::new();
    let files = [file(LIB, "a"), file("specs/README.md", "b")];
    folder.plan(&files).apply().expect("applied");
    folder.write(
        "generated/acme/src/.lib.rs.4711.new",
        &format!("{HEADER}half"),
    );
    folder.write("generated/acme/.Cargo.toml.4711.new", "");
    folder.write("specs/.README.md.4711.new", &format!("{HEADER}half"));
    folder.write("generated/acme/.notes.4711.new", "by hand\n");
    folder.write("specs/.acme.yaml.swp", "by hand\n");
    let plan = folder.plan(&files);
    let deleted = plan
        .changes
        .iter()
        .filter(|it| it.kind == ChangeKind::Delete);
    assert_eq!(deleted.count(), 3);
    plan.apply().expect("applied");
    assert!(!folder.has("generated/acme/src/.lib.rs.4711.new"));
    assert!(folder.has("generated/acme/.notes.4711.new") && folder.has("specs/.acme.yaml.swp"));
    assert!(folder.plan(&files).is_empty());
}

#[test]
fn what_waits_beside_a_place_is_not_followed_either() {
    let (folder, outside) = (Folder::new(), Folder::new());
    outside.write("victim", "keep");
    fs::create_dir_all(folder.0.join("generated/acme/src")).expect("made");
    let beside = format!("generated/acme/src/.lib.rs.{}.new", std::process::id());
    symlink(outside.0.join("victim"), folder.0.join(beside)).expect("linked");
    folder.plan(&[file(LIB, "a")]).apply().expect("applied");
    let victim = fs::read_to_string(outside.0.join("victim")).expect("it is there");
    assert_eq!(victim, "keep");
    assert!(folder.has(LIB));
}

#[test]
fn an_empty_file_is_nobodys() {
    let folder = Folder::new();
    folder.write(LIB, "");
    folder.plan(&[file(LIB, "a")]).apply().expect("applied");
    let text = fs::read_to_string(folder.0.join(LIB)).expect("it is there");
    assert_eq!(text, format!("{HEADER}a"));
}
