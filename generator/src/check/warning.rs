//! What is legal and still worth a look, and how a file answers it.
//!
//! Only what an expert would ask about in a review: a secret that somebody may have pasted, a
//! credential that lands in every log, a scope that may be misspelt. Each warning has a place, by which `allow:` answers it; the
//! reason is for whoever reviews the file.

mod real;
mod scope;

use self::real::looks_real;
use super::secret::Texts;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Carrier, Endpoint, Place, Protocol, Provider, Scheme, Template, Type};
use crate::source::Span;
use crate::spec::{self, Field, Spec};
use crate::suggest::suggest;
use crate::tree::Text;

/// Warns, and takes back what the file answers.
///
/// `printed` holds, for each scheme, the inputs and kept values that are no secrets.
pub(super) fn warnings(
    spec: &Spec,
    provider: &Provider,
    printed: &[Texts],
    report: &mut Diagnostics,
) {
    let schemes = provider.schemes.iter().zip(printed);
    for (written, (scheme, printed)) in spec.auth.iter().zip(schemes) {
        examples(written, scheme, printed, report);
        sends(written, scheme, printed, report);
        password(written, scheme, provider, report);
    }
    for (written, endpoint) in spec.endpoints.iter().zip(&provider.endpoints) {
        let bodies = written
            .json
            .iter()
            .chain(&written.form)
            .chain(&written.multipart);
        let fields = bodies.flat_map(|it| &it.1);
        for it in fields.chain(&written.query).chain(&written.headers) {
            let found = endpoint
                .fields
                .iter()
                .find(|field| field.name == it.name.text);
            let is_secret = found.is_some_and(|it| it.ty == Type::Secret);
            field(it, &written.id.text, is_secret, report);
        }
        address(written, endpoint, report);
    }
    for (name, members) in &spec.types {
        let named = provider.named_type(&name.text);
        for it in members {
            let mut members = named.iter().flat_map(|it| &it.members);
            let found = members.find(|member| member.name == it.name.text);
            field(
                it,
                &name.text,
                found.is_some_and(|it| it.ty == Type::Secret),
                report,
            );
        }
    }
    checked(spec, report);
    scope::nearly_the_same(spec, report);
    answers(spec, report);
}

/// A day before there was anything to read, as a skeleton has it. Its pages are made up, too; once
/// they are not, somebody has read them.
fn checked(spec: &Spec, report: &mut Diagnostics) {
    let made_up = |it: &Text| {
        let host = it.text.split('/').nth(2).unwrap_or_default();
        host.ends_with(".example")
    };
    if spec.checked.text.as_str() < "2000" && !spec.docs.iter().all(made_up) {
        let message = format!("nobody has read these pages on {}", spec.checked.text);
        let help = "write the day on which you read them";
        let place = ("checked".to_owned(), help);
        warn(
            Code::NeverChecked,
            spec.checked.span,
            message,
            place,
            report,
        );
    }
}

/// Adds a warning that the file can answer.
fn warn<'a>(
    code: Code,
    span: Span,
    message: String,
    (place, help): (String, &str),
    report: &'a mut Diagnostics,
) -> &'a mut Diagnostic {
    let found = report.warning(code, span, message);
    found.help(format!(
        "{help}, or answer it: `allow: {{ {code} {place}: why }}`"
    ));
    found.about(place)
}

/// The example of an input, a field or a member.
fn field(written: &Field, of: &str, is_secret: bool, report: &mut Diagnostics) {
    let default = written.default.iter().map(|it| &it.text);
    for it in written.example.iter().chain(default) {
        if is_secret && looks_real(&it.text) {
            real(it.span, format!("{of}.{}", written.name.text), report);
        }
    }
}

/// The published examples of a scheme.
fn examples(written: &spec::Scheme, scheme: &Scheme, printed: &Texts, report: &mut Diagnostics) {
    let secret = |name: &str| !printed.contains_key(name);
    for it in &written.inputs {
        field(it, &scheme.id, secret(&it.name.text), report);
    }
    let given = written.examples.iter().flat_map(|it| &it.given);
    let mut given = given.filter(|(name, value)| secret(&name.text) && looks_real(&value.text));
    if let Some((_, value)) = given.next() {
        real(value.span, format!("{}.example", scheme.id), report);
    }
}

fn real(span: Span, place: String, report: &mut Diagnostics) {
    let message = "this looks like a live secret".to_owned();
    let help = "take the value that the vendor's page prints, or an obvious stand-in";
    warn(Code::LooksReal, span, message, (place, help), report);
}

/// A grant that RFC 9700 section 2.4 forbids, by its kind or by the standard of a step.
fn password(
    written: &spec::Scheme,
    scheme: &Scheme,
    provider: &Provider,
    report: &mut Diagnostics,
) {
    if !provider.hands_over_password(scheme) {
        return;
    }
    let message = "the program gets a person's password, which OAuth 2.0 was made to spare people (RFC 9700 section 2.4)".to_owned();
    let help = "take another kind where the vendor has one, such as `oauth2_authorization_code`";
    let place = (scheme.id.clone(), help);
    warn(
        Code::HandsOverPassword,
        written.kind_span,
        message,
        place,
        report,
    );
}

/// What a scheme puts into addresses.
fn sends(written: &spec::Scheme, scheme: &Scheme, printed: &Texts, report: &mut Diagnostics) {
    let help = "send it in a header, where the vendor takes it there";
    let secret = |template: &Template| {
        let is_secret = |name: &&str| !printed.contains_key(*name);
        template
            .names()
            .into_iter()
            .find(is_secret)
            .map(str::to_owned)
    };
    if let Some(path) = &written.base_path
        && let Some(name) = secret(&path.template.parts)
    {
        let message = format!("`{name}` is a part of every path, so it lands in logs");
        let place = format!("{}.base_path", scheme.id);
        warn(
            Code::SecretInAddress,
            path.text.span,
            message,
            (place, help),
            report,
        );
    }
    for it in written.send.iter().flatten() {
        let Some((carrier @ (Carrier::Query | Carrier::Parameter), _)) = &it.to else {
            continue;
        };
        if let Some(name) = secret(&it.value.template.parts) {
            let place = format!("{}.{}", scheme.id, it.key.text.replace(' ', "."));
            let calls = match carrier {
                Carrier::Parameter => "the query of calls without a body",
                _ => "the query of every call",
            };
            let message = format!("`{name}` is in {calls}, so it lands in logs");
            warn(
                Code::SecretInAddress,
                it.key.span,
                message,
                (place, help),
                report,
            );
        }
    }
}

/// Secrets in the path and the query of an endpoint. A page is opened by a person's browser, and
/// what its address holds is made for that.
fn address(written: &spec::Endpoint, endpoint: &Endpoint, report: &mut Diagnostics) {
    if endpoint.protocol == Protocol::Browser {
        return;
    }
    let help = "send it in the body, where the vendor takes it there";
    for it in &endpoint.fields {
        let is_address = matches!(it.place, Place::Path | Place::Query);
        if is_address && it.ty == Type::Secret && it.constant.is_none() {
            let span = place_of(written, &it.name);
            let what = if it.place == Place::Path {
                "path"
            } else {
                "query"
            };
            let message = format!("`{}` is in the {what}, so it lands in logs", it.name);
            let place = format!("{}.{}", endpoint.id, it.name);
            warn(Code::SecretInAddress, span, message, (place, help), report);
        }
    }
}

fn place_of(written: &spec::Endpoint, name: &str) -> Span {
    let query = written.query.iter().find(|it| it.name.text == name);
    let query = query.map(|it| it.name.span);
    let path = written.call.as_ref().and_then(|(line, call)| {
        let found = call.path.names.iter().find(|it| it.0 == name)?;
        Some(line.part(found.1.clone()))
    });
    query.or(path).unwrap_or(written.id.span)
}

/// Each answer takes back the warning that it names.
fn answers(spec: &Spec, report: &mut Diagnostics) {
    let asked = report.unanswered();
    for (key, reason) in &spec.allow {
        let (code, place) = key.text.split_once(' ').unwrap_or((&key.text, ""));
        let known = Code::ALL.iter().map(|it| it.as_str());
        if !known.clone().any(|it| it == code) || !code.starts_with('W') {
            let found = report.error(
                Code::Answer,
                key.span,
                if code.starts_with('E') {
                    format!("`{code}` is an error, and only a warning can be answered")
                } else {
                    format!("there is no warning `{code}`")
                },
            );
            found.help(
                "write the code and the place that the warning names: `W0502 bot.base_path: why`",
            );
            continue;
        }
        says_why(reason, report);
        if report.answer(code, place) || asked.contains(&key.text) {
            continue;
        }
        let message = format!("there is no warning `{}` to answer", key.text);
        let found = report.error(Code::Answer, key.span, message);
        if asked.is_empty() {
            found.help("leave it out: nothing is warned of");
        }
        let meant = suggest(found, &key.text, key.span, asked.iter().map(String::as_str));
        if let Some((code, place)) = meant.and_then(|it| it.split_once(' ')) {
            report.answer(code, place);
        }
    }
}

/// A reason has more than one word.
fn says_why(reason: &Text, report: &mut Diagnostics) {
    if reason.text.split_whitespace().count() < 2 {
        report
            .error(Code::Answer, reason.span, "this is no reason")
            .help("say in a few words why it is meant so, for whoever reviews the file");
    }
}
