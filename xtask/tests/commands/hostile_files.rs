//! Whatever lies in specs/, the program answers soon, in bounded memory, and says what to do.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use crate::project::Project;
use nix::sys::stat::Mode;
use nix::unistd::mkfifo;

/// Without optimisation, and on a machine that does other things.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is said of a spec, with the address space of the program kept small.
fn said(project: &Project) -> String {
    let start = Instant::now();
    let output = project
        .limited("ulimit -v 1000000", "generate --check")
        .output()
        .expect("started");
    assert!(
        start.elapsed() < PATIENCE,
        "no answer for {:?}",
        start.elapsed()
    );
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn what_is_no_file_is_not_read() {
    let project = Project::new();
    let spec = project.0.join("specs/acme.yaml");
    let is = |what: &str| format!("specs/acme.yaml is {what}, and a spec is a file: ");
    mkfifo(&spec, Mode::S_IRWXU).expect("made");
    assert!(said(&project).contains(&is("no file")));
    for target in ["/dev/zero", "/proc/self/environ", "/etc/passwd"] {
        fs::remove_file(&spec).expect("ours");
        symlink(target, &spec).expect("linked");
        assert!(said(&project).contains(&is("a link")), "{target}");
    }
    fs::remove_file(&spec).expect("ours");
    fs::create_dir(&spec).expect("made");
    assert!(said(&project).contains(&is("a folder")));
}

#[test]
fn a_spec_with_another_ending_is_not_passed_over() {
    let project = Project::new();
    project.spec("acme", "Acme");
    project.write("specs/other.yml", b"provider: other\n");
    assert!(said(&project).contains("specs/other.yml is not read; rename it"));
}

/// However a spec writes its provider's name, it never claims another one's crate, and a run for
/// its file never deletes the crate of that name.
#[test]
fn a_spec_makes_the_crate_of_its_file() {
    let project = Project::new();
    for name in ["\"other\"", "'other'", " other"] {
        project.spec("acme", "Acme");
        let text = fs::read_to_string(project.0.join("specs/acme.yaml")).expect("it is there");
        let text = text.replace("provider: acme", &format!("provider: {name}"));
        project.write("specs/acme.yaml", text.as_bytes());
        let said = said(&project);
        assert!(
            said.contains("`other` is not the name of this file"),
            "{said}"
        );
    }
}

#[test]
fn what_is_no_text_is_told_with_its_place() {
    let project = Project::new();
    let spec = |title: &[u8]| [b"provider: acme\ntitle: ", title, b"\n"].concat();
    let wide: Vec<u8> = "\u{feff}provider: acme\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("UTF-16", wide, "the file is UTF-16"),
        (
            "Latin-1",
            spec(b"Caf\xe9"),
            "the byte 0xE9 is no part of a character of UTF-8",
        ),
        (
            "a lone CR",
            spec(b"Acme # x\rauth: none"),
            "the character U+000D is not allowed",
        ),
        (
            "a NUL",
            spec(b"Ac\0me"),
            "the character U+0000 is not allowed",
        ),
        (
            "a direction",
            spec("Acme \u{202e}".as_bytes()),
            "the character U+202E is not allowed",
        ),
        (
            "a tab",
            b"provider: acme\n\ttitle: Acme\n".to_vec(),
            "specs/acme.yaml:2:1",
        ),
    ];
    for (name, bytes, expected) in cases {
        project.write("specs/acme.yaml", &bytes);
        let said = said(&project);
        assert!(said.contains(expected), "{name}: {said}");
    }
}

#[test]
fn a_file_is_as_long_as_it_likes() {
    let project = Project::new();
    let path = project.0.join("specs/acme.yaml");
    let file = File::create(&path).expect("made");
    file.set_len(50 << 30).expect("a file with a hole");
    assert!(said(&project).contains("the file is longer than one mebibyte"));
    fs::remove_file(&path).expect("ours");
    let keys: Vec<_> = (0..1900).map(|it| format!("key{it}: x")).collect();
    let keys = keys.join("\n");
    for (name, text, expected) in [
        (
            "one line",
            format!("title: {}", "x".repeat(1_000_000)),
            "has more than 16384 bytes",
        ),
        (
            "one text that is broken",
            format!("[{}", "x ".repeat(500_000)),
            "has more than 16384 bytes",
        ),
        (
            "one line that is broken",
            format!("[{}", "x, ".repeat(1_000)),
            "E0101",
        ),
        ("many lines", "a: [\n".repeat(200_000), "E01"),
        ("many faults", "auth: {a: 1}\n".to_owned(), "E0108"),
        ("many keys", keys, "more errors are not shown"),
    ] {
        project.write("specs/acme.yaml", text.as_bytes());
        let said = said(&project);
        assert!(
            said.contains(expected),
            "{name}: {}",
            &said[..said.len().min(2000)]
        );
    }
}

#[test]
fn a_mark_in_front_and_other_ends_of_lines_are_fine() {
    let project = Project::new();
    project.spec("acme", "Acme");
    let path = project.0.join("specs/acme.yaml");
    let text = fs::read_to_string(&path).expect("it was written");
    let files = |text: String| {
        project.write("specs/acme.yaml", text.as_bytes());
        let output = project.xtask(&["generate"]).output().expect("started");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        project.files()
    };
    let plain = files(text.clone());
    assert_eq!(
        files(format!("\u{feff}{}", text.replace('\n', "\r\n"))),
        plain
    );
}
