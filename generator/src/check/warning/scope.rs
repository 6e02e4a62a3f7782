//! Scopes whose names are nearly the same. A call may need a scope that nothing else names, so no
//! list refuses a misspelt one; but a token would be asked for one, and a call held to the other.

use super::warn;
use crate::diagnostic::{Code, Diagnostics};
use crate::spec::Spec;
use crate::tree::Text;

/// Below this, names differ in a letter because they are short.
const SHORTEST: usize = 5;

/// One name, and where it stands.
struct Named<'a> {
    name: &'a str,
    places: Vec<&'a Text>,
    /// Whether the file or a scheme lists it, and not only calls that need it.
    is_listed: bool,
}

/// Warns of each name that is nearly that of a scope which is better known: listed, or named more
/// often, or earlier.
pub(super) fn nearly_the_same(spec: &Spec, report: &mut Diagnostics) {
    let named = named(spec);
    for (index, it) in named.iter().enumerate() {
        let rank = |index: usize| {
            let it = &named[index];
            (it.is_listed, it.places.len(), usize::MAX - index)
        };
        let mut others = named.iter().enumerate();
        let Some((_, meant)) =
            others.find(|(other, of)| rank(*other) > rank(index) && is_near(it.name, of.name))
        else {
            continue;
        };
        let Some((first, rest)) = it.places.split_first() else {
            continue;
        };
        let message = format!("`{}` is nearly the scope `{}`", it.name, meant.name);
        let help = format!("write `{}`", meant.name);
        let place = (it.name.to_owned(), &*help);
        let found = warn(Code::NearlyAScope, first.span, message, place, report);
        found.fix(first.span, meant.name);
        for it in rest {
            found.related(it.span, "here, too");
        }
    }
}

fn named(spec: &Spec) -> Vec<Named<'_>> {
    let asked = spec.auth.iter().flat_map(|it| it.scopes.iter().flatten());
    let listed = spec.scopes.iter().chain(asked).map(|it| (it, true));
    let calls = spec.endpoints.iter().filter_map(|it| it.scopes.as_ref());
    let of_calls = calls.flat_map(|it| it.any.iter().flatten().chain(it.all.iter().flatten()));
    let mut named: Vec<Named<'_>> = Vec::new();
    for (text, is_listed) in listed.chain(of_calls.map(|it| (it, false))) {
        match named.iter_mut().find(|it| it.name == text.text) {
            Some(it) => it.places.push(text),
            None => named.push(Named {
                name: &text.text,
                places: vec![text],
                is_listed,
            }),
        }
    }
    named
}

/// Whether two names differ in one letter, or in two that changed places. Numbers tell scopes apart
/// on purpose.
fn is_near(one: &str, other: &str) -> bool {
    let bare = |it: &str| it.replace(|it: char| it.is_ascii_digit(), "");
    let (long, short) = (one.len().max(other.len()), one.len().min(other.len()));
    short >= SHORTEST
        && long - short <= 1
        && bare(one) != bare(other)
        && strsim::osa_distance(&one.to_lowercase(), &other.to_lowercase()) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_by_one_slip() {
        for other in [
            "payment:write",
            "paymnets:write",
            "payments.write",
            "Payments:write",
        ] {
            assert!(is_near("payments:write", other), "{other}");
        }
        for (one, other) in [
            ("payments:write", "payments:read"),
            ("user", "users"),
            ("orders_v1", "orders_v2"),
            ("orders2", "orders"),
        ] {
            assert!(!is_near(one, other), "{one} {other}");
        }
    }
}
