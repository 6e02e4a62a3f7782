//! A synthetic spec of any size and always the same text: what a whole provider of messaging
//! would have, after the one of `specs/` that has the most endpoints. Its four schemes come
//! first, then resources of eight endpoints each: a resource is made, listed, read, changed,
//! counted, messages are sent for it, and a code is sent and checked.

mod words;

use std::fmt::Write as _;

use super::chance::Chance;
use words::{ANSWER, CONTENT, FILTERS, Field, PRODUCTS, REQUEST, THINGS};

/// The schemes, the error forms and the endpoints that the schemes need.
const HEAD: &str = include_str!("spec/head.yaml");
/// How many endpoints the head has.
const OWN: usize = 3;
/// How many endpoints a resource has.
const EACH: usize = 8;

/// The least endpoints that a spec can have.
pub(super) const LEAST: usize = OWN + 1;
/// The most that a spec may have. There are names for more.
pub(super) const MOST: usize = 2_000;
const _: () = assert!(MOST <= OWN + EACH * PRODUCTS.len() * THINGS.len());

/// The types that all resources share. Messages are the first to need them.
const SHARED: &str = "  \
  destination: { to: string, optional messageId: string }
  message_status: { groupId: integer, groupName: string, id: integer, name: string, description: string }
";

/// The text of a spec with so many endpoints.
pub(super) fn spec(provider: &str, endpoints: usize) -> String {
    let mut text = format!(
        "provider: {provider}\ntitle: Acme Messaging\ndocs: https://docs.acme.example\n\
         checked: 2026-08-20\n{HEAD}"
    );
    let mut types = String::new();
    for number in 0..endpoints.saturating_sub(OWN) {
        let resource = Resource::new(number / EACH);
        // Each endpoint has chance of its own, so a larger spec begins like a smaller one.
        let mut chance = Chance::new(number as u64);
        text += &resource.endpoint(number % EACH, &mut chance);
        if number == SENDING {
            types += SHARED;
        }
        types += &resource.types(number % EACH, &mut chance);
    }
    text + "\ntypes:\n" + &types
}

/// The place of the endpoint that makes a resource; its type comes with it.
const MAKING: usize = 0;
/// The place of the endpoint that sends messages.
const SENDING: usize = 5;

/// One resource: `sms_campaign`.
struct Resource {
    product: &'static str,
    thing: &'static str,
}

impl Resource {
    fn new(index: usize) -> Self {
        let (row, column) = (index / PRODUCTS.len(), index % PRODUCTS.len());
        Self {
            product: PRODUCTS[column],
            thing: THINGS[(row + column) % THINGS.len()],
        }
    }

    /// The endpoint at a place of the resource.
    fn endpoint(&self, place: usize, chance: &mut Chance) -> String {
        let Self { product, thing } = self;
        let one = format!("{product}_{thing}");
        let (path, id) = (format!("/{product}/2/{thing}s"), format!("{{{thing}Id}}"));
        let made = format!("{one}_details");
        let (name, call, body, returns) = match place {
            MAKING => (
                format!("create_{one}"),
                format!("POST {path}"),
                block("json", "name: string", chance.between(3, 7), &REQUEST, chance),
                made,
            ),
            1 => (
                format!("list_{one}s"),
                format!("GET {path}"),
                block("query", "", chance.between(2, 5), &FILTERS, chance),
                format!("{{ {thing}s: [{made}], total: integer }}"),
            ),
            2 => (format!("get_{one}"), format!("GET {path}/{id}"), String::new(), made),
            3 => (
                format!("update_{one}"),
                format!("PUT {path}/{id}"),
                block("json", "name: string", chance.between(1, 3), &REQUEST, chance),
                made,
            ),
            4 => (
                format!("count_{one}s"),
                format!("GET {path}/{id}/usage"),
                String::new(),
                "{ amount: number, currency: string }".to_owned(),
            ),
            SENDING => (
                format!("send_{one}"),
                format!("POST {path}/messages"),
                format!("    json: {{ messages: [{one}_message] }}\n"),
                "{ optional bulkId: string, messages: [{ messageId: string, status: message_status, destination: string }] }".to_owned(),
            ),
            6 => (
                format!("start_{one}"),
                format!("POST {path}/pin"),
                "    json: { applicationId: string, messageId: string, to: string, optional from: string, optional placeholders: { \"*\": string } }\n".to_owned(),
                "{ pinId: string }".to_owned(),
            ),
            _ => (
                format!("verify_{one}"),
                format!("POST {path}/pin/{{pinId}}/verify"),
                "    json: { pin: secret }\n".to_owned(),
                "{ verified: boolean, optional pinId: string, optional msisdn: string, optional attemptsRemaining: integer, optional pinError: string }".to_owned(),
            ),
        };
        let mut text = format!("  {name}:\n");
        if chance.once_in(3) {
            let _ = writeln!(
                text,
                "    help: Part of the product `{product}`, for a {thing}."
            );
        }
        let _ = writeln!(text, "    call: {call}");
        text += &self.access(place, chance);
        text += &body;
        let _ = writeln!(text, "    returns: {returns}");
        let form = chance.one(&["[current]", "[current]", "[legacy]"]);
        let _ = writeln!(text, "    errors: {form}");
        if chance.once_in(10) {
            let _ = writeln!(
                text,
                "    quirk: The vendor allows {} calls a day.",
                chance.between(1, 9) * 10
            );
        }
        text
    }

    /// Who may call it: settings are for people and their tokens, messages for anyone.
    fn access(&self, place: usize, chance: &mut Chance) -> String {
        let scope = format!("{}-{}", self.product, self.thing);
        match place {
            0..SENDING => format!(
                "    auth: {}\n    scopes: {{ any: [{scope}:manage] }}\n",
                chance.one(&[
                    "[oauth2, session, basic]",
                    "[oauth2, session, basic]",
                    "any"
                ])
            ),
            SENDING => format!(
                "    auth: any\n    scopes: {{ any: [message:send, {scope}:send, {scope}:manage] }}\n"
            ),
            _ => "    auth: any\n".to_owned(),
        }
    }

    /// The types that an endpoint is the first to need.
    fn types(&self, place: usize, chance: &mut Chance) -> String {
        let one = format!("{}_{}", self.product, self.thing);
        match place {
            MAKING => {
                let mut text = format!("  {one}_details:\n    id: string\n    name: string\n");
                let number = chance.between(5, 9);
                optional(&mut text, 4, &chance.some(number, &ANSWER));
                text
            }
            SENDING => {
                let mut text = format!(
                    "  {one}_message: {{ optional sender: string, destinations: [destination], content: {one}_content }}\n  \
                       {one}_content:\n    text: string\n"
                );
                let number = chance.between(0, 3);
                optional(&mut text, 4, &chance.some(number, &CONTENT));
                text
            }
            _ => String::new(),
        }
    }
}

/// The fields of a request: one that is required, and so many that are not.
fn block(place: &str, required: &str, number: usize, of: &[Field], chance: &mut Chance) -> String {
    let mut text = format!("    {place}:\n");
    if !required.is_empty() {
        let _ = writeln!(text, "      {required}");
    }
    optional(&mut text, 6, &chance.some(number, of));
    text
}

/// Lines such as `optional page: integer`.
fn optional(text: &mut String, indent: usize, fields: &[&Field]) {
    for (name, ty, help) in fields {
        let _ = match *help {
            "" => writeln!(text, "{:indent$}optional {name}: {ty}", ""),
            help => writeln!(
                text,
                "{:indent$}optional {name}: {{ type: {ty:?}, help: {help:?} }}",
                ""
            ),
        };
    }
}

#[cfg(test)]
mod tests {
    use keywright_generator::{Source, check};

    use super::*;

    #[test]
    fn every_size_is_accepted_and_has_as_many_endpoints_as_asked_for() {
        for endpoints in [LEAST, 5, 8, 9, 10, 11, 100, MOST] {
            let source = Source::new("specs/acme.yaml", spec("acme", endpoints));
            let provider = check(&source).unwrap_or_else(|found| {
                panic!(
                    "{endpoints}: {}\n{}",
                    found[0].plain(&source),
                    source.text()
                )
            });
            assert_eq!(provider.endpoints.len(), endpoints);
        }
    }

    #[test]
    fn a_larger_spec_begins_like_a_smaller_one() {
        let endpoints = |number| {
            let text = spec("acme", number);
            text.split_once("\ntypes:")
                .expect("types come last")
                .0
                .to_owned()
        };
        assert!(endpoints(40).starts_with(&endpoints(25)));
    }
}
