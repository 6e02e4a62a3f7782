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
