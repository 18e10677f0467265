//! `copydesk models fetch` against a server on this machine: checksum, resume, refusal.

use assert_cmd::Command;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

const CONTENT: &str = "not a network, but bytes are bytes";
/// SHA-256 of `CONTENT`, reckoned with `sha256sum`.
const SUM: &str = "b28377f066ff9ee78785dfdc569ae55a70bcde7673a751023e4484fc88431acd";

/// Serves `CONTENT` under `/model.bin`, parts of it when asked; remembers the ranges asked for.
struct Server {
    address: String,
    ranges: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let ranges = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&ranges);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &seen);
            }
        });
        Self { address, ranges }
    }

    fn fetch(&self, path: &str, sum: &str, out: &Path) -> assert_cmd::assert::Assert {
        let mut command = Command::cargo_bin("copydesk").expect("the program");
        command.env("NO_PROXY", "*").env("no_proxy", "*");
        command
            .args(["models", "fetch", &format!("{}{path}", self.address), "--sha256", sum, "--out"])
            .arg(out)
            .assert()
    }
}

fn answer(mut stream: TcpStream, seen: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let range =
        lines.by_ref().take_while(|line| !line.is_empty()).find(|line| line.to_lowercase().starts_with("range:"));
    let from = range.and_then(|line| line.split(['=', '-']).nth(1).and_then(|from| from.parse::<usize>().ok()));
    seen.lock().expect("a lock").push(from.map_or_else(|| "all".to_owned(), |from| from.to_string()));
    let (all, size) = (CONTENT.as_bytes(), CONTENT.len());
    let (status, range, body) = match from {
        _ if !request.contains("/model.bin") => ("404 Not Found", String::new(), &all[..0]),
        Some(from) if from >= size => ("416 Range Not Satisfiable", String::new(), &all[..0]),
        Some(from) => {
            ("206 Partial Content", format!("Content-Range: bytes {from}-{}/{size}\r\n", size - 1), &all[from..])
        }
        None => ("200 OK", String::new(), all),
    };
    let head = format!("HTTP/1.1 {status}\r\n{range}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

#[test]
fn a_file_is_fetched_once() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let out = folder.path().join("ner/model.bin");
    server.fetch("/model.bin", SUM, &out).success();
    assert_eq!(std::fs::read_to_string(&out).expect("the file"), CONTENT);
    let again = server.fetch("/model.bin", SUM, &out).success();
    assert!(String::from_utf8_lossy(&again.get_output().stdout).contains("is there already"));
    assert_eq!(*server.ranges.lock().expect("a lock"), ["all"]);
}

#[test]
fn a_download_goes_on_where_it_stopped() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let out = folder.path().join("model.bin");
    let part = folder.path().join("model.bin.part");
    std::fs::write(&part, &CONTENT[..10]).expect("a part");
    let first = server.fetch("/model.bin", SUM, &out).success();
    assert!(String::from_utf8_lossy(&first.get_output().stdout).contains("(10 of them earlier)"));
    assert_eq!(std::fs::read_to_string(&out).expect("the file"), CONTENT);
    assert!(!part.exists());
    std::fs::rename(&out, &part).expect("a whole part");
    server.fetch("/model.bin", SUM, &out).success();
    assert_eq!(*server.ranges.lock().expect("a lock"), ["10".to_owned(), CONTENT.len().to_string()]);
}

#[test]
fn a_wrong_file_is_not_kept() {
    let (server, folder) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let out = folder.path().join("model.bin");
    let wrong = server.fetch("/model.bin", &"0".repeat(64), &out).code(2);
    let words = String::from_utf8_lossy(&wrong.get_output().stderr).into_owned();
    assert!(words.contains(SUM) && words.contains("the file was not kept"), "{words}");
    let gone = server.fetch("/other.bin", SUM, &out).code(2);
    assert!(String::from_utf8_lossy(&gone.get_output().stderr).contains("found HTTP status 404 Not Found"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}
