//! Inputs that follow from what a scheme does: scopes to ask for, a token of an earlier sign-in.

use crate::check::{World, input};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Address, Input, InputType, Issuer, Keep, Part, Scheme, Step, Template};
use crate::spec;

/// The input by which a caller names scopes.
pub(in crate::check) const SCOPES: &str = "scopes";

/// The input by which a caller gives what a credential is refreshed with.
const REFRESH_TOKEN: &str = "refresh_token";

/// A caller may hold what a credential is refreshed with, from an earlier sign-in.
pub(super) fn held(scheme: &mut Scheme, world: &World<'_>) {
    let Some(refresh) = &scheme.refresh else {
        return;
    };
    let is_kept = told(scheme).any(|it| it.name == REFRESH_TOKEN);
    let is_given = scheme.inputs.iter().any(|it| it.name == REFRESH_TOKEN);
    if scheme.sign_in.is_some() && is_kept && !is_given && is_enough(scheme, refresh, world) {
        scheme.inputs.push(Input {
            optional: true,
            help: Some("A refresh token of an earlier sign-in.".to_owned()),
            ..input::preset(REFRESH_TOKEN, InputType::Secret, world.spec)
        });
    }
}

/// What the sign-in and the steps after it are answered with.
fn told(scheme: &Scheme) -> impl Iterator<Item = &Keep> {
    let steps = scheme.sign_in.iter().chain(&scheme.acquire);
    steps.flat_map(|it| &it.keep)
}

/// Whether the refresh token alone leads to a whole credential: nothing that is read comes from
/// the sign-in only.
fn is_enough(scheme: &Scheme, refresh: &Step, world: &World<'_>) -> bool {
    let fields = &world.endpoints[refresh.endpoint].fields;
    let named = fields.iter().map(|it| it.name.as_str()).filter(|name| {
        !refresh.without.iter().any(|it| it == name) && !refresh.with.iter().any(|it| it.0 == *name)
    });
    let with = refresh.with.iter().flat_map(|it| it.1.names());
    let sent = scheme.send.iter().flat_map(|it| it.value.names());
    let address = match &scheme.address {
        Address::Base => Vec::new(),
        Address::Path(it) | Address::Kept(it) => it.names(),
    };
    let mut read = named.chain(with).chain(sent).chain(address);
    let only_then = |name: &str| {
        let anew = refresh.keep.iter().any(|it| it.name == name);
        let given = scheme.inputs.iter().any(|it| it.name == name);
        let then = told(scheme).any(|it| it.name == name && !it.optional);
        name != REFRESH_TOKEN && then && !anew && !given
    };
    !read.any(only_then)
}

/// Who issues the tokens, where the file names it.
pub(super) fn issuer(written: &spec::Scheme) -> Option<Issuer> {
    let (host, path) = written.issuer_at.as_ref()?;
    let host = host.as_ref().map(|it| it.text.clone());
    Some(Issuer {
        host: host.unwrap_or_else(|| "base".to_owned()),
        path: path.clone(),
        always: written.iss.is_some_and(|it| it.1),
    })
}

/// The scopes that a caller asks for.
pub(super) fn scopes(
    scheme: &mut Scheme,
    written: &spec::Scheme,
    world: &World<'_>,
    report: &mut Diagnostics,
) {
    let Some(defaults) = &scheme.scopes else {
        return;
    };
    let default = (!defaults.is_empty()).then(|| Template(vec![Part::Text(defaults.join(","))]));
    let ty = InputType::List(Box::new(InputType::Scope));
    let declared = scheme.inputs.iter().position(|it| it.name == SCOPES);
    let mut input = match declared {
        Some(at) => scheme.inputs.remove(at),
        None => input::preset(SCOPES, ty.clone(), world.spec),
    };
    if let Some(field) = written.inputs.iter().find(|it| it.name.text == SCOPES) {
        if input.ty != ty {
            report
                .error(
                    Code::InputType,
                    field.name.span,
                    "the scopes that a caller asks for are a list",
                )
                .help("leave its `type` out");
        }
        if let Some(default) = &field.default {
            report
                .error(
                    Code::Attribute,
                    default.text.span,
                    "`scopes:` of the scheme says the default",
                )
                .help("leave `default` out, and name the scopes there");
        }
    }
    input.help = input
        .help
        .or_else(|| Some("The scopes to ask for.".to_owned()));
    (input.ty, input.optional, input.default) = (ty, default.is_none(), default);
    scheme.inputs.push(input);
}
