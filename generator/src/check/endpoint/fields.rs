//! The fields of a request: from the path, the query, the headers and the body.

use crate::check::{header, input, name, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Constant, Field, Place, Type};
use crate::source::Span;
use crate::spec::{self, Spec};
use crate::tree::Text;

/// All fields, in the order in which they are told.
pub(super) fn fields(
    written: &spec::Endpoint,
    body: &[spec::Field],
    spec: &Spec,
    report: &mut Diagnostics,
) -> Vec<Field> {
    let path: Vec<Text> = match &written.call {
        Some((line, call)) => call
            .path
            .names
            .iter()
            .map(|(name, range)| Text::made(name.clone(), line.part(range.clone())))
            .collect(),
        None => Vec::new(),
    };
    let others = written.query.iter().chain(&written.headers).chain(body);
    name::wire(path.iter().chain(others.map(|it| &it.name)), report);
    let mut fields: Vec<_> = path.iter().map(path_field).collect();
    for (place, list) in [
        (Place::Query, &written.query[..]),
        (Place::Header, &written.headers),
        (Place::Body, body),
    ] {
        for it in list {
            // A header that is not to be set needs no type and nothing that fills it.
            if place == Place::Header && !header_field(&it.name, report) {
                let inside = |ty: &spec::TypeExpr, at: Span| {
                    ty.span.start <= at.start && at.end <= ty.span.end
                };
                report.keep_since(0, |told| {
                    let ty = it.ty.as_ref().filter(|_| told.code == Code::TypeForm);
                    ty.is_none_or(|ty| !inside(ty, told.span))
                });
                continue;
            }
            let mut found = field(it, place, spec, report);
            if (place != Place::Body || written.json.is_none()) && !carried(it, &found.ty, report) {
                found.ty = ty::unknown();
            }
            fields.push(found);
        }
    }
    fields
}

/// Only JSON carries objects; everything else carries texts, or a list of them.
fn carried(written: &spec::Field, ty: &Type, report: &mut Diagnostics) -> bool {
    let inner = match ty {
        Type::List(inner) => inner,
        ty => ty,
    };
    let is_carried = ty::is_unknown(inner)
        || !matches!(
            inner,
            Type::Object(_) | Type::Named(_) | Type::Map(_) | Type::List(_)
        );
    if !is_carried {
        let name = &written.name;
        report
            .error(
                Code::Body,
                name.span,
                format!(
                    "`{}` holds more than texts, and only JSON carries that",
                    name.text
                ),
            )
            .help("write the fields under `json:`, or give it another type");
    }
    is_carried
}

/// Whether a request may set a header.
fn header_field(name: &Text, report: &mut Diagnostics) -> bool {
    let before = report.errors();
    if name.text.eq_ignore_ascii_case("authorization") {
        report
            .error(
                Code::Header,
                name.span,
                "`Authorization` belongs to the schemes",
            )
            .help("write it under a scheme's `send:`");
    } else {
        header::header(&name.text, name.span, report);
    }
    report.errors() == before
}

fn path_field(name: &Text) -> Field {
    Field {
        name: name.text.clone(),
        standard: None,
        place: Place::Path,
        ty: if ty::looks_secret(&name.text) {
            Type::Secret
        } else {
            Type::String
        },
        optional: false,
        constant: None,
        constraint: None,
        help: None,
        example: None,
    }
}

fn field(written: &spec::Field, place: Place, spec: &Spec, report: &mut Diagnostics) -> Field {
    let ty = match (&written.ty, &written.constant) {
        (Some(ty), _) => ty::resolve(ty, spec, report),
        (None, Some(Constant::Number(it))) if it.parse::<i64>().is_ok() => Type::Integer,
        (None, Some(Constant::Number(_))) => Type::Number,
        (None, Some(Constant::Bool(_))) => Type::Boolean,
        (None, Some(Constant::Text(_))) => Type::String,
        (None, None) => Type::Json,
    };
    if written.constant.is_none() {
        ty::secret(written, &ty, report);
    }
    let constraint = written
        .pattern
        .as_ref()
        .map(|it| input::pattern(it, report));
    input::value_fits(written.example.as_ref(), &ty, constraint.as_ref(), report);
    Field {
        name: written.name.text.clone(),
        standard: None,
        place,
        ty,
        optional: written.optional,
        constant: written.constant.clone(),
        constraint,
        help: written.help.as_ref().map(Text::prose),
        example: written.example.as_ref().map(|it| it.text.clone()),
    }
}
