//! Finds workers that would wait for each other for ever.

use std::collections::BTreeSet;

use crate::page::worker::{CallOrigin, Caller, Waiter};
use crate::protocol::{CallId, Callee, Error};

/// The most calls that may wait for one another, each made by the previous one.
const DEEPEST: usize = 32;

/// Whether the start of `worker` may be waited for. `waiters` returns what waits for something.
///
/// # Errors
/// [`Error::Deadlock`] if that start itself waits for `waiter`.
pub(super) fn check_start(
    waiter: &Waiter,
    worker: &str,
    waiters: impl Fn(&Waiter) -> Vec<Waiter>,
) -> Result<(), Error> {
    let start = Waiter::Start(worker.to_owned());
    let mut seen = BTreeSet::new();
    let mut open = vec![waiter.clone()];
    while let Some(next) = open.pop() {
        if next == start {
            let other = waiter.worker();
            let reason = format!("it is starting, and its start waits for worker `{other}`");
            return Err(Error::Deadlock { worker: worker.to_owned(), function: None, reason });
        }
        if seen.insert(next.clone()) {
            open.extend(waiters(&next));
        }
    }
    Ok(())
}

/// Whether a worker may call `function` of `worker`. `origin` returns where a call in flight comes
/// from.
///
/// # Errors
/// [`Error::Deadlock`] if the caller is already part of the very same call, or too many calls wait.
pub(super) fn check_call(
    caller: &Caller,
    worker: &str,
    function: &str,
    origin: impl Fn(&str, CallId) -> Option<CallOrigin>,
) -> Result<(), Error> {
    let mut chain = vec![Callee::new(worker, function).to_string()];
    let deadlock = |reason| {
        let (worker, function) = (worker.to_owned(), Some(function.to_owned()));
        Err(Error::Deadlock { worker, function, reason })
    };
    let mut waiter = caller.waiter.clone();
    while let Some(Waiter::Call(waiting, id)) = waiter {
        let Some((name, by)) = origin(&waiting, id) else {
            return Ok(());
        };
        chain.insert(0, Callee::new(&waiting, &name).to_string());
        let arguments = by.as_ref().map(|by| by.arguments);
        if (waiting.as_str(), name.as_str(), arguments)
            == (worker, function, Some(caller.arguments))
        {
            return deadlock(format!("the call would wait for itself: {}", chain.join(" → ")));
        }
        if chain.len() > DEEPEST {
            let last = chain.split_off(chain.len() - 3).join(" → ");
            return deadlock(format!("{DEEPEST} calls wait for one another already: … → {last}"));
        }
        waiter = by.and_then(|by| by.waiter);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(worker: &str) -> Waiter {
        Waiter::Start(worker.into())
    }

    fn caller(worker: &str, id: CallId, arguments: u64) -> Caller {
        Caller { waiter: Some(Waiter::Call(worker.into(), id)), arguments }
    }

    /// `a.ping` calls `b.pong`, which calls `a.ping`, and so on; the arguments are numbers.
    fn ping_pong(arguments: impl Fn(CallId) -> u64) -> impl Fn(&str, CallId) -> Option<CallOrigin> {
        move |worker, id| {
            let (function, other) = if worker == "a" { ("ping", "b") } else { ("pong", "a") };
            let caller = (id > 0).then(|| caller(other, id - 1, arguments(id)));
            Some((function.into(), caller))
        }
    }

    #[test]
    fn starts_that_would_wait_for_each_other_are_refused() {
        let waiters = |waiter: &Waiter| match waiter {
            Waiter::Start(name) if name == "a" => vec![Waiter::Call("c".into(), 1)],
            Waiter::Call(..) => vec![start("b")],
            Waiter::Start(_) => Vec::new(),
        };
        assert!(check_start(&start("a"), "b", waiters).is_err());
        assert!(check_start(&start("a"), "d", waiters).is_ok());
        assert!(check_start(&start("b"), "a", waiters).is_ok());
    }

    #[test]
    fn a_start_that_would_wait_for_itself_is_refused() {
        let error = check_start(&start("a"), "a", |_| Vec::new()).unwrap_err();
        assert!(error.to_string().contains("`a` cannot be waited for: it is starting"), "{error}");
    }

    #[test]
    fn a_call_that_would_wait_for_itself_is_refused_with_all_that_wait() {
        let made = ping_pong(|_| 7);
        let error = check_call(&caller("b", 3, 7), "a", "ping", made).unwrap_err();
        assert!(error.to_string().ends_with("`a.ping` → `b.pong` → `a.ping`"), "{error}");
        assert_eq!(error.function(), Some("ping"));
    }

    #[test]
    fn calls_with_other_arguments_may_go_on_for_a_while() {
        assert!(check_call(&caller("b", 9, 10), "a", "ping", ping_pong(|id| id)).is_ok());
        let error = check_call(&caller("b", 99, 100), "a", "ping", ping_pong(|id| id)).unwrap_err();
        assert!(error.to_string().contains("32 calls wait for one another"), "{error}");
    }
}
