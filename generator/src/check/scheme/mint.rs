//! The tokens that the client makes by itself, resolved: their keys, their claims, and whether
//! they are read at all.

use super::filled;
use crate::check::{World, name};
use crate::diagnostic::{Code, Diagnostics};
use crate::keys::{ALGORITHMS, DATED};
use crate::model::{Address, Claim, Dpop, Endpoint, Kind, Mint, Part, Scheme, Step};
use crate::spec;
use crate::tree::Text;

/// How long a token lives and how far it is dated back, in seconds, where nothing is said.
const LIFETIME: u64 = 60;
const BACKDATE: u64 = 10;

/// Binds the token that is sent to a key of the client's. Where nothing is obtained, that was said.
pub(super) fn bound(written: &spec::Scheme, kept: &[String], scheme: &mut Scheme) {
    let found = |word: &Text| ALGORITHMS.iter().find(|it| it.0 == word.text);
    let Some((_, algorithm)) = written.dpop.as_ref().and_then(found) else {
        return;
    };
    if written.send.is_none() {
        for it in &mut scheme.send {
            if let Some(Part::Text(word)) = it.value.0.first_mut()
                && word == "Bearer "
            {
                "DPoP ".clone_into(word);
            }
        }
    }
    let token = sent(scheme).find(|name| kept.iter().any(|it| it == name));
    scheme.dpop = token.map(|it| Dpop {
        algorithm: *algorithm,
        token: it.to_owned(),
    });
}

/// The tokens of a scheme whose steps are known.
pub(super) fn mints(
    written: &spec::Scheme,
    (scheme, kept): (&Scheme, &[String]),
    world: &World<'_>,
    report: &mut Diagnostics,
) -> Vec<Mint> {
    if written.kind == Some(Kind::Jwt) && written.mint.is_empty() {
        report
            .error(Code::MissingKey, written.kind_span, "`mint` is missing")
            .help("say what the token holds: `mint: { token: { sign: ES256, claims: { iss: \"{issuer}\" } } }`");
    }
    name::distinct(
        written.mint.iter().map(|it| &it.name),
        str::to_owned,
        report,
    );
    for it in written.mint.iter().flat_map(spec::Mint::templates) {
        // One value alone is claimed as it is, a list as a list.
        if !matches!(it.template.parts.0[..], [Part::Value(_)]) {
            filled(it, &scheme.inputs, kept, report);
        }
    }
    let mints = written.mint.iter();
    mints
        .filter_map(|it| mint(it, scheme, world.endpoints, report))
        .collect()
}

fn mint(
    written: &spec::Mint,
    scheme: &Scheme,
    endpoints: &[Endpoint],
    report: &mut Diagnostics,
) -> Option<Mint> {
    let name = &written.name.text;
    let is_sent = sent(scheme).any(|it| it == name);
    let steps = scheme.sign_in.iter().chain(&scheme.acquire);
    let mut steps = steps.chain(&scheme.refresh).chain(&scheme.revoke);
    if !is_sent && !steps.any(|it| reads(it, name, endpoints)) {
        report
            .error(
                Code::Unused,
                written.name.span,
                format!("nothing reads the token `{name}`"),
            )
            .about(name)
            .help("read it in `send:`, or give it the name of a field of a step");
    }
    let Some(sign) = &written.sign else {
        report
            .error(Code::MissingKey, written.name.span, "`sign` is missing")
            .help("say what the token is signed with: `sign: ES256`");
        return None;
    };
    let algorithm = ALGORITHMS.iter().find(|it| it.0 == sign.text)?.1;
    let mut claims: Vec<_> = written
        .claims
        .iter()
        .filter_map(|(name, it)| Some((name.text.clone(), claim(it, scheme)?)))
        .collect();
    for (name, claim) in DATED
        .iter()
        .zip([Claim::IssuedAt, Claim::ExpiresAt, Claim::Id])
    {
        let is_left_out = written.without.iter().any(|it| it.text == *name);
        if !is_left_out && claims.iter().all(|it| it.0 != *name) {
            claims.push(((*name).to_owned(), claim));
        }
    }
    Some(Mint {
        name: name.clone(),
        algorithm,
        key: written.key().to_owned(),
        key_id: written.key_id.as_ref().map(|it| it.text.clone()),
        header: written
            .header
            .iter()
            .map(|(name, it)| (name.text.clone(), it.template.parts.clone()))
            .collect(),
        claims,
        lifetime: written.lifetime.unwrap_or(LIFETIME),
        backdate: written.backdate.unwrap_or(BACKDATE),
        is_sent,
    })
}

fn claim(written: &spec::Claim, scheme: &Scheme) -> Option<Claim> {
    Some(match written {
        spec::Claim::Template(it) => Claim::Template(it.template.parts.clone()),
        spec::Claim::Constant(it) => Claim::Constant(it.clone()),
        // Whoever issues the token is known by the address of its token endpoint
        // (RFC 7523 section 3).
        spec::Claim::Issuer => {
            let issues = scheme.acquire.last().or(scheme.refresh.as_ref());
            Claim::Endpoint(issues?.endpoint)
        }
    })
}

/// The names that requests and their addresses read.
fn sent(scheme: &Scheme) -> impl Iterator<Item = &str> {
    let placed = scheme.send.iter().flat_map(|it| it.value.names());
    let address = match &scheme.address {
        Address::Base => Vec::new(),
        Address::Path(it) | Address::Kept(it) => it.names(),
    };
    placed.chain(address)
}

/// Whether a field of a step reads a name.
fn reads(step: &Step, name: &str, endpoints: &[Endpoint]) -> bool {
    let fields = endpoints[step.endpoint].fields.iter();
    let mut fields = fields.filter(|it| !step.without.contains(&it.name));
    fields.any(
        |field| match step.with.iter().find(|it| it.0 == field.name) {
            Some((_, template)) => template.names().contains(&name),
            None => field.constant.is_none() && field.known_as() == name,
        },
    )
}
