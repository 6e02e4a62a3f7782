//! The spec as it is written: decoded from the tree, nothing resolved, every scalar with its span.
//!
//! It knows no Rust. Where a part cannot be read, the report says so and a harmless stand-in
//! takes its place, so that the rest is read as well.

mod decode;
mod discovered;
mod endpoint;
mod field;
mod file;
mod mint;
mod scheme;

pub(crate) use self::discovered::{Discovered, Metadata};
pub(crate) use self::field::looks_secret;
use crate::diagnostic::Diagnostics;
use crate::model::{Carrier, Condition, Constant, Kind};
use crate::notation::call::Call;
use crate::notation::expiry::Expiry;
use crate::notation::template::Template;
use crate::source::Span;
use crate::tree::{Node, Text};

impl Scheme {
    /// The steps that are taken beside those of a life: before a page, to ask about a token, and to
    /// become a client.
    pub(crate) fn beside(&self) -> impl Iterator<Item = &Step> {
        let asked = self.push.iter().chain(&self.introspect);
        asked.chain(&self.register)
    }

    /// The same, to be changed.
    pub(crate) fn beside_mut(&mut self) -> impl Iterator<Item = &mut Step> {
        let asked = self.push.iter_mut().chain(&mut self.introspect);
        asked.chain(&mut self.register)
    }
}

impl Step {
    /// A step that is written as the name of its endpoint.
    pub(crate) fn named(call: Text) -> Self {
        Self {
            call,
            with: Vec::new(),
            without: Vec::new(),
            keep: None,
        }
    }
}

/// A file.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) provider: Text,
    pub(crate) title: Text,
    pub(crate) docs: Vec<Text>,
    pub(crate) checked: Text,
    pub(crate) base_url: Templated,
    pub(crate) hosts: Vec<(Text, Templated)>,
    pub(crate) hosts_under: Vec<Text>,
    pub(crate) inputs: Vec<Field>,
    pub(crate) auth: Vec<Scheme>,
    /// Whether each of them has an id that could be read.
    pub(crate) knows_schemes: bool,
    pub(crate) scopes: Vec<Text>,
    pub(crate) types: Vec<(Text, Vec<Field>)>,
    pub(crate) endpoints: Vec<Endpoint>,
    pub(crate) errors: Vec<ErrorForm>,
    pub(crate) quirks: Vec<Text>,
    pub(crate) sunset: Option<Sunset>,
    pub(crate) allow: Vec<(Text, Text)>,
    /// Whether all of its keys are known; else a whole part may be missing.
    pub(crate) is_whole: bool,
}

/// The announced end of a provider.
#[derive(Debug)]
pub(crate) struct Sunset {
    pub(crate) on: Text,
    pub(crate) replacement: Option<Text>,
    pub(crate) except: Vec<Text>,
    pub(crate) help: Option<Text>,
}

/// A text with the template that it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Templated {
    pub(crate) text: Text,
    pub(crate) template: Template,
}

/// An input, a request field or a member of an object: the key table says which parts each may have.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: Text,
    pub(crate) optional: bool,
    pub(crate) ty: Option<TypeExpr>,
    pub(crate) constant: Option<Constant>,
    pub(crate) default: Option<Templated>,
    pub(crate) under: Vec<Text>,
    pub(crate) env: Option<Text>,
    pub(crate) help: Option<Text>,
    pub(crate) example: Option<Text>,
    pub(crate) pattern: Option<Text>,
}

impl Field {
    /// A member that holds text.
    pub(crate) fn text(name: Text) -> Self {
        Self {
            ty: Some(TypeExpr {
                span: name.span,
                form: TypeForm::Word(Text::made("string", name.span)),
            }),
            name,
            optional: false,
            constant: None,
            default: None,
            under: Vec::new(),
            env: None,
            help: None,
            example: None,
            pattern: None,
        }
    }
}

/// A type as it is written.
#[derive(Clone, Debug)]
pub(crate) struct TypeExpr {
    pub(crate) span: Span,
    pub(crate) form: TypeForm,
}

/// The form of a type.
#[derive(Clone, Debug)]
pub(crate) enum TypeForm {
    Word(Text),
    Enum(Vec<Text>),
    List(Box<TypeExpr>),
    Map(Box<TypeExpr>),
    Object(Vec<Field>),
    /// It could not be read, and that was said.
    Broken,
}

/// A scheme.
#[derive(Clone, Debug)]
pub(crate) struct Scheme {
    /// The kind; none where there is no such kind, and that was said.
    pub(crate) kind: Option<Kind>,
    pub(crate) kind_span: Span,
    pub(crate) id: Text,
    pub(crate) title: Option<Text>,
    pub(crate) help: Option<Text>,
    pub(crate) docs: Vec<Text>,
    pub(crate) inputs: Vec<Field>,
    pub(crate) authorize: Option<Text>,
    pub(crate) device: Option<Text>,
    pub(crate) token: Option<Text>,
    pub(crate) client: Vec<Text>,
    pub(crate) with: Vec<(Text, Templated)>,
    pub(crate) subject: Option<Text>,
    pub(crate) actor: Option<Text>,
    pub(crate) issuer: Option<Text>,
    pub(crate) discover: Option<Text>,
    /// Where the metadata of the issuer is, once that was looked up.
    pub(crate) metadata: Option<Metadata>,
    /// The host of the issuer, where it is not the first one, and the path on it.
    pub(crate) issuer_at: Option<(Option<Text>, String)>,
    pub(crate) iss: Option<(Span, bool)>,
    pub(crate) resource: Option<Templated>,
    pub(crate) scopes: Option<Vec<Text>>,
    pub(crate) scope_separator: Option<Text>,
    pub(crate) acquire: Vec<Step>,
    pub(crate) keep: Option<Vec<(Text, Text)>>,
    pub(crate) expires: Vec<(Text, Expiry)>,
    pub(crate) refresh: Option<Step>,
    pub(crate) refresh_expires: Vec<(Text, Expiry)>,
    pub(crate) rotates: Option<Text>,
    pub(crate) revoke: Option<Step>,
    pub(crate) push: Option<Step>,
    pub(crate) introspect: Option<Step>,
    pub(crate) register: Option<Step>,
    pub(crate) exclusive: Option<(Span, bool)>,
    pub(crate) bound_to: Option<Text>,
    pub(crate) yielded_by: Option<Text>,
    pub(crate) tenant: Option<Tenant>,
    pub(crate) dpop: Option<Text>,
    pub(crate) mint: Vec<Mint>,
    pub(crate) base_path: Option<Templated>,
    pub(crate) base_url: Option<Templated>,
    pub(crate) send: Option<Vec<Placement>>,
    pub(crate) examples: Vec<Example>,
    pub(crate) quirks: Vec<Text>,
    /// The keys that were written, for those that do not fit together.
    pub(crate) keys: Vec<Text>,
    /// Whether all of it could be read; else nothing is concluded from what is not there.
    pub(crate) is_whole: bool,
    /// Whether its lengths and words could be read: how long it lives, what a refresh spends.
    pub(crate) knows_life: bool,
}

impl Scheme {
    /// Whether it asks for scopes by a field, and not by a claim of a token of its own.
    pub(crate) fn asks_for_scopes(&self) -> bool {
        let names = self.mint.iter().flat_map(Mint::templates);
        let mut names = names.flat_map(|it| &it.template.names);
        self.scopes.is_some() && !names.any(|it| it.0 == "scopes")
    }
}

/// A step.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) call: Text,
    pub(crate) with: Vec<(Text, Templated)>,
    pub(crate) without: Vec<Text>,
    pub(crate) keep: Option<Vec<(Text, Text)>>,
}

/// The lookup of tenants.
#[derive(Clone, Debug)]
pub(crate) struct Tenant {
    pub(crate) step: Step,
    pub(crate) list: Option<(Text, Vec<String>)>,
    pub(crate) pick: Text,
    pub(crate) keep: Vec<(Text, Text)>,
}

/// A token that the client makes by itself.
#[derive(Clone, Debug)]
pub(crate) struct Mint {
    pub(crate) name: Text,
    pub(crate) sign: Option<Text>,
    pub(crate) key: Option<Text>,
    pub(crate) key_id: Option<Text>,
    /// Whether it was not the author who named the key's name, so that it may be left out.
    pub(crate) is_key_id_optional: bool,
    pub(crate) header: Vec<(Text, Templated)>,
    pub(crate) claims: Vec<(Text, Claim)>,
    pub(crate) without: Vec<Text>,
    /// In seconds.
    pub(crate) lifetime: Option<u64>,
    /// In seconds.
    pub(crate) backdate: Option<u64>,
}

/// What a claim holds.
#[derive(Clone, Debug)]
pub(crate) enum Claim {
    Template(Templated),
    Constant(Constant),
    /// Whoever issues the token; nobody writes that.
    Issuer,
}

impl Mint {
    /// A token of which only the name is known.
    pub(crate) fn named(name: Text) -> Self {
        Self {
            name,
            sign: None,
            key: None,
            key_id: None,
            is_key_id_optional: false,
            header: Vec::new(),
            claims: Vec::new(),
            without: Vec::new(),
            lifetime: None,
            backdate: None,
        }
    }

    /// The input that holds the key.
    pub(crate) fn key(&self) -> &str {
        self.key.as_ref().map_or("private_key", |it| &it.text)
    }

    /// The templates of its header and its claims.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &Templated> {
        let claims = self.claims.iter().filter_map(|(_, claim)| match claim {
            Claim::Template(it) => Some(it),
            _ => None,
        });
        self.header.iter().map(|it| &it.1).chain(claims)
    }
}

/// A placement.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    pub(crate) key: Text,
    /// The carrier and the name; none for `basic`.
    pub(crate) to: Option<(Carrier, Template)>,
    pub(crate) value: Templated,
}

/// An example.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub(crate) given: Vec<(Text, Text)>,
    pub(crate) sends: Vec<(Text, Carrier, String, Text)>,
}

/// An endpoint.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) id: Text,
    pub(crate) call: Option<(Text, Call)>,
    pub(crate) host: Option<Text>,
    /// Where its address is found, in place of the path; nobody writes that.
    pub(crate) discovered: Option<Discovered>,
    pub(crate) auth: Option<Accepts>,
    pub(crate) standard: Option<Text>,
    pub(crate) rename: Vec<(Text, Text)>,
    pub(crate) without: Vec<Text>,
    pub(crate) body: Option<Text>,
    pub(crate) scopes: Option<Scopes>,
    pub(crate) query: Vec<Field>,
    pub(crate) headers: Vec<Field>,
    pub(crate) json: Option<(Span, Vec<Field>)>,
    pub(crate) form: Option<(Span, Vec<Field>)>,
    pub(crate) multipart: Option<(Span, Vec<Field>)>,
    pub(crate) returns: Option<TypeExpr>,
    pub(crate) errors: Vec<Text>,
    pub(crate) account: Option<(Text, Vec<String>)>,
    pub(crate) help: Option<Text>,
    pub(crate) docs: Vec<Text>,
    pub(crate) quirks: Vec<Text>,
    /// Whether all of it could be read; else nothing is concluded from what is not there.
    pub(crate) is_whole: bool,
}

/// What `auth:` says.
#[derive(Debug)]
pub(crate) enum Accepts {
    /// `none`, `any`, or the way of an OAuth client.
    Word(Text),
    /// Ids.
    Schemes(Vec<Text>),
}

/// What `scopes:` says.
#[derive(Debug)]
pub(crate) struct Scopes {
    pub(crate) span: Span,
    pub(crate) any: Option<Vec<Text>>,
    pub(crate) all: Option<Vec<Text>>,
}

/// An error form.
#[derive(Debug)]
pub(crate) struct ErrorForm {
    pub(crate) id: Text,
    pub(crate) code: Vec<String>,
    pub(crate) text: Vec<String>,
    pub(crate) also_when: Vec<Condition>,
    pub(crate) expired: Option<Vec<Condition>>,
    pub(crate) dead: Vec<Condition>,
    pub(crate) client: Vec<Condition>,
    pub(crate) scope: Option<Vec<Condition>>,
    pub(crate) throttled: Option<Vec<Condition>>,
}

/// Decodes a tree; `None` where the top is no mapping.
pub(crate) fn parse(root: &Node, report: &mut Diagnostics) -> Option<Spec> {
    file::file(root, report)
}

impl Templated {
    /// The place of one of its names.
    pub(crate) fn place(&self, name: &str) -> Span {
        self.template
            .names
            .iter()
            .find(|it| it.0 == name)
            .map_or(self.text.span, |it| self.text.part(it.1.clone()))
    }
}
