//! What makes a circle, and what does not.

use super::{B, TWO, arrows, circles, graph};

#[test]
fn a_tree_whose_arrows_run_one_way_has_no_circle() {
    assert_eq!(arrows(&[TWO, ("a.rs", "use crate::b::B;"), B]), ["a.rs → b.rs: crate::b::B"]);
    assert_eq!(circles(&[TWO, ("a.rs", "use crate::b::B;"), B]), [""; 0]);
}

#[test]
fn a_circle_is_reported_with_the_imports_that_make_it() {
    let files = [
        TWO,
        ("a.rs", "use super::b::B; pub struct A;"),
        ("b.rs", "use crate::a::A; pub struct B;"),
    ];
    let circles = graph(&files).circles();
    let lines = "a.rs → b.rs → a.rs\n    a.rs imports super::b::B\n    b.rs imports crate::a::A";
    assert_eq!(circles, [lines]);
}

#[test]
fn a_longer_circle_is_found_without_the_modules_outside_it() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; mod outside;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::a::A; use crate::outside::O; pub struct C;"),
        ("outside.rs", "pub struct O;"),
    ];
    assert_eq!(circles(&files), ["a.rs → b.rs → c.rs → a.rs"]);
}

#[test]
fn a_knot_is_listed_after_its_shortest_circle() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::{b::B, c::C}; pub struct A;"),
        ("b.rs", "use crate::{a::A, c::C}; pub struct B;"),
        ("c.rs", "use crate::a::A; pub struct C;"),
    ];
    let circles = graph(&files).circles();
    assert!(circles[0].ends_with("    in a knot of 3: a.rs, b.rs, c.rs"), "{circles:?}");
}

#[test]
fn two_knots_are_two_circles() {
    let files = [
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::{b::X, c::X as _}; pub struct X;"),
        ("b.rs", "use crate::a::X as Y; pub struct X;"),
        ("c.rs", "use crate::d::X as Y; pub struct X;"),
        ("d.rs", "use crate::c::X as Y; pub struct X;"),
    ];
    assert_eq!(circles(&files), ["a.rs → b.rs → a.rs", "c.rs → d.rs → c.rs"]);
}

#[test]
fn a_circle_through_a_re_export_is_found() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod a; mod b; pub use a::A; pub(crate) use b::B as Renamed;"),
        ("page/a.rs", "use super::Renamed; pub struct A;"),
        ("page/b.rs", "use crate::page::A; pub struct B;"),
    ];
    assert_eq!(circles(&files), ["page/a.rs → page/b.rs → page/a.rs"]);
}

#[test]
fn a_circle_through_a_glob_re_export_is_found() {
    let files = [
        ("lib.rs", "mod page; pub use page::*;"),
        ("page/mod.rs", "mod a; mod b; pub use {a::*, b::*};"),
        ("page/a.rs", "use crate::B; pub struct A;"),
        ("page/b.rs", "use super::A; pub struct B;"),
    ];
    assert_eq!(circles(&files), ["page/a.rs → page/b.rs → page/a.rs"]);
}

#[test]
fn a_glob_import_of_a_facade_imports_everything_it_re_exports() {
    let files = [
        ("lib.rs", "mod a; mod page;"),
        ("a.rs", "use crate::page::*; pub struct A;"),
        ("page/mod.rs", "mod b; pub use b::*;"),
        ("page/b.rs", "use crate::a::A; pub struct B;"),
    ];
    assert_eq!(circles(&files), ["a.rs → page/b.rs → a.rs"]);
}

#[test]
fn re_exports_of_each_other_do_not_loop_forever() {
    let files = [
        TWO,
        ("a.rs", "pub use crate::b::*;"),
        ("b.rs", "pub use crate::a::*; fn f() { super::a::nothing() }"),
    ];
    assert_eq!(circles(&files), ["a.rs → b.rs → a.rs"]);
}

#[test]
fn a_facade_is_in_no_circle() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod a; mod b; pub use a::A;"),
        ("page/a.rs", "use crate::page; use page::b::B; pub struct A;"),
        ("page/b.rs", "pub struct B;"),
    ];
    assert_eq!(circles(&files), [""; 0]);
}

#[test]
fn a_mod_rs_with_items_of_its_own_is_a_module_like_any_other() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod a; use a::A; pub struct Own(A);"),
        ("page/a.rs", "use super::Own; pub struct A;"),
    ];
    assert_eq!(circles(&files), ["page/a.rs → page/mod.rs → page/a.rs"]);
}

#[test]
fn a_function_that_shares_the_name_of_its_module_is_found() {
    let files = [
        ("lib.rs", "mod a; mod log;"),
        ("a.rs", "use crate::log::log;"),
        ("log/mod.rs", "mod log; pub use self::log::log;"),
        ("log/log.rs", "pub fn log() {}"),
    ];
    assert_eq!(circles(&files), [""; 0]);
    let arrows = graph(&files).arrows_where(|from, _| from == "a.rs");
    assert_eq!(arrows, ["a.rs → log/log.rs: crate::log::log"]);
}
