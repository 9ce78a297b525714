//! Workers that ask other workers of the page.

use serde_json::{Value, json};

use crate::page::in_memory::detach;

use super::*;

#[test]
fn workers_call_each_other() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.worker("b").await;
        assert_eq!(a.call::<Value>("asks", ("b", "add", [1, 2])).await.unwrap(), json!(3.0));
        let unknown = a.call::<Value>("asks", ("c", "add", [1, 2])).await.unwrap_err();
        assert!(unknown.to_string().contains("no worker is named `c`"), "{unknown}");
    });
}

#[test]
fn calls_that_would_wait_for_each_other_for_ever_are_refused() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.worker("b").await;
        assert_eq!(a.call::<u64>("ping", ("b", 6)).await.unwrap(), 6);
        let itself = a.call::<u64>("ping", ("b", Value::Null)).await.unwrap_err();
        assert!(itself.to_string().contains("the call would wait for itself"), "{itself}");
        let deep = a.call::<u64>("ping", ("b", 1_000)).await.unwrap_err();
        assert!(deep.to_string().contains("32 calls wait for one another"), "{deep}");
        assert_eq!((page.state("a"), page.state("b")), (State::Ready, State::Ready));
    });
}

#[test]
fn a_call_that_times_out_ends_what_it_has_asked_of_a_stuck_worker() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let b = page.worker("b").await;
        let asking = a.call::<Value>("asks", ("b", "add", [1, 2])).timeout(ms(100)).grace(ms(200));
        let asking = detach(asking.into_future());
        // It is stuck before it reads the call.
        page.machines.hold("b");
        assert_eq!(kind(&asking.await.unwrap()), "TimedOut");
        task::sleep(ms(250)).await;
        assert_eq!(b.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        assert_eq!(page.history("b"), ["starting", "ready", "starting", "ready"]);
        assert_eq!(page.history("a"), ["starting", "ready"]);
    });
}

#[test]
fn what_a_worker_has_asked_ends_with_it() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.worker("b").await;
        let asking = a.call::<Value>("asks", ("b", "never_ends", Value::Array(vec![])));
        let asking = detach(asking.into_future());
        page.until("b", "busy").await;
        a.terminate();
        assert_eq!(kind(&asking.await.unwrap()), "Terminated");
        page.until("b", "ready").await;
    });
}

#[test]
fn a_worker_that_crashes_fails_the_calls_of_the_workers_that_wait_for_it() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.worker("b").await;
        let asking = a.call::<Value>("asks", ("b", "never_ends", Value::Array(vec![])));
        let asking = detach(asking.into_future());
        page.until("b", "busy").await;
        page.machines.break_down("b", "boom");
        let error = asking.await.unwrap().unwrap_err();
        assert!(
            error.to_string().contains("worker `b` crashed during `never_ends`: boom"),
            "{error}"
        );
    });
}
