//! The packages of the workspace, read from disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::modules::Crate;

/// The root package.
pub(crate) const APP: &str = ".";
pub(crate) const LIBRARY: &str = "crates/named-workers";
pub(crate) const INSPECTOR: &str = "crates/named-workers-inspector";
pub(crate) const UI: &str = "crates/named-workers-ui";

/// The text of every source file, by its path, like `page/call.rs`.
pub(crate) type Tree = BTreeMap<String, String>;

/// A package: its sources, and which of them are roots of a library or a program.
pub(crate) struct Package {
    pub(crate) folder: String,
    tree: Tree,
    roots: Vec<String>,
}

impl Package {
    /// The root package, and the members named in its manifest.
    pub(crate) fn all() -> Vec<Self> {
        let manifest = read(Path::new("Cargo.toml"));
        let list = manifest.split_once("\nmembers = [").unwrap().1.split(']').next().unwrap();
        let members = list.split('"').skip(1).step_by(2).filter(|member| *member != APP);
        [APP].into_iter().chain(members).map(Self::read).collect()
    }

    /// The package in this folder, with its sources in `src` or, if there is none, beside its manifest.
    pub(crate) fn read(folder: &str) -> Self {
        let has_src = Path::new(folder).join("src").is_dir();
        let base = Path::new(folder).join(if has_src { "src" } else { "" });
        let mut tree = Tree::new();
        collect(&base, &base, &mut tree);
        let mut roots = programs(&read(&Path::new(folder).join("Cargo.toml")));
        roots.extend(["lib.rs".to_owned(), "main.rs".to_owned()]);
        roots.retain(|root| tree.contains_key(root));
        roots.sort();
        roots.dedup();
        assert!(!roots.is_empty(), "{folder} has neither a library nor a program");
        Self { folder: folder.to_owned(), tree, roots }
    }

    pub(crate) fn files(&self) -> Vec<&str> {
        self.tree.keys().map(String::as_str).collect()
    }

    /// Its library and its programs.
    pub(crate) fn crates(&self) -> Vec<Crate> {
        self.roots.iter().map(|root| Crate::load(&self.tree, root)).collect()
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The paths of the manifest's `[[bin]]` sections, without `src/`.
fn programs(manifest: &str) -> Vec<String> {
    let sections = manifest.split("[[bin]]").skip(1).filter_map(|rest| rest.split("\n[").next());
    let paths = sections.flat_map(str::lines).filter_map(|line| line.strip_prefix("path = \""));
    paths.map(|path| path.trim_end_matches('"').trim_start_matches("src/").to_owned()).collect()
}

/// Reads a folder, except for packages inside it.
fn collect(base: &Path, folder: &Path, tree: &mut Tree) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            collect(base, &path, tree);
        } else if path.extension() == Some("rs".as_ref()) {
            let name = path.strip_prefix(base).unwrap().to_str().unwrap().replace('\\', "/");
            tree.insert(name, read(&path));
        }
    }
}
