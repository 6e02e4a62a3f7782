//! The file as a whole.

use super::decode::{Fields, entries, pairs, templated};
use super::field::{Role, fields};
use super::{Spec, Sunset, endpoint, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{ERROR, FILE, SUNSET};
use crate::source::Span;
use crate::tree::{Entry, Node, Text};

/// The top of the tree.
pub(super) fn file(root: &Node, report: &mut Diagnostics) -> Option<Spec> {
    let top = Span::new(root.span.start, root.span.start);
    let read = Fields::open(root, top, &FILE, report)?;
    let mut texts = |name: &str| read.text(name, report);
    let (provider, title, checked) = (texts("provider"), texts("title"), texts("checked"));
    let named = |name: &str, what: &str, report: &mut Diagnostics| {
        read.get(name)
            .and_then(|it| entries(it, what, report))
            .unwrap_or_default()
    };
    let hosts = read
        .get("hosts")
        .map(|it| pairs(it, "set of hosts", report))
        .unwrap_or_default();
    let types = named("types", "set of types", report)
        .iter()
        .map(|it| (it.key.clone(), fields(&it.value, Role::Member, report)));
    let types = types.collect();
    let endpoints = named("endpoints", "set of endpoints", report)
        .iter()
        .map(|it| endpoint::endpoint(it, report))
        .collect();
    let forms = named("errors", "set of error forms", report);
    let is_form = |it: &Entry| ERROR.key(&it.key.text).is_some();
    let is_one_form = !forms.is_empty() && forms.iter().all(is_form);
    if is_one_form {
        let message = "each error form has a name, also where there is only one";
        let found = report.error(Code::Form, forms[0].key.span, message);
        found.help("write `default: { code: …, text: … }` below `errors:`");
    }
    let forms = if is_one_form { &[] } else { forms };
    let errors = forms
        .iter()
        .filter_map(|it| endpoint::error_form(it, report))
        .collect();
    let (auth, knows_schemes) = read
        .get("auth")
        .map_or((Vec::new(), false), |it| scheme::schemes(it, report));
    Some(Spec {
        provider: provider.unwrap_or_else(|| Text::made("provider", top)),
        title: title.unwrap_or_default(),
        docs: read.texts("docs", report),
        checked: checked.unwrap_or_else(|| Text::made("2000-01-01", top)),
        base_url: read.template("base_url", report).unwrap_or_default(),
        hosts: hosts
            .into_iter()
            .filter_map(|(name, it)| Some((name, templated(it, report)?)))
            .collect(),
        hosts_under: read.texts("hosts_under", report),
        inputs: read
            .get("inputs")
            .map(|it| fields(it, Role::Input, report))
            .unwrap_or_default(),
        auth,
        knows_schemes,
        scopes: read.texts("scopes", report),
        types,
        endpoints,
        errors,
        quirks: read.texts("quirks", report),
        sunset: read.get("sunset").and_then(|it| sunset(it, report)),
        allow: read
            .get("allow")
            .map(|it| pairs(it, "set of answers", report))
            .unwrap_or_default(),
        is_whole: read.is_whole,
    })
}

fn sunset(node: &Node, report: &mut Diagnostics) -> Option<Sunset> {
    let read = Fields::open(node, node.span, &SUNSET, report)?;
    Some(Sunset {
        on: read.text("on", report)?,
        replacement: read.text("use", report),
        except: read.texts("except", report),
        help: read.text("help", report),
    })
}
