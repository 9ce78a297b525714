//! Where the parts of the picture of who calls whom are: workers on two sides, calls between them.

/// A worker that calls, or is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) y: f64,
}

/// The calls from one worker to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) from_y: f64,
    pub(super) to_y: f64,
    pub(super) count: u64,
    /// From 1 to 5, by how many calls there are.
    pub(super) width: f64,
}

/// The whole picture: callers on the left, the called on the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picture {
    pub(super) left: Vec<Node>,
    pub(super) right: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    pub(super) height: f64,
}

/// How far nodes are apart.
pub(super) const STEP: f64 = 32.0;

/// Lays out the calls: from whom, to whom, how many.
pub(super) fn picture(calls: &[(String, String, u64)]) -> Picture {
    let left = side(calls.iter().map(|(from, ..)| from));
    let right = side(calls.iter().map(|(_, to, _)| to));
    let most = calls.iter().map(|(.., count)| *count).max().unwrap_or(1).max(1) as f64;
    let y = |side: &[Node], name: &str| {
        side.iter().find(|node| node.name == name).map_or(0.0, |node| node.y)
    };
    let edges = calls.iter().map(|(from, to, count)| Edge {
        from_y: y(&left, from),
        to_y: y(&right, to),
        count: *count,
        width: 1.0 + 4.0 * (*count as f64).ln_1p() / most.ln_1p(),
    });
    let edges = edges.collect();
    let height = STEP * left.len().max(right.len()) as f64;
    Picture { left, right, edges, height }
}

fn side<'a>(names: impl Iterator<Item = &'a String>) -> Vec<Node> {
    let mut names: Vec<_> = names.cloned().collect();
    names.sort();
    names.dedup();
    let node = |(index, name)| Node { name, y: STEP * (index as f64 + 0.5) };
    names.into_iter().enumerate().map(node).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn callers_stand_on_the_left_and_busier_edges_are_wider() {
        let call = |from: &str, to: &str, count| (from.to_owned(), to.to_owned(), count);
        let picture = picture(&[call("a", "b", 1), call("a", "c", 100), call("b", "c", 1)]);
        let names = |side: &[Node]| side.iter().map(|node| node.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&picture.left), names(&picture.right)),
            (vec!["a".into(), "b".into()], vec!["b".into(), "c".into()])
        );
        assert_eq!((picture.edges[1].to_y, picture.edges[1].width), (STEP * 1.5, 5.0));
        assert!(picture.edges[0].width < 2.0);
        assert_eq!(picture.height, 2.0 * STEP);
    }
}
