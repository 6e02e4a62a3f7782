//! Hosts: https or wss, nothing hidden in them, and no input that could turn one into another.

use super::input;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Host, Input, InputType, Part};
use crate::notation::call::misplaced;
use crate::spec::{Spec, Templated};
use crate::suggest::{nearest, suggest};
use crate::tree::Text;

/// `base` and the others.
pub(super) fn hosts(spec: &Spec, inputs: &[Input], report: &mut Diagnostics) -> Vec<Host> {
    let prefix = input::prefix(spec);
    let mut hosts = vec![Host {
        name: "base".to_owned(),
        url: spec.base_url.template.parts.clone(),
        env: format!("{prefix}_BASE_URL"),
    }];
    // A base URL that could not be read was reported already, and is empty here.
    if !spec.base_url.text.text.is_empty() {
        url(&spec.base_url, &["https"], inputs, report);
    }
    for (name, written) in &spec.hosts {
        url(written, &["https", "wss"], inputs, report);
        hosts.push(Host {
            name: name.text.clone(),
            url: written.template.parts.clone(),
            env: format!("{prefix}_{}_URL", name.text.to_uppercase()),
        });
    }
    hosts
}

fn url(written: &Templated, schemes: &[&str], inputs: &[Input], report: &mut Diagnostics) {
    let is_known = |it: &Input| !input::is_unknown(&it.ty);
    let names = written.template.names.iter();
    let mut read = names.filter_map(|(name, _)| inputs.iter().find(|it| it.name == *name));
    if placeholders(written, inputs, report) && read.all(is_known) {
        let literal: String = written
            .template
            .parts
            .0
            .iter()
            .map(|it| match it {
                Part::Text(it) => it.clone(),
                // A whole host is below a domain, which is judged where it is declared, and an
                // enum has no value but those of the file: both are fixed text.
                Part::Value(name) => inputs
                    .iter()
                    .find(|it| it.name == *name)
                    .and_then(|it| match &it.ty {
                        InputType::Host(_) => Some("host.example".to_owned()),
                        InputType::Enum(values) => values.first().cloned(),
                        _ => None,
                    })
                    .unwrap_or_else(|| "{}".to_owned()),
                _ => "{}".to_owned(),
            })
            .collect();
        if let Err((message, help)) = literal_url(&literal, schemes) {
            let code = if message.contains("fixed") {
                Code::HostTemplate
            } else {
                Code::Url
            };
            let whole = written.text.part(0..written.text.text.len());
            let found = report.error(code, written.text.span, message);
            let better = mended(&written.text.text, schemes);
            if literal_url(&mended(&literal, schemes), schemes).is_ok() {
                found.help(format!("write `{better}`")).fix(whole, better);
            } else {
                found.help(help);
            }
        }
    }
}

/// An address over an encrypted connection, without a slash at its end.
fn mended(text: &str, schemes: &[&str]) -> String {
    let text = text.trim_end_matches('/');
    let misspelt = |it: &str| it.starts_with("ht") && nearest(it, ["https", "http"]).is_some();
    if let Some((word, rest)) = text.split_once(':')
        && rest.starts_with('/')
        && (misspelt(word) || !rest.starts_with("//"))
    {
        return format!("https://{}", rest.trim_start_matches('/'));
    }
    match text.split_once("://") {
        None => format!("https://{text}"),
        Some(("ws" | "wss", rest)) if schemes.contains(&"wss") => format!("wss://{rest}"),
        Some(("http" | "ws" | "wss", rest)) => format!("https://{rest}"),
        Some(_) => text.to_owned(),
    }
}

/// Every placeholder must be an input that can be one label of a host name and no more.
fn placeholders(written: &Templated, inputs: &[Input], report: &mut Diagnostics) -> bool {
    let mut fine = true;
    for part in &written.template.parts.0 {
        if !matches!(part, Part::Text(_) | Part::Value(_)) {
            report
                .error(
                    Code::HostTemplate,
                    written.text.span,
                    "a host holds names and no functions",
                )
                .help("write `{name}`");
            return false;
        }
    }
    for (name, _) in &written.template.names {
        let span = written.place(name);
        match inputs.iter().find(|it| it.name == *name) {
            None => {
                let found = report.error(
                    Code::UnknownValue,
                    span,
                    format!("nothing fills `{{{name}}}`"),
                );
                found.about(name);
                if inputs.is_empty() {
                    found.help(format!(
                        "declare it at the top of the file, beside `base_url`: `inputs: {{ {name}: {{ type: host_label }} }}`"
                    ));
                }
                suggest(found, name, span, inputs.iter().map(|it| it.name.as_str()));
                fine = false;
            }
            Some(it) if it.optional => {
                report
                    .error(
                        Code::HostTemplate,
                        span,
                        format!("`{name}` is optional, and there is no host without it"),
                    )
                    .help("leave the word `optional` out, or give it a `default`");
                fine = false;
            }
            Some(it) if matches!(it.ty, InputType::Host(_)) => {
                if !is_whole_host(&written.template.parts.0, name) {
                    report
                        .error(
                            Code::HostTemplate,
                            span,
                            format!(
                                "`{name}` is a whole host, so it stands alone behind `https://`"
                            ),
                        )
                        .help(format!(
                            "write `https://{{{name}}}`, or make it a `host_label`"
                        ));
                    fine = false;
                }
            }
            Some(it) if !is_label(&it.ty) => {
                let (message, help) = match &it.ty {
                    InputType::Enum(values) => (
                        format!(
                            "a value of `{name}` is no host name: `{}`",
                            values.join("`, `")
                        ),
                        "write names alone: `enum api.acme.example|api.acme-eu.example`",
                    ),
                    _ => (
                        format!("`{name}` could turn the host into any other"),
                        "make it a required `host_label`, or an `enum` of host names",
                    ),
                };
                report.error(Code::HostTemplate, span, message).help(help);
                fine = false;
            }
            Some(_) => {}
        }
    }
    fine
}

/// Whether a value stands for all that is between `://` and the first slash.
fn is_whole_host(parts: &[Part], name: &str) -> bool {
    let at = parts
        .iter()
        .position(|it| matches!(it, Part::Value(it) if it == name));
    at.is_some_and(|at| {
        let before = at.checked_sub(1).and_then(|it| parts.get(it));
        matches!(before, Some(Part::Text(it)) if it.ends_with("://"))
            && match parts.get(at + 1) {
                None => true,
                Some(Part::Text(it)) => it.starts_with('/'),
                Some(_) => false,
            }
    })
}

/// A domain below which hosts may lie: at least two labels, and nothing else.
pub(super) fn domain(written: &Text, report: &mut Diagnostics) {
    let labels: Vec<_> = written.text.split('.').collect();
    let legal = |it: &&str| {
        !it.is_empty()
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it
                .chars()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
    };
    if labels.len() < 2 || !labels.iter().all(legal) {
        report
            .error(
                Code::HostTemplate,
                written.span,
                format!("`{}` is no domain", written.text),
            )
            .help("write lower-case labels with dots between: `acme.example`");
    }
}

fn is_label(ty: &InputType) -> bool {
    let label = |it: &str| {
        !it.is_empty()
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
    };
    match ty {
        InputType::HostLabel => true,
        InputType::Enum(values) => values.iter().flat_map(|it| it.split('.')).all(label),
        _ => false,
    }
}

/// A URL whose placeholders are written `{}`.
fn literal_url(text: &str, schemes: &[&str]) -> Result<(), (String, String)> {
    let fault = |message: &str, help: &str| Err((message.to_owned(), help.to_owned()));
    let rest = text.split_once("://").filter(|it| schemes.contains(&it.0));
    let Some((_, rest)) = rest else {
        let all: Vec<_> = schemes.iter().map(|it| format!("`{it}://`")).collect();
        return fault(
            &format!("a host starts with {}", all.join(" or ")),
            "credentials are sent over encrypted connections only",
        );
    };
    let (authority, path) = rest
        .split_once('/')
        .map_or((rest, None), |(host, path)| (host, Some(path)));
    let (host, port) = authority
        .split_once(':')
        .map_or((authority, None), |(host, port)| (host, Some(port)));
    if rest.contains(['?', '#', '@', '\\']) || rest.contains(char::is_whitespace) {
        return fault(
            "a host has no user, query, fragment or backslash",
            "write scheme, host and leading path alone",
        );
    }
    if port.is_some_and(|it| it.parse::<u16>().is_err()) {
        return fault("the port is no number", "write `:8443`, or leave it out");
    }
    if host.is_empty() {
        return fault(
            "there is no host behind `://`",
            "write the host of the vendor's API: `https://api.example.com`",
        );
    }
    let labels: Vec<_> = host.split('.').collect();
    let legal = |it: &str| {
        let it = it.replace("{}", "x");
        !it.is_empty()
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-')
    };
    if host == "{}" {
        return fault(
            "an input that stands for the whole host could send the credential to anyone",
            "write the vendor's domain behind it, `https://{name}.example.com`, or make it a `host` that is `under: example.com`",
        );
    }
    if labels.len() < 2 || !labels.iter().copied().all(legal) {
        return fault(
            "this is no host name",
            "write letters, digits and hyphens between dots",
        );
    }
    if labels[labels.len() - 2..]
        .iter()
        .any(|it| it.contains("{}"))
    {
        return fault(
            "the last two labels of a host are fixed text",
            "an input there could send the credential to anyone",
        );
    }
    let Some(path) = path else { return Ok(()) };
    if let Some(it) = misplaced(&path.replace("{}", "x")) {
        let message = format!("`{it}` has no place in a path");
        return fault(&message, "percent-encode it");
    }
    let plain = path
        .to_ascii_lowercase()
        .replace("%2e", ".")
        .replace("%2f", "/");
    if plain.split('/').next_back() == Some("") {
        let message = "an address of a host has no slash at its end";
        return fault(message, "write `https://api.example.com/v1`");
    }
    if plain.split('/').any(|it| matches!(it, "" | "." | "..")) {
        return fault(
            "a host's path has no empty segment, `.` or `..`",
            "write `https://api.example.com/v1`",
        );
    }
    Ok(())
}
