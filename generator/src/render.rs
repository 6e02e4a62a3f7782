//! Templates give structure and prose; nothing else. The environment holds them to it.
//!
//! A template can print only text that is marked, by type, as text of its own language. Raw text
//! of a spec, a number, a boolean or a missing value is refused.

mod text;

use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, syntax::SyntaxConfig,
    value::Serde,
};
use serde::Serialize;

pub(crate) use text::{Language, Printable};

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// The templates, by path; the tree mirrors that of a crate.
const TEMPLATES: &[(&str, &str)] = templates![
    "Cargo.toml",
    "README.md",
    "docs/provider.md",
    "examples/call.rs",
    "examples/login.rs",
    "parts/choice.rs",
    "parts/closed.rs",
    "parts/decode.rs",
    "parts/encode.rs",
    "parts/hosts.rs",
    "parts/method.rs",
    "parts/request.rs",
    "parts/scheme.md",
    "parts/ways.rs",
    "src/accepts.rs",
    "src/auth.rs",
    "src/client.rs",
    "src/lib.rs",
    "src/table.rs",
    "src/types.rs",
    "tests/rejected.rs",
    "tests/wire.rs",
];

/// Renders templates with one context.
pub(crate) struct Renderer {
    environment: Environment<'static>,
    context: Value,
}

impl Renderer {
    /// What is missing in the context is an error when it is printed or asked for.
    pub(crate) fn new(context: &impl Serialize) -> Self {
        Self {
            environment: environment(),
            context: Value::from(Serde(context)),
        }
    }

    /// The text of a template. A failure is a bug of ours and says where.
    pub(crate) fn render(&self, template: &str) -> String {
        let rendered = self
            .environment
            .get_template(template)
            .and_then(|it| it.render(&self.context));
        rendered.unwrap_or_else(|error| {
            panic!("a bug of Keywright's: templates/{template} cannot be rendered: {error:#}")
        })
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true);
    environment.set_syntax(syntax.build().expect("the delimiters are the usual ones"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_debug(true);
    environment.set_formatter(|out, state, value| {
        let language = Language::of(state.name());
        match value.downcast_object_ref::<Printable>() {
            Some(it) if Some(it.language) == language => {
                out.write_str(&it.text).map_err(Error::from)
            }
            Some(it) => Err(refused(format!(
                "{:?} text stands in {}",
                it.language,
                state.name()
            ))),
            None => Err(refused(format!(
                "raw {} is not text of {}'s language",
                value.kind(),
                state.name()
            ))),
        }
    });
    for &(name, text) in TEMPLATES {
        let added = environment.add_template(name, text);
        added.unwrap_or_else(|error| {
            panic!("a bug of Keywright's: templates/{name} cannot be read: {error:#}")
        });
    }
    environment
}

fn refused(message: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, message)
}

#[cfg(test)]
mod tests {
    use minijinja::context;

    use super::*;

    fn try_render(
        text: &'static str,
        name: &'static str,
        context: Value,
    ) -> Result<String, String> {
        let mut environment = environment();
        environment.add_template(name, text).expect("it parses");
        let template = environment.get_template(name).expect("it was added");
        template.render(context).map_err(|it| it.to_string())
    }

    #[test]
    fn only_text_of_the_language_is_printed() {
        let rust = || Value::from(Serde(Printable::new(Language::Rust, "Vec<u8>")));
        assert_eq!(
            try_render("type T = {{ it }};", "a.rs", context!(it => rust())),
            Ok("type T = Vec<u8>;".into())
        );
        for (context, complaint) in [
            (context!(it => "raw"), "raw string is not text"),
            (context!(it => true), "raw bool is not text"),
            (context!(it => 1), "raw number is not text"),
            (context!(it => Value::from(())), "raw none is not text"),
            (
                context!(it => Value::from_safe_string("safe".into())),
                "raw string is not text",
            ),
            (context!(other => 1), "undefined value"),
        ] {
            let error = try_render("{{ it }}", "a.rs", context).expect_err(complaint);
            assert!(error.contains(complaint), "{error}");
        }
        let error =
            try_render("{{ it }}", "a.md", context!(it => rust())).expect_err("Rust in Markdown");
        assert!(error.contains("Rust text stands in a.md"), "{error}");
    }

    /// Templates decide nothing: they loop, include, and test a boolean by its name.
    #[test]
    fn templates_decide_nothing() {
        for (name, text) in TEMPLATES {
            assert!(
                text.lines().count() <= 150,
                "templates/{name} has more than 150 lines"
            );
            for block in text
                .split("{%")
                .skip(1)
                .map(|it| it.split("%}").next().unwrap_or_default().trim())
            {
                let words: Vec<_> = block.split_whitespace().collect();
                let allowed = match words.as_slice() {
                    ["for", _, "in", list] => plain(list),
                    ["if", test] | ["if", "not", test] => plain(test),
                    ["include", _] | ["else" | "endif" | "endfor"] => true,
                    _ => false,
                };
                assert!(allowed, "templates/{name} decides something: {block}");
            }
            for print in text
                .split("{{")
                .skip(1)
                .map(|it| it.split("}}").next().unwrap_or_default().trim())
            {
                assert!(plain(print), "templates/{name} computes something: {print}");
            }
        }
    }

    fn plain(path: &str) -> bool {
        path.chars()
            .all(|it| it.is_ascii_lowercase() || it == '_' || it == '.')
    }
}
