//! A folder as a zip.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::folder::files;

/// Writes the files of a folder into a zip, under the folder's name.
///
/// # Errors
///
/// When a file cannot be read, or the zip not be written.
pub(super) fn make(folder: &Path, target: &Path) -> Result<()> {
    let parent = folder.parent().unwrap_or(folder);
    let file = File::create(target).with_context(|| target.display().to_string())?;
    let mut zip = ZipWriter::new(file);
    for path in files(folder)? {
        let name = path.strip_prefix(parent)?.to_string_lossy().replace('\\', "/");
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(&fs::read(&path)?)?;
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use zip::ZipArchive;

    use super::*;

    #[test]
    fn a_zip_holds_every_file_of_the_folder_under_its_name() {
        let scratch = std::env::temp_dir().join(format!("xtask-zip-{}", std::process::id()));
        fs::create_dir_all(scratch.join("pack/inner")).unwrap();
        fs::write(scratch.join("pack/a.js"), "a").unwrap();
        fs::write(scratch.join("pack/inner/b.js"), "b").unwrap();
        make(&scratch.join("pack"), &scratch.join("pack.zip")).unwrap();
        let mut zip = ZipArchive::new(File::open(scratch.join("pack.zip")).unwrap()).unwrap();
        let mut text = String::new();
        zip.by_name("pack/inner/b.js").unwrap().read_to_string(&mut text).unwrap();
        assert_eq!((zip.len(), text.as_str()), (2, "b"));
        fs::remove_dir_all(scratch).unwrap();
    }
}
