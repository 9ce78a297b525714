//! A worker's config: what it needs before its code runs.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fields::Fields;
use super::{NotJson, files};

/// The keys of a config.
const KEYS: [&str; 8] = [
    "packages",
    "package_base_url",
    "lock_file_url",
    "files",
    "js_modules",
    "interpreter",
    "debug",
    "headers",
];

/// The keys of `js_modules`.
const MODULE_KEYS: [&str; 2] = ["main", "worker"];

/// The config of a worker. Every key is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Config {
    /// Packages to install: requirements such as `numpy`, `pandas[excel]>=2` and `name @ URL`, or just URLs.
    pub packages: Vec<String>,
    /// The folder that packages are fetched from by name. Default: Pyodide's own, on its CDN.
    pub package_base_url: Option<String>,
    /// The list of the packages there, like Pyodide's `pyodide-lock.json`. Default: Pyodide's own.
    pub lock_file_url: Option<String>,
    /// Files to put into the worker's file system: URL to destination.
    pub files: BTreeMap<String, String>,
    /// JavaScript modules to import.
    pub js_modules: JsModules,
    /// The interpreter to use: a version or a URL.
    pub interpreter: Option<String>,
    /// Whether to log every step of the start. Default: false.
    pub debug: bool,
    /// What the page sends with each request to a remote worker. Never sent to a worker in the browser.
    #[serde(skip_serializing)]
    pub headers: BTreeMap<String, String>,
}

/// JavaScript modules to import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JsModules {
    /// Modules for Python on the page, and their style sheets: URL to the name that the module is imported by.
    pub main: BTreeMap<String, String>,
    /// Modules for the worker: URL to the name that the module is imported by.
    pub worker: BTreeMap<String, String>,
}

/// A config that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The text is not JSON.
    #[error("the config is not JSON: {0}")]
    NotJson(String),
    /// The text is not TOML.
    #[error("the config is not TOML: {0}")]
    NotToml(String),
    /// The config is not a table of keys and values.
    #[error("the config is not an object with keys, but {0}")]
    NotObject(String),
    /// A key has a value of the wrong type, or an impossible one.
    #[error("config key `{key}`: {reason}")]
    Invalid {
        /// The key, with its path: `files.x`.
        key: String,
        /// What is wrong with its value.
        reason: String,
    },
}

/// Reads the text of a `.json` file, or of a `config` attribute.
///
/// # Errors
/// If the text is not JSON.
pub fn from_json(text: &str) -> Result<Value, ConfigError> {
    serde_json::from_str(text).map_err(|error| ConfigError::NotJson(error.to_string()))
}

/// Reads the text of a `.toml` file.
///
/// # Errors
/// If the text is not TOML.
pub fn from_toml(text: &str) -> Result<Value, ConfigError> {
    toml::from_str(text).map_err(|error| ConfigError::NotToml(error.to_string()))
}

impl Config {
    /// Checks every key's type. The second value lists the unknown keys.
    ///
    /// # Errors
    /// Names the first key with a value of the wrong type.
    pub fn from_value(value: &Value) -> Result<(Self, Vec<String>), ConfigError> {
        let Value::Object(object) = value else {
            return Err(ConfigError::NotObject(value.to_string()));
        };
        Self::from_fields(&Fields::of(object, "")).map_err(|error| ConfigError::Invalid {
            key: error.path.trim_start_matches('.').to_owned(),
            reason: error.reason,
        })
    }

    fn from_fields(fields: &Fields<'_>) -> Result<(Self, Vec<String>), NotJson> {
        let mut unknown: Vec<_> = fields.others(&KEYS).cloned().collect();
        let mut js_modules = JsModules::default();
        if let Some(modules) = fields.fields("js_modules")? {
            unknown.extend(modules.others(&MODULE_KEYS).map(|key| format!("js_modules.{key}")));
            js_modules =
                JsModules { main: modules.table("main")?, worker: modules.table("worker")? };
        }
        let config = Self {
            packages: fields.texts("packages")?,
            package_base_url: fields.text("package_base_url")?,
            lock_file_url: fields.text("lock_file_url")?,
            files: fields.table("files")?,
            js_modules,
            interpreter: fields.text("interpreter")?,
            debug: fields.get("debug", "a boolean", Value::as_bool)?.unwrap_or_default(),
            headers: fields.table("headers")?,
        };
        Ok((config, unknown))
    }

    /// Whether it has packages to install, or archives to unpack, once it is [resolved](Self::resolve).
    pub fn has_packages_or_archives(&self) -> bool {
        !self.packages.is_empty() || self.files.values().any(|path| path.ends_with("/*"))
    }

    /// Makes every URL absolute, replaces the templates of `files`, and completes their destinations.
    ///
    /// # Errors
    /// Names the first key with an impossible value.
    pub fn resolve(
        mut self,
        absolute: impl Fn(&str) -> Result<String, String>,
    ) -> Result<Self, ConfigError> {
        let at = |key: &str| {
            let key = key.to_owned();
            move |reason| ConfigError::Invalid { key, reason }
        };
        for (index, package) in self.packages.iter_mut().enumerate() {
            if let Some([before, url, after]) = around_url(package) {
                let url = absolute(url).map_err(at(&format!("packages[{index}]")))?;
                *package = format!("{before}{url}{after}");
            }
        }
        let urls = [
            ("package_base_url", &mut self.package_base_url),
            ("lock_file_url", &mut self.lock_file_url),
            ("interpreter", &mut self.interpreter),
        ];
        for (key, value) in urls {
            if let Some(url) = value.as_mut().filter(|url| key != "interpreter" || is_url(url)) {
                *url = absolute(url).map_err(at(key))?;
            }
        }
        let JsModules { main, worker } = &mut self.js_modules;
        for (key, modules) in [("js_modules.main", main), ("js_modules.worker", worker)] {
            let (mut names, mut resolved) = (BTreeSet::new(), BTreeMap::new());
            for (url, name) in mem::take(modules) {
                if !is_style_sheet(&url) && !names.insert(name.clone()) {
                    return Err(at(key)("two modules have one name".into()));
                }
                resolved.insert(absolute(&url).map_err(at(key))?, name);
            }
            *modules = resolved;
        }
        self.files = files::resolve(&self.files, &absolute)
            .map_err(|(file, reason)| at(&format!("files.{file}"))(reason))?;
        Ok(self)
    }
}

/// Whether a URL among JavaScript modules is that of a style sheet, which has the name of its module.
pub fn is_style_sheet(url: &str) -> bool {
    files::url_path(url).ends_with(".css")
}

/// Whether an interpreter is given by its URL, instead of its version; or a package, instead of its name.
pub fn is_url(text: &str) -> bool {
    let is_file = [".whl", ".py", ".mjs"].iter().any(|end| text.ends_with(end));
    !text.contains(' ') && (text.contains('/') || is_file)
}

/// Splits a package around its URL, if it has one: in `name @ URL` there is something in front of it.
pub fn around_url(package: &str) -> Option<[&str; 3]> {
    let Some((_, rest)) = package.split_once('@').filter(|(name, _)| is_name(name.trim())) else {
        return is_url(package).then_some(["", package, ""]);
    };
    let rest = rest.trim_start();
    let url = rest.split_whitespace().next()?;
    Some([package.strip_suffix(rest)?, url, rest.strip_prefix(url)?])
}

/// Whether a text can be a package's name, with extras or without.
fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.[], ".contains(c);
    text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.chars().all(is_part)
}
