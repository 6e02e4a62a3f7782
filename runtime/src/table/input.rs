//! What the caller gives, as constants.

use super::Template;

/// One input of a provider's hosts or of a scheme.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one word of the language"
)]
pub struct Input {
    /// Its name in the spec.
    pub name: &'static str,
    /// The environment name that `from_env` reads.
    pub env: &'static str,
    /// Whether its value is never printed.
    pub secret: bool,
    /// Whether it may be left out.
    pub optional: bool,
    /// Whether its value becomes a label of a host name and is checked as one (RFC 1123).
    pub host_label: bool,
    /// What is used when the caller gives nothing.
    pub default: Option<Template>,
    /// The only values it may have; empty where any will do.
    pub choices: &'static [&'static str],
    /// One sentence for people: what it is and where to find it.
    pub help: &'static str,
    /// Whether it is a number on the wire.
    pub integer: bool,
    /// Whether it is `true` or `false` on the wire.
    pub boolean: bool,
    /// Whether it is any number of texts. One text that stands for them, such as an environment
    /// variable, separates them by commas.
    pub list: bool,
    /// The domains below which it must be a whole host name; empty where it is none.
    pub under: &'static [&'static str],
}

impl Input {
    /// A required text whose value may be printed.
    pub const fn text(name: &'static str, env: &'static str) -> Self {
        Self {
            name,
            env,
            secret: false,
            optional: false,
            host_label: false,
            default: None,
            choices: &[],
            help: "",
            integer: false,
            boolean: false,
            list: false,
            under: &[],
        }
    }

    /// A required text whose value is never printed.
    pub const fn secret(name: &'static str, env: &'static str) -> Self {
        let mut input = Self::text(name, env);
        input.secret = true;
        input
    }

    /// Lets the caller leave it out.
    pub const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Checks it as one label of a host name.
    pub const fn host_label(mut self) -> Self {
        self.host_label = true;
        self
    }

    /// Sends it as a number.
    pub const fn integer(mut self) -> Self {
        self.integer = true;
        self
    }

    /// Sends it as `true` or `false`.
    pub const fn boolean(mut self) -> Self {
        self.boolean = true;
        self
    }

    /// Takes any number of texts.
    pub const fn list(mut self) -> Self {
        self.list = true;
        self
    }

    /// Checks it as a whole host name: one of these domains, or a name below one.
    pub const fn host(mut self, under: &'static [&'static str]) -> Self {
        self.under = under;
        self
    }

    /// What is used when the caller gives nothing.
    pub const fn default(mut self, value: Template) -> Self {
        self.default = Some(value);
        self
    }

    /// The only values it may have.
    pub const fn choices(mut self, choices: &'static [&'static str]) -> Self {
        self.choices = choices;
        self
    }

    /// One sentence for people.
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
}
