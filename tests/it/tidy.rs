//! The house rules that a compiler does not hold: floors, lengths, words.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The floors of ARCHITECTURE.md; a module imports only modules of lower floors.
const FLOORS: [(&str, usize); 15] = [
    ("text", 0),
    ("doc", 1),
    ("engine", 2),
    ("ingest", 3),
    ("extract", 3),
    ("fetch", 3),
    ("segment", 3),
    ("tag", 3),
    ("resolve", 3),
    ("assemble", 3),
    ("link", 3),
    ("sink", 3),
    ("pipeline", 4),
    ("eval", 4),
    ("cli", 5),
];

/// Most lines of a file; word tables are exempt by name.
const LINES: usize = 500;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below `folder`, with its text.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

/// The module path of a file below `src/`: `["resolve", "temporal", "clock.rs"]`.
fn parts(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    inside.iter().map(|part| part.to_string_lossy().into_owned()).collect()
}

/// A file without its tests; nothing of a file that holds only tests.
fn production<'a>(path: &Path, text: &'a str) -> &'a str {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let parent = std::fs::read_to_string(path.with_file_name("mod.rs")).unwrap_or_default();
    let for_tests = parent.contains(&format!("#[cfg(test)]\nmod {stem};"))
        || parent.contains(&format!("#[cfg(test)]\npub mod {stem};"))
        || parent.contains(&format!("#[cfg(test)]\npub(crate) mod {stem};"));
    let only_tests = for_tests || stem == "tests" || path.iter().any(|part| part == "tests");
    if only_tests { "" } else { text.split("#[cfg(test)]").next().unwrap_or_default() }
}

/// The words after every `crate::` in a file, comments aside.
fn imports(text: &str) -> Vec<(usize, String)> {
    let code = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for (at, line) in code {
        for rest in line.split("crate::").skip(1) {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            found.push((at + 1, rest[..end].to_owned()));
        }
    }
    found
}

#[test]
fn floors_import_only_floors_below() {
    let floors: BTreeMap<&str, usize> = FLOORS.into_iter().collect();
    let mut broken = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let own = parts(&path);
        let Some(floor) = floors.get(own[0].as_str()) else { continue };
        for (line, import) in imports(production(&path, &text)) {
            let target = import.split("::").next().unwrap_or_default();
            let Some(below) = floors.get(target) else { continue };
            if target != own[0] && below >= floor {
                broken.push(format!("{}:{line}: {} must not know {target}", path.display(), own[0]));
            }
        }
    }
    assert!(broken.is_empty(), "a floor imports only floors below it (ARCHITECTURE.md):\n{}", broken.join("\n"));
}

#[test]
fn resolvers_do_not_import_each_other() {
    let resolvers = ["temporal", "figures", "attribution", "places", "actors", "names"];
    let mut broken = Vec::new();
    for (path, text) in sources(&root().join("src/resolve")) {
        let own = parts(&path)[1].clone();
        if !resolvers.contains(&own.as_str()) && own != "common" {
            continue;
        }
        for (line, import) in imports(production(&path, &text)) {
            let mut steps = import.split("::");
            let other = (steps.next() == Some("resolve")).then(|| steps.next()).flatten().unwrap_or_default();
            if resolvers.contains(&other) && other != own {
                broken.push(format!("{}:{line}: {own} must not know {other}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "what two resolvers need lies in resolve/common:\n{}", broken.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let known = FLOORS.iter().any(|(module, _)| *module == name);
        assert!(known || ["lib.rs", "main.rs"].contains(&name.as_str()), "src/{name} stands on no floor");
    }
}

#[test]
fn files_are_short() {
    let exempt = |path: &Path| {
        let table = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_table"));
        table || path.iter().any(|part| part == "tables")
    };
    let long: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .filter(|(path, text)| !exempt(path) && text.lines().count() > LINES)
        .map(|(path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "a file is read in one sitting (at most {LINES} lines):\n{}", long.join("\n"));
}

#[test]
fn production_code_does_not_give_up() {
    let mut broken = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let lines: Vec<&str> = production(&path, &text).lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let gives_up = [".unwrap()", "todo!(", "dbg!(", "unreachable!("].iter().any(|words| code.contains(words));
            // A constant pattern is checked by the first test that touches it.
            let item = lines[..=at].iter().rev().find(|line| line.starts_with(|c: char| c.is_alphabetic()));
            let constant = item.is_some_and(|line| line.contains("static "));
            if gives_up && !constant {
                broken.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "text work cannot fail and never panics:\n{}", broken.join("\n"));
}

#[test]
fn main_is_thin_and_unsafe_code_is_forbidden() {
    let main = std::fs::read_to_string(root().join("src/main.rs")).unwrap();
    assert!(main.lines().count() <= 40);
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn the_repository_names_no_private_place() {
    // Put together here, so that this file does not name them either.
    let places = [["/", "work/"].concat(), ["/", "tmp/"].concat(), ["shared", "/data"].concat()];
    let mut broken = Vec::new();
    let texts = ["src", "tests"].into_iter().flat_map(|folder| sources(&root().join(folder)));
    let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "pipeline.toml", ".ci/run"];
    let documents = documents.into_iter().map(|name| {
        let path = root().join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        (path, text)
    });
    for (path, text) in texts.chain(documents) {
        let named = places.iter().filter(|place| text.contains(place.as_str()));
        broken.extend(named.map(|place| format!("{}: {place}", path.display())));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
