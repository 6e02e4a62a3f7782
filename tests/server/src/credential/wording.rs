//! What is told about a credential that is missing or wrong: which header, which word, whose value.

use keywright_generator::model::{Address, Carrier, Placement, Scheme, Template};

use super::{Attempt, Judge, Sent, bad, placement::spoken};
use crate::{
    Refusal,
    refusal::Class,
    render::{alternatives, prefix},
    route::written,
    words::or,
};

impl Judge<'_> {
    pub(super) fn missing(
        &self,
        scheme: &Scheme,
        placement: &Placement,
        names: &[String],
        has_others: bool,
    ) -> Attempt {
        let what = spoken(self.carrier(placement), &names.join("` or `"));
        if has_others {
            return bad(2, format!("{what} is missing"));
        }
        let word = prefix(&placement.value);
        let misnamed = self
            .request
            .headers
            .iter()
            .find(|(_, value)| word.len() > 1 && value.starts_with(word));
        match misnamed {
            Some((name, _)) if placement.carrier == Carrier::Header => bad(
                2,
                format!("the header is called `{name}`, {} is expected", or(names)),
            ),
            _ => bad(
                0,
                format!("no credential was sent; `{}` asks for {what}", scheme.id),
            ),
        }
    }

    pub(super) fn wrong(&self, scheme: &Scheme, sent: &[Sent<'_>]) -> Attempt {
        let value = |name: &str| self.expected.json(scheme, name);
        let wrong = sent
            .iter()
            .find(|(placement, _, _, text)| !alternatives(&placement.value, &value).contains(text));
        let Some((placement, carrier, name, _)) = wrong else {
            return bad(3, "the credential is wrong");
        };
        bad(
            3,
            format!(
                "{} does not hold the value of {}",
                spoken(*carrier, name),
                variables(scheme, &placement.value)
            ),
        )
    }

    /// The words that the accepted schemes begin with, where the request begins with none.
    pub(super) fn word(&self, accepted: &[usize]) -> Refusal {
        let mut words: Vec<&str> = Vec::new();
        let mut said = None;
        for placement in accepted
            .iter()
            .flat_map(|it| &self.provider.schemes[*it].send)
        {
            let word = prefix(&placement.value).trim_end();
            if word.is_empty() || placement.carrier != Carrier::Header || words.contains(&word) {
                continue;
            }
            words.push(word);
            let name = placement.name.literal().unwrap_or_default();
            said = said.or_else(|| self.request.header(&name).first().copied());
        }
        // Without a space after it, a word may be the secret itself.
        let said = said.and_then(|it| it.split_once(' ')).map(|(word, _)| word);
        let said = said
            .filter(|it| it.len() <= 12)
            .map_or("something else".to_owned(), |it| format!("`{it}`"));
        let verb = if words.len() == 1 { "is" } else { "are" };
        Refusal::new(
            Class::Credential,
            format!("the header says {said}, {} {verb} expected", or(&words)),
        )
    }

    /// What stands before the path, or that nothing does.
    pub(super) fn misaddressed(&self, scheme: &Scheme, wanted: Option<&Template>) -> Attempt {
        let id = &scheme.id;
        let reason = match (&scheme.address, wanted) {
            (Address::Kept(it), Some(_)) => format!(
                "calls of `{id}` go to the address that arrived as {}",
                or(&it.names())
            ),
            (_, Some(it)) if self.address.is_none() => {
                format!("calls of `{id}` go to paths below `{}`", written(it))
            }
            (_, Some(it)) => format!(
                "what stands before the path is not `{}` with the value of {}",
                written(it),
                variables(scheme, it)
            ),
            (_, None) => format!("calls of `{id}` go to the host as it is, and this one does not"),
        };
        bad(4, reason)
    }
}

/// The environment names of the inputs that a template reads; what is kept has none.
fn variables(scheme: &Scheme, template: &Template) -> String {
    let names = template.names();
    let shown = names.iter().map(|name| {
        let input = scheme.inputs.iter().find(|it| it.name == *name);
        input.map_or(*name, |it| it.env.as_str())
    });
    shown.collect::<Vec<_>>().join(" and ")
}
