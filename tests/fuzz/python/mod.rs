//! What the host of Python workers and its bundle for packages read.

mod archives;
mod definitions;
mod packages;
