//! Placements: legal names, filled placeholders, nothing sent twice.

use super::preset::{self, Preset};
use super::{World, header, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{
    Accepts, Carrier, Codec, Input, InputType, Part, Place, Placement, Scheme, Template,
};
use crate::source::Span;
use crate::spec;

/// What a scheme sends.
pub(super) fn placements(
    written: &spec::Scheme,
    preset: &Preset,
    inputs: &[Input],
    kept: &[String],
    report: &mut Diagnostics,
) -> Vec<Placement> {
    // A key in the path is all that some providers ask for.
    let in_path = written.base_path.is_some();
    let Some(send) = &written.send else {
        if preset.send.is_none() && !in_path {
            report
                .error(Code::MissingKey, written.kind_span, "`send` is missing")
                .help("say what is put on a request: `send: { header Authorization: \"Bearer {key}\" }`");
        }
        return preset.send.clone().unwrap_or_default();
    };
    if send.is_empty() && !in_path && !report.has_errors() {
        report
            .error(Code::Empty, written.kind_span, "`send` sends nothing")
            .help("name a placement");
    }
    let found: Vec<_> = send
        .iter()
        .filter_map(|it| placement(it, inputs, kept, report))
        .collect();
    if !in_path {
        let held = preset.inputs.iter().map(|it| it.0.to_owned());
        let held: Vec<String> = held.collect();
        unread(send, if kept.is_empty() { &held } else { kept }, report);
    }
    twice(send, &found, inputs, report);
    found
}

/// A credential that was obtained is read by something that is sent: fixed text alone proves
/// nothing to anybody.
fn unread(send: &[spec::Placement], kept: &[String], report: &mut Diagnostics) {
    let reads = |it: &spec::Placement| {
        let name = it.to.iter().flat_map(|(_, name)| name.parts.names());
        name.chain(it.value.template.parts.names()).next().is_some()
    };
    let (Some(first), Some(name)) = (send.first(), kept.first()) else {
        return;
    };
    if !send.iter().any(reads) {
        let text = &first.value.text;
        let message =
            "nothing that is sent reads the credential, so all callers would send the same";
        let found = report.error(Code::Unused, text.span, message);
        if text.text == *name {
            let written = format!("\"{{{name}}}\"");
            found
                .help(format!("write `{written}`"))
                .fix(text.span, written);
        } else {
            found.help(format!(
                "write `{{{name}}}` where the credential stands, as in `Bearer {{{name}}}`"
            ));
        }
    }
}

/// `header Authorization: "Authorization: Bearer {token}"`.
fn repeated(name: &Template, written: &spec::Placement, report: &mut Diagnostics) {
    let ([Part::Text(name)], text) = (&name.0[..], &written.value.text) else {
        return;
    };
    let head = text.text.get(..name.len());
    let rest = text
        .text
        .get(name.len()..)
        .and_then(|it| it.strip_prefix(':'));
    let is_it = head.is_some_and(|it| it.eq_ignore_ascii_case(name));
    if let Some(rest) = rest.filter(|_| is_it) {
        let message = format!("the value begins with the header's own name, `{name}:`");
        let found = report.error(Code::Header, text.span, message);
        let written = format!("\"{}\"", rest.trim_start());
        found
            .help(format!("write `{written}`"))
            .fix(text.span, written);
    }
}

fn placement(
    written: &spec::Placement,
    inputs: &[Input],
    kept: &[String],
    report: &mut Diagnostics,
) -> Option<Placement> {
    scheme::filled(&written.value, inputs, kept, report);
    let value = &written.value.template.parts;
    let Some((carrier, name)) = &written.to else {
        return basic(written, report);
    };
    scheme::placeholders(&written.key, name, &scheme::known(inputs, kept), report);
    for name in names(&name.parts, inputs, written.key.span, report) {
        match carrier {
            Carrier::Header => header::header(&name, written.key.span, report),
            Carrier::Cookie if !header::is_token(&name) => {
                report
                    .error(
                        Code::Header,
                        written.key.span,
                        format!("`{name}` is no name of a cookie"),
                    )
                    .help("use letters, digits and hyphens");
            }
            _ => {}
        }
    }
    if *carrier == Carrier::Header {
        repeated(&name.parts, written, report);
        let outside = |it: &Part| matches!(it, Part::Text(it) if it.chars().any(|it| !matches!(it, ' '..='~')));
        if value.0.iter().any(outside) {
            report
                .error(
                    Code::Header,
                    written.value.text.span,
                    "a header's value holds visible ASCII and spaces",
                )
                .help("encode it: `{base64(name)}`");
        }
    }
    let integer = matches!(carrier, Carrier::Body | Carrier::Parameter)
        && matches!(&value.0[..], [Part::Value(name)] if inputs.iter().any(|it| it.name == *name && it.ty == InputType::Integer));
    Some(Placement {
        carrier: *carrier,
        name: name.parts.clone(),
        value: value.clone(),
        integer,
    })
}

/// The name, or each value of the enum input that gives it.
fn names(name: &Template, inputs: &[Input], span: Span, report: &mut Diagnostics) -> Vec<String> {
    if let Some(it) = name.literal() {
        return vec![it];
    }
    if let [Part::Value(name)] = &name.0[..] {
        match inputs
            .iter()
            .find(|it| it.name == *name)
            .map(|it| (&it.ty, it.optional))
        {
            Some((InputType::Enum(values), false)) => return values.clone(),
            // Nothing of that name was reported already.
            None => return Vec::new(),
            Some(_) => {}
        }
    }
    report
        .error(
            Code::PlacementKey,
            span,
            "a name is fixed text, or one required input of type `enum`",
        )
        .help("declare the input as `enum A|B` with a `default`");
    Vec::new()
}

/// Splits the value of `basic` at its first colon outside a placeholder.
fn basic(written: &spec::Placement, report: &mut Diagnostics) -> Option<Placement> {
    let parts = &written.value.template.parts.0;
    let split = parts.iter().enumerate().find_map(|(at, it)| match it {
        Part::Text(text) => text.find(':').map(|colon| (at, text, colon)),
        _ => None,
    });
    let Some((at, text, colon)) = split else {
        report
            .error(
                Code::Template,
                written.value.text.span,
                "HTTP Basic has a user and a password with a colon between",
            )
            .help("write `basic: \"{username}:{password}\"`");
        return None;
    };
    let piece = |it: &str| (!it.is_empty()).then(|| Part::Text(it.to_owned()));
    let user = parts[..at]
        .iter()
        .cloned()
        .chain(piece(&text[..colon]))
        .collect();
    let password = piece(&text[colon + 1..])
        .into_iter()
        .chain(parts[at + 1..].iter().cloned())
        .collect();
    Some(preset::basic(Template(user), Template(password)))
}

fn twice(
    written: &[spec::Placement],
    found: &[Placement],
    inputs: &[Input],
    report: &mut Diagnostics,
) {
    if written.len() != found.len() {
        return;
    }
    let mut seen: Vec<(Carrier, String, Span)> = Vec::new();
    for (written, it) in written.iter().zip(found) {
        for name in names(
            &it.name,
            inputs,
            written.key.span,
            &mut Diagnostics::new(""),
        ) {
            let folded = if it.carrier == Carrier::Header {
                name.to_ascii_lowercase()
            } else {
                name
            };
            match seen
                .iter()
                .find(|seen| seen.0 == it.carrier && seen.1 == folded)
            {
                Some((_, _, first)) => {
                    let first = *first;
                    report
                        .error(
                            Code::Twice,
                            written.key.span,
                            format!("`{}` is sent twice", written.key.text),
                        )
                        .related(first, "the first is here")
                        .help("keep one of the two");
                }
                None => seen.push((it.carrier, folded, written.key.span)),
            }
        }
    }
}

/// A scheme must not send what an endpoint that accepts it sends too.
pub(super) fn against_endpoints(schemes: &[Scheme], world: &World<'_>, report: &mut Diagnostics) {
    for (endpoint, written) in world.endpoints.iter().zip(&world.spec.endpoints) {
        let Accepts::Schemes(ids) = &endpoint.accepts else {
            continue;
        };
        if !written.is_whole {
            continue;
        }
        let body = endpoint.codec != Codec::None;
        let query = matches!(endpoint.method.as_str(), "GET" | "HEAD" | "DELETE");
        for scheme in ids.iter().map(|it| &schemes[*it]) {
            for it in &scheme.send {
                let place = match it.carrier {
                    Carrier::Header => Place::Header,
                    Carrier::Query => Place::Query,
                    Carrier::Parameter if query => Place::Query,
                    Carrier::Parameter | Carrier::Body => Place::Body,
                    Carrier::Cookie => continue,
                };
                let Some(name) = it.name.literal() else {
                    continue;
                };
                // Such a field is refused by itself.
                if name.eq_ignore_ascii_case("authorization") {
                    continue;
                }
                let same = |field: &str| {
                    if place == Place::Header {
                        field.eq_ignore_ascii_case(&name)
                    } else {
                        field == name
                    }
                };
                if endpoint
                    .fields
                    .iter()
                    .any(|field| field.place == place && same(&field.name))
                {
                    let bodies = [&written.json, &written.form, &written.multipart];
                    let bodies = bodies.into_iter().flatten().flat_map(|it| &it.1);
                    let mut fields = written.headers.iter().chain(&written.query).chain(bodies);
                    let field = fields.find(|it| same(&it.name.text));
                    report
                        .error(
                            Code::Twice,
                            field.map_or(written.id.span, |it| it.name.span),
                            format!(
                                "`{}` sends `{name}`, and so does the scheme `{}`",
                                endpoint.id, scheme.id
                            ),
                        )
                        .help("remove the field: the scheme fills it");
                }
                if place == Place::Body && it.carrier == Carrier::Body && !body {
                    report
                        .error(
                            Code::Body,
                            written.id.span,
                            format!(
                                "the scheme `{}` sends `{name}` in a body, and `{}` has none",
                                scheme.id, endpoint.id
                            ),
                        )
                        .help("write `param` in place of `body`, or leave the scheme out here");
                }
            }
        }
    }
}
