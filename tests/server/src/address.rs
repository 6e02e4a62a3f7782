//! Where the calls of a scheme go, if not to the host as it is: behind a path of its own, or to an
//! address that arrived in an answer.

use keywright_generator::model::{Address, Part, Provider, Scheme, Template};

use crate::{Json, received::decoded, render::render, step::steps};

/// The addresses that answers give: all of them lead back to this server.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrivals {
    /// Scheme and authority of the host `base`.
    pub(crate) origin: String,
    /// The leading path of the host `base`.
    pub(crate) leading: String,
    /// Where each host is reached, by its name, with its leading path.
    pub(crate) hosts: Vec<(String, String)>,
}

impl Arrivals {
    /// Where a host is reached.
    pub(crate) fn host(&self, name: &str) -> Option<&str> {
        let (_, address) = self.hosts.iter().find(|(it, _)| it == name)?;
        Some(address)
    }

    /// An address; those of tenants are numbered.
    pub(crate) fn address(&self, number: Option<usize>) -> String {
        let number = number.map_or(String::new(), |it| format!("-{it}"));
        format!("{}/arrived{number}{}", self.origin, self.leading)
    }
}

/// Whether a kept value is an address to which calls go.
pub(crate) fn is_address(scheme: &Scheme, name: &str) -> bool {
    matches!(&scheme.address, Address::Kept(it) if it.names().contains(&name))
}

/// One way to read the path of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading<'a> {
    /// The path of the endpoint.
    pub(crate) path: &'a str,
    /// What stands before it, besides the leading path of the host.
    pub(crate) address: Option<String>,
}

/// Every way to read the path of a request to the host `base`, the plain one first.
pub(crate) fn readings<'a>(
    provider: &Provider,
    arrivals: &Arrivals,
    path: &'a str,
) -> Vec<Reading<'a>> {
    let mut readings = Vec::new();
    let plain = path.strip_prefix(&arrivals.leading);
    readings.extend(plain.map(|path| Reading {
        path,
        address: None,
    }));
    for scheme in &provider.schemes {
        match &scheme.address {
            Address::Base => {}
            Address::Path(template) => {
                readings.extend(plain.and_then(|it| behind(template, it)));
            }
            Address::Kept(template) => {
                let found = [None, Some(1), Some(2)].into_iter().find_map(|number| {
                    let address = Json::Text(arrivals.address(number));
                    let before = path_of(&render(template, &|_| Some(address.clone()))?);
                    let path = path.strip_prefix(&before)?;
                    path.starts_with('/').then_some(Reading {
                        path,
                        address: Some(before),
                    })
                });
                readings.extend(found);
            }
        }
    }
    readings
}

/// The reading of a path behind a leading path: so many segments as the template has, and the
/// same text before its first value.
fn behind<'a>(template: &Template, path: &'a str) -> Option<Reading<'a>> {
    let count = |part: &Part| match part {
        Part::Text(text) => text.matches('/').count(),
        _ => 0,
    };
    let segments: usize = template.0.iter().map(count).sum();
    let (stop, _) = path.match_indices('/').nth(segments)?;
    let (before, path) = path.split_at(stop);
    let before = decoded(before)?;
    let is_alike = match template.0.first() {
        Some(Part::Text(text)) => before.starts_with(text.as_str()),
        _ => true,
    };
    is_alike.then_some(Reading {
        path,
        address: Some(before),
    })
}

/// What must stand before the path of an endpoint in a call with a scheme; none: nothing.
pub(crate) fn wanted<'a>(
    provider: &Provider,
    scheme: &'a Scheme,
    endpoint: usize,
) -> Option<&'a Template> {
    // Its own steps are what the address comes from.
    let is_step = steps(scheme).any(|it| it.endpoint == endpoint);
    if is_step || provider.endpoint(endpoint).host != "base" {
        return None;
    }
    match &scheme.address {
        Address::Base => None,
        Address::Path(template) | Address::Kept(template) => Some(template),
    }
}

/// Whether a request stands at an address.
pub(crate) fn is_at(
    wanted: Option<&Template>,
    value: &impl Fn(&str) -> Option<Json>,
    address: Option<&str>,
) -> bool {
    match (wanted, address) {
        (None, None) => true,
        (Some(wanted), Some(address)) => {
            render(wanted, value).is_some_and(|it| path_of(&it) == address)
        }
        _ => false,
    }
}

/// The path of an address; of a path, itself.
fn path_of(address: &str) -> String {
    match address.split_once("://") {
        Some((_, after)) if !address.starts_with('/') => after
            .find('/')
            .map_or(String::new(), |it| after[it..].to_owned()),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Template {
        Template(vec![
            Part::Text("/bot".to_owned()),
            Part::Value("token".to_owned()),
        ])
    }

    #[test]
    fn a_leading_path_has_the_segments_of_its_template() {
        let read = |path| behind(&template(), path).map(|it| (it.address, it.path));
        assert_eq!(
            read("/bot1%3Aab/getMe"),
            Some((Some("/bot1:ab".to_owned()), "/getMe"))
        );
        assert_eq!(read("/robot1/getMe"), None);
        assert_eq!(read("/bot1"), None);
    }

    #[test]
    fn a_request_stands_at_its_address_or_it_does_not() {
        let token = |_: &str| Some(Json::Text("1:ab".to_owned()));
        let wanted = template();
        assert!(is_at(Some(&wanted), &token, Some("/bot1:ab")));
        assert!(!is_at(Some(&wanted), &token, Some("/bot2")));
        assert!(!is_at(Some(&wanted), &token, None));
        assert!(!is_at(None, &token, Some("/bot1:ab")));
        assert!(is_at(None, &token, None));
    }
}
