//! Which keys of a scheme need another one, and which have no place in its kind.

use crate::check::preset::Preset;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{LIFE, RENEWAL, SHORT};
use crate::model::Kind;
use crate::spec;

/// Keys that need another key, and keys that a kind has no use for.
pub(super) fn placed(written: &spec::Scheme, preset: &Preset, report: &mut Diagnostics) {
    let key = |name: &str| written.keys.iter().find(|it| it.text == name);
    let acquires = key("acquire").is_some() || key("yielded_by").is_some();
    let place = |name: &str, message: String, help: &str, report: &mut Diagnostics| {
        if let Some(it) = key(name) {
            report.error(Code::Misplaced, it.span, message).help(help);
        }
    };
    // A refresh token that the caller holds obtains a credential, too.
    let refreshes = key("refresh").is_some();
    let expands = SHORT.iter().chain(&["discover"]);
    let mut expands = expands.filter(|it| !matches!(**it, "client" | "with"));
    let expands = expands.any(|it| key(it).is_some());
    if preset.acquires == Some(true) && !acquires && !refreshes && !expands {
        report
            .error(Code::MissingKey, written.kind_span, "`acquire` is missing")
            .help("name the endpoint that issues the token: `acquire: log_in`");
    }
    if preset.acquires == Some(false) {
        for name in LIFE.iter().copied() {
            place(
                name,
                format!("`{name}` has no place where the caller holds the credential"),
                "write `session:` or `custom:` as the kind",
                report,
            );
        }
    } else if !acquires && !refreshes && preset.acquires.is_none() {
        for name in LIFE
            .iter()
            .copied()
            .filter(|it| !matches!(*it, "acquire" | "refresh"))
        {
            place(
                name,
                format!("`{name}` needs `acquire`"),
                "name the endpoint that issues the credential: `acquire: log_in`",
                report,
            );
        }
    }
    for (name, help) in [
        ("acquire", "keep `yielded_by:` or `acquire:`"),
        ("exclusive", "leave `exclusive` out, or write it there"),
    ] {
        if key("yielded_by").is_some() {
            place(
                name,
                format!("`{name}` has no place where another scheme's answer holds the token"),
                help,
                report,
            );
        }
    }
    if key("yielded_by").is_some() && preset.kind != Kind::Derived {
        place(
            "yielded_by",
            "`yielded_by` belongs to a `derived` scheme".to_owned(),
            "write `derived:` as the kind",
            report,
        );
    }
    if key("scopes").is_none() {
        place(
            "scope_separator",
            "`scope_separator` needs `scopes`".to_owned(),
            "name the scopes that are asked for, or `scopes: []`",
            report,
        );
    }
    if key("refresh").is_none() {
        for name in RENEWAL.iter().copied() {
            place(
                name,
                format!("`{name}` needs `refresh`"),
                "name the endpoint that renews the credential: `refresh: refresh_session`",
                report,
            );
        }
    }
}
