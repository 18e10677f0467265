//! GTD (Codebook 2021), the columns that a record can fill. Countries are ISO 3166-1 alpha-2.

use super::Column;
use super::cells::{
    admin1, best, country, date_part, id, killed, latitude, longitude, perpetrator, place_name, publisher, target,
    title,
};
use crate::doc::record::EventRecord;
use crate::doc::{EventType, PlacePrecision, Precision, Responsibility, Stage, WeaponType};

const fn column(name: &'static str, value: fn(&EventRecord) -> String) -> Column {
    Column { name, value }
}

pub(super) const COLUMNS: &[Column] = &[
    column("eventid", id),
    column("iyear", |record| date_part(record, 0)),
    column("imonth", |record| date_part(record, 1)),
    column("iday", day),
    column("country_txt", country),
    column("provstate", admin1),
    column("city", place_name),
    column("latitude", latitude),
    column("longitude", longitude),
    column("specificity", specificity),
    column("summary", title),
    column("success", success),
    column("suicide", suicide),
    column("attacktype1", attack_code),
    column("attacktype1_txt", attack),
    column("target1", target),
    column("gname", group),
    column("claimed", claimed),
    column("weaptype1_txt", weapon),
    column("nkill", killed),
    column("nwound", |record| best(record.event.injured.as_ref())),
    column("nhostkid", |record| best(record.event.kidnapped.as_ref())),
    column("scite1", publisher),
];

fn attack(record: &EventRecord) -> String {
    record.event.codes.gtd.clone().unwrap_or_default()
}

fn attack_code(record: &EventRecord) -> String {
    let code = match attack(record).as_str() {
        "Assassination" => "1",
        "Armed Assault" => "2",
        "Bombing/Explosion" => "3",
        "Hijacking" => "4",
        "Hostage Taking (Barricade Incident)" => "5",
        "Hostage Taking (Kidnapping)" => "6",
        "Facility/Infrastructure Attack" => "7",
        "Unarmed Assault" => "8",
        _ => "9",
    };
    code.to_owned()
}

/// The day; 0 where the record knows the week or month alone.
fn day(record: &EventRecord) -> String {
    if matches!(record.event.when.precision, Precision::Day | Precision::Time) {
        date_part(record, 2)
    } else {
        "0".to_owned()
    }
}

/// 1 the town, 3 a spot in an area, 4 the division, 5 unknown.
fn specificity(record: &EventRecord) -> String {
    let grade = super::cells::place(record).map_or("5", |place| match place.precision {
        PlacePrecision::City => "1",
        PlacePrecision::Venue => "3",
        PlacePrecision::Admin1 => "4",
        PlacePrecision::Country => "5",
    });
    grade.to_owned()
}

fn flag(is: bool) -> String {
    u8::from(is).to_string()
}

fn success(record: &EventRecord) -> String {
    flag(record.event.stage == Stage::Accomplished)
}

fn suicide(record: &EventRecord) -> String {
    flag(record.event.kind == EventType::AttackSuicideBombing)
}

fn group(record: &EventRecord) -> String {
    let name = perpetrator(record);
    if name.is_empty() { "Unknown".to_owned() } else { name }
}

fn claimed(record: &EventRecord) -> String {
    flag(record.event.perpetrators.iter().any(|who| who.responsibility == Some(Responsibility::Claimed)))
}

fn weapon(record: &EventRecord) -> String {
    let name = match record.event.weapons.first().map(|weapon| weapon.kind) {
        Some(WeaponType::Firearm) => "Firearms",
        Some(WeaponType::Explosive | WeaponType::Artillery | WeaponType::Aircraft) => "Explosives",
        Some(WeaponType::Vehicle) => "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)",
        Some(WeaponType::Blade) => "Melee",
        Some(WeaponType::Chemical) => "Chemical",
        Some(WeaponType::Fire) => "Incendiary",
        Some(WeaponType::Other) => "Other",
        None => "Unknown",
    };
    name.to_owned()
}
