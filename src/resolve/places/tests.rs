//! The places of short articles, as a reader would find them.

use super::resolve;
use crate::doc::{Place, PlacePrecision};
use crate::resolve::common::fixture::tagged;

fn places(text: &str) -> Vec<Place> {
    resolve(&tagged(text), &[], &mut Vec::new())
}

/// `words > country division precision` of every place that is no demonym.
fn read(text: &str) -> Vec<String> {
    let shown = |place: &Place| {
        let country = place.country.as_deref().unwrap_or("-");
        let division = place.admin1.as_deref().unwrap_or("-");
        format!("{} > {country} {division} {}", place.span.of(text), place.precision)
    };
    places(text).iter().filter(|place| !place.demonym).map(shown).collect()
}

#[test]
fn containers_decide_between_namesakes() {
    assert_eq!(read("A barn burned in Paris, Texas, on Monday."), ["Paris > US Texas city", "Texas > US Texas admin1"]);
    assert_eq!(read("A barn burned in Paris on Monday."), ["Paris > FR Île-de-France city"]);
    assert_eq!(
        read("Two died in Nowhereville, Kan., police said."),
        ["Nowhereville > US Kansas venue", "Kan. > US Kansas admin1"]
    );
}

#[test]
fn a_word_beside_the_name_makes_it_a_division() {
    assert_eq!(read("Shells fell in Aleppo province."), ["Aleppo > SY Aleppo admin1"]);
    assert_eq!(read("Shells fell on Aleppo."), ["Aleppo > SY Aleppo city"]);
}

#[test]
fn venues_inherit_from_their_sentence() {
    let found = read("A man was shot in the 900 block of Alder Street in Oakland, California.");
    assert_eq!(found[0], "900 block of Alder Street > US California venue");
    let found = read("Syrian rebels shelled the village of Tell Asfar on Friday. Syria said so.");
    assert_eq!(found[0], "Tell Asfar > SY - venue");
}

#[test]
fn demonyms_are_context_and_capitals_are_places() {
    let text = "A bomb went off in the Kenyan capital.";
    let found = places(text);
    assert!(found[0].demonym && found[0].country.as_deref() == Some("KE"));
    assert_eq!((found[1].name.as_str(), found[1].precision), ("Nairobi", PlacePrecision::City));
}

#[test]
fn people_words_and_headlines_are_no_places() {
    for text in
        ["Michael Jackson sang.", "Nice work, he said.", "The Houston Chronicle said so.", "Police came in March.", ""]
    {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn upper_case_newswire_is_read() {
    let text = "A BOMB EXPLODED IN LIMA ON MONDAY, PERU'S POLICE SAID.";
    let found = read(text);
    assert!(found[0].starts_with("LIMA > PE") && found[1].starts_with("PERU > PE"), "{found:?}");
}

#[test]
fn any_text_gives_places_whose_words_are_in_it() {
    for text in ["’s, Iraq’s — Öland 𝒳", "IRAQ", "in (Iraq)", "St. , of al-", "corner of", "Syrias Homs"] {
        for place in places(text) {
            assert!(!place.span.of(text).is_empty(), "{text}: {place:?}");
        }
    }
}
