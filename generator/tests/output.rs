//! Only what bears the header is overwritten or deleted, and nothing outside the root is touched.

mod folder;

use std::fs;
use std::path::Path;

use folder::{Folder, HEADER, file};
use keywright_generator::output::{ChangeKind, Plan, plan};

fn kinds(plan: &Plan) -> Vec<(&str, ChangeKind)> {
    plan.changes
        .iter()
        .map(|it| (it.path.as_str(), it.kind))
        .collect()
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = Folder::new();
    let files = [
        file("generated/acme/Cargo.toml", "a"),
        file("docs/providers/acme.md", "b"),
    ];
    let first = folder.plan(&files);
    assert_eq!(
        kinds(&first),
        [
            ("docs/providers/acme.md", ChangeKind::Create),
            ("generated/acme/Cargo.toml", ChangeKind::Create)
        ]
    );
    first.apply().expect("applied");
    let path = folder.0.join("generated/acme/Cargo.toml");
    let written = |path: &Path| {
        fs::metadata(path)
            .and_then(|it| it.modified())
            .expect("it is there")
    };
    let before = written(&path);
    let second = folder.plan(&files);
    assert!(second.is_empty(), "{:?}", kinds(&second));
    second.apply().expect("applied");
    assert_eq!(written(&path), before);
}

#[test]
fn what_differs_is_updated_and_what_no_spec_owns_is_deleted() {
    let folder = Folder::new();
    folder
        .plan(&[
            file("generated/acme/src/lib.rs", "a"),
            file("generated/old/src/lib.rs", "b"),
        ])
        .apply()
        .expect("applied");
    folder.write("generated/old/notes.txt", "by hand\n");
    let changed = folder.plan(&[file("generated/acme/src/lib.rs", "c")]);
    assert_eq!(
        kinds(&changed),
        [
            ("generated/acme/src/lib.rs", ChangeKind::Update),
            ("generated/old/src/lib.rs", ChangeKind::Delete)
        ]
    );
    assert_eq!(
        changed.changes[0].old.as_deref(),
        Some(&*format!("{HEADER}a"))
    );
    changed.apply().expect("applied");
    assert!(!folder.has("generated/old/src"), "an empty folder stays");
    assert!(
        folder.has("generated/old/notes.txt"),
        "a file by hand is gone"
    );
    fs::remove_file(folder.0.join("generated/old/notes.txt")).expect("removed");
    folder.plan(&[]).apply().expect("applied");
    assert!(!folder.has("generated/acme"), "an empty crate stays");
}

#[test]
fn a_file_by_hand_is_an_error_and_stays() {
    let folder = Folder::new();
    folder.write("generated/acme/Cargo.toml", "[package]\n");
    let error = plan(
        &[
            file("generated/acme/Cargo.toml", "a"),
            file("generated/b.toml", "b"),
        ],
        &folder.0,
    )
    .expect_err("refused");
    assert!(
        error
            .to_string()
            .contains("generated/acme/Cargo.toml is in the way"),
        "{error}"
    );
    assert!(
        !folder.has("generated/b.toml"),
        "something was written all the same"
    );
}

#[test]
fn a_path_that_climbs_is_refused() {
    let folder = Folder::new();
    for path in [
        "../outside.toml",
        "/tmp/outside.toml",
        "generated/../../outside.toml",
    ] {
        let error = plan(&[file(path, "a")], &folder.0).expect_err("refused");
        assert!(error.to_string().contains("leaves the folder"), "{error}");
    }
}
