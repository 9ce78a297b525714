//! Archives: zip and tar, with gzip or without.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};

use crate::corpus::fuzz;
use named_workers_packages::archive::{File, unpack_at_most};

/// Less than some archives of the corpus unpack to, and small enough to unpack often.
const MOST_BYTES: usize = 1 << 20;

/// Checks that paths stay inside the folder they are unpacked to, and name a file.
pub(super) fn stay(files: &[File]) {
    for (path, _) in files {
        let is_safe = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        assert!(is_safe, "`{path}`");
    }
}

fn check(bytes: &[u8]) {
    let Ok(files) = unpack_at_most(MOST_BYTES, bytes) else { return };
    stay(&files);
    assert!(files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() <= MOST_BYTES);
}

/// Corrects the checksums: without this, a mutated tar would hardly be read at all.
fn sealed(tar: &[u8]) -> Vec<u8> {
    let mut tar = tar.to_vec();
    for block in tar.chunks_exact_mut(512).filter(|block| block[257..].starts_with(b"ustar")) {
        block[148..156].fill(b' ');
        let sum: u32 = block.iter().copied().map(u32::from).sum();
        block[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    }
    tar
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn no_file_of_an_archive_leaves_its_folder_and_all_of_them_fit() {
    fuzz("archives", check);
}

#[test]
fn no_file_of_a_tar_leaves_its_folder_and_all_of_them_fit() {
    fuzz("archives", |bytes| {
        let tar = sealed(bytes);
        check(&tar);
        check(&gzipped(&tar));
    });
}
