//! Several instances of one declaration.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::StreamExt;
use futures_util::future::join_all;

use crate::page::in_memory::detach;

use super::*;

#[test]
fn map_gives_the_results_in_the_order_of_the_arguments() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let sums: Vec<f64> = pool.map("add", (0..20).map(|n| (n, n))).await.unwrap();
        assert_eq!(sums, (0..20).map(|n| 2.0 * f64::from(n)).collect::<Vec<_>>());
        for name in ["p#1", "p#2"] {
            assert!(page.history(name).contains(&"ready"), "{name}");
        }
    });
}

#[test]
fn map_ends_in_the_first_failure_and_results_has_all() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let tasks = [vec![1.0, 2.0], vec![1.0], vec![3.0, 4.0], vec![]];
        let failed = pool.map::<f64>("add", &tasks).await.unwrap_err();
        assert!(failed.to_string().contains("`b` is missing"), "{failed}");
        let all = pool.map::<f64>("add", &tasks).results().await;
        assert_eq!((all[0].as_ref().unwrap(), all[2].as_ref().unwrap()), (&3.0, &7.0));
        assert_eq!((kind(&all[1]), kind(&all[3])), ("BadArguments", "BadArguments"));
    });
}

#[test]
fn the_options_of_map_are_those_of_each_call() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let ends = pool.map::<()>("never_ends", [(), (), ()]).timeout(ms(50)).results().await;
        assert!(ends.iter().all(|end| kind(end) == "TimedOut"), "{ends:?}");
        let told = Rc::new(RefCell::new(0));
        let tell = Rc::clone(&told);
        let steps = pool.map::<u64>("steps", [(3,), (4,)]);
        steps.on_progress(move |_| *tell.borrow_mut() += 1).await.unwrap();
        assert!(told.take() >= 4);
    });
}

#[test]
fn unordered_gives_each_result_as_it_comes() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let mut seen: Vec<_> =
            pool.map::<u64>("steps", [(300,), (1,), (2,)]).unordered().collect().await;
        assert_eq!(seen.pop().map(|(index, _)| index), Some(0));
        assert!(seen.iter().all(|(_, result)| result.is_ok()));
    });
}

#[test]
fn an_instance_runs_one_call_at_a_time_also_when_a_cancelled_one_goes_on() {
    task::run(async {
        let page = Page::new();
        let pool = page.workers.pool(declaration("p")).size(1).await.unwrap();
        page.machines.hold("p#1");
        let first = pool.call::<f64>("add", (1, 1)).timeout(ms(10)).grace(ms(5_000)).await;
        assert_eq!(kind(&first), "TimedOut");
        let waiting = join_all((0..3).map(|n| pool.call::<f64>("add", (n, 1)).into_future()));
        let waiting = detach(waiting);
        moment().await;
        assert_eq!(page.state("p#1"), State::Busy(1));
        page.machines.release("p#1");
        assert!(waiting.await.unwrap().iter().all(Result::is_ok));
        assert_eq!(page.history("p#1"), ["starting", "ready"]);
    });
}

#[test]
fn a_stuck_instance_is_restarted_after_a_second_and_loses_no_other_call() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        page.machines.hold("p#1");
        let stuck = pool.call::<f64>("add", (1, 1)).timeout(ms(10)).await;
        assert_eq!(kind(&stuck), "TimedOut");
        let sums: Vec<f64> = pool.map("add", (0..9).map(|n| (n, 1))).await.unwrap();
        assert_eq!(sums.len(), 9);
        task::sleep(ms(1_100)).await;
        assert_eq!(page.history("p#1"), ["starting", "ready", "starting", "ready"]);
    });
}

#[test]
fn a_late_terminate_of_an_old_pool_leaves_the_new_one_alone() {
    task::run(async {
        let page = Page::new();
        let old = page.pool("p").await;
        old.terminate();
        let new = page.pool("p").await;
        old.terminate();
        assert_eq!(new.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        assert_eq!(kind(&old.call::<f64>("add", (1, 2)).await), "Terminated");
    });
}

#[test]
fn a_pool_that_is_terminated_settles_what_runs_what_waits_and_what_comes_later() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let calls = join_all((0..4).map(|_| pool.call::<()>("never_ends", ()).into_future()));
        let calls = detach(calls);
        page.until("p#2", "busy").await;
        pool.terminate();
        assert!(calls.await.unwrap().iter().all(|end| kind(end) == "Terminated"));
        assert_eq!(kind(&pool.call::<()>("never_ends", ()).await), "Terminated");
        assert_eq!(page.machines.running(), 0);
    });
}

#[test]
fn a_pool_whose_instances_cannot_start_is_not_created_and_neither_is_one_too_large() {
    task::run(async {
        let page = Page::new();
        page.machines.fail_starts("p#2", 1);
        let failed = page.workers.pool(declaration("p")).size(3).await;
        assert_eq!(kind(&failed), "StartFailed");
        moment().await;
        assert_eq!(page.machines.running(), 0);
        let large = page.workers.pool(declaration("p")).size(1_000_000).await.unwrap_err();
        assert!(large.to_string().contains("1000000 instances is too large; 256 is the most"));
    });
}

#[test]
fn an_instance_that_was_terminated_is_started_again_when_it_is_needed() {
    task::run(async {
        let page = Page::new();
        let pool = page.workers.pool(declaration("p")).size(1).await.unwrap();
        page.workers.terminate("p#1").unwrap();
        assert_eq!(pool.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}

#[test]
fn who_waits_for_an_instance_gets_the_broken_one_that_is_restarted_by_hand() {
    task::run(async {
        let page = Page::new();
        let pool = page.pool("p").await;
        let endless = detach(pool.call::<()>("never_ends", ()).into_future());
        page.until("p#1", "busy").await;
        page.workers.terminate("p#2").unwrap();
        page.machines.fail_starts("p#2", 4);
        let waits = detach(pool.call::<f64>("add", (1, 2)).into_future());
        page.until("p#2", "failed").await;
        page.workers.restart("p#2").unwrap();
        assert_eq!(waits.await.unwrap().unwrap(), 3.0);
        drop(endless);
    });
}

#[test]
fn a_pool_fails_as_soon_as_one_of_its_instances_does() {
    task::run(async {
        let page = Page::new();
        page.machines.fail_starts("p#1", 1);
        page.machines.slow_down("p#2", ms(10_000));
        let started = task::now();
        assert_eq!(kind(&page.workers.pool(declaration("p")).size(2).await), "StartFailed");
        assert!(task::now() - started < 1_000.0);
    });
}
