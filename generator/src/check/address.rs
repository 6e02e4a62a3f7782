//! Where the calls of a scheme go: a path before theirs, or an address that an answer gave.

use super::{World, scheme};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Address, Input, Part, Template};
use crate::notation::call;
use crate::spec;

/// The address of a scheme.
pub(super) fn address(
    written: &spec::Scheme,
    inputs: &[Input],
    kept: &[String],
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Address {
    match (&written.base_path, &written.base_url) {
        (None, None) => Address::Base,
        (Some(path), Some(url)) => {
            report
                .error(
                    Code::Twice,
                    path.text.span,
                    "`base_path` and `base_url` cannot both say where calls go",
                )
                .related(url.text.span, "the other is here")
                .help("keep `base_path:` or `base_url:`");
            Address::Base
        }
        (Some(path), None) => {
            scheme::filled(path, inputs, kept, report);
            if let Err(fault) = call::parse(&format!("GET {}", path.text.text)) {
                let at = fault.range.start.saturating_sub(4)..fault.range.end.saturating_sub(4);
                let help = if path.text.text.starts_with('/') {
                    fault.help
                } else {
                    format!("write `/{}`", path.text.text)
                };
                report
                    .error(Code::Url, path.text.part(at), fault.message)
                    .help(help);
            } else if path.text.text.ends_with('/') {
                report
                    .error(
                        Code::Url,
                        path.text.span,
                        "the paths of the calls begin with a slash, so a `base_path` ends without",
                    )
                    .help("leave the last slash out");
            }
            for (name, _) in &path.template.names {
                if inputs.iter().any(|it| it.name == *name && it.optional) {
                    report
                        .error(
                            Code::InputType,
                            path.place(name),
                            format!("`{name}` is optional, and there is no path without it"),
                        )
                        .help("leave the word `optional` out, or give it a `default`");
                }
            }
            Address::Path(path.template.parts.clone())
        }
        (None, Some(url)) => {
            let before = report.errors();
            scheme::filled(url, inputs, kept, report);
            let is_kept =
                matches!(&url.template.parts.0[..], [Part::Value(name)] if kept.contains(name));
            if !is_kept && report.errors() == before {
                report
                    .error(
                        Code::HostTemplate,
                        url.text.span,
                        "the `base_url` of a scheme is one kept value and nothing else",
                    )
                    .help("keep the whole address, `keep: { instance_url: instance_url }`, and write `\"{instance_url}\"`");
            }
            if world.spec.hosts_under.is_empty() {
                report
                    .error(
                        Code::HostTemplate,
                        url.text.span,
                        "`hosts_under` is missing, so an answer could send the credential to any host",
                    )
                    .help("say below which domains it lies: `hosts_under: [acme.example]`");
            }
            Address::Kept(Template(url.template.parts.0.clone()))
        }
    }
}
