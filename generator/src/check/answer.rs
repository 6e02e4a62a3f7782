//! Looks for a member in the type of an answer.

use super::ty;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Member, NamedType, Type};
use crate::suggest::nearest;
use crate::tree::Text;

/// The type at a path, and whether the answer may lack it.
pub(super) fn find(ty: &Type, path: &[String], types: &[NamedType]) -> Option<(Type, bool)> {
    let Some((first, rest)) = path.split_first() else {
        return Some((ty.clone(), false));
    };
    // Of what is unknown, nothing is known to be missing.
    if ty::is_unknown(ty) {
        return Some((ty.clone(), true));
    }
    let (inner, absent) = match ty {
        Type::Object(members) => member(members, first)?,
        Type::Named(name) => member(&types.iter().find(|it| it.name == *name)?.members, first)?,
        Type::List(inner) if first.parse::<usize>().is_ok() => ((**inner).clone(), true),
        Type::Map(inner) => ((**inner).clone(), true),
        Type::Json => (Type::Json, true),
        _ => return None,
    };
    find(&inner, rest, types).map(|(ty, optional)| (ty, optional || absent))
}

/// The name on the wire of the member that schemes know by this name.
pub(super) fn wire<'a>(ty: &'a Type, name: &'a str, types: &'a [NamedType]) -> &'a str {
    let members = members_of(ty, types).unwrap_or_default();
    let renamed = members.iter().find(|it| it.known_as() == name);
    renamed.map_or(name, |it| &it.name)
}

fn member(members: &[Member], name: &str) -> Option<(Type, bool)> {
    members
        .iter()
        .find(|it| it.name == name)
        .map(|it| (it.ty.clone(), it.optional))
}

/// Whether a value of this type is one text and not several things.
pub(super) fn is_single(ty: &Type) -> bool {
    ty::is_unknown(ty)
        || !matches!(
            ty,
            Type::Object(_) | Type::Named(_) | Type::List(_) | Type::Map(_)
        )
}

/// The names of the members of an object.
pub(super) fn names<'a>(ty: &'a Type, types: &'a [NamedType]) -> Vec<&'a str> {
    let members = members_of(ty, types).unwrap_or_default();
    members.iter().map(|it| it.name.as_str()).collect()
}

/// The members of an object.
pub(super) fn members_of<'a>(ty: &'a Type, types: &'a [NamedType]) -> Option<&'a [Member]> {
    match ty {
        Type::Object(members) => Some(members),
        Type::Named(name) => types
            .iter()
            .find(|it| it.name == *name)
            .map(|it| &it.members[..]),
        _ => None,
    }
}

/// Where a path ends too early.
struct Lack<'a> {
    /// What was found up to there.
    before: &'a [String],
    /// The member that is not there, and what is behind it.
    rest: &'a [String],
    /// The type that lacks it, where it has a name.
    owner: Option<String>,
    /// What it has.
    names: Vec<String>,
}

fn lack<'a>(ty: Option<&Type>, path: &'a [String], types: &[NamedType]) -> Lack<'a> {
    let at = |length: usize| find(ty?, &path[..length], types).map(|it| it.0);
    let length = (0..path.len()).rev().find(|it| at(*it).is_some());
    let length = length.unwrap_or_default();
    let (before, rest) = path.split_at(length);
    let found = at(length);
    let owner = match &found {
        Some(Type::Named(name)) => Some(name.clone()),
        _ => None,
    };
    let names = found.iter().flat_map(|it| names(it, types));
    Lack {
        before,
        rest,
        owner,
        names: names.map(str::to_owned).collect(),
    }
}

/// Reports a path that leads nowhere in an answer of which `whose` is said in the message.
/// `edit` makes the text of a path.
pub(super) fn missing(
    (whose, ty): (&str, Option<&Type>),
    at: &Text,
    path: &[String],
    types: &[NamedType],
    edit: fn(&str) -> String,
    report: &mut Diagnostics,
) {
    let lack = lack(ty, path, types);
    let before = lack.before.join(".");
    let member = lack.rest.first().cloned().unwrap_or_default();
    let whose = match (&lack.owner, before.is_empty()) {
        (Some(owner), _) => format!("the type `{owner}`"),
        (None, false) => format!("`{before}`"),
        (None, true) => whose.to_owned(),
    };
    let found = report.error(
        Code::UnknownPath,
        at.span,
        format!("{whose} has no member `{member}`"),
    );
    found.about(&member);
    let names = lack.names.iter().map(String::as_str);
    let near = lack
        .rest
        .first()
        .and_then(|it| nearest(it, names))
        .map(|near| {
            let path = lack.before.iter().map(String::as_str).chain([near]);
            let path = path.chain(lack.rest[1..].iter().map(String::as_str));
            path.collect::<Vec<_>>().join(".")
        });
    let mut deeper = Vec::new();
    if let Some(ty) = ty {
        paths(ty, types, &mut Vec::new(), &mut deeper);
    }
    let end = format!(".{}", path.join("."));
    deeper.retain(|it| it.ends_with(&end));
    let nearer = ty.and_then(|ty| nearer(ty, path, types));
    match (near, &deeper[..]) {
        (Some(meant), _) => {
            let meant = edit(&meant);
            found.help(format!("write `{meant}`")).fix(at.span, meant);
        }
        (None, [one]) => {
            let meant = edit(one);
            found
                .help(format!("it lies deeper: write `{meant}`"))
                .fix(at.span, meant);
        }
        (None, [_, _, ..]) => {
            found.help(format!("it lies deeper: write `{}`", deeper.join("` or `")));
        }
        (None, []) if nearer.is_some() => {
            let meant = edit(&nearer.unwrap_or_default());
            found.help(format!("write `{meant}`")).fix(at.span, meant);
        }
        (None, []) if lack.names.is_empty() => {
            found.help(match ty.filter(|_| lack.before.is_empty()) {
                None => "say what is in it: `returns: { token: secret }`".to_owned(),
                Some(ty) => format!("it is `{ty}`, which has no members"),
            });
        }
        (None, []) => {
            found.help(format!("there is `{}`", lack.names.join("`, `")));
        }
    }
}

/// The path that is meant where one begins too far outside, `$.data.token` or `/data/token`.
fn nearer(ty: &Type, path: &[String], types: &[NamedType]) -> Option<String> {
    let joined = path.join(".").replace('/', ".");
    let names = joined.split('.').filter(|it| !it.is_empty() && *it != "$");
    let names: Vec<_> = names.map(str::to_owned).collect();
    let mut ends = (0..names.len()).map(|at| &names[at..]);
    let is_there = |it: &&[String]| *it != path && find(ty, it, types).is_some();
    Some(ends.find(is_there)?.join("."))
}

/// The paths of all members inside an answer.
fn paths(ty: &Type, types: &[NamedType], path: &mut Vec<String>, found: &mut Vec<String>) {
    if path.len() == DEEPEST {
        return;
    }
    if let Type::List(inner) = ty {
        path.push("0".to_owned());
        paths(inner, types, path, found);
        path.pop();
    }
    for it in members_of(ty, types).unwrap_or_default() {
        path.push(it.name.clone());
        found.push(path.join("."));
        paths(&it.ty, types, path, found);
        path.pop();
    }
}

/// A type may hold itself by way of a list, so deep paths are not looked at.
const DEEPEST: usize = 3;

/// The paths of the lists inside an answer; the empty one is the answer itself.
pub(super) fn lists(
    ty: &Type,
    types: &[NamedType],
    path: &mut Vec<String>,
    found: &mut Vec<String>,
) {
    if matches!(ty, Type::List(_)) {
        found.push(path.join("."));
        return;
    }
    if path.len() == DEEPEST {
        return;
    }
    for it in members_of(ty, types).unwrap_or_default() {
        path.push(it.name.clone());
        lists(&it.ty, types, path, found);
        path.pop();
    }
}
