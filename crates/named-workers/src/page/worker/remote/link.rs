//! The link to a remote worker: its calls, each a request of its own.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::mpsc;
use futures_util::future::{AbortHandle, abortable};

use crate::flat_map::FlatMap;
use crate::page::worker::transport::{Incoming, Link, Receive};
use crate::protocol::{CallId, Callee, Json, ToHost, ToPage};
use crate::task;

use super::call::{RemoteCall, Window};
use super::discovery::Discovery;

/// A call in flight. Dropping it cancels the call.
struct Running {
    request: AbortHandle,
    more: mpsc::UnboundedSender<usize>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.request.abort();
    }
}

/// A remote worker as this page uses it.
pub(super) struct RemoteLink {
    worker: String,
    discovery: Discovery,
    calls: Rc<RefCell<FlatMap<CallId, Running>>>,
    receive: Receive,
}

impl RemoteLink {
    /// A link that has no call yet.
    pub(super) fn new(worker: String, discovery: Discovery, receive: Receive) -> Self {
        Self { worker, discovery, calls: Rc::default(), receive }
    }

    fn call(&self, id: CallId, function: String, arguments: Json, stream: bool) {
        let (more, taken) = mpsc::unbounded();
        let call = RemoteCall {
            id,
            callee: Callee::new(&self.worker, function),
            endpoint: self.discovery.endpoint(),
            exports: self.discovery.exports(),
            window: stream.then(|| Window::new(taken)),
            receive: Rc::clone(&self.receive),
        };
        let (running, request) = abortable(call.run(arguments));
        self.calls.borrow_mut().insert(id, Running { request, more });
        let calls = Rc::downgrade(&self.calls);
        task::spawn(async move {
            running.await.ok();
            if let Some(calls) = calls.upgrade() {
                calls.borrow_mut().remove(id);
            }
        });
    }

    /// A closed request is all that the server hears of it, and nobody waits for more.
    fn cancel(&self, id: CallId) {
        self.calls.borrow_mut().remove(id);
        let receive = Rc::clone(&self.receive);
        task::spawn(async move { receive(Incoming::Message(ToPage::Cancelled { id })) });
    }
}

impl Link for RemoteLink {
    fn send(&self, message: ToHost) -> Result<(), String> {
        match message {
            ToHost::Call { id, function, arguments, stream, .. } => {
                self.call(id, function, arguments, stream);
            }
            ToHost::Cancel { id } => self.cancel(id),
            ToHost::More { id, values } => {
                if let Some(call) = self.calls.borrow().get(id) {
                    call.more.unbounded_send(values).ok(); // a call that has ended needs no more
                }
            }
            // It is discovered, not started, and asks nothing of other workers.
            ToHost::Start(_) | ToHost::Answer { .. } | ToHost::Unreadable { .. } => {}
        }
        Ok(())
    }
}
