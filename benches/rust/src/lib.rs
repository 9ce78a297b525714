//! gloo-worker's oneshot: the page spawns it, and the worker registers it.

use gloo_worker::oneshot::oneshot;

/// Adds two arrays, element by element.
#[oneshot]
pub async fn AddArrays((a, b): (Vec<f64>, Vec<f64>)) -> Vec<f64> {
    a.iter().zip(&b).map(|(x, y)| x + y).collect()
}
