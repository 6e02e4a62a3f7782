//! The sockets: one loopback listener a host, HTTP/1.1, and nothing decided here.

use std::{convert::Infallible, io, net::Ipv4Addr, sync::Arc, time::Duration};

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Response, StatusCode,
    body::Incoming,
    header::{HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use keywright_generator::model::{Endpoint, Provider, Scheme};
use tokio::{net::TcpListener, task::JoinSet};

use crate::{
    Clock, Exchange, Expected, Json, Person, desk::Desk, exchange::canonical, grant::Life,
    received::Received, render::prefix, sample,
};

/// Called for each exchange once it is answered.
pub type Watch = Arc<dyn Fn(&Exchange) + Send + Sync>;

/// How a server is started.
#[derive(Clone)]
pub struct Options {
    /// The port of the first host, the next one for the next host; none: any that is free.
    pub port: Option<u16>,
    /// How long tokens live, whatever the spec says.
    pub token_ttl: Option<Duration>,
    /// The time.
    pub clock: Clock,
    /// Who decides whether a client is let in.
    pub person: Person,
    /// What to do with each exchange, besides logging it.
    pub watch: Option<Watch>,
}

impl Default for Options {
    /// Free ports, the spec's lifetimes, the system's time, and a person who lets everybody in.
    fn default() -> Self {
        Self {
            port: None,
            token_ttl: None,
            clock: Clock::system(),
            person: Person::default(),
            watch: None,
        }
    }
}

/// A running server. It ends when it is dropped.
pub struct Server {
    desk: Arc<Desk>,
    hosts: Vec<(String, u16)>,
    token_ttl: Option<Duration>,
    tasks: JoinSet<()>,
}

impl Server {
    /// Starts a server for a provider, on the loopback interface only.
    pub async fn start(provider: Provider, options: Options) -> io::Result<Self> {
        let mut listeners = Vec::new();
        for (offset, host) in (0..).zip(&provider.hosts) {
            let port = options.port.map_or(0, |it| it.saturating_add(offset));
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
            let port = listener.local_addr()?.port();
            listeners.push((host.name.clone(), port, listener));
        }
        let origins: Vec<_> = listeners
            .iter()
            .map(|(host, port, _)| (host.clone(), format!("http://127.0.0.1:{port}")))
            .collect();
        let desk = Desk::new(provider, options.clock, options.token_ttl, &origins);
        desk.issuer().person = options.person;
        let mut server = Self {
            desk: Arc::new(desk),
            hosts: Vec::new(),
            token_ttl: options.token_ttl,
            tasks: JoinSet::new(),
        };
        for (host, port, listener) in listeners {
            server.hosts.push((host.clone(), port));
            let (desk, watch) = (server.desk.clone(), options.watch.clone());
            server.tasks.spawn(listen(listener, desk, host, watch));
        }
        Ok(server)
    }

    /// The address of a host, with its leading path, without a slash at the end.
    pub fn url(&self, host: &str) -> Option<String> {
        let (name, port) = self.hosts.iter().find(|(name, _)| name == host)?;
        let template = &self.provider().hosts.iter().find(|it| it.name == host)?.url;
        let scheme = if prefix(template).starts_with("ws") {
            "ws"
        } else {
            "http"
        };
        Some(format!(
            "{scheme}://127.0.0.1:{port}{}",
            self.desk.leading_path(name)
        ))
    }

    /// The environment name and the address of every host.
    pub fn hosts(&self) -> Vec<(String, String)> {
        let provider = self.provider();
        provider
            .hosts
            .iter()
            .filter_map(|it| Some((it.env.clone(), self.url(&it.name)?)))
            .collect()
    }

    /// The ids of the schemes whose answers cannot tell the lifetime that was asked for, and what it
    /// is rounded up to.
    pub fn rounded(&self) -> Vec<(String, Duration)> {
        let milliseconds = |it: Duration| i64::try_from(it.as_millis()).ok();
        let ttl = self.token_ttl.and_then(milliseconds);
        let rounded = |it: &Scheme| {
            let whole = u64::try_from(Life::rounded(it, ttl?)?).ok()?;
            Some((it.id.clone(), Duration::from_millis(whole)))
        };
        self.provider().schemes.iter().filter_map(rounded).collect()
    }

    /// The provider that is served.
    pub fn provider(&self) -> &Provider {
        &self.desk.provider
    }

    /// The time that the server goes by.
    pub fn clock(&self) -> &Clock {
        &self.desk.clock
    }

    /// The values that are expected of a caller.
    pub fn expected(&self) -> &Expected {
        &self.desk.expected
    }

    /// Ends every access token and device code before its time, as a provider may. Refresh tokens
    /// still work.
    pub fn expire_all(&self) {
        self.desk.issuer().expire_all();
    }

    /// Ends the access tokens of one scheme before their time; an id that is not there ends none.
    pub fn expire(&self, scheme: &str) {
        if let Some(scheme) = self.index(scheme) {
            self.desk.issuer().expire(&self.desk.provider, scheme);
        }
    }

    /// Lets the person at the browser refuse every client, or, which is how the server starts,
    /// let every client in.
    pub fn deny(&self, is_denied: bool) {
        self.desk.issuer().person = if is_denied {
            Person::Refuses
        } else {
            Person::Agrees
        };
    }

    /// The page on which a device code is entered; none where nobody is asked, or no scheme has one.
    pub fn device_page(&self) -> Option<String> {
        self.desk.device_page()
    }

    /// Takes any login, client and refresh token as long as its form is right, or, which is how the
    /// server starts, only those that it knows. Everything else stays as strict as it is.
    ///
    /// It is for tests of the form alone, whose values are plain examples.
    pub fn judge_form_only(&self, is_form_only: bool) {
        self.desk.issuer().is_form_only = is_form_only;
    }

    /// Forgets all that was issued, as if the server had just started. The log stays.
    pub fn reset(&self) {
        self.desk.issuer().reset();
    }

    /// When the newest token of a scheme ends, in milliseconds since 1970; none: it does not end,
    /// or nothing was issued.
    pub fn ends(&self, scheme: &str) -> Option<i64> {
        let index = self.index(scheme)?;
        let issuer = self.desk.issuer();
        let mut newest = issuer.of(index).rev().filter(|(_, it)| it.is_issued());
        newest.next()?.1.life.expires
    }

    /// The names of the tenants between which a caller of a scheme chooses.
    pub fn tenants(&self, scheme: &str) -> Vec<String> {
        self.index(scheme)
            .map_or_else(Vec::new, |it| self.desk.tenants(it))
    }

    fn index(&self, scheme: &str) -> Option<usize> {
        let schemes = &self.provider().schemes;
        schemes.iter().position(|it| it.id == scheme)
    }

    /// A value for every field of an endpoint that a caller must fill.
    pub fn sample_fields(&self, endpoint: &Endpoint) -> Vec<(String, Json)> {
        sample::fields(self.provider(), endpoint, self.desk.clock.now())
    }

    /// Moves the time on, where it is not the system's.
    pub fn advance(&self, by: Duration) {
        self.desk.clock.advance(by);
    }

    /// Every exchange so far.
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.desk.log().clone()
    }
}

async fn listen(listener: TcpListener, desk: Arc<Desk>, host: String, watch: Option<Watch>) {
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        let (desk, host, watch) = (desk.clone(), host.clone(), watch.clone());
        connections.spawn(async move {
            let service = service_fn(move |request| {
                answer(desk.clone(), host.clone(), watch.clone(), request)
            });
            // A client that goes away in the middle of a request is no fault of the server's.
            let _ = http1::Builder::new()
                .auto_date_header(false)
                .title_case_headers(true)
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn answer(
    desk: Arc<Desk>,
    host: String,
    watch: Option<Watch>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    const LIMIT: usize = 1 << 20;
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, LIMIT).collect().await else {
        return Ok(status(StatusCode::PAYLOAD_TOO_LARGE));
    };
    let headers = head
        .headers
        .iter()
        .map(|(name, value)| (canonical(name.as_str()), value.as_bytes()));
    let received = Received::new(
        head.method.as_str(),
        head.uri.path(),
        head.uri.query(),
        headers,
        body.to_bytes().to_vec(),
    );
    let exchange = desk.serve(&host, &received);
    if let Some(watch) = &watch {
        watch(&exchange);
    }
    let mut response =
        status(StatusCode::from_u16(exchange.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    for (name, value) in &exchange.answer_headers {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            response.headers_mut().append(name, value);
        }
    }
    *response.body_mut() = Full::new(Bytes::from(exchange.answer));
    Ok(response)
}

fn status(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}
