//! The `files` of a config: which URL goes where in a worker's file system.

use std::collections::{BTreeMap, BTreeSet};

/// The archives that can be unpacked, by the end of their URL's path.
const ARCHIVES: [&str; 4] = [".zip", ".tar.gz", ".tgz", ".tar"];

/// A file, and what is wrong with its entry.
pub(super) type Problem = (String, String);

/// Replaces `{TEMPLATES}` in URLs, and writes destinations out: each URL with its destination, which
/// is a file's path, or `folder/*` for an archive.
///
/// # Errors
/// Names the entry, and why it cannot be: an unknown template, a path out of the file system, a
/// destination that another entry has, an archive of an unknown kind.
pub(super) fn resolve(
    files: &BTreeMap<String, String>,
    absolute: impl Fn(&str) -> Result<String, String>,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut resolved = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (key, destination) in files.iter().filter(|(key, _)| !is_template(key)) {
        let problem = |reason: String| (key.clone(), reason);
        let url = expand(key, files, 0).and_then(|url| absolute(&url)).map_err(problem)?;
        let path = path(destination, &url).map_err(problem)?;
        if !path.ends_with("/*") && !taken.insert(path.clone()) {
            return Err(problem(format!("another file goes to `{path}`, too")));
        }
        if resolved.insert(url.clone(), path).is_some() {
            return Err(problem(format!("{url} is listed twice")));
        }
    }
    Ok(resolved)
}

/// The path of a URL, without query and fragment.
pub fn url_path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// The last part of a URL's path: the name of the file behind it.
pub fn file_name(url: &str) -> &str {
    url_path(url).rsplit('/').next().unwrap_or_default()
}

/// The folder of the file behind a URL, with a `/` at its end.
pub fn folder(url: &str) -> &str {
    url_path(url).rfind('/').map_or("", |end| &url[..=end])
}

fn is_template(key: &str) -> bool {
    let inner = key.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.contains(['{', '}']))
}

fn expand(text: &str, files: &BTreeMap<String, String>, depth: usize) -> Result<String, String> {
    let Some((before, rest)) = text.split_once('{') else {
        return Ok(text.to_owned());
    };
    let Some((name, after)) = rest.split_once('}') else {
        return Err("a `{` without its `}`".into());
    };
    let template = format!("{{{name}}}");
    if depth > files.len() {
        return Err(format!("the template `{template}` contains itself"));
    }
    let value = files.get(&template).ok_or_else(|| format!("`{template}` is not defined"))?;
    Ok(format!("{before}{}{}", expand(value, files, depth + 1)?, expand(after, files, depth)?))
}

fn path(destination: &str, url: &str) -> Result<String, String> {
    let path = match destination {
        "" | "." => file_name(url).to_owned(),
        folder if folder.ends_with('/') => format!("{folder}{}", file_name(url)),
        "*" => "./*".to_owned(),
        path => path.to_owned(),
    };
    if path.split('/').any(|part| part == "..") {
        return Err(format!("`{path}` leads out of the worker's folder"));
    }
    if path.ends_with("/*") && !ARCHIVES.iter().any(|end| url_path(url).ends_with(end)) {
        let known = ARCHIVES.join(", ");
        return Err(format!("only archives go to `{path}`: {known}"));
    }
    if path.is_empty() {
        return Err("its URL has no file name; give a destination".into());
    }
    Ok(normal(&path))
}

/// Without `.` and empty parts, so that two ways to write one path are one path.
fn normal(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let parts: Vec<_> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    match parts.as_slice() {
        ["*"] => format!("{}/*", if root.is_empty() { "." } else { "" }),
        parts => format!("{root}{}", parts.join("/")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved<const N: usize>(files: [(&str, &str); N]) -> Result<Vec<(String, String)>, String> {
        let files = files.map(|(url, path)| (url.to_owned(), path.to_owned()));
        let absolute = |url: &str| Ok(url.replace("./", "https://host/"));
        let resolved = resolve(&BTreeMap::from(files), absolute);
        resolved
            .map(|files| files.into_iter().collect())
            .map_err(|(key, why)| format!("{key}: {why}"))
    }

    fn destination(url: &str, path: &str) -> Result<String, String> {
        resolved([(url, path)]).map(|files| files[0].1.clone())
    }

    #[test]
    fn a_destination_may_be_left_out_or_be_a_folder() {
        assert_eq!(destination("./a/data.csv?v=2", "").unwrap(), "data.csv");
        assert_eq!(destination("./a/data.csv#top", "in/").unwrap(), "in/data.csv");
        assert_eq!(destination("./a/data.csv", "./in//other.csv").unwrap(), "in/other.csv");
        assert_eq!(destination("./a.zip", "./*").unwrap(), "./*");
        assert_eq!(destination("./a.tar.gz", "in/*").unwrap(), "in/*");
    }

    #[test]
    fn templates_may_use_each_other_in_any_order() {
        let files = [
            ("{A}/x.py", ""),
            ("{A}", "{Z}/lib"),
            ("{Z}", "https://host"),
            ("{A}/{B}", "y"),
            ("{B}", "b"),
        ];
        let resolved = resolved(files).unwrap();
        let expected = [("https://host/lib/b", "y"), ("https://host/lib/x.py", "x.py")];
        assert_eq!(resolved, expected.map(|(url, path)| (url.to_owned(), path.to_owned())));
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_entry() {
        assert_eq!(resolved([("{A}/x", "")]).unwrap_err(), "{A}/x: `{A}` is not defined");
        let cycle = resolved([("{A}/x", ""), ("{A}", "{B}"), ("{B}", "{A}")]).unwrap_err();
        assert!(cycle.contains("contains itself"), "{cycle}");
        let twice = resolved([("./a/x.py", ""), ("./b/x.py", "./x.py")]).unwrap_err();
        assert_eq!(twice, "./b/x.py: another file goes to `x.py`, too");
        let out = destination("./a", "in/../../x").unwrap_err();
        assert_eq!(out, "./a: `in/../../x` leads out of the worker's folder");
        let kind = destination("./a.rar", "in/*").unwrap_err();
        assert_eq!(kind, "./a.rar: only archives go to `in/*`: .zip, .tar.gz, .tgz, .tar");
    }
}
