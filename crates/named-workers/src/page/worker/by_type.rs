//! Starts each worker where its type belongs.

use crate::page::declare::{Declaration, WorkerType};

use super::browser::Browser;
use super::remote;
use super::transport::{Opening, Receive, Transport};

/// The transports of a page: its browser's own workers, and those elsewhere.
#[derive(Debug)]
pub(crate) struct ByType;

impl Transport for ByType {
    fn base(&self) -> String {
        Browser.base()
    }

    fn open(&self, declaration: &Declaration, base: &str, receive: Receive) -> Opening {
        match declaration.worker_type {
            WorkerType::Remote => remote::open(declaration, base, receive),
            _ => Browser.open(declaration, base, receive),
        }
    }
}
