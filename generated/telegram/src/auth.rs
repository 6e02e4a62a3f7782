// Generated from specs/telegram.yaml by `cargo xtask generate`. Do not edit.

//! The ways in which Telegram Bot API lets a caller prove who it is: one type per scheme.

use keywright::{Result, Secret};

use crate::{accepts, kw, table};

/// A way to authenticate with Telegram Bot API. Sealed: the schemes of the spec and no others.
pub trait Auth: kw::Auth + sealed::Sealed {}

mod sealed {
    pub trait Sealed {}
}

/// No credential: for the endpoints that take none.
#[derive(Clone, Copy, Debug)]
pub struct NoAuth;

/// A scheme that is chosen at run time. An endpoint that does not accept it is refused before
/// anything is sent.
#[derive(Clone, Debug)]
pub struct AnyAuth(kw::Credential);

impl AnyAuth {
    /// Wraps a scheme.
    pub fn new(auth: impl Auth) -> Self {
        Self(kw::Auth::into_credential(auth))
    }

    /// Reads a scheme's inputs from the environment, by the scheme's id in the spec:
    /// `bot`.
    pub fn from_env(scheme: &str) -> Result<Self> {
        kw::Credential::from_env(&table::PROVIDER, scheme).map(Self)
    }
}

/// Bot token.
///
/// The token of one bot, made by @BotFather. It stands in the path of every call.
///
/// - The caller holds it: nothing is requested before the first call.
/// - Expires: none that the client knows of.
/// - Every call goes below `/bot{token}` on the host `base`.
///
/// The token is part of every address, so an address belongs into no log.
///
/// A token ends only when @BotFather makes another; `logOut` and `close` do not end it.
///
/// ```no_run
/// # async fn example() -> keywright_telegram::Result<()> {
/// use keywright_telegram::{Bot, Client};
///
/// let client = Client::new(Bot::new("123456:A…"))?;
/// let me = client.get_me().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Bot(kw::Values);

impl Bot {
    /// With all that it needs.
    ///
    /// - `token`: The bot's token: its id, a colon and a secret part.
    pub fn new(token: impl Into<Secret>) -> Self {
        Self(kw::Values::new().with("token", token.into()))
    }

    /// Reads `TELEGRAM_BOT_TOKEN`.
    pub fn from_env() -> Result<Self> {
        kw::Values::from_env(table::BOT.inputs).map(Self)
    }
}

impl kw::Auth for NoAuth {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::none()
    }
}

impl kw::Auth for AnyAuth {
    fn into_credential(self) -> kw::Credential {
        self.0
    }
}

impl kw::Auth for Bot {
    fn into_credential(self) -> kw::Credential {
        kw::Credential::new(&table::BOT, self.0)
    }
}

impl sealed::Sealed for NoAuth {}
impl sealed::Sealed for AnyAuth {}
impl sealed::Sealed for Bot {}

impl Auth for NoAuth {}
impl Auth for AnyAuth {}
impl Auth for Bot {}

impl accepts::Any for AnyAuth {}
impl accepts::Any for Bot {}
