//! The files of a network, each held against the SHA-256 that the manifest names.

use super::EngineError;
use crate::text::hex;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Name of the manifest in a model folder.
const MANIFEST: &str = "manifest.json";

/// `manifest.json`: the model's name, version and files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Manifest {
    /// Name of the model.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its files by name.
    pub files: BTreeMap<String, Entry>,
}

/// A file in the manifest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub bytes: u64,
}

/// Where the files of a network come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weights {
    /// The network inside the program.
    Embedded,
    /// A folder.
    Folder(PathBuf),
}

impl Weights {
    /// The manifest.
    ///
    /// # Errors
    /// When it is missing or not a manifest.
    pub fn manifest(&self) -> Result<Manifest, EngineError> {
        let path = self.path(MANIFEST);
        let json = self.bytes(MANIFEST)?;
        serde_json::from_slice(&json).map_err(|error| EngineError::Malformed {
            path,
            what: "the manifest of a model",
            found: error.to_string(),
        })
    }

    /// A file of the network, verified against the manifest.
    ///
    /// Files inside the program are not hashed again on every start: `verify` does it, and so does a test.
    ///
    /// # Errors
    /// When the file is missing, not in the manifest, or not the one that the manifest names.
    pub fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, EngineError> {
        let bytes = self.bytes(file)?;
        if *self != Self::Embedded {
            self.check(&self.manifest()?, file, &bytes)?;
        }
        Ok(bytes)
    }

    /// Holds every one of `files` against the manifest; gives their checksums by name.
    ///
    /// # Errors
    /// As [`Weights::read`].
    pub fn verify(&self, files: &[&str]) -> Result<BTreeMap<String, String>, EngineError> {
        let manifest = self.manifest()?;
        let mut sums = BTreeMap::new();
        for file in files {
            let sum = self.check(&manifest, file, &self.bytes(file)?)?;
            sums.insert((*file).to_owned(), sum);
        }
        Ok(sums)
    }

    fn check(&self, manifest: &Manifest, file: &str, bytes: &[u8]) -> Result<String, EngineError> {
        let manifest_path = self.path(MANIFEST).display().to_string();
        let entry = manifest
            .files
            .get(file)
            .ok_or_else(|| EngineError::Unlisted { file: file.to_owned(), manifest: manifest_path })?;
        let found = sha256(bytes);
        if found == entry.sha256 {
            return Ok(found);
        }
        Err(EngineError::Damaged { path: self.path(file), expected: entry.sha256.clone(), found })
    }

    fn bytes(&self, file: &str) -> Result<Cow<'static, [u8]>, EngineError> {
        match self {
            Self::Embedded => embedded(file).map(Cow::Borrowed).ok_or(EngineError::NotEmbedded),
            Self::Folder(_) => {
                let path = self.path(file);
                std::fs::read(&path).map(Cow::Owned).map_err(|source| EngineError::Missing { path, source })
            }
        }
    }

    /// Path of a file, for messages and for loaders that read by path.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        match self {
            Self::Embedded => Path::new("(embedded)").join(file),
            Self::Folder(folder) => folder.join(file),
        }
    }
}

/// SHA-256 of `bytes`, hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a file of any size, hexadecimal.
///
/// # Errors
/// When the file cannot be read.
pub fn sha256_of(path: &Path) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    std::io::copy(&mut std::fs::File::open(path)?, &mut hash)?;
    Ok(hex(&hash.finalize()))
}

/// The files inside the program.
#[cfg(embedded_model)]
fn embedded(file: &str) -> Option<&'static [u8]> {
    macro_rules! beside {
        ($name:literal) => {
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/models/newsdesk-en/", $name)).as_slice()
        };
    }
    match file {
        "model.onnx" => Some(beside!("model.onnx")),
        "tokenizer.json" => Some(beside!("tokenizer.json")),
        "labels.json" => Some(beside!("labels.json")),
        MANIFEST => Some(beside!("manifest.json")),
        _ => None,
    }
}

/// The files inside the program: none, since it was built without them.
#[cfg(not(embedded_model))]
fn embedded(_file: &str) -> Option<&'static [u8]> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(content: &str) -> (tempfile::TempDir, Weights) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("labels.json"), content).unwrap();
        let sum = sha256(b"{}");
        let manifest = format!(
            r#"{{"name":"m","version":"1","files":{{"labels.json":{{"sha256":"{sum}","bytes":2}},"gone.bin":{{"sha256":"00","bytes":1}}}}}}"#
        );
        std::fs::write(folder.path().join(MANIFEST), manifest).unwrap();
        let weights = Weights::Folder(folder.path().to_owned());
        (folder, weights)
    }

    #[test]
    fn a_good_file_is_read() {
        let (_keep, weights) = folder("{}");
        assert_eq!(weights.read("labels.json").unwrap().as_ref(), b"{}");
        assert_eq!(weights.verify(&["labels.json"]).unwrap().len(), 1);
    }

    #[test]
    fn damaged_missing_and_unlisted_files_are_refused_by_name() {
        let (_keep, weights) = folder("{ }");
        let damaged = weights.read("labels.json").unwrap_err().to_string();
        assert!(damaged.contains("labels.json") && damaged.contains("copy the whole model folder again"), "{damaged}");
        assert!(weights.read("gone.bin").unwrap_err().to_string().contains("gone.bin"));
        std::fs::write(weights.path("other.bin"), "x").unwrap();
        assert!(weights.read("other.bin").unwrap_err().to_string().contains("expected an entry for other.bin"));
    }

    #[cfg(embedded_model)]
    #[test]
    fn the_network_inside_the_program_is_the_one_of_its_manifest() {
        let sums = Weights::Embedded.verify(&["model.onnx", "tokenizer.json", "labels.json"]).unwrap();
        assert_eq!(sums["model.onnx"].len(), 64);
    }
}
