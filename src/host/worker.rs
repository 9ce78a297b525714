//! The gloo-worker actor that hosts a worker: it answers start, call and cancel.

use std::cell::OnceCell;

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use wasm_bindgen_futures::spawn_local;

use crate::protocol::{CallId, Error, Json, Level, PROTOCOL, Start, ToHost, ToPage, other_version};

use super::codec::JsonCodec;
use super::export::{Export, Exports};
use super::kind::{Finished, Given};
use super::{outbox, panics, progress, running};

thread_local! {
    /// gloo-worker creates the actor itself, so what it serves waits here.
    static EXPORTS: OnceCell<Exports> = const { OnceCell::new() };
}

impl Exports {
    /// Serves the exports to the page: call it at the end of the worker's `main`.
    pub fn serve(self) {
        panics::report();
        EXPORTS.with(|cell| cell.set(self).ok());
        Host::registrar().encoding::<JsonCodec>().register();
    }
}

/// The actor.
pub(super) struct Host {
    /// The worker's name, as soon as the page has told it.
    name: String,
}

impl Worker for Host {
    type Message = ();
    type Input = ToHost;
    type Output = ToPage;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { name: String::new() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn connected(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let scope = scope.clone();
        outbox::connect(move |message| scope.respond(page, message));
    }

    fn received(&mut self, _: &WorkerScope<Self>, message: ToHost, _: HandlerId) {
        match message {
            ToHost::Start(start) => self.start(start),
            ToHost::Call { id, function, arguments } => self.call(id, function, &arguments),
            ToHost::Cancel { id } => running::cancel(id),
            ToHost::Unreadable { reason } => ignore(&reason),
        }
    }
}

impl Host {
    fn start(&mut self, start: Start) {
        if start.protocol != PROTOCOL {
            let reason = other_version(PROTOCOL, start.protocol);
            let error = Error::StartFailed { worker: start.worker, reason, traceback: None };
            return outbox::send(ToPage::StartFailed { error });
        }
        self.name = start.worker;
        let exports = EXPORTS.with(|cell| cell.get().map(Exports::signatures));
        outbox::send(ToPage::Ready { protocol: PROTOCOL, exports: exports.unwrap_or_default() });
    }

    fn call(&self, id: CallId, function: String, arguments: &Json) {
        let call = Call { id, worker: self.name.clone(), function };
        EXPORTS.with(|cell| match cell.get().and_then(|exports| exports.get(&call.function)) {
            Some(export) => call.run(export, arguments),
            None => call.not_exported(),
        });
    }
}

fn ignore(reason: &str) {
    let text = format!("a message that is not of the protocol was ignored: {reason}");
    outbox::send(ToPage::Logged { level: Level::Warning, text });
}

/// A call that is to be answered.
struct Call {
    id: CallId,
    worker: String,
    function: String,
}

impl Call {
    fn run(self, export: &Export, arguments: &Json) {
        match progress::during(self.id, || export.run(arguments)) {
            Err(reason) => self.bad_arguments(reason),
            Ok(Given::Now(finished)) => self.answer(finished),
            Ok(Given::Later(future)) => spawn_local(async move {
                if let Some(finished) = running::run(self.id, future).await {
                    self.answer(finished);
                }
            }),
        }
    }

    fn answer(self, finished: Finished) {
        match finished {
            Ok(Ok(value)) => outbox::send(ToPage::Returned { id: self.id, value }),
            Ok(Err(error)) => {
                let reason = error.within("result");
                let (worker, function) = (self.worker, self.function);
                fail(self.id, Error::BadResult { worker, function, reason });
            }
            Err(failure) => fail(
                self.id,
                Error::Raised {
                    worker: self.worker,
                    function: self.function,
                    type_name: failure.type_name,
                    message: failure.message,
                    traceback: None,
                },
            ),
        }
    }

    fn bad_arguments(self, reason: String) {
        let (worker, function) = (self.worker, self.function);
        fail(self.id, Error::BadArguments { worker, function, reason });
    }

    fn not_exported(self) {
        let signatures = EXPORTS.with(|cell| cell.get().map(Exports::signatures));
        let exports = signatures.into_iter().flatten().map(|signature| signature.name).collect();
        let (worker, function) = (self.worker, self.function);
        fail(self.id, Error::NotExported { worker, function, exports });
    }
}

fn fail(id: CallId, error: Error) {
    outbox::send(ToPage::Failed { id, error });
}
