//! Endpoints and error forms.

use super::decode::{Fields, choice, pairs, text, texts};
use super::field::{Role, fields, type_expr};
use super::{Accepts, Endpoint, ErrorForm, Scopes};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{BODIES, ENDPOINT, ERROR, SCOPES, STANDARDS};
use crate::model::Condition;
use crate::notation::{call, condition, path};
use crate::tree::{Entry, Node, Text, Value};

/// One endpoint; its id is kept even where nothing else can be read.
pub(super) fn endpoint(entry: &Entry, report: &mut Diagnostics) -> Endpoint {
    let before = report.unread();
    let mut endpoint = Endpoint::named(entry.key.clone());
    let Some(read) = Fields::open(&entry.value, entry.key.span, &ENDPOINT, report) else {
        endpoint.is_whole = false;
        return endpoint;
    };
    let standard = read
        .text("standard", report)
        .and_then(|it| choice(it, STANDARDS, report));
    if let Some(node) = read
        .get("body")
        .filter(|it| matches!(it.value, Value::Map(_)))
    {
        let message = "the fields of a body stand under the word that says how it is written";
        let found = report.error(Code::Form, node.span, message);
        found.help("write `json:`, `form:` or `multipart:` in place of `body:`");
        endpoint.is_whole = false;
        return endpoint;
    }
    endpoint.body = read
        .text("body", report)
        .and_then(|it| choice(it, BODIES, report));
    endpoint.rename = read
        .get("rename")
        .map(|it| pairs(it, "set of names", report))
        .unwrap_or_default();
    endpoint.without = read.texts("without", report);
    let mut request = |name: &str| {
        read.get(name)
            .map(|it| (it.span, fields(it, Role::Request, report)))
    };
    endpoint.query = request("query").unwrap_or_default().1;
    endpoint.headers = request("headers").unwrap_or_default().1;
    endpoint.json = request("json");
    endpoint.form = request("form");
    endpoint.multipart = request("multipart");
    endpoint.call = read.notation("call", Code::Call, call::parse, report);
    endpoint.host = read.text("host", report);
    endpoint.auth = read
        .filled("auth", report)
        .and_then(|it| accepts(it, report));
    endpoint.standard = standard;
    endpoint.scopes = read.get("scopes").and_then(|it| scopes(it, report));
    endpoint.returns = read.get("returns").map(|it| type_expr(it, report));
    endpoint.errors = read.texts("errors", report);
    endpoint.account = read.notation("account", Code::UnknownPath, path::parse, report);
    endpoint.help = read.text("help", report);
    endpoint.docs = read.texts("docs", report);
    endpoint.quirks = read.texts("quirk", report);
    endpoint.is_whole = report.unread() == before;
    endpoint
}

fn accepts(node: &Node, report: &mut Diagnostics) -> Option<Accepts> {
    match &node.value {
        Value::List(_) => Some(Accepts::Schemes(texts(node, report))),
        _ => text(node, report).map(Accepts::Word),
    }
}

fn scopes(node: &Node, report: &mut Diagnostics) -> Option<Scopes> {
    if matches!(node.value, Value::Text(_) | Value::List(_)) {
        let found = report.error(
            Code::Form,
            node.span,
            "nothing says whether a call needs any of these scopes, or all",
        );
        found.help(
            "write `{ any: [a, b] }` or `{ all: [a, b] }`; leave `scopes` out where none is needed",
        );
        return None;
    }
    let read = Fields::open(node, node.span, &SCOPES, report)?;
    let mut list = |name: &str| read.get(name).map(|it| texts(it, report));
    Some(Scopes {
        span: node.span,
        any: list("any"),
        all: list("all"),
    })
}

/// One error form.
pub(super) fn error_form(entry: &Entry, report: &mut Diagnostics) -> Option<ErrorForm> {
    let read = Fields::open(&entry.value, entry.key.span, &ERROR, report)?;
    let code = read.notation("code", Code::UnknownPath, path::parse, report);
    let text = read.notation("text", Code::UnknownPath, path::parse, report);
    let mut all = Vec::new();
    let mut conditions = |name: &'static str| {
        read.get(name).map(|_| {
            let found = read.notations(name, Code::ConditionForm, condition::parse, report);
            all.extend(found.iter().map(|it| (name, it.clone())));
            found.into_iter().map(|it| it.1).collect::<Vec<Condition>>()
        })
    };
    let form = ErrorForm {
        id: entry.key.clone(),
        also_when: conditions("also_when").unwrap_or_default(),
        expired: conditions("expired"),
        dead: conditions("dead").unwrap_or_default(),
        client: conditions("client").unwrap_or_default(),
        scope: conditions("scope"),
        throttled: conditions("throttled"),
        code: code.map(|it| it.1).unwrap_or_default(),
        text: text.map(|it| it.1).unwrap_or_default(),
    };
    shadowed(&all, report);
    Some(form)
}

/// The classes of errors in the order in which they are asked.
const CLASSES: [&str; 5] = ["throttled", "client", "dead", "scope", "expired"];

/// Tells conditions that never hold, because a class that is asked before has them, too.
fn shadowed(all: &[(&str, (Text, Condition))], report: &mut Diagnostics) {
    let rank = |class: &str| CLASSES.iter().position(|it| *it == class);
    for (class, (text, condition)) in all {
        let holds = |it: &Condition| {
            it == condition || (it.body.is_none() && it.status == condition.status)
        };
        let before = |it: &&(&str, (Text, Condition))| {
            matches!((rank(it.0), rank(class)), (Some(one), Some(own)) if one < own)
                && holds(&it.1.1)
        };
        let Some((first, (other, _))) = all.iter().find(before) else {
            continue;
        };
        let message = format!(
            "`{}` never means `{class}`, `{first}` is asked before",
            text.text
        );
        let found = report.error(Code::Shadowed, text.span, message);
        found.related(other.span, format!("this makes it `{first}`"));
        found.help(
            "leave it out where it is not meant, or say what tells the two apart: `401 code=a`",
        );
    }
}

impl Endpoint {
    /// An endpoint of which only the name is known.
    pub(crate) fn named(id: Text) -> Self {
        Self {
            id,
            call: None,
            host: None,
            discovered: None,
            auth: None,
            standard: None,
            rename: Vec::new(),
            without: Vec::new(),
            body: None,
            scopes: None,
            query: Vec::new(),
            headers: Vec::new(),
            json: None,
            form: None,
            multipart: None,
            returns: None,
            errors: Vec::new(),
            account: None,
            help: None,
            docs: Vec::new(),
            quirks: Vec::new(),
            is_whole: true,
        }
    }
}
