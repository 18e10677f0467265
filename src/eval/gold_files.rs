//! Gold on disk: files of one article a line, and pages each with its gold beside it.

use super::gold::GoldArticle;
use std::path::{Path, PathBuf};

/// Why gold could not be used.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// The file could not be read.
    #[error("{path}: expected a readable file of gold articles, found: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// A line is no gold article.
    #[error("{path}:{line}: expected a gold article, found: {found}")]
    Row {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong, and at which column.
        found: String,
    },
    /// A label points outside its text, or at other words than it spells out.
    #[error("{path}:{line}: {problem}")]
    Label {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// Gold lies beside no page.
    #[error("{path}: expected the page of the same name with .html or .htm beside it, found none")]
    Page {
        /// The gold file.
        path: PathBuf,
    },
    /// There is nothing to score.
    #[error("{path}: expected gold articles in .jsonl files, or .gold.json files beside pages, found none")]
    Empty {
        /// The file or folder.
        path: PathBuf,
    },
}

/// How gold beside a page ends: `fire.gold.json` beside `fire.html`.
const BESIDE: &str = ".gold.json";

/// The sets of a corpus: every `.jsonl` of a folder, the folder itself and those in it that hold pages with gold beside them,
/// by name; or the one file.
///
/// # Errors
/// When the folder cannot be read or holds none.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, GoldError> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = entries(path)?;
    found.retain(|it| it.extension().is_some_and(|ending| ending == "jsonl") || (it.is_dir() && has_pages(it)));
    if has_pages(path) {
        found.push(path.to_owned());
    }
    found.sort();
    if found.is_empty() { Err(GoldError::Empty { path: path.to_owned() }) } else { Ok(found) }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, GoldError> {
    let read = |source| GoldError::Read { path: folder.to_owned(), source };
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).map_err(read)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    found.sort();
    Ok(found)
}

fn beside(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(BESIDE))
}

fn has_pages(folder: &Path) -> bool {
    entries(folder).is_ok_and(|entries| entries.iter().any(|path| beside(path)))
}

/// Reads one set and checks that every label slices to its text, and that no id comes twice.
///
/// # Errors
/// Names the file and the line of the first row or label that is wrong.
pub fn read(path: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let gold = if path.is_dir() {
        let files: Vec<PathBuf> = entries(path)?.into_iter().filter(|path| beside(path)).collect();
        files.iter().map(|file| page(file)).collect::<Result<Vec<_>, _>>()?
    } else if beside(path) {
        vec![page(path)?]
    } else {
        rows(path)?
    };
    Ok(gold)
}

fn text(path: &Path) -> Result<String, GoldError> {
    std::fs::read_to_string(path).map_err(|source| GoldError::Read { path: path.to_owned(), source })
}

fn rows(path: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let text = text(path)?;
    let mut articles: Vec<GoldArticle> = Vec::new();
    for (at, row) in text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()) {
        let line = at + 1;
        let article: GoldArticle = serde_json::from_str(row).map_err(|error| unlike_gold(path, line, &error))?;
        let twice = articles.iter().any(|earlier| earlier.id == article.id);
        let twice = twice.then(|| format!("expected an id of its own, found {:?} again", article.id));
        if let Some(problem) = twice.or_else(|| wrong(&article, row)) {
            return Err(GoldError::Label { path: path.to_owned(), line, problem });
        }
        articles.push(article);
    }
    if articles.is_empty() { Err(GoldError::Empty { path: path.to_owned() }) } else { Ok(articles) }
}

/// What is wrong with an article's labels, also with words that its row spells out and gold does not keep.
fn wrong(article: &GoldArticle, row: &str) -> Option<String> {
    let row = || serde_json::from_str(row).ok();
    super::labels::problem(article).or_else(|| super::labels::misquoted(&row()?))
}

fn unlike_gold(path: &Path, line: usize, error: &serde_json::Error) -> GoldError {
    let words = error.to_string();
    let cause = words.split(" at line ").next().unwrap_or(&words);
    GoldError::Row { path: path.to_owned(), line, found: format!("{cause} at column {}", error.column()) }
}

/// Gold beside a page, with the page's bytes.
fn page(path: &Path) -> Result<GoldArticle, GoldError> {
    let row = text(path)?;
    let mut article: GoldArticle =
        serde_json::from_str(&row).map_err(|error| unlike_gold(path, error.line(), &error))?;
    if let Some(problem) = wrong(&article, &row) {
        return Err(GoldError::Label { path: path.to_owned(), line: 1, problem });
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().replace(BESIDE, "");
    let pages = ["html", "htm"].map(|ending| path.with_file_name(format!("{name}.{ending}")));
    let found = pages.iter().find(|page| page.is_file()).ok_or_else(|| GoldError::Page { path: path.to_owned() })?;
    let bytes = std::fs::read(found).map_err(|source| GoldError::Read { path: found.clone(), source })?;
    article.page = Some(bytes);
    Ok(article)
}
