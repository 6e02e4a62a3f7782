//! What a step fills by `with:`: a fixed text fits the field, and an input is of its type and
//! there whenever the field must be.

use super::Steps;
use crate::check::{input, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Field, InputType, Part, Template, Type};
use crate::spec;
use crate::tree::Text;

impl Steps<'_> {
    pub(super) fn with_fits(
        &self,
        written: &spec::Step,
        endpoint: &Endpoint,
        report: &mut Diagnostics,
    ) {
        for (name, value) in &written.with {
            let field = endpoint.fields.iter().find(|it| it.name == name.text);
            let is_list = field.is_some_and(|it| matches!(it.ty, Type::List(_)));
            let parts = &value.template.parts;
            if is_list && matches!(parts.0[..], [Part::Value(_)]) {
                let known = scheme::known(&self.inputs, &self.kept);
                scheme::placeholders(&value.text, &value.template, &known, report);
            } else {
                scheme::filled(value, &self.inputs, &self.kept, report);
            }
            // A field that is not there was told.
            let Some(field) = field else { continue };
            if let Some(text) = parts.literal() {
                let text = Text::made(text, value.text.span);
                input::value_fits(Some(&text), &field.ty, field.constraint.as_ref(), report);
            } else if let [Part::Value(name)] = &parts.0[..] {
                self.type_fits(name, field, value, report);
            }
            if let Some(name) = self.may_lack(parts).filter(|_| !field.optional) {
                report
                    .error(
                        Code::InputType,
                        value.place(&name),
                        format!(
                            "`{}` is required in `{}`, and `{name}` is optional",
                            field.name, endpoint.id
                        ),
                    )
                    .help(format!(
                        "leave the word `optional` out at `{name}`, or write it at the field"
                    ));
            }
        }
    }

    /// Any value can be written as text; what is no text takes an input of its own type.
    fn type_fits(
        &self,
        name: &str,
        field: &Field,
        value: &spec::Templated,
        report: &mut Diagnostics,
    ) {
        let input = self.inputs.iter().find(|it| it.name == name);
        let asked = input::of(&field.ty);
        let (Some(input), Some(asked)) = (input, asked) else {
            return;
        };
        let is_text = matches!(asked, InputType::String | InputType::Secret);
        if !is_text && !input::fills(&input.ty, &asked) {
            report
                .error(
                    Code::InputType,
                    value.place(name),
                    format!("`{name}` has another type than `{}`", field.name),
                )
                .help("declare the input with the field's type, or change the field");
        }
    }

    /// The optional input without which a template has no value.
    fn may_lack(&self, parts: &Template) -> Option<String> {
        let lacks = |name: &String| {
            let mut inputs = self.inputs.iter();
            inputs.any(|it| it.name == *name && it.optional)
        };
        parts.0.iter().find_map(|it| match it {
            Part::Text(_) => None,
            Part::Value(name) | Part::Join(name, _) => lacks(name).then(|| name.clone()),
            // One of them is enough.
            Part::First(names) => names.iter().all(lacks).then(|| names[0].clone()),
            Part::Call(_, inner) => self.may_lack(inner),
            Part::Basic(user, password) => self.may_lack(user).or_else(|| self.may_lack(password)),
        })
    }
}
