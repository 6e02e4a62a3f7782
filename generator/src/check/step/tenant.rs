//! The lookup of tenants: which list, which entry, and what of it a tenant's calls carry.

use super::{Steps, When};
use crate::check::{answer, input, name, ty};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Endpoint, Input, InputType, Keep, Source, Tenant, Type};
use crate::spec;
use crate::tree::Text;

/// The input by which a caller chooses.
pub(in crate::check) const CHOICE: &str = "tenant";

impl Steps<'_> {
    /// The lookup, where the scheme has one.
    pub(in crate::check) fn tenant(&mut self, report: &mut Diagnostics) -> Option<Tenant> {
        let written = self.written.tenant.as_ref()?;
        let step = self.step(&written.step, When::Tenant, report);
        for (name, _) in &written.keep {
            if self.kept.contains(&name.text) {
                report
                    .error(
                        Code::Taken,
                        name.span,
                        format!("`{}` is kept of the login already", name.text),
                    )
                    .help("keep the tenant's value under another name");
            }
        }
        if written.keep.is_empty() {
            report
                .error(
                    Code::Empty,
                    written.step.call.span,
                    "nothing is kept of the tenant, so its calls are as all others",
                )
                .help("keep what they carry, `keep: { site_id: id }`, and read it in `send:`");
        }
        // Told once, at the step; the templates that read it would only repeat it.
        self.kept
            .extend(written.keep.iter().map(|it| it.0.text.clone()));
        self.choice(report);
        let step = step?;
        let list = written.list.as_ref();
        let list_path = list.map(|it| it.1.clone()).unwrap_or_default();
        let endpoint = &self.world.endpoints[step.endpoint];
        let found = endpoint
            .returns
            .as_ref()
            .and_then(|it| answer::find(it, &list_path, self.world.types));
        let entry = match found {
            Some((Type::List(entry), _)) => entry,
            Some((ty, _)) if ty::is_unknown(&ty) => return None,
            _ => {
                self.no_list(written, endpoint, report);
                return None;
            }
        };
        // A choice that is missing was told.
        if !written.pick.text.is_empty() {
            let pick = vec![written.pick.text.clone()];
            self.member(&entry, &written.pick, &pick, report);
        }
        let keep = written
            .keep
            .iter()
            .filter_map(|it| self.entry_keep(&entry, it, report))
            .collect();
        Some(Tenant {
            step,
            list: list_path,
            pick: written.pick.text.clone(),
            keep,
        })
    }

    /// The lists that the answer does have, as what to write.
    fn no_list(&self, written: &spec::Tenant, endpoint: &Endpoint, report: &mut Diagnostics) {
        // A type that could not be read was told.
        if !self.world.is_whole {
            return;
        }
        let mut lists = Vec::new();
        if let Some(returns) = &endpoint.returns {
            answer::lists(returns, self.world.types, &mut Vec::new(), &mut lists);
        }
        let (at, message) = match &written.list {
            Some((path, _)) => (
                path.span,
                format!(
                    "`{}` is no list in the answer of `{}`",
                    path.text, endpoint.id
                ),
            ),
            None => (
                written.step.call.span,
                format!("the answer of `{}` is no list", endpoint.id),
            ),
        };
        let told = report.error(Code::UnknownPath, at, message);
        match &lists[..] {
            [] => told.help("name an endpoint whose answer holds a list of the tenants"),
            [one] if one.is_empty() => told.help("leave `list` out: the whole answer is the list"),
            [one] if written.list.is_some() => told.help(format!("write `{one}`")).fix(at, one),
            several => told.help(format!("write `list: {}`", several.join("` or `list: "))),
        };
    }

    /// The caller may choose by an input, too, so that an environment can say it.
    fn choice(&mut self, report: &mut Diagnostics) {
        self.used.push(CHOICE.to_owned());
        let declared = self.written.inputs.iter().find(|it| it.name.text == CHOICE);
        if let Some(it) = self.inputs.iter_mut().find(|it| it.name == CHOICE) {
            it.optional = it.default.is_none();
            if let Some(declared) = declared
                && !input::fills(&it.ty, &InputType::String)
            {
                report
                    .error(
                        Code::InputType,
                        declared.name.span,
                        "a tenant is chosen by a text",
                    )
                    .help("leave its `type` out");
            }
            return;
        }
        let input = input::preset(CHOICE, InputType::String, self.world.spec);
        let pick = self.written.tenant.as_ref().map(|it| &it.pick.text);
        self.inputs.push(Input {
            optional: true,
            help: pick.map(|it| {
                format!("The tenant to speak to, by its `{it}`; the only one unless it is given.")
            }),
            ..input
        });
    }

    fn entry_keep(
        &self,
        entry: &Type,
        (name, at): &(Text, Text),
        report: &mut Diagnostics,
    ) -> Option<Keep> {
        name::snake(name, report);
        let path: Vec<_> = at.text.split('.').map(str::to_owned).collect();
        let optional = self.member(entry, at, &path, report)?;
        Some(Keep {
            name: name.text.clone(),
            source: Source::Body(path),
            optional,
        })
    }

    /// Whether an entry may lack a member; none where it has no such member, and that was said.
    fn member(
        &self,
        entry: &Type,
        written: &Text,
        path: &[String],
        report: &mut Diagnostics,
    ) -> Option<bool> {
        let found = answer::find(entry, path, self.world.types);
        let Some((ty, optional)) = found else {
            let of = ("an entry of the list", Some(entry));
            answer::missing(of, written, path, self.world.types, str::to_owned, report);
            return None;
        };
        if !answer::is_single(&ty) {
            report
                .error(
                    Code::UnknownPath,
                    written.span,
                    format!("`{}` is no single value", written.text),
                )
                .help("name a member inside it");
        }
        Some(optional)
    }
}
