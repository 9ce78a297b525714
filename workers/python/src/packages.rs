//! Installs a config's packages, and what they require.

use std::collections::{BTreeSet, VecDeque};

use named_workers::__private::fetch;
use named_workers::protocol::files::{file_name, folder};
use named_workers::protocol::{Config, Interpreter, Level, config};

use super::interpreter::{Python, message};
use super::lock::{self, Lock, Requirement};
use super::log::Log;
use super::place::package_base;
use super::wheel::Wheel;

/// A file that is still to be fetched.
struct File {
    /// Its package, for messages.
    package: String,
    url: String,
    /// What the lock file says about it, if it is listed.
    sha256: String,
}

/// Installs packages into an interpreter.
pub(super) struct Installer<'a> {
    log: &'a dyn Log,
    python: &'a Python,
    interpreter: Interpreter,
    lock: Lock,
    /// The folder that the lock file's packages are in.
    base: String,
    installed: BTreeSet<String>,
    files: VecDeque<File>,
    /// The packages still to be found.
    wanted: VecDeque<Requirement>,
}

impl<'a> Installer<'a> {
    /// Reads the lock file, for packages by name and for what wheels require.
    ///
    /// # Errors
    /// Names the lock file or the package, and what is wrong with it.
    pub(super) async fn new(
        log: &'a dyn Log,
        python: &'a Python,
        interpreter: Interpreter,
        interpreter_url: &str,
        config: &Config,
    ) -> Result<Self, String> {
        let (urls, names): (Vec<_>, Vec<_>) =
            config.packages.iter().cloned().partition(|package| config::is_url(package));
        let wanted = names.iter().map(|name| Requirement::parse(name)).collect::<Result<_, _>>()?;
        let own_lock = format!("{}pyodide-lock.json", folder(interpreter_url));
        let lock_url = match (&config.lock_file_url, interpreter) {
            (Some(url), _) => Some(url.as_str()),
            (None, Interpreter::Pyodide) => Some(own_lock.as_str()),
            (None, Interpreter::MicroPython) => None,
        };
        let lock = match lock_url {
            Some(url) => Lock::parse(&fetch::text(url).await?)
                .map_err(|reason| format!("{url}: {reason}"))?,
            None => Lock::default(),
        };
        let base = package_base(config).unwrap_or_default();
        let files = urls.into_iter().map(|url| File {
            package: file_name(&url),
            url,
            sha256: String::new(),
        });
        Ok(Self {
            log,
            python,
            interpreter,
            lock,
            base,
            installed: BTreeSet::new(),
            files: files.collect(),
            wanted,
        })
    }

    /// Installs everything.
    ///
    /// # Errors
    /// Names the package, and why it cannot be installed.
    pub(super) async fn run(mut self) -> Result<(), String> {
        loop {
            if let Some(file) = self.files.pop_front() {
                self.fetch(&file).await.map_err(|reason| cannot(&file.package, &reason))?;
            } else if self.interpreter == Interpreter::Pyodide {
                return self.leave_to_pyodide().await;
            } else if let Some(requirement) = self.wanted.pop_front() {
                self.look_up(&requirement).map_err(|reason| cannot(&requirement.text, &reason))?;
            } else {
                return Ok(());
            }
        }
    }

    async fn fetch(&mut self, File { url, sha256, .. }: &File) -> Result<(), String> {
        let name = &file_name(url);
        let is_code = name.ends_with(".py");
        if is_code || Wheel::is_pure(name) {
            let bytes = fetch::bytes(url).await?;
            lock::check(&bytes, sha256).map_err(|reason| format!("{url}: {reason}"))?;
            return match is_code {
                true => self.python.write(&format!("{}/{name}", self.python.library()), &bytes),
                false => self.unpack(Wheel::unpack(&bytes)?),
            };
        }
        match self.interpreter {
            Interpreter::Pyodide => self.load(vec![url.to_owned()]).await,
            Interpreter::MicroPython => {
                Err("MicroPython takes pure Python wheels (`…-none-any.whl`) and `.py` files"
                    .into())
            }
        }
    }

    fn unpack(&mut self, wheel: Wheel) -> Result<(), String> {
        for (path, bytes) in &wheel.files {
            self.python.write(&format!("{}/{path}", self.python.library()), bytes)?;
        }
        for left_out in &wheel.may_require {
            let text =
                format!("`{}` may need `{left_out}`; if it does, add it to `packages`", wheel.name);
            self.log.log(Level::Warning, text);
        }
        self.installed.insert(wheel.name);
        self.wanted.extend(wheel.requires);
        Ok(())
    }

    /// Finds a package for MicroPython.
    fn look_up(&mut self, requirement: &Requirement) -> Result<(), String> {
        if self.installed.contains(&requirement.name) {
            return Ok(());
        }
        let Some(locked) = self.lock.find(requirement) else {
            return Err(match self.lock.version(requirement) {
                Some(version) => format!("the lock file has version {version}"),
                None => "MicroPython takes packages by URL, and those that the config's `lock_file_url` lists by name".into(),
            });
        };
        self.installed.insert(requirement.name.clone());
        let file = &locked.file_name;
        let url = if file.contains("://") { file.clone() } else { self.base.clone() + file };
        let (package, sha256) = (requirement.name.clone(), locked.sha256.clone());
        self.files.push_back(File { package, url, sha256 });
        for name in &locked.depends {
            self.wanted.push_back(Requirement::parse(name)?);
        }
        Ok(())
    }

    /// Pyodide knows the packages in its lock file, and micropip all others.
    async fn leave_to_pyodide(&mut self) -> Result<(), String> {
        let wanted = self.wanted.drain(..).filter(|it| !self.installed.contains(&it.name));
        let (locked, others): (Vec<_>, Vec<_>) =
            wanted.partition(|requirement| self.lock.find(requirement).is_some());
        if !locked.is_empty() {
            let names: Vec<_> = locked.into_iter().map(|requirement| requirement.name).collect();
            let all = names.join("`, `");
            self.load(names).await.map_err(|reason| cannot(&all, &reason))?;
        }
        if !others.is_empty() {
            let texts: Vec<_> = others.into_iter().map(|requirement| requirement.text).collect();
            let all = texts.join("`, `");
            let installed = self.python.install(texts).await;
            installed.map_err(|error| cannot(&all, last_line(&message(&error))))?;
        }
        Ok(())
    }

    async fn load(&self, names: Vec<String>) -> Result<(), String> {
        let said = self.python.load_packages(names).await.map_err(|error| message(&error))?;
        said.as_string().map_or(Ok(()), Err)
    }
}

fn cannot(package: &str, reason: &str) -> String {
    format!("package `{package}` cannot be installed: {reason}")
}

/// A Python exception's own message, without its traceback.
fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or_default()
}
