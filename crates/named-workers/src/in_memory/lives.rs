//! Workers that crash, get stuck, are ended, and start again.

use futures_util::future::join;

use crate::page::in_memory::detach;

use super::*;

#[test]
fn a_worker_that_crashes_is_started_again_ever_later_and_then_stays_failed() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut waited = Vec::new();
        for crash in 0..3 {
            let call = detach(a.call::<()>("never_ends", ()).into_future());
            page.until("a", "busy").await;
            page.machines.break_down("a", "boom");
            let error = call.await.unwrap().unwrap_err();
            assert_eq!(
                error.to_string(),
                "worker `a` crashed during `never_ends`: boom",
                "{crash}"
            );
            let crashed = task::now();
            page.workers.get("a").await.unwrap();
            waited.push(task::now() - crashed);
        }
        assert!(waited[0] < 50.0 && waited[1] > 200.0 && waited[2] > 900.0, "{waited:?}");
        page.machines.break_down("a", "boom");
        assert!(matches!(page.state("a"), State::Failed(Error::Crashed { .. })));
        assert_eq!(kind(&a.call::<f64>("add", (1, 2)).await), "Crashed");
        a.restart();
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}

#[test]
fn a_restart_that_fails_is_tried_again_and_a_first_start_is_not() {
    task::run(async {
        let page = Page::new();
        page.machines.fail_starts("a", 1);
        assert_eq!(kind(&page.workers.create(declaration("a")).await), "StartFailed");
        let a = page.worker("a").await;
        page.machines.fail_starts("a", 2);
        page.machines.break_down("a", "boom");
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        task::sleep(ms(11_000)).await; // the restarts no longer count
        page.machines.fail_starts("a", 99);
        page.machines.break_down("a", "boom");
        assert_eq!(kind(&a.call::<f64>("add", (1, 2)).await), "StartFailed");
        assert_eq!(page.state("a").name(), "failed");
    });
}

#[test]
fn a_call_that_only_waits_behind_a_stuck_one_is_withdrawn_and_nobody_is_harmed() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.machines.hold("a");
        let stuck = a.call::<f64>("add", (1, 1)).into_future();
        let waits = async {
            let waits = a.call::<f64>("add", (2, 2)).timeout(ms(20)).grace(ms(30)).await;
            task::sleep(ms(500)).await;
            page.machines.release("a");
            waits
        };
        let (stuck, waits) = join(stuck, waits).await;
        assert_eq!((stuck.unwrap(), kind(&waits)), (2.0, "TimedOut"));
        page.until("a", "ready").await;
        assert_eq!(page.history("a"), ["starting", "ready"]);
    });
}

#[test]
fn a_call_that_is_withdrawn_before_it_begins_is_never_run() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.machines.hold("a");
        let first = detach(a.call::<f64>("add", (1, 1)).into_future());
        let withdrawn = a.call::<()>("says", ("withdrawn",)).grace(ms(10)).timeout(ms(20));
        let withdrawn = detach(withdrawn.into_future());
        moment().await;
        let waits = detach(a.call::<()>("says", ("waits",)).grace(ms(10)).into_future());
        let last = detach(a.call::<()>("says", ("last",)).into_future());
        assert_eq!(kind(&withdrawn.await.unwrap()), "TimedOut");
        page.machines.release("a");
        assert_eq!(first.await.unwrap().unwrap(), 2.0);
        waits.await.unwrap().unwrap();
        last.await.unwrap().unwrap();
        assert_eq!(page.log("a"), ["waits", "last"]);
        assert_eq!(page.state("a"), State::Ready);
    });
}

#[test]
fn a_call_that_the_worker_is_stuck_in_ends_with_a_restart_after_its_grace() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.machines.hold("a");
        let stuck = a.call::<f64>("add", (1, 1)).timeout(ms(20)).grace(ms(30)).await;
        assert_eq!(kind(&stuck), "TimedOut");
        assert_eq!(page.state("a"), State::Busy(1));
        task::sleep(ms(40)).await;
        let line = "restarted: it has not come back from the cancelled call of `add` within 30 ms";
        assert_eq!(page.log("a"), [line]);
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}

#[test]
fn a_call_that_awaits_is_not_to_blame_for_a_later_one_that_keeps_the_worker() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let awaits = a.call::<()>("never_ends", ()).timeout(ms(100)).grace(ms(50));
        let awaits = detach(awaits.into_future());
        moment().await;
        // The worker begins it, and then reads nothing for a while.
        let keeps = detach(a.call::<u64>("paces", (700,)).into_future());
        moment().await;
        page.machines.hold("a");
        assert_eq!(kind(&awaits.await.unwrap()), "TimedOut");
        task::sleep(ms(500)).await;
        page.machines.release("a");
        keeps.await.unwrap().unwrap();
        page.until("a", "ready").await;
        assert_eq!(page.history("a"), ["starting", "ready"]);
    });
}

#[test]
fn a_worker_that_has_worked_is_restarted_by_hand_although_the_network_is_away_for_a_moment() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        page.machines.fail_starts("a", 2);
        a.restart();
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}

#[test]
fn a_call_that_is_refused_may_own_another_of_the_same_worker() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let mut owned = a.call::<()>("never_ends", ()).into_future();
        assert!(futures_util::poll!(&mut owned).is_pending());
        let refused = a.call::<()>("nowhere", ()).on_progress(move |_| _ = &owned).await;
        assert_eq!(kind(&refused), "NotExported");
        page.until("a", "ready").await;
    });
}

#[test]
fn a_forgotten_worker_can_be_restarted_by_whoever_has_it() {
    task::run(async {
        let page = Page::new();
        let main = page.worker("main").await;
        main.terminate();
        for number in 0..150 {
            page.worker(&format!("w{number}")).await.terminate();
            moment().await;
        }
        assert!(page.workers.list().iter().all(|info| info.name != "main"));
        assert_eq!(page.workers.list().len(), 100);
        main.restart();
        assert_eq!(main.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        assert_eq!(page.state("main"), State::Ready);
    });
}

#[test]
fn a_handle_is_one_life() {
    task::run(async {
        let page = Page::new();
        let old = page.worker("a").await;
        old.terminate();
        let new = page.worker("a").await;
        old.terminate();
        old.restart();
        assert_eq!(new.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
        assert_eq!(kind(&old.call::<f64>("add", (1, 2)).await), "Terminated");
        assert_eq!(page.workers.list().len(), 1);
        assert_eq!(page.machines.running(), 1);
    });
}

#[test]
fn a_name_that_lives_is_taken() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        assert_eq!(kind(&page.workers.create(declaration("a")).await), "DuplicateName");
        assert_eq!(a.call::<f64>("add", (1, 2)).await.unwrap(), 3.0);
    });
}

#[test]
fn at_most_a_hundred_terminated_workers_stay_listed() {
    task::run(async {
        let page = Page::new();
        for number in 0..250 {
            page.worker(&format!("w{number}")).await.terminate();
        }
        page.worker("last").await;
        assert_eq!(page.workers.list().len(), 101);
        assert_eq!(page.workers.list()[99].name, "w249");
    });
}

#[test]
fn terminate_and_restart_settle_what_is_in_flight_and_what_waits() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        for end in [NamedWorker::terminate, NamedWorker::restart] {
            a.restart();
            let call = detach(a.call::<()>("never_ends", ()).into_future());
            page.until("a", "busy").await;
            end(&a);
            assert_eq!(kind(&call.await.unwrap()), "Terminated");
        }
    });
}

#[test]
fn urls_are_relative_to_where_the_page_was_when_the_worker_was_declared() {
    task::run(async {
        let page = Page::new();
        page.machines.set_base("https://site/");
        let a = page.worker("a").await;
        page.machines.set_base("https://site/deep/route/");
        a.restart();
        page.workers.get("a").await.unwrap();
        page.machines.break_down("a", "boom");
        page.workers.get("a").await.unwrap();
        assert!(page.machines.started_from().iter().all(|base| base == "https://site/"));
    });
}

#[test]
fn leaving_the_page_settles_every_call_and_nothing_starts_any_more() {
    task::run(async {
        let page = Page::new();
        let a = page.worker("a").await;
        let call = detach(a.call::<()>("never_ends", ()).into_future());
        page.until("a", "busy").await;
        page.workers.leave_for_test();
        assert_eq!(kind(&call.await.unwrap()), "Terminated");
        a.restart();
        assert_eq!(kind(&page.workers.create(declaration("b")).await), "Terminated");
        moment().await;
        assert_eq!(page.machines.running(), 0);
    });
}
