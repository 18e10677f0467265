//! Articles that a journalist can check: the words, and what was seen under them.
//!
//! Each case in `tests/golden` holds `article.txt`, the day of its publication in `published`, and what `copydesk explain`
//! must show in `explain.txt`. Nothing writes these files but a person.

use crate::support::Desk;
use std::path::Path;

fn case(name: &str, views: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let read =
        |file: &str| std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let desk = Desk::new();
    desk.write("article.txt", read("article.txt"));
    let published = read("published");
    let args = ["explain", "article.txt", "--published", published.trim(), "--only", views];
    let output = desk.copydesk(&args).assert().success().get_output().stdout.clone();
    let (found, expected) = (String::from_utf8(output).unwrap(), read("explain.txt"));
    for (at, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "tests/golden/{name}/explain.txt:{}", at + 1);
    }
    assert_eq!(found.lines().count(), expected.lines().count(), "{found}");
}

#[test]
fn market_blast() {
    case("market-blast", "figures,times,triggers");
}

#[test]
fn quake_toll_rises() {
    case("quake-toll-rises", "figures,times");
}

#[test]
fn prize_cake() {
    case("prize-cake", "figures,times,triggers,events");
}
