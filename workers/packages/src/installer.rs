//! Installs a config's packages, and what they require.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use named_workers::__private::{fetch, message};
use named_workers::protocol::Interpreter;
use named_workers::protocol::files::file_name;

use super::environment::Environment;
use super::lock::{self, Lock};
use super::metadata::Metadata;
use super::package_file::{Entry, PackageFile, cannot};
use super::python::Python;
use super::requirement::Requirement;
use super::wheel::{Kind, Wheel};

/// Installs packages into an interpreter.
pub(super) struct Installer<'a> {
    python: &'a Python,
    environment: Environment,
    lock: Lock,
    /// The folder that the lock file's packages are in.
    base: String,
    /// What was installed from files, by normalized name.
    installed: BTreeMap<String, Metadata>,
    files: VecDeque<PackageFile>,
    /// The packages still to be found.
    wanted: VecDeque<Requirement>,
    /// All that was ever wanted, as packages may require each other.
    asked: BTreeSet<String>,
}

impl<'a> Installer<'a> {
    /// An installer with the lock file at a URL, for packages by name and for what wheels require; without one, with
    /// an empty list.
    ///
    /// # Errors
    /// Names the lock file or the package, and what is wrong with it.
    pub(super) async fn new(
        python: &'a Python,
        entries: Vec<Entry>,
        lock: Option<&str>,
        base: String,
    ) -> Result<Self, String> {
        let mut installer = Self {
            python,
            environment: Environment::new(&python.version()),
            lock: read_lock(lock).await?,
            base,
            installed: BTreeMap::new(),
            files: VecDeque::new(),
            wanted: VecDeque::new(),
            asked: BTreeSet::new(),
        };
        entries.into_iter().try_for_each(|entry| installer.add(entry))?;
        Ok(installer)
    }

    fn add(&mut self, entry: Entry) -> Result<(), String> {
        match entry {
            Entry::File(file) => self.files.push_back(file),
            Entry::Requirement(_, requirement) if requirement.is_needed(&self.environment, "") => {
                self.want(requirement)?;
            }
            Entry::Requirement(..) => {} // `excluded` lists it
        }
        Ok(())
    }

    fn want(&mut self, requirement: Requirement) -> Result<(), String> {
        if self.asked.insert(requirement.to_string()) {
            match PackageFile::by_reference(&requirement)? {
                Some(file) => self.files.push_back(file),
                None => self.wanted.push_back(requirement),
            }
        }
        Ok(())
    }

    fn want_all(&mut self, requirements: Vec<Requirement>) -> Result<(), String> {
        requirements.into_iter().try_for_each(|requirement| self.want(requirement))
    }

    /// Installs everything.
    ///
    /// # Errors
    /// Names the package, and why it cannot be installed.
    pub(super) async fn run(mut self) -> Result<(), String> {
        loop {
            if let Some(file) = self.files.pop_front() {
                self.fetch(&file).await.map_err(|reason| cannot(&file.asked, &reason))?;
                continue;
            }
            let Some(requirement) = self.next_missing()? else { return Ok(()) };
            match self.environment.interpreter {
                Interpreter::Pyodide => self.leave_to_pyodide(requirement).await?,
                Interpreter::MicroPython => self.look_up(&requirement)?,
            }
        }
    }

    async fn fetch(&mut self, file: &PackageFile) -> Result<(), String> {
        let metadata = match (file.kind, self.environment.interpreter) {
            (Kind::Module, _) => self.write_module(file).await?,
            (Kind::Pure, _) => self.unpack(file).await?,
            (Kind::Compiled, Interpreter::Pyodide) => self.load_file(file).await?,
            (Kind::Compiled, Interpreter::MicroPython) => {
                return Err(
                    "MicroPython takes pure Python wheels (`…-none-any.whl`) and `.py` files"
                        .into(),
                );
            }
        };
        if file.name.as_ref().is_some_and(|name| *name != metadata.name) {
            return Err(format!("{}: it is `{}`", file.url, metadata.name));
        }
        let mut needs = metadata.needs(&self.environment);
        needs.extend(metadata.needs_of(&file.extras, &self.environment)?);
        self.installed.insert(metadata.name.clone(), metadata);
        self.want_all(needs)
    }

    async fn write_module(&self, file: &PackageFile) -> Result<Metadata, String> {
        let name = file_name(&file.url);
        self.write(&name, &fetch_checked(file).await?)?;
        Ok(Metadata::of_module(name.trim_end_matches(".py")))
    }

    async fn unpack(&self, file: &PackageFile) -> Result<Metadata, String> {
        let wheel = Wheel::unpack(&fetch_checked(file).await?)?;
        wheel.files.iter().try_for_each(|(path, bytes)| self.write(path, bytes))?;
        Ok(wheel.metadata)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.python.write(&format!("{}/{path}", self.python.library()), bytes)
    }

    /// Has Pyodide fetch a compiled wheel.
    async fn load_file(&self, file: &PackageFile) -> Result<Metadata, String> {
        if !file.sha256.is_empty() {
            return Err(
                "the checksum of a compiled wheel is checked only if a lock file has it".into()
            );
        }
        self.load(vec![file.url.clone()]).await?;
        self.metadata(file_name(&file.url).split('-').next().unwrap_or_default())
    }

    /// The next package that is wanted and not installed.
    fn next_missing(&mut self) -> Result<Option<Requirement>, String> {
        while let Some(requirement) = self.wanted.pop_front() {
            let Some(metadata) = self.installed.get(&requirement.name) else {
                return Ok(Some(requirement));
            };
            let needs = metadata.meet(&requirement, &self.environment);
            self.want_all(needs.map_err(|reason| cannot(&requirement, &reason))?)?;
        }
        Ok(None)
    }

    /// Finds a package for MicroPython.
    fn look_up(&mut self, requirement: &Requirement) -> Result<(), String> {
        let Some(locked) = self.lock.find(requirement) else {
            let reason = match self.lock.version(requirement) {
                Some(version) => format!("the lock file has version {version}"),
                None => "MicroPython takes packages by URL, and those that the config's `lock_file_url` lists by name".into(),
            };
            return Err(cannot(requirement, &reason));
        };
        self.files.push_back(PackageFile::by_lock(requirement, locked, &self.base)?);
        let depends = locked.depends.iter().map(|name| Requirement::parse(name));
        let depends = depends.collect::<Result<_, _>>()?;
        self.want_all(depends)
    }

    /// Pyodide knows the packages in its lock file, and micropip all others.
    async fn leave_to_pyodide(&mut self, first: Requirement) -> Result<(), String> {
        let mut wanted = vec![first];
        while let Some(next) = self.next_missing()? {
            wanted.push(next);
        }
        let (locked, others): (Vec<_>, Vec<_>) =
            wanted.iter().partition(|requirement| self.lock.find(requirement).is_some());
        if !locked.is_empty() {
            let names: Vec<_> = locked.into_iter().map(|it| it.name.clone()).collect();
            let all = names.join("`, `");
            self.load(names).await.map_err(|reason| cannot(&all, &reason))?;
        }
        if !others.is_empty() {
            let texts: Vec<_> = others.into_iter().map(ToString::to_string).collect();
            let all = texts.join("`, `");
            let installed = self.python.install(texts).await;
            installed.map_err(|error| cannot(&all, last_line(&message(&error))))?;
        }
        for requirement in wanted.iter().filter(|it| !it.extras.is_empty()) {
            let metadata = self.metadata(&requirement.name);
            let needs = metadata.and_then(|it| it.needs_of(&requirement.extras, &self.environment));
            self.want_all(needs.map_err(|reason| cannot(requirement, &reason))?)?;
        }
        Ok(())
    }

    async fn load(&self, names: Vec<String>) -> Result<(), String> {
        let said = self.python.load_packages(names).await.map_err(|error| message(&error))?;
        said.as_string().map_or(Ok(()), Err)
    }

    /// What a package says about itself that Pyodide has installed.
    fn metadata(&self, name: &str) -> Result<Metadata, String> {
        let text =
            self.python.metadata(name).map_err(|error| last_line(&message(&error)).to_owned());
        Metadata::parse(&text?)
    }
}

async fn read_lock(url: Option<&str>) -> Result<Lock, String> {
    let Some(url) = url else { return Ok(Lock::default()) };
    Lock::parse(&fetch::text(url).await?).map_err(|reason| format!("{url}: {reason}"))
}

async fn fetch_checked(file: &PackageFile) -> Result<Vec<u8>, String> {
    let bytes = fetch::bytes(&file.url).await?;
    lock::check(&bytes, &file.sha256).map_err(|reason| format!("{}: {reason}", file.url))?;
    Ok(bytes)
}

/// A Python exception's own message, without its traceback.
fn last_line(text: &str) -> &str {
    text.trim_end().lines().next_back().unwrap_or_default()
}
