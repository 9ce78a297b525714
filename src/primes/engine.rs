//! What can find primes: workers that export the same functions, each written differently, and the page itself.

use std::fmt;

use serde_json::json;

use named_workers::{Declaration, WorkerType};

/// What finds primes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Engine {
    #[default]
    Rust,
    /// A pool of the Rust worker.
    EveryCore,
    MicroPython,
    Python,
    NumPy,
    /// The Rust worker counts without finding.
    Counting,
    /// The Rust worker as a component, elsewhere.
    Server,
    /// The worker of NumPy, unchanged, elsewhere.
    Cluster,
    /// No worker: the page's own thread.
    Page,
}

impl Engine {
    /// Every worker of this site, in the order they are offered.
    pub(crate) const ALL: [Self; 6] =
        [Self::Rust, Self::EveryCore, Self::MicroPython, Self::Python, Self::NumPy, Self::Counting];

    /// What the calculator offers: these workers, and those elsewhere.
    pub(super) fn offered() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().chain([Self::Server, Self::Cluster])
    }

    /// Its value in the form.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::EveryCore => "cores",
            Self::MicroPython => "micropython",
            Self::Python => "python",
            Self::NumPy => "numpy",
            Self::Counting => "counting",
            Self::Server => "server",
            Self::Cluster => "cluster",
            Self::Page => "page",
        }
    }

    pub(crate) fn from_id(id: &str) -> Option<Self> {
        Self::offered().find(|engine| engine.id() == id)
    }

    /// The name of its worker; for a pool, of the first one. None has the empty name.
    pub(super) fn worker(self) -> &'static str {
        match self {
            Self::Rust | Self::Counting => "primes",
            Self::EveryCore => "primes#1",
            Self::MicroPython => "primes-micropython",
            Self::Python => "primes-python",
            Self::NumPy => "primes-numpy",
            Self::Server => "primes-server-1#1",
            Self::Cluster => "primes-cluster-1#1",
            Self::Page => "",
        }
    }

    /// What it is, in a sentence.
    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Rust => "A sieve in WebAssembly, in one worker.",
            Self::EveryCore => "The same sieve in a pool, with a worker for each core.",
            Self::MicroPython => "A sieve of 30 lines in a small Python.",
            Self::Python => "The same lines of Python, in the whole of CPython.",
            Self::NumPy => "The same lines on NumPy’s arrays, which come from Pyodide’s site.",
            Self::Counting => {
                "Counts primes without finding them: Meissel, Lehmer and their heirs, in Rust."
            }
            Self::Server => {
                "The same sieve as a component on servers, in six calls at once to each."
            }
            Self::Cluster => "The same lines on NumPy’s arrays, on Ray, in one call.",
            Self::Page => "No worker: the page stops until the search is over.",
        }
    }

    /// Its largest limit: up to there, a search takes about ten seconds at most on a slow machine. A server may have
    /// many cores.
    pub(crate) fn largest(self) -> u64 {
        match self {
            Self::Rust | Self::EveryCore => 10_000_000_000,
            Self::MicroPython => 10_000_000,
            Self::Python | Self::NumPy | Self::Cluster | Self::Page => 1_000_000_000,
            Self::Server => 1_000_000_000_000,
            Self::Counting => 10_000_000_000_000,
        }
    }

    /// How to create its worker; none for the one that the document declares, or for a pool.
    pub(super) fn declaration(self) -> Option<Declaration> {
        let (worker_type, flags, packages): (_, _, &[&str]) = match self {
            Self::Rust
            | Self::EveryCore
            | Self::Counting
            | Self::Server
            | Self::Cluster
            | Self::Page => return None,
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
            Self::Counting => "Counting function",
            Self::Server => "Rust, on a server",
            Self::Cluster => "NumPy, on a cluster",
            Self::Page => "Rust on the page’s thread",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_is_found_by_its_id() {
        for engine in Engine::offered() {
            assert_eq!(Engine::from_id(engine.id()), Some(engine));
        }
        assert_eq!(Engine::from_id("cobol"), None);
    }

    #[test]
    fn a_created_worker_has_the_name_that_is_called() {
        for engine in Engine::ALL {
            let created = engine.declaration().map(|declaration| declaration.name);
            assert!(created.is_none_or(|name| name == engine.worker()), "{engine}");
        }
    }

    #[test]
    fn only_the_rust_engines_need_no_declaration_here() {
        let declared = Engine::ALL.into_iter().filter(|engine| engine.declaration().is_none());
        let rust = [Engine::Rust, Engine::EveryCore, Engine::Counting];
        assert_eq!(declared.collect::<Vec<_>>(), rust);
    }
}
