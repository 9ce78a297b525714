//! Calls and messages as they were: recorded only while somebody asks, and bounded.
//!
//! - `recording`: what is kept, as plain data; `recorder`: listens, and tells the browser's Performance panel;
//! - `trace`: a recording as a Chrome trace; `perfetto`: shows it; `bar`: the buttons for all of that.

mod bar;
mod perfetto;
mod recorder;
mod recording;
mod trace;

pub(super) use bar::RecordBar;
pub(super) use recorder::{current, use_recording};
pub(super) use recording::{CallRecord, Recording};
