//! Whatever is declared is used: a name that nothing reads is most often a misspelling.
//!
//! Asked only where all else holds, because a fault elsewhere may hide the use.

use crate::diagnostic::{Code, Diagnostics};
use crate::model::Host;
use crate::spec::{Endpoint, Field, Spec, Templated, TypeExpr, TypeForm};
use crate::tree::Text;

/// Reports what nothing uses.
pub(super) fn unused(spec: &Spec, hosts: &[Host], report: &mut Diagnostics) {
    let read: Vec<_> = hosts.iter().flat_map(|it| it.url.names()).collect();
    let in_default = |field: &Field| {
        let mut defaults = spec.inputs.iter().filter_map(|it| it.default.as_ref());
        defaults.any(|it| {
            it.template
                .parts
                .names()
                .contains(&field.name.text.as_str())
        })
    };
    if let Some(it) = spec.hosts_under.first()
        && spec
            .auth
            .iter()
            .all(|it| it.base_url.is_none() && it.metadata.is_none())
    {
        say(
            "list",
            &Text::made("hosts_under", it.span),
            "read an address of an answer with `base_url` or `discover`, or leave it out",
            report,
        );
    }
    for it in spec
        .inputs
        .iter()
        .filter(|it| !read.contains(&it.name.text.as_str()) && !in_default(it))
    {
        let help = "write it under a scheme's `inputs`, where it is of no host; else read it in `base_url`, or leave it out";
        say("input", &it.name, help, report);
    }
    let issues = |name: &Text| {
        let mut issuers = spec.auth.iter().filter_map(|it| it.issuer_at.as_ref());
        issuers.any(|it| it.0.as_ref().is_some_and(|it| it.text == name.text))
    };
    // The metadata of a resource may name a server on any of them.
    let mut found = spec.auth.iter().filter_map(|it| it.metadata.as_ref());
    let may_issue = found.any(|it| it.resource.is_some());
    let is_idle = |(name, url): &&(Text, Templated)| {
        !(issues(name) || may_issue && url.text.text.starts_with("https://"))
    };
    for (name, _) in spec.hosts.iter().filter(is_idle) {
        if !spec
            .endpoints
            .iter()
            .any(|it| it.host.as_ref().is_some_and(|it| it.text == name.text))
        {
            say(
                "host",
                name,
                "name it at an endpoint, or leave it out",
                report,
            );
        }
    }
    for it in &spec.endpoints {
        let is_page = it.call.as_ref().is_some_and(|it| it.1.method == "BROWSER");
        let mut first = spec.auth.iter().filter_map(|it| it.acquire.first());
        if is_page && first.all(|step| step.call.text != it.id.text) {
            say(
                "page",
                &it.id,
                "name it first under `acquire:` of a scheme, or leave it out",
                report,
            );
        }
    }
    let mut words = Vec::new();
    spec.types.iter().for_each(|it| fields(&it.1, &mut words));
    spec.endpoints
        .iter()
        .for_each(|it| endpoint(it, &mut words));
    for (name, _) in &spec.types {
        if !words.contains(&name.text.as_str()) {
            say("type", name, "use it in a body, or leave it out", report);
        }
    }
}

fn say(what: &str, name: &Text, help: &str, report: &mut Diagnostics) {
    report
        .error(
            Code::Unused,
            name.span,
            format!("nothing uses the {what} `{}`", name.text),
        )
        .help(help);
}

fn endpoint<'a>(it: &'a Endpoint, words: &mut Vec<&'a str>) {
    fields(&it.query, words);
    fields(&it.headers, words);
    it.json
        .iter()
        .chain(&it.form)
        .chain(&it.multipart)
        .for_each(|it| fields(&it.1, words));
    it.returns.iter().for_each(|it| expr(it, words));
}

fn fields<'a>(list: &'a [Field], words: &mut Vec<&'a str>) {
    list.iter()
        .filter_map(|it| it.ty.as_ref())
        .for_each(|it| expr(it, words));
}

fn expr<'a>(it: &'a TypeExpr, words: &mut Vec<&'a str>) {
    match &it.form {
        TypeForm::Word(word) => words.push(&word.text),
        TypeForm::List(inner) | TypeForm::Map(inner) => expr(inner, words),
        TypeForm::Object(list) => fields(list, words),
        TypeForm::Enum(_) | TypeForm::Broken => {}
    }
}
