//! The two places for a module with children: `x.rs` beside its folder, or `x/mod.rs` inside it.

/// The files `x.rs` that have a folder `x/` beside them.
pub(crate) fn beside_their_folder<'a>(files: &[&'a str]) -> Vec<&'a str> {
    let has_folder = |file: &str| {
        let folder = format!("{}/", file.trim_end_matches(".rs"));
        files.iter().any(|other| other.starts_with(&folder))
    };
    files.iter().copied().filter(|file| has_folder(file)).collect()
}

/// The files `x/mod.rs`.
pub(crate) fn inside_their_folder<'a>(files: &[&'a str]) -> Vec<&'a str> {
    files.iter().copied().filter(|file| file.ends_with("/mod.rs")).collect()
}

#[test]
fn a_file_beside_its_folder_differs_from_one_inside() {
    let files = ["a.rs", "a/child.rs", "ab.rs", "b/mod.rs", "b/child.rs", "lib.rs"];
    assert_eq!(beside_their_folder(&files), ["a.rs"]);
    assert_eq!(inside_their_folder(&files), ["b/mod.rs"]);
}
