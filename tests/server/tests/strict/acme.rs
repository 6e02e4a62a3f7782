//! A client of the test's own, on a bare socket: what it sends is exactly what the test says.

use keywright_generator::{Source, check};
use keywright_server::{Clock, Exchange, Options, Person, Server};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A server for a provider that has one of everything.
pub(crate) struct Acme {
    pub(crate) server: Server,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Acme {
    pub(crate) async fn start() -> Self {
        Self::start_with(include_str!("acme.yaml")).await
    }

    /// A server for another spec.
    pub(crate) async fn start_with(spec: &str) -> Self {
        Self::start_for(spec, Person::Agrees).await
    }

    /// A server for another spec, and for this person.
    pub(crate) async fn start_for(spec: &str, person: Person) -> Self {
        let source = Source::new("acme.yaml", spec);
        let provider = check(&source).unwrap_or_else(|faults| {
            panic!(
                "{}",
                faults
                    .iter()
                    .map(|it| it.plain(&source))
                    .collect::<String>()
            );
        });
        // 2026-01-01T00:00:00Z
        let options = Options {
            clock: Clock::manual(1_767_225_600_000),
            person,
            ..Options::default()
        };
        Self {
            server: Server::start(provider, options)
                .await
                .expect("a loopback port is free"),
        }
    }

    pub(crate) async fn send(&self, call: &str, headers: &[&str], body: &str) -> Answer {
        self.send_to("base", call, headers, body).await
    }

    pub(crate) async fn send_to(
        &self,
        host: &str,
        call: &str,
        headers: &[&str],
        body: &str,
    ) -> Answer {
        let url = self.server.url(host).expect("the host is in the spec");
        let authority = url.split('/').nth(2).expect("an address has an authority");
        let mut head = vec![
            format!("{call} HTTP/1.1"),
            format!("Host: {authority}"),
            "Connection: close".to_owned(),
        ];
        head.extend(headers.iter().map(|it| (*it).to_owned()));
        if !body.is_empty() {
            head.push(format!("Content-Length: {}", body.len()));
        }
        let request = format!("{}\r\n\r\n{body}", head.join("\r\n"));
        let mut stream = TcpStream::connect(authority)
            .await
            .expect("the server listens");
        stream
            .write_all(request.as_bytes())
            .await
            .expect("the server reads");
        let mut answer = String::new();
        stream
            .read_to_string(&mut answer)
            .await
            .expect("the server answers");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer has a head");
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|it| it.parse().ok())
            .expect("an answer has a status");
        Answer {
            status,
            body: body.to_owned(),
        }
    }

    pub(crate) async fn log_in(&self, password: &str) -> Answer {
        let body = format!(r#"{{"username":"test-username","password":"{password}"}}"#);
        self.send(
            "POST /v1/session",
            &["Content-Type: application/json"],
            &body,
        )
        .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> String {
        let body = format!(r#"{{"refresh_token":"{token}"}}"#);
        self.send(
            "POST /v1/session/refresh",
            &["Content-Type: application/json"],
            &body,
        )
        .await;
        self.reason()
    }

    pub(crate) async fn balance(&self, token: &str) -> String {
        self.send(
            "GET /v1/balance",
            &[&format!("Authorization: Bearer {token}")],
            "",
        )
        .await;
        self.reason()
    }

    /// Sends a request with a body of JSON; why it was refused, or `fine`.
    pub(crate) async fn json(&self, call: &str, headers: &[&str], body: &str) -> String {
        let json = ["Content-Type: application/json"];
        self.send(call, &[headers, &json].concat(), body).await;
        self.reason()
    }

    /// Sends a request with a form to a host; why it was refused, or `fine`.
    pub(crate) async fn form(
        &self,
        host: &str,
        call: &str,
        headers: &[&str],
        body: &str,
    ) -> String {
        let form = ["Content-Type: application/x-www-form-urlencoded"];
        self.send_to(host, call, &[headers, &form].concat(), body)
            .await;
        self.reason()
    }

    /// Asks for `/ping` with a bearer token; why that was refused, or `fine`.
    pub(crate) async fn ping(&self, token: &str) -> String {
        let header = format!("Authorization: Bearer {token}");
        self.send("GET /ping", &[&header], "").await;
        self.reason()
    }

    /// Why the last request was refused, or `fine`.
    pub(crate) fn reason(&self) -> String {
        self.last()
            .refusal
            .map_or_else(|| "fine".to_owned(), |it| it.reason)
    }

    pub(crate) fn last(&self) -> Exchange {
        self.server.exchanges().pop().expect("something was sent")
    }
}
