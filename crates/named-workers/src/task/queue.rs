//! A queue of tasks, and a clock that jumps to the next timer when no task can proceed.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

#[cfg(test)]
pub(crate) use runner::run;

type Task = Pin<Box<dyn Future<Output = ()>>>;

thread_local! {
    static SPAWNED: RefCell<VecDeque<Task>> = const { RefCell::new(VecDeque::new()) };
    static NOW: Cell<f64> = const { Cell::new(0.0) };
    /// When the pending timers end.
    static TIMERS: RefCell<Vec<(f64, Waker)>> = const { RefCell::new(Vec::new()) };
}

/// Adds a task to the queue, where it waits until the queue is run.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    #[cfg(test)]
    let Some(task) = runner::spawn(task) else { return };
    SPAWNED.with_borrow_mut(|spawned| spawned.push_back(Box::pin(task)));
}

/// Milliseconds of the queue's clock.
pub(crate) fn now() -> f64 {
    NOW.get()
}

/// Milliseconds since 1970, when the queue's clock begins.
pub(crate) fn unix_time() -> f64 {
    NOW.get()
}

/// Waits on the queue's clock.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    Sleep { end: NOW.get() + f64::from(super::limit::milliseconds(duration)) }
}

/// A timer.
pub(crate) struct Sleep {
    end: f64,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if NOW.get() >= self.end {
            return Poll::Ready(());
        }
        TIMERS.with_borrow_mut(|timers| timers.push((self.end, context.waker().clone())));
        Poll::Pending
    }
}

/// Lets the other tasks run first.
pub(crate) async fn yield_now() {
    let mut has_yielded = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut has_yielded, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Runs the queue, in tests.
#[cfg(test)]
mod runner {
    use std::rc::Rc;

    use futures_executor::{LocalPool, LocalSpawner};
    use futures_util::task::LocalSpawnExt;

    use super::*;

    thread_local! {
        static SPAWNER: RefCell<Option<LocalSpawner>> = const { RefCell::new(None) };
    }

    /// Adds a task to the running queue; returns it if none is running.
    pub(super) fn spawn<T: Future<Output = ()> + 'static>(task: T) -> Option<T> {
        let Some(spawner) = SPAWNER.with_borrow(Clone::clone) else { return Some(task) };
        spawner.spawn_local(task).unwrap();
        None
    }

    /// Runs a future to its end, along with everything it spawns.
    ///
    /// # Panics
    /// If everything waits, but not for a timer: the future would never end.
    pub(crate) fn run<T: 'static>(future: impl Future<Output = T> + 'static) -> T {
        let mut pool = LocalPool::new();
        SPAWNER.set(Some(pool.spawner()));
        let output = Rc::new(Cell::new(None));
        let set = Rc::clone(&output);
        spawn(async move { set.set(Some(future.await)) });
        loop {
            pool.run_until_stalled();
            if let Some(output) = output.take() {
                std::mem::forget(pool); // what still waits is left as it is
                return output;
            }
            assert!(jump(), "everything waits, and for no timer");
        }
    }

    /// Sets the clock to the next timer; returns whether there is one.
    fn jump() -> bool {
        let timers = TIMERS.take();
        let next = timers.iter().map(|(end, _)| *end).min_by(f64::total_cmp);
        let Some(next) = next else { return false };
        NOW.set(NOW.get().max(next));
        let (due, later): (Vec<_>, Vec<_>) = timers.into_iter().partition(|(end, _)| *end <= next);
        TIMERS.with_borrow_mut(|timers| timers.extend(later));
        due.into_iter().for_each(|(_, waker)| waker.wake());
        true
    }
}
