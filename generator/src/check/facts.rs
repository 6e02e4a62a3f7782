//! What the file says about itself: pages, the day of checking, scopes.

use super::{host, name};
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::{self, Spec};
use crate::tree::Text;

/// Looks at pages and days.
pub(super) fn facts(spec: &Spec, report: &mut Diagnostics) {
    pages(&spec.docs, report);
    spec.auth.iter().for_each(|it| pages(&it.docs, report));
    spec.endpoints.iter().for_each(|it| pages(&it.docs, report));
    for it in mentions(spec) {
        scope(it, report);
    }
    once(&spec.scopes, report);
    for it in &spec.auth {
        asked_scopes(it, report);
    }
    for it in &spec.hosts_under {
        host::domain(it, report);
    }
    let help = "write the day on which someone last read the pages, as YYYY-MM-DD";
    day(&spec.checked, help, report);
    if let Some(it) = &spec.sunset {
        sunset(it, spec, report);
    }
}

fn day(day: &Text, help: &str, report: &mut Diagnostics) {
    let strict = day.text.len() == 10 && day.text.parse::<jiff::civil::Date>().is_ok();
    if !strict {
        report
            .error(Code::Date, day.span, format!("`{}` is no day", day.text))
            .help(help);
    }
}

/// What stays after the end is something of the file.
fn sunset(written: &spec::Sunset, spec: &Spec, report: &mut Diagnostics) {
    day(&written.on, "write the last day, as YYYY-MM-DD", report);
    if let Some(it) = &written.replacement {
        name::provider(it, report);
        if it.text == spec.provider.text {
            report
                .error(
                    Code::Taken,
                    it.span,
                    format!("`{}` cannot take its own place", it.text),
                )
                .help("name another provider, or leave `use` out");
        }
    }
    once(&written.except, report);
}

/// What a scheme asks for, and what stands between.
fn asked_scopes(written: &spec::Scheme, report: &mut Diagnostics) {
    let scopes = written.scopes.as_deref().unwrap_or_default();
    once(scopes, report);
    let Some(separator) = &written.scope_separator else {
        return;
    };
    let visible = separator.text.chars().all(|it| matches!(it, ' '..='~'));
    if separator.text.is_empty() || !visible {
        report
            .error(
                Code::Scopes,
                separator.span,
                "scopes need something visible or a space between",
            )
            .help("write `scope_separator: \",\"`, or leave it out for a space");
    } else if separator.text != ","
        && let Some(it) = scopes.iter().find(|it| it.text.contains(&separator.text))
    {
        report
            .error(
                Code::Scopes,
                it.span,
                format!("`{}` holds what stands between two scopes", it.text),
            )
            .help("name each scope by itself");
    }
}

/// Reports what a list names twice.
pub(super) fn once(list: &[Text], report: &mut Diagnostics) {
    for (index, it) in list.iter().enumerate() {
        if let Some(first) = list[..index].iter().find(|first| first.text == it.text) {
            report
                .error(
                    Code::Taken,
                    it.span,
                    format!("`{}` stands here twice", it.text),
                )
                .related(first.span, "the first is here")
                .help("keep one of the two");
        }
    }
}

fn pages(list: &[Text], report: &mut Diagnostics) {
    for it in list {
        let host = it.text.strip_prefix("https://").unwrap_or_default();
        let legal = host.starts_with(|it: char| it.is_ascii_alphanumeric())
            && host
                .chars()
                .all(|it| it.is_ascii_graphic() && !"<>\"`\\".contains(it));
        if !legal {
            report
                .error(Code::Url, it.span, format!("`{}` is no page", it.text))
                .help("write an address that starts with `https://`");
        }
    }
}

/// Lists that must hold something. Asked only where all else holds: an entry that cannot be read
/// was told by itself.
pub(super) fn complete(spec: &Spec, report: &mut Diagnostics) {
    let at = spec.provider.span;
    let lists = [
        ("docs", spec.docs.is_empty(), "name the vendor's pages"),
        (
            "auth",
            spec.auth.is_empty(),
            "name a scheme: `auth: [basic]`",
        ),
        (
            "endpoints",
            spec.endpoints.is_empty(),
            "name one that shows that the credential works",
        ),
    ];
    for (name, _, help) in lists.into_iter().filter(|it| it.1) {
        report
            .error(Code::Empty, at, format!("`{name}` is empty"))
            .help(help);
    }
}

/// Scopes are sent with spaces between them (RFC 6749 section 3.3), and given with commas.
fn scope(it: &Text, report: &mut Diagnostics) {
    if ["none", "None", "null"].contains(&it.text.as_str()) {
        report
            .error(Code::Scopes, it.span, format!("`{}` is taken for a scope", it.text))
            .help("leave `scopes` out where none is asked for, or write `[]` where the caller names them");
        return;
    }
    if !it
        .text
        .chars()
        .all(|it| it.is_ascii_graphic() && !"\"\\,".contains(it))
    {
        report
            .error(Code::Scopes, it.span, format!("`{}` is no scope", it.text))
            .help("a scope is one word of visible ASCII, without quotes, backslashes and commas");
    }
}

/// Every scope that the file names, in the order of first mention.
pub(super) fn scopes(spec: &Spec) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for it in mentions(spec) {
        if !all.contains(&it.text) {
            all.push(it.text.clone());
        }
    }
    all
}

fn mentions(spec: &Spec) -> impl Iterator<Item = &Text> {
    let named = spec.endpoints.iter().filter_map(|it| it.scopes.as_ref());
    let named = named.flat_map(|it| it.any.iter().flatten().chain(it.all.iter().flatten()));
    let asked = spec.auth.iter().flat_map(|it| it.scopes.iter().flatten());
    spec.scopes.iter().chain(asked).chain(named)
}
