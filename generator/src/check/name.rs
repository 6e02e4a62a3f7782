//! Names: their form, and that no two become the same when they are written another way.

use std::collections::BTreeMap;

use heck::{ToKebabCase, ToSnakeCase};

use crate::diagnostic::{Code, Diagnostics};
use crate::keys::words::KINDS;
use crate::spec::Spec;
use crate::tree::Text;

/// Puts names of our own into the form that they must have, where that is plain, before anything
/// refers to them.
pub(super) fn meant(spec: &mut Spec, report: &mut Diagnostics) {
    let types = spec.types.iter_mut().map(|it| &mut it.0);
    let schemes = spec.auth.iter_mut().map(|it| &mut it.id);
    let hosts = spec.hosts.iter_mut().map(|it| &mut it.0);
    let endpoints = spec.endpoints.iter_mut().map(|it| &mut it.id);
    let errors = spec.errors.iter_mut().map(|it| &mut it.id);
    let all = types.chain(schemes).chain(hosts);
    for name in all.chain(endpoints).chain(errors) {
        let better = name.text.to_snake_case();
        if !is_snake(&name.text) && is_snake(&better) {
            snake(name, report);
            *name = Text::made(better, name.span);
        }
    }
}

/// The names that the file gives.
pub(super) fn names(spec: &Spec, report: &mut Diagnostics) {
    provider(&spec.provider, report);
    let types = spec.types.iter().map(|it| &it.0);
    let groups: [Vec<&Text>; 4] = [
        spec.hosts.iter().map(|it| &it.0).collect(),
        spec.auth.iter().map(|it| &it.id).chain(types).collect(),
        spec.endpoints.iter().map(|it| &it.id).collect(),
        spec.errors.iter().map(|it| &it.id).collect(),
    ];
    for group in groups {
        for it in &group {
            snake(it, report);
        }
        distinct(
            group.iter().copied(),
            heck::ToUpperCamelCase::to_upper_camel_case,
            report,
        );
    }
    // A key that a token names is an input, though nobody may have declared it.
    for scheme in &spec.auth {
        let keys = scheme
            .mint
            .iter()
            .flat_map(|it| it.key.iter().chain(&it.key_id));
        let is_declared = |name: &str| scheme.inputs.iter().any(|it| it.name.text == name);
        for it in keys.filter(|it| !is_declared(&it.text)) {
            snake(it, report);
        }
    }
    if let Some((name, _)) = spec.hosts.iter().find(|it| it.0.text == "base") {
        report
            .error(Code::Taken, name.span, "`base` is the host of `base_url`")
            .help("give it another name");
    }
}

/// Folders of these names cannot be made on Windows, with whatever ending.
const DEVICES: [&str; 4] = ["aux", "con", "nul", "prn"];

/// Packages of these names exist: `keywright-server` is none of a provider's. What cargo builds
/// lies in `target`, which version control passes by.
const TAKEN: [&str; 5] = ["generator", "hostile", "server", "support", "target"];

fn is_device(name: &str) -> bool {
    let port = ["com", "lpt"]
        .iter()
        .find_map(|it| name.strip_prefix(it))
        .is_some_and(|it| matches!(it.as_bytes(), [digit] if digit.is_ascii_digit()));
    port || DEVICES.contains(&name)
}

/// Whether a provider can be called so.
pub fn is_provider(name: &str) -> bool {
    !is_device(name)
        && !TAKEN.contains(&name)
        && name.len() <= 40
        && name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.split('-').all(|it| {
            !it.is_empty()
                && it
                    .chars()
                    .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        })
}

/// What names of providers are made of.
pub const PROVIDER_RULE: &str = "use lower-case letters, digits and single hyphens, starting with \
a letter, 40 at most; no name of a device on Windows, and none that Keywright has a package for";

pub(super) fn provider(name: &Text, report: &mut Diagnostics) {
    if !is_provider(&name.text) {
        let better = name.text.to_kebab_case();
        let message = format!("`{}` is no name of a provider", name.text);
        let found = report.error(Code::Name, name.span, message);
        if is_provider(&better) {
            found
                .help(format!("write `{better}`"))
                .fix(name.span, better);
        } else {
            found.help(PROVIDER_RULE);
        }
    }
}

/// Reports a name that is not snake case.
pub(super) fn snake(name: &Text, report: &mut Diagnostics) {
    if !is_snake(&name.text) {
        let better = name.text.to_snake_case();
        let message = if name.text.is_empty() {
            "a name is missing".to_owned()
        } else {
            format!("`{}` is not in snake case", name.text)
        };
        let found = report.error(Code::Name, name.span, message);
        found.about(&name.text);
        if is_snake(&better) {
            found
                .help(format!("write `{better}`"))
                .fix(name.span, better)
                .read_as_meant();
        } else {
            found.help(
                "use lower-case letters, digits and single underscores, starting with a letter",
            );
        }
    }
}

fn is_snake(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.split('_').all(|it| {
            !it.is_empty()
                && it
                    .chars()
                    .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        })
}

/// Reports names that become the same.
pub(super) fn distinct<'a>(
    names: impl Iterator<Item = &'a Text>,
    fold: fn(&str) -> String,
    report: &mut Diagnostics,
) {
    let mut seen: BTreeMap<String, &Text> = BTreeMap::new();
    for name in names {
        let folded = fold(&name.text);
        if let Some(first) = seen.get(&folded) {
            let is_kind = KINDS.iter().any(|it| it.0 == name.text);
            let (message, help) = if first.text == name.text {
                (
                    format!("`{}` stands there already", name.text),
                    if is_kind {
                        "give it a name of its own, as in `id: second_key`, or leave one of the two out"
                    } else {
                        "leave one of the two out, or give it another name"
                    },
                )
            } else {
                (
                    format!("`{}` and `{}` become the same name", first.text, name.text),
                    "give one of them another name",
                )
            };
            let span = first.span;
            report
                .error(Code::Taken, name.span, message)
                .related(span, "the first is here")
                .help(help);
        } else {
            seen.insert(folded, name);
        }
    }
}

/// Reports wire names that no name in code can be made of, or that become the same.
pub(super) fn wire<'a>(names: impl Iterator<Item = &'a Text> + Clone, report: &mut Diagnostics) {
    for it in names.clone() {
        if !it.text.chars().any(|it| it.is_ascii_alphabetic()) || it.text.len() > 100 {
            let message = if it.text.is_empty() {
                "a name is missing".to_owned()
            } else {
                format!("`{}` is no name of a field", it.text)
            };
            report
                .error(Code::Name, it.span, message)
                .help("a name holds a letter");
        }
    }
    distinct(names, ToSnakeCase::to_snake_case, report);
}
