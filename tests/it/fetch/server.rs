//! A server of the tests' own that misbehaves as it is told.

use std::collections::HashMap;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// What was asked.
#[derive(Debug, Clone)]
pub struct Request {
    pub path: String,
    /// The head, in small letters.
    pub head: String,
    /// How often the path was asked before.
    pub before: usize,
    /// The server's own address.
    pub host: String,
}

/// What the server does.
pub enum Reply {
    /// Sends these bytes and closes.
    Whole(Vec<u8>),
    /// Sends these bytes one by one, with a pause.
    Drip(Vec<u8>),
    /// Sends these bytes over and over, without end.
    Endless(Vec<u8>),
    /// Waits, then sends these bytes.
    Late(Duration, Vec<u8>),
}

/// What was asked when, and how many at once.
#[derive(Debug, Default)]
pub struct Log {
    pub hits: Vec<(Instant, Request)>,
    asked: HashMap<String, usize>,
    active: HashMap<String, usize>,
    pub most_at_once: usize,
    pub most_at_host: usize,
}

/// A server on 127.0.0.1 that ends with the test. A path that begins with `/reset` breaks the connection off.
pub struct Server {
    pub at: SocketAddr,
    log: Arc<Mutex<Log>>,
    _runtime: Runtime,
}

impl Log {
    fn begin(&mut self, path: String, head: String, host: String) -> Request {
        let count = self.asked.entry(path.clone()).or_default();
        let request = Request { path, head, before: *count, host };
        *count += 1;
        let active = self.active.entry(request.host.clone()).or_default();
        *active += 1;
        self.most_at_host = self.most_at_host.max(*active);
        self.most_at_once = self.most_at_once.max(self.active.values().sum());
        self.hits.push((Instant::now(), request.clone()));
        request
    }

    fn end(&mut self, host: &str) {
        self.active.entry(host.to_owned()).and_modify(|active| *active -= 1);
    }
}

impl Server {
    pub fn start(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at("127.0.0.1:0", reply)
    }

    pub fn start_at(address: &str, reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let listener = runtime.block_on(TcpListener::bind(address)).unwrap();
        let (at, log) = (listener.local_addr().unwrap(), Arc::new(Mutex::new(Log::default())));
        let (shared, reply) = (Arc::clone(&log), Arc::new(reply));
        runtime.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (log, reply) = (Arc::clone(&shared), Arc::clone(&reply));
                tokio::spawn(async move { drop(serve(stream, &log, &*reply).await) });
            }
        });
        Self { at, log, _runtime: runtime }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// How often a path was asked.
    pub fn asked(&self, path: &str) -> usize {
        self.log.lock().unwrap().hits.iter().filter(|(_, request)| request.path == path).count()
    }

    pub fn log<T>(&self, read: impl FnOnce(&Log) -> T) -> T {
        read(&self.log.lock().unwrap())
    }
}

/// Reads up to and with `end`.
async fn until(stream: &mut TcpStream, end: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while !bytes.ends_with(end) {
        bytes.push(stream.read_u8().await?);
    }
    Ok(bytes)
}

async fn serve(
    mut stream: TcpStream,
    log: &Mutex<Log>,
    reply: &(impl Fn(&Request) -> Reply + Sync),
) -> std::io::Result<()> {
    let line = String::from_utf8_lossy(&until(&mut stream, b"\r\n").await?).into_owned();
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let broken = path.starts_with("/reset");
    // Bytes that nobody reads make the kernel reset the connection.
    let head = if broken { Vec::new() } else { until(&mut stream, b"\r\n\r\n").await? };
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let host = stream.local_addr()?.to_string();
    let request = log.lock().unwrap().begin(path, head, host);
    let sent = if broken { Ok(()) } else { send(&mut stream, reply(&request)).await };
    log.lock().unwrap().end(&request.host);
    sent
}

async fn send(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Whole(bytes) => stream.write_all(&bytes).await?,
        Reply::Late(wait, bytes) => {
            tokio::time::sleep(wait).await;
            stream.write_all(&bytes).await?;
        }
        Reply::Drip(bytes) => {
            for byte in bytes {
                stream.write_u8(byte).await?;
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        Reply::Endless(bytes) => loop {
            stream.write_all(&bytes).await?;
        },
    }
    stream.shutdown().await
}

/// A response; its length is told unless the headers do.
pub fn response(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    for header in headers {
        head += &format!("{header}\r\n");
    }
    let lower = head.to_lowercase();
    if !lower.contains("content-length:") && !lower.contains("transfer-encoding:") {
        head += &format!("Content-Length: {}\r\n", body.len());
    }
    [format!("{head}\r\n").as_bytes(), body].concat()
}

/// A page with an article of some hundred words.
pub fn page(title: &str) -> Vec<u8> {
    let sentence = format!("A bus left the road near {title} on Tuesday, killing 7 people, officials said. ");
    let article = format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{}</p></article></body></html>",
        sentence.repeat(8)
    );
    response("200 OK", &["Content-Type: text/html; charset=utf-8"], article.as_bytes())
}

/// Bytes, packed with gzip.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// The answer for a path that is not there.
pub fn absent() -> Reply {
    Reply::Whole(response("404 Not Found", &[], b"no such page"))
}
