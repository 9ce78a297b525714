//! The code behind a search: the page's call, and the worker's source.

use yew::prelude::*;

use super::engine::Engine;
use crate::elements::Source;

#[derive(PartialEq, Properties)]
pub(super) struct BehindProps {
    pub(super) engine: Engine,
}

/// The files as they are in the project, which are loaded when they are asked for.
#[component]
pub(super) fn Behind(props: &BehindProps) -> Html {
    html! {
        <Source
            summary={format!("The code behind {}", props.engine)}
            files={files(props.engine)}
        />
    }
}

/// Copies of the project's files, by their paths there.
fn files(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Rust => {
            &["src/primes/run.rs", "workers/primes/main.rs", "workers/primes/sieve/mod.rs"]
        }
        Engine::EveryCore => &[
            "src/primes/ranges.rs",
            "src/primes/cores.rs",
            "workers/primes/main.rs",
            "workers/primes/sieve/mod.rs",
        ],
        Engine::Counting => {
            &["src/primes/run.rs", "workers/primes/main.rs", "workers/primes/pi/mod.rs"]
        }
        Engine::Server => &[
            "src/primes/ranges.rs",
            "src/primes/server.rs",
            "workers/primes/main.rs",
            "workers/primes/sieve/mod.rs",
        ],
        Engine::MicroPython | Engine::Python => &[
            "src/primes/run.rs",
            "static/primes/primes.py",
            "static/primes/sieve.py",
            "static/primes/flags.py",
        ],
        Engine::NumPy => &[
            "src/primes/run.rs",
            "static/primes/primes.py",
            "static/primes/sieve.py",
            "static/primes/numpy_flags.py",
        ],
        Engine::Cluster => &[
            "src/primes/server.rs",
            "static/primes/primes.py",
            "static/primes/sieve.py",
            "static/primes/numpy_flags.py",
        ],
        Engine::Page => &["src/primes/run.rs", "src/primes/here.rs"],
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_in_the_project_and_part_of_the_site() {
        let html = std::fs::read_to_string("index.html").unwrap();
        for path in Engine::offered().chain([Engine::Page]).flat_map(files) {
            assert!(Path::new(path).exists(), "{path}");
            let copied = html.contains(&format!("href=\"{path}\" data-target-path"));
            assert!(copied, "{path} is not copied to the site");
        }
    }
}
