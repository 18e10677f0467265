//! Where the configuration comes from.

use crate::pipeline::Plan;
use clap::Args;
use std::path::{Path, PathBuf};

/// The file that is read when none is named.
const STANDARD_FILE: &str = "pipeline.toml";

/// Arguments that every verb with a configuration shares.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Settings {
    /// Configuration file [default: pipeline.toml, when there is one].
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

impl Settings {
    /// The file, if there is one.
    pub(super) fn file(&self) -> Option<PathBuf> {
        let standard = Path::new(STANDARD_FILE);
        self.config.clone().or_else(|| standard.exists().then(|| standard.to_owned()))
    }

    /// Reads the configuration.
    ///
    /// # Errors
    /// When the file cannot be read or is no configuration: with all of its problems.
    pub(super) fn plan(&self) -> anyhow::Result<Plan> {
        match self.file() {
            Some(file) => Ok(Plan::read(&file)?),
            None => Ok(Plan::standard()),
        }
    }
}
