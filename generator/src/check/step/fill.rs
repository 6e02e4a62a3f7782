//! Fills the fields of a step: by what the scheme knows, and by inputs that follow from them.

use heck::ToSnakeCase;

use super::resource::RESOURCE;
use super::{Steps, When};
use crate::check::{input, scheme, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{ClientAuthentication, Field, Input, InputType, Part, Template};
use crate::suggest::nearest;
use crate::tree::Text;

impl Steps<'_> {
    pub(super) fn fill(
        &mut self,
        field: &Field,
        when: When,
        with: &mut Vec<(String, Template)>,
        call: &Text,
        report: &mut Diagnostics,
    ) {
        let snake = field.known_as().to_snake_case();
        if field.known_as() == "scope" && self.written.scopes.is_some() {
            self.scopes(field, with);
            return;
        }
        if field.known_as() == RESOURCE && self.asks_for(field, with) {
            return;
        }
        let known = |name: &str| {
            self.kept.iter().any(|it| it == name) || self.inputs.iter().any(|it| it.name == name)
        };
        let Some(name) = [field.known_as(), &field.name, &snake]
            .into_iter()
            .find(|it| known(it))
            .map(str::to_owned)
        else {
            self.left_over(field, snake, when, with, call, report);
            return;
        };
        self.used.push(name.clone());
        let is_kept = self.kept.contains(&name);
        if let Some(input) = self.inputs.iter_mut().find(|it| it.name == name) {
            annotate(input, field);
            let declared = self.written.inputs.iter().find(|it| it.name.text == name);
            let (input, span) = (&*input, declared.map_or(call.span, |it| it.name.span));
            if let Some(asked) = input::of(&field.ty)
                && !input::fills(&input.ty, &asked)
                // What is called a secret and declared as text was told at the field.
                && !(asked == InputType::String && ty::looks_secret(&field.name))
            {
                report
                    .error(
                        Code::InputType,
                        span,
                        format!("`{}` has another type in `{}`", field.name, call.text),
                    )
                    .help("declare the input without `type`, or change one of the two");
            }
            // What an earlier step keeps fills the field where the caller holds nothing.
            if input.optional && !field.optional && !is_kept {
                report
                    .error(
                        Code::InputType,
                        span,
                        format!("`{}` is required in `{}`", field.name, call.text),
                    )
                    .help("leave the word `optional` out");
            }
        }
        if name != field.name {
            with.push((field.name.clone(), Template(vec![Part::Value(name)])));
        }
    }

    fn left_over(
        &mut self,
        field: &Field,
        snake: String,
        when: When,
        with: &mut Vec<(String, Template)>,
        call: &Text,
        report: &mut Diagnostics,
    ) {
        let help = format!(
            "fix it with `{{ call: {}, with: {{ {}: … }} }}`",
            call.text, field.name
        );
        let asks = matches!(
            when,
            When::Push | When::SignIn | When::Acquire { .. } | When::Refresh { alone: true }
        );
        if !asks {
            if !field.optional {
                self.unfilled(field, help, call, report);
            }
            return;
        }
        let Some(ty) = input::of(&field.ty) else {
            let message = format!("`{}` of `{}` cannot be an input", field.name, call.text);
            let found = report.error(Code::Unfilled, call.span, message);
            if field.optional {
                let written = format!("{{ call: {}, without: [{}] }}", call.text, field.name);
                found.help(format!("leave it out with `{written}`"));
                self.fix_step(call, written, found);
            } else {
                found.help(help);
            }
            return;
        };
        let mut input = input::preset(&snake, ty, self.world.spec);
        input.optional = field.optional;
        annotate(&mut input, field);
        self.used.push(snake.clone());
        self.inputs.push(input);
        if snake != field.name {
            with.push((field.name.clone(), Template(vec![Part::Value(snake)])));
        }
    }

    /// A field that nothing fills; what is called much the same may have been meant to.
    fn unfilled(&mut self, field: &Field, help: String, call: &Text, report: &mut Diagnostics) {
        let known = self.kept.iter().map(String::as_str);
        let known = known.chain(self.inputs.iter().map(|it| it.name.as_str()));
        let near = nearest(field.known_as(), known).map(str::to_owned);
        if self.not_kept(field, call, report) {
            return;
        }
        let message = format!("nothing fills `{}` of `{}`", field.name, call.text);
        let found = report.error(Code::Unfilled, call.span, message);
        found.about(&field.name).help(match &near {
            Some(near) => format!("one of the two is misspelt: `{}` and `{near}`", field.name),
            None => help,
        });
        self.used.extend(near);
    }

    /// What the kind keeps by itself and the answer calls otherwise, such as `refreshToken`; whether
    /// that is why nothing fills a field.
    fn not_kept(&self, field: &Field, call: &Text, report: &mut Diagnostics) -> bool {
        let name = field.known_as();
        let is_kept = self.preset.keep.iter().any(|it| it.0 == name);
        let (Some(step), true) = (self.written.acquire.last(), is_kept) else {
            return false;
        };
        let says = step.keep.is_some() || self.written.keep.is_some();
        let mut endpoints = self.world.endpoints.iter();
        let Some(endpoint) = endpoints.find(|it| it.id == step.call.text && !says) else {
            return false;
        };
        // An answer without members was told where the token is looked for.
        if endpoint.returns.is_none() {
            return true;
        }
        let message = format!("nothing fills `{}` of `{}`", field.name, call.text);
        let found = report.error(Code::Unfilled, call.span, message);
        found.about(name);
        match self.kept_elsewhere(endpoint, name) {
            Some(written) => {
                let written = format!("{{ call: {}, keep: {{ {written} }} }}", step.call.text);
                found.help(format!("say where it is in the answer before: `{written}`"));
                self.fix_step(&step.call, written, found);
            }
            None => {
                found.help(format!(
                    "give the answer of `{}` the member `{name}: secret`, or leave `refresh` out where there is none",
                    step.call.text
                ));
            }
        }
        true
    }

    /// The scopes that are asked for, as one text.
    fn scopes(&mut self, field: &Field, with: &mut Vec<(String, Template)>) {
        let separator = self.written.scope_separator.as_ref();
        let separator = separator.map_or_else(|| " ".to_owned(), |it| it.text.clone());
        self.used.push(scheme::SCOPES.to_owned());
        let value = Part::Join(scheme::SCOPES.to_owned(), separator);
        with.push((field.name.clone(), Template(vec![value])));
    }

    /// The client's own id and secret are inputs wherever a client proves itself.
    pub(super) fn client(
        &mut self,
        client: ClientAuthentication,
        call: &Text,
        report: &mut Diagnostics,
    ) {
        let secret = ("client_secret", InputType::Secret);
        let secret = client.proof.has_secret().then_some(secret);
        for (name, ty) in [("client_id", InputType::String)].into_iter().chain(secret) {
            self.used.push(name.to_owned());
            if self.is_minted(name) {
                continue;
            }
            match self.inputs.iter().find(|it| it.name == name) {
                None => self.inputs.push(input::preset(name, ty, self.world.spec)),
                Some(it) if !input::fills(&it.ty, &ty) => {
                    report
                        .error(
                            Code::InputType,
                            call.span,
                            format!("`{name}` has another type here"),
                        )
                        .help("declare it without `type`");
                }
                Some(_) => {}
            }
        }
    }
}

fn annotate(input: &mut Input, field: &Field) {
    let (help, example, constraint) = (
        field.help.clone(),
        field.example.clone(),
        field.constraint.clone(),
    );
    input.help = input.help.take().or(help);
    input.example = input.example.take().or(example);
    input.unit = input.unit.or(input::unit(&field.ty));
    input.constraint = input.constraint.take().or(constraint);
}
