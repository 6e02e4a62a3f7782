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
    if is_day(&day.text) {
        return;
    }
    let message = match &day.text {
        it if it.len() == 10 && it.split('-').map(str::len).eq([4, 2, 2]) => {
            format!("`{it}` is no day of the calendar")
        }
        it => format!("`{it}` is no day"),
    };
    let found = report.error(Code::Date, day.span, message);
    match another_form(&day.text) {
        Some(better) => found
            .help(format!("write `{better}`"))
            .fix(day.span, better),
        None => found.help(help),
    };
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// A day in another form that leaves no doubt: `2026-8-20`, `20.08.2026`, `08/20/2026`.
fn another_form(text: &str) -> Option<String> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    let number = |it: &str| it.parse::<u16>().ok();
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if third.len() == 4 && (text.contains('.') || number(first)? > 12) {
        (third, second, first)
    } else if third.len() == 4 && text.contains('/') && number(second)? > 12 {
        (third, first, second)
    } else {
        return None;
    };
    let day = format!("{year}-{:02}-{:02}", number(month)?, number(day)?);
    is_day(&day).then_some(day)
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

fn is_page(text: &str) -> bool {
    let host = text.strip_prefix("https://").unwrap_or_default();
    host.starts_with(|it: char| it.is_ascii_alphanumeric())
        && host
            .chars()
            .all(|it| it.is_ascii_graphic() && !"<>\"`\\".contains(it))
}

fn pages(list: &[Text], report: &mut Diagnostics) {
    for it in list {
        if !is_page(&it.text) {
            let found = report.error(Code::Url, it.span, format!("`{}` is no page", it.text));
            let bare = it.text.strip_prefix("http://").unwrap_or(&it.text);
            let better = format!("https://{bare}");
            if is_page(&better) && bare.contains('.') {
                let whole = it.part(0..it.text.len());
                found.help(format!("write `{better}`")).fix(whole, better);
            } else {
                found.help("write an address that starts with `https://`");
            }
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
