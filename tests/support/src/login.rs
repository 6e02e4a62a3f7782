//! The body of every generated example `login`: a person signs in, the token is kept in a folder of
//! theirs, and the account is named. The next run finds the token.

mod command;
mod registering;
mod trial;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use keywright::{
    Error, ErrorKind, FileStore,
    generated::v1::{Client, Credential, Provider},
    login::InteractiveSignIn,
};

pub use self::trial::login_as_a_program;
use self::{
    command::{Command, help},
    registering::demanded,
};
use crate::program::{builder, runtime, say};

/// Signs a person in or out, as the command line and the environment say.
///
/// The exit code is 0 where somebody is signed in, or out; 1 where that failed; 2 where the command
/// or the environment was wrong.
pub fn login(provider: &'static Provider) -> ExitCode {
    ExitCode::from(run(provider, std::env::args().skip(1)))
}

/// The same with arguments of one's own.
fn run(provider: &'static Provider, arguments: impl Iterator<Item = String>) -> u8 {
    let command = match Command::read(provider, arguments) {
        Ok(Some(command)) => command,
        Ok(None) => {
            say(&help(provider));
            return 0;
        }
        Err(fault) => {
            eprintln!("error: {fault}\n       `--help` shows how it is used");
            return 2;
        }
    };
    let Some(runtime) = runtime() else {
        return 1;
    };
    let (client, folder) = match runtime.block_on(client(provider, &command)) {
        Ok(it) => it,
        Err(error) => {
            eprintln!("error: {error}");
            if let (ErrorKind::Unauthorized, Some(how)) =
                (error.kind(), demanded(provider, command.scheme))
            {
                eprintln!("       a client is registered {how}");
            }
            // What the provider says to a registration is no fault of the command.
            let is_ours = matches!(error.kind(), ErrorKind::Input | ErrorKind::Store);
            return if is_ours { 2 } else { 1 };
        }
    };
    let outcome = runtime.block_on(async {
        tokio::select! {
            outcome = act(&client, &command, &folder) => outcome.map_err(|it| it.to_string()),
            _ = tokio::signal::ctrl_c() => Err("cancelled; nobody was signed in or out".to_owned()),
        }
    });
    match outcome {
        Ok(text) => {
            say(&text);
            0
        }
        Err(text) => {
            eprintln!("error: {text}");
            1
        }
    }
}

/// The client, and the folder in which its token is kept.
async fn client(
    provider: &'static Provider,
    command: &Command,
) -> keywright::Result<(Client, PathBuf)> {
    let folder = match &command.store {
        Some(folder) => folder.clone(),
        None => default_folder()?,
    };
    let credential = registering::credential(provider, command, &folder).await?;
    let client = client_with(provider, command, credential, &folder)?;
    Ok((client, folder))
}

fn client_with(
    provider: &'static Provider,
    command: &Command,
    credential: Credential,
    folder: &Path,
) -> keywright::Result<Client> {
    let store = Arc::new(FileStore::open(folder)?);
    let builder = builder(provider, credential)?;
    builder.store(store).account(&command.account).build()
}

/// The folder of this user for data of programs.
fn default_folder() -> keywright::Result<PathBuf> {
    let folder = dirs::data_local_dir().ok_or_else(|| {
        let message = "this user has no folder for data; name one with `--store`";
        Error::new(ErrorKind::Input, message)
    })?;
    Ok(folder.join("keywright").join("tokens"))
}

async fn act(client: &Client, command: &Command, folder: &Path) -> keywright::Result<String> {
    let title = client.provider().title;
    if command.sign_out {
        // What came with the sign-in ends with it.
        for it in command.scheme.yields.iter().copied() {
            let credential = Credential::from_env(client.provider(), it.id)?;
            client_with(client.provider(), command, credential, folder)?
                .close()
                .await?;
        }
        client.close().await?;
        let revoked = command
            .scheme
            .revoke
            .map(|_| "revoked and ")
            .unwrap_or_default();
        return Ok(format!(
            "Signed out of {title}: whatever token was in {} is {revoked}removed.",
            folder.display()
        ));
    }
    let (how, account) = match known(client).await {
        Ok(account) => ("Still signed in", account),
        Err(error) if error.needs_sign_in() => {
            let signed_in = sign_in(client, command).await?;
            ("Signed in", signed_in.account().map(str::to_owned))
        }
        Err(error) => return Err(error),
    };
    let account = account.map(|it| format!(" as {it}")).unwrap_or_default();
    Ok(format!(
        "{how} to {title}{account}.\n\
         The token is in {}, and only you can read it. `--sign-out` ends it.",
        folder.display()
    ))
}

/// Whose the token is that was kept, if there is one that the provider takes still.
async fn known(client: &Client) -> keywright::Result<Option<String>> {
    client.authorization().await?;
    client.account().await
}

fn sign_in(client: &Client, command: &Command) -> InteractiveSignIn {
    let mut sign_in = client.interactive_sign_in().in_terminal();
    if let Some(redirect_uri) = &command.redirect_uri {
        sign_in = sign_in.redirect_uri(redirect_uri);
    }
    if let Some(timeout) = command.timeout {
        sign_in = sign_in.timeout(timeout);
    }
    if command.no_browser {
        sign_in = sign_in.without_browser();
    }
    sign_in
}
