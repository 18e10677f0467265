//! `copydesk fetch`: pages from the web into an archive.

use super::print::print;
use super::progress::terminal_bar;
use super::settings::Settings;
use crate::fetch::{ARCHIVE, Counts, FetchReport, Task, Wanted, fetch as fetch_all, list};
use anyhow::Context;
use clap::Args;
use indicatif::ProgressBar;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `copydesk fetch`; the limits stand in `[fetch]` of the configuration.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct FetchArgs {
    #[command(flatten)]
    settings: Settings,
    /// Addresses of pages.
    #[arg(value_name = "URL")]
    pages: Vec<String>,
    /// List of addresses, one a line, or - for standard input; may be given several times.
    #[arg(long, value_name = "FILE")]
    urls: Vec<String>,
    /// RSS, Atom or JSON feed, sitemap, news sitemap or index of sitemaps: an address or a file; may be given several times.
    #[arg(long, visible_alias = "sitemap", value_name = "URL|FILE")]
    feed: Vec<String>,
    /// Folder of the cache: pages.warc.gz, index.jsonl, report.json; a rerun fetches what is missing in it.
    #[arg(long, value_name = "DIR", default_value = "pages")]
    out: PathBuf,
    /// Ask again for pages that are in the cache; those that have changed are stored as well.
    #[arg(long)]
    refresh: bool,
    /// Allow private, loopback and link-local addresses.
    #[arg(long)]
    allow_private: bool,
}

const EXAMPLES: &str = "\
Examples:
  copydesk fetch https://news.example/2026/03/01/flood
  copydesk fetch --urls addresses.txt --out pages
  copydesk fetch --feed https://news.example/rss.xml --sitemap https://news.example/news-sitemap.xml
  copydesk run --input pages/pages.warc.gz --out out";

const EXIT_CODES: &str = "\
Exit codes:
  0  every page is in the cache
  1  some pages were refused or failed (report.json says why), or the run was interrupted
  2  could not start: wrong arguments, configuration or input; or the cache could not be written";

pub(super) fn fetch(args: FetchArgs) -> anyhow::Result<ExitCode> {
    let mut config = args.settings.plan()?.config.fetch;
    config.allow_private |= args.allow_private;
    let mut wanted: Vec<Wanted> = args.pages.iter().map(|text| Wanted::new(text, "command line")).collect();
    for path in &args.urls {
        wanted.extend(list(path, std::io::stdin().lock())?);
    }
    let named = !wanted.is_empty() || !args.feed.is_empty() || !args.urls.is_empty();
    anyhow::ensure!(named, "expected addresses to fetch, found none (see copydesk fetch --help)");
    let bar = terminal_bar("{bar:30} {pos}/{len} addresses  {per_sec}  {eta} left  {msg}");
    let told = {
        let bar = bar.clone();
        move |counts: &Counts| step(&bar, counts)
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("starting to fetch")?;
    let stop = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let task = Task { wanted, sources: args.feed, folder: args.out.clone(), refresh: args.refresh };
    let report = runtime.block_on(fetch_all(task, &config, stop, told))?;
    bar.finish_and_clear();
    print(&summary(&report, &args.out))?;
    Ok(if report.complete() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn step(bar: &ProgressBar, counts: &Counts) {
    let missing = counts.refused + counts.failed;
    bar.set_length(counts.urls as u64);
    bar.set_position((counts.known + counts.fetched + counts.unchanged + missing) as u64);
    if missing > 0 {
        bar.set_message(format!("{missing} without a page"));
    }
}

/// The closing words.
fn summary(report: &FetchReport, folder: &Path) -> String {
    let Counts { urls, fetched, unchanged, known, refused, failed, left } = report.counts;
    let noun = if urls == 1 { "address" } else { "addresses" };
    let mut text = format!(
        "{urls} {noun}: {fetched} fetched, {unchanged} unchanged, {known} there already, {refused} refused, {failed} failed \
         in {:.1} s\n",
        report.seconds
    );
    if report.interrupted {
        text += &format!("interrupted with {left} left; the same command goes on there\n");
    }
    for (source, reason) in report.sources.iter().filter_map(|row| Some((&row.source, row.reason.as_ref()?))) {
        text += &format!("  {source}: {reason}\n");
    }
    for missing in report.missing.iter().take(SHOWN) {
        text += &format!("  {}: {}\n", missing.url, missing.reason);
    }
    if report.missing.len() > SHOWN {
        let more = report.missing.len() - SHOWN;
        text += &format!("  and {more} more in {}\n", folder.join("report.json").display());
    }
    text + &format!("pages in {}\n", folder.join(ARCHIVE).display())
}

/// Pages that are told on the screen when they are missing.
const SHOWN: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::{Missing, Outcome};

    #[test]
    fn the_closing_words_say_what_is_missing() {
        let counts = Counts { urls: 3, fetched: 1, failed: 1, left: 1, ..Counts::default() };
        let reason = "expected status 200, found 404 Not Found".to_owned();
        let missing = vec![Missing { url: "https://a.example/".to_owned(), outcome: Outcome::Failed, reason }];
        let report = FetchReport { counts, missing, seconds: 1.25, interrupted: true, ..FetchReport::default() };
        let text = "3 addresses: 1 fetched, 0 unchanged, 0 there already, 0 refused, 1 failed in 1.2 s\n\
                    interrupted with 1 left; the same command goes on there\n  \
                    https://a.example/: expected status 200, found 404 Not Found\npages in pages/pages.warc.gz\n";
        assert_eq!(summary(&report, Path::new("pages")), text);
    }
}
