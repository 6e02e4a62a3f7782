//! The warm path: a credential that is ready costs no allocation, whatever its length, and for a
//! tenant no more.

use http::Method;

use super::rig::{BEARER, EXPIRES_IN, KEY, LOG_IN, Rig, STEP_IN, TOKEN};
use crate::{
    engine::{Holder, PlacedValue},
    exchange::permit,
    table::{Endpoint, Keep, Part, Scheme, Source, Step, Tenant},
};

static SERVING: Scheme = Scheme::new("serving", "Serving")
    .send(BEARER)
    .acquire(STEP_IN)
    .expires(EXPIRES_IN)
    .tenant(&Tenant {
        step: Step::new(&LIST),
        list: &["tenants"],
        pick: Some("name"),
        keep: &[Keep {
            name: "tenant_id",
            source: Source::Body(&["id"]),
            optional: false,
        }],
    });
static LIST: Endpoint =
    Endpoint::new("list", Method::GET, &[Part::Text("/tenants")]).accepts(&["serving"]);

fn holder(rig: &Rig) -> Holder {
    Holder::new(rig.engine.clone())
}

async fn allocations(holder: Holder) -> u64 {
    holder.ready(Some(&LOG_IN)).await.expect("a token");
    holder.ready(None).await.expect("a token");
    let counted = allocation_counter::measure(|| {
        let ready = holder.warm(None).expect("it is fresh");
        permit(&LOG_IN, ready.place.granted.as_ref()).expect("it needs no scope");
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
    assert_eq!(allocations(holder(&Rig::new(&TOKEN))).await, 0);
}

#[tokio::test]
async fn a_ready_key_is_sent_without_an_allocation() {
    assert_eq!(allocations(holder(&Rig::new(&KEY))).await, 0);
}

#[tokio::test]
async fn a_tenants_token_is_sent_without_an_allocation() {
    let rig = Rig::new(&SERVING);
    let holder = holder(&rig);
    assert_eq!(allocations(holder.clone()).await, 0);
    assert_eq!(rig.fake.calls(), ["log_in", "list"]);
    // After a renewal it is dressed anew, once, and looked up no more.
    rig.advance(3_600);
    assert_eq!(allocations(holder).await, 0);
    assert_eq!(rig.fake.calls(), ["log_in", "list", "log_in"]);
}
