//! Incidents out of short articles, written as records.

use super::{LinkConfig, Linker};
use crate::doc::record::{ArticleRecord, IncidentRecord};
use serde_json::json;

struct Told {
    id: &'static str,
    published: &'static str,
    day: Option<&'static str>,
    place: &'static str,
    killed: u64,
    text: &'static str,
}

const FIRE: &str = "Three people died when a boarding house burned in Eastmark early on Sunday, the fire brigade of Eastmark said. \
                    The Harbour Lane house had no alarm, neighbours said, and Captain Orla Finch called it a trap.";
const FIRE_LATER: &str = "The toll of the Harbour Lane boarding house fire in Eastmark has risen to five. Captain Orla Finch of the \
                          Eastmark fire brigade said two more people had died of burns. The house had no alarm.";
const OTHER_FIRE: &str = "A man died in a flat on Mill Road in Eastmark on Sunday. A cooker had been left on, Constable Pike said; \
                          the tenant, a retired miller, was found by his daughter when she came with groceries.";

/// The record of an article with one main event.
fn article(told: &Told) -> ArticleRecord {
    let toll = json!({"min": told.killed, "max": told.killed, "best": told.killed, "figures": []});
    let place = json!({"name": told.place, "start": null, "end": null, "country": "XX", "admin1": null, "lat": null, "lon": null,
                       "geonames": null, "precision": "city"});
    let precision = if told.day.is_some() { "day" } else { "unknown" };
    let when = json!({"begin": told.day, "until": told.day, "precision": precision, "basis": "relative", "time": null});
    let event = json!({"id": "e1", "type": "accident.fire", "role": "main", "stage": "accomplished", "triggers": [], "when": when,
        "where": [place], "perpetrators": [], "targets": [], "weapons": [], "killed": toll, "injured": null, "missing": null,
        "kidnapped": null, "displaced": null, "arrested": null, "sources": [], "confidence": 0.9,
        "codes": {"acled": null, "plover": null, "cameo": null, "gtd": null, "ucdp": null}, "checks": []});
    let record = json!({"schema": "copydesk.article/1", "id": told.id, "url": null, "title": null, "publisher": null, "authors": [],
        "published": told.published, "published_basis": "given", "language": "en", "sha256": "", "text": told.text, "entities": [],
        "times": [], "figures": [], "attributions": [], "claims": [], "events": [event], "notes": []});
    serde_json::from_value(record).expect("a whole record")
}

fn first() -> Told {
    Told { id: "a", published: "2021-05-03", day: Some("2021-05-02"), place: "Eastmark", killed: 3, text: FIRE }
}

fn link(told: &[Told]) -> Vec<IncidentRecord> {
    let mut linker = Linker::new(LinkConfig::default());
    for one in told {
        assert!(linker.push(&article(one)).is_empty());
    }
    linker.finish()
}

#[test]
fn a_later_report_joins_and_the_toll_has_a_history() {
    let later = Told { id: "b", published: "2021-05-05", day: None, killed: 5, text: FIRE_LATER, ..first() };
    let found = link(&[first(), later]);
    assert_eq!(found.len(), 1);
    let incident = &found[0];
    assert_eq!(incident.members.len(), 2);
    assert_eq!(incident.killed.as_ref().and_then(|toll| toll.best), Some(5), "the latest report wins");
    assert_eq!(incident.when.begin.as_deref(), Some("2021-05-02"));
    let history: Vec<_> = incident.toll.iter().filter_map(|entry| entry.killed.as_ref()?.best).collect();
    assert_eq!(history, [3, 5]);
    assert!((incident.disagreement - 0.4).abs() < 1e-9);
}

#[test]
fn two_fires_in_one_town_on_one_day_stay_two() {
    let other = Told { id: "b", killed: 1, text: OTHER_FIRE, ..first() };
    assert_eq!(link(&[first(), other]).len(), 2);
}

#[test]
fn copies_of_a_wire_text_count_once() {
    let copy = Told { id: "b", published: "2021-05-04", ..first() };
    let found = link(&[first(), copy]);
    assert_eq!((found.len(), found[0].members.len(), found[0].toll.len()), (1, 2, 1));
    assert_eq!(found[0].members[1].copy_of.as_deref(), Some("a"));
}

#[test]
fn other_days_are_other_incidents_and_ids_do_not_depend_on_the_order() {
    let next_year = Told { id: "b", published: "2022-05-05", day: Some("2022-05-01"), text: FIRE_LATER, ..first() };
    assert_eq!(link(&[first(), next_year]).len(), 2);
    let pair = || [first(), Told { id: "b", ..first() }];
    let [one, two] = pair();
    assert_eq!(link(&pair())[0].id, link(&[two, one])[0].id);
}

#[test]
fn memory_is_bounded() {
    let mut linker = Linker::new(LinkConfig { capacity: 1, ..LinkConfig::default() });
    assert!(linker.push(&article(&first())).is_empty());
    let closed = linker.push(&article(&Told { id: "b", place: "Westmark", text: OTHER_FIRE, ..first() }));
    assert_eq!(closed.len(), 2, "one tenth of one is none");
    assert_eq!(closed.len() + linker.finish().len(), 2);
}

#[test]
fn a_toll_that_is_one_of_a_kind_joins_reports_whatever_their_dates_say() {
    const FIRST: &str = "At least 50 people died when the roof of the Lantern Hall in Eastmark came down on dancers.";
    const LATER: &str =
        "Eastmark buried the first of the Lantern Hall victims. Police have put the number of dead at 59.";
    let told = |killed| [Told { killed, text: FIRST, ..first() }, misdated(killed)];
    fn misdated(killed: u64) -> Told {
        Told {
            id: "b",
            published: "2021-06-29",
            day: Some("2021-06-27"),
            killed: killed + killed / 6,
            text: LATER,
            ..first()
        }
    }
    assert_eq!(link(&told(50)).len(), 1);
    assert_eq!(link(&told(6)).len(), 2, "a few dead are no mark of one incident");
}
