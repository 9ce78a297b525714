//! A queue of tasks, on a clock that is the engine's, in a component outside the browser.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, SystemTime};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use wasip2::clocks::monotonic_clock;

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// The longest that a queue waits before it asks whether to go on.
const LONGEST_WAIT: Duration = Duration::from_millis(50);

thread_local! {
    static SPAWNED: RefCell<Vec<Task>> = const { RefCell::new(Vec::new()) };
    /// When the pending timers end.
    static TIMERS: RefCell<Vec<(f64, Waker)>> = const { RefCell::new(Vec::new()) };
}

/// Adds a task to the queue, where it waits until the queue is run.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    SPAWNED.with_borrow_mut(|spawned| spawned.push(Box::pin(task)));
}

/// Milliseconds of a clock that never goes backwards.
pub(crate) fn now() -> f64 {
    monotonic_clock::now() as f64 / 1e6
}

/// Milliseconds since 1970.
pub(crate) fn unix_time() -> f64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1e3)
}

/// Waits.
pub(crate) fn sleep(duration: Duration) -> Sleep {
    Sleep { end: now() + f64::from(super::limit::milliseconds(duration)) }
}

/// A timer.
pub(crate) struct Sleep {
    end: f64,
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if now() >= self.end {
            return Poll::Ready(());
        }
        TIMERS.with_borrow_mut(|timers| timers.push((self.end, context.waker().clone())));
        Poll::Pending
    }
}

/// Lets the other tasks run first.
pub(crate) async fn yield_now() {
    let has_yielded = Cell::new(false);
    std::future::poll_fn(|context| {
        if has_yielded.replace(true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Notes that a task can proceed.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

thread_local! {
    static TASKS: RefCell<FuturesUnordered<Task>> = RefCell::default();
}

/// Runs the tasks until it has ended, which is asked after each round of them.
pub(crate) fn run(has_ended: impl Fn() -> bool) {
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(Arc::clone(&woken));
    let mut tasks = TASKS.take();
    while !has_ended() {
        wake_timers();
        tasks.extend(SPAWNED.take());
        woken.0.store(false, Ordering::Relaxed);
        let polled = tasks.poll_next_unpin(&mut Context::from_waker(&waker));
        let can_proceed = matches!(polled, Poll::Ready(Some(())))
            || woken.0.load(Ordering::Relaxed)
            || SPAWNED.with_borrow(|spawned| !spawned.is_empty());
        if !can_proceed && !has_ended() {
            wait();
        }
    }
    TASKS.set(tasks);
}

fn wake_timers() {
    let now = now();
    let (due, later): (Vec<_>, Vec<_>) =
        TIMERS.take().into_iter().partition(|(end, _)| *end <= now);
    TIMERS.with_borrow_mut(|timers| timers.extend(later));
    due.into_iter().for_each(|(_, waker)| waker.wake());
}

/// Waits for the next timer.
fn wait() {
    let ends =
        TIMERS.with_borrow(|timers| timers.iter().map(|(end, _)| *end).min_by(f64::total_cmp));
    let left = ends.map_or(f64::MAX, |end| (end - now()).max(0.0));
    let nanoseconds = (left * 1e6).min(LONGEST_WAIT.as_nanos() as f64);
    monotonic_clock::subscribe_duration(nanoseconds as u64).block();
}
