//! Where an address is: on a host of the file, or on one that is named here. What stands behind the
//! host is the path of an endpoint.

use crate::diagnostic::{Code, Diagnostics};
use crate::notation::template;
use crate::spec::{Spec, Templated};
use crate::tree::Text;

/// The host of an address, where it is not the first one, and the path on it. A host that the
/// file does not name gets a name of its own: `auth`.
pub(super) fn place(
    spec: &mut Spec,
    address: &Text,
    report: &mut Diagnostics,
) -> Option<(Option<Text>, String)> {
    if let Some(found) = named(spec, address).filter(|it| !it.1.is_empty()) {
        return Some(found);
    }
    let rest = address.text.strip_prefix("https://");
    let Some((host, path)) = rest.and_then(|it| split(it, spec)) else {
        let message = match rest {
            None => "an address starts with `https://`",
            Some(it) if it.contains('/') => "an address ends in a fixed path, and not in an input",
            Some(_) => "an address has a path behind its host",
        };
        let found = report.error(Code::Url, address.span, message);
        if let Some(rest) = address.text.strip_prefix("http://") {
            let meant = format!("https://{rest}");
            found
                .help(format!("write `{meant}`"))
                .fix(address.span, meant);
        } else {
            found.help("write it as the vendor's page has it: `https://login.acme.example/token`");
        }
        return None;
    };
    let (host, path) = (host.to_owned(), path.to_owned());
    Some((
        Some(self::host(spec, (&host, "auth"), address, report)?),
        path,
    ))
}

/// A host of the file that an address begins with, where it is not the first one, and what stands
/// behind it.
pub(super) fn named(spec: &Spec, address: &Text) -> Option<(Option<Text>, String)> {
    let on = |url: &str| {
        let rest = address.text.strip_prefix(url)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
    };
    if let Some(path) = on(&spec.base_url.text.text) {
        return Some((None, path));
    }
    let mut hosts = spec.hosts.iter();
    hosts.find_map(|(name, url)| {
        let path = on(&url.text.text)?;
        Some((Some(Text::made(&*name.text, address.span)), path))
    })
}

/// A host of its own for an address, under this name where no other has it.
pub(super) fn host(
    spec: &mut Spec,
    (host, name): (&str, &str),
    address: &Text,
    report: &mut Diagnostics,
) -> Option<Text> {
    let url = Text::made(format!("https://{host}"), address.span);
    let parsed = template::parse(&url.text).map_err(|fault| {
        report
            .error(Code::Template, address.span, fault.message)
            .help(fault.help);
    });
    let is_taken = |name: &str| spec.hosts.iter().any(|it| it.0.text == name);
    let numbered = (2..).map(|it| format!("{name}{it}"));
    let name = std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|it| !is_taken(it))?;
    let name = Text::made(name, address.span);
    spec.hosts.push((
        name.clone(),
        Templated {
            text: url,
            template: parsed.ok()?,
        },
    ));
    Some(name)
}

/// The host, and the path with its slash. What reads an input of the file belongs to the host,
/// because a path is filled by the scheme alone.
fn split<'a>(rest: &'a str, spec: &Spec) -> Option<(&'a str, &'a str)> {
    let last = spec.inputs.iter().filter_map(|it| {
        let placeholder = format!("{{{}}}", it.name.text);
        Some(rest.rfind(&placeholder)? + placeholder.len())
    });
    let from = last.max().unwrap_or_default();
    let at = from + rest[from..].find('/')?;
    Some(rest.split_at(at))
}
