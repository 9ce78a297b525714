//! The calls of a worker: begun, run, ended.

use futures_util::future::{LocalBoxFuture, abortable};

use crate::host::call::{Call, Waiting};
use crate::host::reply::{Output, Reply};
use crate::host::stream::Stream;
use crate::protocol::{CallId, Callee, ToPage};
use crate::task;

use super::Host;

impl Host {
    /// Takes a call. If it was sent while others were in flight, its caller may have given up since, so
    /// it lets a message that says so come first; the calls behind it wait with it.
    pub(super) fn take(&self, call: Waiting) {
        let is_first = self.0.waiting.borrow().is_empty();
        if is_first && !call.announce {
            return self.begin(&call);
        }
        let callee = self.callee(&call.function);
        self.0.calls.borrow_mut().insert(call.id, Box::new(Call::new(callee, None)));
        self.0.waiting.borrow_mut().push_back(call);
        if is_first {
            let host = self.clone();
            task::spawn(async move { host.begin_waiting().await });
        }
    }

    async fn begin_waiting(&self) {
        loop {
            task::yield_now().await;
            let next = self.0.waiting.borrow_mut().pop_front();
            let Some(call) = next else { return };
            let is_wanted = self.0.calls.borrow_mut().remove(call.id).is_some();
            if is_wanted && call.announce {
                self.post(ToPage::Began { id: call.id });
            }
            if is_wanted {
                self.begin(&call);
            }
        }
    }

    fn begin(&self, Waiting { id, function, arguments, stream, .. }: &Waiting) {
        let (id, callee) = (*id, self.callee(function));
        if let Some(exports) = self.exports_without(function) {
            let error = callee.not_exported(exports);
            return self.post(ToPage::Failed { id, error });
        }
        let stream = stream.then(Stream::default);
        self.0.calls.borrow_mut().insert(id, Box::new(Call::new(callee, stream)));
        match self.during(Some(id), || self.0.guest.call(id, function, arguments)) {
            Output::Now(reply) => self.end(id, reply),
            Output::Later(future) => self.run(id, future),
        }
    }

    fn callee(&self, function: &str) -> Callee {
        Callee::new(self.0.name.borrow().clone(), function)
    }

    /// The names of all exports, if this function is not one of them.
    fn exports_without(&self, function: &str) -> Option<Vec<String>> {
        let exports = self.0.exports.borrow();
        let is_there = exports.iter().any(|export| export.name == function);
        (!is_there).then(|| exports.iter().map(|export| export.name.clone()).collect())
    }

    fn run(&self, id: CallId, future: LocalBoxFuture<'static, Reply>) {
        let (future, abort) = abortable(future);
        if let Some(call) = self.0.calls.borrow_mut().get_mut(id) {
            call.abort = Some(abort);
        }
        let host = self.clone();
        task::spawn(self.attributed(Some(id), async move {
            match future.await {
                Ok(reply) => host.end(id, reply),
                Err(_) => host.end_cancelled(id),
            }
        }));
    }

    /// Ends a call that nobody waits for any more. A missing call has been replied to; one that has not
    /// begun, or has ended but whose values nobody takes, ends here.
    pub(super) fn cancel(&self, id: CallId) {
        let running = self.0.calls.borrow_mut().get_mut(id).and_then(|call| {
            call.is_cancelled = true;
            call.stream = None; // whoever waits for room goes on
            call.abort.clone().filter(|_| call.reply.is_none())
        });
        match running {
            None => self.end_cancelled(id),
            Some(_) if self.0.guest.cancel(id) => self.post(ToPage::Cancelling { id }),
            Some(abort) => abort.abort(),
        }
    }

    fn end(&self, id: CallId, reply: Reply) {
        let messages = {
            let mut calls = self.0.calls.borrow_mut();
            let Some(call) = calls.get_mut(id) else { return };
            let messages = call.end(id, reply);
            if call.reply.is_none() {
                calls.remove(id);
            }
            messages
        };
        messages.into_iter().for_each(|message| self.post(message));
    }

    fn end_cancelled(&self, id: CallId) {
        self.0.calls.borrow_mut().remove(id);
        self.post(ToPage::Cancelled { id });
    }

    pub(super) fn make_room(&self, id: CallId, values: usize) {
        let messages = {
            let mut calls = self.0.calls.borrow_mut();
            let Some(call) = calls.get_mut(id) else { return };
            let mut messages =
                call.stream.as_mut().map_or_else(Vec::new, |it| it.make_room(id, values));
            let has_ended = call.stream.as_ref().is_none_or(Stream::is_empty);
            if has_ended && let Some(reply) = call.reply.take() {
                calls.remove(id);
                messages.push(reply);
            }
            messages
        };
        messages.into_iter().for_each(|message| self.post(message));
    }
}
