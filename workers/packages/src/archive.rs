//! File archives, in memory.

use std::io::{self, Cursor, Read};
use std::path::{Component, Path};

use flate2::read::GzDecoder;
use zip::ZipArchive;

/// A file in an archive: its path and content.
pub type File = (String, Vec<u8>);

/// The most bytes that an archive may unpack to. The host has 4 GiB of memory for everything, and a
/// worker that runs out of it dies without saying why.
const MOST_BYTES: usize = 1 << 30;

/// Unpacks an archive, recognized by its first bytes: zip, tar, or gzipped tar.
///
/// # Errors
/// If it is none of these, is damaged or too large, or has a path that leads out of it.
pub fn unpack(bytes: &[u8]) -> Result<Vec<File>, String> {
    unpack_at_most(MOST_BYTES, bytes)
}

/// Unpacks a zip.
///
/// # Errors
/// As for [`unpack`].
pub fn unzip(bytes: &[u8]) -> Result<Vec<File>, String> {
    unzip_at_most(MOST_BYTES, bytes)
}

/// As [`unpack`], with a limit on the unpacked bytes.
pub fn unpack_at_most(most: usize, bytes: &[u8]) -> Result<Vec<File>, String> {
    match bytes {
        [b'P', b'K', ..] => unzip_at_most(most, bytes),
        [0x1f, 0x8b, ..] => untar(Limited { inner: GzDecoder::new(bytes), left: &mut { most } }),
        _ => untar(bytes),
    }
    .map_err(|reason| format!("the archive cannot be unpacked: {reason}"))
}

fn unzip_at_most(most: usize, bytes: &[u8]) -> Result<Vec<File>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut files = Vec::new();
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| error.to_string())?;
        if entry.is_file() {
            let path = safe(Path::new(&*entry.name().map_err(|error| error.to_string())?))?;
            files.push((path, read(Limited { inner: entry, left: &mut left })?));
        }
    }
    Ok(files)
}

fn untar(bytes: impl Read) -> Result<Vec<File>, String> {
    let mut archive = tar::Archive::new(bytes);
    let mut files = Vec::new();
    for entry in archive.entries().map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.header().entry_type().is_file() {
            let path = safe(&entry.path().map_err(|error| error.to_string())?)?;
            files.push((path, read(entry)?));
        }
    }
    Ok(files)
}

fn read(mut entry: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// A reader that fails once more is read than is left.
struct Limited<'a, R> {
    inner: R,
    left: &'a mut usize,
}

impl<R: Read> Read for Limited<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.checked_sub(read);
        *self.left =
            left.ok_or_else(|| io::Error::other("it unpacks to more than a worker can hold"))?;
        Ok(read)
    }
}

/// A path that stays inside the folder the archive is unpacked to.
fn safe(path: &Path) -> Result<String, String> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy()),
            Component::CurDir => {}
            _ => return Err(format!("`{}` leads out of it", path.display())),
        }
    }
    match parts.is_empty() {
        true => Err("a file in it has no name".into()),
        false => Ok(parts.join("/")),
    }
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
    fn zip_and_tar_unpack_to_the_same_files() {
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
    fn a_file_without_a_name_is_refused() {
        assert!(unpack(&tarred("./.")).unwrap_err().contains("has no name"));
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused() {
        for archive in [zipped("a.txt"), gzipped(&tarred("a.txt"))] {
            assert!(unpack_at_most(3, &archive).unwrap_err().contains("more than"));
        }
    }

    #[test]
    fn a_damaged_archive_is_refused() {
        assert!(unpack(&zipped("a.txt")[..40]).is_err());
        assert!(unpack(&gzipped(&tarred("a.txt"))[..30]).is_err());
        assert!(unpack(b"<!doctype html><title>404</title>").is_err());
    }
}
