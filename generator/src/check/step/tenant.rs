//! The lookup of tenants: which list, which entry, and what of it a tenant's calls carry.

use super::{Steps, When};
use crate::check::{answer, input, name};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Input, InputType, Keep, Source, Tenant, Type};
use crate::suggest::suggest;
use crate::tree::Text;

/// The input by which a caller chooses.
const CHOICE: &str = "tenant";

impl Steps<'_> {
    /// The lookup, where the scheme has one.
    pub(in crate::check) fn tenant(&mut self, report: &mut Diagnostics) -> Option<Tenant> {
        let written = self.written.tenant.as_ref()?;
        let step = self.step(&written.step, When::Tenant, report);
        // Told once, at the step; the templates that read it would only repeat it.
        self.kept
            .extend(written.keep.iter().map(|it| it.0.text.clone()));
        self.choice();
        let step = step?;
        let list = written.list.as_ref();
        let list_path = list.map(|it| it.1.clone()).unwrap_or_default();
        let endpoint = &self.world.endpoints[step.endpoint];
        let found = endpoint
            .returns
            .as_ref()
            .and_then(|it| answer::find(it, &list_path, self.world.types));
        let Some((Type::List(entry), _)) = found else {
            let at = list.map_or(written.step.call.span, |it| it.0.span);
            report
                .error(
                    Code::UnknownPath,
                    at,
                    format!("there is no list there in the answer of `{}`", endpoint.id),
                )
                .help("say where it is: `list: data.sites`");
            return None;
        };
        let pick = vec![written.pick.text.clone()];
        self.member(&entry, &written.pick, &pick, report);
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

    /// The caller may choose by an input, too, so that an environment can say it.
    fn choice(&mut self) {
        self.used.push(CHOICE.to_owned());
        if let Some(it) = self.inputs.iter_mut().find(|it| it.name == CHOICE) {
            it.optional = it.default.is_none();
            return;
        }
        let input = input::preset(CHOICE, InputType::String, self.world.spec);
        self.inputs.push(Input {
            optional: true,
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
        if found.is_none() {
            let names = answer::names(entry, self.world.types);
            let told = report.error(
                Code::UnknownPath,
                written.span,
                format!("an entry of the list has no member `{}`", written.text),
            );
            told.help("name a member of one entry");
            suggest(told, &written.text, written.span, names);
        }
        found.map(|it| it.1)
    }
}
