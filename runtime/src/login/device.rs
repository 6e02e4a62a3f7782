//! Signing in with a device code (RFC 8628): the terminal shows the code and the page on which it
//! is entered, and how long it lives still, until the person has agreed or refused.

use std::{pin::pin, time::Duration};

use tokio::time::{Instant, timeout_at};

use super::{
    SignedIn,
    screen::{Screen, spoken},
    signed_in,
};
use crate::{Error, ErrorKind, Result, client::Client};

/// How often the time that is left is told anew.
const TICK: Duration = Duration::from_secs(1);

/// Shows a code, and waits for the person.
pub(super) async fn run(
    client: &Client,
    patience: Option<Duration>,
    in_terminal: bool,
) -> Result<SignedIn> {
    if !in_terminal {
        return Err(Error::input(
            "somebody has to be shown the device code; sign in with `in_terminal`, or show it \
             yourself between the two calls of the client that begin and end a sign-in",
        ));
    }
    let title = client.provider().title;
    let begun = client.begin_on_device().await?;
    let screen = Screen::new();
    screen.tell(title, &begun);
    let deadline = patience.map(|it| (Instant::now() + it, it));
    let mut wait = pin!(client.sign_in_on_device(begun.clone()));
    let waiting = screen.waiting();
    loop {
        waiting.tell(client.left(&begun)?);
        let next = Instant::now() + TICK;
        let until = deadline.map_or(next, |(deadline, _)| next.min(deadline));
        if let Ok(outcome) = timeout_at(until, &mut wait).await {
            drop(waiting);
            outcome?;
            return Ok(signed_in(client).await);
        }
        if let Some((deadline, patience)) = deadline
            && Instant::now() >= deadline
        {
            return Err(late(title, patience));
        }
    }
}

fn late(title: &str, patience: Duration) -> Error {
    let length = spoken(patience);
    Error::new(
        ErrorKind::Timeout,
        format!("nobody entered the code for {title} and agreed within {length}"),
    )
}
