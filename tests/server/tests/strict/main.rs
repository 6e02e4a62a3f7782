//! The strict server, through its sockets: what it refuses and why, and the lives of its tokens.

mod acme;
mod lives;
mod refused;
