//! What counts as an arrow, and where it leads.

use super::{B, TWO, arrows};

#[test]
fn declaring_a_child_does_not_import_it() {
    let files = [
        ("main.rs", "mod parent; fn main() {}"),
        ("parent.rs", "mod child; pub struct Parent;"),
        ("parent/child.rs", "use super::Parent; impl Parent {}"),
    ];
    assert_eq!(arrows(&files), ["parent/child.rs → parent.rs: super::Parent"]);
}

#[test]
fn imports_of_tests_do_not_count() {
    for text in [
        "#[cfg(test)] mod tests { use crate::b::B; }",
        "#[cfg(test)] mod in_a_file_of_its_own;",
        "#[cfg(all(test, unix))] use crate::b;",
        "#[cfg(test)] fn a() { crate::b::f() }",
        "fn a() { #[cfg(test)] use crate::b::f; }",
    ] {
        assert_eq!(arrows(&[TWO, ("a.rs", text), B]), [""; 0], "{text}");
    }
}

#[test]
fn code_left_out_of_tests_counts() {
    let files = [TWO, ("a.rs", "#[cfg(not(test))] use crate::b::B;"), B];
    assert_eq!(arrows(&files), ["a.rs → b.rs: crate::b::B"]);
}

#[test]
fn an_inline_module_imports_for_its_file() {
    let files = [TWO, ("a.rs", "mod inline { use super::super::b::B; }"), B];
    assert_eq!(arrows(&files), ["a.rs → b.rs: super::super::b::B"]);
    let files = [TWO, ("a.rs", "mod inline { use super::b::f; } mod b { pub fn f() {} }"), B];
    assert_eq!(arrows(&files), [""; 0]);
}

#[test]
fn an_inline_path_counts_wherever_it_stands() {
    let expected = ["a.rs → b.rs: super::b::f"];
    for text in [
        "fn a() { super::b::f() }",
        "fn a() { let it = vec![1, (super::b::f(), 2)]; }",
        "type A = Option<super::b::f>;",
        "macro_rules! a { () => { super::b::f() } }",
        "fn a() { use super::b::f; }",
    ] {
        assert_eq!(arrows(&[TWO, ("a.rs", text), B]), expected, "{text}");
    }
    let by_macro = "macro_rules! a { () => { $crate::b::f() } }";
    assert_eq!(arrows(&[TWO, ("a.rs", by_macro), B]), ["a.rs → b.rs: crate::b::f"]);
}

#[test]
fn a_macro_may_climb_above_the_root() {
    let root = "macro_rules! a { () => { super::super::f() } } mod b;";
    assert_eq!(arrows(&[("main.rs", root), B]), [""; 0]);
}

#[test]
fn a_path_may_begin_with_a_child_or_with_an_imported_module() {
    let files = [
        ("main.rs", "mod a; mod other; fn main() { a::f() }"),
        ("a.rs", "use crate::other::{self}; pub fn f() { other::child::f() }"),
        ("other/mod.rs", "pub mod child;"),
        ("other/child.rs", "pub fn f() {}"),
    ];
    let expected = [
        "a.rs → other/child.rs: other::child::f",
        "a.rs → other/mod.rs: crate::other",
        "main.rs → a.rs: a::f",
    ];
    assert_eq!(arrows(&files), expected);
}

#[test]
fn a_visibility_is_not_an_import() {
    let files = [
        ("lib.rs", "mod page;"),
        ("page/mod.rs", "mod a; pub struct Own;"),
        ("page/a.rs", "pub(in crate::page) struct A;"),
    ];
    assert_eq!(arrows(&files), [""; 0]);
}

#[test]
fn an_item_made_by_a_macro_belongs_to_the_module_in_its_path() {
    let files = [TWO, ("a.rs", "use crate::b::made;"), ("b.rs", "make!(made);")];
    assert_eq!(arrows(&files), ["a.rs → b.rs: crate::b::made"]);
}

#[test]
fn a_path_into_another_crate_does_not_count() {
    for text in ["use std::rc::Rc;", "use b::B;", "fn a() { b::f() }"] {
        assert_eq!(arrows(&[TWO, ("a.rs", text), B]), [""; 0], "{text}");
    }
    for root in ["mod b; use ::b::B;", "mod b; fn a() { ::b::f() }"] {
        assert_eq!(arrows(&[("main.rs", root), B]), [""; 0], "{root}");
    }
}
