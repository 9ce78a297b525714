//! Plots with axes: π(x) against its estimates, and the gaps between primes.

mod axis;
mod chart;
mod counts;
mod estimates;
mod gaps;
mod powers;

pub(super) use counts::Counts;
pub(super) use gaps::Gaps;
