//! Many clients in one program, as a server has that acts for many people: each costs what the first ones
//! cost. `cargo xtask bench runtime` measures a hundred thousand.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{common::*, derived::guest};
use keywright::{
    BoxFuture, Bytes, Limits, MemoryStore, Result, Transport, generated::v1::Client,
    testing::ManualClock,
};

const FEW: u32 = 150;
const MANY: u32 = 8 * FEW;

/// Lets everybody in, and keeps nothing of it.
struct Open;

impl Transport for Open {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        Box::pin(async {
            tokio::task::yield_now().await;
            Ok(answer(200, r#"{"token":"t0k3n"}"#))
        })
    }
}

/// What one of many costs.
#[derive(Debug)]
struct Cost {
    bytes: i64,
    allocations: u64,
    time: Duration,
}

/// Makes so many clients, with a credential each, and then waits for all that is under way.
fn cost(count: u32, make: impl Fn(u32) -> Client) -> Cost {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime");
    let mut kept = Vec::with_capacity(count as usize);
    let begun = Instant::now();
    let counted = allocation_counter::measure(|| {
        for number in 0..count {
            let client = make(number);
            let header = runtime.block_on(client.plug().header());
            header.expect("let in");
            kept.push(client);
        }
        let first = kept.first().expect("there are some");
        runtime.block_on(first.settle());
    });
    let time = begun.elapsed() / count;
    let (bytes, allocations) = (counted.bytes_current, counted.count_total);
    Cost {
        bytes: bytes / i64::from(count),
        allocations: allocations / u64::from(count),
        time,
    }
}

/// Each of many accounts has a client of its own, on one transport and one store.
fn accounts(count: u32) -> Cost {
    let (transport, store) = (Arc::new(Open), Arc::new(MemoryStore::new()));
    let environment = ManualClock::default().environment(Arc::new(Tasks));
    cost(count, |number| {
        let built = builder(session())
            .transport(transport.clone())
            .environment(environment.clone())
            .store(store.clone())
            .account(format!("account {number}"));
        built.build().expect("valid settings")
    })
}

/// All of them are derived from one.
fn guests(count: u32) -> Cost {
    let environment = ManualClock::default().environment(Arc::new(Tasks));
    let parent = builder(session()).transport(Open).environment(environment);
    let parent: Client = parent.build().expect("valid settings");
    cost(count, |number| {
        let guest = parent.derive(guest(&format!("guest {number}")));
        guest.expect("it is a parent")
    })
}

fn each_costs_the_same(make: fn(u32) -> Cost) {
    // What is made once only is made before.
    make(FEW);
    let (few, many) = (make(FEW), make(MANY));
    let told = format!("{few:?} with {FEW}, {many:?} with {MANY}");
    println!("{told}");
    assert!(many.bytes < 16 << 10, "{told}");
    assert!(many.bytes <= few.bytes + few.bytes / 4, "{told}");
    assert!(
        many.allocations <= few.allocations + few.allocations / 10,
        "{told}"
    );
    // What grew with their number would be eight times as slow. The machine does other things, too.
    let is_slower = |_| {
        let (few, many) = (make(FEW).time, make(MANY).time);
        (many > few * 4).then(|| format!("{few:?} and {many:?}"))
    };
    let slower: Vec<_> = (0..3).map_while(is_slower).collect();
    assert!(slower.len() < 3, "{slower:?}");
}

#[test]
fn a_client_of_many_accounts_costs_what_one_of_few_does() {
    each_costs_the_same(accounts);
}

#[test]
fn a_client_of_many_that_are_derived_costs_what_one_of_few_does() {
    each_costs_the_same(guests);
}
