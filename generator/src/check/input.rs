//! Inputs: their types, their environment names, their examples.

mod value;

pub(super) use self::value::value_fits;
use self::value::{ends_below, example_fits};
use super::{name, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::{HOST, HOST_LABEL, TYPES};
use crate::model::{Constraint, Input, InputType, Part, Template, Type};
use crate::source::Span;
use crate::spec::{Field, Spec, TypeForm};
use crate::tree::Text;

/// The inputs of the hosts.
pub(super) fn host_inputs(spec: &Spec, report: &mut Diagnostics) -> Vec<Input> {
    name::distinct(spec.inputs.iter().map(|it| &it.name), str::to_owned, report);
    let inputs: Vec<_> = spec
        .inputs
        .iter()
        .map(|it| declared(it, None, spec, report))
        .collect();
    super::scheme::defaults(&spec.inputs, &inputs, report);
    environment(&inputs, &spec.inputs, None, spec, report);
    inputs
}

/// An input as it is declared; `known` is what a kind or a request field says of its type.
pub(super) fn declared(
    field: &Field,
    known: Option<&InputType>,
    spec: &Spec,
    report: &mut Diagnostics,
) -> Input {
    name::snake(&field.name, report);
    let ty = input_type(field, known, spec, report);
    let constraint = field.pattern.as_ref().map(|it| pattern(it, report));
    if let Some(env) = &field.env
        && !(env.text.starts_with(|it: char| it.is_ascii_uppercase())
            && env
                .text
                .chars()
                .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_'))
    {
        let message = format!("`{}` is no name of an environment variable", env.text);
        let found = report.error(Code::Name, env.span, message);
        let name = env
            .text
            .trim_start_matches(['$', '{'])
            .trim_end_matches('}');
        let meant = name.to_uppercase().replace(['.', '-', ' '], "_");
        let letter = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
        if meant.starts_with(|it: char| it.is_ascii_uppercase()) && meant.chars().all(letter) {
            found.help(format!("write `{meant}`")).fix(env.span, meant);
        } else {
            found.help("use upper-case letters, digits and underscores");
        }
    }
    let before = report.errors();
    let mut default_text = None;
    if let Some(default) = &field.default {
        if let Some(text) = default.template.parts.literal() {
            let text = Text::made(text, default.text.span);
            example_fits(Some(&text), &ty, constraint.as_ref(), report);
            default_text = value::meant(&text, &ty);
        } else if let InputType::Host(under) = &ty {
            ends_below(default, under, &field.name.text, report);
        }
        if field.optional {
            report
                .error(
                    Code::Attribute,
                    field.name.span,
                    "an input with a default is not `optional`",
                )
                .help("leave the word out: the default is what is used");
        }
    }
    // Where the default does not fit, the type is as likely to be wrong as the example.
    if report.errors() == before {
        example_fits(field.example.as_ref(), &ty, constraint.as_ref(), report);
    }
    let default = default_text.map(|it| Template(vec![Part::Text(it)]));
    Input {
        name: field.name.text.clone(),
        ty,
        optional: field.optional,
        default: default.or_else(|| field.default.as_ref().map(|it| it.template.parts.clone())),
        env: field
            .env
            .as_ref()
            .map_or_else(|| default_env(spec, &field.name.text), |it| it.text.clone()),
        help: field.help.as_ref().map(Text::prose),
        example: field.example.as_ref().map(|it| it.text.clone()),
        unit: field
            .ty
            .as_ref()
            .and_then(|it| match &it.form {
                TypeForm::Word(word) => TYPES.iter().find(|it| it.0 == word.text),
                _ => None,
            })
            .and_then(|it| unit(&it.1)),
        constraint,
    }
}

/// An input of which a kind says all.
pub(super) fn preset(name: &str, ty: InputType, spec: &Spec) -> Input {
    Input {
        name: name.to_owned(),
        ty,
        optional: false,
        default: None::<Template>,
        env: default_env(spec, name),
        help: None,
        example: None,
        unit: None,
        constraint: None,
    }
}

/// The environment name of an input where the spec gives none.
pub(super) fn default_env(spec: &Spec, name: &str) -> String {
    format!("{}_{}", prefix(spec), name.to_uppercase())
}

/// What environment names of the provider start with.
pub(super) fn prefix(spec: &Spec) -> String {
    spec.provider.text.replace('-', "_").to_uppercase()
}

fn input_type(
    field: &Field,
    known: Option<&InputType>,
    spec: &Spec,
    report: &mut Diagnostics,
) -> InputType {
    let Some(expr) = &field.ty else {
        if known.is_none() {
            report
                .error(Code::MissingKey, field.name.span, format!("nothing says the type of `{}`", field.name.text))
                .about(field.name.text.clone())
                .help("add `type: string`, `secret`, `integer`, `boolean`, `host_label`, `host`, `uuid` or `enum a|b`");
        }
        return known.cloned().unwrap_or_else(unknown);
    };
    if let TypeForm::Word(word) = &expr.form
        && word.text == HOST
    {
        return whole_host(field, word, report);
    }
    if let Some(it) = field.under.first() {
        report
            .error(Code::Attribute, it.span, "`under` belongs to a `host`")
            .help("write `type: host`, or leave `under` out");
    }
    if let TypeForm::Word(word) = &expr.form
        && word.text == HOST_LABEL
    {
        return InputType::HostLabel;
    }
    let ty = ty::resolve(expr, spec, report);
    ty::secret(field, &ty, report);
    if ty::is_unknown(&ty) {
        return known.cloned().unwrap_or_else(unknown);
    }
    of(&ty).unwrap_or_else(|| {
        report
            .error(Code::InputType, expr.span, format!("an input cannot be of type `{ty}`"))
            .help("write `string`, `secret`, `integer`, `boolean`, `host_label`, `host`, `uuid`, `enum a|b` or a list of texts");
        unknown()
    })
}

/// A whole host receives the credential, so it lies below a domain that the file names.
fn whole_host(field: &Field, word: &Text, report: &mut Diagnostics) -> InputType {
    if field.under.is_empty() {
        report
            .error(
                Code::HostTemplate,
                word.span,
                format!(
                    "`under` is missing, so `{}` could be any host at all",
                    field.name.text
                ),
            )
            .help("say below which domain it lies: `under: acme.example`");
    }
    for it in &field.under {
        super::host::domain(it, report);
    }
    InputType::Host(field.under.iter().map(|it| it.text.clone()).collect())
}

/// The input type that fills a field of this type.
pub(super) fn of(ty: &Type) -> Option<InputType> {
    Some(match ty {
        ty if ty::is_unknown(ty) => unknown(),
        Type::String | Type::Url => InputType::String,
        Type::Secret => InputType::Secret,
        Type::Integer
        | Type::Unix
        | Type::UnixMilliseconds
        | Type::Seconds
        | Type::Minutes
        | Type::Milliseconds => InputType::Integer,
        Type::Boolean => InputType::Boolean,
        Type::Uuid => InputType::Uuid,
        Type::Enum(values) => InputType::Enum(values.clone()),
        Type::Scope => InputType::Scope,
        Type::List(item) => match of(item)? {
            it @ (InputType::String | InputType::Uuid | InputType::Scope | InputType::Enum(_)) => {
                InputType::List(Box::new(it))
            }
            _ => return None,
        },
        _ => return None,
    })
}

/// The type of an input that could not be read, as [`ty::unknown`] is that of a member.
pub(super) fn unknown() -> InputType {
    InputType::Enum(Vec::new())
}

/// Whether a type is unknown.
pub(super) fn is_unknown(ty: &InputType) -> bool {
    matches!(ty, InputType::Enum(values) if values.is_empty())
}

/// What a whole number of this type counts.
pub(super) fn unit(ty: &Type) -> Option<&'static str> {
    match ty {
        Type::Unix => Some("seconds since 1970"),
        Type::UnixMilliseconds => Some("milliseconds since 1970"),
        Type::Seconds => Some("seconds"),
        Type::Minutes => Some("minutes"),
        Type::Milliseconds => Some("milliseconds"),
        _ => None,
    }
}

/// Whether an input may fill what asks for another type.
pub(super) fn fills(input: &InputType, asked: &InputType) -> bool {
    input == asked
        || is_unknown(input)
        || is_unknown(asked)
        || (*asked == InputType::String
            && matches!(
                input,
                InputType::Uuid
                    | InputType::HostLabel
                    | InputType::Host(_)
                    | InputType::Scope
                    | InputType::Enum(_)
            ))
}

/// A regular expression, checked.
pub(super) fn pattern(text: &Text, report: &mut Diagnostics) -> Constraint {
    // As other languages write it: no text begins between two slashes, nor ends there.
    let inside = text
        .text
        .strip_prefix('/')
        .and_then(|it| it.strip_suffix('/'));
    if let Some(inside) = inside.filter(|it| it.starts_with('^') || it.ends_with('$')) {
        let message = "a regular expression stands without slashes around it";
        let found = report.error(Code::Pattern, text.span, message);
        found.help(format!("write `{inside}`"));
        found.fix(text.span, format!("'{}'", inside.replace('\'', "''")));
        found.read_as_meant();
        return Constraint(inside.to_owned());
    }
    if let Err(error) = regex_lite::Regex::new(&text.text) {
        report
            .error(
                Code::Pattern,
                text.span,
                format!("the regular expression cannot be read: {error}"),
            )
            .help("look-around and back-references are not known here");
    }
    Constraint(text.text.clone())
}

/// Reports environment names that two inputs share, or that a host owns. Schemes may share names
/// with each other, because a caller uses one of them; `scheme` is the place of one.
pub(super) fn environment(
    inputs: &[Input],
    written: &[Field],
    scheme: Option<Span>,
    spec: &Spec,
    report: &mut Diagnostics,
) {
    let prefix = prefix(spec);
    let mut owned = vec![format!("{prefix}_BASE_URL")];
    owned.extend(
        spec.hosts
            .iter()
            .map(|it| format!("{prefix}_{}_URL", it.0.text.to_uppercase())),
    );
    if scheme.is_some() {
        let env = |it: &Field| {
            it.env
                .as_ref()
                .map_or_else(|| default_env(spec, &it.name.text), |it| it.text.clone())
        };
        // What no host reads is told as unused, and is not in the way of the scheme's own.
        let hosts = spec.hosts.iter().map(|it| &it.1).chain([&spec.base_url]);
        let read: Vec<_> = hosts.flat_map(|it| it.template.parts.names()).collect();
        let is_read = |it: &&Field| read.contains(&it.name.text.as_str());
        owned.extend(spec.inputs.iter().filter(is_read).map(env));
    }
    let mut told: Vec<&str> = Vec::new();
    for input in inputs {
        let at = written.iter().find(|it| it.name.text == input.name);
        let twin = inputs
            .iter()
            .any(|it| it.env == input.env && it.name != input.name);
        // Of two inputs, the fault is told at one that the file names.
        let taken = owned.contains(&input.env) || (twin && at.is_some());
        if taken && !told.contains(&input.env.as_str()) {
            told.push(&input.env);
            let span = at
                .map(|it| it.env.as_ref().map_or(it.name.span, |it| it.span))
                .or(scheme);
            report
                .error(
                    Code::Taken,
                    span.unwrap_or_default(),
                    format!("the environment name `{}` is taken", input.env),
                )
                .help(format!("give `{}` another one with `env:`", input.name));
        }
    }
}
