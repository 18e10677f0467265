//! `copydesk gazetteer build`: compiles the gazetteer from GeoNames' files.

use crate::resolve::places::gazetteer::Gazetteer;
use crate::resolve::places::gazetteer::build::{Sources, build};
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to do with the gazetteer.
#[derive(Debug, clap::Subcommand)]
pub enum GazetteerVerb {
    /// Compiles it; the file becomes part of the program with the next build of the program.
    Build(BuildArgs),
}

/// Where to read and where to write.
#[derive(Debug, Clone, clap::Args)]
pub struct BuildArgs {
    /// Folder with GeoNames' cities15000.txt, admin1CodesASCII.txt and countryInfo.txt.
    pub geonames: PathBuf,
    /// Folder with the project's tables (countries.tsv, divisions.tsv, regions.tsv).
    #[arg(long, default_value = "models/gazetteer")]
    pub tables: PathBuf,
    /// The file to write; compiled into the program by the next build.
    #[arg(long, default_value = "models/gazetteer/gazetteer.bin")]
    pub out: PathBuf,
}

/// Runs the verb and says what was written.
///
/// # Errors
/// As [`build_file`].
pub fn run(verb: &GazetteerVerb) -> Result<ExitCode> {
    let GazetteerVerb::Build(args) = verb;
    let size = build_file(args)?;
    println!("wrote {} ({size} bytes)", args.out.display());
    Ok(ExitCode::SUCCESS)
}

/// Compiles the gazetteer, checks that it opens, and writes it; returns its size in bytes.
///
/// # Errors
/// A file that cannot be read or written, or the first line that is not as expected.
pub fn build_file(args: &BuildArgs) -> Result<usize> {
    let texts = [
        read(&args.geonames, "cities15000.txt")?,
        read(&args.geonames, "admin1CodesASCII.txt")?,
        read(&args.geonames, "countryInfo.txt")?,
        read(&args.tables, "countries.tsv")?,
        read(&args.tables, "divisions.tsv")?,
        read(&args.tables, "regions.tsv")?,
    ];
    let [cities, divisions, countries, country_table, division_table, region_table] =
        texts.each_ref().map(String::as_str);
    let sources = Sources { cities, divisions, countries, country_table, division_table, region_table };
    let bytes = build(&sources).map_err(|error| anyhow!(error))?;
    Gazetteer::open(bytes.clone().leak()).map_err(|error| anyhow!(error))?;
    fs::write(&args.out, &bytes).with_context(|| format!("cannot write {}", args.out.display()))?;
    Ok(bytes.len())
}

fn read(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}
