//! Every format, letter by letter, and that none of them lets a spec speak to the terminal.

use std::fs;
use std::path::Path;

use keywright_generator::{Code, Diagnostics, Span, inspect};

use super::*;
use crate::terminal::tame;

/// A spec with two faults, one of which has an edit.
fn sample() -> (Source, Vec<Diagnostic>) {
    let source = Source::new("specs/acme.yaml", "provider: acme\r\ntitel: Äcme\r\n");
    let mut found = Diagnostics::new(source.name());
    found
        .error(Code::Date, Span::new(23, 28), "100% wrong,\nor: not")
        .label("here");
    let span = Span::new(16, 21);
    found
        .error(Code::UnknownKey, span, "no such key \x1b[2J")
        .help("write `title`")
        .fix(span, "title")
        .related(Span::new(0, 8), "among\u{9b}these");
    (source, found.into_sorted())
}

fn text(format: Format) -> String {
    let (source, found) = sample();
    let text = Report::new(&[source], &found, false).text(format, None);
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn human() {
    let expected = "\
error[E0107]: no such key \\u{1b}[2J
 --> specs/acme.yaml:2:1
  |
1 | provider: acme
  | -------- among\\u{9b}these
2 | titel: Äcme
  | ^^^^^
  |
help: write `title`
  |
2 - titel: Äcme
2 + title: Äcme
  |

error[E0117]: 100% wrong,
              or: not
 --> specs/acme.yaml:2:8
  |
2 | titel: Äcme
  |        ^^^^ here

2 errors in 1 spec; nothing was written
for more: cargo xtask explain E0107 E0117
";
    assert_eq!(text(Format::Human), expected);
}

#[test]
fn short() {
    let expected = "\
specs/acme.yaml:2:1: error[E0107]: no such key \\u{1b}[2J; write `title`
specs/acme.yaml:2:8: error[E0117]: 100% wrong, or: not
2 errors in 1 spec; nothing was written
";
    assert_eq!(text(Format::Short), expected);
}

#[test]
fn json() {
    let expected = concat!(
        r#"{"kind":"diagnostic","code":"E0107","severity":"error","message":"no such key \u001b[2J","file":"specs/acme.yaml","#,
        r#""span":{"start":{"byte":16,"line":2,"column":1},"end":{"byte":21,"line":2,"column":6}},"label":null,"#,
        r#""related":[{"span":{"start":{"byte":0,"line":1,"column":1},"end":{"byte":8,"line":1,"column":9}},"text":"among\u009bthese"}],"#,
        r#""help":"write `title`","#,
        r#""fix":{"span":{"start":{"byte":16,"line":2,"column":1},"end":{"byte":21,"line":2,"column":6}},"text":"title"}}"#,
        "\n",
        r#"{"kind":"diagnostic","code":"E0117","severity":"error","message":"100% wrong,\nor: not","file":"specs/acme.yaml","#,
        r#""span":{"start":{"byte":23,"line":2,"column":8},"end":{"byte":28,"line":2,"column":12}},"label":"here","related":[],"help":null,"fix":null}"#,
        "\n",
    );
    assert_eq!(text(Format::Json), expected);
}

#[test]
fn github() {
    let expected = "\
::error file=specs/acme.yaml,line=2,endLine=2,col=1,endColumn=6,title=E0107::no such key \\u{1b}[2J%0Awrite `title`
::error file=specs/acme.yaml,line=2,endLine=2,col=8,endColumn=12,title=E0117::100%25 wrong,%0Aor: not%0Ahere: here
2 errors in 1 spec; nothing was written
";
    assert_eq!(text(Format::Github), expected);
}

#[test]
fn who_has_very_many_faults_gets_a_list() {
    let source = Source::new("specs/acme.yaml", "title: Acme\n");
    let mut found = Diagnostics::new(source.name());
    for number in 0..=DRAWN {
        found.error(Code::Date, Span::new(7, 11), format!("no {number}"));
    }
    let text = Report::new(&[source], &found.into_sorted(), false).text(Format::Human, None);
    let plain = anstream::adapter::strip_str(&text).to_string();
    assert_eq!(plain.matches("1 | title: Acme").count(), DRAWN);
    assert!(
        plain.contains("\n\nspecs/acme.yaml:1:8: error[E0117]: no 100\n\n101 errors in 1 spec")
    );
}

#[test]
fn nothing_found_is_nothing_said() {
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        assert_eq!(Report::new(&[], &[], true).text(format, None), "");
    }
}

/// The rejected fixtures of the generator.
fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/tests/rejected");
    let entries = fs::read_dir(folder).expect("the fixtures are there");
    let paths = entries.map(|it| it.expect("the folder can be read").path());
    let specs = paths.filter(|it| it.extension().is_some_and(|it| it == "yaml"));
    specs
        .map(|it| fs::read_to_string(it).expect("a fixture is text"))
        .collect()
}

#[test]
fn no_spec_speaks_to_the_terminal() {
    const HOSTILE: [&str; 6] = ["\x1b[2J", "\u{9b}31m", "\u{202e}", "\u{200b}", "\r", "\0"];
    const PLACES: usize = 3;
    for (number, text) in fixtures().into_iter().enumerate() {
        for place in 0..=PLACES {
            let at = text.len() * place / PLACES;
            let at = (0..=at).rev().find(|it| text.is_char_boundary(*it));
            let mut text = text.clone();
            text.insert_str(at.unwrap_or(0), HOSTILE[(number + place) % HOSTILE.len()]);
            let source = Source::new("specs/acme\x1b[2J.yaml", text);
            let found = inspect(&source).found;
            let sources = [source];
            let report = Report::new(&sources, &found, false);
            for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
                let text = report.text(format, Some(80));
                assert_eq!(tame(&text), text, "{format:?}");
                assert_eq!(found.is_empty(), text.is_empty());
            }
        }
    }
}
