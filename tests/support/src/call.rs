//! The body of every generated example `call`: one authenticated call from the command line.

use std::{
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicU16, Ordering},
    },
};

use keywright::{
    BoxFuture, Bytes, Limits, ReqwestTransport, Transport,
    generated::v1::{Client, Credential, Input, Provider, Rotation, Scheme, Value, display},
};

use crate::{
    command::{Command, call_line, is_socket},
    help::help,
    program::{builder, runtime, say},
    wire::{is_held, on_device},
};

/// Calls an endpoint as the command line and the environment say, and prints its answer.
///
/// The exit code is 0 for a success, 1 where the call failed, 2 where the command was wrong.
pub fn call(provider: &'static Provider) -> ExitCode {
    let command = match Command::read(provider, std::env::args().skip(1)) {
        Ok(Some(command)) => command,
        Ok(None) => {
            say(&help(provider));
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("error: {fault}\n       `--help` lists schemes, endpoints and variables");
            return ExitCode::from(2);
        }
    };
    let status = Arc::new(AtomicU16::new(0));
    let client = match client(provider, &command, status.clone()) {
        Ok(client) => client,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let Some(runtime) = runtime() else {
        return ExitCode::FAILURE;
    };
    runtime.block_on(async {
        let outcome = answer(&client, &command, &status).await;
        close(&client, &command).await;
        match outcome {
            Ok(text) => {
                say(&text);
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::FAILURE
            }
        }
    })
}

/// Revokes what was obtained, because a session that only one program may hold would lock the next
/// call out. What a person has signed in for stays.
async fn close(client: &Client, command: &Command) {
    if let Some(scheme) = command.scheme.filter(|it| is_held(it)) {
        let is_spent = scheme.rotation != Rotation::Reusable && !command.endpoint.browser;
        let input = scheme.inputs.iter().find(|it| it.name == "refresh_token");
        let is_set = |it: &&Input| std::env::var_os(it.env).is_some();
        if let Some(input) = input.filter(is_set).filter(|_| is_spent) {
            eprintln!(
                "note: a refresh token works once, so the one in {} may be spent now; a program \
                 keeps the next one in its token store",
                input.env
            );
        }
        return;
    }
    if let Err(error) = client.close().await {
        eprintln!("warning: the credential could not be revoked: {error}");
    }
}

fn client(
    provider: &'static Provider,
    command: &Command,
    status: Arc<AtomicU16>,
) -> keywright::Result<Client> {
    let credential = match command.scheme {
        Some(scheme) => Credential::from_env(provider, scheme.id)?,
        None => Credential::none(),
    };
    let transport = Watched {
        inner: ReqwestTransport::new()?,
        status,
    };
    builder(provider, credential)?.transport(transport).build()
}

async fn answer(
    client: &Client,
    command: &Command,
    status: &AtomicU16,
) -> keywright::Result<String> {
    let endpoint = command.endpoint;
    if endpoint.browser {
        return page(client, command).await;
    }
    let begins = |it: &Scheme| it.sign_in.is_some_and(|it| it.endpoint.id == endpoint.id);
    if command.scheme.is_some_and(|it| on_device(it) && begins(it)) {
        return code(client).await;
    }
    if is_socket(client.provider(), endpoint) {
        let handshake = client.handshake(endpoint).await?;
        let token = match handshake.token() {
            Ok(token) if command.show_secrets => token.expose().to_owned(),
            Ok(_) => "[redacted]".to_owned(),
            Err(_) => "none".to_owned(),
        };
        return Ok(format!("{handshake:?}\ntoken: {token}"));
    }
    let value = client.call_value(endpoint, command.values.clone()).await?;
    let shown = display(&value, &endpoint.returns, command.show_secrets);
    Ok(format!(
        "{}  {}\n{shown}",
        status.load(Ordering::SeqCst),
        call_line(client.provider(), endpoint)
    ))
}

/// The address of a page, for a person to open. Nothing is sent but a request that is pushed.
async fn page(client: &Client, command: &Command) -> keywright::Result<String> {
    let given = command.values.get("redirect_uri").and_then(|it| match it {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let begun = client
        .request_sign_in(given.unwrap_or("http://localhost/callback"))
        .await?;
    Ok(format!(
        "Open this page in a browser:\n{}\n\n\
         It sends the browser back to {}. A program goes on with that address: \
         `client.sign_in(begun, address)`.",
        begun.url(),
        begun.redirect_uri()
    ))
}

/// A code, for a person to enter. Nobody waits for that.
async fn code(client: &Client) -> keywright::Result<String> {
    let begun = client.begin_on_device().await?;
    let page = begun
        .verification_uri()
        .map(|it| format!(", on this page:\n{it}"));
    Ok(format!(
        "Enter {} on any device{}\n\n\
         The code lives for {} seconds. A program waits until the person has agreed: \
         `client.sign_in_on_device(begun)`.",
        begun.user_code(),
        page.unwrap_or_else(|| ", where the provider says.".to_owned()),
        begun.expires_in().as_secs()
    ))
}

/// A transport that notes the status of the last answer, which the typed body does not hold.
struct Watched {
    inner: ReqwestTransport,
    status: Arc<AtomicU16>,
}

impl Transport for Watched {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> BoxFuture<'_, keywright::Result<http::Response<Bytes>>> {
        Box::pin(async move {
            let response = self.inner.send(request, limits).await?;
            self.status
                .store(response.status().as_u16(), Ordering::SeqCst);
            Ok(response)
        })
    }
}
