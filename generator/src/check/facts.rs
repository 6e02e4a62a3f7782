//! What the file says about itself: pages, the day of checking, scopes.

use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;
use crate::tree::Text;

/// Looks at pages and days.
pub(super) fn facts(spec: &Spec, report: &mut Diagnostics) {
    pages(&spec.docs, report);
    spec.auth.iter().for_each(|it| pages(&it.docs, report));
    spec.endpoints.iter().for_each(|it| pages(&it.docs, report));
    for it in mentions(spec) {
        scope(it, report);
    }
    let day = &spec.checked;
    let strict = day.text.len() == 10 && day.text.parse::<jiff::civil::Date>().is_ok();
    if !strict {
        report
            .error(Code::Date, day.span, format!("`{}` is no day", day.text))
            .help("write the day on which someone last read the pages, as YYYY-MM-DD");
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

/// Scopes are sent with spaces between them (RFC 6749 section 3.3).
fn scope(it: &Text, report: &mut Diagnostics) {
    if !it
        .text
        .chars()
        .all(|it| it.is_ascii_graphic() && it != '"' && it != '\\')
    {
        report
            .error(Code::Scopes, it.span, format!("`{}` is no scope", it.text))
            .help("a scope is one word of visible ASCII, without quotes and backslashes");
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
    spec.scopes.iter().chain(named)
}
