//! Many addresses at once: a queue for each host, one writer for all.

use super::cache::Cache;
use super::list::Wanted;
use super::pace::lock;
use super::source::{Shelf, gather};
use super::trouble::Trouble;
use super::visit::{ACCEPT_PAGES, Way, page};
use super::web::{Answer, Ask, Web};
use super::{Counts, FetchConfig, FetchError, FetchReport, time};
use reqwest::Url;
use reqwest::header::HeaderName;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

/// What is to be fetched, and into where.
#[derive(Debug, Clone, Default)]
pub struct Task {
    /// Addresses of pages.
    pub wanted: Vec<Wanted>,
    /// Addresses or files of feeds, sitemaps and indexes of sitemaps.
    pub sources: Vec<String>,
    /// Folder of the cache.
    pub folder: PathBuf,
    /// Whether pages that are in the cache are asked for again, in case they have changed.
    pub refresh: bool,
}

/// One request to come.
struct Errand {
    url: Url,
    conditions: Vec<(HeaderName, String)>,
}

/// The errands at one host.
type Queue = Arc<Mutex<VecDeque<Errand>>>;

/// What became of an address.
struct Settled {
    key: String,
    found: Result<(Url, Answer), Trouble>,
}

/// Answers that may wait for the writer.
const WAITING: usize = 4;

/// Fetches until all is done or `stop` is; `told` hears the counts after each address.
///
/// # Errors
/// When the cache cannot be opened or written, or the configuration gives no client.
pub async fn fetch(
    mut task: Task,
    config: &FetchConfig,
    stop: impl Future<Output = ()>,
    told: impl FnMut(&Counts) + Send + 'static,
) -> Result<FetchReport, FetchError> {
    let begin = Instant::now();
    let web = Arc::new(Web::new(config)?);
    let cache = Cache::open(&task.folder, &config.agent())?;
    let mut shelf = Shelf::open(&task.folder)?;
    let mut report = FetchReport { started: time(), ..FetchReport::default() };
    let mut stop = std::pin::pin!(stop);
    tokio::select! {
        gathered = gather(&web, std::mem::take(&mut task.sources), &mut shelf) => {
            task.wanted.extend(gathered.wanted);
            report.sources = gathered.rows;
        }
        () = &mut stop => report.interrupted = true,
    }
    shelf.save()?;
    let (errands, wrong) = sorted(task.wanted, &cache, task.refresh, &mut report);
    let (send, receive) = mpsc::channel(WAITING);
    let mut interrupted = report.interrupted;
    let writer = tokio::task::spawn_blocking(move || write(cache, report, receive, told));
    if interrupted {
        drop(send);
    } else {
        tokio::select! {
            () = settle(web, errands, wrong, send) => {}
            () = &mut stop => interrupted = true,
        }
    }
    let lost = |error: tokio::task::JoinError| FetchError::file(&task.folder, std::io::Error::other(error));
    let mut report = writer.await.map_err(lost)??;
    report.interrupted = interrupted;
    report.seconds = begin.elapsed().as_secs_f64();
    publish(&task.folder, &report)?;
    Ok(report)
}

/// Errands by host, and addresses that are none; repeated and known ones are counted and left out.
fn sorted(
    wanted: Vec<Wanted>,
    cache: &Cache,
    refresh: bool,
    report: &mut FetchReport,
) -> (BTreeMap<String, VecDeque<Errand>>, Vec<Settled>) {
    let (mut seen, mut hosts, mut wrong) = (HashSet::new(), BTreeMap::<_, VecDeque<_>>::new(), Vec::new());
    for one in wanted {
        let key = one.key();
        if !seen.insert(key.clone()) {
            report.repeated += 1;
            continue;
        }
        report.counts.urls += 1;
        match one.url {
            _ if cache.has(&key) && !refresh => report.counts.known += 1,
            Err(words) => wrong.push(Settled { key, found: Err(Trouble::Failed(words)) }),
            Ok(url) => {
                let host = url.host_str().unwrap_or_default().to_owned();
                let conditions = cache.conditions(&key);
                hosts.entry(host).or_default().push_back(Errand { url, conditions });
            }
        }
    }
    (hosts, wrong)
}

/// Runs all errands; whoever is at a host takes the next one there.
async fn settle(
    web: Arc<Web>,
    errands: BTreeMap<String, VecDeque<Errand>>,
    wrong: Vec<Settled>,
    send: mpsc::Sender<Settled>,
) {
    let mut crew = JoinSet::new();
    for queue in errands.into_values() {
        let hands = queue.len().min(web.config.per_host);
        let queue: Queue = Arc::new(Mutex::new(queue));
        for _ in 0..hands {
            crew.spawn(work(Arc::clone(&web), Arc::clone(&queue), send.clone()));
        }
    }
    for settled in wrong {
        // Nobody listens only when the disk is full, which the writer tells.
        let _ = send.send(settled).await;
    }
    drop(send);
    while crew.join_next().await.is_some() {}
}

async fn work(web: Arc<Web>, queue: Queue, send: mpsc::Sender<Settled>) {
    loop {
        let Some(errand) = lock(&queue).pop_front() else { return };
        let Errand { url, conditions } = errand;
        let ask = Ask { accept: ACCEPT_PAGES, conditions, limit: web.config.max_bytes, cut: false, wanted: page };
        let key = url.to_string();
        let found = web.follow(url, &ask, Way::Pages).await;
        if send.send(Settled { key, found }).await.is_err() {
            return;
        }
    }
}

/// Writes what comes, on a thread that may wait for the disk.
fn write(
    mut cache: Cache,
    mut report: FetchReport,
    mut receive: mpsc::Receiver<Settled>,
    mut told: impl FnMut(&Counts),
) -> Result<FetchReport, FetchError> {
    while let Some(Settled { key, found }) = receive.blocking_recv() {
        let size = found.as_ref().map_or(0, |(_, answer)| answer.body.len());
        let row = cache.keep(&key, found)?;
        if row.outcome == super::Outcome::Fetched {
            report.bytes += size as u64;
        }
        report.add(&row);
        told(&report.counts);
    }
    cache.sync()?;
    report.close();
    Ok(report)
}

/// Writes `report.json`, whole or not at all.
fn publish(folder: &Path, report: &FetchReport) -> Result<(), FetchError> {
    let (part, path) = (folder.join(".report.json.part"), folder.join("report.json"));
    let wrong = |source| FetchError::file(&path, source);
    let text = serde_json::to_string_pretty(report).map_err(|error| wrong(error.into()))? + "\n";
    std::fs::write(&part, text).and_then(|()| std::fs::rename(&part, &path)).map_err(wrong)
}
