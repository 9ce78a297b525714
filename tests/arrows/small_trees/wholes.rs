//! Circles between groups of files: folders, and types split over files.

use super::{circles, graph};

#[test]
fn folders_may_form_a_circle_though_their_files_do_not() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod call; mod pool; pub use call::Call; pub use pool::Pool;"),
        ("page/call/mod.rs", "mod options; pub struct Call;"),
        ("page/call/options.rs", "use crate::page::Pool;"),
        ("page/pool.rs", "use super::Call; pub struct Pool;"),
    ];
    assert_eq!(circles(&files), [""; 0]);
    let folders = graph(&files).folders_of("page").circles();
    assert_eq!(folders[0].lines().next(), Some("call → pool → call"));
}

#[test]
fn a_re_export_in_the_facade_of_a_folder_is_an_arrow_of_the_folder() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod call; mod pool; pub use call::Call; pub use pool::Pool;"),
        ("page/call/mod.rs", "pub use super::pool::Pool as Call;"),
        ("page/pool.rs", "use super::call; pub struct Pool;"),
    ];
    assert_eq!(graph(&files).folders_of("page").circles().len(), 1);
}

#[test]
fn a_child_that_adds_methods_to_a_type_imports_for_it() {
    let files = [
        ("lib.rs", "mod call; mod worker;"),
        ("call.rs", "use crate::worker::Worker; pub struct Call;"),
        ("worker/mod.rs", "mod calls; pub struct Worker;"),
        ("worker/calls.rs", "use super::Worker; use crate::call::Call; impl Worker {}"),
    ];
    assert_eq!(circles(&files), [""; 0]);
    let circles = graph(&files).whole_types().circles();
    assert_eq!(circles[0].lines().next(), Some("call.rs → worker/mod.rs → call.rs"));
}

#[test]
fn a_child_with_a_trait_or_a_type_of_its_own_is_a_module_by_itself() {
    let files = [
        ("lib.rs", "mod call; mod worker;"),
        ("call.rs", "use crate::worker::Worker; pub struct Call;"),
        ("worker/mod.rs", "mod calls; pub struct Worker;"),
        (
            "worker/calls.rs",
            "use crate::call::Call; struct Own; impl Own {} impl Clone for super::Worker {}",
        ),
    ];
    assert_eq!(graph(&files).whole_types().circles(), [""; 0]);
}

#[test]
fn the_facade_of_the_part_itself_is_in_no_circle_of_its_folders() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod call; pub use call::Call;"),
        ("page/call.rs", "use crate::page; pub struct Call;"),
    ];
    assert_eq!(graph(&files).folders_of("page").circles(), [""; 0]);
}

#[test]
fn a_neighbour_that_adds_methods_to_a_type_is_a_module_by_itself() {
    let files = [
        ("lib.rs", "mod call; mod calls; mod worker;"),
        ("call.rs", "use crate::worker::Worker; pub struct Call;"),
        ("calls.rs", "use crate::call::Call; use crate::worker::Worker; impl Worker {}"),
        ("worker.rs", "pub struct Worker;"),
    ];
    assert_eq!(graph(&files).whole_types().circles(), [""; 0]);
}
