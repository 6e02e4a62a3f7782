//! The example `login` as a person meets it: it is started as a program, and the test is the browser
//! and the person before it. The strict server must have accepted all that it sent.

mod device;
mod program;

use std::{env, net::TcpListener, path::Path};

use keywright::generated::v1::{Accepts, Endpoint, Provider, Scheme};
use keywright_server::{Options, Server, load};
use tempfile::TempDir;

use self::program::{Page, Program, tokens};
use super::{command::signing_in, registering::initial_access_token, run};
use crate::{
    command::accepted,
    program::runtime,
    wire::{assert_no_refusal, on_device, specs},
};

/// Where the test tells its own program, which is the one of the test, what it is to do.
const ARGUMENTS: &str = "KEYWRIGHT_LOGIN_ARGUMENTS";

/// What the provider gave for one registration.
const INITIAL: &str = "an-initial-access-token";

/// Signs people in and out with the example, with all that may go wrong on the way.
///
/// `test` is the path of the test that calls this: the program starts itself once more with it, as
/// the example.
///
/// # Panics
///
/// When something differs from what a person is to see.
pub fn login_as_a_program(provider: &'static Provider, test: &'static str) {
    if let Ok(arguments) = env::var(ARGUMENTS) {
        let code = run(provider, arguments.lines().map(str::to_owned));
        // The harness has more to say, and this is no test.
        std::process::exit(code.into());
    }
    // The harness calls a test by its path without the crate.
    let test = test.split_once("::").map_or(test, |it| it.1);
    let runtime = runtime().expect("there is a runtime");
    runtime.block_on(async {
        for scheme in signing_in(provider) {
            let trial = Trial::new(provider, scheme, test).await;
            if on_device(scheme) {
                trial.on_a_device().await;
                continue;
            }
            trial.stays_signed_in().await;
            if let Some(metadata) = scheme.register {
                let mut unnamed = Trial::new(provider, scheme, test).await;
                let token = (initial_access_token(provider), INITIAL.to_owned());
                unnamed.variables.push(token);
                unnamed.registers_once(metadata.endpoint).await;
            }
            trial.denied().await;
            trial.of_another_sign_in().await;
            trial.asked_twice().await;
            trial.pasted().await;
            trial.nobody_comes().await;
            trial.port_in_use().await;
            #[cfg(unix)]
            trial.interrupted().await;
            #[cfg(unix)]
            trial.in_a_browser().await;
        }
    });
}

/// The server, and what the program is told.
struct Trial {
    server: Server,
    scheme: &'static Scheme,
    title: &'static str,
    test: &'static str,
    /// What follows where the account is named.
    account: &'static str,
    variables: Vec<(String, String)>,
    folder: TempDir,
}

impl Trial {
    async fn new(provider: &'static Provider, scheme: &'static Scheme, test: &'static str) -> Self {
        let model = load(&specs(), provider.name).unwrap_or_else(|fault| panic!("{fault}"));
        let server = Server::start(model, Options::default());
        let server = server.await.expect("a loopback port is free");
        let mut variables = server.hosts();
        let needed = server.expected().variables(server.provider());
        let needed = needed.into_iter().filter(|it| !it.optional);
        variables.extend(needed.map(|it| (it.name, it.value)));
        let is_named = provider
            .endpoints
            .iter()
            .any(|it| !it.account.is_empty() && accepted(it).contains(&scheme.id));
        Self {
            server,
            scheme,
            title: provider.title,
            test,
            account: if is_named { " as " } else { "." },
            variables,
            folder: TempDir::new().expect("there is room"),
        }
    }

    fn store(&self) -> &Path {
        self.folder.path()
    }

    fn start(&self, words: &[&str]) -> Program {
        let store = self.store().display().to_string();
        let words = [&[self.scheme.id, "--store", &store], words].concat();
        Program::start(self.test, &self.variables, &words)
    }

    /// Starts it without a browser, and goes through the page; the address of the callback.
    async fn opened(&self, words: &[&str]) -> (Program, String) {
        let mut program = self.start(&[&["--no-browser"], words].concat());
        let url = program.url().await;
        let page = Page::open(&url).await.expect("the page is there");
        assert_eq!(
            page.status, 302,
            "the page sends the browser back: {page:?}"
        );
        (program, page.location)
    }

    /// Nobody is signed in, and nothing is kept.
    fn is_signed_out(&self) {
        assert_eq!(tokens(self.store()), 0, "no token is kept");
    }

    /// Signs out, so that the next trial begins anew.
    async fn sign_out(&self) {
        let ended = self.start(&["--sign-out"]).end().await;
        ended.must(0, &format!("Signed out of {}", self.title));
        self.is_signed_out();
        assert_no_refusal(&self.server.exchanges());
        self.server.reset();
    }

    /// Where nobody names a client, the program registers one, and the next run goes on with it.
    async fn registers_once(mut self, register: &Endpoint) {
        let clients = ["client_id", "client_secret"];
        let inputs = self.scheme.inputs.iter();
        let named: Vec<_> = inputs.filter(|it| clients.contains(&it.name)).collect();
        self.variables
            .retain(|it| named.iter().all(|input| input.env != it.0));
        let (program, callback) = self.opened(&[]).await;
        let page = Page::open(&callback).await.expect("somebody listens");
        page.must(200, "You are signed in");
        let ended = program.end().await;
        ended.must(0, &format!("Signed in to {}{}", self.title, self.account));
        let ended = self.start(&[]).end().await;
        ended.must(0, &format!("Still signed in to {}", self.title));
        let exchanges = self.server.exchanges();
        assert_no_refusal(&exchanges);
        let asked = exchanges
            .iter()
            .filter(|it| it.endpoint.as_deref() == Some(register.id));
        let asked: Vec<_> = asked.collect();
        assert_eq!(asked.len(), 1, "it registers once");
        let mut headers = asked[0].headers.iter();
        let token = headers.find(|it| it.0 == "Authorization");
        let token = token.map(|it| it.1.as_str());
        // Where a scheme holds it, it is the credential of that one.
        if register.accepts == Accepts::Nothing {
            assert_eq!(token, Some(&*format!("Bearer {INITIAL}")), "by the token");
        }
    }

    async fn stays_signed_in(&self) {
        let (program, callback) = self.opened(&[]).await;
        let page = Page::open(&callback).await.expect("somebody listens");
        page.must(200, "You are signed in");
        let ended = program.end().await;
        ended.must(0, &format!("Signed in to {}{}", self.title, self.account));
        let all = 1 + self.scheme.yields.len();
        assert_eq!(tokens(self.store()), all, "the token is kept");
        assert!(Page::open(&callback).await.is_none(), "the port is closed");
        let ended = self.start(&[]).end().await;
        ended.must(
            0,
            &format!("Still signed in to {}{}", self.title, self.account),
        );
        assert!(
            !ended.errors.contains("http"),
            "nothing is opened: {ended:?}"
        );
        self.sign_out().await;
    }

    async fn denied(&self) {
        self.server.deny(true);
        let (program, callback) = self.opened(&[]).await;
        self.server.deny(false);
        let page = Page::open(&callback).await.expect("somebody listens");
        page.must(400, "was not granted");
        let ended = program.end().await;
        ended.must(1, "error: the person did not let this client in");
        self.is_signed_out();
    }

    async fn of_another_sign_in(&self) {
        let (other, callback) = self.opened(&[]).await;
        drop(other);
        let (mut program, ours) = self.opened(&[]).await;
        let (theirs, query) = callback.split_once('?').expect("a code comes back");
        let (address, _) = ours.split_once('?').expect("a code comes back");
        assert_ne!(theirs, address, "each listens on its own port");
        let page = Page::open(&format!("{address}?{query}")).await;
        page.expect("somebody listens")
            .must(400, "This is another sign-in");
        program.line_with("came back from another sign-in").await;
        let page = Page::open(&ours).await.expect("somebody listens");
        page.must(200, "You are signed in");
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
    }

    async fn asked_twice(&self) {
        let (program, callback) = self.opened(&[]).await;
        let pages = tokio::join!(Page::open(&callback), Page::open(&callback));
        let pages: Vec<_> = [pages.0, pages.1].into_iter().flatten().collect();
        assert!(!pages.is_empty(), "one of them is answered");
        for page in pages {
            page.must(200, "You are signed in");
        }
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
    }

    async fn pasted(&self) {
        let (mut program, callback) = self.opened(&[]).await;
        program
            .paste("https://app.example/callback?code=1&state=2")
            .await;
        program.line_with("Paste the whole of it").await;
        program.paste(&format!("  {callback}  ")).await;
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
        // Nobody on this machine can listen there, so it is the only way.
        let (mut program, callback) = self
            .opened(&["--redirect-uri", "https://app.example/callback"])
            .await;
        assert!(
            callback.starts_with("https://app.example/callback?"),
            "{callback}"
        );
        program.paste(&callback).await;
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
    }

    async fn nobody_comes(&self) {
        let (program, callback) = self.opened(&["--timeout", "200ms"]).await;
        let ended = program.end().await;
        ended.must(1, "nobody came back from the page of");
        assert!(Page::open(&callback).await.is_none(), "the port is closed");
        self.is_signed_out();
    }

    async fn port_in_use(&self) {
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = taken.local_addr().expect("it is bound").port();
        let redirect_uri = format!("http://127.0.0.1:{port}/back");
        let words = ["--no-browser", "--redirect-uri", &redirect_uri];
        let ended = self.start(&words).end().await;
        ended.must(
            1,
            &format!("the port {port} of the `redirect_uri` is in use"),
        );
        drop(taken);
        let (program, callback) = self.opened(&words[1..]).await;
        assert!(
            callback.starts_with(&format!("{redirect_uri}?")),
            "{callback}"
        );
        let page = Page::open(&callback).await.expect("somebody listens");
        page.must(200, "You are signed in");
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
    }

    #[cfg(unix)]
    async fn interrupted(&self) {
        let (program, callback) = self.opened(&[]).await;
        program.interrupt().await;
        program.end().await.must(1, "cancelled");
        assert!(Page::open(&callback).await.is_none(), "the port is closed");
        self.is_signed_out();
    }

    /// The browser that the system names is opened, and it is nobody's terminal.
    #[cfg(unix)]
    async fn in_a_browser(&self) {
        use std::{fs, os::unix::fs::PermissionsExt as _};

        let folder = TempDir::new().expect("there is room");
        let (browser, opened) = (folder.path().join("browser"), folder.path().join("opened"));
        let script = format!(
            "#!/bin/sh\nprintf %s \"$1\" >{0}.new && mv {0}.new {0}\n",
            opened.display()
        );
        fs::write(&browser, script).expect("there is room");
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o700)).expect("it is ours");
        let store = self.store().display().to_string();
        let mut variables = self.variables.clone();
        variables.push(("BROWSER".to_owned(), browser.display().to_string()));
        let words = [self.scheme.id, "--store", &store];
        let mut program = Program::start(self.test, &variables, &words);
        let told = program.line_with("in the browser that has opened").await;
        assert!(told.contains(self.title), "{told}");
        let url = program.url().await;
        let mut shown = String::new();
        for _ in 0..600 {
            shown = fs::read_to_string(&opened).unwrap_or_default();
            if !shown.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(shown, url, "the browser is given the address");
        let page = Page::open(&url).await.expect("the page is there");
        let page = Page::open(&page.location).await.expect("somebody listens");
        page.must(200, "You are signed in");
        program.end().await.must(0, "Signed in");
        self.sign_out().await;
    }
}
