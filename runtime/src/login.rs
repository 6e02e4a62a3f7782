//! Signing in as a person does it: the browser of this machine opens, the person lets the program
//! in, and the browser comes back to a loopback address on which the program listens (RFC 8252
//! section 7.3). Where no browser can come back, the person pastes the address. Or the person
//! enters a code that the terminal shows on another device (RFC 8628).
//!
//! It stands on the two calls that every client has, [`SignIn`] or
//! [`DeviceAuthorization`](crate::DeviceAuthorization) in between, and adds what is around them in
//! a program that a person has started: nothing here knows a token.

mod address;
mod browser;
mod connection;
mod device;
mod listener;
mod page;
mod paste;
mod screen;
mod terminal;

use std::{fmt, future::IntoFuture, time::Duration};

use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot},
    time::{Instant, timeout, timeout_at},
};

use self::{address::Address, listener::Listener, page::Page, terminal::Terminal};
use crate::{Call, Error, ErrorKind, Result, SignIn, client::Client, exchange};

/// How long a person may take on a page unless it is said.
const TIMEOUT: Duration = Duration::from_secs(5 * 60);

/// How long the last page may take to reach the browser.
const GOODBYE: Duration = Duration::from_secs(2);

/// Where the browser comes back to unless it is said: a port is chosen.
const REDIRECT_URI: &str = "http://127.0.0.1/callback";

/// A sign-in through the browser of this machine, or with a code that is entered on another device,
/// as the scheme of the client has it; it begins when it is awaited.
///
/// ```no_run
/// # async fn example(client: keywright::generated::v1::Client) -> keywright::Result<()> {
/// let signed_in = client.interactive_sign_in().in_terminal().await?;
/// println!("signed in as {}", signed_in.account().unwrap_or("somebody"));
/// # Ok(())
/// # }
/// ```
///
/// It listens on a loopback address, opens the page of the provider, takes the one callback that
/// belongs to this sign-in, exchanges its code and shows a page that says how it ended. Whatever
/// else comes to the address is refused and changes nothing. When it ends, and when its future is
/// dropped, nothing listens any more.
///
/// A device code is shown [in the terminal](Self::in_terminal), with the address of the page and a
/// QR code of it, and with the time that is left; then the provider is asked, as often as it allows,
/// whether the person has agreed.
///
/// # Errors
///
/// * [`Input`](ErrorKind::Input): the port of the `redirect_uri` is in use; there is no browser, and
///   no terminal to paste an address into or to show a code in; the callback is not as it should be.
/// * [`SignIn`](ErrorKind::SignIn): the person did not let the program in, the code was refused, or
///   a device code has ended.
/// * [`Timeout`](ErrorKind::Timeout): nobody came back, or agreed, in time.
/// * Those of every exchange with the provider.
#[must_use = "nobody signs in until it is awaited"]
pub struct InteractiveSignIn {
    client: Client,
    redirect_uri: String,
    timeout: Option<Duration>,
    open: Open,
    in_terminal: bool,
}

/// What opens an address.
type Opener = Box<dyn FnOnce(&str) -> Result<()> + Send>;

/// How the page is opened.
enum Open {
    Browser,
    With(Opener),
    Nothing,
}

/// That somebody has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedIn {
    account: Option<String>,
}

impl SignedIn {
    /// The name of the account, where the spec marks a call that tells it and the call succeeded.
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
}

impl Client {
    /// Signs a person in through the browser of this machine, or with a device code.
    pub fn interactive_sign_in(&self) -> InteractiveSignIn {
        InteractiveSignIn {
            client: self.clone(),
            redirect_uri: REDIRECT_URI.to_owned(),
            timeout: None,
            open: Open::Browser,
            in_terminal: false,
        }
    }
}

impl InteractiveSignIn {
    /// Where the browser comes back to, if the provider wants to know it as a whole; unless it is
    /// set, `http://127.0.0.1:PORT/callback` with a port that is free.
    ///
    /// `http` on `127.0.0.1`, `[::1]` or `localhost` is listened on; without a port, one is chosen.
    /// Nobody here can listen on any other address, so the person pastes it: that needs
    /// [`in_terminal`](Self::in_terminal).
    pub fn redirect_uri(mut self, redirect_uri: impl Into<String>) -> Self {
        self.redirect_uri = redirect_uri.into();
        self
    }

    /// How long the person may take; unless it is set, five minutes on a page, and as long as the
    /// code lives on another device.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Opens the page with this instead of the browser that the system names.
    pub fn open_with(mut self, open: impl FnOnce(&str) -> Result<()> + Send + 'static) -> Self {
        self.open = Open::With(Box::new(open));
        self
    }

    /// Opens no browser: the person opens the address that the terminal shows, here or elsewhere.
    pub fn without_browser(mut self) -> Self {
        self.open = Open::Nothing;
        self
    }

    /// Tells the person what to do on standard error, and takes the address that the browser came
    /// back to from standard input, whichever comes first. Standard input is read where it is a
    /// terminal, and where no browser was opened.
    ///
    /// A device code is shown there, with a QR code and the time that is left where standard error
    /// is a terminal that may have colours; otherwise in plain lines.
    pub fn in_terminal(mut self) -> Self {
        self.in_terminal = true;
        self
    }

    async fn run(self) -> Result<SignedIn> {
        if Handle::try_current().is_err() {
            return Err(Error::input(
                "an interactive sign-in needs a tokio runtime; await it inside one",
            ));
        }
        if self.client.device().is_ok() {
            return device::run(&self.client, self.timeout, self.in_terminal).await;
        }
        self.on_page().await
    }

    async fn on_page(self) -> Result<SignedIn> {
        let patience = self.timeout.unwrap_or(TIMEOUT);
        let deadline = Instant::now() + patience;
        let (send, mut arrivals) = mpsc::channel(16);
        let listener = match Address::read(&self.redirect_uri) {
            Some(address) => Some(Listener::bind(&address, send.clone()).await?),
            None if self.in_terminal => None,
            None => {
                return Err(Error::input(
                    "nobody here can listen on this `redirect_uri`; take a loopback address such \
                     as http://127.0.0.1:8400/callback, or a terminal, in which it is pasted",
                ));
            }
        };
        let redirect_uri = listener.as_ref().map(Listener::redirect_uri);
        let begun = self
            .client
            .request_sign_in(redirect_uri.unwrap_or(&self.redirect_uri))
            .await?;
        let opened = match self.open {
            Open::Browser => browser::open(begun.url()).await,
            Open::With(open) => open(begun.url()),
            Open::Nothing => Err(Error::input(
                "without a browser, somebody has to be told the address; sign in with `in_terminal`",
            )),
        };
        let title = self.client.provider().title;
        let terminal = Terminal::new(title, opened.is_ok(), listener.is_some());
        let reading = match opened {
            _ if self.in_terminal => {
                terminal.tell(&begun);
                terminal.read(send)
            }
            Ok(()) => None,
            Err(error) => return Err(error),
        };
        let (holder, page) = self.client.page()?;
        let asked = holder.scheme().asking(page);
        let belongs = |it: &Arrival| exchange::belongs(page, asked, &begun, &it.text);
        let mut others = 0;
        let ours = loop {
            let it = match timeout_at(deadline, arrivals.recv()).await {
                Ok(Some(it)) => it,
                Ok(None) => {
                    return Err(Error::input(
                        "standard input has ended, and no address was pasted into it",
                    ));
                }
                Err(_) => return Err(late(title, patience, others)),
            };
            if belongs(&it) {
                break it;
            }
            // Whatever comes by itself is told once, and every line of a person.
            if self.in_terminal && (others == 0 || it.reply.is_none()) {
                Terminal::tell_of_other(it.reply.is_some());
            }
            others += 1;
            it.answer(Page::other(title));
        };
        drop(reading);
        let outcome = end(&self.client, begun.clone(), &ours.text).await;
        ours.answer(Page::of(title, &outcome));
        // A browser may ask twice, and shows the last answer.
        while let Ok(it) = arrivals.try_recv() {
            let page = if belongs(&it) {
                Page::of(title, &outcome)
            } else {
                Page::other(title)
            };
            it.answer(page);
        }
        if let Some(listener) = listener {
            // It has ended, whether or not anybody sees the page.
            let _ = timeout(GOODBYE, listener.end()).await;
        }
        outcome
    }
}

/// An address that somebody came back with: from a browser that waits for a page, or pasted.
struct Arrival {
    text: String,
    reply: Option<oneshot::Sender<Page>>,
}

impl Arrival {
    fn answer(self, page: Page) {
        if let Some(reply) = self.reply {
            // A browser that has gone needs none.
            let _ = reply.send(page);
        }
    }
}

async fn end(client: &Client, begun: SignIn, callback: &str) -> Result<SignedIn> {
    client.sign_in(begun, callback).await?;
    Ok(signed_in(client).await)
}

async fn signed_in(client: &Client) -> SignedIn {
    // Who it is, is good to know and no part of the sign-in.
    let account = client.account().await.unwrap_or_default();
    SignedIn { account }
}

fn late(title: &str, timeout: Duration, others: usize) -> Error {
    let length = screen::spoken(timeout);
    let others = match others {
        0 => "",
        _ => "; what came belonged to another sign-in",
    };
    Error::new(
        ErrorKind::Timeout,
        format!("nobody came back from the page of {title} within {length}{others}"),
    )
}

impl IntoFuture for InteractiveSignIn {
    type Output = Result<SignedIn>;
    type IntoFuture = Call<SignedIn>;

    fn into_future(self) -> Call<SignedIn> {
        Call::new(self.run())
    }
}

impl fmt::Debug for InteractiveSignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InteractiveSignIn")
            .field("client", &self.client)
            .field("redirect_uri", &self.redirect_uri)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
