//! One background job of a component, which it can stop.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Runs at most one future: starting another, or stopping, drops the running one.
#[derive(Clone, Debug, Default)]
pub struct Task(Rc<RefCell<Option<AbortHandle>>>);

impl Task {
    /// Runs this future in place of the one that runs.
    pub fn start(&self, future: impl Future<Output = ()> + 'static) {
        self.stop();
        let (future, handle) = abortable(future);
        *self.0.borrow_mut() = Some(handle);
        spawn_local(async move {
            // The only error is `Aborted`, which `stop` asked for.
            future.await.ok();
        });
    }

    /// Drops the future that runs, if there is one.
    pub fn stop(&self) {
        if let Some(handle) = self.0.borrow_mut().take() {
            handle.abort();
        }
    }
}

impl PartialEq for Task {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A task that stops when the component unmounts.
#[hook]
pub fn use_task() -> Task {
    let task = use_memo((), |()| Task::default());
    let stopped = Rc::clone(&task);
    use_effect_with((), move |()| move || stopped.stop());
    (*task).clone()
}
