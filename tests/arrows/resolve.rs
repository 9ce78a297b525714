//! Where a path leads: through re-exports to the module that defines the item.

use std::collections::BTreeSet;

use crate::modules::Crate;
use crate::source::{Import, Path};

/// What a path leads to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Place {
    Module(Path),
    /// An item of this module.
    Item(Path),
}

impl Place {
    pub(crate) fn module(&self) -> &Path {
        match self {
            Self::Module(module) | Self::Item(module) => module,
        }
    }
}

/// The names being looked up: modules may re-export each other.
type Seen = BTreeSet<(Path, String)>;

impl Crate {
    /// The files that a path in this module leads to; none if it leads out of the crate.
    pub(crate) fn files_of_path(&self, module: &Path, path: &Path) -> BTreeSet<&str> {
        let places = self.resolve(module, path, &mut Seen::new());
        places.iter().map(|place| self.file(place.module())).collect()
    }

    /// The files that an import leads to; a glob of a facade leads to everything it re-exports.
    pub(crate) fn files_of_import(&self, module: &Path, import: &Import) -> BTreeSet<&str> {
        let mut opened = BTreeSet::new();
        self.open(module, import, &mut opened);
        opened.iter().map(|module| self.file(module)).collect()
    }

    /// The file of the nearest parent whose type a module adds methods to.
    pub(crate) fn extended_parent(&self, module: &Path) -> Option<&str> {
        let extended = self.0[module].source.extended.iter();
        let places = extended.flat_map(|path| self.resolve(module, path, &mut Seen::new()));
        let homes = places.map(|place| place.module().clone());
        let parents = homes.filter(|home| module.len() > home.len() && module.starts_with(home));
        parents.max_by_key(Vec::len).map(|parent| self.file(&parent))
    }

    /// Adds the modules that an import leads to.
    fn open(&self, module: &Path, import: &Import, opened: &mut BTreeSet<Path>) {
        for place in self.resolve(module, &import.path, &mut Seen::new()) {
            let module = place.module();
            let is_new = opened.insert(module.clone());
            if is_new && import.name.is_none() && self.is_facade(self.file(module)) {
                let imports = &self.0[module].source.imports;
                imports.iter().for_each(|import| self.open(module, import, opened));
            }
        }
    }

    /// A path may lead to several places, because a function and a module may share a name.
    fn resolve(&self, module: &Path, path: &[String], seen: &mut Seen) -> BTreeSet<Place> {
        let (mut places, rest) = self.begin(module, path, seen);
        for name in rest {
            places = places.into_iter().flat_map(|place| self.step(place, name, seen)).collect();
        }
        places
    }

    /// Where the first name of a path leads, and the names after it.
    fn begin<'a>(
        &self,
        module: &Path,
        path: &'a [String],
        seen: &mut Seen,
    ) -> (BTreeSet<Place>, &'a [String]) {
        let (first, rest) = path.split_first().unwrap();
        // A macro may be written for callers deeper than itself, so `super` may climb too far here.
        let up = |levels: usize| {
            let kept = module.len().saturating_sub(levels);
            BTreeSet::from([Place::Module(module[..kept].to_vec())])
        };
        match first.as_str() {
            "crate" => (up(module.len()), rest),
            "self" => (up(0), rest),
            "super" => {
                let levels = path.iter().take_while(|name| *name == "super").count();
                (up(levels), &path[levels..])
            }
            name => (self.look_up(module, name, seen), rest),
        }
    }

    /// A name that is not found may come from a macro: it counts as an item of the module.
    fn step(&self, place: Place, name: &str, seen: &mut Seen) -> BTreeSet<Place> {
        let Place::Module(module) = place else { return BTreeSet::from([place]) };
        let found = self.look_up(&module, name, seen);
        if found.is_empty() { BTreeSet::from([Place::Item(module)]) } else { found }
    }

    /// What a name means in this module; explicit names shadow those from globs.
    fn look_up(&self, module: &Path, name: &str, seen: &mut Seen) -> BTreeSet<Place> {
        let mut found = self.own(module, name);
        let key = (module.clone(), name.to_owned());
        if seen.insert(key.clone()) {
            let is_named = |import: &&Import| import.name.as_deref() == Some(name);
            for import in self.imports(module).filter(is_named) {
                found.extend(self.resolve(module, &import.path, seen));
            }
            if found.is_empty() {
                found = self.look_up_in_globs(module, name, seen);
            }
            seen.remove(&key);
        }
        found
    }

    fn own(&self, module: &Path, name: &str) -> BTreeSet<Place> {
        let child = [module.as_slice(), &[name.to_owned()]].concat();
        let child = self.0.contains_key(&child).then_some(Place::Module(child));
        let is_item = self.0[module].source.items.contains(name);
        child.into_iter().chain(is_item.then(|| Place::Item(module.clone()))).collect()
    }

    fn look_up_in_globs(&self, module: &Path, name: &str, seen: &mut Seen) -> BTreeSet<Place> {
        let mut found = BTreeSet::new();
        for glob in self.imports(module).filter(|import| import.name.is_none()) {
            for place in self.resolve(module, &glob.path, seen) {
                let Place::Module(from) = place else { continue };
                found.extend(self.look_up(&from, name, seen));
            }
        }
        found
    }

    fn imports(&self, module: &Path) -> impl Iterator<Item = &Import> {
        self.0[module].source.imports.iter()
    }
}
