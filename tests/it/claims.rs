//! Who did it, who says so, and what stays open, as the rules alone read it.

use crate::support::{Desk, read};
use copydesk::doc::record::ArticleRecord;

fn article(text: &str) -> ArticleRecord {
    read(text).expect("the text is an article")
}

fn notes(article: &ArticleRecord, rule: &str) -> Vec<String> {
    article.notes.iter().filter(|note| note.rule == rule).map(|note| note.text.clone()).collect()
}

#[test]
fn two_groups_that_claim_one_attack_keep_both_claims() {
    let found = article(
        "A bombing at a market in Karachi killed 12 people on Monday. The Taliban claimed responsibility in a statement. \
         Islamic State also claimed responsibility for the bombing in a video.",
    );
    let claims: Vec<_> =
        found.claims.iter().map(|claim| (claim.event.clone(), claim.mode.map(|m| m.to_string()))).collect();
    let event = found.events[0].id.clone();
    assert_eq!(claims, [(Some(event.clone()), Some("statement".to_owned())), (Some(event), Some("video".to_owned()))]);
    assert_eq!(notes(&found, "claims/competing"), ["The Taliban and Islamic State both claim e1"]);
    assert!(found.events[0].perpetrators.len() >= 2, "{:?}", found.events[0].perpetrators);
}

#[test]
fn a_denial_beside_a_claim_is_noted() {
    let found = article(
        "A bombing at a market in Karachi killed 12 people on Monday. Islamic State claimed responsibility. The Taliban \
         denied any involvement in the bombing.",
    );
    assert_eq!(found.claims.len(), 2, "{:?}", found.claims);
    assert_eq!(notes(&found, "claims/denied"), ["Islamic State claims e1, The Taliban denies a part in it"]);
    let one = article("A bombing in Karachi killed 12 people on Monday. The Taliban claimed responsibility.");
    assert!(one.notes.iter().all(|note| !note.rule.starts_with("claims/")), "{:?}", one.notes);
}

#[test]
fn a_messenger_stands_beside_the_source() {
    let found = article("Five people were killed in a blast in Karachi, the Daily Gleam reported, citing police.");
    let attribution = found.figures[0].attribution.clone().expect("the figure has a source");
    let held = found.attributions.iter().find(|it| it.id == attribution).expect("the attribution is there");
    assert_eq!(held.source.as_ref().map(|source| source.span.text.as_str()), Some("police"));
    assert_eq!(held.via.as_ref().map(|via| via.span.text.as_str()), Some("the Daily Gleam"));
    let plain = article("Five people were killed in a blast in Karachi, police said.");
    assert!(plain.attributions.iter().all(|it| it.via.is_none()));
}

#[test]
fn sources_who_give_other_numbers_are_noted() {
    let found = article(
        "A blast in Karachi killed 12 people on Monday, police said. Witnesses said the blast killed 20 people.",
    );
    assert_eq!(notes(&found, "toll/disputed"), ["e1 killed: 12 by police, 20 by witnesses"]);
    let agreed = article(
        "A blast in Karachi killed 12 people on Monday, police said. Witnesses said the blast killed 12 people.",
    );
    assert_eq!(notes(&agreed, "toll/disputed"), [""; 0]);
    let part = article(
        "A blast in Karachi killed 30 people on Monday, police said. Witnesses said the blast killed two people.",
    );
    assert_eq!(notes(&part, "toll/disputed"), [""; 0]);
}

#[test]
fn explain_shows_the_toll_by_every_policy() {
    let desk = Desk::new();
    desk.write(
        "blast.txt",
        "A blast in Karachi killed 12 people on Monday, police said.\n\nWitnesses said the blast killed 20 people. Doctors \
         said the blast killed 20 people.\n",
    );
    let output = desk.copydesk(&["explain", "blast.txt", "--only", "tolls"]).assert().success();
    let shown = String::from_utf8(output.get_output().stdout.clone()).unwrap();
    let line = |policy: &str| shown.lines().find(|line| line.contains(policy)).unwrap_or_default().to_owned();
    assert!(
        line("conservative").contains("12..12 best 12, from f1 \"12 people\" (the lowest of 3 statements)"),
        "{shown}"
    );
    assert!(line("best-low-high").contains("12..20"), "{shown}");
    assert!(
        line("majority").contains("20..20 best 20") && line("majority").contains("2 of 3 statements agree"),
        "{shown}"
    );
    assert!(line("latest").starts_with("  *"), "{shown}");
}
