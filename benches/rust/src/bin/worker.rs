//! What every contender's worker has: `add_arrays`, `copy` and `echo`.

use named_workers::export;

fn main() {
    export![add_arrays(a, b), copy(list), echo(text)].serve();
}

/// Adds two arrays, element by element.
fn add_arrays(a: Vec<f64>, b: Vec<f64>) -> Vec<f64> {
    a.iter().zip(&b).map(|(x, y)| x + y).collect()
}

/// Reads every integer of a list, and writes it again.
fn copy(list: Vec<i64>) -> Vec<i64> {
    list
}

/// Returns the text.
fn echo(text: String) -> String {
    text
}
