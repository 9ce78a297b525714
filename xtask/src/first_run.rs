//! The first run: the missing tools and the app itself are built at the same time.

use std::thread;

use anyhow::{Result, anyhow};

use crate::job::Job;
use crate::progress::Board;

/// Jobs to run one after the other.
pub(crate) type Lane = Vec<Job>;

/// Runs the lanes side by side.
///
/// # Errors
///
/// When a job fails. Its lane ends there; the others go on, and what they have built is kept.
pub(crate) fn run(lanes: Vec<Lane>) -> Result<()> {
    let board = Board::new();
    thread::scope(|scope| {
        let run_lane = |lane: Lane| lane.into_iter().try_for_each(|job| job.run(&board));
        let lanes: Vec<_> =
            lanes.into_iter().map(|lane| scope.spawn(move || run_lane(lane))).collect();
        board.show_while(|| lanes.iter().any(|lane| !lane.is_finished()));
        lanes
            .into_iter()
            .try_for_each(|lane| lane.join().unwrap_or_else(|_| Err(anyhow!("a lane panicked"))))
    })
}
