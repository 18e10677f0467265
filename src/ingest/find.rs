//! From what a user names to the files that are read, in a fixed order.

use super::{FileKind, FindError, Format, IngestError, IngestFailure};
use crate::doc::Origin;
use std::path::{Path, PathBuf};

/// One stream of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// JSONL on standard input.
    Stdin,
    /// A file.
    File {
        /// Where it lies.
        path: PathBuf,
        /// What it holds.
        format: Format,
    },
}

/// What the inputs of a run came to.
#[derive(Debug, Default)]
pub struct Found {
    /// Sources in reading order: as given, inside a folder or pattern by path.
    pub sources: Vec<Source>,
    /// Folders that hold nothing to read.
    pub failures: Vec<IngestFailure>,
}

impl Found {
    /// Number of articles, when no source has to be read to know it.
    #[must_use]
    pub fn articles(&self) -> Option<usize> {
        let single = |source: &Source| match source {
            Source::File { format, .. } => !matches!(format.kind, FileKind::Jsonl | FileKind::Warc),
            Source::Stdin => false,
        };
        self.sources.iter().all(single).then_some(self.sources.len() + self.failures.len())
    }
}

/// Resolves paths, folders, glob patterns and `-`.
///
/// Folders are walked whole; in them and in patterns, files of other kinds and hidden files are passed over.
///
/// # Errors
/// When an input is not there, is a file of a kind that is not read, or when all inputs together hold nothing.
pub fn find(inputs: &[String]) -> Result<Found, FindError> {
    let mut found = Found::default();
    for input in inputs {
        add(input, &mut found)?;
    }
    if found.sources.is_empty() {
        return Err(FindError::Nothing(inputs.join(", ")));
    }
    Ok(found)
}

fn add(input: &str, found: &mut Found) -> Result<(), FindError> {
    let path = Path::new(input);
    if input == "-" {
        found.sources.push(Source::Stdin);
    } else if path.is_dir() {
        add_folder(path, found);
    } else if path.exists() {
        let format = Format::of(path).ok_or_else(|| FindError::Kind(path.to_owned()))?;
        found.sources.push(Source::File { path: path.to_owned(), format });
    } else {
        add_pattern(input, found)?;
    }
    Ok(())
}

fn add_folder(folder: &Path, found: &mut Found) {
    let before = found.sources.len();
    let unreadable = walk(folder, &mut found.sources).err();
    let error = match unreadable {
        Some(error) => IngestError::Read(error),
        None if found.sources.len() == before => IngestError::EmptyFolder,
        None => return,
    };
    let origin = Origin { path: folder.to_owned(), line: None };
    found.failures.push(IngestFailure::at(origin, error));
}

/// A pattern finds hidden files only when it names the dot.
const HIDDEN: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: false, require_literal_leading_dot: true };

fn add_pattern(pattern: &str, found: &mut Found) -> Result<(), FindError> {
    let paths = glob::glob_with(pattern, HIDDEN)
        .map_err(|source| FindError::Pattern { pattern: pattern.to_owned(), source })?;
    let mut matched = false;
    for path in paths.filter_map(Result::ok) {
        matched = true;
        if path.is_dir() {
            add_folder(&path, found);
        } else {
            found.sources.extend(readable(path));
        }
    }
    if matched { Ok(()) } else { Err(FindError::Missing(pattern.to_owned())) }
}

/// Adds every readable file below `folder`, ordered by name inside each folder; a link back is passed over.
fn walk(folder: &Path, sources: &mut Vec<Source>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries.into_iter().filter(|path| !hidden(path)) {
        if path.is_dir() {
            if !leads_back(&path) {
                walk(&path, sources)?;
            }
        } else {
            sources.extend(readable(path));
        }
    }
    Ok(())
}

/// Whether a folder is a link to one that it lies in, so that a walk would never end.
fn leads_back(folder: &Path) -> bool {
    let place = folder.parent().and_then(|parent| parent.canonicalize().ok());
    folder.is_symlink() && folder.canonicalize().ok().zip(place).is_some_and(|(to, place)| place.starts_with(to))
}

fn readable(path: PathBuf) -> Option<Source> {
    let format = Format::of(&path)?;
    Some(Source::File { path, format })
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Found) -> Vec<String> {
        let name = |source: &Source| match source {
            Source::Stdin => "-".to_owned(),
            Source::File { path, .. } => path.file_name().map(|name| name.to_string_lossy().into()).unwrap_or_default(),
        };
        found.sources.iter().map(name).collect()
    }

    #[test]
    fn folders_patterns_and_stdin_keep_a_fixed_order() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        std::fs::create_dir(dir.path().join("b"))?;
        std::fs::create_dir(dir.path().join("empty"))?;
        for name in ["c.txt", "a.jsonl", "notes.md", ".hidden.txt", "b/x.html"] {
            std::fs::write(dir.path().join(name), "x")?;
        }
        let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
        let found = find(&[path(""), "-".to_owned(), path("*.txt"), path("empty")])?;
        assert_eq!(names(&found), ["a.jsonl", "x.html", "c.txt", "-", "c.txt"]);
        assert_eq!(found.failures.len(), 1, "the empty folder is one failure among the inputs");
        assert_eq!(found.articles(), None);
        assert!(matches!(find(&[path("empty")]), Err(FindError::Nothing(_))));
        assert!(matches!(find(&[path("nowhere")]), Err(FindError::Missing(_))));
        assert!(matches!(find(&[path("notes.md")]), Err(FindError::Kind(_))));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_around_it_is_walked_once() -> Result<(), Box<dyn std::error::Error>> {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir()?;
        for folder in ["news/b", "other"] {
            std::fs::create_dir_all(dir.path().join(folder))?;
        }
        std::fs::write(dir.path().join("news/a.txt"), "x")?;
        std::fs::write(dir.path().join("other/c.txt"), "x")?;
        symlink("..", dir.path().join("news/b/back"))?;
        symlink("../other", dir.path().join("news/linked"))?;
        let found = find(&[dir.path().join("news").to_string_lossy().into_owned()])?;
        assert_eq!(names(&found), ["a.txt", "c.txt"]);
        Ok(())
    }
}
