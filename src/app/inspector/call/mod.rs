//! Calling an export by hand.
//!
//! - `arguments`: reads what the user typed; `example`: says what could be; `pretty`: lays out what
//!   comes back;
//! - `attempt`: one call as plain data; `run`: what it asks of the worker;
//! - the rest are components: the caller, its form, and what becomes of the call.

mod arguments;
mod attempt;
mod caller;
mod example;
mod form;
mod outcome;
mod pretty;
mod run;

pub(super) use caller::Caller;
