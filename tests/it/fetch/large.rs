//! Ten thousand pages: nothing is lost, limits are kept, memory stays flat.

use super::server::{Reply, Request, Server, absent, gzip, page, response};
use crate::support::{Desk, PROGRAM};
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;
use std::time::{Duration, Instant};

const PAGES: usize = 10_000;
const HOSTS: usize = 20;
const PER_HOST: usize = 3;
const AT_ONCE: usize = 24;
const DELAY: Duration = Duration::from_millis(10);

/// Every twentieth page has something wrong, in turn.
fn reply(request: &Request) -> Reply {
    let number: usize = request.path.trim_start_matches('/').parse().unwrap_or_default();
    let html = "Content-Type: text/html";
    match (request.path.as_str(), number % 20, number / 20 % 5) {
        ("/robots.txt", ..) => absent(),
        (_, 7, 0) => absent(),
        (_, 7, 1) if request.before == 0 => Reply::Whole(response("503 Service Unavailable", &[], b"")),
        (_, 7, 2) => Reply::Endless(response("200 OK", &[html, "Content-Length: 900000000"], &[b'x'; 9000])),
        (_, 7, 3) => Reply::Whole(response("200 OK", &[html, "Content-Encoding: gzip"], &gzip(&[b' '; 1_000_000]))),
        (_, 7, 4) => Reply::Whole(response("302 Found", &["Location: http://127.0.1.1/"], b"")),
        // Slow enough for requests to heap up to the limits.
        (path, ..) => Reply::Late(Duration::from_millis(40), page(&path.repeat(2 + number % 200))),
    }
}

/// Memory of a process in KiB.
fn resident(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
#[ignore = "takes a minute; cargo test --test it ten_thousand -- --ignored --nocapture"]
fn ten_thousand_pages_are_fetched_within_all_limits() {
    let server = Server::start_at("0.0.0.0:0", reply);
    let hosts: Vec<String> = (1..=HOSTS).map(|host| format!("127.0.0.{host}")).collect();
    let desk = Desk::new();
    desk.write(
        "pipeline.toml",
        format!(
            "[fetch]\nprivate_hosts = {hosts:?}\nproxy = \"none\"\ndelay_ms = {}\nper_host = {PER_HOST}\nbackoff_ms = 5\n\
             concurrency = {AT_ONCE}\nmax_bytes = 200000\n",
            DELAY.as_millis()
        ),
    );
    let address = |number: usize| format!("http://{}:{}/{number}\n", hosts[number % HOSTS], server.at.port());
    desk.write("urls.txt", (0..PAGES).map(address).collect::<String>());
    let begin = Instant::now();
    let mut child = Command::new(PROGRAM);
    let mut child = child.current_dir(desk.path()).args(["fetch", "--urls", "urls.txt"]).spawn().unwrap();
    let mut memory = Vec::new();
    while child.try_wait().unwrap().is_none() {
        memory.extend(resident(child.id()));
        std::thread::sleep(Duration::from_millis(100));
    }
    let seconds = begin.elapsed().as_secs_f64();
    let report: Value = serde_json::from_str(&desk.read("pages/report.json")).unwrap();
    println!("{seconds:.1} s, {}", report["counts"]);
    // A twentieth has something wrong: of it, a fifth is there at the second try.
    let wrong = PAGES / 20 / 5;
    let count = |name: &str| usize::try_from(report["counts"][name].as_u64().unwrap()).unwrap();
    assert_eq!((count("urls"), count("fetched")), (PAGES, PAGES - 4 * wrong));
    assert_eq!((count("refused"), count("failed"), count("left")), (wrong, 3 * wrong, 0));
    assert_eq!(desk.read("pages/index.jsonl").lines().count(), PAGES);
    let (at_once, at_host) = server.log(|log| (log.most_at_once, log.most_at_host));
    let mut times = BTreeMap::<String, Vec<Instant>>::new();
    server.log(|log| log.hits.iter().for_each(|(time, hit)| times.entry(hit.host.clone()).or_default().push(*time)));
    let pace = |times: &Vec<Instant>| (times[times.len() - 1] - times[0]).as_secs_f64() / (times.len() - 1) as f64;
    let fastest = times.values().map(pace).fold(f64::INFINITY, f64::min);
    println!(
        "at most {at_once} at once, {at_host} at a host; {} hosts, {:.2} ms apart or more",
        times.len(),
        fastest * 1e3
    );
    assert!(at_once <= AT_ONCE && at_host <= PER_HOST && times.len() == HOSTS);
    assert!(fastest >= DELAY.as_secs_f64() * 0.99);
    let peak = |part: &[u64]| part.iter().copied().max().unwrap_or_default();
    let (first, last) = (peak(&memory[..memory.len() / 3]), peak(&memory[memory.len() * 2 / 3..]));
    println!("memory: {first} KiB at most in the first third, {last} KiB in the last");
    assert!(last < first + 16_384, "memory grows");
}
