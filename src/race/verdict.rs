//! The outcome of a race in words.

use super::state::{Lane, Standing};
use crate::primes::Engine;
use named_workers_ui::format::grouped;

/// How much the first was ahead of the last; empty if fewer than two came to the end.
pub(super) fn verdict(lanes: &[Lane]) -> String {
    if let Some((last, first, ratio)) = extremes(lanes, milliseconds) {
        return format!("{first} was {ratio} times faster than {last} on this machine.");
    }
    match extremes(lanes, passes) {
        Some((first, last, ratio)) => {
            format!("{first} made {ratio} times as many passes as {last} on this machine.")
        }
        None => String::new(),
    }
}

fn milliseconds(standing: &Standing) -> Option<f64> {
    match standing {
        Standing::Finished(milliseconds) => Some(milliseconds.max(0.1)),
        _ => None,
    }
}

fn passes(standing: &Standing) -> Option<f64> {
    match standing {
        Standing::Counted(passes) => Some(*passes as f64),
        _ => None,
    }
}

/// Who has the most and who the least, and how many times as much.
fn extremes(
    lanes: &[Lane],
    value: impl Fn(&Standing) -> Option<f64>,
) -> Option<(Engine, Engine, String)> {
    let values = lanes.iter().filter_map(|lane| Some((lane.engine, value(&lane.standing)?)));
    let mut values: Vec<_> = values.collect();
    values.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let [(most, high), .., (least, low)] = values[..] else { return None };
    (low > 0.0).then(|| (most, least, times(high / low)))
}

/// `1.4`, `312`, `12,345`.
fn times(ratio: f64) -> String {
    match ratio {
        ..9.95 => format!("{ratio:.1}"),
        _ => grouped(ratio.round() as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(engine: Engine, standing: Standing) -> Lane {
        Lane { engine, standing }
    }

    #[test]
    fn the_ratio_is_between_the_first_and_the_last() {
        let lanes = [
            lane(Engine::Python, Standing::Finished(3_120.0)),
            lane(Engine::EveryCore, Standing::Finished(12.0)),
            lane(Engine::Rust, Standing::Finished(10.0)),
        ];
        let words = "Rust was 312 times faster than Python (Pyodide) on this machine.";
        assert_eq!(verdict(&lanes), words);
    }

    #[test]
    fn passes_are_compared_by_their_number() {
        let lanes = [
            lane(Engine::Rust, Standing::Counted(9_000)),
            lane(Engine::MicroPython, Standing::Counted(6_000)),
            lane(Engine::NumPy, Standing::Stopped),
        ];
        let words = "Rust made 1.5 times as many passes as MicroPython on this machine.";
        assert_eq!(verdict(&lanes), words);
    }

    #[test]
    fn one_alone_is_compared_with_nobody() {
        assert_eq!(verdict(&[lane(Engine::Rust, Standing::Finished(10.0))]), "");
    }
}
