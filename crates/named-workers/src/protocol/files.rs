//! The `files` of a config: which URL goes where in a worker's file system.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

/// The archives that can be unpacked, by the suffix of their URL's path.
const ARCHIVES: [&str; 4] = [".zip", ".tar.gz", ".tgz", ".tar"];

/// The most templates one URL may need.
const MOST_TEMPLATES: usize = 100;

/// The longest URL, in bytes, that templates may produce.
const MOST_BYTES: usize = 64 * 1024;

/// A file, and what is wrong with its entry.
pub(super) type Problem = (String, String);

/// Replaces `{TEMPLATES}` in URLs and completes destinations: returns each URL with its destination,
/// which is a file's path, or `folder/*` for an archive.
///
/// # Errors
/// Names the entry, and why it is wrong: an unknown template, a path that leads out of the file system,
/// a destination that another entry has, an archive of an unknown kind.
pub(super) fn resolve(
    files: &BTreeMap<String, String>,
    absolute: impl Fn(&str) -> Result<String, String>,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut resolved = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (key, destination) in files.iter().filter(|(key, _)| !is_template(key)) {
        let problem = |reason: String| (key.clone(), reason);
        let url = expand(key, files).and_then(|url| absolute(&url)).map_err(problem)?;
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

/// The path of a URL, without its query and fragment.
pub fn url_path(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// The last part of a URL's path, decoded: the name of the file behind it. A name that would be a path
/// once it is decoded stays as it is.
pub fn file_name(url: &str) -> String {
    let name = url_path(url).rsplit('/').next().unwrap_or_default();
    let decoded = percent_decode_str(name).decode_utf8();
    match decoded {
        Ok(decoded) if !decoded.contains(['/', '\\', '\0']) => decoded.into_owned(),
        _ => name.to_owned(),
    }
}

/// The folder of the file behind a URL, with a `/` at its end.
pub fn folder(url: &str) -> &str {
    url_path(url).rfind('/').map_or("", |end| &url[..=end])
}

fn is_template(key: &str) -> bool {
    let inner = key.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.contains(['{', '}']))
}

/// Replaces one template after the other. Both limits exist because templates use each other: a few
/// that each name the next one twice would fill all memory.
fn expand(url: &str, files: &BTreeMap<String, String>) -> Result<String, String> {
    let mut url = url.to_owned();
    for replaced in 0.. {
        let Some((before, rest)) = url.split_once('{') else { break };
        let (name, after) = rest.split_once('}').ok_or("a `{` without its `}`")?;
        let template = format!("{{{name}}}");
        if replaced == MOST_TEMPLATES {
            return Err(format!(
                "after {replaced} templates there is still `{template}`: it contains itself, or there are too many"
            ));
        }
        let value = files.get(&template).ok_or_else(|| format!("`{template}` is not defined"))?;
        url = format!("{before}{value}{after}");
        if url.len() > MOST_BYTES {
            return Err(format!("with `{template}` it is longer than {MOST_BYTES} bytes"));
        }
    }
    Ok(url)
}

fn path(destination: &str, url: &str) -> Result<String, String> {
    let path = match destination {
        "" | "." => named("", url)?,
        folder if folder.ends_with('/') => named(folder, url)?,
        path => path.to_owned(),
    };
    if path.split('/').any(|part| part == "..") {
        return Err(format!("`{path}` leads out of the worker's folder"));
    }
    let path = normal(&path);
    if matches!(path.as_str(), "" | "/") {
        return Err(format!("`{destination}` is a folder; end it with `/`, or name the file"));
    }
    if path.ends_with("/*") && !ARCHIVES.iter().any(|end| url_path(url).ends_with(end)) {
        let known = ARCHIVES.join(", ");
        return Err(format!("only archives go to `{path}`: {known}"));
    }
    Ok(path)
}

/// The path of a file in a folder, named after its URL.
fn named(folder: &str, url: &str) -> Result<String, String> {
    match file_name(url).as_str() {
        "" => Err("its URL has no file name; give a destination".into()),
        name => Ok(format!("{folder}{name}")),
    }
}

/// The path without `.` and empty parts, so that equal paths are written alike.
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
        assert!(destination("./a.rar", "in/*/.").unwrap_err().contains("only archives"));
        let folder = destination("./a", "./.").unwrap_err();
        assert_eq!(folder, "./a: `./.` is a folder; end it with `/`, or name the file");
        assert!(destination("./a/", "in/").unwrap_err().contains("no file name"));
    }

    #[test]
    fn templates_that_multiply_are_refused_before_they_fill_the_memory() {
        let laughs = |end: &str| {
            let doubled = |from: u8| (format!("{{{from}}}"), format!("{{{0}}}{{{0}}}", from + 1));
            let mut files: BTreeMap<_, _> = (0..60).map(doubled).collect();
            files.extend([("{60}".into(), end.into()), ("{0}/x".into(), String::new())]);
            resolve(&files, |url| Ok(url.to_owned())).unwrap_err()
        };
        let (key, reason) = laughs("");
        assert_eq!(key, "{0}/x");
        assert!(reason.contains("or there are too many"), "{reason}");
        let (_, reason) = laughs(&"x".repeat(MOST_BYTES));
        assert_eq!(reason, "with `{60}` it is longer than 65536 bytes");
    }
}
