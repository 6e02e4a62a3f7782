//! What tokens that the client makes by itself need and are: inputs for their keys, and names that
//! fields and templates may read.

use super::Steps;
use crate::check::input;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::InputType;

impl Steps<'_> {
    /// What an input holds of which a token asks for the key, or for its name.
    pub(super) fn signs(&self, name: &str) -> Option<InputType> {
        let mut mints = self.written.mint.iter();
        mints.find_map(|it| {
            let is_id = it.key_id.as_ref().is_some_and(|it| it.text == name);
            let id = is_id.then_some(InputType::String);
            id.or_else(|| (it.key() == name).then_some(InputType::Secret))
        })
    }

    /// Adds the inputs for keys, and makes the tokens known. What a token is called, the caller does
    /// not give.
    pub(super) fn minted(&mut self, report: &mut Diagnostics) {
        let written = self.written;
        for mint in &written.mint {
            let name = &mint.name.text;
            let is_declared = |name: &str| written.inputs.iter().any(|it| it.name.text == name);
            if !is_declared(name) {
                self.inputs.retain(|it| it.name != *name);
            }
            self.kept.push(name.clone());
            let names = mint.templates().flat_map(|it| &it.template.names);
            self.used.extend(names.map(|it| it.0.clone()));
            let key = (mint.key(), InputType::Secret, false);
            let id = mint.key_id.iter().map(|it| {
                let is_optional = mint.is_key_id_optional;
                (it.text.as_str(), InputType::String, is_optional)
            });
            for (name, ty, optional) in [key].into_iter().chain(id) {
                self.used.push(name.to_owned());
                let help = match ty {
                    InputType::Secret => "The key that signs: PEM, a JWK, or base64 of one.",
                    _ => "The name of the key, as the provider lists it.",
                };
                let known = self.inputs.iter_mut().find(|it| it.name == name);
                let Some(known) = known else {
                    let mut input = input::preset(name, ty, self.world.spec);
                    input.optional = optional;
                    input.help = Some(help.to_owned());
                    self.inputs.push(input);
                    continue;
                };
                if name != "client_secret" {
                    known.help.get_or_insert_with(|| help.to_owned());
                }
                if !input::fills(&known.ty, &ty) {
                    let mut fields = written.inputs.iter();
                    let at = fields.find(|it| it.name.text == name);
                    report
                        .error(
                            Code::InputType,
                            at.map_or(mint.name.span, |it| it.name.span),
                            format!(
                                "`{name}` has another type in the token `{}`",
                                mint.name.text
                            ),
                        )
                        .help("declare it without `type`");
                }
            }
        }
    }

    /// Whether the client makes a value by itself.
    pub(super) fn is_minted(&self, name: &str) -> bool {
        self.written.mint.iter().any(|it| it.name.text == name)
    }
}
