//! Tokens that come with another one's, in any order and at any time.

use std::sync::Arc;

use http::Method;

use super::rig::{BEARER, EXPIRES_IN, KEEP, REFRESH, Rig, STEP_IN, sent, until};
use super::stubborn::Stubborn;
use crate::{
    Error, ErrorKind, Result, SignIn, Value, Values,
    engine::Engine,
    exchange::Callback,
    table::{Endpoint, Expiry, Field, Part, Place, Rotation, Scheme, Shape, Step},
};

static LISTED: Endpoint = Endpoint::new("remake", Method::POST, &[Part::Text("/remake")])
    .accepts(&["bot", "signed"])
    .fields(&[Field::new("refresh_token", Place::Body, &Shape::Secret)]);
static PAGE: Endpoint = Endpoint::new("authorize", Method::GET, &[]).browser();

/// Its login brings the tokens of two others.
pub(super) static BOT: Scheme = Scheme::new("bot", "Bot")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .refresh(&Step::new(&REFRESH).keep(KEEP))
    .rotation(Rotation::SingleUse)
    .yields(&[&USER, &PLAIN]);
/// Refreshed by itself, with its parent's credential.
pub(super) static USER: Scheme = Scheme::new("user", "User")
    .parents(&["bot", "signed"])
    .yielded()
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(&[Expiry::After(600)])
    .refresh(&Step::new(&LISTED).keep(KEEP))
    .rotation(Rotation::SingleUse);
/// Comes with its parent's login and in no other way.
static PLAIN: Scheme = Scheme::new("plain", "Plain")
    .parents(&["bot"])
    .yielded()
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(&[Expiry::After(600)]);
/// The same after a page.
static SIGNED: Scheme = Scheme::new("signed", "Signed")
    .sign_in(&Step::new(&PAGE))
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .yields(&[&USER]);

fn child(rig: &Rig, scheme: &'static Scheme) -> Arc<Engine> {
    rig.other(scheme, Values::new(), Some(&rig.engine))
}

async fn token(engine: &Arc<Engine>) -> String {
    sent(&engine.ready().await.expect("a token"))
}

async fn sign_in(engine: &Arc<Engine>) -> Result<()> {
    let begun = SignIn::resume("s", "v", "https://app.example/cb");
    let callback = Callback {
        kept: Values::new(),
        body: Value::from(Values::new()).into(),
    };
    engine.sign_in_on_page(begun, callback).await
}

#[tokio::test]
async fn a_parent_that_was_first_has_brought_it() {
    let rig = Rig::new(&BOT);
    rig.token().await;
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-1");
    assert_eq!(token(&child(&rig, &PLAIN)).await, "Bearer along-1");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn a_child_that_is_first_makes_its_parent_log_in() {
    let rig = Rig::new(&BOT);
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-1");
    assert_eq!(rig.token().await, "Bearer token-1");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn a_restart_finds_both() {
    let rig = Rig::new(&BOT);
    token(&child(&rig, &USER)).await;
    let parent = rig.sibling();
    let restarted = rig.other(&USER, Values::new(), Some(&parent));
    assert_eq!(token(&restarted).await, "Bearer along-1");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn a_child_that_ends_alone_refreshes_itself() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &USER);
    token(&child).await;
    for life in 2..5 {
        rig.advance(600);
        assert_eq!(token(&child).await, format!("Bearer token-{life}"));
    }
    assert_eq!(rig.fake.calls(), ["log_in", "remake", "remake", "remake"]);
    assert_eq!(rig.fake.carried()[1], "Bearer token-1");
    assert_eq!(rig.fake.reused(), 0);
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_child_without_a_refresh_makes_its_parent_log_in_again() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &PLAIN);
    token(&child).await;
    rig.advance(600);
    assert_eq!(token(&child).await, "Bearer along-2");
    assert_eq!(
        rig.token().await,
        "Bearer token-2",
        "the parent's is new, too"
    );
    assert_eq!(rig.fake.calls(), ["log_in", "log_in"]);
    let held = child.ready().await.expect("a token").generation;
    let newer = child.newer(held).await.expect("newer");
    assert_eq!(sent(&newer), "Bearer along-3");
}

#[tokio::test]
async fn a_dead_refresh_token_leads_to_another_login() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &USER);
    token(&child).await;
    rig.advance(600);
    rig.fake.refuse(
        "remake",
        [Error::new(ErrorKind::SignIn, "dead").with_status(400)],
    );
    assert_eq!(token(&child).await, "Bearer along-2");
    assert_eq!(rig.fake.calls(), ["log_in", "remake", "log_in"]);
    rig.advance(600);
    assert_eq!(token(&child).await, "Bearer token-3");
    assert_eq!(rig.fake.reused(), 0);
}

#[tokio::test]
async fn a_refresh_that_fails_for_a_while_needs_no_login() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &USER);
    token(&child).await;
    rig.advance(600);
    rig.fake
        .refuse("remake", [Error::new(ErrorKind::Unavailable, "later")]);
    let error = child.ready().await.expect_err("not now");
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    rig.advance(1);
    assert_eq!(token(&child).await, "Bearer token-2");
    assert_eq!(rig.fake.calls(), ["log_in", "remake", "remake"]);
}

#[tokio::test]
async fn many_children_cause_one_login() {
    let rig = Rig::new(&BOT);
    rig.token().await;
    let children: Vec<_> = (0..5).map(|_| child(&rig, &PLAIN)).collect();
    for child in &children {
        token(child).await;
    }
    rig.advance(600);
    let callers = children
        .iter()
        .flat_map(|it| std::iter::repeat_n(it.clone(), 20))
        .map(|it| tokio::spawn(async move { it.ready().await }));
    for caller in callers.collect::<Vec<_>>() {
        let ready = caller.await.expect("no panic").expect("a token");
        assert_eq!(sent(&ready), "Bearer along-2");
    }
    assert_eq!(rig.fake.calls(), ["log_in", "log_in"]);
}

#[tokio::test]
async fn a_login_that_brings_nothing_says_so_and_is_no_storm() {
    let rig = Rig::new(&BOT);
    rig.fake.stops_yielding();
    rig.token().await;
    let child = child(&rig, &PLAIN);
    for _ in 0..10 {
        let error = child.ready().await.expect_err("nothing came");
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(
            error.to_string(),
            "the login of `bot` brought nothing for `plain`"
        );
    }
    assert_eq!(
        rig.fake.calls(),
        ["log_in", "log_in"],
        "one more, and a pause"
    );
    assert_eq!(rig.token().await, "Bearer token-2");
}

#[tokio::test]
async fn another_login_that_fails_harms_nobody_but_the_child() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &PLAIN);
    token(&child).await;
    rig.advance(600);
    for kind in [ErrorKind::Unavailable, ErrorKind::Unauthorized] {
        rig.fake.fail_with(kind);
        let error = child.ready().await.expect_err("it failed");
        assert!(error.to_string().starts_with("`bot`: "), "{error}");
        let calls = rig.fake.count();
        child.ready().await.expect_err("it pauses");
        assert_eq!(rig.fake.count(), calls);
        assert_eq!(rig.token().await, "Bearer token-1", "it is good still");
        rig.advance(60);
    }
    assert_eq!(token(&child).await, "Bearer along-2");
}

#[tokio::test]
async fn a_sign_in_brings_it_and_only_another_one_does_again() {
    let rig = Rig::new(&SIGNED);
    let child = child(&rig, &USER);
    let error = child.ready().await.expect_err("nobody");
    assert_eq!(
        error.to_string(),
        "`signed`: nobody has signed in yet; sign in on the page `authorize`"
    );
    sign_in(&rig.engine).await.expect("signed in");
    assert_eq!(
        token(&child).await,
        "Bearer along-1",
        "it waits for no pause"
    );
    rig.advance(600);
    assert_eq!(token(&child).await, "Bearer token-2");
    rig.advance(600);
    rig.fake.refuse(
        "remake",
        [Error::new(ErrorKind::SignIn, "dead").with_status(400)],
    );
    for _ in 0..3 {
        let error = child.ready().await.expect_err("it is dead");
        assert!(error.needs_sign_in());
        assert_eq!(
            error.to_string(),
            "`signed`: its login has brought nothing for `user`; sign in again on the page `authorize`"
        );
    }
    assert_eq!(rig.fake.calls(), ["log_in", "remake", "remake"]);
    sign_in(&rig.engine).await.expect("signed in");
    assert_eq!(token(&child).await, "Bearer along-3");
}

#[tokio::test]
async fn other_logins_do_not_share_what_comes_along() {
    let rig = Rig::new(&BOT);
    let grace = rig.sibling_of("grace");
    let mine = child(&rig, &USER);
    let hers = rig.other(&USER, Values::new(), Some(&grace));
    assert_eq!(token(&mine).await, "Bearer along-1");
    assert_eq!(token(&hers).await, "Bearer along-2");
    assert_ne!(mine.vault.key(), hers.vault.key());
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-1");
}

/// The child holds its lock and waits for its parent, who logs in and brings what the child needs.
#[tokio::test]
async fn a_child_that_waits_for_its_parent_is_in_nobodys_way() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &USER);
    token(&child).await;
    // Both have ended. The refresh of the parent fails, so it logs in anew.
    rig.advance(3_600);
    rig.fake
        .refuse("refresh", [Error::new(ErrorKind::SignIn, "dead")]);
    rig.fake.hold();
    let asking = child.clone();
    let caller = tokio::spawn(async move { asking.ready().await });
    rig.calls(2).await;
    rig.fake.release();
    rig.fake.let_through(10);
    let ready = caller.await.expect("no panic").expect("a token");
    assert_eq!(sent(&ready), "Bearer along-2");
    assert_eq!(rig.fake.calls(), ["log_in", "refresh", "log_in"]);
}

#[tokio::test]
async fn a_login_after_a_refresh_takes_its_place_in_the_store() {
    let rig = Rig::new(&BOT);
    let user = child(&rig, &USER);
    token(&user).await;
    rig.advance(600);
    rig.fake.hold();
    let asking = user.clone();
    let caller = tokio::spawn(async move { asking.ready().await });
    rig.calls(2).await;
    rig.advance(1);
    // It does not wait for the lock that the child holds.
    let parent = rig.engine.clone();
    let login = tokio::spawn(async move { parent.acquire_anew(1).await });
    rig.calls(3).await;
    assert_eq!(rig.fake.calls(), ["log_in", "remake", "log_in"]);
    rig.fake.let_through(2);
    login.await.expect("no panic").expect("it logged in");
    caller.await.expect("no panic").expect("a token");
    assert_eq!(token(&user).await, "Bearer token-2", "it is good still");
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-3");
    rig.fake.release();
    rig.advance(600);
    assert_eq!(token(&user).await, "Bearer token-4");
    assert_eq!(rig.fake.reused(), 0, "the newest chain goes on");
}

#[tokio::test]
async fn a_refresh_that_meets_what_a_login_brought_uses_that() {
    let rig = Rig::new(&BOT);
    let user = child(&rig, &USER);
    token(&user).await;
    rig.advance(600);
    rig.fake.hold();
    let parent = rig.engine.clone();
    let login = tokio::spawn(async move { parent.acquire_anew(1).await });
    rig.calls(2).await;
    let asking = user.clone();
    let caller = tokio::spawn(async move { asking.ready().await });
    rig.calls(3).await;
    assert_eq!(rig.fake.calls(), ["log_in", "log_in", "remake"]);
    rig.fake.let_through(1);
    login.await.expect("no panic").expect("it logged in");
    rig.fake.let_through(1);
    // The provider takes the old refresh token for spent, or not; here it does.
    let ready = caller.await.expect("no panic").expect("a token");
    assert_eq!(sent(&ready), "Bearer along-2");
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-2");
}

#[tokio::test]
async fn closing_a_child_leaves_its_parent_and_another_login_brings_it_back() {
    let rig = Rig::new(&BOT);
    let first = child(&rig, &USER);
    token(&first).await;
    first.close().await.expect("closed");
    assert_eq!(rig.token().await, "Bearer token-1");
    assert_eq!(token(&child(&rig, &USER)).await, "Bearer along-2");
    assert_eq!(rig.fake.calls(), ["log_in", "log_in"]);
}

#[tokio::test]
async fn a_parent_that_is_closed_brings_nothing_more() {
    let rig = Rig::new(&BOT);
    let child = child(&rig, &PLAIN);
    token(&child).await;
    rig.engine.close().await.expect("closed");
    assert_eq!(token(&child).await, "Bearer along-1");
    rig.advance(600);
    let error = child.ready().await.expect_err("there is no parent");
    assert_eq!(error.kind(), ErrorKind::Input);
    assert_eq!(rig.fake.calls(), ["log_in"]);
}

#[tokio::test]
async fn a_store_that_does_not_take_it_fails_no_login() {
    for (conflicts, tries) in [(false, 1), (true, 3)] {
        let store = Stubborn::new("plain", conflicts);
        let rig = Rig::with_store(&BOT, store.clone());
        assert_eq!(rig.token().await, "Bearer token-1");
        assert_eq!(store.tries(), tries);
        store.gives_in();
        assert_eq!(token(&child(&rig, &PLAIN)).await, "Bearer along-2");
        until(|| rig.fake.count() == 2).await;
    }
}
