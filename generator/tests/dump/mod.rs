//! A checked model as short lines, for snapshots that a person reads.

mod discovered;
mod error;
mod input;
mod mint;
mod register;

use std::fmt::Write as _;

use error::error;
use input::input;
use keywright_generator::model::{
    Accepts, Address, Carrier, Codec, Endpoint, Expiry, Keep, Lent, Place, Proof, Protocol,
    Provider, Rotation, Scheme, Scopes, Source, Step, When,
};
use register::register;

/// The whole provider.
pub(crate) fn dump(it: &Provider) -> String {
    let mut text = format!("{} ({}), checked {}\n", it.name, it.title, it.checked);
    it.docs
        .iter()
        .for_each(|page| line(&mut text, 0, format!("docs {page}")));
    for host in &it.hosts {
        line(
            &mut text,
            0,
            format!("host {} {} [{}]", host.name, host.url, host.env),
        );
    }
    if !it.hosts_under.is_empty() {
        line(
            &mut text,
            0,
            format!("hosts under {}", it.hosts_under.join(", ")),
        );
    }
    it.inputs
        .iter()
        .for_each(|input| line(&mut text, 0, self::input(input)));
    if let Some(sunset) = &it.sunset {
        let replacement = sunset.replacement.as_deref().unwrap_or("nothing");
        let except = sunset.except.join(", ");
        line(
            &mut text,
            0,
            format!(
                "ends on {}, then {replacement}; stays: [{except}]",
                sunset.on
            ),
        );
    }
    for scheme in &it.schemes {
        text.push('\n');
        self::scheme(&mut text, scheme, it);
    }
    if !it.scopes.is_empty() {
        line(&mut text, 0, format!("\nscopes {}", it.scopes.join(", ")));
    }
    if !it.types.is_empty() {
        text.push('\n');
    }
    for ty in &it.types {
        let members: Vec<_> = ty.members.iter().map(ToString::to_string).collect();
        line(
            &mut text,
            0,
            format!("type {} {{ {} }}", ty.name, members.join(", ")),
        );
    }
    for endpoint in &it.endpoints {
        text.push('\n');
        self::endpoint(&mut text, endpoint, it);
    }
    text.push('\n');
    it.errors
        .iter()
        .for_each(|error| line(&mut text, 0, self::error(error)));
    it.quirks
        .iter()
        .for_each(|quirk| line(&mut text, 0, format!("quirk {quirk}")));
    text
}

fn line(text: &mut String, depth: usize, content: impl AsRef<str>) {
    let _ = writeln!(text, "{}{}", "  ".repeat(depth), content.as_ref());
}

fn scheme(text: &mut String, it: &Scheme, provider: &Provider) {
    line(
        text,
        0,
        format!("scheme {} ({:?}): {}", it.id, it.kind, it.title),
    );
    it.help
        .iter()
        .for_each(|help| line(text, 1, format!("— {help}")));
    it.inputs
        .iter()
        .for_each(|input| line(text, 1, self::input(input)));
    origin(text, it, provider);
    let expires: Vec<_> = it.expires.iter().map(expiry).collect();
    line(text, 1, format!("expires {}", expires.join(", else ")));
    if let Some(step) = &it.refresh {
        self::step(text, "refresh", step, provider);
        let expires: Vec<_> = it.refresh_expires.iter().map(expiry).collect();
        if !expires.is_empty() {
            line(
                text,
                1,
                format!("refresh expires {}", expires.join(", else ")),
            );
        }
        let rotation = match it.rotation {
            Rotation::SingleUse => "a refresh token works once",
            Rotation::Reusable => "a refresh token works again",
            Rotation::Unknown => "a refresh token may work once",
        };
        line(text, 1, rotation);
    }
    let ends = [
        ("push", &it.push),
        ("introspect", &it.introspect),
        ("revoke", &it.revoke),
    ];
    for (word, it) in ends {
        if let Some(it) = it {
            step(text, word, it, provider);
        }
    }
    it.register
        .iter()
        .for_each(|it| line(text, 1, register(it, provider)));
    if it.exclusive {
        line(text, 1, "exclusive");
    }
    it.dpop
        .iter()
        .for_each(|dpop| line(text, 1, mint::dpop(dpop)));
    it.mint
        .iter()
        .for_each(|token| line(text, 1, mint::mint(token, provider)));
    it.bound_to
        .iter()
        .for_each(|name| line(text, 1, format!("bound to {name}")));
    for placement in &it.send {
        let number = if placement.integer { " (a number)" } else { "" };
        let carrier = carrier(placement.carrier);
        line(
            text,
            1,
            format!(
                "send {carrier} {}: {}{number}",
                placement.name, placement.value
            ),
        );
    }
    for example in &it.examples {
        let given: Vec<_> = example
            .given
            .iter()
            .map(|it| format!("{}={}", it.0, it.1))
            .collect();
        for (by, name, value) in &example.sends {
            line(
                text,
                1,
                format!(
                    "example {} gives {} {name}: {value}",
                    given.join(", "),
                    carrier(*by)
                ),
            );
        }
    }
    it.docs
        .iter()
        .for_each(|page| line(text, 1, format!("docs {page}")));
    it.quirks
        .iter()
        .for_each(|quirk| line(text, 1, format!("quirk {quirk}")));
}

/// Where a credential comes from, and where its calls go.
fn origin(text: &mut String, it: &Scheme, provider: &Provider) {
    if !it.parents.is_empty() {
        let ids = it
            .parents
            .iter()
            .map(|it| provider.schemes[*it].id.as_str());
        let word = if it.yielded {
            "yielded by"
        } else {
            "made with"
        };
        let ids: Vec<_> = ids.collect();
        line(text, 1, format!("{word} {}", ids.join(" or ")));
    }
    if let Some(Lent { field, value }) = &it.lent {
        line(text, 1, format!("{field} is {value} of that"));
    }
    it.sign_in
        .iter()
        .for_each(|step| self::step(text, "sign in", step, provider));
    it.acquire
        .iter()
        .for_each(|step| self::step(text, "acquire", step, provider));
    if let Some(tenant) = &it.tenant {
        step(text, "tenant", &tenant.step, provider);
        let keep: Vec<_> = tenant.keep.iter().map(keep).collect();
        line(
            text,
            2,
            format!(
                "of `{}` the one whose `{}` is chosen{}",
                tenant.list.join("."),
                tenant.pick,
                keep.concat()
            ),
        );
    }
    match &it.address {
        Address::Base => {}
        Address::Path(path) => line(text, 1, format!("below {path}")),
        Address::Kept(url) => line(text, 1, format!("at {url}")),
    }
    if let Some(issuer) = &it.issuer {
        let always = if issuer.always { ", always named" } else { "" };
        let (host, path) = (&issuer.host, &issuer.path);
        line(text, 1, format!("issuer {host} `{path}`{always}"));
    }
    if let Some(scopes) = &it.scopes {
        line(
            text,
            1,
            format!(
                "asks for scopes [{}] joined by `{}`",
                scopes.join(", "),
                it.scope_separator
            ),
        );
    }
}

fn step(text: &mut String, word: &str, it: &Step, provider: &Provider) {
    let mut content = format!("{word} {}", provider.endpoint(it.endpoint).id);
    for (name, value) in &it.with {
        let _ = write!(content, ", with {name}={value}");
    }
    for name in &it.without {
        let _ = write!(content, ", without {name}");
    }
    content.extend(it.keep.iter().map(keep));
    line(text, 1, content);
}

fn keep(it: &Keep) -> String {
    let at = match &it.source {
        Source::Body(path) => path.join("."),
        Source::Header(name) => format!("header {name}"),
        Source::Cookie(name) => format!("cookie {name}"),
        Source::Whole => "body".to_owned(),
    };
    let optional = if it.optional { " if there" } else { "" };
    format!(", keep {}={at}{optional}", it.name)
}

fn expiry(it: &Expiry) -> String {
    match it {
        Expiry::In(path, unit) => format!("in {} ({unit:?})", path.join(".")),
        Expiry::At(path, format) => format!("at {} ({format:?})", path.join(".")),
        Expiry::Requested(field, When::In(unit)) => format!("in request {field} ({unit:?})"),
        Expiry::Requested(field, When::At(format)) => format!("at request {field} ({format:?})"),
        Expiry::Jwt(name) => format!("at exp of {name}"),
        Expiry::After(seconds) => format!("after {seconds} s"),
        Expiry::Idle(seconds) => format!("after {seconds} s idle"),
        Expiry::Never => "never".to_owned(),
        Expiry::Unknown => "unknown".to_owned(),
    }
}

fn carrier(it: Carrier) -> &'static str {
    match it {
        Carrier::Header => "header",
        Carrier::Query => "query",
        Carrier::Cookie => "cookie",
        Carrier::Body => "body",
        Carrier::Parameter => "param",
    }
}

fn endpoint(text: &mut String, it: &Endpoint, provider: &Provider) {
    let protocol = match it.protocol {
        Protocol::Http => "",
        Protocol::WebSocket => "websocket ",
        Protocol::Browser => "browser ",
    };
    line(
        text,
        0,
        format!(
            "endpoint {}: {protocol}{} {} on {}",
            it.id, it.method, it.path, it.host
        ),
    );
    discovered::discovered(text, it, provider);
    it.help
        .iter()
        .for_each(|help| line(text, 1, format!("— {help}")));
    match (&it.accepts, it.client) {
        (_, Some(way)) => {
            let public = match way.proof {
                Proof::None => "",
                _ if way.public => ", or without a secret",
                _ => "",
            };
            line(
                text,
                1,
                format!("accepts the client ({:?}{public})", way.proof),
            );
        }
        (Accepts::Nothing, None) => line(text, 1, "accepts nothing"),
        (Accepts::Schemes(list), None) => {
            let ids: Vec<_> = list
                .iter()
                .map(|it| provider.schemes[*it].id.as_str())
                .collect();
            line(text, 1, format!("accepts {}", ids.join(", ")));
        }
    }
    match &it.scopes {
        Scopes::None => {}
        Scopes::Any(list) => line(text, 1, format!("needs one of {}", list.join(", "))),
        Scopes::All(list) => line(text, 1, format!("needs all of {}", list.join(", "))),
    }
    for field in &it.fields {
        let place = match field.place {
            Place::Path => "path".to_owned(),
            Place::Query => "query".to_owned(),
            Place::Header => "header".to_owned(),
            Place::Body => format!("{:?}", it.codec).to_lowercase(),
        };
        let optional = if field.optional { "optional " } else { "" };
        let mut content = format!("{place} {optional}{}: {}", field.name, field.ty);
        if let Some(standard) = &field.standard {
            let _ = write!(content, " ({standard} of the standard)");
        }
        if let Some(constant) = &field.constant {
            let _ = write!(content, " = {constant}");
        }
        if let Some(pattern) = &field.constraint {
            let _ = write!(content, " pattern `{}`", pattern.0);
        }
        if let Some(example) = &field.example {
            let _ = write!(content, " example `{example}`");
        }
        if let Some(help) = &field.help {
            let _ = write!(content, " — {help}");
        }
        line(text, 1, content);
    }
    if it.codec == Codec::Json && it.fields.iter().all(|it| it.place != Place::Body) {
        line(text, 1, "json without fields");
    }
    it.returns
        .iter()
        .for_each(|ty| line(text, 1, format!("returns {ty}")));
    let errors: Vec<_> = it
        .errors
        .iter()
        .map(|it| provider.errors[*it].id.as_str())
        .collect();
    line(text, 1, format!("errors {}", errors.join(", ")));
    it.docs
        .iter()
        .for_each(|page| line(text, 1, format!("docs {page}")));
    it.quirks
        .iter()
        .for_each(|quirk| line(text, 1, format!("quirk {quirk}")));
}
