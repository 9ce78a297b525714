//! Futures that run on their own.

use std::future::Future;
use std::pin::pin;

use futures_channel::oneshot;
use futures_util::future::{Either, select};

use crate::task;

/// Runs a future whether or not its output is polled for. It is dropped with the receiver.
pub(crate) fn detach<T: 'static>(
    future: impl Future<Output = T> + 'static,
) -> oneshot::Receiver<T> {
    let (mut sender, receiver) = oneshot::channel();
    task::spawn(async move {
        let output = match select(sender.cancellation(), pin!(future)).await {
            Either::Left(_) => return,
            Either::Right((output, _)) => output,
        };
        sender.send(output).ok(); // the waiter may have just gone
    });
    receiver
}
