//! What is kept of a step's answer, and where in the answer it is.

use super::{
    Steps, When,
    sign_in::{codes, gives_codes},
};
use crate::check::{answer, header, name};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Endpoint, Keep, Source};
use crate::spec;
use crate::tree::Text;

impl Steps<'_> {
    pub(super) fn keep(
        &self,
        written: &spec::Step,
        endpoint: &Endpoint,
        when: When,
        report: &mut Diagnostics,
    ) -> Vec<Keep> {
        let whole = matches!(
            when,
            When::Acquire { last: true, .. } | When::Refresh { .. }
        );
        let is_device = when == When::SignIn && gives_codes(endpoint);
        if when == When::SignIn && written.keep.is_none() && !is_device {
            return self.callback(endpoint);
        }
        if is_device || written.keep.is_some() {
            let pairs = written.keep.iter().flatten();
            let kept = pairs.filter_map(|it| self.kept(it, endpoint, report));
            let kept: Vec<_> = kept.collect();
            return if is_device {
                codes(endpoint, &kept)
            } else {
                kept
            };
        }
        match &self.written.keep {
            _ if !whole => Vec::new(),
            // A refresh keeps what it answers with; the rest stays as it was.
            Some(pairs) if matches!(when, When::Refresh { alone } if !alone || self.written.yielded_by.is_some()) =>
            {
                let found: Vec<_> = pairs
                    .iter()
                    .filter_map(|it| self.kept(it, endpoint, &mut Diagnostics::new("")))
                    .collect();
                if found.is_empty() {
                    for it in pairs {
                        self.kept(it, endpoint, report);
                    }
                }
                found
            }
            Some(pairs) => pairs
                .iter()
                .filter_map(|it| self.kept(it, endpoint, report))
                .collect(),
            None => self.preset_keep(&written.call, endpoint, report),
        }
    }

    /// What a step should keep counts as kept even where its answer lacks it: that is told once,
    /// at the answer, and not again at each template that reads it.
    pub(super) fn promise(&mut self, written: &spec::Step, when: When) {
        let whole = matches!(
            when,
            When::Acquire { last: true, .. } | When::Refresh { .. }
        );
        let pairs = written
            .keep
            .as_ref()
            .or(self.written.keep.as_ref().filter(|_| whole));
        let names: Vec<_> = match pairs {
            Some(pairs) => pairs.iter().map(|it| it.0.text.clone()).collect(),
            None if whole => self
                .preset
                .keep
                .iter()
                .take(1)
                .map(|it| it.0.to_owned())
                .collect(),
            None => Vec::new(),
        };
        for name in names {
            if !self.kept.contains(&name) {
                self.kept.push(name);
            }
        }
    }

    fn preset_keep(&self, call: &Text, endpoint: &Endpoint, report: &mut Diagnostics) -> Vec<Keep> {
        let returns = endpoint.returns.as_ref();
        let found = |(name, member): &(&str, &str)| {
            let wire = answer::wire(returns?, member, self.world.types);
            let path = vec![wire.to_owned()];
            let (_, optional) = answer::find(returns?, &path, self.world.types)?;
            Some(Keep {
                name: (*name).to_owned(),
                source: Source::Body(path),
                optional,
            })
        };
        // Which scopes were granted is worth knowing where scopes are asked for.
        let scope = self.written.scopes.as_ref().map(|_| &("scope", "scope"));
        let keep = self.preset.keep.iter().chain(scope).filter_map(found);
        let keep: Vec<_> = keep.collect();
        if let Some((name, _)) = self.preset.keep.first()
            && keep.iter().all(|it| it.name != *name)
        {
            let message = format!("the answer of `{}` has no member `{name}`", call.text);
            let found = report.error(Code::UnknownPath, call.span, message);
            found.about(*name);
            match self.kept_elsewhere(endpoint, name) {
                Some(written) => {
                    let written = format!("{{ call: {}, keep: {{ {written} }} }}", call.text);
                    found.help(format!("say where the token is: `{written}`"));
                    self.fix_step(call, written, found);
                }
                None => {
                    found.help(format!(
                        "say where the token is: `keep: {{ {name}: path }}`"
                    ));
                }
            }
        }
        keep
    }

    /// What a step would keep whose answer calls the members that are kept of it otherwise, such as
    /// `access_token`: those that look like what is missing, with those that are found.
    pub(super) fn kept_elsewhere(&self, endpoint: &Endpoint, missing: &str) -> Option<String> {
        let returns = endpoint.returns.as_ref()?;
        let names = answer::names(returns, self.world.types);
        let is_refresh = |it: &str| it.to_lowercase().contains("refresh");
        let meant = |name: &str| {
            let alike = |it: &&&str| spec::looks_secret(it) && is_refresh(it) == is_refresh(name);
            let mut alike = names.iter().filter(alike);
            let exact = names.iter().find(|it| **it == name);
            exact.or_else(|| alike.next().filter(|_| alike.next().is_none()))
        };
        meant(missing)?;
        let pairs = self.preset.keep.iter().map(|it| it.0);
        let pairs = pairs.filter_map(|it| Some(format!("{it}: {}", meant(it)?)));
        Some(pairs.collect::<Vec<_>>().join(", "))
    }

    /// Replaces a step that is written as the name of its call alone.
    pub(super) fn fix_step(&self, call: &Text, written: String, found: &mut Diagnostic) {
        let steps = self.written.acquire.iter().chain(&self.written.refresh);
        let bare =
            |it: &spec::Step| it.keep.is_none() && it.with.is_empty() && it.without.is_empty();
        if steps
            .filter(|it| bare(it))
            .any(|it| it.call.span == call.span)
        {
            found.fix(call.span, written);
        }
    }

    fn kept(
        &self,
        (name, at): &(Text, Text),
        endpoint: &Endpoint,
        report: &mut Diagnostics,
    ) -> Option<Keep> {
        name::snake(name, report);
        let made = |source, optional| {
            Some(Keep {
                name: name.text.clone(),
                source,
                optional,
            })
        };
        if at.text == "body" {
            return made(Source::Whole, false);
        }
        if let Some(header) = at.text.strip_prefix("header ") {
            if !header::is_token(header) {
                report
                    .error(
                        Code::Header,
                        at.span,
                        format!("`{header}` is no name of a header"),
                    )
                    .help("write `header X-Name`");
            }
            return made(Source::Header(header.to_owned()), false);
        }
        if let Some(cookie) = at.text.strip_prefix("cookie ") {
            if !header::is_token(cookie) {
                report
                    .error(
                        Code::Header,
                        at.span,
                        format!("`{cookie}` is no name of a cookie"),
                    )
                    .help("write `cookie name`");
            }
            return made(Source::Cookie(cookie.to_owned()), false);
        }
        let path: Vec<_> = at.text.split('.').map(str::to_owned).collect();
        let Some((ty, optional)) = endpoint
            .returns
            .as_ref()
            .and_then(|it| answer::find(it, &path, self.world.types))
        else {
            let whose = format!("the answer of `{}`", endpoint.id);
            let of = (whose.as_str(), endpoint.returns.as_ref());
            answer::missing(of, at, &path, self.world.types, str::to_owned, report);
            return None;
        };
        if !answer::is_single(&ty) {
            report
                .error(
                    Code::UnknownPath,
                    at.span,
                    format!("`{}` is no single value", at.text),
                )
                .help("name a member inside it");
        }
        made(Source::Body(path), optional)
    }
}
