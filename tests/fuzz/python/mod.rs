//! What the host of Python workers reads.

mod archives;
mod definitions;
mod packages;
