//! Fields, inputs, members and types.
//!
//! A mapping as a value is a set of attributes when it has `type` and every other key is the name
//! of an attribute; otherwise it is an inline object.

use heck::ToSnakeCase;

use super::decode::{Fields, entries, notation, text};
use super::{Field, TypeExpr, TypeForm};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::TYPES;
use crate::keys::{FIELD, INPUT, MEMBER, Mapping};
use crate::notation::{constant, ty};
use crate::suggest::nearest;
use crate::tree::{Entry, Node, Text, Value};

/// The word before the name of what may be left out.
const OPTIONAL: &str = "optional";

/// Who reads a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Input,
    Request,
    Member,
}

impl Role {
    fn mapping(self) -> &'static Mapping {
        match self {
            Self::Input => &INPUT,
            Self::Request => &FIELD,
            Self::Member => &MEMBER,
        }
    }
}

/// The fields of a mapping, in file order.
pub(super) fn fields(node: &Node, role: Role, report: &mut Diagnostics) -> Vec<Field> {
    if let Some(names) = names(node) {
        let ty = |name: &str| {
            if looks_secret(name) {
                "secret"
            } else {
                "string"
            }
        };
        let written: Vec<_> = names.iter().map(|it| format!("{it}: {}", ty(it))).collect();
        let message = "each field has its name and its type";
        let found = report.error(Code::Form, node.span, message);
        found.help(format!("write `{{ {} }}`", written.join(", ")));
        return Vec::new();
    }
    let entries = entries(node, "set of fields", report).unwrap_or_default();
    let before = std::iter::once(None).chain(entries.iter().map(Some));
    before
        .zip(entries)
        .filter_map(|(before, it)| {
            if matches!(it.value.value, Value::Empty) && !it.key.text.contains('=') {
                without_type(it, before, report);
                return None;
            }
            field(it, role, report)
        })
        .collect()
}

/// `[username, password]` or `username, password`: names without types.
fn names(node: &Node) -> Option<Vec<&str>> {
    let is_name = |it: &str| {
        let letter = |it: char| it.is_ascii_alphanumeric() || "_-".contains(it);
        !it.is_empty() && it.chars().all(letter)
    };
    let names: Vec<&str> = match &node.value {
        Value::Text(text) => text.text.split(',').map(str::trim).collect(),
        Value::List(_) => choices(node)?,
        _ => return None,
    };
    (!names.is_empty() && names.iter().all(|it| is_name(it))).then_some(names)
}

/// A name alone, which may be what a comma cut off.
fn without_type(entry: &Entry, before: Option<&Entry>, report: &mut Diagnostics) {
    let name = &entry.key.text;
    let cut = before.and_then(|it| match &it.value.value {
        Value::Text(text) if text.text.starts_with("enum ") => Some((it, text)),
        _ => None,
    });
    if let Some((before, values)) = cut {
        let message = "the values of an enum have `|` between them, and this comma ends it";
        let found = report.error(Code::TypeForm, values.span, message);
        found.about(&before.key.text);
        found.help(format!("write `{}|{name}`", values.text));
        return;
    }
    if let Some((name, ty)) = name.split_once(':') {
        let message = format!("a space is missing behind the colon of `{name}`");
        let found = report.error(Code::Form, entry.key.span, message);
        let written = format!("{name}: {ty}");
        found.help(format!("write `{written}`"));
        found.fix(entry.key.span, written);
        return;
    }
    let found = report.error(Code::Empty, entry.key.span, format!("`{name}` has no type"));
    found.about("a name without a type");
    found.help(format!("write `{name}: string`, or another type"));
}

fn field(entry: &Entry, role: Role, report: &mut Diagnostics) -> Option<Field> {
    let (optional, name) = key(&entry.key, report)?;
    let mut field = Field {
        name,
        optional,
        ty: None,
        constant: None,
        default: None,
        under: Vec::new(),
        env: None,
        help: None,
        example: None,
        pattern: None,
    };
    match &entry.value.value {
        Value::Text(text) if text.text.starts_with('=') => {
            if role == Role::Request && !optional {
                field.constant = constant::parse(&text.text);
            } else {
                report
                    .error(
                        Code::Attribute,
                        text.span,
                        "only a required field of a request has a fixed value",
                    )
                    .help(if role == Role::Input {
                        "write `{ type: string, default: … }`"
                    } else {
                        "write its type"
                    });
                field.ty = Some(TypeExpr {
                    span: text.span,
                    form: TypeForm::Broken,
                });
            }
        }
        Value::Map(entries) if attributes(entries, role) => {
            attribute_values(&mut field, &entry.value, role, report);
        }
        _ => field.ty = Some(type_expr(&entry.value, report)),
    }
    Some(field)
}

/// `name` or `optional name`.
fn key(key: &Text, report: &mut Diagnostics) -> Option<(bool, Text)> {
    if let Some((name, ty)) = key.text.split_once('=') {
        let (name, ty) = (name.trim(), ty.trim());
        let message = format!("a colon stands between a name and its type, as in `{name}: {ty}`");
        let found = report.error(Code::Name, key.span, message);
        found.about("an equals sign");
        found.help(format!("write `{name}: {ty}`"));
        found.fix(key.span, format!("{name}: {ty}"));
        return None;
    }
    if let Some(name) = key.text.strip_suffix('?') {
        let message = format!("`{}` is no name of a field", key.text);
        let found = report.error(Code::Name, key.span, message);
        let written = format!("optional {name}");
        found
            .help(format!("write `{written}`"))
            .fix(key.span, written);
        found.read_as_meant();
        return Some((true, Text::made(name, key.span)));
    }
    let (optional, name) = match key.text.split_once(' ') {
        Some((word, name)) if word == OPTIONAL || nearest(word, [OPTIONAL]).is_some() => {
            if word != OPTIONAL {
                let at = key.part(0..word.len());
                let found =
                    report.error(Code::Name, at, format!("`{word}` is no word before a name"));
                found.help("write `optional`").fix(at, OPTIONAL);
                found.read_as_meant();
            }
            (true, key.slice(key.text.len() - name.len()..key.text.len()))
        }
        _ => (false, key.clone()),
    };
    if name.text.is_empty() || name.text.contains(char::is_whitespace) {
        let message = if name.text.is_empty() {
            "a name is missing".to_owned()
        } else {
            format!("`{}` is no name of a field", name.text)
        };
        report
            .error(Code::Name, name.span, message)
            .help("write `name`, or `optional name`");
        return None;
    }
    Some((optional, name))
}

/// Whether a mapping is a set of attributes. With a misspelt word among them it is one all the
/// same where its values could not be those of an object.
fn attributes(found: &[Entry], role: Role) -> bool {
    let names = || {
        let mappings = [&INPUT, &FIELD, &MEMBER].into_iter();
        mappings.flat_map(|it| it.keys.iter().map(|it| it.name))
    };
    let known = |it: &Entry| names().any(|name| name == it.key.text);
    let foreign =
        |it: &Entry| ["required", "optional", "description"].contains(&it.key.text.as_str());
    let meant = |it: &Entry| known(it) || foreign(it) || nearest(&it.key.text, names()).is_some();
    let typed = |it: &Entry| it.key.text == "type";
    let meant_type = |it: &Entry| typed(it) || nearest(&it.key.text, ["type"]).is_some();
    let says_no_type = |it: &Entry| match &it.value.value {
        Value::Text(text) => !meant_type(it) && TYPES.iter().all(|it| it.0 != text.text),
        _ => false,
    };
    // An input is never an object, so a misspelt attribute is told apart there.
    role == Role::Input
        || (found.iter().any(typed) && found.iter().all(known))
        || (found.iter().any(meant_type)
            && found.iter().all(meant)
            && found.iter().any(says_no_type))
}

fn attribute_values(field: &mut Field, node: &Node, role: Role, report: &mut Diagnostics) {
    let Some(read) = Fields::open(node, field.name.span, role.mapping(), report) else {
        return;
    };
    field.ty = read.get("type").map(|it| type_expr(it, report));
    field.help = read.text("help", report);
    field.example = read.text("example", report);
    if role != Role::Member {
        field.pattern = read.text("pattern", report);
    }
    if role == Role::Input {
        field.default = read.template("default", report);
        field.under = read.texts("under", report);
        field.env = read.text("env", report);
    }
}

/// A type.
pub(super) fn type_expr(node: &Node, report: &mut Diagnostics) -> TypeExpr {
    let form = match &node.value {
        Value::Map(entries) => match &entries[..] {
            [only] if only.key.text == "*" => {
                TypeForm::Map(Box::new(type_expr(&only.value, report)))
            }
            [only] if only.key.text == "enum" && choices(&only.value).is_some() => {
                let values = choices(&only.value).unwrap_or_default();
                let written = format!("enum {}", values.join("|"));
                let message = "an enum is one word, and its values have `|` between them";
                let found = report.error(Code::TypeForm, node.span, message);
                found.help(format!("write `{written}`"));
                found.fix(node.span, written);
                TypeForm::Broken
            }
            _ => TypeForm::Object(fields(node, Role::Member, report)),
        },
        Value::List(items) => {
            if let [item] = &items[..] {
                TypeForm::List(Box::new(type_expr(item, report)))
            } else {
                report
                    .error(Code::TypeForm, node.span, "a list type names one type")
                    .help("write `[string]`; where the entries differ, write `[json]`");
                TypeForm::Broken
            }
        }
        Value::Text(_) | Value::Empty => written(node, report),
    };
    TypeExpr {
        span: node.span,
        form,
    }
}

/// The texts of a list of texts.
fn choices(node: &Node) -> Option<Vec<&str>> {
    let Value::List(items) = &node.value else {
        return None;
    };
    items
        .iter()
        .map(|it| match &it.value {
            Value::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect()
}

fn written(node: &Node, report: &mut Diagnostics) -> TypeForm {
    let Some((text, written)) =
        text(node, report).and_then(|it| notation(it, Code::TypeForm, ty::parse, report))
    else {
        return TypeForm::Broken;
    };
    place(&text, &written)
}

fn place(text: &Text, written: &ty::Written) -> TypeForm {
    match written {
        ty::Written::Word(range) => TypeForm::Word(text.slice(range.clone())),
        ty::Written::Enum(values) => {
            TypeForm::Enum(values.iter().map(|it| text.slice(it.clone())).collect())
        }
        ty::Written::List(inner) => TypeForm::List(Box::new(TypeExpr {
            span: text.span,
            form: place(text, inner),
        })),
    }
}

/// Whether the last word of a name is one of those by which vendors call secrets.
pub(crate) fn looks_secret(name: &str) -> bool {
    let snake = name.to_snake_case();
    let last = snake.rsplit('_').next().unwrap_or_default();
    ["password", "passphrase", "secret", "token"].contains(&last)
}
