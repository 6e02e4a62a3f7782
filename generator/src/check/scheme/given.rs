//! Inputs that follow from what a scheme does: scopes to ask for, a token of an earlier sign-in.

use crate::check::{World, input};
use crate::model::{Input, InputType, Part, Scheme, Template};
use crate::spec;
use crate::tree::Text;

/// A caller may hold what a credential is refreshed with, from an earlier sign-in.
pub(super) fn held(scheme: &mut Scheme, kept: &[String], world: &World<'_>) {
    const NAME: &str = "refresh_token";
    let is_read = scheme.refresh.is_some() && kept.iter().any(|it| it == NAME);
    if scheme.sign_in.is_some() && is_read && scheme.inputs.iter().all(|it| it.name != NAME) {
        scheme.inputs.push(Input {
            optional: true,
            help: Some("A refresh token of an earlier sign-in.".to_owned()),
            ..input::preset(NAME, InputType::Secret, world.spec)
        });
    }
}

/// The scopes that a caller asks for.
pub(super) fn scopes(scheme: &mut Scheme, written: &spec::Scheme, world: &World<'_>) {
    const NAME: &str = "scopes";
    let Some(defaults) = &scheme.scopes else {
        return;
    };
    let default = (!defaults.is_empty()).then(|| Template(vec![Part::Text(defaults.join(","))]));
    let ty = InputType::List(Box::new(InputType::Scope));
    let declared = written.inputs.iter().find(|it| it.name.text == NAME);
    let preset = input::preset(NAME, ty.clone(), world.spec);
    let input = Input {
        optional: default.is_none(),
        default,
        help: declared
            .and_then(|it| it.help.as_ref())
            .map(Text::prose)
            .or_else(|| Some("The scopes to ask for.".to_owned())),
        env: declared
            .and_then(|it| it.env.as_ref())
            .map_or(preset.env.clone(), |it| it.text.clone()),
        ..preset
    };
    scheme.inputs.retain(|it| it.name != NAME);
    scheme.inputs.push(input);
}
