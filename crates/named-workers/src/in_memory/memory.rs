//! How much memory a worker has.

use futures_util::{FutureExt, StreamExt};

use super::functions::grows;
use super::*;

/// The names of the messages that have come.
fn names(messages: &mut crate::Messages) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(Some(message)) = messages.next().now_or_never() {
        names.push(message.name.into_owned());
    }
    names
}

#[test]
fn the_page_knows_a_worker_s_memory_from_its_start_and_once_a_call_has_made_it_grow() {
    task::run(async {
        grows(1_000);
        let page = Page::new();
        let a = page.worker("a").await;
        assert_eq!(page.info("a").memory, Some(1_000));
        a.call::<()>("grows", (3_000,)).await.unwrap();
        assert_eq!(page.info("a").memory, Some(3_000));
    });
}

#[test]
fn memory_that_has_not_grown_is_no_message() {
    task::run(async {
        grows(1_000);
        let page = Page::new();
        let a = page.worker("a").await;
        let mut messages = page.workers.messages();
        a.call::<()>("grows", (2_000,)).await.unwrap();
        let _: f64 = a.call("add", (1, 2)).await.unwrap();
        assert_eq!(names(&mut messages), ["Call", "Grown", "Returned", "Call", "Returned"]);
    });
}

#[test]
fn memory_is_told_while_a_call_goes_on() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let call = a.call::<u64>("paces", (1_000,)).into_future();
        task::spawn(async { drop(call.await) });
        task::sleep(ms(100)).await;
        grows(5_000);
        task::sleep(ms(100)).await;
        assert_eq!((page.state("a"), page.info("a").memory), (State::Busy(1), Some(5_000)));
    });
}

#[test]
fn a_worker_that_has_ended_has_no_memory_and_one_that_is_started_again_tells_its_own() {
    task::run(async {
        grows(7_000);
        let page = Page::new();
        let a = page.worker("a").await;
        a.terminate();
        assert_eq!(page.info("a").memory, None);
        grows(1_000);
        a.restart();
        page.until("a", "ready").await;
        assert_eq!(page.info("a").memory, Some(1_000));
    });
}

#[test]
fn a_worker_that_cannot_tell_has_no_memory() {
    task::run(async {
        let page = Page::new();
        page.worker("a").await;
        assert_eq!(page.info("a").memory, None);
    });
}
