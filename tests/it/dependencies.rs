//! What `deny.toml` allows, asked of `Cargo.lock` (sources, banned crates) and of `cargo metadata` (licences), so that no
//! build of cargo-deny has to be waited for.

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn table(name: &str) -> toml::Table {
    std::fs::read_to_string(root().join(name)).unwrap().parse().unwrap()
}

/// The strings at `section.key` of `deny.toml`.
fn allowed(section: &str, key: &str) -> Vec<String> {
    let rules = table("deny.toml");
    let list = rules[section][key].as_array().unwrap();
    list.iter().filter_map(|item| item.as_str().or_else(|| item.get("crate")?.as_str()).map(str::to_owned)).collect()
}

/// Whether an SPDX expression can be met by what is allowed: `AND` binds tighter than `OR`, a slash is an old `OR`.
fn met(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at, allowed) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut held = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        held |= both(words, at, allowed);
    }
    held
}

fn both(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut held = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        held &= one(words, at, allowed);
    }
    held
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let word = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if word == "(" {
        let held = either(words, at, allowed);
        *at += 1;
        return held;
    }
    let mut licence = word.to_owned();
    if words.get(*at) == Some(&"WITH") {
        licence = format!("{word} WITH {}", words.get(*at + 1).copied().unwrap_or_default());
        *at += 2;
    }
    allowed.contains(&licence)
}

#[test]
fn expressions_of_licences_are_read_as_spdx_says() {
    let allowed = ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
    let good = ["MIT", "MIT/GPL-3.0", "GPL-3.0 OR MIT", "(GPL-3.0 OR MIT) AND ISC", "Apache-2.0 WITH LLVM-exception"];
    let bad = ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR MIT AND BSD-2-Clause", "Apache-2.0", "", "MIT MIT"];
    assert!(good.iter().all(|expression| met(expression, &allowed)));
    assert!(bad.iter().all(|expression| !met(expression, &allowed)));
}

#[test]
fn every_crate_comes_from_an_allowed_place_and_none_is_banned() {
    let lock = table("Cargo.lock");
    let (places, banned) = (allowed("sources", "allow-registry"), allowed("bans", "deny"));
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 100, "Cargo.lock holds {} crates", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let source = package.get("source").and_then(toml::Value::as_str);
        let known = |source: &str| places.iter().any(|place| source == format!("registry+{place}"));
        assert!(source.map_or(name == "copydesk", known), "{name}: expected one of {places:?}, found {source:?}");
        assert!(!banned.iter().any(|ban| ban == name), "{name} is banned by deny.toml");
    }
    assert!(!banned.is_empty());
}

#[test]
fn every_crate_that_is_built_has_an_allowed_licence() {
    let args = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host()];
    let output = Command::new(env!("CARGO")).args(args).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let licences = allowed("licenses", "allow");
    let refused: Vec<String> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|package| !met(package["license"].as_str().unwrap_or_default(), &licences))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "expected licences that deny.toml allows, found {refused:#?}");
}

/// The platform whose crates are there without a network: the one the tests are built for.
fn host() -> &'static str {
    match (std::env::consts::ARCH, std::env::consts::OS) {
        ("aarch64", "linux") => "aarch64-unknown-linux-gnu",
        ("aarch64", "macos") => "aarch64-apple-darwin",
        ("x86_64", "macos") => "x86_64-apple-darwin",
        _ => "x86_64-unknown-linux-gnu",
    }
}
