//! The squares of a spiral that are there, and those that are coming.

use std::collections::HashMap;

use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::plane::Plane;
use super::run::{Run, bits};
use super::{sacks, ulam};
use crate::primes::{Engine, Racer};
use named_workers::Error;

/// How many places a side of a tile of Ulam's spiral has.
const PLACES: usize = 256;

/// A level of detail, a column and a row.
pub(super) type Key = (u32, i64, i64);

/// The primes of a square.
pub(super) enum Tile {
    Loading,
    /// One pixel a place, opaque for a prime.
    Bitmap(HtmlCanvasElement),
    /// The places of the primes.
    Dots(Vec<(f64, f64)>),
}

pub(super) type Tiles = HashMap<Key, Tile>;

/// Has a worker test the numbers of a square. None where the browser gives no canvas.
pub(super) async fn load(plane: Plane, (level, column, row): Key) -> Result<Option<Tile>, Error> {
    let side = plane.side(level);
    let (x, y) = (column as f64 * side, row as f64 * side);
    match plane {
        Plane::Ulam => {
            let runs = ulam::runs(x as i64, y as i64, 1 << level, PLACES as i64);
            let ranges = runs.iter().map(|run| (run.start, run.step, run.length)).collect();
            let answer = test(ranges).await?;
            Ok(bitmap(&pixels(&runs, &answer)).map(Tile::Bitmap))
        }
        Plane::Sacks => {
            let ranges = sacks::ranges(x, y, side);
            let answer =
                test(ranges.iter().map(|(from, to)| (*from, 1, to - from + 1)).collect()).await?;
            let numbers = ranges.into_iter().flat_map(|(from, to)| from..=to);
            let primes = numbers.zip(bits(&answer)).filter(|(_, is_prime)| *is_prime);
            let places = primes.map(|(number, _)| sacks::place_of(number));
            let inside = |place: f64, from: f64| (from..from + side).contains(&place);
            let dots = places.filter(|place| inside(place.0, x) && inside(place.1, y));
            Ok(Some(Tile::Dots(dots.collect())))
        }
    }
}

/// Which of these numbers are primes, as `prime_bits` says it.
async fn test(ranges: Vec<(u64, u64, u64)>) -> Result<String, Error> {
    if ranges.is_empty() {
        return Ok(String::new());
    }
    Racer::ready(Engine::EveryCore).await?.call("prime_bits", (ranges,)).await
}

/// The pixels from the upper left, four bytes each; only their opacity matters.
fn pixels(runs: &[Run], answer: &str) -> Vec<u8> {
    let mut pixels = vec![0; PLACES * PLACES * 4];
    let indices = runs.iter().flat_map(|run| {
        (0..run.length as i64).map(move |at| (run.index + run.stride * at) as usize)
    });
    for (index, _) in indices.zip(bits(answer)).filter(|(_, is_prime)| *is_prime) {
        let (column, row) = (index % PLACES, PLACES - 1 - index / PLACES);
        pixels[(row * PLACES + column) * 4 + 3] = 255;
    }
    pixels
}

fn bitmap(pixels: &[u8]) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(PLACES as u32);
    canvas.set_height(PLACES as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let image = ImageData::new_with_u8_clamped_array(Clamped(pixels), PLACES as u32).ok()?;
    context.put_image_data(&image, 0.0, 0.0).ok()?;
    Some(canvas)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_row_of_places_is_the_lowest_of_pixels() {
        let run = Run { start: 1, step: 1, length: 3, index: 2, stride: -1 };
        // The second of the three, at index 1.
        let pixels = pixels(&[run], "4");
        let opaque = pixels.iter().position(|byte| *byte == 255);
        assert_eq!(opaque, Some(((PLACES - 1) * PLACES + 1) * 4 + 3));
        assert_eq!(pixels.iter().filter(|byte| **byte == 255).count(), 1);
    }
}
