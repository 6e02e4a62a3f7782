//! A person lets the client in from another device (RFC 8628): the server gives a code, its pages
//! take it, and meanwhile the client asks at the pace that it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use keywright::testing::ManualClock;
use keywright::{BoxFuture, Clock, DeviceAuthorization, Environment, Error, ErrorKind, Sleep};
use keywright_certified::{Client, Device};

use crate::browser::enters;
use crate::issuer::{Issuer, Setup};
use crate::person::Person;

/// A minute passes in six seconds, for pauses that a sign-in makes; what is longer is a limit of a
/// request, and what is shorter a turn of a lock.
const FASTER: u32 = 10;
const PAUSES: std::ops::RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(20);

/// The pauses that were made, in seconds.
#[derive(Clone, Default)]
struct Pauses(Arc<Mutex<Vec<u64>>>);

impl Pauses {
    fn made(&self) -> Vec<u64> {
        self.0.lock().expect("nobody panicked with it").clone()
    }

    /// An environment whose sign-ins wait in short.
    fn environment(&self) -> Environment {
        Environment {
            sleep: Arc::new(self.clone()),
            ..Environment::tokio()
        }
    }
}

impl Sleep for Pauses {
    fn sleep(&self, length: Duration) -> BoxFuture<'static, ()> {
        let is_pause = PAUSES.contains(&length);
        if is_pause {
            let mut made = self.0.lock().expect("nobody panicked with it");
            made.push(length.as_secs());
        }
        let length = if is_pause { length / FASTER } else { length };
        Box::pin(tokio::time::sleep(length))
    }
}

/// A client whose waits are short, and the pauses that it makes.
fn client(issuer: &Issuer) -> (Client<Device>, Pauses) {
    let pauses = Pauses::default();
    let builder = issuer.builder(Device::new("native"));
    let client = builder.environment(pauses.environment()).build();
    (client.expect("it can be built"), pauses)
}

async fn begins(client: &Client<Device>) -> DeviceAuthorization {
    client
        .authorize_device()
        .await
        .expect("the server gives a code")
}

/// Waits until the server has answered so many questions for the token.
async fn is_asked(issuer: &Issuer, times: usize) {
    for _ in 0..200 {
        if issuer.seen("/token").len() >= times {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{times} questions, and not {:?}", issuer.seen("/token"));
}

/// What the server answered the questions for the token, in order.
async fn errors(issuer: &Issuer) -> Vec<String> {
    // It tells a line a moment after its answer.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let error = |it: &serde_json::Value| it["error"].as_str().unwrap_or_default().to_owned();
    issuer.seen("/token").iter().map(error).collect()
}

/// Nobody is signed in by what failed.
async fn is_out(client: &Client<Device>) {
    let error = client.get_me().await.expect_err("nobody is signed in");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
}

#[tokio::test]
async fn it_is_asked_until_the_person_has_agreed() {
    let issuer = Issuer::start(&Setup::default());
    let (client, pauses) = client(&issuer);
    let begun = begins(&client).await;
    assert_eq!(begun.interval(), Duration::from_secs(5), "it names none");
    let page = begun
        .verification_uri()
        .expect("it names its page")
        .to_owned();
    let code = begun.user_code().to_owned();
    let person = async {
        is_asked(&issuer, 2).await;
        Person::new("alice").enters(&page, &code, true).await
    };
    let (outcome, shown) = tokio::join!(client.sign_in_on_device(begun), person);
    outcome.expect("she is let in");
    assert!(shown.contains("Sign-in Success"), "{shown}");
    let errors = errors(&issuer).await;
    let (last, before) = errors.split_last().expect("it was asked");
    assert!(
        before.len() >= 2 && before.iter().all(|it| it == "authorization_pending"),
        "{errors:?}"
    );
    assert_eq!(last, "");
    assert!(
        pauses.made().iter().all(|it| *it == 5),
        "{:?}",
        pauses.made()
    );
    assert_eq!(client.get_me().await.expect("she is in").sub, "alice");
    client.close().await.expect("it is revoked");
}

#[tokio::test]
async fn the_address_with_the_code_in_it_needs_no_typing() {
    let issuer = Issuer::shared();
    let (client, _) = client(issuer);
    let begun = begins(&client).await;
    let page = begun.verification_uri_complete().expect("it names one");
    let shown = Person::new("bob").enters(page, "", true).await;
    assert!(shown.contains("Sign-in Success"), "{shown}");
    client.sign_in_on_device(begun).await.expect("he is let in");
    assert_eq!(client.get_me().await.expect("he is in").sub, "bob");
}

#[tokio::test]
async fn browser_shows_the_pages_of_a_code() {
    let issuer = Issuer::shared();
    let (client, _) = client(issuer);
    let begun = begins(&client).await;
    let page = begun.verification_uri().expect("it names its page");
    let shown = enters(page, begun.user_code(), "carol");
    assert_eq!(shown, "Sign-in Success");
    client
        .sign_in_on_device(begun)
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "carol");
}

#[tokio::test]
async fn who_is_told_to_slow_down_asks_less_often_from_then_on() {
    let issuer = Issuer::start(&Setup::default().slowing(2));
    let (client, pauses) = client(&issuer);
    let begun = begins(&client).await;
    let page = begun
        .verification_uri_complete()
        .expect("it names one")
        .to_owned();
    let person = async {
        is_asked(&issuer, 3).await;
        Person::new("dave").enters(&page, "", true).await
    };
    let (outcome, _) = tokio::join!(client.sign_in_on_device(begun), person);
    outcome.expect("he is let in");
    let errors = errors(&issuer).await;
    let first = ["slow_down", "slow_down", "authorization_pending"];
    assert_eq!(errors[..3], first, "{errors:?}");
    let made = pauses.made();
    assert_eq!(made[..3], [5, 10, 15], "{made:?}");
    assert!(made[3..].iter().all(|it| *it == 15), "{made:?}");
}

#[tokio::test]
async fn a_person_who_aborts_is_told_as_that() {
    let issuer = Issuer::start(&Setup::default());
    let (client, _) = client(&issuer);
    let begun = begins(&client).await;
    let page = begun.verification_uri().expect("it names its page");
    let shown = Person::new("erin")
        .enters(page, begun.user_code(), false)
        .await;
    assert!(shown.contains("was interrupted"), "{shown}");
    let error = client
        .sign_in_on_device(begun)
        .await
        .expect_err("she said no");
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::SignIn, Some("access_denied")),
        "{error}"
    );
    assert!(
        error.to_string().contains("begin another sign-in"),
        "{error}"
    );
    assert_eq!(errors(&issuer).await, ["access_denied"], "it asks no more");
    is_out(&client).await;
}

#[tokio::test]
async fn a_code_that_nobody_enters_ends() {
    let issuer = Issuer::start(&Setup::default().with_device_codes_of(2));
    let client = issuer.client(Device::new("native"));
    let begun = begins(&client).await;
    assert_eq!(begun.expires_in(), Duration::from_secs(2));
    let (page, code) = (
        begun.verification_uri().expect("a page").to_owned(),
        begun.user_code().to_owned(),
    );
    let error = client
        .sign_in_on_device(begun)
        .await
        .expect_err("nobody came");
    assert_eq!(error.kind(), ErrorKind::SignIn, "{error}");
    assert!(error.to_string().contains("the code has ended"), "{error}");
    assert!(
        errors(&issuer).await.is_empty(),
        "it ended before the first question"
    );
    is_out(&client).await;
    // Whoever comes too late is told on the page.
    let shown = Person::new("frank").types(&page, &code).await;
    assert!(shown.contains("incorrect"), "{shown}");
}

/// Where the client's clock lags behind, the server says it.
#[tokio::test]
async fn a_code_that_the_server_has_forgotten_ends_the_wait() {
    let issuer = Issuer::start(&Setup::default().with_device_codes_of(1));
    let pauses = Pauses::default();
    let clock: Arc<dyn Clock> = Arc::new(ManualClock::default());
    let environment = Environment {
        clock,
        ..pauses.environment()
    };
    let builder = issuer.builder(Device::new("native"));
    let client = builder.environment(environment).build();
    let client = client.expect("it can be built");
    let begun = begins(&client).await;
    let error = client
        .sign_in_on_device(begun)
        .await
        .expect_err("nobody came");
    let errors = errors(&issuer).await;
    let last = errors.last().map_or("", String::as_str);
    assert!(
        ["expired_token", "invalid_grant"].contains(&last),
        "{errors:?}"
    );
    assert_eq!(
        (error.kind(), error.code()),
        (ErrorKind::SignIn, Some(last)),
        "{error}"
    );
    is_out(&client).await;
}

#[tokio::test]
async fn a_wait_that_is_dropped_asks_no_more_and_can_begin_again() {
    let issuer = Issuer::start(&Setup::default());
    let (client, _) = client(&issuer);
    let begun = begins(&client).await;
    tokio::select! {
        outcome = client.sign_in_on_device(begun.clone()) => panic!("nobody agreed: {outcome:?}"),
        () = is_asked(&issuer, 1) => {}
    }
    let asked = errors(&issuer).await.len();
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(
        errors(&issuer).await.len(),
        asked,
        "four pauses, and no question"
    );
    is_out(&client).await;
    let page = begun
        .verification_uri_complete()
        .expect("it names one")
        .to_owned();
    Person::new("grace").enters(&page, "", true).await;
    client
        .sign_in_on_device(begun.clone())
        .await
        .expect("she is let in");
    assert_eq!(client.get_me().await.expect("she is in").sub, "grace");
    // The code is spent.
    let error: Error = client
        .sign_in_on_device(begun)
        .await
        .expect_err("it is spent");
    assert_eq!(error.code(), Some("invalid_grant"), "{error}");
}
