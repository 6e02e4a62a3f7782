//! The command `keywright-serve`: the strict server for people, with a line for each request.

mod banner;
mod lines;

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use keywright_generator::visible;
use keywright_server::{Exchange, Options, Person, Server, call_lines, length, load, providers};

use self::lines::Lines;

const HELP: &str = "\
A strict loopback server for a provider: it refuses what the spec does not allow, and says why.

Usage: cargo xtask serve PROVIDER [--port N] [--token-ttl LENGTH]

  --port N            listen on this port; other hosts of the provider on the next ones
  --token-ttl LENGTH  let tokens live so long, such as 500ms, 5s, 2m or 1h;
                      seconds where there is no unit. Where the spec says how
                      long one lives and the server's answer does not, a client learns of such an
                      early end by a refusal, and sends the request again
  --help              show this

Examples:
  cargo xtask serve {name}
  cargo xtask serve {name} --port 8080 --token-ttl 5s

The lines that it prints for another terminal lie in a file as long as it runs, too:
  . target/serve/{name}.env && cargo run -p keywright-{name} --example call -- --help

The program itself is `keywright-serve`. It takes two options more: `--specs DIR`, where the specs are
(default: the folder `specs` here), and `--environment FILE`, where the lines are to lie.

It needs no account and sends nothing anywhere. WebSocket endpoints are not served: the request of
a handshake is checked like any other and answered with 200, and no protocol follows. The page on
which a person signs in, or enters the code of a device, asks whether to let the program in.
Ctrl-C ends it.

Providers: {names}";

fn help(specs: &Path) -> String {
    let names = providers(specs);
    let first = names.first().map_or("PROVIDER", String::as_str);
    HELP.replace("{name}", first)
        .replace("{names}", &names.join(", "))
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(Some(it)) => it,
        Ok(None) => {
            drop(writeln!(io::stdout(), "{}", help(&specs())));
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            let fault = visible(&fault);
            eprintln!("error: {fault}\n       `--help` shows how it is used");
            return ExitCode::from(2);
        }
    };
    match serve(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {}", visible(&fault));
            ExitCode::from(2)
        }
    }
}

#[derive(Debug, Default)]
struct Arguments {
    provider: String,
    port: Option<u16>,
    token_ttl: Option<Duration>,
    specs: Option<PathBuf>,
    environment: Option<PathBuf>,
}

impl Arguments {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut read = Self::default();
        let mut arguments = arguments.flat_map(|it| match it.split_once('=') {
            Some((name, value)) if it.starts_with("--") => vec![name.to_owned(), value.to_owned()],
            _ => vec![it],
        });
        while let Some(argument) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .ok_or_else(|| format!("`{argument}` needs a value"))
            };
            match argument.as_str() {
                "--help" | "-h" => return Ok(None),
                "--port" => {
                    let text = value()?;
                    read.port = Some(text.parse().map_err(|_| format!("`{text}` is no port"))?);
                }
                "--token-ttl" => {
                    let text = value()?;
                    let length = length(&text).filter(|it| !it.is_zero());
                    read.token_ttl =
                        Some(length.ok_or_else(|| format!("`{text}` is no length; try 5s or 2m"))?);
                }
                "--specs" => read.specs = Some(value()?.into()),
                "--environment" => read.environment = Some(value()?.into()),
                name if !name.starts_with('-') && read.provider.is_empty() => {
                    name.clone_into(&mut read.provider);
                }
                other => return Err(format!("`{other}` is not understood")),
            }
        }
        if read.provider.is_empty() {
            return Err(format!(
                "name a provider: {}",
                providers(&specs()).join(", ")
            ));
        }
        Ok(Some(read))
    }
}

async fn serve(arguments: Arguments) -> Result<(), String> {
    let provider = load(&arguments.specs.unwrap_or_else(specs), &arguments.provider)
        .map_err(|it| it.to_string())?;
    let width = call_lines(&provider)
        .iter()
        .map(|it| it.chars().count())
        .max()
        .unwrap_or(0);
    let is_coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let options = Options {
        port: arguments.port,
        token_ttl: arguments.token_ttl,
        person: Person::IsAsked,
        watch: Some(Arc::new(move |it| say(&line(it, width, is_coloured)))),
        ..Options::default()
    };
    let title = provider.title.clone();
    let server = Server::start(provider, options)
        .await
        .map_err(|it| format!("the port cannot be used: {it}"))?;
    let lines = match &arguments.environment {
        Some(file) => {
            let text = banner::environment(&server);
            let written = Lines::write(file, std::process::id(), &visible(&text));
            Some(written.map_err(|it| format!("{} cannot be written: {it}", file.display()))?)
        }
        None => None,
    };
    let file = lines.as_ref().map(|it| it.file.as_path());
    say(&visible(&banner::text(&title, &server, file)));
    ended().await.map_err(|it| it.to_string())
}

/// Waits until somebody ends the server, on a terminal or as a service is ended.
async fn ended() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        let mut ending = signal(SignalKind::terminate())?;
        tokio::select! {
            it = tokio::signal::ctrl_c() => it,
            _ = ending.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn specs() -> PathBuf {
    let here = PathBuf::from("specs");
    if here.is_dir() {
        here
    } else {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs").into()
    }
}

/// `GET /account/1/balance  200  api_key`
fn line(exchange: &Exchange, width: usize, is_coloured: bool) -> String {
    // A path comes from whoever connects; a terminal must not obey it, and the line stays one.
    let plain = |text: &str| visible(text).replace(['\n', '\t'], " ");
    // What stands before the path may be the credential.
    let path = match &exchange.path {
        Some(path) => format!("…{path}"),
        None => exchange.target.clone(),
    };
    let path = path.split('?').next().unwrap_or_default();
    let call = plain(&format!("{} {path}", exchange.method));
    let (colour, said) = match &exchange.refusal {
        Some(refusal) => ("31", format!("refused: {}", plain(&refusal.reason))),
        None if exchange.status == 302 => ("32", "the browser is sent back".to_owned()),
        None if exchange.is_page() => ("32", "a page for a person".to_owned()),
        None => (
            "32",
            exchange
                .scheme
                .clone()
                .unwrap_or_else(|| "no credential".to_owned()),
        ),
    };
    let status = exchange.status;
    if is_coloured {
        format!("{call:width$}  \x1b[{colour}m{status}\x1b[0m  {said}")
    } else {
        format!("{call:width$}  {status}  {said}")
    }
}

/// Prints a line; that nobody reads it is no reason to stop serving.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Option<Arguments>, String> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn arguments_are_read_in_any_order() {
        let it = read("--port 8080 acme --token-ttl=5s")
            .ok()
            .flatten()
            .expect("it is a good line");
        assert_eq!((it.provider.as_str(), it.port), ("acme", Some(8080)));
        assert_eq!(it.token_ttl, Some(Duration::from_secs(5)));
        assert!(matches!(read("acme --help"), Ok(None)));
    }

    #[test]
    fn mistakes_are_named() {
        let cases = [
            ("", "name a provider"),
            ("acme --port x", "`x` is no port"),
            ("acme --token-ttl soon", "`soon` is no length"),
            ("acme --colour", "`--colour` is not understood"),
        ];
        for (line, expected) in cases {
            assert!(
                read(line).is_err_and(|it| it.contains(expected)),
                "{line}: {expected}"
            );
        }
    }

    #[test]
    fn a_line_shows_no_credential_and_where_a_browser_goes() {
        let exchange = |target: &str, path: Option<&str>, status| Exchange {
            host: "base".to_owned(),
            method: "GET".to_owned(),
            target: target.to_owned(),
            path: path.map(str::to_owned),
            headers: Vec::new(),
            body: String::new(),
            endpoint: None,
            scheme: Some("bot".to_owned()).filter(|_| status == 200),
            refusal: None,
            status,
            answer_headers: Vec::new(),
            answer: String::new(),
        };
        let call = exchange("/bot123/me?a=b", Some("/me"), 200);
        assert_eq!(line(&call, 0, false), "GET …/me  200  bot");
        let rude = exchange("/a\x1b[2J\u{9b}\u{202e}\n", None, 200);
        let expected = "GET /a\\u{1b}[2J\\u{9b}\\u{202e}   200  bot";
        assert_eq!(line(&rude, 0, false), expected);
        let page = exchange("/open?state=1", None, 302);
        let expected = "GET /open  302  the browser is sent back";
        assert_eq!(line(&page, 0, false), expected);
    }
}
