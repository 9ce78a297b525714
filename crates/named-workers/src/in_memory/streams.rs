//! Values that a function emits while it runs.

use futures_util::StreamExt;

use super::*;

#[test]
fn values_come_in_order_however_they_are_emitted() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        for function in ["counts", "counts_at_once"] {
            let values: Vec<u64> =
                a.call::<u64>(function, (100,)).stream().map(Result::unwrap).collect().await;
            assert_eq!(values, (0..100).collect::<Vec<_>>(), "{function}");
        }
    });
}

#[test]
fn a_reader_who_pauses_holds_the_function_back() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut values = a.call::<u64>("counts", (40,)).stream();
        assert_eq!(values.next().await, Some(Ok(0)));
        task::sleep(ms(1_000)).await;
        assert!(page.log("a").is_empty());
        assert_eq!(values.count().await, 39);
        assert_eq!(page.log("a"), ["emitted 40"]);
    });
}

#[test]
fn the_limits_of_a_stream_hold_although_nobody_reads() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let streams: Vec<_> = (0..2)
            .map(|_| pool.call::<u64>("counts", (1_000,)).timeout(ms(100)).stream())
            .collect();
        page.until("p#2", "busy").await;
        // Both instances are taken, and come back although nobody has read.
        assert_eq!(pool.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        for stream in streams {
            let last = stream.collect::<Vec<_>>().await.pop().unwrap();
            assert_eq!(kind(&last), "TimedOut");
        }
    });
}

#[test]
fn a_function_that_has_emitted_less_than_a_window_ends_although_nobody_reads() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let values = a.call::<u64>("counts", (10,)).stream();
        moment().await;
        assert_eq!(page.log("a"), ["emitted 10"]);
        assert_eq!(values.count().await, 10);
    });
}

#[test]
fn an_error_comes_after_the_values_before_it() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut values = a.call::<u64>("counts", (1_000,)).stream();
        assert_eq!(values.next().await, Some(Ok(0)));
        a.terminate();
        let rest: Vec<_> = values.collect().await;
        let (last, before) = rest.split_last().unwrap();
        assert_eq!(kind(last), "Terminated");
        assert!(before.iter().all(Result::is_ok));
        let nan = page.worker("b").await.call::<serde_json::Value>("emits_nan", ()).stream();
        let last = nan.collect::<Vec<_>>().await.pop().unwrap().unwrap_err();
        assert!(last.to_string().ends_with("emitted[1][1]: NaN is not JSON"), "{last}");
    });
}

#[test]
fn dropping_a_stream_cancels_its_call() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut values = a.call::<u64>("counts", (1_000_000,)).stream();
        assert_eq!(values.next().await, Some(Ok(0)));
        drop(values);
        page.until("a", "ready").await;
    });
}

#[test]
fn leaving_a_stream_whose_function_has_ended_leaves_nothing_behind() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let values = a.call::<u64>("counts_at_once", (100,)).stream();
        page.until("a", "busy").await;
        moment().await;
        drop(values);
        page.until("a", "ready").await;
    });
}

#[test]
fn a_value_of_another_type_is_the_last_item_and_a_bad_result() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let items: Vec<_> = a.call::<bool>("counts", (30,)).stream().collect().await;
        let [Err(Error::BadResult { reason, .. })] = items.as_slice() else { panic!("{items:?}") };
        assert!(reason.starts_with("emitted: "), "{reason}");
        page.until("a", "ready").await;
    });
}
