//! The configuration file, as every verb reads it.

use crate::pipeline::Config;
use anyhow::Context;
use std::path::{Path, PathBuf};

/// Reads `file`, or `pipeline.toml` when there is one, or takes the defaults.
///
/// # Errors
/// When the file cannot be read or is no configuration.
pub(super) fn load(file: Option<&Path>) -> anyhow::Result<Config> {
    let default = PathBuf::from("pipeline.toml");
    let file = file.map(Path::to_owned).or_else(|| default.exists().then_some(default));
    match file {
        Some(path) => {
            let text = std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            toml::from_str(&text).with_context(|| format!("reading {}", path.display()))
        }
        None => Ok(Config::default()),
    }
}
