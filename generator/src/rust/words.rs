//! The types of bodies in Rust words: which structs and enums a crate has, and what they are called.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{name, name::Names, text::Ident};
use crate::model::{self, NamedType, Provider, Type};

/// The type of a value, in Rust words.
#[derive(Clone, Debug)]
pub(crate) enum Word {
    /// `String`, and what it looks like.
    Text(Look),
    Secret,
    Integer,
    Number,
    Boolean,
    Date,
    DateTime,
    Json,
    List(Box<Word>),
    Map(Box<Word>),
    /// An enum of texts, by name.
    Choice(String),
    /// A struct, by name.
    Object(String),
}

/// What a text looks like; for example values only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Any,
    Uuid,
    Url,
}

/// A struct of a crate.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) name: String,
    /// Where it was met first: an endpoint's id or a type's name.
    pub(crate) members: Vec<Member>,
    pub(crate) sent: bool,
    pub(crate) received: bool,
    /// The endpoint whose whole answer it is.
    pub(crate) answer_of: Option<String>,
}

/// One member of an [`Object`].
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) word: Word,
    pub(crate) optional: bool,
    pub(crate) help: Option<String>,
    pub(crate) example: Option<String>,
}

/// An enum of texts: variant and text.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) variants: Vec<(String, String)>,
}

/// Which way a value travels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Sent,
    Received,
}

/// Every type of a crate's bodies.
pub(crate) struct Words<'a> {
    provider: &'a Provider,
    named: BTreeMap<&'a str, String>,
    names: Names,
    objects: Vec<Object>,
    choices: Vec<Choice>,
}

/// Names that a generated crate already has, or imports.
pub(crate) const TAKEN: &[&str] = &[
    "AnyAuth",
    "Auth",
    "BTreeMap",
    "Box",
    "Builder",
    "Call",
    "Client",
    "Date",
    "DateTime",
    "Default",
    "Err",
    "Error",
    "ErrorKind",
    "From",
    "Handshake",
    "HostInputs",
    "Into",
    "Json",
    "Method",
    "NoAuth",
    "None",
    "Number",
    "Ok",
    "Option",
    "PhantomData",
    "Registered",
    "Registration",
    "RequestBuilder",
    "Result",
    "Scope",
    "Secret",
    "Self",
    "SignIn",
    "Some",
    "Standalone",
    "String",
    "Vec",
];

impl<'a> Words<'a> {
    /// Claims the names of the named types, then of the scopes; `types` holds what is taken before.
    pub(crate) fn new(provider: &'a Provider, mut types: Names) -> Self {
        let claim = |it: &'a NamedType| {
            (
                it.name.as_str(),
                types.claim(&name::camel(&it.name), "Object"),
            )
        };
        let named = provider.types.iter().map(claim).collect();
        let mut choices = Vec::new();
        if !provider.scopes.is_empty() {
            choices.push(choice("Scope".to_owned(), &provider.scopes));
        }
        Self {
            provider,
            named,
            names: types,
            objects: Vec::new(),
            choices,
        }
    }

    /// The word of a type. An object or enum that is written in place is called `hint`.
    pub(crate) fn word(&mut self, ty: &Type, hint: &str, way: Way) -> Word {
        match ty {
            Type::String | Type::DaysHoursMinutes => Word::Text(Look::Any),
            Type::Uuid => Word::Text(Look::Uuid),
            Type::Url => Word::Text(Look::Url),
            Type::Secret => Word::Secret,
            Type::Integer
            | Type::Unix
            | Type::UnixMilliseconds
            | Type::Seconds
            | Type::Minutes
            | Type::Milliseconds => Word::Integer,
            Type::Number => Word::Number,
            Type::Boolean => Word::Boolean,
            Type::Date => Word::Date,
            Type::DateTime => Word::DateTime,
            Type::Json => Word::Json,
            Type::Scope => Word::Choice("Scope".to_owned()),
            Type::List(item) => Word::List(Box::new(self.word(item, &name::singular(hint), way))),
            Type::Map(item) => Word::Map(Box::new(self.word(item, &name::singular(hint), way))),
            Type::Enum(texts) => self.choice(texts, hint),
            Type::Named(id) => self.named(id, way),
            Type::Object(members) => {
                let name = self.names.claim(hint, "Object");
                self.object(name, members, way)
            }
        }
    }

    /// Marks an object as the whole answer of an endpoint.
    pub(crate) fn answers(&mut self, word: &Word, endpoint: &str) {
        if let Word::Object(name) = word
            && !self.named.values().any(|it| it == name)
            && let Some(object) = self.objects.iter_mut().find(|it| it.name == *name)
        {
            object.answer_of = Some(endpoint.to_owned());
        }
    }

    fn choice(&mut self, texts: &[String], hint: &str) -> Word {
        let name = self.names.claim(hint, "Choice");
        self.choices.push(choice(name.clone(), texts));
        Word::Choice(name)
    }

    fn named(&mut self, id: &str, way: Way) -> Word {
        let provider = self.provider;
        let name = self.named[id].clone();
        let known = self
            .objects
            .iter()
            .any(|it| it.name == name && it.travels(way));
        if let (false, Some(it)) = (known, provider.named_type(id)) {
            self.object(name.clone(), &it.members, way);
        }
        Word::Object(name)
    }

    /// Adds an object, or the way it travels to one that is there.
    fn object(&mut self, name: String, members: &[model::Member], way: Way) -> Word {
        let index = self
            .objects
            .iter()
            .position(|it| it.name == name)
            .unwrap_or_else(|| {
                let (members, answer_of) = (Vec::new(), None);
                self.objects.push(Object {
                    name: name.clone(),
                    members,
                    sent: false,
                    received: false,
                    answer_of,
                });
                self.objects.len() - 1
            });
        match way {
            Way::Sent => self.objects[index].sent = true,
            Way::Received => self.objects[index].received = true,
        }
        if self.objects[index].members.is_empty() {
            let mut names = Names::default();
            let members = members
                .iter()
                .map(|it| self.member(it, &name, way, &mut names))
                .collect();
            self.objects[index].members = members;
        } else {
            self.spread(&name, way);
        }
        Word::Object(name)
    }

    fn member(&mut self, it: &model::Member, owner: &str, way: Way, names: &mut Names) -> Member {
        Member {
            name: names.claim(&name::snake(&it.name), "_"),
            wire: it.name.clone(),
            word: self.word(&it.ty, &format!("{owner}{}", name::camel(&it.name)), way),
            optional: it.optional,
            help: it.help.clone(),
            example: it.example.clone(),
        }
    }

    /// An object that now travels the other way too takes its parts with it.
    fn spread(&mut self, name: &str, way: Way) {
        let Some(object) = self.object_named(name) else {
            return;
        };
        let parts: Vec<_> = object
            .members
            .iter()
            .filter_map(|it| it.word.object().map(str::to_owned))
            .collect();
        for part in parts {
            if let Some(it) = self
                .objects
                .iter_mut()
                .find(|it| it.name == part && !it.travels(way))
            {
                match way {
                    Way::Sent => it.sent = true,
                    Way::Received => it.received = true,
                }
                self.spread(&part, way);
            }
        }
    }

    /// The object of a name.
    pub(crate) fn object_named(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|it| it.name == name)
    }

    /// The enum of a name.
    pub(crate) fn choice_named(&self, name: &str) -> Option<&Choice> {
        self.choices.iter().find(|it| it.name == name)
    }

    /// All structs, in the order in which the endpoints need them.
    pub(crate) fn objects(&self) -> &[Object] {
        &self.objects
    }

    /// All enums, the scopes first.
    pub(crate) fn choices(&self) -> &[Choice] {
        &self.choices
    }
}

impl Object {
    fn travels(&self, way: Way) -> bool {
        match way {
            Way::Sent => self.sent,
            Way::Received => self.received,
        }
    }
}

/// An enum of texts.
pub(crate) fn choice(name: String, texts: &[String]) -> Choice {
    let mut names = Names::taken(&["Other", "SelfType"]);
    let variants = texts
        .iter()
        .map(|it| (names.claim(&name::camel(it), "Value"), it.clone()))
        .collect();
    Choice { name, variants }
}

impl Word {
    /// The type.
    pub(crate) fn tokens(&self) -> TokenStream {
        match self {
            Self::Text(_) => quote!(String),
            Self::Secret => quote!(Secret),
            Self::Integer => quote!(i64),
            Self::Number => quote!(Number),
            Self::Boolean => quote!(bool),
            Self::Date => quote!(Date),
            Self::DateTime => quote!(DateTime),
            Self::Json => quote!(Json),
            Self::List(item) => {
                let item = item.tokens();
                quote!(Vec<#item>)
            }
            Self::Map(item) => {
                let item = item.tokens();
                quote!(BTreeMap<String, #item>)
            }
            Self::Choice(name) | Self::Object(name) => {
                let name = Ident::new(name);
                quote!(#name)
            }
        }
    }

    /// Whether an argument of this type takes whatever converts into it.
    pub(crate) fn converts(&self) -> bool {
        use Word::{Date, DateTime, List, Map, Number, Secret, Text};
        matches!(
            self,
            Text(_) | Secret | Number | Date | DateTime | List(_) | Map(_)
        )
    }

    /// The type of an argument.
    pub(crate) fn argument(&self) -> TokenStream {
        let ty = self.tokens();
        if self.converts() {
            quote!(impl Into<#ty>)
        } else {
            ty
        }
    }

    /// The name of the struct that it holds, at any depth of lists and maps.
    pub(crate) fn object(&self) -> Option<&str> {
        match self {
            Self::Object(name) => Some(name),
            Self::List(item) | Self::Map(item) => item.object(),
            _ => None,
        }
    }
}
