// Generated from specs/datadog.yaml by `cargo xtask generate`. Do not edit.

//! The client, and one method for each endpoint of the spec.

use std::marker::PhantomData;

use keywright::{Authorization, Builder, Counters, Json, Method, Plug, RequestBuilder, Result};

use crate::{
    AggregateLogs, AnyAuth, Auth, CreateEvent, CreateEventResponse, ListMonitors,
    ValidateKeysResponse, ValidateResponse, accepts, kw, table,
};

/// A client for the Datadog API.
///
/// Cheap to clone: clones share connections and credentials.
#[derive(Debug)]
pub struct Client<A = AnyAuth> {
    core: kw::Client,
    auth: PhantomData<fn() -> A>,
}

impl<A: Auth> Client<A> {
    /// Makes a client with the default settings.
    pub fn new(auth: A) -> Result<Self> {
        Self::builder(auth).build()
    }

    /// Starts a client whose settings can be changed: hosts, timeout, transport, token store.
    pub fn builder(auth: A) -> Builder<Self> {
        let inputs = kw::Values::new();
        Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth))
    }

    /// Starts a client with inputs that are not all required.
    pub fn builder_with(inputs: HostInputs, auth: A) -> Builder<Self> {
        Builder::new(&table::PROVIDER, inputs.0, kw::Auth::into_credential(auth))
    }

    /// Starts a client that knows its hosts from the environment: if set, `DD_SITE`.
    pub fn builder_from_env(auth: A) -> Result<Builder<Self>> {
        let inputs = kw::Values::from_env(table::PROVIDER.inputs)?;
        Ok(Builder::new(&table::PROVIDER, inputs, kw::Auth::into_credential(auth)))
    }

    /// Starts a request to any path of the API, with the credential attached.
    ///
    /// - `path`: from the leading slash on; a query may follow. Never a URL.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.core.request(method, path)
    }

    /// The ready credential as a value, for a request that another client sends.
    pub async fn authorization(&self) -> Result<Authorization> {
        self.core.authorization().await
    }

    /// The credential for requests that other clients send; it is renewed where they are refused.
    pub fn plug(&self) -> Plug {
        self.core.plug()
    }

    /// How often a credential was renewed, a caller waited, and the like.
    pub fn counters(&self) -> Counters {
        self.core.counters()
    }

    /// Waits until the renewals that are under way have ended, also those of clients that were derived
    /// from this one; it begins none. A program that ends and has a store calls it last, so that the
    /// next one can go on from there.
    pub async fn settle(&self) {
        self.core.settle().await;
    }

    /// Revokes what the client holds, where the provider knows how. It is of no use afterwards.
    pub async fn close(self) -> Result<()> {
        self.core.close().await
    }

    /// Whether the API key is right.
    ///
    /// `GET /api/v1/validate`
    ///
    /// Accepts [`ApiKey`](crate::ApiKey).
    ///
    /// A wrong key is answered with 403.
    pub fn validate(&self) -> kw::Call<ValidateResponse>
    where
        A: accepts::ApiKey,
    {
        self.core.call(&table::VALIDATE, kw::Values::new())
    }

    /// Whether both keys are right.
    ///
    /// `GET /api/v2/validate_keys`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn validate_keys(&self) -> kw::Call<ValidateKeysResponse>
    where
        A: accepts::Keys,
    {
        self.core.call(&table::VALIDATE_KEYS, kw::Values::new())
    }

    /// `POST /api/v1/events`
    ///
    /// Accepts any scheme.
    pub fn create_event(&self, request: CreateEvent) -> kw::Call<CreateEventResponse>
    where
        A: accepts::Any,
    {
        self.core.call(&table::CREATE_EVENT, request.0)
    }

    /// `GET /api/v1/monitor`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn list_monitors(&self, request: ListMonitors) -> kw::Call<Vec<Json>>
    where
        A: accepts::Keys,
    {
        self.core.call(&table::LIST_MONITORS, request.0)
    }

    /// `GET /api/v1/monitor/{monitor_id}`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn get_monitor(&self, monitor_id: impl Into<String>) -> kw::Call<Json>
    where
        A: accepts::Keys,
    {
        let request = kw::Values::new().with("monitor_id", monitor_id.into());
        self.core.call(&table::GET_MONITOR, request)
    }

    /// `POST /api/v2/logs/analytics/aggregate`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn aggregate_logs(&self, request: AggregateLogs) -> kw::Call<Json>
    where
        A: accepts::Keys,
    {
        self.core.call(&table::AGGREGATE_LOGS, request.0)
    }

    /// One team of incident management.
    ///
    /// `GET /api/v2/teams/{team_id}`
    ///
    /// Accepts [`Keys`](crate::Keys).
    pub fn get_team(&self, team_id: impl Into<String>) -> kw::Call<Json>
    where
        A: accepts::Keys,
    {
        let request = kw::Values::new().with("team_id", team_id.into());
        self.core.call(&table::GET_TEAM, request)
    }
}

impl<A> Clone for Client<A> {
    fn clone(&self) -> Self {
        Self { core: self.core.clone(), auth: PhantomData }
    }
}

impl<A> From<kw::Client> for Client<A> {
    fn from(core: kw::Client) -> Self {
        Self { core, auth: PhantomData }
    }
}

/// What the hosts of Datadog depend on.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct HostInputs(kw::Values);

impl HostInputs {
    /// With all that is required.
    pub fn new() -> Self {
        Self(kw::Values::new())
    }

    /// The site on which the organisation lives.
    ///
    /// `datadoghq.com` where it is not set.
    pub fn site(self, value: Site) -> Self {
        Self(self.0.with("site", value.as_str()))
    }
}

/// The site on which the organisation lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// `datadoghq.com`
    DatadoghqCom,
    /// `us3.datadoghq.com`
    Us3DatadoghqCom,
    /// `us5.datadoghq.com`
    Us5DatadoghqCom,
    /// `datadoghq.eu`
    DatadoghqEu,
    /// `ap1.datadoghq.com`
    Ap1DatadoghqCom,
    /// `ap2.datadoghq.com`
    Ap2DatadoghqCom,
    /// `uk1.datadoghq.com`
    Uk1DatadoghqCom,
    /// `ddog-gov.com`
    DdogGovCom,
    /// `us2.ddog-gov.com`
    Us2DdogGovCom,
}

impl Site {
    const fn as_str(self) -> &'static str {
        match self {
            Self::DatadoghqCom => "datadoghq.com",
            Self::Us3DatadoghqCom => "us3.datadoghq.com",
            Self::Us5DatadoghqCom => "us5.datadoghq.com",
            Self::DatadoghqEu => "datadoghq.eu",
            Self::Ap1DatadoghqCom => "ap1.datadoghq.com",
            Self::Ap2DatadoghqCom => "ap2.datadoghq.com",
            Self::Uk1DatadoghqCom => "uk1.datadoghq.com",
            Self::DdogGovCom => "ddog-gov.com",
            Self::Us2DdogGovCom => "us2.ddog-gov.com",
        }
    }
}
