//! Which file imports which, and the circles among them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::modules::{Crate, Module};
use crate::source::Path;

/// The shortest way to each reachable file.
type Ways<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// The arrows: from one file to another, each with a path that causes it.
#[derive(Default)]
pub(crate) struct Graph {
    arrows: BTreeMap<String, BTreeMap<String, String>>,
    facades: BTreeSet<String>,
    /// The parent of each file that adds methods to a type of its parent.
    parents: BTreeMap<String, String>,
}

impl Crate {
    /// An arrow for every import and path that leads into another file of the crate.
    pub(crate) fn graph(&self) -> Graph {
        let mut graph = Graph::default();
        for (path, Module { file, source }) in &self.0 {
            for import in &source.imports {
                graph.add_all(file, self.files_of_import(path, import), &import.path);
            }
            for written in &source.paths {
                graph.add_all(file, self.files_of_path(path, written), written);
            }
        }
        graph.facades = self.files().filter(|file| self.is_facade(file)).collect();
        graph.parents = self.parents();
        graph
    }

    fn parents(&self) -> BTreeMap<String, String> {
        let pairs = self.0.iter().filter_map(|(path, module)| {
            let parent = self.extended_parent(path).filter(|parent| *parent != module.file)?;
            Some((module.file.clone(), parent.to_owned()))
        });
        pairs.collect()
    }

    fn files(&self) -> impl Iterator<Item = String> {
        self.0.values().map(|module| module.file.clone())
    }
}

impl Graph {
    fn add_all(&mut self, from: &str, targets: BTreeSet<&str>, why: &Path) {
        targets.into_iter().for_each(|to| self.add(from, to, &why.join("::")));
    }

    fn add(&mut self, from: &str, to: &str, why: &str) {
        if from != to {
            let targets = self.arrows.entry(from.to_owned()).or_default();
            targets.entry(to.to_owned()).or_insert_with(|| why.to_owned());
        }
    }

    fn arrows(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.arrows.iter().flat_map(|(from, targets)| {
            targets.iter().map(move |(to, why)| (from.as_str(), to.as_str(), why.as_str()))
        })
    }

    /// The arrows for which `is_wanted(from, to)`, each as `a.rs → b.rs: path`.
    pub(crate) fn arrows_where(&self, is_wanted: impl Fn(&str, &str) -> bool) -> Vec<String> {
        let wanted = self.arrows().filter(|(from, to, _)| is_wanted(from, to));
        wanted.map(|(from, to, why)| format!("{from} → {to}: {why}")).collect()
    }

    /// Skips the re-exports of facades: a path through a facade leads to the file behind it.
    pub(crate) fn without_facades(mut self) -> Self {
        self.arrows.retain(|from, _| !self.facades.contains(from));
        self
    }

    /// Merges the files that add methods to a type of their parent into the parent: whoever calls
    /// such a method imports the type alone.
    pub(crate) fn whole_types(&self) -> Self {
        self.renamed(|file| Some(self.parents.get(file).map_or(file, String::as_str)))
    }

    /// The arrows between the folders and single files in `part`, without its own facade.
    pub(crate) fn folders_of(&self, part: &str) -> Self {
        let facade = format!("{part}/mod.rs");
        let is_left_out = |file: &str| file == facade && self.facades.contains(file);
        self.renamed(|file| {
            let inside = file.strip_prefix(part)?.strip_prefix('/')?;
            (!is_left_out(file)).then(|| folder(inside))
        })
    }

    /// The arrows under new names; files without one are omitted.
    fn renamed<'a>(&'a self, rename: impl Fn(&'a str) -> Option<&'a str>) -> Self {
        let mut renamed = Self::default();
        for (from, to, why) in self.arrows() {
            if let (Some(source), Some(target)) = (rename(from), rename(to)) {
                let place = if source == from { String::new() } else { format!(" in {from}") };
                renamed.add(source, target, &format!("{why}{place}"));
            }
        }
        renamed
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.arrows.is_empty()
    }

    /// The shortest circle of each knot: a set of files that all reach each other.
    pub(crate) fn circles(&self) -> Vec<String> {
        let ways: BTreeMap<_, _> =
            self.arrows.keys().map(|file| (&**file, self.ways(file))).collect();
        let describe_shortest = |knot: &BTreeSet<&str>| {
            let circles = knot.iter().map(|file| &ways[file][file]);
            self.describe(circles.min_by_key(|circle| circle.len()).unwrap(), knot)
        };
        knots(&ways).iter().map(describe_shortest).collect()
    }

    /// The shortest way to every reachable file; the way back to `start` is a circle.
    fn ways<'a>(&'a self, start: &'a str) -> Ways<'a> {
        let mut ways = BTreeMap::new();
        let mut open = VecDeque::from([vec![start]]);
        while let Some(way) = open.pop_front() {
            let targets = way.last().and_then(|last| self.arrows.get(*last));
            for target in targets.into_iter().flat_map(BTreeMap::keys) {
                let longer = [way.as_slice(), &[target]].concat();
                if !ways.contains_key(target.as_str()) {
                    ways.insert(target.as_str(), longer.clone());
                    open.push_back(longer);
                }
            }
        }
        ways
    }

    fn describe(&self, circle: &[&str], knot: &BTreeSet<&str>) -> String {
        let mut text = circle.join(" → ");
        for arrow in circle.windows(2) {
            text += &format!("\n    {} imports {}", arrow[0], self.arrows[arrow[0]][arrow[1]]);
        }
        if knot.len() >= circle.len() {
            let knot: Vec<_> = knot.iter().copied().collect();
            text += &format!("\n    in a knot of {}: {}", knot.len(), knot.join(", "));
        }
        text
    }
}

/// The largest sets of files that all reach each other.
fn knots<'a>(ways: &BTreeMap<&'a str, Ways<'a>>) -> BTreeSet<BTreeSet<&'a str>> {
    let reaches = |from: &str, to: &str| ways.get(from).is_some_and(|ways| ways.contains_key(to));
    let knot_of = |(file, ways): (&&str, &Ways<'a>)| -> BTreeSet<&'a str> {
        ways.keys().copied().filter(|other| reaches(other, file)).collect()
    };
    ways.iter().map(knot_of).filter(|knot| !knot.is_empty()).collect()
}

/// The first folder of a path, or its file: `call` for `call/options.rs` and for `call.rs`.
pub(crate) fn folder(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}
