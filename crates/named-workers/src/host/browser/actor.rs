//! The gloo-worker actor that hosts a worker: it passes the page's messages to the core.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_worker::{HandlerId, Registrable, Worker, WorkerScope};

use crate::host::{Guest, Host};
use crate::protocol::{ToHost, ToPage};

use super::codec::JsonCodec;
use super::loader;
use super::post::post;

/// Posts a message to the page through gloo-worker.
type Post = Rc<dyn Fn(ToPage)>;

thread_local! {
    /// gloo-worker creates the actor itself, so the host waits here.
    static HOST: RefCell<Option<Host>> = const { RefCell::new(None) };
    /// How messages are posted, once gloo-worker knows the page.
    static POST: RefCell<Option<Post>> = const { RefCell::new(None) };
}

/// Registers the actor that serves this guest.
pub(super) fn register(guest: Rc<dyn Guest>) {
    let host = Host::new(guest, send, loader::is_cancelled, loader::memory);
    host.install();
    HOST.set(Some(host));
    Actor::registrar().encoding::<JsonCodec>().register();
    loader::keep_channel();
}

fn send(message: ToPage) {
    let connected = POST.with_borrow(Clone::clone);
    match connected {
        Some(respond) => respond(message),
        None => post(message),
    }
}

struct Actor;

impl Worker for Actor {
    type Message = ();
    type Input = ToHost;
    type Output = ToPage;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn connected(&mut self, scope: &WorkerScope<Self>, page: HandlerId) {
        let scope = scope.clone();
        POST.set(Some(Rc::new(move |message| scope.respond(page, message))));
    }

    fn received(&mut self, _: &WorkerScope<Self>, message: ToHost, _: HandlerId) {
        // It is set before the actor is registered.
        if let Some(host) = HOST.with_borrow(Clone::clone) {
            host.receive(message);
        }
    }
}
