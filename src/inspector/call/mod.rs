//! Calling an export by hand.
//!
//! - `arguments`: reads what the user typed; `example`: suggests what to type; `pretty`: formats the
//!   result;
//! - `attempt`: one call as plain data; `run`: makes the call;
//! - the rest are components: the caller, its form and the outcome of the call.

mod arguments;
mod attempt;
mod caller;
mod example;
mod form;
mod outcome;
mod pretty;
mod run;

pub(super) use caller::Caller;
