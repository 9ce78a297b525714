//! The files that a config lists.

use futures_util::future::try_join_all;

use named_workers::__private::fetch;
use named_workers::protocol::Config;

use super::interpreter::Python;
use super::packages::Packages;

/// Fetches the files, all at once, and writes them to their destinations; `packages` is the URL of the bundle that unpacks
/// archives.
///
/// # Errors
/// Names the file, and why it could not be fetched or written.
pub(super) async fn fetch_all(
    python: &Python,
    config: &Config,
    packages: &str,
) -> Result<(), String> {
    let fetched = config.files.iter().map(|(url, path)| async move {
        let bytes = fetch::bytes(url).await?;
        Ok::<_, String>((url, path, bytes))
    });
    for (url, path, bytes) in try_join_all(fetched).await? {
        let placed = match path.strip_suffix("/*") {
            None => python.write(path, &bytes),
            Some(folder) => Packages::load(packages).await?.unpack(python, folder, &bytes),
        };
        placed.map_err(|reason| format!("{url}: {reason}"))?;
    }
    Ok(())
}
