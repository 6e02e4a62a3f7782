//! Schemes, their steps, placements and examples.

mod list;

pub(super) use self::list::schemes;
use super::decode::{Fields, choice, entries, notation, pairs, templated, text, texts};
use super::field::{Role, fields};
use super::mint::mints;
use super::{Example, Placement, Scheme, Step, Templated, Tenant};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::keys::{BOUND, CLIENTS, DISCOVER, EXAMPLE, SCHEME, STEP, TENANT};
use crate::model::{Carrier, Kind};
use crate::notation::placement::Key;
use crate::notation::{expiry, path, placement, template};
use crate::source::Span;
use crate::suggest::suggest;
use crate::tree::{Entry, Node, Text, Value};

/// A scheme: its kind, and its settings.
fn scheme(word: &Text, settings: &Node, report: &mut Diagnostics) -> Option<Scheme> {
    let before = report.unread();
    let kind = kind(word, report);
    // An id that was left out is the kind that was meant.
    let word = &Text::made(kind.map_or(word.text.as_str(), |it| it.0), word.span);
    let read = Fields::open(settings, word.span, &SCHEME, report)?;
    let life = report.unread();
    let expires = read.notations("expires", Code::ExpiryForm, expiry::parse, report);
    let refresh_expires =
        read.notations("refresh_expires", Code::ExpiryForm, expiry::parse, report);
    let rotates = read
        .text("rotates", report)
        .and_then(|it| choice(it, &["true", "false", "unknown"], report));
    let exclusive = read
        .text("exclusive", report)
        .and_then(|it| choice(it, &["true", "false"], report));
    let iss = read
        .text("iss", report)
        .and_then(|it| choice(it, &["true", "false"], report));
    // A length or a word that could not be read hides nothing else than how the life goes on.
    let life = report.unread() - life;
    let mut scheme = Scheme {
        kind: kind.map(|it| it.1),
        kind_span: word.span,
        id: read
            .text("id", report)
            .unwrap_or_else(|| Text::made(word.text.clone(), word.span)),
        title: read.text("title", report),
        help: read.text("help", report),
        docs: read.texts("docs", report),
        inputs: read
            .get("inputs")
            .map(|it| fields(it, Role::Input, report))
            .unwrap_or_default(),
        authorize: read.text("authorize", report),
        device: read.text("device", report),
        token: read.text("token", report),
        client: read
            .texts("client", report)
            .into_iter()
            .filter_map(|it| choice(it, CLIENTS, report))
            .collect(),
        with: with(&read, report),
        subject: read.text("subject", report),
        actor: read.text("actor", report),
        issuer: read.text("issuer", report),
        discover: read
            .text("discover", report)
            .and_then(|it| choice(it, DISCOVER, report)),
        metadata: None,
        issuer_at: None,
        iss: iss.map(|it| (it.span, it.text == "true")),
        resource: read.template("resource", report),
        scopes: read.get("scopes").map(|it| texts(it, report)),
        scope_separator: read.get("scope_separator").and_then(verbatim),
        acquire: read
            .get("acquire")
            .map(|it| steps(it, report))
            .unwrap_or_default(),
        keep: read.get("keep").map(|it| pairs(it, "keep", report)),
        expires,
        refresh: read.get("refresh").and_then(|it| step(it, report)),
        refresh_expires,
        rotates,
        push: read.get("push").and_then(|it| step(it, report)),
        introspect: read.get("introspect").and_then(|it| step(it, report)),
        register: read.text("register", report).map(Step::named),
        revoke: read.get("revoke").and_then(|it| step(it, report)),
        exclusive: exclusive.map(|it| (it.span, it.text == "true")),
        bound_to: read.text("bound_to", report),
        yielded_by: read.text("yielded_by", report),
        tenant: read.get("tenant").and_then(|it| tenant(it, report)),
        dpop: read
            .text("dpop", report)
            .and_then(|it| choice(it, BOUND, report)),
        mint: read
            .get("mint")
            .map(|it| mints(it, report))
            .unwrap_or_default(),
        base_path: read.template("base_path", report),
        base_url: read.template("base_url", report),
        send: read.get("send").map(|it| placements(it, report)),
        examples: read
            .get("example")
            .map(|it| examples(it, report))
            .unwrap_or_default(),
        quirks: read.texts("quirk", report),
        keys: read.keys(),
        is_whole: true,
        knows_life: life == 0,
    };
    scheme.is_whole = report.unread() == before + life;
    Some(scheme)
}

type KindRow = (&'static str, Kind, &'static str, &'static str);

/// The kind of a word.
fn named(word: &str) -> Option<&'static KindRow> {
    KINDS.iter().find(|it| it.0 == word)
}

/// The kind of a word, which may be misspelt.
fn kind(word: &Text, report: &mut Diagnostics) -> Option<&'static KindRow> {
    if let Some(kind) = named(&word.text) {
        return Some(kind);
    }
    let found = report.error(
        Code::Word,
        word.span,
        format!("there is no kind `{}`", word.text),
    );
    let meant = suggest(found, &word.text, word.span, KINDS.iter().map(|it| it.0));
    let kind = named(meant?);
    found.read_as_meant();
    kind
}

fn steps(node: &Node, report: &mut Diagnostics) -> Vec<Step> {
    match &node.value {
        Value::List(items) => items.iter().filter_map(|it| step(it, report)).collect(),
        _ => step(node, report).into_iter().collect(),
    }
}

fn step(node: &Node, report: &mut Diagnostics) -> Option<Step> {
    if !matches!(node.value, Value::Map(_)) {
        return text(node, report).map(Step::named);
    }
    let read = Fields::open(node, node.span, &STEP, report)?;
    let with = with(&read, report);
    Some(Step {
        call: called(&read, node.span, report),
        with,
        without: read.texts("without", report),
        keep: read.get("keep").map(|it| pairs(it, "keep", report)),
    })
}

/// Fields that are filled by a template.
fn with(read: &Fields<'_>, report: &mut Diagnostics) -> Vec<(Text, Templated)> {
    let Some(node) = read.get("with") else {
        return Vec::new();
    };
    let pairs = pairs(node, "set of fields", report).into_iter();
    pairs
        .filter_map(|(name, it)| Some((name, templated(it, report)?)))
        .collect()
}

/// The endpoint that a step names; where it names none, that was said, and the rest is read as if
/// there were one.
fn called(read: &Fields<'_>, span: Span, report: &mut Diagnostics) -> Text {
    let call = read.text("call", report);
    call.unwrap_or_else(|| Text::made(String::new(), span))
}

/// A separator may be a space, which would be nothing anywhere else.
fn verbatim(node: &Node) -> Option<Text> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

fn tenant(node: &Node, report: &mut Diagnostics) -> Option<Tenant> {
    let read = Fields::open(node, node.span, &TENANT, report)?;
    let mut step = Step::named(called(&read, node.span, report));
    step.with = with(&read, report);
    Some(Tenant {
        step,
        list: read.notation("list", Code::UnknownPath, path::parse, report),
        pick: read.text("pick", report).unwrap_or_default(),
        keep: read
            .get("keep")
            .map(|it| pairs(it, "keep", report))
            .unwrap_or_default(),
    })
}

fn placements(node: &Node, report: &mut Diagnostics) -> Vec<Placement> {
    if let Value::Text(text) = &node.value
        && !text.text.contains(": ")
        && template::parse(&text.text).is_ok_and(|it| !it.names.is_empty())
    {
        let message = "what is sent says where it stands";
        let found = report.error(Code::Form, node.span, message);
        let written = format!("{{ header Authorization: \"{}\" }}", text.text);
        found.help(format!("write `{written}`"));
        found.fix(node.span, written);
        return Vec::new();
    }
    let entries = entries(node, "set of placements", report).unwrap_or_default();
    entries
        .iter()
        .filter_map(|it| {
            if is_split(it, report) {
                return None;
            }
            let (key, value) = (it.key.clone(), text(&it.value, report)?);
            let (key, to) = notation(key, Code::PlacementKey, placement::parse, report)?;
            let to = match to {
                Key::Basic => None,
                Key::Named(carrier, name) => Some((carrier, name)),
            };
            Some(Placement {
                key,
                to,
                value: templated(value, report)?,
            })
        })
        .collect()
}

/// `header: { Authorization: … }`, which stands in one line.
fn is_split(entry: &Entry, report: &mut Diagnostics) -> bool {
    let Value::Map(inner) = &entry.value.value else {
        return false;
    };
    let carrier = &entry.key.text;
    let (Some(first), true) = (
        inner.first(),
        placement::CARRIERS.iter().any(|it| it.0 == carrier),
    ) else {
        return false;
    };
    let value = match &first.value.value {
        Value::Text(it) => it.text.as_str(),
        _ => "{name}",
    };
    let message = format!("`{carrier}` and the name stand in one line");
    let found = report.error(Code::PlacementKey, entry.key.span, message);
    found.help(format!("write `{carrier} {}: \"{value}\"`", first.key.text));
    true
}

fn examples(node: &Node, report: &mut Diagnostics) -> Vec<Example> {
    let nodes = if let Value::List(items) = &node.value {
        &items[..]
    } else {
        std::slice::from_ref(node)
    };
    nodes.iter().filter_map(|it| example(it, report)).collect()
}

fn example(node: &Node, report: &mut Diagnostics) -> Option<Example> {
    let read = Fields::open(node, node.span, &EXAMPLE, report)?;
    let given = read
        .get("given")
        .map(|it| pairs(it, "set of values", report))
        .unwrap_or_default();
    let entries = read
        .get("sends")
        .and_then(|it| entries(it, "set of placements", report))
        .unwrap_or_default();
    let sends = entries.iter().filter_map(|it| {
        let value = text(&it.value, report)?;
        let (key, to) = notation(it.key.clone(), Code::PlacementKey, placement::parse, report)?;
        let (carrier, name) = sent(&key, &to, key.span, report)?;
        Some((key, carrier, name, value))
    });
    Some(Example {
        given,
        sends: sends.collect(),
    })
}

/// What is sent has a name and no placeholder.
fn sent(key: &Text, to: &Key, span: Span, report: &mut Diagnostics) -> Option<(Carrier, String)> {
    if let Key::Named(carrier, name) = to
        && let Some(name) = name.parts.literal()
    {
        return Some((*carrier, name));
    }
    report
        .error(
            Code::PlacementKey,
            span,
            format!("`{}` is not what is sent", key.text),
        )
        .help("write the carrier and the name as they go over the wire: `header Authorization`");
    None
}
