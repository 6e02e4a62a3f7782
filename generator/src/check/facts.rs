//! What the file says about itself: pages, the day of checking, scopes.

use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;
use crate::tree::Text;

/// Looks at pages and days.
pub(super) fn facts(spec: &Spec, report: &mut Diagnostics) {
    pages(&spec.docs, report);
    spec.auth.iter().for_each(|it| pages(&it.docs, report));
    spec.endpoints.iter().for_each(|it| pages(&it.docs, report));
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

/// Every scope that the file names, in the order of first mention.
pub(super) fn scopes(spec: &Spec) -> Vec<String> {
    let named = spec.endpoints.iter().filter_map(|it| it.scopes.as_ref());
    let named = named.flat_map(|it| it.any.iter().flatten().chain(it.all.iter().flatten()));
    let mut all: Vec<String> = Vec::new();
    for it in spec.scopes.iter().chain(named) {
        if !all.contains(&it.text) {
            all.push(it.text.clone());
        }
    }
    all
}
