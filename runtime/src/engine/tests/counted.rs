//! What is counted: each thing once, and on the warm path nothing.

use super::rig::{Rig, TOKEN, sent};
use crate::Counters;

fn counted(rig: &Rig) -> Counters {
    rig.engine.telemetry().counters()
}

#[tokio::test]
async fn callers_who_need_not_wait_are_counted_apart() {
    let rig = Rig::new(&TOKEN);
    assert_eq!(counted(&rig), Counters::default());
    let first = sent(&rig.engine.ready().await.expect("a token"));
    let after_login = counted(&rig);
    assert_eq!((after_login.renewals, after_login.waits), (1, 1));

    for _ in 0..10 {
        rig.engine.ready().await.expect("it is ready");
    }
    assert_eq!(counted(&rig), after_login, "the warm path counts nothing");

    // It is due for each of the three, and only the first begins a renewal.
    rig.advance(3_500);
    for _ in 0..3 {
        assert_eq!(sent(&rig.engine.ready().await.expect("usable")), first);
    }
    let due = counted(&rig);
    assert_eq!((due.renewals, due.served_due, due.waits), (1, 3, 1));
    while counted(&rig).renewals == 1 {
        tokio::task::yield_now().await;
    }
    let renewed = rig.engine.ready().await.expect("the newer one");
    assert_ne!(sent(&renewed), first);
    assert_eq!((counted(&rig).renewals, counted(&rig).failures), (2, 0));
}
