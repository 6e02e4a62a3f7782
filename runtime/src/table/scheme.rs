//! A scheme: how a credential is obtained, kept, renewed, sent and revoked.

use super::{
    ClientMetadata, Dpop, Endpoint, Expiry, Input, Issuer, Mint, Placement, Step, Template, Tenant,
};

/// One way in which a provider lets a caller prove who it is.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its id in the spec.
    pub id: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What the caller gives.
    pub inputs: &'static [Input],
    /// What is put on an authenticated request.
    pub send: &'static [Placement],
    /// The schemes of which one authenticates its steps, by id; none where no step needs that.
    pub parents: &'static [&'static str],
    /// What of its parent's is a field of the request for its token (RFC 8693): the name of the
    /// field in the standard, and that of the value there.
    pub lent: Option<(&'static str, &'static str)>,
    /// The schemes whose token is in the answer of its last acquiring step.
    pub yields: &'static [&'static Scheme],
    /// Whether its token is in the answer of its parent's last acquiring step. `acquire` then holds
    /// that one step, with what this scheme keeps of the answer; the parent alone runs it.
    pub yielded: bool,
    /// How a person lets the client in: a page, whose callback holds what is kept, or the request
    /// for a device code, whose answer does.
    pub sign_in: Option<&'static Step>,
    /// The steps that obtain the credential, after the sign-in where there is one; none where the
    /// caller holds it already, or holds what it is refreshed with.
    pub acquire: &'static [Step],
    /// How long what was obtained lives; the first that is known of wins.
    pub expires: &'static [Expiry],
    /// The step that renews it; where absent, it is acquired again.
    pub refresh: Option<&'static Step>,
    /// How long the refresh token lives.
    pub refresh_expires: &'static [Expiry],
    /// Whether a refresh spends the refresh token.
    pub rotation: Rotation,
    /// The step that pushes the request of a sign-in before its page is opened (RFC 9126).
    pub push: Option<&'static Step>,
    /// The step that asks what is known of its token (RFC 7662).
    pub introspect: Option<&'static Step>,
    /// How a program becomes its client (RFC 7591).
    pub register: Option<ClientMetadata>,
    /// The step that revokes it.
    pub revoke: Option<&'static Step>,
    /// Whether it must be revoked before another is acquired.
    pub exclusive: bool,
    /// A leading path of its calls to the host `base`.
    pub base_path: Option<Template>,
    /// The address of its calls to the host `base`, out of what was kept.
    pub base_url: Option<Template>,
    /// The lookup by which its credential serves several tenants.
    pub tenant: Option<&'static Tenant>,
    /// Who issues its tokens, where the spec names it; callbacks must name it and no other.
    pub issuer: Option<Issuer>,
    /// What stands between two scopes.
    pub scope_separator: &'static str,
    /// The tokens that the client makes by itself.
    pub mint: &'static [Mint],
    /// How requests prove that the token is theirs, where it is bound to a key.
    pub dpop: Option<Dpop>,
}

impl Scheme {
    /// A scheme whose credential the caller holds and that never expires.
    pub const fn new(id: &'static str, title: &'static str) -> Self {
        Self {
            id,
            title,
            inputs: &[],
            send: &[],
            parents: &[],
            lent: None,
            yields: &[],
            yielded: false,
            sign_in: None,
            acquire: &[],
            expires: &[Expiry::Never],
            refresh: None,
            refresh_expires: &[],
            rotation: Rotation::Unknown,
            push: None,
            introspect: None,
            register: None,
            revoke: None,
            exclusive: false,
            base_path: None,
            base_url: None,
            tenant: None,
            issuer: None,
            scope_separator: " ",
            mint: &[],
            dpop: None,
        }
    }

    /// Lists what the caller gives.
    pub const fn inputs(mut self, inputs: &'static [Input]) -> Self {
        self.inputs = inputs;
        self
    }

    /// Lists what is put on an authenticated request.
    pub const fn send(mut self, placements: &'static [Placement]) -> Self {
        self.send = placements;
        self
    }

    /// Lists the schemes of which one authenticates its steps, by id.
    pub const fn parents(mut self, schemes: &'static [&'static str]) -> Self {
        self.parents = schemes;
        self
    }

    /// Names the field of a token exchange that a value of its parent's fills, and that value (RFC
    /// 8693): what is exchanged, or who acts.
    pub const fn lent(mut self, field: &'static str, value: &'static str) -> Self {
        self.lent = Some((field, value));
        self
    }

    /// Lists the schemes whose token is in the answer of its last acquiring step.
    pub const fn yields(mut self, schemes: &'static [&'static Self]) -> Self {
        self.yields = schemes;
        self
    }

    /// Says that its acquiring step is run by its parent and never by itself.
    pub const fn yielded(mut self) -> Self {
        self.yielded = true;
        self
    }

    /// Names the page on which a person lets the client in, or the request for a device code.
    pub const fn sign_in(mut self, step: &'static Step) -> Self {
        self.sign_in = Some(step);
        self
    }

    /// Lists the steps that obtain the credential.
    pub const fn acquire(mut self, steps: &'static [Step]) -> Self {
        self.acquire = steps;
        self
    }

    /// Says how long the credential lives; the first that is known of wins.
    pub const fn expires(mut self, expires: &'static [Expiry]) -> Self {
        self.expires = expires;
        self
    }

    /// Names the step that renews it.
    pub const fn refresh(mut self, step: &'static Step) -> Self {
        self.refresh = Some(step);
        self
    }

    /// Says how long the refresh token lives.
    pub const fn refresh_expires(mut self, expires: &'static [Expiry]) -> Self {
        self.refresh_expires = expires;
        self
    }

    /// Says whether a refresh spends the refresh token.
    pub const fn rotation(mut self, rotation: Rotation) -> Self {
        self.rotation = rotation;
        self
    }

    /// Names the step that pushes the request of a sign-in before its page is opened.
    pub const fn push(mut self, step: &'static Step) -> Self {
        self.push = Some(step);
        self
    }

    /// Names the step that asks what is known of its token.
    pub const fn introspect(mut self, step: &'static Step) -> Self {
        self.introspect = Some(step);
        self
    }

    /// Says how a program becomes its client.
    pub const fn register(mut self, client: ClientMetadata) -> Self {
        self.register = Some(client);
        self
    }

    /// Names the step that revokes it.
    pub const fn revoke(mut self, step: &'static Step) -> Self {
        self.revoke = Some(step);
        self
    }

    /// Demands that it is revoked before another is acquired.
    pub const fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// Puts a path before that of its calls to the host `base`. Each value in it is
    /// percent-encoded as one segment.
    pub const fn base_path(mut self, path: Template) -> Self {
        self.base_path = Some(path);
        self
    }

    /// Sends its calls to the host `base` to an address that was kept.
    pub const fn base_url(mut self, url: Template) -> Self {
        self.base_url = Some(url);
        self
    }

    /// Names the lookup by which its credential serves several tenants.
    pub const fn tenant(mut self, tenant: &'static Tenant) -> Self {
        self.tenant = Some(tenant);
        self
    }

    /// Names who issues its tokens (RFC 9207).
    pub const fn issuer(mut self, issuer: Issuer) -> Self {
        self.issuer = Some(issuer);
        self
    }

    /// Says what stands between two scopes; a space unless it is said.
    pub const fn scope_separator(mut self, separator: &'static str) -> Self {
        self.scope_separator = separator;
        self
    }

    /// Binds its token to a key that the client makes.
    pub const fn dpop(mut self, dpop: Dpop) -> Self {
        self.dpop = Some(dpop);
        self
    }

    /// Lists the tokens that the client makes by itself.
    pub const fn mint(mut self, tokens: &'static [Mint]) -> Self {
        self.mint = tokens;
        self
    }
}

impl Scheme {
    /// Whether something is obtained, so that the inputs alone are not the credential.
    pub(crate) fn is_obtained(&self) -> bool {
        self.sign_in.is_some() || self.refresh.is_some() || self.is_made()
    }

    /// Whether steps obtain it, or the client makes it by itself.
    pub(crate) fn is_made(&self) -> bool {
        !self.acquire.is_empty() || self.mint.iter().any(|it| it.is_sent)
    }

    /// Whether an endpoint is a step of its own life.
    pub(crate) fn has_step(&self, endpoint: &Endpoint) -> bool {
        self.steps().any(|it| it.endpoint.id == endpoint.id)
    }

    /// The step that says what a sign-in asks for, of that page: the page itself, unless its request
    /// is pushed.
    pub(crate) fn asking(&self, page: &'static Step) -> &'static Step {
        self.push.unwrap_or(page)
    }

    /// The steps of its own life.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &'static Step> {
        let steps = self.sign_in.into_iter().chain(self.acquire);
        let steps = steps.chain(self.refresh).chain(self.revoke);
        let steps = steps.chain(self.push).chain(self.introspect);
        steps.chain(self.tenant.map(|it| &it.step))
    }
}

/// Whether a refresh spends the refresh token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// It does: each refresh token works once.
    SingleUse,
    /// It does not.
    Reusable,
    /// The vendor does not say; treated as single use.
    Unknown,
}
