//! What can find primes: workers that export the same functions, each in a language of its own.

use std::fmt;

use serde_json::json;

use named_workers::{Declaration, WorkerType};

/// A worker that finds primes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Engine {
    #[default]
    Rust,
    /// A pool of the worker in Rust.
    EveryCore,
    MicroPython,
    Python,
    NumPy,
}

impl Engine {
    /// Every engine there is, in the order in which they are offered.
    pub(super) const ALL: [Self; 5] =
        [Self::Rust, Self::EveryCore, Self::MicroPython, Self::Python, Self::NumPy];

    /// As the form has it.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::EveryCore => "cores",
            Self::MicroPython => "micropython",
            Self::Python => "python",
            Self::NumPy => "numpy",
        }
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.id() == id)
    }

    /// The name of its worker; of a pool the first one.
    pub(super) fn worker(self) -> &'static str {
        match self {
            Self::Rust => "primes",
            Self::EveryCore => "primes#1",
            Self::MicroPython => "primes-micropython",
            Self::Python => "primes-python",
            Self::NumPy => "primes-numpy",
        }
    }

    /// How far it goes: a search takes some ten seconds at most on a slow machine.
    pub(super) fn largest(self) -> u64 {
        match self {
            Self::Rust | Self::EveryCore => 10_000_000_000,
            Self::MicroPython => 10_000_000,
            Self::Python | Self::NumPy => 1_000_000_000,
        }
    }

    /// How to create its worker; none for the one that the document declares, and for its pool.
    pub(super) fn declaration(self) -> Option<Declaration> {
        let (worker_type, flags, packages): (_, _, &[&str]) = match self {
            Self::Rust | Self::EveryCore => return None,
            Self::MicroPython => (WorkerType::Mpy, "./primes/flags.py", &[]),
            Self::Python => (WorkerType::Py, "./primes/flags.py", &[]),
            Self::NumPy => (WorkerType::Py, "./primes/numpy_flags.py", &["numpy"]),
        };
        let files = json!({ "./primes/sieve.py": "", flags: "flags.py" });
        let declaration = Declaration::new(self.worker(), worker_type)
            .src("./primes/primes.py")
            .config(json!({ "packages": packages, "files": files }));
        Some(declaration)
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rust => "Rust",
            Self::EveryCore => "Rust on every core",
            Self::MicroPython => "MicroPython",
            Self::Python => "Python (Pyodide)",
            Self::NumPy => "NumPy (Pyodide)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_is_found_by_its_id() {
        for engine in Engine::ALL {
            assert_eq!(Engine::from_id(engine.id()), Some(engine));
        }
        assert_eq!(Engine::from_id("cobol"), None);
    }

    #[test]
    fn what_the_page_creates_has_the_name_that_it_asks_for() {
        for engine in Engine::ALL {
            let created = engine.declaration().map(|declaration| declaration.name);
            assert!(created.is_none_or(|name| name == engine.worker()), "{engine}");
        }
    }

    #[test]
    fn only_the_worker_in_rust_is_declared_by_the_document_and_shared_by_its_pool() {
        let declared = Engine::ALL.into_iter().filter(|engine| engine.declaration().is_none());
        assert_eq!(declared.collect::<Vec<_>>(), [Engine::Rust, Engine::EveryCore]);
    }

    #[test]
    fn no_engine_goes_further_than_rust() {
        assert!(Engine::ALL.iter().all(|engine| engine.largest() <= Engine::Rust.largest()));
    }
}
