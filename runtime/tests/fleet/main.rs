//! Stores that processes share, tried with processes: real ones, a real Redis, and a token server
//! that rotates refresh tokens and notices every one that comes twice.
//!
//! What needs `redis-server` has `redis` in its name, so that it can be left out where there is none.

mod contract;
mod crew;
mod forgetful;
mod leader;
mod provider;
mod proxy;
mod redis_server;
mod renewals;
mod shutdown;
mod soak;
mod tables;
mod worker;
