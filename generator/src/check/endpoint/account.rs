//! The calls that tell whose account it is: they are made after a sign-in, with nothing but the
//! credential, and what they tell is shown.

use crate::{
    check::answer,
    diagnostic::{Code, Diagnostics},
    model::{Accepts, Endpoint, NamedType, Type},
    spec::{self, Spec},
    tree::Text,
};

/// All of them.
pub(in crate::check) fn accounts(
    spec: &Spec,
    types: &[NamedType],
    endpoints: &[Endpoint],
    report: &mut Diagnostics,
) {
    for (written, endpoint) in spec.endpoints.iter().zip(endpoints) {
        if let Some((at, path)) = written.account.as_ref().filter(|_| written.is_whole) {
            leads_to_a_name(endpoint, types, (at, path), report);
            needs_nothing_else(written, endpoint, at, report);
        }
    }
}

fn leads_to_a_name(
    endpoint: &Endpoint,
    types: &[NamedType],
    (at, path): (&Text, &[String]),
    report: &mut Diagnostics,
) {
    let returns = endpoint.returns.as_ref();
    let Some((ty, _)) = returns.and_then(|it| answer::find(it, path, types)) else {
        let whose = format!("the answer of `{}`", endpoint.id);
        let of = (whose.as_str(), returns);
        answer::missing(of, at, path, types, str::to_owned, report);
        return;
    };
    if !answer::is_single(&ty) {
        let message = format!("`{}` is no single value", at.text);
        let told = report.error(Code::UnknownPath, at.span, message);
        told.help("name a member inside it");
    }
    if ty == Type::Secret {
        let message = format!(
            "`{}` is a secret, and the name of an account is shown",
            at.text
        );
        let told = report.error(Code::UnknownPath, at.span, message);
        told.help("name a member that people may read, such as an e-mail address");
    }
}

fn needs_nothing_else(
    written: &spec::Endpoint,
    endpoint: &Endpoint,
    at: &Text,
    report: &mut Diagnostics,
) {
    let id = &endpoint.id;
    // Of a scheme that is not known, nothing is concluded.
    let takes_none = matches!(&written.auth, Some(spec::Accepts::Word(word)) if word.text != "any");
    if takes_none && endpoint.accepts == Accepts::Nothing {
        let message = format!("`{id}` takes no credential, so it cannot tell whose it is");
        let told = report.error(Code::StepAuth, at.span, message);
        told.help("name the schemes under `auth`, or leave `account` out");
    }
    let mut fields = endpoint.fields.iter();
    if let Some(field) = fields.find(|it| !it.optional && it.constant.is_none()) {
        let message = format!("nothing fills `{}` of `{id}`", field.name);
        let told = report.error(Code::Unfilled, at.span, message);
        told.help("mark a call with `account` that needs nothing but the credential");
    }
}
