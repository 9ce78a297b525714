//! Running commands in the project's folder.
//!
//! It is not xshell, which finds no `npm.cmd` on Windows, leaves the variables out of the command
//! that it shows, and would be turned into a [`Command`] again for all that runs in the background.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The project's folder, and the folders in which its commands look for programs.
#[derive(Clone)]
pub(crate) struct Shell {
    root: PathBuf,
    path: Vec<PathBuf>,
}

impl Shell {
    /// The project that `cargo xtask` was run in, with the user's own `PATH`.
    pub(crate) fn new() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR").context("run it as `cargo xtask`")?;
        let root = Path::new(&package).parent().context("xtask has no parent folder")?;
        let path = env::var_os("PATH").unwrap_or_default();
        Ok(Self { root: root.to_owned(), path: env::split_paths(&path).collect() })
    }

    /// A shell in the current folder that looks for programs only in these.
    #[cfg(test)]
    pub(crate) fn with_path(path: Vec<PathBuf>) -> Self {
        Self { root: ".".into(), path }
    }

    /// A file or folder of the project.
    pub(crate) fn file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// Puts a folder at the front of `PATH`.
    pub(crate) fn prepend(&mut self, folder: PathBuf) {
        self.path.insert(0, folder);
    }

    /// Where on `PATH` a program is.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        let names = [program.into(), format!("{program}.exe"), format!("{program}.cmd")];
        let names = if cfg!(windows) { &names[1..] } else { &names[..1] };
        self.path
            .iter()
            .flat_map(|folder| names.iter().map(|name| folder.join(name)))
            .find(|file| file.is_file())
    }

    /// A command in the project's folder, for a program on `PATH`.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command.current_dir(&self.root);
        if let Ok(path) = env::join_paths(&self.path) {
            command.env("PATH", path);
        }
        command
    }

    /// `cargo` with the arguments of `line`, which are separated by spaces.
    pub(crate) fn cargo(&self, line: &str) -> Command {
        let mut command = self.command("cargo");
        command.args(line.split_whitespace());
        command
    }
}

/// Shows a command, runs it, and waits for it.
///
/// # Errors
///
/// When it cannot be started or fails; the message has the command to repeat by hand.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status =
        command.status().with_context(|| format!("`{}` cannot be started", shown(command)))?;
    ensure!(
        status.success(),
        "this failed ({status}); to repeat it by hand:\n\n    {}",
        shown(command)
    );
    Ok(())
}

/// What a command prints to standard output, or `None` if it fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

/// A command as you would type it.
pub(crate) fn shown(command: &Command) -> String {
    let settings = command.get_envs().filter(|(name, _)| *name != "PATH");
    let settings =
        settings.filter_map(|(name, value)| Some(format!("{}={}", name.display(), quoted(value?))));
    let words = settings.chain([name(command)]).chain(command.get_args().map(quoted));
    words.collect::<Vec<_>>().join(" ")
}

/// The name of a command's program if it is on the user's `PATH`, else its whole path.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let path = env::var_os("PATH").unwrap_or_default();
    let is_on_path = env::split_paths(&path).any(|folder| program.parent() == Some(&folder));
    let name = program.file_stem().filter(|_| is_on_path);
    quoted(name.unwrap_or(program.as_os_str()))
}

fn quoted(text: &OsStr) -> String {
    let text = text.to_string_lossy();
    if text.contains(' ') { format!("'{text}'") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_you_would_type_it() {
        let mut command = Command::new("cargo");
        command.args(["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings").env("PATH", "/bin");
        assert_eq!(shown(&command), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
    }

    #[test]
    fn a_program_that_is_not_on_path_is_shown_with_its_folder() {
        assert_eq!(shown(&Command::new("/no/such/trunk")), "/no/such/trunk");
    }

    #[test]
    fn a_program_on_path_is_shown_by_its_name() {
        let folder = env::split_paths(&env::var_os("PATH").unwrap()).next().unwrap();
        assert_eq!(shown(&Command::new(folder.join("cargo"))), "cargo");
    }
}
