//! Where interpreters and their packages are found.

use named_workers::protocol::files::folder;
use named_workers::protocol::{Config, Interpreter, config};

/// An interpreter's name.
pub(super) fn name(interpreter: Interpreter) -> &'static str {
    match interpreter {
        Interpreter::Pyodide => "Pyodide",
        Interpreter::MicroPython => "MicroPython",
    }
}

/// The URL of an interpreter's module: the config's, or next to this host's bundle.
pub(super) fn url(interpreter: Interpreter, config: &Config, bundle: &str) -> String {
    let folder = folder(bundle);
    match (interpreter, config.interpreter.as_deref()) {
        (_, Some(url)) if config::is_url(url) => url.into(),
        (_, None) => format!("{folder}{}", interpreter.files()[0]),
        (Interpreter::Pyodide, Some(version)) => {
            format!("https://cdn.jsdelivr.net/pyodide/v{version}/full/pyodide.mjs")
        }
        (Interpreter::MicroPython, Some(version)) => format!(
            "https://cdn.jsdelivr.net/npm/@micropython/micropython-webassembly-pyscript@{version}/micropython.mjs"
        ),
    }
}

/// The URL of the bundle for packages and archives, which is next to this host's.
pub(super) fn packages(bundle: &str) -> String {
    format!("{}packages.js", folder(bundle))
}

/// The URL of the lock file: the config's, or Pyodide's own, next to it. MicroPython has none.
pub(super) fn lock_file(interpreter: Interpreter, url: &str, config: &Config) -> Option<String> {
    let own = || format!("{}pyodide-lock.json", folder(url));
    let has_own = interpreter == Interpreter::Pyodide;
    config.lock_file_url.clone().or_else(|| has_own.then(own))
}

/// Where packages are if not on the CDN: where the config says, or else next to the lock file or the
/// interpreter that it names.
pub(super) fn package_base(config: &Config) -> Option<String> {
    let own = config.interpreter.as_ref().filter(|interpreter| config::is_url(interpreter));
    let beside = config.lock_file_url.as_ref().or(own).map(|url| folder(url).to_owned());
    config.package_base_url.clone().or(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(interpreter: Interpreter, wanted: Option<&str>) -> String {
        let config = Config { interpreter: wanted.map(Into::into), ..Config::default() };
        url(interpreter, &config, "https://host/site/python.js")
    }

    #[test]
    fn an_interpreter_is_next_to_its_host_unless_the_config_names_another() {
        let own = "https://host/site/interpreters/pyodide/pyodide.mjs";
        assert_eq!(place(Interpreter::Pyodide, None), own);
        let own = "https://host/site/interpreters/micropython/micropython.mjs";
        assert_eq!(place(Interpreter::MicroPython, None), own);
        let other = "https://other/pyodide.mjs";
        assert_eq!(place(Interpreter::Pyodide, Some(other)), other);
    }

    #[test]
    fn a_version_is_fetched_from_the_cdn() {
        let cdn = "https://cdn.jsdelivr.net/pyodide/v314.0.0/full/pyodide.mjs";
        assert_eq!(place(Interpreter::Pyodide, Some("314.0.0")), cdn);
        assert!(place(Interpreter::MicroPython, Some("1.26.0")).contains("pyscript@1.26.0/"));
    }

    #[test]
    fn packages_are_next_to_what_the_config_names() {
        let config = Config {
            lock_file_url: Some("https://mirror/pyodide-lock.json".into()),
            ..Config::default()
        };
        assert_eq!(package_base(&config).as_deref(), Some("https://mirror/"));
        assert_eq!(package_base(&Config::default()), None);
    }
}
