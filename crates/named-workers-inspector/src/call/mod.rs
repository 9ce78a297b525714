//! Calling an export by hand.
//!
//! - `form`, `attempt`: what is typed and the calls that were made, as plain data; `arguments`, `kind`: reading and
//!   checking what is typed; `example`: what to type; `pretty`: formats results; `snippet`: a call as code;
//! - `run`: makes the calls;
//! - the rest are components: the caller, its form with its fields and options, the outcome, the history.

mod arguments;
mod attempt;
mod caller;
mod example;
mod fields;
mod form;
mod form_view;
mod history;
mod kind;
mod options;
mod outcome;
mod pretty;
mod run;
mod snippet;

pub(super) use caller::Caller;
pub(super) use fields::value;
pub(super) use form::{Change, Form};
