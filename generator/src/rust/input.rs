//! What the caller gives, as arguments and setters.

use proc_macro2::TokenStream;
use quote::quote;
use serde::Serialize;

use super::{
    argument::{About, Argument},
    doc::Block,
    name::{self, Names},
    sample,
    text::{Doc, Ident, Literal},
    words::{self, Choice},
};
use crate::{
    docs::{markdown, prose},
    model::{Input, InputType, Scheme},
};

/// An enum whose texts are all that an input may be.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Closed {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) variants: Vec<Variant>,
}

/// One variant of an enum of texts.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) text: Literal,
    pub(crate) doc: Doc,
}

/// The inputs of a scheme or of the hosts.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Inputs {
    pub(crate) required: Vec<Argument>,
    pub(crate) optional: Vec<Argument>,
    pub(crate) has_optional: bool,
    pub(crate) has_required: bool,
    /// Whether a constructor takes nothing.
    pub(crate) is_bare: bool,
    pub(crate) closed: Vec<Closed>,
    /// What `from_env` reads, as a sentence.
    #[serde(skip)]
    pub(crate) env: String,
}

impl Inputs {
    /// `owner` begins the names of the enums; `examples` are asked for values that no input gives.
    pub(crate) fn lower(
        inputs: &[Input],
        owner: &str,
        scheme: Option<&Scheme>,
        types: &mut Names,
    ) -> Self {
        let mut it = Self {
            env: env(inputs),
            ..Self::default()
        };
        let mut names = Names::taken(&["new", "from_env", "value", "auth", "inputs", "registered"]);
        for input in inputs {
            let choice = match &input.ty {
                InputType::Enum(texts) => {
                    let name =
                        types.claim(&format!("{owner}{}", name::camel(&input.name)), "Choice");
                    Some(words::choice(name, texts))
                }
                _ => None,
            };
            let argument = argument(
                input,
                choice.as_ref(),
                scheme,
                &names.claim(&name::snake(&input.name), "_"),
            );
            it.closed
                .extend(choice.as_ref().map(|it| closed(input, it)));
            if input.optional || input.default.is_some() {
                it.optional.push(argument);
            } else {
                it.required.push(argument);
            }
        }
        it.has_optional = !it.optional.is_empty();
        it.has_required = !it.required.is_empty();
        it.is_bare = !it.has_required;
        it
    }

    /// The lines that explain the arguments of a constructor.
    pub(crate) fn lines(&self) -> Option<Block> {
        let lines: Vec<_> = self
            .required
            .iter()
            .filter_map(|it| it.line.clone())
            .collect();
        (!lines.is_empty()).then_some(Block::List(lines))
    }

    /// The required values for an example.
    pub(crate) fn samples(&self) -> Vec<TokenStream> {
        self.required.iter().map(|it| it.sample.clone()).collect()
    }
}

fn argument(
    input: &Input,
    choice: Option<&Choice>,
    scheme: Option<&Scheme>,
    word: &str,
) -> Argument {
    let default = input
        .default
        .as_ref()
        .map(|it| markdown::code_span(&prose::template(it)));
    let more: Vec<_> = [
        input.unit.map(|_| prose::counted(input)),
        default.map(|it| format!("{it} where it is not set.")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let about = About {
        name: word,
        wire: &input.name,
        help: input.help.as_deref(),
        more: (!more.is_empty()).then(|| more.join(" ")),
    };
    let sample = sampled(input, choice, scheme);
    match (&input.ty, choice) {
        (_, Some(choice)) => {
            let ty = Ident::new(&choice.name);
            Argument::new(about, &quote!(#ty), |it| quote!(#it.as_str()), sample)
        }
        (InputType::List(item), _) => {
            let item = if **item == InputType::Scope {
                quote!(Scope)
            } else {
                quote!(String)
            };
            let ty = quote!(impl Into<Vec<#item>>);
            Argument::new(about, &ty, |it| quote!(#it.into()), sample)
        }
        (InputType::Scope, _) => Argument::new(about, &quote!(Scope), |it| quote!(#it), sample),
        (InputType::Integer, _) => Argument::new(about, &quote!(i64), |it| quote!(#it), sample),
        (InputType::Boolean, _) => Argument::new(about, &quote!(bool), |it| quote!(#it), sample),
        (InputType::Secret, _) => Argument::new(
            about,
            &quote!(impl Into<Secret>),
            |it| quote!(#it.into()),
            sample,
        ),
        _ => Argument::new(
            about,
            &quote!(impl Into<String>),
            |it| quote!(#it.into()),
            sample,
        ),
    }
}

fn sampled(input: &Input, choice: Option<&Choice>, scheme: Option<&Scheme>) -> TokenStream {
    let text = shortened(example(input, scheme));
    match (&input.ty, choice) {
        (_, Some(choice)) => {
            let variant = choice
                .variants
                .iter()
                .find(|(_, it)| *it == text)
                .unwrap_or(&choice.variants[0]);
            let (ty, variant) = (Ident::new(&choice.name), Ident::new(&variant.0));
            quote!(#ty::#variant)
        }
        (InputType::Integer, _) => {
            let number = proc_macro2::Literal::i64_unsuffixed(text.parse().unwrap_or(1));
            quote!(#number)
        }
        (InputType::List(item), _) => {
            let items = text.split(',').map(str::trim).map(|it| {
                if **item == InputType::Scope {
                    let variant = Ident::new(&name::camel(it));
                    quote!(Scope::#variant)
                } else {
                    quote!(#it.to_owned())
                }
            });
            quote!([#(#items),*])
        }
        (InputType::Scope, _) => {
            let variant = Ident::new(&name::camel(&text));
            quote!(Scope::#variant)
        }
        (InputType::Boolean, _) => {
            let flag = text != "false";
            quote!(#flag)
        }
        _ => quote!(#text),
    }
}

/// A value for people: the input's example, the scheme's published one, or one that shows what it is.
pub(crate) fn example(input: &Input, scheme: Option<&Scheme>) -> String {
    let given = scheme
        .iter()
        .flat_map(|it| &it.examples)
        .flat_map(|it| &it.given);
    let published = given
        .filter(|(name, _)| *name == input.name)
        .map(|(_, value)| value.clone())
        .next();
    let fallback = || match &input.ty {
        InputType::Integer => "1".to_owned(),
        InputType::Boolean => "true".to_owned(),
        InputType::Uuid => "c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned(),
        InputType::Enum(texts) => texts.first().cloned().unwrap_or_default(),
        InputType::Host(under) => under
            .first()
            .map_or_else(String::new, |it| format!("my.{it}")),
        InputType::String | InputType::Secret | InputType::HostLabel | InputType::Scope => {
            sample::placeholder(&input.name)
        }
        InputType::List(item) => match &**item {
            InputType::Uuid => "c04c7ff7-5fa1-48fb-aa2a-bcf97a6b8a79".to_owned(),
            InputType::Enum(texts) => texts.first().cloned().unwrap_or_default(),
            _ => sample::placeholder(&input.name),
        },
    };
    input.example.clone().or(published).unwrap_or_else(fallback)
}

/// A published key fills a line, and a reader needs no more of it than its beginning.
fn shortened(text: String) -> String {
    if text.chars().count() > 40 {
        text.chars().take(8).chain(['…']).collect()
    } else {
        text
    }
}

fn closed(input: &Input, choice: &Choice) -> Closed {
    let help = input.help.as_deref().map_or_else(
        || format!("What `{}` may be.", input.name),
        markdown::escape,
    );
    let variants = choice.variants.iter().map(|(name, text)| Variant {
        name: Ident::new(name),
        text: Literal::text(text),
        doc: Doc::outer(&[Block::Paragraph(markdown::code_span(text))]),
    });
    Closed {
        name: Ident::new(&choice.name),
        doc: Doc::outer(&[Block::Paragraph(help)]),
        variants: variants.collect(),
    }
}

fn env(inputs: &[Input]) -> String {
    let must = |it: &&Input| !it.optional && it.default.is_none();
    let required = prose::and(&prose::code(
        inputs.iter().filter(must).map(|it| it.env.as_str()),
    ));
    let optional = prose::and(&prose::code(
        inputs
            .iter()
            .filter(|it| !must(it))
            .map(|it| it.env.as_str()),
    ));
    match (required.is_empty(), optional.is_empty()) {
        (false, true) => required,
        (false, false) => format!("{required} and, if set, {optional}"),
        (true, false) => format!("if set, {optional}"),
        (true, true) => "nothing".to_owned(),
    }
}
