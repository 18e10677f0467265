//! `copydesk gold export` and `import`: gold for annotation tools, and back.

use super::print::print;
use crate::eval::gold_formats::{Format, Imported, NamedFile, export as exported, import as imported};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// An annotation tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tool {
    /// brat: a folder with a .txt and an .ann an article; positions in code points. Holds everything.
    Brat,
    /// doccano: JSONL with relations; positions in code points. Details of a mark travel as metadata.
    Doccano,
    /// Label Studio: JSON tasks; positions in UTF-16 code units. Holds everything.
    LabelStudio,
    /// CoNLL columns: a token a line. Names come back, other layers do not.
    Conll,
}

impl From<Tool> for Format {
    fn from(tool: Tool) -> Self {
        match tool {
            Tool::Brat => Self::Brat,
            Tool::Doccano => Self::Doccano,
            Tool::LabelStudio => Self::LabelStudio,
            Tool::Conll => Self::Conll,
        }
    }
}

/// Arguments of `copydesk gold export`.
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Gold articles: a .jsonl file, or a folder of them.
    #[arg(value_name = "CORPUS")]
    path: PathBuf,
    /// The tool.
    #[arg(long, value_enum)]
    format: Tool,
    /// File to write, or for brat the folder [default: standard output].
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,
}

/// Arguments of `copydesk gold import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// The tool's file, or brat's folder.
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// The tool.
    #[arg(long, value_enum)]
    format: Tool,
}

/// Writes gold for a tool; what the tool's format cannot hold is told on standard error.
pub(super) fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let done = exported(&super::gold::read(&args.path)?, args.format.into());
    match (&args.out, args.format) {
        (None, Tool::Brat) => bail!("expected --out FOLDER, found none: brat keeps two files an article"),
        (None, _) => done.files.iter().try_for_each(|(_, text)| print(text))?,
        (Some(out), Tool::Brat) => done.files.iter().try_for_each(|(name, text)| write(&out.join(name), text))?,
        (Some(out), _) => done.files.iter().try_for_each(|(_, text)| write(out, text))?,
    }
    told(&done.lost, "what the format cannot hold");
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.map_or(Ok(()), std::fs::create_dir_all).with_context(|| format!("writing {}", path.display()))?;
    std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// Reads a tool's file as gold, on standard output; exit code 1 when a mark of it made no label.
pub(super) fn import(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let files = if args.format == Tool::Brat { folder(&args.path)? } else { vec![file(&args.path)?] };
    let Imported { articles, lost } = imported(&files, args.format.into())
        .map_err(|error| anyhow::anyhow!("{}{error}", place(&args.path, args.format)))?;
    if articles.is_empty() {
        bail!("expected articles in {}, found none", args.path.display());
    }
    let rows: Result<Vec<String>, _> = articles.iter().map(serde_json::to_string).collect();
    print(&rows?.iter().map(|row| row.clone() + "\n").collect::<String>())?;
    told(&lost, "marks that made no label");
    Ok(ExitCode::from(u8::from(!lost.is_empty())))
}

/// What stands before the place of an error: a folder and a slash, or a file and a colon.
fn place(path: &Path, tool: Tool) -> String {
    if tool == Tool::Brat { path.join("").display().to_string() } else { format!("{}:", path.display()) }
}

fn told(lost: &[String], what: &str) {
    if !lost.is_empty() {
        eprintln!("{what}, {}:", lost.len());
        lost.iter().for_each(|line| eprintln!("  {line}"));
    }
}

fn file(path: &Path) -> anyhow::Result<NamedFile> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| anyhow::anyhow!("{}: expected a readable file in UTF-8, found: {error}", path.display()))?;
    Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text))
}

/// The files of brat's folder.
fn folder(path: &Path) -> anyhow::Result<Vec<NamedFile>> {
    let entries = std::fs::read_dir(path)
        .with_context(|| format!("{}: expected brat's folder of .txt and .ann files", path.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let wanted = |path: &PathBuf| path.extension().is_some_and(|it| it == "ann" || it == "txt" || it == "jsonl");
    paths.filter(wanted).map(|path| file(&path)).collect()
}
