//! Waits until a person has entered a device code and agreed (RFC 8628 section 3.4).
//!
//! The questions are asked by whoever waits, outside of any attempt: they take minutes, and nobody
//! else may have to wait for them. Only what they bring is an attempt of the life cycle. So a wait
//! that is dropped leaves nothing behind.

mod pace;

use std::sync::Arc;

use self::pace::{Heard, Pace};
use super::{
    Answer, Engine,
    acquire::{refused_code, refused_login},
    force::Brought,
    obtain::{meaning, merge},
};
use crate::{
    DeviceAuthorization, Error, ErrorKind, Now, Result, Values,
    exchange::refused_scopes,
    table::{Scheme, Step},
};

/// What came once the person had agreed.
pub(super) struct Granted {
    pub(super) begun: DeviceAuthorization,
    pub(super) sent: Now,
    pub(super) answer: Answer,
}

impl Engine {
    /// Asks for a code that a person enters on another device.
    pub(crate) async fn begin_on_device(&self, step: &'static Step) -> Result<DeviceAuthorization> {
        let none = Values::new();
        let values = self.obtain.values(&none);
        let bearer = self.obtain.acquiring(step, true, &values).await?;
        let answer = self.obtain.run(step, &values, bearer).await;
        let (sent, answer) =
            answer.map_err(|it| refused_scopes(refused_login(it), &self.obtain.asked()))?;
        DeviceAuthorization::read(sent, &answer.kept)
    }

    /// Waits until the person has agreed, and ends the sign-in.
    pub(crate) async fn sign_in_on_device(
        self: &Arc<Self>,
        begun: DeviceAuthorization,
    ) -> Result<()> {
        let (sent, answer) = self.agreed(&begun).await?;
        let granted = Granted {
            begun,
            sent,
            answer,
        };
        self.sign_in(Brought::Token(Box::new(granted))).await
    }

    /// Asks whether the person has agreed, at the pace that the provider wants, until it says yes
    /// or no or the code has ended.
    async fn agreed(&self, begun: &DeviceAuthorization) -> Result<(Now, Answer)> {
        let step = asking(self.obtain.scheme)?;
        let mut values = self.obtain.values(&begun.kept);
        merge(&mut values, &begun.made);
        let clock = &self.environment.clock;
        let mut pace = Pace::new(begun.interval());
        let mut pause = pace.pause(None);
        loop {
            let left = begun.ends.left(clock.monotonic());
            self.environment.sleep.sleep(pause.min(left)).await;
            if begun.ends.passed(clock.monotonic()) {
                return Err(ended(None));
            }
            self.refuse_closed()?;
            let bearer = self.obtain.acquiring(step, false, &values).await?;
            let error = match self.obtain.run(step, &values, bearer).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            match pace.hear(&error) {
                Heard::NotYet => pause = pace.pause(error.retry_after()),
                Heard::Denied => {
                    let message = "the person did not let this client in; begin another sign-in";
                    return Err(meaning(&error, ErrorKind::SignIn, message));
                }
                Heard::Ended => return Err(ended(Some(&error))),
                Heard::Refused => {
                    return Err(refused_scopes(refused_code(error), &self.obtain.asked()));
                }
            }
        }
    }
}

/// The step that asks whether the person has agreed: the first one behind the code.
fn asking(scheme: &'static Scheme) -> Result<&'static Step> {
    let nothing = || Error::input("the scheme has no step that fetches the token of a device code");
    scheme.acquire.first().ok_or_else(nothing)
}

/// The code has ended before anybody agreed.
fn ended(told: Option<&Error>) -> Error {
    let message = "the code has ended before anybody entered it and agreed; begin another sign-in";
    match told {
        Some(error) => meaning(error, ErrorKind::SignIn, message),
        None => Error::new(ErrorKind::SignIn, message),
    }
}
