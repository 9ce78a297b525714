//! The gloo-worker actor that hosts a worker: it answers start, call and cancel.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};
use wasm_bindgen_futures::spawn_local;

use crate::protocol::{
    Error, Json, Level, PROTOCOL, Signature, Start, ToHost, ToPage, other_version,
};

use super::call::Call;
use super::codec::JsonCodec;
use super::guest::{Guest, NotStarted};
use super::{current, emit, outbox, panics, peer, progress, running};

thread_local! {
    /// gloo-worker creates the actor itself, so what it serves waits here.
    static GUEST: OnceCell<Rc<dyn Guest>> = const { OnceCell::new() };
}

/// Serves a guest to the page: the end of a worker's `main`.
pub(super) fn serve(guest: impl Guest + 'static) {
    panics::report();
    GUEST.with(|cell| cell.set(Rc::new(guest)).ok());
    Host::registrar().encoding::<JsonCodec>().register();
}

/// The actor.
struct Host {
    /// The worker's name, as soon as the page has told it.
    name: String,
    /// What the guest exports; nothing before it has started.
    exports: Rc<RefCell<Vec<Signature>>>,
}

impl Worker for Host {
    type Message = ();
    type Input = ToHost;
    type Output = ToPage;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self { name: String::new(), exports: Rc::default() }
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn connected(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let scope = scope.clone();
        outbox::connect(move |message| scope.respond(page, message));
    }

    fn received(&mut self, _: &WorkerScope<Self>, message: ToHost, _: HandlerId) {
        let Some(guest) = GUEST.with(|cell| cell.get().cloned()) else {
            return; // nothing is registered before there is a guest
        };
        match message {
            ToHost::Start(start) => self.start(guest, *start),
            ToHost::Call { id, function, arguments, stream } => {
                if stream {
                    emit::open(id);
                }
                let call = Call { id, worker: self.name.clone(), function };
                self.call(&*guest, call, &arguments);
            }
            ToHost::Cancel { id } => {
                guest.cancel(id);
                running::cancel(id);
                emit::forget(id);
                progress::forget(id);
                outbox::send(ToPage::Cancelled { id });
            }
            ToHost::More { id, values } => emit::make_room(id, values),
            ToHost::Answer { id, outcome } => peer::answer(id, outcome),
            ToHost::Unreadable { reason } => ignore(&reason),
        }
    }
}

impl Host {
    fn start(&mut self, guest: Rc<dyn Guest>, start: Start) {
        let worker = start.worker.clone();
        self.name.clone_from(&worker);
        let fail = move |NotStarted { reason, traceback }| {
            let error = Error::StartFailed { worker, reason, traceback };
            outbox::send(ToPage::StartFailed { error });
        };
        if start.protocol != PROTOCOL {
            return fail(other_version(PROTOCOL, start.protocol).into());
        }
        let exports = Rc::clone(&self.exports);
        spawn_local(async move {
            match guest.start(start).await {
                Ok(signatures) => {
                    exports.replace(signatures.clone());
                    outbox::send(ToPage::Ready { protocol: PROTOCOL, exports: signatures });
                }
                Err(not_started) => fail(not_started),
            }
        });
    }

    fn call(&self, guest: &dyn Guest, call: Call, arguments: &Json) {
        let exports = self.exports.borrow();
        if exports.iter().any(|export| export.name == call.function) {
            drop(exports);
            let given = current::during(call.id, || guest.call(call.id, &call.function, arguments));
            call.answer_with(given);
        } else {
            call.not_exported(exports.iter().map(|export| export.name.clone()).collect());
        }
    }
}

fn ignore(reason: &str) {
    let text = format!("a message that is not of the protocol was ignored: {reason}");
    outbox::log_as(Level::Warning, text);
}
