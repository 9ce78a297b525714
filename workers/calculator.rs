//! The worker of the guide: `add_arrays(a, b)`.

use std::fmt;

use named_workers::export;

fn main() {
    export![add_arrays(a, b)].serve();
}

/// Adds two arrays, element by element.
fn add_arrays(a: Vec<f64>, b: Vec<f64>) -> Result<Vec<f64>, LengthMismatch> {
    if a.len() != b.len() {
        return Err(LengthMismatch(a.len(), b.len()));
    }
    Ok(a.iter().zip(&b).map(|(x, y)| x + y).collect())
}

/// Two arrays that cannot be added.
struct LengthMismatch(usize, usize);

impl fmt::Display for LengthMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot add {} numbers and {}: the lengths differ", self.0, self.1)
    }
}
