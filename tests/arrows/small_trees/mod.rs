//! Tests the resolver on trees of a few files.

mod arrows;
mod circles;
mod wholes;

use crate::graph::Graph;
use crate::modules::Crate;

/// The graph of a crate whose root is the first of these files.
fn graph(files: &[(&str, &str)]) -> Graph {
    let tree = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    Crate::load(&tree, files[0].0).graph()
}

fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    graph(files).arrows_where(|_, _| true)
}

/// The circles, each as its first line.
fn circles(files: &[(&str, &str)]) -> Vec<String> {
    let circles = graph(files).without_facades().circles();
    circles.iter().filter_map(|circle| circle.lines().next()).map(str::to_owned).collect()
}

const TWO: (&str, &str) = ("lib.rs", "mod a; mod b;");
const B: (&str, &str) = ("b.rs", "pub struct B; pub fn f() {}");
