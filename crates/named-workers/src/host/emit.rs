//! Lets a function emit values.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use serde::Serialize;

use crate::protocol::Json;

use super::{Host, Room};

/// Sends a value to the caller while the function runs, if the caller takes the values as a stream.
///
/// The values arrive in order. In an async function, await the result: it is ready as soon as the caller
/// keeps up, so a slow caller slows the function down. If nobody takes the values, it is ready at once
/// and does not yield. In a sync function the caller gets the first 16 at once, and the others when the
/// function returns.
///
/// A value that JSON cannot represent ends the call with [`BadResult`](crate::Error::BadResult) when the
/// function returns.
pub fn emit(value: impl Serialize) -> Emit {
    let call = Host::current_call().filter(|(host, id)| host.takes_values(*id));
    Emit(call.and_then(|(host, id)| host.emit(id, Json::encode(&value))))
}

/// Ready when the caller keeps up.
#[derive(Debug)]
pub struct Emit(Option<Room>);

impl Future for Emit {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.0 {
            Some(room) => room.poll_unpin(context).map(|_| ()),
            None => Poll::Ready(()),
        }
    }
}
