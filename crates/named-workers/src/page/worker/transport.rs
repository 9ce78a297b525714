//! How a worker is reached: today the browser's `Worker`, later anything else.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::page::declare::Declaration;
use crate::protocol::{Error, ToHost, ToPage};

/// What comes from a worker.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A message of the protocol.
    Message(ToPage),
    /// Anything else that was posted, and why it is not a message of the protocol.
    Unreadable(String),
    /// The worker has broken down: an error that nothing in it caught, or a broken link.
    Broken(String),
}

/// Receives what comes from a worker.
pub(crate) type Receive = Rc<dyn Fn(Incoming)>;

/// A link to a worker that is being opened.
pub(crate) type Opening = LocalBoxFuture<'static, Result<Box<dyn Link>, Error>>;

/// Starts workers somewhere.
pub(crate) trait Transport {
    /// What relative URLs of a declaration made now resolve against.
    fn base(&self) -> String;

    /// Starts what was declared at `base`, and greets it: it answers with `Ready` or `StartFailed`.
    fn open(&self, declaration: &Declaration, base: &str, receive: Receive) -> Opening;
}

/// A link to one running worker. Dropping it ends the worker at once, whatever it is doing.
pub(crate) trait Link {
    /// Sends a message.
    ///
    /// # Errors
    /// The reason, when the other end cannot take it.
    fn send(&self, message: ToHost) -> Result<(), String>;
}
