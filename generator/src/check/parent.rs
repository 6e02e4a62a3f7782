//! Derived credentials: whose credential makes whose must come to an end, and which value of a
//! parent's a token exchange is given.

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Lent, Part, Scheme};
use crate::spec::Spec;

/// Reports schemes that would be made with themselves, directly or by way of others.
///
/// A scheme with several possible parents comes to an end if one of them does.
pub(super) fn acyclic(schemes: &[Scheme], spec: &Spec, report: &mut Diagnostics) {
    let mut ends = vec![false; schemes.len()];
    // Each round settles one more generation, and there are no more of them than schemes.
    for _ in 0..schemes.len() {
        for (index, it) in schemes.iter().enumerate() {
            ends[index] |= it.parents.is_empty() || it.parents.iter().any(|it| ends[*it]);
        }
    }
    let endless = (0..schemes.len()).find(|it| !ends[*it]);
    if let Some(index) = endless {
        let round: Vec<_> = round(schemes, index)
            .into_iter()
            .map(|it| format!("`{}`", schemes[it].id))
            .collect();
        report
            .error(
                Code::ParentCycle,
                spec.auth[index].kind_span,
                format!(
                    "{} is made with {}",
                    round[0],
                    round[1..].join(", which is made with ")
                ),
            )
            .help("one scheme of the chain must be obtained without the others");
    }
}

/// Finds what of a parent a token exchange is given (RFC 8693): the one secret that it sends.
pub(super) fn lent(schemes: &mut [Scheme], spec: &Spec, report: &mut Diagnostics) {
    for index in 0..schemes.len() {
        let Some((field, written)) = spec.auth[index].lender() else {
            continue;
        };
        let [parent] = schemes[index].parents[..] else {
            continue;
        };
        let mut sent = Vec::new();
        for it in &schemes[parent].send {
            let is_made = |it: &Part| !matches!(it, Part::Text(_) | Part::Value(_));
            if it.value.0.iter().any(is_made) {
                sent.clear();
                break;
            }
            sent.extend(it.value.names().into_iter().map(str::to_owned));
        }
        sent.dedup();
        if let [value] = &sent[..] {
            schemes[index].lent = Some(Lent {
                field: field.to_owned(),
                value: value.clone(),
            });
        } else if !report.has_errors() {
            let message = format!(
                "`{}` does not send one token, which could be exchanged",
                written.text
            );
            let key = field.trim_end_matches("_token");
            report
                .error(Code::StepAuth, written.span, message)
                .help(format!("name a scheme that sends a token and nothing else, or leave `{key}` out: then the caller gives `{field}`"));
        }
    }
}

/// The way from a scheme over its parents until one comes again; all of them are endless.
fn round(schemes: &[Scheme], from: usize) -> Vec<usize> {
    let mut way = vec![from];
    let mut next = schemes[from].parents[0];
    while !way.contains(&next) {
        way.push(next);
        next = schemes[next].parents[0];
    }
    way.push(next);
    way
}
