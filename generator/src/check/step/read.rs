//! What is declared is read: inputs and kept values that nothing uses are most often misspelt.

use super::{Found, Steps, template_names};
use crate::check::scheme;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::RENEWAL;
use crate::notation::expiry;
use crate::spec;
use crate::suggest::nearest;
use crate::tree::Text;

impl Steps<'_> {
    /// The inputs and the names of what is kept; declared inputs that nothing reads are a fault.
    pub(in crate::check) fn finish(mut self, report: &mut Diagnostics) -> Found {
        let sent = self.sent();
        let defaults: Vec<&str> = self
            .written
            .inputs
            .iter()
            .filter_map(|it| it.default.as_ref())
            .flat_map(template_names)
            .collect();
        let preset = |name: &str| {
            self.written.send.is_none() && self.preset.inputs.iter().any(|it| it.0 == name)
        };
        // A step that is missing may be the one that reads it.
        let broken = self
            .written
            .acquire
            .iter()
            .chain(&self.written.refresh)
            .chain(&self.written.revoke)
            .chain(self.written.beside())
            .chain(self.written.tenant.iter().map(|it| &it.step));
        let is_missing = |it: &spec::Step| {
            let mut endpoints = self.world.endpoints.iter();
            endpoints.all(|endpoint| endpoint.id != it.call.text)
        };
        let broken = !self.world.is_whole || !self.is_known || broken.into_iter().any(is_missing);
        for field in &self.written.inputs {
            let name = field.name.text.as_str();
            let read = self.used.iter().any(|it| it == name)
                || sent.contains(&name)
                || defaults.contains(&name)
                || preset(name);
            // A name that is kept as well is told of where both are compared.
            let kept = self.kept.iter().any(|it| it == name);
            if !read && !broken && !kept {
                let found = report.error(
                    Code::Unused,
                    field.name.span,
                    format!("nothing reads the input `{name}`"),
                );
                let names = self
                    .inputs
                    .iter()
                    .map(|it| it.name.as_str())
                    .filter(|it| *it != name);
                found.about(name);
                found.help("read it in `send:`, or leave it out");
                let written =
                    |it: &&str| self.written.inputs.iter().all(|own| own.name.text != *it);
                let mut asked = names.clone().filter(written);
                if let (Some(one), None) = (asked.next(), asked.next())
                    && !self.written.acquire.is_empty()
                {
                    found.help(format!(
                        "name it `{one}` if it is what a step asks for; else read it in `send:`, or leave it out"
                    ));
                }
                if let Some(near) = nearest(name, names) {
                    found
                        .help(format!("write `{near}`"))
                        .fix(field.name.span, near);
                }
                // What would have said its type reads another name.
                report.answer(Code::MissingKey.as_str(), name);
            }
        }
        if !broken {
            self.kept_read(&sent, report);
            self.scopes_asked(report);
            self.resource_asked(report);
        }
        self.secret();
        self.client_help();
        Found {
            inputs: self.inputs,
            kept: self.kept,
            parents: self.parents.unwrap_or_default(),
        }
    }

    /// Scopes are asked for by a field that is called `scope`.
    fn scopes_asked(&self, report: &mut Diagnostics) {
        let key = self.written.keys.iter().find(|it| it.text == "scopes");
        let obtains = self.preset.acquires != Some(false);
        let is_asked = self.used.iter().any(|it| it == scheme::SCOPES);
        if let Some(key) = key.filter(|_| obtains && !is_asked) {
            report
                .error(Code::Unused, key.span, "no step asks for scopes")
                .help("give the endpoint that issues the token a field `scope`, or leave `scopes` out");
        }
    }

    /// What everybody means by a client's id and secret need not be said in each spec.
    fn client_help(&mut self) {
        if self.clients.is_empty() {
            return;
        }
        let secret = if self.secret_is_optional() {
            "The client's secret; a public client has none."
        } else {
            "The client's secret."
        };
        for (name, help) in [("client_id", "The client's id."), ("client_secret", secret)] {
            let found = self.inputs.iter_mut().find(|it| it.name == name);
            if let Some(it) = found {
                it.help.get_or_insert_with(|| help.to_owned());
            }
        }
    }

    /// A client that need not have a secret is not asked for one.
    fn secret(&mut self) {
        let declared = |name: &str| self.written.inputs.iter().any(|it| it.name.text == name);
        let secret = "client_secret";
        if self.clients.is_empty()
            || declared(secret) && self.asks_for_secret() && !self.secret_is_optional()
        {
            return;
        }
        if !self.asks_for_secret() && !declared(secret) {
            self.inputs.retain(|it| it.name != secret);
        } else if self.secret_is_optional() {
            let found = self.inputs.iter_mut().find(|it| it.name == secret);
            if let Some(it) = found {
                it.optional = it.default.is_none();
            }
        }
    }

    /// The names that are sent, with requests or as a part of their address.
    fn sent(&self) -> Vec<&str> {
        let addresses = self.written.base_path.iter().chain(&self.written.base_url);
        let placed = self.written.send.iter().flatten();
        placed
            .flat_map(placement_names)
            .chain(addresses.flat_map(template_names))
            .collect()
    }

    /// What the file says to keep is read by a later step, or sent.
    fn kept_read(&self, sent: &[&str], report: &mut Diagnostics) {
        // The refresh that is missing would read what is kept for it.
        let is_renewed = |it: &Text| RENEWAL.contains(&it.text.as_str());
        if self.written.refresh.is_none() && self.written.keys.iter().any(is_renewed) {
            return;
        }
        let steps = self.written.acquire.iter().chain(&self.written.refresh);
        let pairs = self
            .written
            .keep
            .iter()
            .chain(steps.filter_map(|it| it.keep.as_ref()))
            .chain(self.written.tenant.iter().map(|it| &it.keep))
            .flatten();
        let preset = self.written.send.is_none();
        let mut told: Vec<&str> = Vec::new();
        for (name, _) in pairs {
            let text = name.text.as_str();
            let default = preset && self.preset.keep.first().is_some_and(|it| it.0 == text);
            // What expires by itself says so in a claim, and scopes are held against each call.
            let known = text == "scope"
                || self
                    .written
                    .expires
                    .iter()
                    .any(|it| matches!(&it.1, expiry::Expiry::Jwt(Some(name)) if nearest(name, [text]).is_some()));
            let read =
                default || known || sent.contains(&text) || self.used.iter().any(|it| it == text);
            if !read && !told.contains(&text) {
                told.push(text);
                report
                    .error(Code::Unused, name.span, format!("nothing reads `{text}`"))
                    .about(text)
                    .help("read it in `send:` or in a later step, or leave it out");
            }
        }
    }
}

fn placement_names(it: &spec::Placement) -> Vec<&str> {
    let name = it.to.iter().flat_map(|it| it.1.names.iter());
    name.chain(&it.value.template.names)
        .map(|it| it.0.as_str())
        .collect()
}
