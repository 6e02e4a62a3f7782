//! Diagnostics on one line each, for lists of many and for editors that read them.

use keywright_generator::{Diagnostic, Severity, Source};

use crate::terminal::flat;

use super::word;

/// `specs/acme.yaml:8:23: error[E0203]: message; help`
pub(super) fn line(it: &Diagnostic, severity: Severity, source: Option<&Source>) -> String {
    let at = source.map_or_else(String::new, |source| {
        let at = source.position(it.span.start);
        format!(":{}:{}", at.line, at.column)
    });
    let help = it.help.as_ref().map(|it| format!("; {it}"));
    flat(&format!(
        "{}{at}: {}[{}]: {}{}",
        it.source,
        word(severity),
        it.code,
        it.message,
        help.unwrap_or_default()
    ))
}
