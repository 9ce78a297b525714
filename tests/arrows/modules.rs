//! The modules of one crate, found from its root by their declarations, as the compiler does.

use std::collections::BTreeMap;

use syn::{Item, ItemMod};

use crate::items::is_for_tests;
use crate::package::Tree;
use crate::source::{Path, Source};

/// A module of the crate. Those that only tests see are omitted.
pub(crate) struct Module {
    /// Inline modules share their parent's.
    pub(crate) file: String,
    pub(crate) source: Source,
}

/// The modules by their path; the root's is empty.
#[derive(Default)]
pub(crate) struct Crate(pub(crate) BTreeMap<Path, Module>);

impl Crate {
    /// The crate whose root is this file of the tree.
    pub(crate) fn load(tree: &Tree, root: &str) -> Self {
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut loader = Loader { tree, loaded: Self::default() };
        loader.load_file(Path::new(), root, folder);
        loader.loaded
    }

    /// The file that a module is written in.
    pub(crate) fn file(&self, module: &[String]) -> &str {
        &self.0[module].file
    }

    /// Whether this file only declares modules and re-exports.
    pub(crate) fn is_facade(&self, file: &str) -> bool {
        let name = file.rsplit('/').next().unwrap();
        let mut modules = self.0.values().filter(|module| module.file == file);
        ["mod.rs", "lib.rs"].contains(&name) && modules.all(|module| !module.source.has_content)
    }

    /// Every import and inline path, with its module.
    pub(crate) fn paths(&self) -> impl Iterator<Item = (&Path, &Path)> {
        self.0.iter().flat_map(|(module, Module { source, .. })| {
            let imports = source.imports.iter().map(|import| &import.path);
            imports.chain(&source.paths).map(move |path| (module, path))
        })
    }
}

struct Loader<'a> {
    tree: &'a Tree,
    loaded: Crate,
}

impl Loader<'_> {
    /// Loads a file, with its child modules from `folder`.
    fn load_file(&mut self, path: Path, file: &str, folder: &str) {
        let parsed = syn::parse_file(&self.tree[file]);
        let parsed = parsed.unwrap_or_else(|error| panic!("{file}: {error}"));
        self.load_items(path, file, folder, &parsed.items);
    }

    fn load_items(&mut self, path: Path, file: &str, folder: &str, items: &[Item]) {
        for item in items.iter().filter(|item| !is_for_tests(item)) {
            if let Item::Mod(child) = item
                && !is_elsewhere(child)
            {
                self.load_child(&path, file, folder, child);
            }
        }
        let module = Module { file: file.to_owned(), source: Source::read(items) };
        self.loaded.0.insert(path, module);
    }

    fn load_child(&mut self, parent: &Path, file: &str, folder: &str, child: &ItemMod) {
        let name = child.ident.to_string();
        let folder = format!("{folder}/{name}").trim_start_matches('/').to_owned();
        let path = [parent.as_slice(), &[name]].concat();
        match &child.content {
            Some((_, items)) => self.load_items(path, file, &folder, items),
            None => self.load_file(path, &self.file_at(&folder), &folder),
        }
    }

    fn file_at(&self, folder: &str) -> String {
        let files = [format!("{folder}.rs"), format!("{folder}/mod.rs")];
        let file = files.into_iter().find(|file| self.tree.contains_key(file));
        file.unwrap_or_else(|| panic!("a module is declared, but there is no {folder}.rs"))
    }
}

/// Whether a module is a file of another program, which is read as part of that one.
fn is_elsewhere(module: &ItemMod) -> bool {
    module.attrs.iter().any(|attribute| attribute.path().is_ident("path"))
}
