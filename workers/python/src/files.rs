//! The files that a config lists.

use futures_util::future::try_join_all;

use named_workers::__private::fetch;
use named_workers::protocol::Config;

use super::archive::unpack;
use super::interpreter::Python;

/// Fetches the files, all at once, and writes them to their destinations.
///
/// # Errors
/// Names the file, and why it could not be fetched or written.
pub(super) async fn fetch_all(python: &Python, config: &Config) -> Result<(), String> {
    let fetched = config.files.iter().map(|(url, path)| async move {
        let bytes = fetch::bytes(url).await?;
        Ok::<_, String>((url, path, bytes))
    });
    for (url, path, bytes) in try_join_all(fetched).await? {
        place(python, path, &bytes).map_err(|reason| format!("{url}: {reason}"))?;
    }
    Ok(())
}

fn place(python: &Python, path: &str, bytes: &[u8]) -> Result<(), String> {
    let Some(folder) = path.strip_suffix("/*") else {
        return python.write(path, bytes);
    };
    for (path, bytes) in unpack(bytes)? {
        python.write(&format!("{folder}/{path}"), &bytes)?;
    }
    Ok(())
}
