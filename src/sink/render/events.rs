//! Events.

use super::RenderError;
use super::writer::{Writer, name};
use crate::doc::record::{
    CodesRecord, EventCore, PerpetratorRecord, PlaceRecord, TollRecord, WeaponRecord, WhenRecord,
};
use crate::doc::{Codes, Event, EventId, EventWhen, Perpetrator, Place, Toll, Weapon};

pub(super) fn event(writer: &Writer, at: usize, event: &Event) -> Result<EventCore, RenderError> {
    Ok(EventCore {
        id: EventId(at).to_string(),
        kind: event.kind,
        role: event.role,
        stage: event.stage,
        triggers: writer.spans("events.triggers", &event.triggers)?,
        when: when(event.when),
        places: event.places.iter().map(|place| where_(writer, place)).collect::<Result<_, _>>()?,
        perpetrators: event.perpetrators.iter().map(|who| perpetrator(writer, who)).collect::<Result<_, _>>()?,
        targets: event.targets.iter().map(|who| target(writer, who)).collect::<Result<_, _>>()?,
        weapons: event.weapons.iter().map(|weapon| with(writer, *weapon)).collect::<Result<_, _>>()?,
        killed: event.killed.as_ref().map(toll),
        injured: event.injured.as_ref().map(toll),
        missing: event.missing.as_ref().map(toll),
        kidnapped: event.kidnapped.as_ref().map(toll),
        displaced: event.displaced.as_ref().map(toll),
        arrested: event.arrested.as_ref().map(toll),
        sources: event.sources.iter().map(ToString::to_string).collect(),
        confidence: (f64::from(event.confidence) * 100.0).round() / 100.0,
        codes: codes(event.codes),
        checks: event.checks.clone(),
    })
}

fn when(when: EventWhen) -> WhenRecord {
    WhenRecord {
        begin: name(when.begin),
        until: name(when.until),
        precision: when.precision,
        basis: when.basis,
        time: name(when.time),
    }
}

fn where_(writer: &Writer, place: &Place) -> Result<PlaceRecord, RenderError> {
    let span = writer.bare("events.where", place.span)?;
    Ok(PlaceRecord {
        name: place.name.clone(),
        start: Some(span.start),
        end: Some(span.end),
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        lat: place.coordinates.map(|(lat, _)| lat),
        lon: place.coordinates.map(|(_, lon)| lon),
        geonames: place.geonames,
        precision: place.precision,
    })
}

fn perpetrator(writer: &Writer, who: &Perpetrator) -> Result<PerpetratorRecord, RenderError> {
    let span = writer.bare("events.perpetrators", who.span)?;
    Ok(PerpetratorRecord {
        name: who.name.clone(),
        start: span.start,
        end: span.end,
        entity: name(who.entity),
        responsibility: Some(who.responsibility),
        attribution: name(who.attribution),
    })
}

fn target(writer: &Writer, who: &Perpetrator) -> Result<PerpetratorRecord, RenderError> {
    Ok(PerpetratorRecord { responsibility: None, ..perpetrator(writer, who)? })
}

fn with(writer: &Writer, weapon: Weapon) -> Result<WeaponRecord, RenderError> {
    Ok(WeaponRecord { span: writer.span("events.weapons", weapon.span)?, kind: weapon.kind })
}

fn toll(toll: &Toll) -> TollRecord {
    TollRecord {
        min: toll.min,
        max: toll.max,
        best: toll.best,
        figures: toll.figures.iter().map(ToString::to_string).collect(),
    }
}

fn codes(codes: Codes) -> CodesRecord {
    let own = |code: Option<&'static str>| code.map(str::to_owned);
    CodesRecord {
        acled: own(codes.acled),
        plover: own(codes.plover),
        cameo: own(codes.cameo),
        gtd: own(codes.gtd),
        ucdp: own(codes.ucdp),
    }
}
