//! The log of a worker, on its way to the page.

use futures_util::{FutureExt, StreamExt};

use super::{Page, ms};
use crate::{Event, task};

#[test]
fn of_a_flood_the_newest_lines_are_kept_and_one_says_how_many_were_left_out() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        a.call::<()>("floods", (5_000,)).await.unwrap();
        let log = page.log("a");
        assert_eq!(log.len(), 1_000);
        assert_eq!(
            log[0],
            "4001 lines were left out: a log keeps its newest 1,000 lines, up to 1 MB"
        );
        assert_eq!((&*log[1], &*log[999]), ("4002", "5000"));
    });
}

#[test]
fn listeners_hear_of_the_lines_that_were_left_out() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut events = page.workers.events();
        a.call::<()>("floods", (5_000,)).await.unwrap();
        let mut lines = Vec::new();
        while let Some(Some(event)) = events.next().now_or_never() {
            if let Event::Log { line, .. } = event {
                lines.push(line.text);
            }
        }
        assert_eq!(&*lines[19], "20");
        assert!(lines[20].starts_with("3981 lines were left out"), "{}", lines[20]);
        assert_eq!((&*lines[21], lines.len()), ("4002", 1_020));
    });
}

#[test]
fn every_line_of_a_small_burst_arrives_although_the_call_goes_on() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let call = a.call::<()>("trickles", (100,)).into_future();
        task::spawn(async { call.await.unwrap_or_default() });
        task::sleep(ms(400)).await;
        assert_eq!(page.log("a"), (1..=100).map(|line| line.to_string()).collect::<Vec<_>>());
    });
}

#[test]
fn a_long_line_is_cut() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        a.call::<()>("says", ("x".repeat(1_200_000),)).await.unwrap();
        let line = &page.log("a")[0];
        assert!(line.len() <= 64_000 && line.ends_with("… (cut: the line has 1200000 bytes)"));
    });
}
