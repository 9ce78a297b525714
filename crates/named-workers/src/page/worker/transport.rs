//! How a worker is reached: the browser's `Worker` today, any other place tomorrow.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;

use crate::page::declare::Declaration;
use crate::protocol::{Error, ToHost, ToPage};

/// What comes from a worker.
#[derive(Debug)]
pub(crate) enum Incoming {
    /// A message of the protocol.
    Message(ToPage),
    /// Anything else that was posted, and why it is not of the protocol.
    Unreadable(String),
    /// The worker has broken down: an error that nothing in it caught, or a line that was cut.
    Broken(String),
}

/// Takes what comes from a worker.
pub(crate) type Receive = Rc<dyn Fn(Incoming)>;

/// A link to a worker that is being opened.
pub(crate) type Opening = LocalBoxFuture<'static, Result<Box<dyn Link>, Error>>;

/// Starts workers somewhere.
pub(crate) trait Transport {
    /// What relative URLs of a declaration that is made now resolve against.
    fn base(&self) -> String;

    /// Starts what was declared at `base`, and greets it: it answers by `Ready` or `StartFailed`.
    fn open(&self, declaration: &Declaration, base: &str, receive: Receive) -> Opening;
}

/// A line to one running worker. Dropping it ends the worker at once, whatever it is doing.
pub(crate) trait Link {
    /// Sends a message.
    ///
    /// # Errors
    /// What the other end says when it cannot take it.
    fn send(&self, message: ToHost) -> Result<(), String>;
}
