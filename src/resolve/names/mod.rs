//! Names: canonical form, aliases, mentions of the same bearer.
//!
//! `form` brings the words of a mention into a form that can be compared, `same` tells whether two forms are one bearer,
//! `said` reads where the article itself says so ("also known as", an acronym in brackets). A short name that two bearers
//! could have stays a bearer of its own: which one it is cannot be decided from the name.

mod form;
mod groups;
mod said;
mod same;

use crate::doc::{Entity, EntityType, Tag, Tagged};
use crate::text::one_line;
use form::Form;
use groups::Groups;
use std::collections::BTreeMap;

/// Groups the names of an article by bearer, in order of first mention. Every tagged name is one mention, its span kept.
#[must_use]
pub fn resolve(tagged: &Tagged) -> Vec<Entity> {
    let (text, tags) = (tagged.text(), &tagged.tags.entities);
    let forms = distinct(text, tags);
    let mut groups = Groups::new(forms.len());
    said::join(text, tags, &forms, &mut groups);
    same::join(&forms, &mut groups);
    groups.members().into_iter().map(|members| entity(text, &forms, &members)).collect()
}

/// The different forms of names, in order of first mention, each with its mentions.
fn distinct(text: &str, tags: &[Tag<EntityType>]) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: BTreeMap<(EntityType, Vec<String>), usize> = BTreeMap::new();
    for (at, tag) in tags.iter().enumerate() {
        let form = Form::new(tag.span.of(text), tag.label);
        let number = *known.entry((form.kind, form.words.clone())).or_insert(forms.len());
        match forms.get_mut(number) {
            Some(known) => known.add(form, (at, tag.span)),
            None => forms.push(Form { mentions: vec![(at, tag.span)], ..form }),
        }
    }
    forms
}

/// A bearer from the forms of its name.
fn entity(text: &str, forms: &[Form], members: &[usize]) -> Entity {
    let mut mentions: Vec<_> =
        members.iter().flat_map(|at| forms[*at].mentions.iter().map(|(_, span)| *span)).collect();
    mentions.sort();
    let fullest = members
        .iter()
        .copied()
        .reduce(|best, at| if forms[at].fullness() > forms[best].fullness() { at } else { best });
    let fullest = fullest.and_then(|at| forms.get(at));
    let name = fullest.map(|form| form.shown.clone()).unwrap_or_default();
    let mut aliases: Vec<String> = Vec::new();
    for words in mentions.iter().map(|span| one_line(span.of(text))) {
        let shown = fullest.map_or_else(|| words.clone(), |form| form::shown(&words, form.kind));
        if shown != name && !aliases.contains(&shown) {
            aliases.push(shown);
        }
    }
    let kind = fullest.map_or(EntityType::Misc, |form| form.kind);
    Entity { kind, name, aliases, mentions }
}

#[cfg(test)]
mod tests;
