//! Archives of files, in memory.

use std::io::{Cursor, Read};
use std::path::{Component, Path};

use flate2::read::GzDecoder;
use zip::ZipArchive;

/// A file of an archive: its path and what is in it.
pub(super) type File = (String, Vec<u8>);

/// Unpacks an archive, whose kind its first bytes tell: zip, tar, or tar in gzip.
///
/// # Errors
/// When it is none of them, is damaged, or has a path that leads out of it.
pub(super) fn unpack(bytes: &[u8]) -> Result<Vec<File>, String> {
    match bytes {
        [b'P', b'K', ..] => unzip(bytes),
        [0x1f, 0x8b, ..] => untar(GzDecoder::new(bytes)),
        _ => untar(bytes),
    }
    .map_err(|reason| format!("the archive cannot be unpacked: {reason}"))
}

/// Unpacks a zip.
///
/// # Errors
/// As for [`unpack`].
pub(super) fn unzip(bytes: &[u8]) -> Result<Vec<File>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| error.to_string())?;
        if entry.is_file() {
            let name = entry.name().map_err(|error| error.to_string())?;
            let path = safe(Path::new(&*name))?;
            files.push((path, read(&mut entry)?));
        }
    }
    Ok(files)
}

fn untar(bytes: impl Read) -> Result<Vec<File>, String> {
    let mut archive = tar::Archive::new(bytes);
    let mut files = Vec::new();
    for entry in archive.entries().map_err(|error| error.to_string())? {
        let mut entry = entry.map_err(|error| error.to_string())?;
        if entry.header().entry_type().is_file() {
            let path = safe(&entry.path().map_err(|error| error.to_string())?)?;
            files.push((path, read(&mut entry)?));
        }
    }
    Ok(files)
}

fn read(entry: &mut impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A path that stays where the archive is unpacked.
fn safe(path: &Path) -> Result<String, String> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy()),
            Component::CurDir => {}
            _ => return Err(format!("`{}` leads out of it", path.display())),
        }
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(path: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_directory("folder", SimpleFileOptions::default()).unwrap();
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"text").unwrap();
        zip.finish().unwrap().into_inner()
    }

    fn tarred(path: &str) -> Vec<u8> {
        let mut header = tar::Header::new_gnu();
        header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(4);
        header.set_cksum();
        let mut tar = tar::Builder::new(Vec::new());
        tar.append(&header, &b"text"[..]).unwrap();
        tar.into_inner().unwrap()
    }

    fn gzipped(bytes: &[u8]) -> Vec<u8> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(bytes).unwrap();
        gzip.finish().unwrap()
    }

    #[test]
    fn zip_and_tar_give_the_same_files() {
        let files = vec![("folder/a.txt".to_owned(), b"text".to_vec())];
        assert_eq!(unpack(&zipped("folder/a.txt")).unwrap(), files);
        assert_eq!(unpack(&tarred("./folder/a.txt")).unwrap(), files);
        assert_eq!(unpack(&gzipped(&tarred("folder/a.txt"))).unwrap(), files);
    }

    #[test]
    fn a_path_that_leads_out_is_refused() {
        for archive in [zipped("../a.txt"), tarred("../a.txt"), tarred("/a.txt")] {
            assert!(unpack(&archive).unwrap_err().contains("leads out of it"));
        }
    }

    #[test]
    fn what_is_damaged_is_refused() {
        assert!(unpack(&zipped("a.txt")[..40]).is_err());
        assert!(unpack(&gzipped(&tarred("a.txt"))[..30]).is_err());
        assert!(unpack(b"<!doctype html><title>404</title>").is_err());
    }
}
