//! A race: the same search on several engines at once.
//!
//! - `contest`: what is raced, and its address; `state`: a race as plain data; `scale`: times on a log scale;
//! - `run`: makes the calls; `session`: keeps the race, whatever page is shown;
//! - the rest are components: the page, its form, and the lanes.

mod contest;
mod form;
mod lane;
mod lanes;
mod page;
mod run;
mod scale;
mod session;
mod state;
mod verdict;

pub(super) use page::RacePage;
pub(super) use session::RaceSession;
