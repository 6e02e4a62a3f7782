//! The engines that a program waits for before it ends.

use super::rig::{KEY, Rig};
use crate::engine::Family;

#[tokio::test]
async fn those_that_are_gone_take_no_room() {
    let (family, kept) = (Family::default(), Rig::new(&KEY));
    family.add(&kept.engine);
    for _ in 0..10_000 {
        family.add(&Rig::new(&KEY).engine);
    }
    let (remembered, used) = family.count();
    assert!(remembered <= 9, "{remembered}");
    assert_eq!(used, 1);
    family.rest().await;
}

#[tokio::test]
async fn those_that_are_in_use_stay() {
    let (family, rigs) = (Family::default(), [(); 100].map(|()| Rig::new(&KEY)));
    for it in &rigs {
        family.add(&it.engine);
        family.add(&Rig::new(&KEY).engine);
    }
    assert_eq!(family.count().1, rigs.len());
}
