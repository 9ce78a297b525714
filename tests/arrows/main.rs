//! The arrows of the module graph: which may exist, and that none form a circle.
#![allow(clippy::panic, clippy::unwrap_used, reason = "this is a test")]
#![cfg(not(target_arch = "wasm32"))]

mod conventions;
mod graph;
mod items;
mod modules;
mod package;
mod resolve;
mod small_trees;
mod source;

use graph::{Graph, folder};
use package::{APP, INSPECTOR, LIBRARY, Package, UI};

/// The arrows from one part of the library into another.
fn imports(graph: &Graph, from: &str, into: &str) -> Vec<String> {
    graph.arrows_where(|source, target| folder(source) == from && folder(target) == into)
}

/// A leaf is a file beside the folders, which any of them may import.
fn is_leaf(path: &str) -> bool {
    !path.contains('/') && path != "lib.rs"
}

fn library() -> Graph {
    Package::read(LIBRARY).crates()[0].graph()
}

/// The circles of each library and program, in this view of its graph.
fn circles(view: impl Fn(Graph) -> Graph) -> Vec<String> {
    let circles_of = |package: &Package| -> Vec<String> {
        let roots = package.crates();
        let circles = roots.iter().flat_map(|root| view(root.graph()).circles());
        circles.map(|circle| format!("{}: {circle}", package.folder)).collect()
    };
    Package::all().iter().flat_map(circles_of).collect()
}

#[test]
fn no_module_imports_itself_through_others() {
    let circles = circles(Graph::without_facades);
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn no_type_split_over_files_imports_itself_through_others() {
    let circles = circles(|graph| graph.without_facades().whole_types());
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn page_and_host_never_import_each_other() {
    let library = library();
    assert_eq!(imports(&library, "page", "host"), [""; 0]);
    assert_eq!(imports(&library, "host", "page"), [""; 0]);
}

#[test]
fn page_and_host_both_import_protocol() {
    let library = library();
    assert!(!imports(&library, "page", "protocol").is_empty());
    assert!(!imports(&library, "host", "protocol").is_empty());
}

#[test]
fn protocol_imports_only_leaves_of_the_library() {
    let forbidden = library().arrows_where(|source, target| {
        folder(source) == "protocol" && folder(target) != "protocol" && !is_leaf(target)
    });
    assert_eq!(forbidden, [""; 0]);
}

#[test]
fn leaves_of_the_library_import_neither_page_nor_host() {
    let forbidden = library().arrows_where(|source, target| {
        is_leaf(source) && ["page", "host"].contains(&folder(target))
    });
    assert_eq!(forbidden, [""; 0]);
}

#[test]
fn no_folder_of_page_imports_itself_through_others() {
    let folders = library().folders_of("page");
    assert!(!folders.is_empty(), "nothing in page imports anything else: has it moved?");
    let circles = folders.circles();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

#[test]
fn the_app_and_the_inspector_use_only_the_public_api_of_the_library() {
    for folder in [APP, INSPECTOR, UI] {
        let roots = Package::read(folder).crates();
        let paths: Vec<_> = roots.iter().flat_map(|root| root.paths()).collect();
        assert!(
            paths.iter().any(|(_, path)| path[0] == "named_workers"),
            "{folder} does not use the library: has it moved?"
        );
        let hidden = paths.iter().find(|(_, path)| path.iter().any(|name| name == "__private"));
        assert_eq!(hidden, None);
    }
}

#[test]
fn a_package_keeps_one_convention_for_modules_with_children() {
    for package in Package::all() {
        let files = package.files();
        let beside = conventions::beside_their_folder(&files);
        let inside = conventions::inside_their_folder(&files);
        let one = beside.is_empty() || inside.is_empty();
        assert!(one, "{}: {beside:?}, but {inside:?}", package.folder);
    }
}

#[test]
fn a_module_of_the_library_with_children_is_the_mod_rs_of_its_folder() {
    let library = Package::read(LIBRARY);
    assert_eq!(conventions::beside_their_folder(&library.files()), [""; 0]);
}
