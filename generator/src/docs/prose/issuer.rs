//! What is said of an authorization server: who it is, and for what its tokens are.

use super::{steps, template};
use crate::model::{
    Accepts, ClientMetadata, Discovered, Endpoint, Protocol, Provider, Scheme, Step,
};

/// Whose callbacks are taken.
pub(crate) fn issuer(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let issuer = scheme.issuer.as_ref()?;
    let page = provider.endpoint(scheme.sign_in.as_ref()?.endpoint);
    if page.protocol != Protocol::Browser {
        return None;
    }
    let name = named(provider, (&issuer.host, &issuer.path))?;
    let missing = if issuer.always {
        ", and so is one that names none"
    } else {
        ""
    };
    Some(format!(
        "The issuer is {name}: a callback that names another one is refused before anything is sent{missing}."
    ))
}

/// Where those of its addresses are found that the file does not name.
pub(crate) fn discovered(provider: &Provider, scheme: &Scheme) -> Option<String> {
    let steps = scheme.sign_in.iter().chain(&scheme.acquire);
    let steps = steps.chain(&scheme.refresh).chain(&scheme.revoke);
    let steps = steps.chain(&scheme.push).chain(&scheme.introspect);
    let endpoints = steps.map(|it| provider.endpoint(it.endpoint));
    let found: Vec<(&Endpoint, &Discovered)> = endpoints
        .filter_map(|it| Some((it, it.discovered.as_ref()?)))
        .collect();
    let (first, at) = found.first()?;
    let mut members: Vec<_> = found
        .iter()
        .map(|it| format!("`{}`", it.1.member))
        .collect();
    members.dedup();
    let documents = at.documents.iter().map(|&it| provider.endpoint(it));
    let documents: Vec<_> = documents.collect();
    let places = documents.iter().map(|it| match &it.discovered {
        Some(found) => format!("its `/.well-known/{}`", found.name()),
        None => format!("`{}`", template(&it.path)),
    });
    let places: Vec<_> = places.collect();
    let under = match &provider.hosts_under[..] {
        [] => String::new(),
        domains => format!(", or at or below `{}`", domains.join("` or `")),
    };
    let shows = |it: &&(&Endpoint, &Discovered)| {
        let client = it.0.client;
        client.is_some_and(|it| it.proof.is_certificate())
    };
    let aliases = if found.iter().any(|it| shows(&it)) {
        " Where the client shows its certificate, the address among `mtls_endpoint_aliases` comes first (RFC 8705 section 5)."
    } else {
        ""
    };
    let (members, places) = (
        members.join(", "),
        places.join(", or where there is none from "),
    );
    if let Some(it) = documents.iter().find_map(|it| it.discovered.as_ref()) {
        let resource = of_resource(provider, it)?;
        return Some(format!(
            "{resource} name its authorization server: of those in them, the first that lies on the hosts of this page{under}. The addresses ({members}) are those of the metadata of that server, which is read from {places}. Both documents are read when they are first needed and kept for an hour; they must name this very resource and this very server, and the addresses must lie where the server may.{aliases}"
        ));
    }
    let issuer = named(provider, (&first.host, &at.path))?;
    Some(format!(
        "Its addresses ({members}) are those of the metadata of {issuer}, which is read from {places} when it is first needed and kept for an hour. The document must name this very issuer, and the addresses must lie on the hosts of this page{under}.{aliases}"
    ))
}

/// The metadata of a resource.
fn of_resource(provider: &Provider, found: &Discovered) -> Option<String> {
    let document = provider.endpoint(*found.documents.first()?);
    let resource = named(provider, (&document.host, &found.path))?;
    Some(format!(
        "The metadata of the resource {resource} at `{}` (RFC 9728)",
        template(&document.path)
    ))
}

/// The identifier of an issuer or of a resource.
fn named(provider: &Provider, (host, path): (&str, &str)) -> Option<String> {
    let host = provider.hosts.iter().find(|it| it.name == host)?;
    Some(format!("`{}{path}`", template(&host.url)))
}

/// For what its tokens are.
pub(crate) fn resource(scheme: &Scheme) -> Option<String> {
    let resource = template(scheme.resource.as_ref()?);
    Some(format!(
        "Its tokens are asked for the resource `{resource}`."
    ))
}

/// How a program becomes its client.
fn registered(provider: &Provider, scheme: &Scheme, client: &ClientMetadata) -> String {
    let endpoint = steps(provider, std::iter::once(client.endpoint));
    let public = if client.public { " or `none`" } else { "" };
    let is_open = provider.endpoint(client.endpoint).accepts == Accepts::Nothing;
    let login = if is_open && scheme.sign_in.is_some() {
        " The example `login` does so where its environment names no client."
    } else {
        ""
    };
    format!(
        "No client has to be made by hand: `Client::register` registers the program with {endpoint} (RFC 7591), as a client that proves itself by `{}`{public} and uses the grants `{}`. The token store keeps what comes, so that the next start does not register again; where the provider demands an initial access token, `initial_access_token` takes it.{login}",
        client.token_endpoint_auth_method,
        client.grant_types.join("`, `")
    )
}

/// What is asked beside the steps of its life.
pub(crate) fn beside(provider: &Provider, scheme: &Scheme) -> Vec<String> {
    let named = |it: &Step| steps(provider, std::iter::once(it.endpoint));
    let push = scheme.push.as_ref().map(|it| {
        format!(
            "The request of a sign-in is pushed with {}, and the page is told no more than which it was (RFC 9126).",
            named(it)
        )
    });
    let introspect = scheme.introspect.as_ref().map(|it| {
        format!(
            "`Client::introspect` asks with {} what is known of the token (RFC 7662).",
            named(it)
        )
    });
    let register = scheme
        .register
        .as_ref()
        .map(|it| registered(provider, scheme, it));
    push.into_iter().chain(introspect).chain(register).collect()
}
