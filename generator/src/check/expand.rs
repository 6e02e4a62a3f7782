//! What standard OAuth 2.0 leaves unsaid: `authorize:` and `token:` are addresses, and the
//! endpoints, the steps and the hosts behind them are written here, as an author would write them.
//!
//! Everything after this sees the long form only.

mod discover;
mod exchange;
mod issuer;
mod mint;
mod place;
mod resource;

use self::place::place;
use super::standard;
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{PAGE, SERVER, SHORT, short_form};
use crate::model::Kind;
use crate::notation::call;
use crate::spec::{Accepts, Endpoint, Field, Scheme, Spec, Step, TypeExpr, TypeForm};
use crate::tree::Text;

/// Writes the long form of every scheme that has the short one.
pub(super) fn expand(spec: &mut Spec, report: &mut Diagnostics) {
    short(spec, report);
    for index in 0..spec.auth.len() {
        mint::mint(spec, index);
    }
}

/// The short form of OAuth 2.0.
fn short(spec: &mut Spec, report: &mut Diagnostics) {
    for index in 0..spec.auth.len() {
        let Some(kind) = spec.auth[index].kind else {
            continue;
        };
        refuse(&spec.auth[index], kind, report);
        exchange::refuse(&spec.auth[index], kind, report);
        if !kind.is_oauth2() {
            refuse_server(&mut spec.auth[index], SERVER, report);
            continue;
        }
        if kind != Kind::OAuth2AuthorizationCode {
            // The issuer of tokens without a page is of use where its metadata is read.
            let is_read = spec.auth[index].discover.is_some();
            let names = PAGE
                .iter()
                .copied()
                .filter(|it| !is_read || *it != "issuer");
            let names: Vec<_> = names.collect();
            refuse_server(&mut spec.auth[index], &names, report);
        }
        discover::discover(spec, index, report);
        if spec.auth[index].kind.is_none() {
            continue;
        }
        acquire(spec, index, kind, report);
        by_address(spec, index, report);
        issuer::issuer(spec, index, report);
    }
}

/// Keys of the short form that have no place.
fn refuse(scheme: &Scheme, kind: Kind, report: &mut Diagnostics) {
    let is_misplaced = |it: &str| SHORT.contains(&it) && !short_form(kind).contains(&it);
    for it in scheme.keys.iter().filter(|it| is_misplaced(&it.text)) {
        let message = format!("`{}` has no place in this kind", it.text);
        let found = report.error(Code::Misplaced, it.span, message);
        found.help("write `acquire:` and name the endpoints");
        // The address that a person opens and the one that gives codes are told apart by the kind.
        let other = match it.text.as_str() {
            "authorize" => "device",
            "device" => "authorize",
            _ => continue,
        };
        if short_form(kind).contains(&other) && scheme.keys.iter().all(|it| it.text != other) {
            found.about("authorize or device");
            found.help(format!("write `{other}`")).fix(it.span, other);
        }
    }
}

/// Keys about an authorization server that have no place.
fn refuse_server(scheme: &mut Scheme, names: &[&str], report: &mut Diagnostics) {
    let keys = scheme.keys.iter();
    for it in keys.filter(|it| names.contains(&it.text.as_str())) {
        let message = format!("`{}` has no place in this kind", it.text);
        let help = if PAGE.contains(&it.text.as_str()) {
            "it is for schemes with which people sign in: `oauth2_authorization_code`"
        } else {
            "it is for the kinds of OAuth 2.0"
        };
        report.error(Code::Misplaced, it.span, message).help(help);
    }
    // What is told as misplaced is not judged as well.
    let has_place = |name: &str| !names.contains(&name);
    scheme.push = scheme.push.take().filter(|_| has_place("push"));
    scheme.introspect = scheme.introspect.take().filter(|_| has_place("introspect"));
    scheme.register = scheme.register.take().filter(|_| has_place("register"));
}

fn acquire(spec: &mut Spec, index: usize, kind: Kind, report: &mut Diagnostics) {
    let scheme = &spec.auth[index];
    let first = first(scheme, kind);
    let Some(token) = scheme.token.clone() else {
        let ends = scheme.refresh.iter().chain(&scheme.revoke);
        let mut steps = ends.chain(scheme.beside());
        let is_short = steps.any(|it| it.call.text.contains("://"));
        let client = scheme.keys.iter().find(|it| it.text == "client");
        if let Some(it) = client.filter(|_| !is_short) {
            report
                .error(Code::Misplaced, it.span, "`client` needs `token`")
                .help("write how a client proves itself under `auth:` of the endpoint");
        }
        if let Some(it) = first.and_then(|it| it.address) {
            report
                .error(Code::MissingKey, it.span, "`token` is missing")
                .help("name the address of the token endpoint: `token: https://…`");
        }
        return;
    };
    if let Some(it) = scheme.keys.iter().find(|it| it.text == "acquire") {
        let is_written = scheme.keys.iter().any(|it| it.text == "token");
        let key = if is_written { "token" } else { "discover" };
        let message = format!("`{key}` writes the steps by itself");
        let found = report.error(Code::Misplaced, it.span, message);
        found.help(format!("keep `{key}:` or `acquire:`"));
        return;
    }
    let before = report.errors();
    if let Some(First { key, help, .. }) = first.as_ref().filter(|it| it.address.is_none()) {
        let message = format!("`{key}` is missing");
        let found = report.error(Code::MissingKey, token.span, message);
        found.help(*help);
        // Where the other of the two stands in its place, that is the one fault.
        if matches!(*key, "authorize" | "device") {
            found.about("authorize or device");
        }
    } else {
        steps(spec, index, first, &token, report);
    }
    if report.errors() > before {
        // Without its steps nothing of the scheme fits together, and that was said.
        spec.auth[index].kind = None;
    }
}

/// What comes before the token endpoint.
struct First {
    /// The key that names its address.
    key: &'static str,
    help: &'static str,
    address: Option<Text>,
    /// The endpoint's name, its method and its standard.
    endpoint: (&'static str, &'static str, &'static str),
}

fn first(scheme: &Scheme, kind: Kind) -> Option<First> {
    match kind {
        Kind::OAuth2AuthorizationCode => Some(First {
            key: "authorize",
            help: "name the address of the page: `authorize: https://…`",
            address: scheme.authorize.clone(),
            endpoint: ("authorize", "BROWSER", "oauth2_authorize"),
        }),
        Kind::OAuth2DeviceCode => Some(First {
            key: "device",
            help: "name the address that gives the codes: `device: https://…`",
            address: scheme.device.clone(),
            endpoint: ("authorize_device", "POST", "oauth2_device_authorization"),
        }),
        _ => None,
    }
}

/// The steps of a grant, and its refresh where a person has to come back without one.
fn steps(
    spec: &mut Spec,
    index: usize,
    first: Option<First>,
    token: &Text,
    report: &mut Diagnostics,
) {
    let (name, standard) = match spec.auth[index].kind {
        Some(Kind::OAuth2AuthorizationCode) => ("exchange_code", "oauth2_authorization_code"),
        Some(Kind::OAuth2DeviceCode) => ("exchange_device_code", "oauth2_device_token"),
        Some(Kind::OAuth2JwtBearer) => ("create_token", "oauth2_jwt_bearer"),
        Some(Kind::OAuth2Password) => ("create_token", "oauth2_password"),
        Some(Kind::OAuth2TokenExchange) => ("exchange_token", "oauth2_token_exchange"),
        _ => ("create_token", "oauth2_client_credentials"),
    };
    let is_for_people = first.is_some();
    if let Some(First {
        address: Some(address),
        endpoint: (name, method, standard),
        ..
    }) = first
    {
        let it = endpoint(spec, index, (name, method, &address), standard, report);
        push(&mut spec.auth[index], it, "acquire");
    }
    let it = endpoint(spec, index, (name, "POST", token), standard, report);
    push(&mut spec.auth[index], it, "acquire");
    exchange::with(&mut spec.auth[index]);
    let is_written = spec.auth[index].keys.iter().any(|it| it.text == "refresh");
    if is_for_people && !is_written {
        let name = ("refresh_token", "POST", token);
        let it = endpoint(spec, index, name, "oauth2_refresh", report);
        push(&mut spec.auth[index], it, "refresh");
    }
}

/// `refresh:` and `revoke:` are names of endpoints, or the addresses of ones that a standard
/// describes (RFC 6749 section 6, RFC 7009).
fn by_address(spec: &mut Spec, index: usize, report: &mut Diagnostics) {
    let address = |step: &Option<Step>, member: &str| {
        let step = step.as_ref()?;
        let is_one =
            step.call.text.contains("://") || discover::is_member(spec, index, step, member);
        is_one.then(|| step.call.clone())
    };
    let scheme = &spec.auth[index];
    let refresh = address(&scheme.refresh, "token_endpoint");
    let revoke = address(&scheme.revoke, "revocation_endpoint");
    let push = address(&scheme.push, "pushed_authorization_request_endpoint");
    let introspect = address(&scheme.introspect, "introspection_endpoint");
    let register = address(&scheme.register, "registration_endpoint");
    if let Some(it) = refresh {
        let name = ("refresh_token", "POST", &it);
        let id = endpoint(spec, index, name, "oauth2_refresh", report);
        spec.auth[index].refresh = id.map(Step::named);
    }
    if let Some(it) = revoke {
        let name = ("revoke_token", "POST", &it);
        let id = endpoint(spec, index, name, "oauth2_revoke", report);
        spec.auth[index].revoke = id.map(Step::named);
    }
    if let Some(it) = push {
        let name = ("push_authorization", "POST", &it);
        let id = endpoint(spec, index, name, "oauth2_pushed_authorization", report);
        spec.auth[index].push = id.map(Step::named);
    }
    if let Some(it) = introspect {
        let name = ("introspect_token", "POST", &it);
        let id = endpoint(spec, index, name, "oauth2_introspect", report);
        spec.auth[index].introspect = id.map(Step::named);
    }
    if let Some(it) = register {
        let name = ("register_client", "POST", &it);
        let id = endpoint(spec, index, name, "oauth2_register", report);
        spec.auth[index].register = id.map(Step::named);
    }
}

/// Notes a step as if it had been written.
fn push(scheme: &mut Scheme, endpoint: Option<Text>, key: &str) {
    let Some(id) = endpoint else { return };
    scheme.keys.push(Text::made(key, id.span));
    match key {
        "refresh" => scheme.refresh = Some(Step::named(id)),
        _ => scheme.acquire.push(Step::named(id)),
    }
}

/// Adds an endpoint for an address, and returns its name.
fn endpoint(
    spec: &mut Spec,
    index: usize,
    (name, method, address): (&str, &str, &Text),
    standard: &str,
    report: &mut Diagnostics,
) -> Option<Text> {
    let found = discover::place(spec, index, address);
    let (host, path, discovered) = if let Some((host, path, found)) = found {
        (host, path, Some(found))
    } else {
        let (host, path) = place(spec, address, report)?;
        (host, path, None)
    };
    let line = Text::made(format!("{method} {path}"), address.span);
    let call = match call::parse(&line.text) {
        Ok(call) => call,
        Err(fault) => {
            let help = if path.contains(['?', '#']) {
                "write the endpoint itself, with `query:`, and name it with `acquire:`".to_owned()
            } else {
                fault.help
            };
            report
                .error(Code::Url, address.span, fault.message)
                .help(help);
            return None;
        }
    };
    let is_taken = |id: &str| spec.endpoints.iter().any(|it| it.id.text == id);
    let id = if is_taken(name) {
        format!("{}_{name}", spec.auth[index].id.text)
    } else {
        name.to_owned()
    };
    let id = Text::made(id, address.span);
    let mut endpoint = Endpoint::named(id.clone());
    endpoint.call = Some((line, call));
    endpoint.host = host;
    endpoint.discovered = discovered;
    endpoint.standard = Some(Text::made(standard, address.span));
    endpoint.help = Some(Text::made(help(standard), address.span));
    endpoint.returns = kept(&spec.auth[index], standard);
    let is_anybodys = method == "BROWSER" || standard == "oauth2_register";
    endpoint.auth = Some(if is_anybodys {
        Accepts::Word(Text::made("none", address.span))
    } else {
        client(&spec.auth[index], address)
    });
    spec.endpoints.push(endpoint);
    Some(id)
}

fn help(standard: &str) -> &'static str {
    match standard {
        "oauth2_authorize" => "The page on which a person lets the client in.",
        "oauth2_authorization_code" => {
            "Exchanges the code of a sign-in; a client does it by itself."
        }
        "oauth2_device_authorization" => "Gives a code that a person enters on another device.",
        "oauth2_device_token" => {
            "Fetches the token once a person has entered the code; a client does it by itself."
        }
        "oauth2_refresh" => "Renews an access token; a client does it by itself.",
        "oauth2_revoke" => "Ends a token; `close` does it.",
        "oauth2_pushed_authorization" => {
            "Takes the request of a sign-in; a client does it by itself."
        }
        "oauth2_introspect" => "Tells what the authorization server knows of a token.",
        "oauth2_register" => "Registers a client; `register` does it for this very scheme.",
        _ => "Obtains an access token; a client does it by itself.",
    }
}

/// The members that `keep` names beyond those of the standard: text, as an author would write
/// them under `returns:` of an endpoint of its own. A refresh may leave them out.
fn kept(scheme: &Scheme, standard: &str) -> Option<TypeExpr> {
    if !standard::gives_token(standard::named(standard)) {
        return None;
    }
    let is_member = |it: &&Text| {
        let path = &it.text;
        path.chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
            && path != "body"
            && !standard::ANSWER.iter().any(|known| known.0 == path)
    };
    let paths = scheme.keep.iter().flatten().map(|it| &it.1);
    let member = |name: &Text| Field {
        optional: standard == "oauth2_refresh",
        ..Field::text(name.clone())
    };
    let members: Vec<_> = paths.filter(is_member).map(member).collect();
    Some(TypeExpr {
        span: members.first()?.name.span,
        form: TypeForm::Object(members),
    })
}

fn client(scheme: &Scheme, address: &Text) -> Accepts {
    match &scheme.client[..] {
        // The assertion says who asks (RFC 7521 section 4.1).
        [] if scheme.kind == Some(Kind::OAuth2JwtBearer) => {
            Accepts::Word(Text::made("none", address.span))
        }
        [] => Accepts::Word(Text::made("client_secret_basic", address.span)),
        [one] => Accepts::Word(one.clone()),
        several => Accepts::Schemes(several.to_vec()),
    }
}
