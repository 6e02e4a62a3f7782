//! Many clients in one program, as a server has that acts for many people: what one of them costs, in
//! memory and in time, with its token.

use std::{sync::Arc, time::Instant};

use keywright::{BoxFuture, Bytes, Limits, MemoryStore, Result, Transport, generated::v1::Client};
use tokio::runtime::Builder;

use crate::{ours, server};

/// Issues a token to everybody, without a network.
struct Issuer;

impl Transport for Issuer {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: Limits,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>>> {
        let answer = server::answer(&server::token(1));
        Box::pin(async { Ok(http::Response::new(answer.into())) })
    }
}

/// Makes more and more of them, and prints what each of them costs.
pub fn all() {
    for count in [1_000, 10_000, 100_000] {
        // Allocations are counted by thread, so all of it runs on this one.
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let (transport, store) = (Arc::new(Issuer), Arc::new(MemoryStore::new()));
        let mut kept: Vec<Client> = Vec::with_capacity(count as usize);
        let begun = Instant::now();
        let counted = allocation_counter::measure(|| {
            for number in 0..count {
                let client = ours::one_of_many(number, transport.clone(), store.clone());
                let header = runtime.block_on(client.plug().header());
                header.expect("a token");
                kept.push(client);
            }
        });
        let each = f64::from(count);
        let took = begun.elapsed().as_secs_f64() * 1e6 / each;
        let bytes = counted.bytes_current / i64::from(count);
        let allocations = counted.count_total / u64::from(count);
        println!("many\t{count}\t{bytes}\t{allocations}\t{took:.1}");
    }
}
