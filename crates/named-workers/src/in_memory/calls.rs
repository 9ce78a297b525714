//! Calls, their values and errors, their limits.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use super::*;

#[test]
fn a_call_gives_the_value_that_its_function_returns() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let sum: f64 = a.call("add", (1, 2.5)).await.unwrap();
        assert_eq!(sum, 3.5);
        let value = json!({ "deep": ["ß\u{0}\u{1F600}", null, 1.5, u64::MAX, i64::MIN, true] });
        assert_eq!(a.call::<Value>("echo", (&value,)).await.unwrap(), value);
    });
}

#[test]
fn each_way_to_fail_is_an_error_of_its_kind() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let failed = a.call::<()>("fails", ("no",)).await.unwrap_err();
        assert_eq!(failed.to_string(), "`fails` of worker `a` raised String: no");
        let missing = a.call::<()>("nowhere", ()).await.unwrap_err();
        assert!(missing.to_string().contains("does not export `nowhere`; it exports `add`"));
        let few = a.call::<f64>("add", (1,)).await.unwrap_err();
        assert!(few.to_string().contains("`b` is missing"), "{few}");
        let wrong = a.call::<f64>("add", ("x", 1)).await.unwrap_err();
        assert!(wrong.to_string().contains("args[0]"), "{wrong}");
        let nan = a.call::<Value>("nan", ()).await.unwrap_err();
        assert!(nan.to_string().ends_with("result[1]: NaN is not JSON"), "{nan}");
        let not_sent = a.call::<Value>("echo", ([f64::INFINITY],)).await.unwrap_err();
        assert!(not_sent.to_string().contains("args[0][0]: Infinity is not JSON"), "{not_sent}");
        let other = a.call::<bool>("add", (1, 2)).await;
        assert_eq!(kind(&other), "BadResult");
    });
}

#[test]
fn an_unknown_worker_is_an_error_that_lists_the_known_ones() {
    task::run(async {
        let page = Page::new();
        page.worker("a").await;
        let unknown = page.workers.get("b").await.unwrap_err();
        assert_eq!(unknown.to_string(), "no worker is named `b`; the page has `a`");
    });
}

#[test]
fn calls_of_async_functions_run_side_by_side() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let slow = a.call::<u64>("steps", (50,)).into_future();
        let (slow, quick) = join(slow, a.call::<f64>("add", (1, 2)).into_future()).await;
        assert_eq!((slow.unwrap(), quick.unwrap()), (50, 3.0));
        let many = join_all((0..500).map(|n| a.call::<f64>("add", (n, n)).into_future())).await;
        assert!(many.into_iter().enumerate().all(|(n, sum)| sum.unwrap() == 2.0 * n as f64));
        assert_eq!(page.state("a"), State::Ready);
    });
}

#[test]
fn progress_is_told_now_and_then_and_at_the_end() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let told = Rc::new(RefCell::new(Vec::new()));
        let tell = Rc::clone(&told);
        let on_progress = move |progress: crate::Progress| tell.borrow_mut().push(progress.done);
        a.call::<u64>("steps", (1_000,)).on_progress(on_progress).await.unwrap();
        let told = told.take();
        assert_eq!((told.first(), told.last()), (Some(&1.0), Some(&1_000.0)));
        assert!(told.len() < 10, "{told:?}");
    });
}

#[test]
fn progress_is_never_reported_twice_within_40_milliseconds_but_at_the_end() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let told = Rc::new(RefCell::new(Vec::new()));
        let tell = Rc::clone(&told);
        let on_progress = move |_| tell.borrow_mut().push(task::now());
        a.call::<u64>("paces", (1_000,)).on_progress(on_progress).await.unwrap();
        let told = told.take();
        assert!((20..=27).contains(&told.len()), "{told:?}");
        let quiet = told.windows(2).rev().skip(1).all(|pair| pair[1] - pair[0] >= 39.0);
        assert!(quiet, "{told:?}");
    });
}

#[test]
fn a_call_that_times_out_is_dropped_where_it_awaits() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let outcome = a.call::<()>("never_ends", ()).timeout(ms(50)).await;
        assert_eq!(
            outcome.unwrap_err().to_string(),
            "`never_ends` of worker `a` took longer than 50 ms"
        );
        moment().await;
        assert_eq!(page.log("a"), ["never_ends was dropped"]);
        assert_eq!(page.state("a"), State::Ready);
    });
}

#[test]
fn dropping_the_future_cancels_the_call() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut call = a.call::<()>("never_ends", ()).into_future();
        assert!(futures_util::poll!(&mut call).is_pending());
        moment().await;
        drop(call);
        page.until("a", "ready").await;
        assert_eq!(page.log("a"), ["never_ends was dropped"]);
    });
}

#[test]
fn a_message_that_is_not_of_the_protocol_is_a_line_in_the_log() {
    use crate::page::in_memory::Incoming;

    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.machines.say("a", Incoming::Unreadable("it is not text".into()));
        let line = "a message that is not of the protocol was ignored: it is not text";
        assert_eq!(page.log("a"), [line]);
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}
