//! What can be seen of calls and messages from outside.

use futures_util::{FutureExt, StreamExt};

use super::*;
use crate::{CallStep, Direction, Event, Message};

fn names(messages: &mut crate::Messages) -> Vec<(String, Direction, usize)> {
    let mut seen = Vec::new();
    while let Some(Some(Message { name, direction, size, .. })) = messages.next().now_or_never() {
        seen.push((name.into_owned(), direction, size));
    }
    seen
}

#[test]
fn whoever_asks_sees_each_message_with_its_direction_and_size() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut messages = page.workers.messages();
        let _: f64 = a.call("add", (1, 2.5)).await.unwrap();
        let expected = [("Call", Direction::ToWorker, 7), ("Returned", Direction::ToPage, 3)];
        assert_eq!(
            names(&mut messages),
            expected.map(|(name, direction, size)| (name.into(), direction, size))
        );
    });
}

#[test]
fn a_reader_that_pauses_misses_the_oldest_messages_and_nothing_grows() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut messages = page.workers.messages();
        for _ in 0..6_000 {
            let _: f64 = a.call("add", (1, 2.5)).await.unwrap();
        }
        assert_eq!(names(&mut messages).len(), 10_000);
    });
}

#[test]
fn a_worker_knows_how_its_calls_ended_and_how_often_it_was_restarted() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let _: f64 = a.call("add", (1, 2.5)).await.unwrap();
        a.call::<()>("fails", ("no",)).await.unwrap_err();
        assert_eq!((page.info("a").ended.returned, page.info("a").ended.failed), (1, 1));
        assert_eq!(page.info("a").restarts, 0);
        a.restart();
        assert_eq!(page.info("a").restarts, 1);
    });
}

#[test]
fn an_event_of_a_call_names_the_worker_that_makes_it() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.worker("b").await;
        let mut events = page.workers.events();
        let _: f64 = a.call("asks", ("b", "add", (1, 2))).await.unwrap();
        let mut callers = Vec::new();
        while let Some(Some(event)) = events.next().now_or_never() {
            if let Event::Call { worker, caller, step: CallStep::Sent, .. } = event {
                callers.push((worker, caller));
            }
        }
        assert_eq!(callers, [("a".into(), None), ("b".into(), Some("a".into()))]);
    });
}
