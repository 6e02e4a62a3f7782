//! Where what is sent differs from a published example, so that nobody has to compare two long
//! lines by eye.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::Span;
use crate::tree::Text;

/// What a template made.
pub(super) struct Made<'a> {
    pub(super) name: &'a str,
    pub(super) value: &'a str,
    /// The template, where the file has it.
    pub(super) place: Option<Span>,
}

/// Reports a difference: both lines, with the part of the example that is sent otherwise marked.
pub(super) fn differs(
    key: &Text,
    (name, expected): (&str, &Text),
    made: &Made<'_>,
    report: &mut Diagnostics,
) {
    let code = Code::ExampleDiffers;
    if made.name != name {
        let at = key.text.len() - name.len()..key.text.len();
        let message = format!("what is sent is called `{}`", made.name);
        report
            .error(code, key.part(at), message)
            .help("write it as the vendor prints it, here and under `send:`");
        return;
    }
    let (wanted, sent) = (expected.text.as_str(), made.value);
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let before = wanted.chars().zip(sent.chars()).take_while(same);
    let before: usize = before.map(|it| it.0.len_utf8()).sum();
    let ends = wanted[before..]
        .chars()
        .rev()
        .zip(sent[before..].chars().rev());
    let behind: usize = ends.take_while(same).map(|it| it.0.len_utf8()).sum();
    let (from, to) = (before, wanted.len() - behind);
    let other = &sent[before..sent.len() - behind];
    // Where the example has nothing, what stands before it is marked.
    let last = wanted[..from].chars().next_back().map_or(0, char::len_utf8);
    let marked = if from == to {
        from - last..to
    } else {
        from..to
    };
    let label = if from == to {
        format!("{} follows where it is sent", piece(other))
    } else {
        format!(
            "{} in the example, {} where it is sent",
            piece(&wanted[from..to]),
            piece(other)
        )
    };
    let message = format!("the example says `{wanted}`, and `{sent}` is sent");
    let found = report.error(code, expected.part(marked), message);
    found.label(label).help(if wanted.contains(['{', '}']) {
        "write in `sends:` what goes over the wire for the values of `given:`, without placeholders"
    } else {
        "correct `send:`; the example is right where it is copied from the vendor's page"
    });
    if let Some(place) = made.place {
        found.related(place, "it is made here");
    }
}

/// A piece of text as people can see it.
fn piece(text: &str) -> String {
    match text {
        "" => "nothing".to_owned(),
        " " => "a space".to_owned(),
        _ if text.chars().all(|it| it == ' ') => format!("{} spaces", text.len()),
        _ => format!("`{text}`"),
    }
}
