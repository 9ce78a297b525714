//! What the markers of requirements are compared with: the interpreter and its platform.

use named_workers::protocol::Interpreter;

/// An interpreter, and the variables of the markers with their values.
#[derive(Debug)]
pub struct Environment {
    pub(super) interpreter: Interpreter,
    variables: Vec<(&'static str, String)>,
}

/// The variables that are the same for every worker. A platform's release and version are empty, as
/// Python has them where they are not known.
const FIXED: [(&str, &str); 5] = [
    ("os_name", "posix"),
    ("platform_machine", "wasm32"),
    ("platform_release", ""),
    ("platform_system", "Emscripten"),
    ("platform_version", ""),
];

impl Environment {
    /// The environment in the interpreter with this `sys.version`, which says which one it is.
    pub fn new(sys_version: &str) -> Self {
        let python = version(sys_version);
        let micropython = sys_version.split_once("MicroPython v").map(|(_, own)| version(own));
        let (interpreter, platform, implementation, own) = match micropython {
            None => (Interpreter::Pyodide, "emscripten", "CPython", python),
            Some(own) => (Interpreter::MicroPython, "webassembly", "MicroPython", own),
        };
        let minor = python.match_indices('.').nth(1).map_or(python, |(end, _)| &python[..end]);
        let variables = [
            ("sys_platform", platform.into()),
            ("platform_python_implementation", implementation.into()),
            ("implementation_name", implementation.to_lowercase()),
            ("implementation_version", own.into()),
            ("python_full_version", python.into()),
            ("python_version", minor.into()),
        ];
        let fixed = FIXED.map(|(name, value)| (name, value.into()));
        Self { interpreter, variables: fixed.into_iter().chain(variables).collect() }
    }

    /// The value of a variable.
    pub(super) fn get(&self, variable: &str) -> Option<&str> {
        let (_, value) = self.variables.iter().find(|(name, _)| *name == variable)?;
        Some(value)
    }
}

/// The version that a text begins with.
fn version(text: &str) -> &str {
    text.split([' ', ';']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values<'a>(environment: &'a Environment, names: &[&str]) -> Vec<&'a str> {
        names.iter().filter_map(|name| environment.get(name)).collect()
    }

    #[test]
    fn pyodide_is_cpython() {
        let version = "3.14.2 (main, Nov  1 2026, 10:00:00) [Clang 22.0.0]";
        let pyodide = Environment::new(version);
        let names = ["python_version", "python_full_version", "implementation_version"];
        assert_eq!(values(&pyodide, &names), ["3.14", "3.14.2", "3.14.2"]);
        let names = ["implementation_name", "platform_python_implementation", "sys_platform"];
        assert_eq!(values(&pyodide, &names), ["cpython", "CPython", "emscripten"]);
    }

    #[test]
    fn micropython_has_a_version_of_its_own() {
        let version = "3.4.0; MicroPython v1.27.0 on 2025-12-10";
        let micropython = Environment::new(version);
        let names = ["python_version", "python_full_version", "implementation_version"];
        assert_eq!(values(&micropython, &names), ["3.4", "3.4.0", "1.27.0"]);
        assert_eq!(values(&micropython, &["sys_platform", "os_name"]), ["webassembly", "posix"]);
    }
}
