//! References to what the file names: endpoints, schemes, hosts, error forms and types.
//!
//! A name that is not there is told here, once, and nowhere else. Where one like it is, that is
//! taken for what was meant, so that nothing else seems to be missing; where none is, what refers
//! to it stays unknown, and nothing is concluded from it.

use super::error;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::CLIENTS;
use crate::keys::words::{HOST, HOST_LABEL, KINDS, OTHER_TYPES, TYPES};
use crate::spec::{Accepts, Endpoint, Field, Spec, Step, TypeExpr, TypeForm};
use crate::suggest::{nearest, suggest};
use crate::tree::Text;

/// What `auth:` may say instead of a list.
pub(super) fn ways() -> Vec<&'static str> {
    let clients = CLIENTS.iter().copied().filter(|it| *it != "none");
    ["none", "any"].into_iter().chain(clients).collect()
}

/// Tells every name that is not there, and puts what was meant in its place.
pub(super) fn references(spec: &mut Spec, report: &mut Diagnostics) {
    steps(spec, report);
    schemes(spec, report);
    hosts(spec, report);
    forms(spec, report);
    types(spec, report);
}

/// The names of one sort.
struct Names<'a> {
    code: Code,
    what: &'static str,
    known: Vec<&'a str>,
    /// What some of them are taken to be called: a scheme by its kind.
    others: &'a [(&'static str, String)],
    /// Whether the part of the file that names them could be read.
    is_read: bool,
}

impl Names<'_> {
    /// Whether a name is known, or was meant to be one that is.
    fn resolve(&self, name: &mut Text, report: &mut Diagnostics) -> bool {
        if self.known.contains(&name.text.as_str()) {
            return true;
        }
        if !self.is_read {
            return false;
        }
        let message = format!("there is no {} `{}`", self.what, name.text);
        let found = report.error(self.code, name.span, message);
        found.about(&name.text);
        let other = OTHER_TYPES.iter().find(|it| it.0 == name.text);
        let other = other.filter(|_| self.code == Code::UnknownType);
        let meant = if let Some((_, word)) = other {
            let help = if name.text == "duration" {
                "a length has its unit in its type: write `seconds`, `minutes` or `milliseconds`"
                    .to_owned()
            } else {
                format!("write `{word}`")
            };
            found.help(help).fix(name.span, *word);
            Some((*word).to_owned())
        } else if self.code == Code::UnknownType && is_value(&name.text) {
            found.help(format!(
                "write the type of such values; in a request, `= {}` is always sent so",
                name.text
            ));
            None
        } else if let Some((_, id)) = self.others.iter().find(|it| it.0 == name.text) {
            found.help(format!("write `{id}`, which is its id"));
            found.fix(name.span, id.as_str());
            Some(id.clone())
        } else {
            let known = self.known.iter().copied();
            suggest(found, &name.text, name.span, known).map(str::to_owned)
        };
        if let Some(meant) = &meant {
            found.read_as_meant();
            *name = Text::made(meant.as_str(), name.span);
        }
        meant.is_some()
    }
}

/// Whether a text is a value rather than the name of a type.
fn is_value(text: &str) -> bool {
    text.parse::<f64>().is_ok() || ["true", "false", "null"].contains(&text)
}

fn steps(spec: &mut Spec, report: &mut Diagnostics) {
    let names = Names {
        code: Code::UnknownEndpoint,
        what: "endpoint",
        others: &[],
        known: spec
            .endpoints
            .iter()
            .map(|it| it.id.text.as_str())
            .collect(),
        // Without a name it may be any of them.
        is_read: !spec.endpoints.is_empty()
            && spec.endpoints.iter().all(|it| !it.id.text.is_empty()),
    };
    let called = |it: &Endpoint| Some((it.call.as_ref()?.0.text.clone(), it.id.text.clone()));
    let calls: Vec<_> = spec.endpoints.iter().filter_map(called).collect();
    for scheme in &mut spec.auth {
        for it in scheme.beside_mut() {
            step(it, &names, &calls, report);
        }
        let steps = scheme.acquire.iter_mut();
        let steps = steps.chain(&mut scheme.refresh).chain(&mut scheme.revoke);
        for it in steps.chain(scheme.tenant.as_mut().map(|it| &mut it.step)) {
            step(it, &names, &calls, report);
        }
    }
}

fn step(step: &mut Step, names: &Names<'_>, calls: &[(String, String)], report: &mut Diagnostics) {
    let call = &mut step.call;
    // A step that names no endpoint at all was told by itself.
    if call.text.is_empty() {
        return;
    }
    if let Some((_, id)) = calls.iter().find(|it| it.0 == call.text) {
        let message = format!(
            "a step names an endpoint, and `{}` is the call of one",
            call.text
        );
        let found = report.error(Code::UnknownEndpoint, call.span, message);
        found
            .help(format!("write `{id}`"))
            .fix(call.span, id.as_str());
        found.read_as_meant();
        *call = Text::made(id.as_str(), call.span);
        return;
    }
    if ["true", "yes", "on", "false", "no"].contains(&call.text.as_str()) {
        let message = format!("a step names an endpoint, and not `{}`", call.text);
        let found = report.error(Code::UnknownEndpoint, call.span, message);
        found.help("write the name of the endpoint that is called, or leave the step out; beside `token`, a refresh is there by itself");
    } else if call.text.contains("://") {
        report
            .error(
                Code::UnknownEndpoint,
                call.span,
                format!("there is no endpoint `{}`", call.text),
            )
            .help("add an endpoint with this address, and write its name");
    } else {
        names.resolve(call, report);
    }
}

fn schemes(spec: &mut Spec, report: &mut Diagnostics) {
    let ids: Vec<_> = spec.auth.iter().map(|it| it.id.text.clone()).collect();
    let is_read = spec.knows_schemes;
    let kinds: Vec<_> = KINDS
        .iter()
        .filter_map(|kind| {
            let mut of_kind = spec.auth.iter().filter(|it| it.kind == Some(kind.1));
            let only = of_kind.next().filter(|_| of_kind.next().is_none())?;
            Some((kind.0, only.id.text.clone()))
        })
        .collect();
    let known = || ids.iter().map(String::as_str);
    let names = Names {
        code: Code::UnknownScheme,
        what: "scheme",
        others: &kinds,
        known: known().collect(),
        is_read,
    };
    for scheme in &mut spec.auth {
        let lenders = scheme.subject.iter_mut().chain(&mut scheme.actor);
        for it in lenders.chain(&mut scheme.yielded_by) {
            names.resolve(it, report);
        }
    }
    for endpoint in &mut spec.endpoints {
        if let Some(auth) = &mut endpoint.auth {
            endpoint.is_whole &= accepts(auth, &names, report);
        }
    }
    if let Some(sunset) = &mut spec.sunset {
        let endpoints = spec.endpoints.iter().map(|it| it.id.text.as_str());
        let names = Names {
            code: Code::UnknownScheme,
            what: "scheme and no endpoint",
            others: &[],
            known: known().chain(endpoints).collect(),
            is_read,
        };
        for it in &mut sunset.except {
            names.resolve(it, report);
        }
    }
}

/// What `auth:` says: words of the language, or ids in a list.
fn accepts(auth: &mut Accepts, schemes: &Names<'_>, report: &mut Diagnostics) -> bool {
    let word = match auth {
        Accepts::Word(word) => word,
        Accepts::Schemes(words) => {
            let is_way = |it: &Text| CLIENTS.contains(&it.text.as_str());
            let with_ways = Names {
                known: schemes.known.iter().chain(CLIENTS).copied().collect(),
                ..*schemes
            };
            let names = if words.iter().any(is_way) {
                &with_ways
            } else {
                schemes
            };
            if let [only] = &words[..]
                && ["any", "none"].contains(&only.text.as_str())
                && !names.known.contains(&only.text.as_str())
            {
                let only = only.clone();
                let message = format!("`{}` is a word and no scheme", only.text);
                let found = report.error(Code::UnknownScheme, only.span, message);
                found.help(format!("write `auth: {}`, without brackets", only.text));
                found.read_as_meant();
                *auth = Accepts::Word(only);
                return true;
            }
            // Each is told, so none stops the others.
            let mut is_whole = true;
            for it in words {
                is_whole &= names.resolve(it, report);
            }
            return is_whole;
        }
    };
    let ways = ways();
    if ways.contains(&word.text.as_str()) {
        return true;
    }
    let id = word.clone();
    let found = report.error(
        Code::Word,
        id.span,
        format!("`{}` does not say which schemes are accepted", id.text),
    );
    let is_id = |known: &str| schemes.known.contains(&known);
    let known = ways.iter().copied().chain(schemes.known.iter().copied());
    let meant = match id.text.as_str() {
        it if is_id(it) => Some(it),
        "no" | "false" | "null" | "~" | "public" | "anonymous" => Some("none"),
        "all" | "yes" | "true" | "required" => Some("any"),
        it => nearest(it, known),
    };
    let several: Vec<&str> = id.text.split(',').map(str::trim).collect();
    if several.len() > 1 && several.iter().all(|it| is_id(it)) {
        let list = format!("[{}]", several.join(", "));
        found.help(format!("write `{list}`")).fix(id.span, list);
        found.read_as_meant();
        let made = |it: &&str| Text::made(*it, id.span);
        *auth = Accepts::Schemes(several.iter().map(made).collect());
        return true;
    }
    match meant {
        Some(meant) if is_id(meant) => {
            let list = format!("[{meant}]");
            found.help(format!("write `{list}`")).fix(id.span, list);
            *auth = Accepts::Schemes(vec![Text::made(meant, id.span)]);
        }
        Some(meant) => {
            found.help(format!("write `{meant}`")).fix(id.span, meant);
            *word = Text::made(meant, id.span);
        }
        None => {
            found.help(format!("write {}, or a list of schemes", words(&ways)));
            return false;
        }
    }
    found.read_as_meant();
    true
}

fn words(all: &[&str]) -> String {
    let all: Vec<_> = all.iter().map(|it| format!("`{it}`")).collect();
    all.join(", ")
}

fn hosts(spec: &mut Spec, report: &mut Diagnostics) {
    let names = Names {
        code: Code::UnknownHost,
        what: "host",
        others: &[],
        known: spec.hosts.iter().map(|it| it.0.text.as_str()).collect(),
        is_read: spec.is_whole || !spec.hosts.is_empty(),
    };
    for endpoint in &mut spec.endpoints {
        let Some(host) = &mut endpoint.host else {
            continue;
        };
        if host.text == "base" && !names.known.contains(&"base") {
            report
                .error(Code::UnknownHost, host.span, "there is no host `base`")
                .help("`base` is meant where the key is left out");
            continue;
        }
        if host.text.contains('.') && names.is_read {
            let address = host.text.trim_start_matches("https://").to_owned();
            let message = format!("a host is named, and `{}` is an address", host.text);
            let found = report.error(Code::UnknownHost, host.span, message);
            found.help(format!(
                "declare it, `hosts: {{ other: \"https://{address}\" }}`, and write `host: other`"
            ));
            endpoint.is_whole = false;
            continue;
        }
        endpoint.is_whole &= names.resolve(host, report);
    }
}

fn forms(spec: &mut Spec, report: &mut Diagnostics) {
    let shapes = error::shapes(spec);
    let names = Names {
        code: Code::UnknownError,
        what: "error form",
        others: &[],
        known: shapes.iter().map(|it| it.id.as_str()).collect(),
        is_read: spec.is_whole || !spec.errors.is_empty(),
    };
    for endpoint in &mut spec.endpoints {
        for it in &mut endpoint.errors {
            names.resolve(it, report);
        }
    }
}

fn types(spec: &mut Spec, report: &mut Diagnostics) {
    let own: Vec<_> = spec.types.iter().map(|it| it.0.text.clone()).collect();
    let names = |inputs: &[&'static str]| Names {
        code: Code::UnknownType,
        what: "type",
        others: &[],
        known: TYPES
            .iter()
            .map(|it| it.0)
            .chain(inputs.iter().copied())
            .chain(own.iter().map(String::as_str))
            .collect(),
        is_read: spec.is_whole || !own.is_empty(),
    };
    // Types of inputs alone are told as such where they stand elsewhere.
    let all = names(&[HOST, HOST_LABEL]);
    fields(&mut spec.inputs, &all, report);
    for it in &mut spec.auth {
        fields(&mut it.inputs, &all, report);
    }
    for (_, members) in &mut spec.types {
        fields(members, &all, report);
    }
    for it in &mut spec.endpoints {
        let before = report.unread();
        let bodies = [&mut it.json, &mut it.form, &mut it.multipart];
        let bodies = bodies.into_iter().flatten().map(|it| &mut it.1);
        for list in [&mut it.query, &mut it.headers].into_iter().chain(bodies) {
            fields(list, &all, report);
        }
        if let Some(returns) = &mut it.returns {
            expr(returns, &all, report);
        }
        it.is_whole &= report.unread() == before;
    }
}

fn fields(list: &mut [Field], names: &Names<'_>, report: &mut Diagnostics) {
    for it in list.iter_mut().filter_map(|it| it.ty.as_mut()) {
        expr(it, names, report);
    }
}

fn expr(ty: &mut TypeExpr, names: &Names<'_>, report: &mut Diagnostics) {
    match &mut ty.form {
        TypeForm::Word(word) => {
            if !names.resolve(word, report) {
                ty.form = TypeForm::Broken;
            }
        }
        TypeForm::List(inner) | TypeForm::Map(inner) => expr(inner, names, report),
        TypeForm::Object(members) => fields(members, names, report),
        TypeForm::Enum(_) | TypeForm::Broken => {}
    }
}
