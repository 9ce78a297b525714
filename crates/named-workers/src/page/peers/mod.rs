//! Workers that ask other workers of the page.

mod answer;
mod deadlock;

pub(crate) use answer::answer;
