//! Scopes: what a credential may do, where that is known, against what a call needs.

use std::borrow::Cow;

use super::refusal::{needed, presentable};
use crate::{
    Error, ErrorKind, Result, Value, Values,
    exchange::Sent,
    table::{Endpoint, Scheme, Scopes},
};

/// How many scopes of a credential an error names.
const SHOWN: usize = 10;

/// The scopes of a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Granted(Vec<String>);

impl Granted {
    /// What the provider told, else what was asked for (RFC 6749 section 5.1). `None`: nobody
    /// knows.
    pub(crate) fn of(scheme: &Scheme, kept: &Values, asked: &[String]) -> Option<Self> {
        let told = match kept.get("scope") {
            None | Some(Value::Null) => {
                return (!asked.is_empty()).then(|| Self(asked.to_vec()));
            }
            Some(Value::List(items)) => items.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let between = scheme.scope_separator.trim();
        let texts = told.iter().filter_map(Value::text);
        let mut granted = Vec::new();
        for text in texts {
            for word in text.split_whitespace() {
                let names = match between {
                    "" => vec![word],
                    between => word.split(between).collect(),
                };
                let names = names.into_iter().filter(|it| !it.is_empty());
                granted.extend(names.map(str::to_owned));
            }
        }
        Some(Self(granted))
    }

    fn has(&self, scope: &str) -> bool {
        self.0.iter().any(|it| it == scope)
    }

    /// The names, as an error shows them.
    fn shown(&self) -> String {
        let nothing = Sent::new(&[], None);
        let names = self.0.iter().take(SHOWN);
        let names: Vec<_> = names.map(|it| presentable(it, 60, &nothing)).collect();
        match (names.len(), self.0.len().saturating_sub(SHOWN)) {
            (0, _) => "none".to_owned(),
            (_, 0) => names.join(", "),
            (_, more) => format!("{} and {more} more", names.join(", ")),
        }
    }
}

/// Refuses a call that needs scopes which a credential is known to lack.
pub(crate) fn permit(endpoint: &Endpoint, granted: Option<&Granted>) -> Result<()> {
    let Some(granted) = granted else {
        return Ok(());
    };
    let lacking = match endpoint.scopes {
        Scopes::None => return Ok(()),
        Scopes::Any(any) if any.is_empty() || any.iter().any(|it| granted.has(it)) => {
            return Ok(());
        }
        Scopes::All(all) if all.iter().all(|it| granted.has(it)) => return Ok(()),
        Scopes::Any(_) => needed(endpoint.id, endpoint.scopes),
        Scopes::All(all) => {
            let lacking: Vec<_> = all.iter().copied().filter(|it| !granted.has(it)).collect();
            let scopes = plural(lacking.len());
            format!(
                "`{}` needs the {scopes} {}",
                endpoint.id,
                lacking.join(", ")
            )
        }
    };
    let (Scopes::Any(needed) | Scopes::All(needed)) = endpoint.scopes else {
        return Ok(());
    };
    let message = format!("{lacking}; the credential has {}", granted.shown());
    let needed = needed.iter().copied().map(Cow::Borrowed).collect();
    Err(Error::new(ErrorKind::Scope, message).with_scopes(needed))
}

/// The error of a call for which the provider names the scopes that it needs
/// (RFC 6750 section 3.1): those that the credential lacks, where that is known.
pub(super) fn named(endpoint: &str, names: Vec<String>, granted: Option<&Granted>) -> Error {
    let is_lacking = |it: &&String| granted.is_none_or(|granted| !granted.has(it));
    let mut lacking: Vec<_> = names
        .iter()
        .filter(is_lacking)
        .map(String::as_str)
        .collect();
    if lacking.is_empty() {
        // The provider knows better what it granted.
        lacking = names.iter().map(String::as_str).collect();
    }
    let scopes = plural(lacking.len());
    let mut message = format!("`{endpoint}` needs the {scopes} {}", lacking.join(", "));
    if let Some(granted) = granted {
        message = format!("{message}; the credential has {}", granted.shown());
    }
    let names = names.into_iter().map(Cow::Owned).collect();
    Error::new(ErrorKind::Scope, message).with_scopes(names)
}

/// The error of a step that was refused for its scopes (`invalid_scope`, RFC 6749 sections 4.1.2.1
/// and 5.2), with the scopes that were asked for. Any other error stays as it is.
pub(crate) fn refused_scopes(error: Error, asked: &[String]) -> Error {
    let is_named = !error.scopes().is_empty();
    if error.kind() != ErrorKind::Scope || is_named || asked.is_empty() {
        return error;
    }
    let (scopes, was) = (
        plural(asked.len()),
        if asked.len() == 1 { "was" } else { "were" },
    );
    let shown = Granted(asked.to_vec()).shown();
    let message = format!("the provider refused the {scopes} that {was} asked for: {shown}");
    let asked = asked.iter().cloned().map(Cow::Owned).collect();
    error.saying(message).with_scopes(asked)
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "scope" } else { "scopes" }
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    static SPACED: Scheme = Scheme::new("spaced", "Spaced");
    static COMMAS: Scheme = Scheme::new("commas", "Commas").scope_separator(", ");

    fn granted(scheme: &Scheme, told: Value) -> Vec<String> {
        let mut kept = Values::new();
        kept.set("scope", told);
        Granted::of(scheme, &kept, &["asked".to_owned()])
            .expect("it was told")
            .0
    }

    #[test]
    fn what_was_told_counts_before_what_was_asked() {
        let text = |it: &str| Value::Text(it.to_owned());
        assert_eq!(granted(&SPACED, text(" a:b  c,d\n")), ["a:b", "c,d"]);
        assert_eq!(granted(&COMMAS, text("a:b, c,d e")), ["a:b", "c", "d", "e"]);
        let list = Value::List(vec![text("a"), Value::Secret("b c".into())]);
        assert_eq!(granted(&SPACED, list), ["a", "b", "c"]);
        assert_eq!(granted(&SPACED, Value::Null), ["asked"]);
        assert_eq!(granted(&SPACED, text(" ")), [""; 0]);
        assert_eq!(Granted::of(&SPACED, &Values::new(), &[]), None);
    }

    fn endpoint(scopes: Scopes) -> Endpoint {
        Endpoint {
            scopes,
            ..Endpoint::new("pay", Method::POST, &[])
        }
    }

    fn has(names: &[&str]) -> Granted {
        Granted(names.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn a_call_is_permitted_or_says_what_is_missing() {
        let any = endpoint(Scopes::Any(&["a", "b"]));
        let all = endpoint(Scopes::All(&["a", "b", "c"]));
        let free = endpoint(Scopes::None);
        for (endpoint, names) in [
            (&any, &["b"][..]),
            (&all, &["c", "x", "a", "b"]),
            (&free, &[]),
        ] {
            assert!(permit(endpoint, Some(&has(names))).is_ok());
            assert!(permit(endpoint, None).is_ok(), "nobody knows");
        }
        let refused = |endpoint, names: &[&str]| {
            let error = permit(endpoint, Some(&has(names))).expect_err("refused");
            assert_eq!(error.kind(), ErrorKind::Scope);
            error
        };
        let error = refused(&any, &["c"]);
        assert_eq!(
            error.to_string(),
            "`pay` needs any of the scopes a, b; the credential has c"
        );
        assert_eq!(error.scopes(), ["a", "b"]);
        assert_eq!(
            refused(&all, &["b"]).to_string(),
            "`pay` needs the scopes a, c; the credential has b"
        );
        assert_eq!(
            refused(&all, &["a", "b", "A"]).to_string(),
            "`pay` needs the scope c; the credential has a, b, A"
        );
        assert!(refused(&any, &[]).to_string().ends_with("has none"));
    }

    #[test]
    fn a_call_that_is_permitted_costs_no_allocation() {
        let granted = has(&["x", "a", "b", "c"]);
        for scopes in [
            Scopes::None,
            Scopes::Any(&["z", "a"]),
            Scopes::All(&["a", "b", "c"]),
        ] {
            let endpoint = endpoint(scopes);
            let counted = allocation_counter::measure(|| {
                permit(&endpoint, Some(&granted)).expect("it may");
            });
            assert_eq!(counted.count_total, 0);
        }
    }

    #[test]
    fn what_the_provider_told_is_shown_in_bounds() {
        let long = "x".repeat(1_000);
        let names: Vec<_> = std::iter::repeat_n(long.as_str(), 500).collect();
        let any = endpoint(Scopes::Any(&["a"]));
        let error = permit(&any, Some(&has(&names))).expect_err("refused");
        assert!(error.to_string().len() < 1_000);
        assert!(error.to_string().ends_with("and 490 more"));
        let error = permit(&any, Some(&has(&["\u{1b}[2J\u{202e}"]))).expect_err("refused");
        assert!(!error.to_string().chars().any(char::is_control), "{error}");
    }
}
