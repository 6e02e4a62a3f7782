//! Which keys of a scheme need another one, and which have no place in its kind.

use crate::check::preset::Preset;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{LIFE, RENEWAL, SHORT};
use crate::model::Kind;
use crate::spec;
use crate::tree::Text;

/// Keys that need another key, and keys that a kind has no use for. Keys that lack the same one are
/// one fault. Whether it is known how the credential is obtained.
pub(super) fn placed(written: &spec::Scheme, preset: &Preset, report: &mut Diagnostics) -> bool {
    let key = |name: &str| written.keys.iter().find(|it| it.text == name);
    let acquires = key("acquire").is_some() || key("yielded_by").is_some();
    // A refresh token that the caller holds obtains a credential, too.
    let refreshes = key("refresh").is_some();
    let expands = SHORT.iter().chain(&["discover"]);
    let mut expands = expands.filter(|it| !matches!(**it, "client" | "with"));
    let expands = expands.any(|it| key(it).is_some());
    let mut obtains = true;
    if preset.acquires == Some(true) && !acquires && !refreshes && !expands {
        obtains = false;
        report
            .error(Code::MissingKey, written.kind_span, "`acquire` is missing")
            .help("name the endpoint that issues the token: `acquire: log_in`");
    }
    if preset.acquires == Some(false) {
        let what = ["has no place", "have no place"]
            .map(|it| format!("{it} where the caller holds the credential"));
        let help = "write `session:` or `custom:` as the kind";
        obtains = !together(written, LIFE, [&what[0], &what[1]], help, report);
    } else if !acquires && !refreshes && preset.acquires.is_none() {
        let help = "name the endpoint that issues the credential: `acquire: log_in`";
        obtains = !together(
            written,
            LIFE,
            ["needs `acquire`", "need `acquire`"],
            help,
            report,
        );
    }
    if key("yielded_by").is_some() {
        let what = "has no place where another scheme's answer holds the token";
        for (name, help) in [
            ("acquire", "keep `yielded_by:` or `acquire:`"),
            ("exclusive", "leave `exclusive` out, or write it there"),
        ] {
            together(written, &[name], [what, what], help, report);
        }
        if preset.kind != Kind::Derived {
            let what = "belongs to a `derived` scheme";
            let help = "write `derived:` as the kind";
            together(written, &["yielded_by"], [what, what], help, report);
        }
    }
    if key("scopes").is_none() {
        let what = "needs `scopes`";
        let help = "name the scopes that are asked for, or `scopes: []`";
        together(written, &["scope_separator"], [what, what], help, report);
    }
    if !refreshes {
        let what = ["needs `refresh`", "need `refresh`"];
        let help = "name the endpoint that renews the credential: `refresh: refresh_session`";
        together(written, RENEWAL, what, help, report);
    }
    obtains
}

/// Tells of those keys that are there what is wrong with them, of one or of several; whether there
/// are any.
fn together(
    written: &spec::Scheme,
    names: &[&str],
    [one, several]: [&str; 2],
    help: &str,
    report: &mut Diagnostics,
) -> bool {
    let is_named = |it: &&Text| names.contains(&it.text.as_str());
    let keys: Vec<&Text> = written.keys.iter().filter(is_named).collect();
    let quoted = |it: &[&Text]| {
        let names: Vec<_> = it.iter().map(|it| format!("`{}`", it.text)).collect();
        names.join(", ")
    };
    let (message, first) = match &keys[..] {
        [] => return false,
        [only] => (format!("{} {one}", quoted(&[only])), only),
        [first @ .., last] => (
            format!("{} and {} {several}", quoted(first), quoted(&[last])),
            &keys[0],
        ),
    };
    let found = report.error(Code::Misplaced, first.span, message);
    found.help(help);
    for it in &keys[1..] {
        found.related(it.span, "and here");
    }
    true
}
