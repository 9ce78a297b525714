//! Turns a declaration's config into the checked one that its worker gets.

use serde_json::{Map, Value};

use crate::fetch;
use crate::protocol::{Config, ConfigError, config, files};

use super::{ConfigSource, url};

/// A config that has been loaded.
#[derive(Default)]
pub(super) struct LoadedConfig {
    /// Checked, with absolute URLs.
    pub(super) config: Config,
    /// The unknown keys.
    pub(super) unknown: Vec<String>,
    /// As its author wrote it.
    pub(super) written: Map<String, Value>,
}

/// Loads a config, fetching it if it is a file, and resolves its URLs against that file, as far as it was
/// redirected, or against `base`.
///
/// # Errors
/// Names the URL that cannot be loaded, or the key with a wrong value.
pub(super) async fn load(
    source: Option<&ConfigSource>,
    base: &str,
) -> Result<LoadedConfig, String> {
    let checked = match source {
        None => return Ok(LoadedConfig::default()),
        Some(ConfigSource::Value(value)) => check(value, base),
        Some(ConfigSource::Text(text)) if is_inline(text) => {
            config::from_json(text).and_then(|value| check(&value, base))
        }
        Some(ConfigSource::Text(text)) if is_inline_toml(text) => {
            config::from_toml(text).and_then(|value| check(&value, base))
        }
        Some(ConfigSource::Text(file)) => return load_file(&url::resolve(file, base)?).await,
    };
    checked.map_err(|error| error.to_string())
}

async fn load_file(url: &str) -> Result<LoadedConfig, String> {
    let (text, base) = fetch::text_and_url(url).await?;
    let parser =
        if [url, &base].into_iter().any(is_toml) { config::from_toml } else { config::from_json };
    let checked = parser(&text).and_then(|value| check(&value, &base));
    checked.map_err(|error| format!("{url}: {error}"))
}

fn check(value: &Value, base: &str) -> Result<LoadedConfig, ConfigError> {
    let (config, unknown) = Config::from_value(value)?;
    let config = config.resolve(|url| url::resolve(url, base))?;
    let written = value.as_object().cloned().unwrap_or_default();
    Ok(LoadedConfig { config, unknown, written })
}

fn is_inline(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && !is_table(text)
}

/// Whether a text begins with a table of TOML or with a key and its value; no URL does.
fn is_inline_toml(text: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let key = text.split_once('=').map(|(key, _)| key.trim());
    is_table(text) || key.is_some_and(|key| !key.is_empty() && key.chars().all(is_key))
}

/// What a list of JSON may hold alone.
const JSON_WORDS: [&str; 3] = ["true", "false", "null"];

/// Whether a text begins with `[name]`, which no JSON does.
fn is_table(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let name = inside.map(|(name, _)| name.trim()).filter(|name| !JSON_WORDS.contains(name));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'))
}

fn is_toml(url: &str) -> bool {
    files::url_path(url).ends_with(".toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_starts_with_a_brace_is_inline_and_anything_else_is_a_url() {
        assert!(is_inline(" \n{}"));
        assert!(!is_inline("./config.json"));
    }

    #[test]
    fn toml_may_be_inline_too() {
        assert!(is_inline_toml("packages = [\"numpy\"]\n"));
        assert!(is_inline_toml("\n  [files]\n  \"a.py\" = \"\"\n") && !is_inline("[files]"));
        assert!(!is_inline_toml("./config.toml?version=1") && !is_inline_toml("config.json"));
        assert!(is_inline("[1]") && is_inline("[true]") && !is_inline_toml("[\"a\"]"));
    }

    #[test]
    fn a_toml_file_is_known_by_its_path_whatever_its_query() {
        assert!(is_toml("https://example.org/a.toml?v=1"));
        assert!(!is_toml("https://example.org/a.json?x=.toml"));
    }
}
