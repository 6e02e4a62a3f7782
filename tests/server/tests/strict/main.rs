//! The strict server, through its sockets: what it refuses and why, and the lives of its tokens.

mod acme;
mod bound;
mod derived;
mod device;
mod discovered;
mod discovered_resource;
mod lives;
mod odd;
mod one_issuer;
mod person;
mod places;
mod pushed;
mod refused;
mod registered;
mod sign_in;
