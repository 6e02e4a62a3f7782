//! The tenants that a lookup lists: two, so that a client has to choose, and each with values of
//! its own, so that a call which mixes them up is noticed.

use keywright_generator::model::{Provider, Scheme, Source, Tenant};

use crate::{
    Json,
    address::{Arrivals, is_address},
    sample,
};

/// One tenant: the name by which it is chosen, and what a client keeps of it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) pick: String,
    pub(crate) kept: Vec<(String, String)>,
    body: Json,
}

impl Entry {
    /// A kept value, by name.
    pub(crate) fn value(&self, name: &str) -> Option<Json> {
        let (_, value) = self.kept.iter().find(|(it, _)| it == name)?;
        Some(Json::Text(value.clone()))
    }
}

/// The two tenants of a scheme; none where it has no lookup.
pub(crate) fn entries(provider: &Provider, scheme: &Scheme, arrivals: &Arrivals) -> Vec<Entry> {
    let Some(tenant) = &scheme.tenant else {
        return Vec::new();
    };
    let body = sample::body(provider, provider.endpoint(tenant.step.endpoint), 0);
    let item = body
        .as_ref()
        .and_then(|it| it.at(&tenant.list))
        .and_then(|it| it.at(&["0".to_owned()]))
        .cloned()
        .unwrap_or_else(|| Json::Object(Vec::new()));
    let entry = |number| entry(scheme, tenant, item.clone(), number, arrivals);
    vec![entry(1), entry(2)]
}

fn entry(
    scheme: &Scheme,
    tenant: &Tenant,
    mut body: Json,
    number: usize,
    arrivals: &Arrivals,
) -> Entry {
    let pick = vec![tenant.pick.clone()];
    let told = own(body.at(&pick), &tenant.pick, number);
    body.put(&pick, told);
    for keep in &tenant.keep {
        let Source::Body(path) = &keep.source else {
            continue;
        };
        if *path == pick {
            continue;
        }
        let told = if is_address(scheme, &keep.name) {
            Json::Text(arrivals.address(Some(number)))
        } else {
            let name = path.last().unwrap_or(&keep.name);
            own(body.at(path), name, number)
        };
        body.put(path, told);
    }
    let text = |path: &[String]| body.at(path).and_then(Json::text);
    let kept = tenant.keep.iter().filter_map(|it| match &it.source {
        Source::Body(path) => Some((it.name.clone(), text(path)?)),
        _ => None,
    });
    Entry {
        pick: text(&pick).unwrap_or_default(),
        kept: kept.collect(),
        body,
    }
}

/// A value of one tenant: the spec's example for the first, and none that another has.
fn own(sample: Option<&Json>, name: &str, number: usize) -> Json {
    match sample {
        Some(Json::Number(_)) => Json::Number(number.to_string()),
        Some(Json::Text(text)) if text == sample::UUID => Json::Text(sample::uuid(number)),
        Some(Json::Text(text)) if *text == sample::url(name) => {
            Json::Text(format!("{text}-{number}"))
        }
        Some(Json::Text(text)) if !sample::is_plain(text) && number == 1 => {
            Json::Text(text.clone())
        }
        _ => Json::Text(format!("test-{name}-{number}")),
    }
}

/// The name of the tenant that a caller chooses who has to.
pub(crate) fn choice(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let first = entries(provider, scheme, &Arrivals::default())
        .into_iter()
        .next()?;
    Some(first.pick)
}

/// Writes the tenants into the answer of the lookup.
pub(crate) fn list(tenant: &Tenant, entries: &[Entry], body: &mut Option<Json>) {
    let list = entries.iter().map(|it| it.body.clone()).collect();
    body.get_or_insert_with(|| Json::Object(Vec::new()))
        .put(&tenant.list, Json::List(list));
}
