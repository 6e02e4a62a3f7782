//! A parent or a child that is closed: what the other one can still do.

use super::{
    derived::{CHILD, child, failure, token},
    rig::{Rig, TOKEN},
};
use crate::ErrorKind;

#[tokio::test]
async fn closing_a_child_leaves_its_parent() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    token(&child).await;
    child.close().await.expect("it is revoked");
    assert_eq!(rig.fake.calls(), ["log_in", "make", "log_out"]);
    assert_eq!(rig.fake.carried()[2], "Bearer token-2", "by its own token");
    assert_eq!(failure(&child).await.kind(), ErrorKind::Input);
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_parent_that_is_closed_lends_nothing_more() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    token(&child).await;
    rig.engine.close().await.expect("closed");
    assert_eq!(token(&child).await, "Bearer token-2", "it is good still");
    rig.advance(3_600);
    let error = failure(&child).await;
    assert_eq!(
        error.to_string(),
        "`token`: this client was closed; build another one"
    );
    assert_eq!(rig.fake.calls(), ["log_in", "make"]);
}

#[tokio::test]
async fn a_child_that_is_closed_in_the_middle_revokes_what_it_brings() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    rig.fake.hold();
    let (asking, closing) = (child.clone(), child.clone());
    let caller = tokio::spawn(async move { asking.ready().await });
    rig.calls(1).await;
    let closer = tokio::spawn(async move { closing.close().await });
    rig.fake.let_through(3);
    assert!(
        caller.await.expect("no panic").is_err(),
        "it was closed meanwhile"
    );
    closer.await.expect("no panic").expect("closed");
    assert_eq!(rig.fake.calls(), ["log_in", "make", "log_out"]);
    assert_eq!(rig.token().await, "Bearer token-1");
}

#[tokio::test]
async fn a_parent_that_is_closed_in_the_middle_fails_its_child() {
    let rig = Rig::new(&TOKEN);
    let child = child(&rig, &CHILD);
    rig.fake.hold();
    let asking = child.clone();
    let caller = tokio::spawn(async move { asking.ready().await });
    rig.calls(1).await;
    let parent = rig.engine.clone();
    let closer = tokio::spawn(async move { parent.close().await });
    rig.waiting(2).await;
    rig.fake.let_through(1);
    let error = caller
        .await
        .expect("no panic")
        .expect_err("there is no parent");
    assert_eq!(error.kind(), ErrorKind::Input);
    closer.await.expect("no panic").expect("closed");
    assert_eq!(rig.fake.calls(), ["log_in"]);
}
