//! One file over HTTP, resumed where it stopped, kept only when its checksum is right.

use crate::engine::sha256_of;
use reqwest::header::{CONTENT_RANGE, RANGE};
use reqwest::{Client, Response, StatusCode};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// Address of the file.
    pub url: String,
    /// SHA-256 that it must have, hexadecimal, lower case.
    pub sha256: String,
    /// Where it goes; what is there of it so far lies beside it, with `.part` at the end of the name.
    pub out: PathBuf,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fetched {
    /// The file was there already.
    Known,
    /// The file was fetched.
    New {
        /// Its size.
        bytes: u64,
        /// Bytes that an earlier try had left.
        resumed_at: u64,
    },
}

/// Why a file could not be had.
#[derive(Debug, thiserror::Error)]
pub(super) enum FetchError {
    /// A file cannot be written or read.
    #[error("expected to write {path}, found: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The server cannot be reached or broke off.
    #[error("expected all of {url}, found: {source}; run the command again to go on at byte {at}")]
    Broken {
        /// The address.
        url: String,
        /// Bytes kept so far.
        at: u64,
        /// What the client says.
        source: reqwest::Error,
    },
    /// The server refuses.
    #[error("expected {url}, found HTTP status {status}")]
    Refused {
        /// The address.
        url: String,
        /// What the server says.
        status: StatusCode,
    },
    /// The file is another one.
    #[error("expected SHA-256 {expected} for {url}, found {found}: the file was not kept")]
    Checksum {
        /// The address.
        url: String,
        /// The checksum asked for.
        expected: String,
        /// The checksum of what came.
        found: String,
    },
}

/// Fetches a file; `progress` hears of the bytes there are and, when known, of all.
///
/// # Errors
/// When the server or the disk fails, or the checksum is wrong; what came so far is kept for the next try, except when
/// the checksum is wrong.
pub(super) async fn fetch(request: &Request, progress: impl Fn(u64, Option<u64>)) -> Result<Fetched, FetchError> {
    if request.out.exists() && checksum(&request.out)? == request.sha256 {
        return Ok(Fetched::Known);
    }
    let part = part(&request.out);
    let have = std::fs::metadata(&part).map_or(0, |data| data.len());
    let response = ask(request, have).await?;
    let resumed_at = match response.status() {
        StatusCode::PARTIAL_CONTENT if starts_at(&response, have) => have,
        // All bytes are there already: the checksum decides.
        StatusCode::RANGE_NOT_SATISFIABLE if have > 0 => return finish(request, &part, have),
        status if status.is_success() => 0,
        status => return Err(FetchError::Refused { url: request.url.clone(), status }),
    };
    store(request, response, resumed_at, progress).await?;
    finish(request, &part, resumed_at)
}

/// The file that holds what came so far.
fn part(out: &Path) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".part");
    name.into()
}

/// Asks for the bytes from `have` on, as they lie on the server.
async fn ask(request: &Request, have: u64) -> Result<Response, FetchError> {
    let broken = |source| FetchError::Broken { url: request.url.clone(), at: have, source };
    let client = Client::builder().no_gzip().no_brotli().no_zstd().build().map_err(broken)?;
    let mut get = client.get(&request.url);
    if have > 0 {
        get = get.header(RANGE, format!("bytes={have}-"));
    }
    get.send().await.map_err(broken)
}

/// Whether a partial answer begins where the file ends.
fn starts_at(response: &Response, have: u64) -> bool {
    let range = response.headers().get(CONTENT_RANGE).and_then(|value| value.to_str().ok());
    range.is_some_and(|range| range.starts_with(&format!("bytes {have}-")))
}

/// Writes what comes behind the first `at` bytes.
async fn store(
    request: &Request,
    mut response: Response,
    mut at: u64,
    progress: impl Fn(u64, Option<u64>),
) -> Result<(), FetchError> {
    let path = part(&request.out);
    let failed = |source| FetchError::File { path: path.clone(), source };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = open(&path, at).map_err(failed)?;
    let total = response.content_length().map(|rest| at + rest);
    loop {
        let broken = |source| FetchError::Broken { url: request.url.clone(), at, source };
        let Some(bytes) = response.chunk().await.map_err(broken)? else { break };
        file.write_all(&bytes).map_err(failed)?;
        at += bytes.len() as u64;
        progress(at, total);
    }
    file.sync_all().map_err(failed)
}

/// Opens the part for appending, emptied when nothing of it counts.
fn open(path: &Path, at: u64) -> std::io::Result<File> {
    let file = OpenOptions::new().create(true).append(true).open(path)?;
    file.set_len(at)?;
    Ok(file)
}

/// Keeps the file when its checksum is right.
fn finish(request: &Request, part: &Path, resumed_at: u64) -> Result<Fetched, FetchError> {
    let failed = |source| FetchError::File { path: part.into(), source };
    let found = checksum(part)?;
    if found != request.sha256 {
        std::fs::remove_file(part).map_err(failed)?;
        return Err(FetchError::Checksum { url: request.url.clone(), expected: request.sha256.clone(), found });
    }
    let bytes = std::fs::metadata(part).map_err(failed)?.len();
    std::fs::rename(part, &request.out).map_err(failed)?;
    Ok(Fetched::New { bytes, resumed_at })
}

fn checksum(path: &Path) -> Result<String, FetchError> {
    sha256_of(path).map_err(|source| FetchError::File { path: path.into(), source })
}
