//! What one module contains: the names it defines, the names it imports, and its inline paths.

use std::collections::BTreeSet;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};
use syn::{Item, Type, UseTree};

use crate::items::{is_for_tests, names};

/// The segments of a path like `crate::page::Call`.
pub(crate) type Path = Vec<String>;

/// One name that a `use` brings in or, without a name, a glob.
#[derive(Debug, PartialEq)]
pub(crate) struct Import {
    pub(crate) path: Path,
    pub(crate) name: Option<String>,
}

/// What a module contains, excluding its child modules and its tests.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) items: BTreeSet<String>,
    pub(crate) imports: Vec<Import>,
    /// Paths of two or more segments in types, expressions, patterns and macros.
    pub(crate) paths: Vec<Path>,
    /// The types it adds methods to.
    pub(crate) extended: Vec<Path>,
    /// Whether it does more than declare modules and import names.
    pub(crate) has_content: bool,
}

impl Source {
    pub(crate) fn read(items: &[Item]) -> Self {
        let mut source = Self::default();
        for item in items.iter().filter(|item| !is_for_tests(item)) {
            source.items.extend(names(item));
            source.has_content |=
                !matches!(item, Item::Mod(_) | Item::Use(_) | Item::ExternCrate(_));
            source.visit_item(item);
        }
        source
    }

    fn import(&mut self, path: &Path, tree: &UseTree) {
        let longer = |name: &syn::Ident| [path.as_slice(), &[name.to_string()]].concat();
        match tree {
            UseTree::Path(tree) => self.import(&longer(&tree.ident), &tree.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(path, tree)),
            UseTree::Glob(_) => self.imports.push(Import { path: path.clone(), name: None }),
            UseTree::Name(tree) => self.import_as(longer(&tree.ident), None),
            UseTree::Rename(tree) => {
                self.import_as(longer(&tree.ident), Some(tree.rename.to_string()))
            }
        }
    }

    /// `use a::{self}` brings in `a`.
    fn import_as(&mut self, mut path: Path, rename: Option<String>) {
        if path.len() > 1 {
            path.pop_if(|last| last == "self");
        }
        let name = rename.or_else(|| path.last().cloned());
        self.imports.push(Import { path, name });
    }

    /// The paths among the tokens of a macro, which may be anything.
    fn scan(&mut self, mut cursor: Cursor) {
        while !cursor.eof() {
            if let Some((inside, ..)) = cursor.any_group() {
                self.scan(inside);
            }
            let (path, after_path) = path_at(cursor);
            cursor = if path.is_empty() { cursor.token_tree().unwrap().1 } else { after_path };
            self.note(path);
        }
    }

    fn note(&mut self, path: Path) {
        if path.len() > 1 {
            self.paths.push(path);
        }
    }
}

impl<'ast> Visit<'ast> for Source {
    /// A child module is a source of its own.
    fn visit_item(&mut self, item: &'ast Item) {
        if !matches!(item, Item::Mod(_)) && !is_for_tests(item) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.import(&Path::new(), &item.tree);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, Type::Path(extended)) = (&item.trait_, &*item.self_ty) {
            self.extended.push(names_of(&extended.path));
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.note(names_of(path));
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, invoked: &'ast syn::Macro) {
        self.visit_path(&invoked.path);
        self.scan(TokenBuffer::new2(invoked.tokens.clone()).begin());
    }

    /// `pub(in crate::page)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

fn names_of(path: &syn::Path) -> Path {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The path that begins here, and the rest.
fn path_at(mut cursor: Cursor) -> (Path, Cursor) {
    let mut path = Path::new();
    while let Some((name, rest)) = cursor.ident() {
        path.push(name.to_string());
        cursor = rest;
        let Some(after_colons) = colon(rest).and_then(colon) else { break };
        cursor = after_colons;
    }
    (path, cursor)
}

fn colon(cursor: Cursor) -> Option<Cursor> {
    cursor.punct().filter(|(punct, _)| punct.as_char() == ':').map(|(_, rest)| rest)
}
