//! The engine's contracts, each by name, on a clock that is moved by hand. Nothing here sleeps.

mod blips;
mod counted;
mod crowd;
mod derived;
mod device;
mod end;
mod fake;
mod family;
mod held;
mod herd;
mod pace;
mod parting;
mod rejection;
mod rig;
mod rotation;
mod schedule;
mod siblings;
mod signing;
mod stubborn;
mod warm;
mod yields;
