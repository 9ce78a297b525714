//! Pictures of the primes, drawn from what workers count and test.
//!
//! - `view`: which picture an address asks for;
//! - `plot`: π(x) with its estimates, and the gaps between primes;
//! - `spiral`: Ulam's and Sacks' spirals;
//! - `page`: the frame around them.

mod page;
mod plot;
mod spiral;
mod view;

pub(super) use page::PicturesPage;
