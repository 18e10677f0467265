//! Events as the rules alone make them, without the network.

use crate::support::{read, read_titled};
use copydesk::doc::record::EventCore;

/// The events of a text published on 5 March 2024, a Tuesday.
fn events(text: &str) -> Vec<EventCore> {
    read(text).expect("the text is an article").events
}

#[test]
fn a_period_counts_back_from_the_date_of_its_sentence() {
    let found = events("Rescuers in Karachi gave up on Monday, two days after a bombing at a market killed 12 people.");
    assert_eq!(found[0].when.begin.as_deref(), Some("2024-03-02"));
    assert_eq!(found[0].killed.as_ref().and_then(|toll| toll.best), Some(12));
}

#[test]
fn the_next_incident_of_a_round_up_has_the_date_told_last() {
    let text =
        "Shelling killed six people in Kharkiv on Sunday, police said.\n\nAn air strike killed four people in Riga.";
    let rest = "\n\nShops stayed open. Schools did not close. The mayor spoke of rain. Roads were wet.".repeat(8);
    let found = read_titled("Shelling and an air strike kill ten", &format!("{text}{rest}"))
        .expect("the text is an article")
        .events;
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[1].when.begin.as_deref(), Some("2024-03-03"), "{found:?}");
    assert_eq!(serde_json::to_value(found[1].when.basis).unwrap(), "inherited");
}

#[test]
fn mentions_that_nothing_tells_apart_are_one_event() {
    let found = events(
        "A shooting in Karachi left two people dead, police said.\n\nResidents had heard nothing. Shops stayed open. Schools did not close.\n\nThe mayor spoke of rain. Roads were wet. Buses ran late. Trains did not run at all.\n\nThe shooting happened in Karachi on Sunday, and the gunman fled, police said.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].when.begin.as_deref(), Some("2024-03-03"));
}

#[test]
fn what_is_told_as_done_is_not_dated_after_publication() {
    let found =
        events("A man was shot dead in Karachi, police said. The funeral is planned for Friday, March 15, 2024.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].when.begin, None, "{found:?}");
}

#[test]
fn crimes_with_a_weapon_in_hand_are_events() {
    let found = events("Two men brandished a pistol and took a driver's wallet in Karachi on Monday, police said.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].when.begin.as_deref(), Some("2024-03-04"));
    assert!(
        events("The minister pointed a finger at the pistol lobby. The bank stole a march on its rivals.").is_empty()
    );
}

#[test]
fn the_day_of_the_happening_goes_before_the_day_of_its_news() {
    let day = |text: &str| events(text).first().and_then(|event| event.when.begin.clone());
    let questioned = "A man was being questioned on Monday over a stabbing in Karachi that killed two people.\n\nPolice did not name him. Neighbours brought flowers. It happened at 7 p.m. on Saturday outside a bakery.";
    assert_eq!(day(questioned).as_deref(), Some("2024-03-02"));
    let stabbed = "Two people were stabbed to death in Karachi on Sunday.\n\nPolice did not name them. Neighbours brought flowers. A man was arrested at 7 p.m. on Monday outside a bakery.";
    assert_eq!(day(stabbed).as_deref(), Some("2024-03-03"));
}

#[test]
fn what_goes_on_since_a_day_lasts_until_the_day_of_the_article() {
    let days = |text: &str| events(text).first().map(|event| (event.when.begin.clone(), event.when.until.clone()));
    let until = |begin: &str, until: &str| Some((Some(begin.to_owned()), Some(until.to_owned())));
    let floods = "Floods have killed at least 40 people in Nepal since Friday, the government said.";
    assert_eq!(days(floods), until("2024-03-01", "2024-03-05"));
    assert_eq!(days("Floods killed at least 40 people in Nepal on Friday."), until("2024-03-01", "2024-03-01"));
}
