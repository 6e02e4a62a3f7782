//! The warm path: a credential that is ready costs no allocation, whatever its length.

use super::rig::{KEY, Rig, TOKEN};
use crate::engine::PlacedValue;

async fn allocations(rig: &Rig) -> u64 {
    rig.token().await;
    let counted = allocation_counter::measure(|| {
        let ready = rig.engine.warm().expect("it is fresh");
        for placed in &ready.placed {
            if let PlacedValue::Header(name, value) = &placed.value {
                std::hint::black_box((name.clone(), value.clone()));
            }
        }
    });
    counted.count_total
}

#[tokio::test]
async fn a_ready_token_is_sent_without_an_allocation() {
    assert_eq!(allocations(&Rig::new(&TOKEN)).await, 0);
}

#[tokio::test]
async fn a_ready_key_is_sent_without_an_allocation() {
    assert_eq!(allocations(&Rig::new(&KEY)).await, 0);
}
