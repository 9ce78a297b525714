//! The steps before a script runs, in a worker and on the page.

use std::collections::BTreeMap;

use futures_util::future::try_join3;
use js_sys::Object;

use named_workers::__private::{fetch, set};
use named_workers::protocol::{Code, Config, Interpreter, Level, Script};

use super::interpreter::Python;
use super::loader::{self, Loader};
use super::log::Log;
use super::packages::Packages;
use super::{files, place};

/// Reports each step: by the worker's first script to the page, and with `debug` to the log as well.
pub(super) struct Steps<'a> {
    pub(super) log: &'a dyn Log,
    /// None on the page.
    pub(super) loader: Option<Loader>,
    /// The URL of the bundle for packages and archives.
    pub(super) packages: String,
    pub(super) debug: bool,
}

impl Steps<'_> {
    fn begin(&self, what: &str) {
        if let Some(loader) = &self.loader {
            loader.watch(what);
        }
        if self.debug {
            self.log.log(Level::Info, format!("start: {what}"));
        }
    }

    /// Begins the last step, the script itself: whatever it fetches is not part of the start.
    pub(super) fn end(&self, file: &str) {
        self.begin(file);
        if let Some(loader) = &self.loader {
            loader.unwatch();
        }
    }

    /// Loads the interpreter, the script's code, and what the config's packages and archives take, at the same time.
    ///
    /// # Errors
    /// Names the URL, or the package.
    pub(super) async fn load<T>(
        &self,
        script: &Script,
        interpreter: impl Future<Output = Result<T, String>>,
    ) -> Result<(T, String), String> {
        self.begin(place::name(script.interpreter));
        let code = async {
            match &script.code {
                Code::Text(text) => Ok(text.clone()),
                Code::Url(url) => fetch::text(url).await,
            }
        };
        let all = try_join3(interpreter, code, self.prepare(&script.config));
        all.await.map(|(interpreter, code, ())| (interpreter, code))
    }

    /// Loads the bundle for packages and archives, if the config has any, and checks the packages.
    async fn prepare(&self, config: &Config) -> Result<(), String> {
        if config.has_packages_or_archives() {
            Packages::load(&self.packages).await?.check(config)?;
        }
        Ok(())
    }

    /// Installs the config's packages, and writes its files.
    ///
    /// # Errors
    /// Names the package or the file.
    pub(super) async fn install(
        &self,
        python: &Python,
        interpreter: Interpreter,
        url: &str,
        config: &Config,
    ) -> Result<(), String> {
        if !config.packages.is_empty() {
            self.begin(&config.packages.join(", "));
            let packages = Packages::load(&self.packages).await?;
            for excluded in packages.excluded(python, config)? {
                let reason = format!("its marker excludes {}", place::name(interpreter));
                self.log.log(Level::Info, format!("`{excluded}` is not installed: {reason}"));
            }
            packages.install(python, interpreter, url, config).await?;
        }
        if !config.files.is_empty() {
            self.begin(&counted(config.files.len(), "file"));
            files::fetch_all(python, config, &self.packages).await?;
        }
        Ok(())
    }

    /// JavaScript modules by their URLs, as an object with the modules by name.
    ///
    /// # Errors
    /// Names the URL.
    pub(super) async fn import(&self, urls: &BTreeMap<String, String>) -> Result<Object, String> {
        let modules = Object::new();
        for (url, name) in urls {
            self.begin(name);
            let module = loader::import(url).await?;
            set(&modules, name, &module);
        }
        Ok(modules)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
