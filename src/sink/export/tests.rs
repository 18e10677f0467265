//! Rows of every scheme, from one bombing.

use super::{Loss, Schema};
use crate::doc::record::EventRecord;
use serde_json::json;

/// A bombing by a claimed group; `role` and `codes` as given.
fn event(role: &str, ucdp: Option<&str>) -> EventRecord {
    let record = json!({"article": "a1", "url": null, "title": "Blast, then \"silence\"", "publisher": "The Sheet",
        "published": "2020-03-05", "published_basis": "given", "id": "e1", "type": "attack.bombing", "role": role,
        "stage": "accomplished", "triggers": [],
        "when": {"begin": "2020-03-04", "until": "2020-03-04", "precision": "day", "basis": "relative", "time": null},
        "where": [{"name": "Eastmark", "start": null, "end": null, "country": "XX", "admin1": "North", "lat": 1.5, "lon": 2.25,
                   "geonames": 77, "precision": "city"}],
        "perpetrators": [{"name": "Red Column", "start": 0, "end": 3, "entity": null, "responsibility": "claimed", "attribution": null}],
        "targets": [], "weapons": [{"start": 0, "end": 4, "text": "bomb", "type": "explosive"}],
        "killed": {"min": 3, "max": null, "best": 3, "figures": []}, "injured": {"min": 9, "max": 9, "best": 9, "figures": []},
        "missing": null, "kidnapped": null, "displaced": null, "arrested": null, "sources": [], "confidence": 0.9,
        "codes": {"acled": "Remote explosive/landmine/IED", "plover": "ASSAULT", "cameo": "183", "gtd": "Bombing/Explosion", "ucdp": ucdp},
        "checks": []});
    serde_json::from_value(record).expect("a whole record")
}

const ALL: [Schema; 4] = [Schema::Acled, Schema::Ucdp, Schema::Gtd, Schema::Plover];

/// The cell under `column`, for rows without quoted commas before it.
fn cell(schema: Schema, column: &str) -> String {
    let row = schema.row(&event("main", Some("3")), &mut Loss::default()).unwrap_or_default();
    let row = row.replace("\"Blast, then \"\"silence\"\"\"", "Blast");
    let at = schema.header().trim().split(',').position(|name| name == column);
    at.and_then(|at| row.trim_end().split(',').nth(at).map(str::to_owned))
        .unwrap_or_else(|| panic!("no column {column}"))
}

#[test]
fn every_scheme_has_the_event_in_its_own_words() {
    for (schema, column, value) in [
        (Schema::Acled, "event_type", "Explosions/Remote violence"),
        (Schema::Acled, "fatalities", "3"),
        (Schema::Acled, "actor1", "Red Column"),
        (Schema::Ucdp, "type_of_violence", "3"),
        (Schema::Ucdp, "side_b", "Civilians"),
        (Schema::Ucdp, "low", "3"),
        (Schema::Gtd, "imonth", "3"),
        (Schema::Gtd, "attacktype1", "3"),
        (Schema::Gtd, "claimed", "1"),
        (Schema::Gtd, "nwound", "9"),
        (Schema::Plover, "Quad Code", "MATERIAL CONFLICT"),
        (Schema::Plover, "GeoNames ID", "77"),
    ] {
        assert_eq!(cell(schema, column), value, "{schema:?} {column}");
    }
}

#[test]
fn what_does_not_fit_is_counted() {
    let mut loss = Loss::default();
    assert!(Schema::Acled.row(&event("main", None), &mut loss).is_some());
    assert!(Schema::Acled.row(&event("hypothetical", None), &mut loss).is_none());
    assert_eq!(
        loss.to_string(),
        "1 rows written\n1 events left out: only feared, planned or threatened\n1 rows lost: bounds of the number of dead\n\
         1 rows lost: how sure it is who did it\n1 rows lost: number of injured\n"
    );
    let mut loss = Loss::default();
    assert!(Schema::Ucdp.row(&event("main", None), &mut loss).is_none());
    assert_eq!(loss.left_out.get("the scheme has no type for it"), Some(&1));
}

#[test]
fn rows_have_as_many_cells_as_the_header() {
    for schema in ALL {
        let row = schema.row(&event("main", Some("3")), &mut Loss::default()).unwrap_or_default();
        let row = row.replace("\"Blast, then \"\"silence\"\"\"", "Blast");
        assert_eq!(row.split(',').count(), schema.header().split(',').count(), "{schema:?}");
    }
}
