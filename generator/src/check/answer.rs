//! Looks for a member in the type of an answer.

use crate::model::{NamedType, Type};

/// The type at a path, and whether the answer may lack it.
pub(super) fn find(ty: &Type, path: &[String], types: &[NamedType]) -> Option<(Type, bool)> {
    let Some((first, rest)) = path.split_first() else {
        return Some((ty.clone(), false));
    };
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

fn member(members: &[crate::model::Member], name: &str) -> Option<(Type, bool)> {
    members
        .iter()
        .find(|it| it.name == name)
        .map(|it| (it.ty.clone(), it.optional))
}

/// The names of the members of an object, for suggestions.
pub(super) fn names<'a>(ty: &'a Type, types: &'a [NamedType]) -> Vec<&'a str> {
    let members = match ty {
        Type::Object(members) => members,
        Type::Named(name) => match types.iter().find(|it| it.name == *name) {
            Some(it) => &it.members,
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    members.iter().map(|it| it.name.as_str()).collect()
}

/// Whether a value of this type is one text and not several things.
pub(super) fn is_single(ty: &Type) -> bool {
    !matches!(
        ty,
        Type::Object(_) | Type::Named(_) | Type::List(_) | Type::Map(_)
    )
}

/// The paths of the lists inside an answer; the empty one is the answer itself.
pub(super) fn lists(
    ty: &Type,
    types: &[NamedType],
    path: &mut Vec<String>,
    found: &mut Vec<String>,
) {
    // A type may hold itself by way of a list, so deep paths are not looked at.
    const DEEPEST: usize = 3;
    let members = match ty {
        Type::List(_) => {
            found.push(path.join("."));
            return;
        }
        Type::Object(members) => members,
        Type::Named(name) => match types.iter().find(|it| it.name == *name) {
            Some(it) => &it.members,
            None => return,
        },
        _ => return,
    };
    if path.len() == DEEPEST {
        return;
    }
    for it in members {
        path.push(it.name.clone());
        lists(&it.ty, types, path, found);
        path.pop();
    }
}
