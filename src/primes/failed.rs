//! The end of a search without a result.

use yew::prelude::*;

use super::engine::Engine;
use super::server;
use crate::elements::Failure;
use crate::route::Route;
use named_workers::Error;

#[derive(PartialEq, Properties)]
pub(super) struct FailedProps {
    pub(super) engine: Engine,
    pub(super) error: Error,
}

/// Why there is no result, and what can be done about it.
#[component]
pub(super) fn Failed(props: &FailedProps) -> Html {
    html! {
        <div id="error" role="alert">
            <Failure error={props.error.clone()} />
            if is_missing_package(&props.error) {
                <p class="below">{ without_package(props.engine) }</p>
            } else if let Some((command, does)) = command(props.engine) {
                <p class="hint below"><code>{ command }</code>{ does }</p>
            } else {
                <p class="hint below">
                    { "The " }<a href={Route::Inspector.href()}>{ "inspector" }</a>
                    { " shows the worker, and can restart it." }
                </p>
            }
        </div>
    }
}

/// What serves the worker of an engine that is elsewhere, and where.
fn command(engine: Engine) -> Option<(&'static str, String)> {
    match engine {
        Engine::Server => Some((
            "cargo xtask serve --remote",
            format!(" serves this page, and beside it the worker at {}.", server::HERE),
        )),
        Engine::Cluster => Some((
            "named-workers-ray static/primes/primes.py --config engines/ray/examples/primes.json --origin '*'",
            format!(" serves the worker at {}.", server::CLUSTER),
        )),
        _ => None,
    }
}

/// A start that fails because of a package says so in its first word.
fn is_missing_package(error: &Error) -> bool {
    matches!(error, Error::StartFailed { reason, .. } if reason.starts_with("package "))
}

/// Unlike the interpreters, packages are not part of the site.
fn without_package(engine: Engine) -> String {
    let others = Engine::ALL.into_iter().filter(|other| *other != engine);
    let others: Vec<_> = others.map(|other| other.to_string()).collect();
    format!(
        "{engine} could not be fetched: it comes from Pyodide’s site, and the network or this page’s \
         security policy blocked it. The other engines are part of this site, so they work: {}.",
        others.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_package_is_reported_with_the_engines_that_work() {
        let words = without_package(Engine::NumPy);
        assert!(words.starts_with("NumPy (Pyodide) could not be fetched"), "{words}");
        assert!(
            words.ends_with(
                "they work: Rust, Rust on every core, MicroPython, Python (Pyodide), Counting function."
            ),
            "{words}"
        );
    }

    #[test]
    fn another_failed_start_is_not_a_missing_package() {
        let failed = |reason: &str| Error::StartFailed {
            worker: "primes-numpy".into(),
            reason: reason.into(),
            traceback: None,
        };
        assert!(is_missing_package(&failed(
            "package `numpy` cannot be installed: Failed to fetch"
        )));
        assert!(!is_missing_package(&failed("primes.py: 404 Not Found")));
    }
}
