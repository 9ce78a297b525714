//! Spirals of numbers, of which the primes are seen. Workers test what comes into view, square by square.
//!
//! - `plane`: which spiral; `ulam`, `sacks`: where its numbers are; `camera`: what of it is seen;
//! - `run`: what a worker tests; `tiles`: the squares that are there, and those that are coming;
//! - `stage`: moves the camera, asks for squares, and has `paint` draw them;
//! - `factors`: what a number is made of;
//! - `listeners`, `pointers`: what a reader does with it; `address`: what is seen, for a link;
//! - `view`, `controls`: the components.

mod address;
mod camera;
mod controls;
mod factors;
mod listeners;
mod paint;
mod plane;
mod pointers;
mod run;
mod sacks;
mod stage;
mod tiles;
mod ulam;
mod view;

pub(super) use plane::Plane;
pub(super) use view::Spiral;
