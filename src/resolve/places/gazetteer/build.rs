//! Compiles the gazetteer from GeoNames' files and the project's tables.
//!
//! `copydesk gazetteer build` gives this module the texts of the files; the same texts make the same bytes.

use super::layout::{EXACT, Form, Kind, MAGIC, NO_DIVISION};
use crate::text::fold;
use fst::MapBuilder;
use std::collections::{BTreeMap, HashMap};

/// The files to compile, as text.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'t> {
    /// GeoNames `cities15000.txt`.
    pub cities: &'t str,
    /// GeoNames `admin1CodesASCII.txt`.
    pub divisions: &'t str,
    /// GeoNames `countryInfo.txt`.
    pub countries: &'t str,
    /// `models/gazetteer/countries.tsv`: iso, latitude, longitude, demonyms, other names.
    pub country_table: &'t str,
    /// `models/gazetteer/divisions.tsv`: code, latitude, longitude, abbreviations.
    pub division_table: &'t str,
    /// `models/gazetteer/regions.tsv`: name, country or division, latitude, longitude, demonyms.
    pub region_table: &'t str,
}

/// Words that name the type of a division and are left out in speech ("Borno State").
const DIVISION_TYPES: &[&str] = &[
    "Province",
    "County",
    "Region",
    "Department",
    "District",
    "Municipality",
    "State",
    "Oblast",
    "Oblast’",
    "Parish",
    "Governorate",
    "City",
    "Republic",
    "Krai",
    "Kray",
    "Division",
    "Prefecture",
    "Voivodeship",
    "Canton",
    "Emirate",
];

/// Articles that transcribed Arabic names may or may not carry.
const ARTICLES: &[&str] = &["al ", "ar ", "as ", "ad ", "an ", "at ", "ash ", "az ", "el "];

/// A record before packing.
struct Row<'t> {
    id: u32,
    coordinates: (f32, f32),
    population: u32,
    name: &'t str,
    kind: Kind,
    country: &'t str,
    division: u32,
}

#[derive(Default)]
struct Builder<'t> {
    rows: Vec<Row<'t>>,
    /// Countries by ISO code and divisions by `CC.code`.
    codes: HashMap<&'t str, u32>,
    names: BTreeMap<String, Vec<(Form, u32)>>,
}

/// Compiles the gazetteer.
///
/// # Errors
/// The first line that is not as expected, with its file and number, or what the fst refused.
pub fn build(sources: &Sources<'_>) -> Result<Vec<u8>, String> {
    let mut builder = Builder::default();
    builder.countries(sources)?;
    builder.divisions(sources)?;
    builder.cities(sources.cities)?;
    builder.place_divisions();
    builder.division_table(sources.division_table)?;
    builder.regions(sources.region_table)?;
    builder.pack()
}

/// The lines of a table, split at tabs, comments left out; each must have `columns` columns.
fn table<'t>(name: &'static str, text: &'t str, columns: usize) -> impl Iterator<Item = Result<Vec<&'t str>, String>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    lines.map(move |(at, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < columns {
            return Err(format!("{name}:{}: expected {columns} columns, found {}", at + 1, cells.len()));
        }
        Ok(cells)
    })
}

fn parse<T: std::str::FromStr>(cell: &str) -> Result<T, String> {
    cell.trim().parse().map_err(|_| format!("expected a number, found {cell:?}"))
}

fn point(latitude: &str, longitude: &str) -> Result<(f32, f32), String> {
    Ok((parse(latitude)?, parse(longitude)?))
}

fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|name| !name.is_empty())
}

impl<'t> Builder<'t> {
    fn add(&mut self, row: Row<'t>) -> u32 {
        let index = self.rows.len() as u32;
        self.rows.push(row);
        index
    }

    fn name(&mut self, name: &str, form: Form, index: u32) {
        let exact = form == Form::Abbreviation;
        let key = if exact { format!("{EXACT}{name}") } else { fold(name) };
        if key.is_empty() {
            return;
        }
        let readings = self.names.entry(key).or_default();
        if !readings.iter().any(|(_, known)| *known == index) {
            readings.push((form, index));
        }
    }

    fn countries(&mut self, sources: &Sources<'t>) -> Result<(), String> {
        let mut table_rows = HashMap::new();
        for cells in table("countries.tsv", sources.country_table, 5) {
            let cells = cells?;
            table_rows.insert(cells[0], cells);
        }
        for cells in table("countryInfo.txt", sources.countries, 17) {
            let cells = cells?;
            let Some(own) = table_rows.get(cells[0]) else { continue };
            let row = Row {
                id: parse(cells[16])?,
                coordinates: point(own[1], own[2])?,
                population: parse(cells[7])?,
                name: cells[4].trim(),
                kind: Kind::Country,
                country: cells[0],
                division: NO_DIVISION,
            };
            let index = self.add(row);
            self.codes.insert(cells[0], index);
            self.name(cells[4], Form::Name, index);
            self.country_names(own, index);
        }
        Ok(())
    }

    fn country_names(&mut self, own: &[&str], index: u32) {
        for name in listed(own[4]) {
            let letters = name.chars().filter(|letter| letter.is_alphabetic());
            let initials = letters.clone().count() <= 4 && letters.clone().all(char::is_uppercase);
            self.name(name, if initials { Form::Abbreviation } else { Form::Alternative }, index);
        }
        self.demonyms(own[3], index);
    }

    fn demonyms(&mut self, cell: &str, index: u32) {
        for people in listed(cell) {
            self.name(people, Form::Demonym, index);
            if !["sh", "ch", "se", "ss", "men", "x"].iter().any(|ending| people.ends_with(ending)) {
                self.name(&format!("{people}s"), Form::Demonym, index);
            }
        }
    }

    fn divisions(&mut self, sources: &Sources<'t>) -> Result<(), String> {
        for cells in table("admin1CodesASCII.txt", sources.divisions, 4) {
            let cells = cells?;
            let row = Row {
                id: parse(cells[3])?,
                coordinates: (0.0, 0.0),
                population: 0,
                name: cells[1],
                kind: Kind::Division,
                country: cells[0].split('.').next().unwrap_or(""),
                division: NO_DIVISION,
            };
            let index = self.add(row);
            self.codes.insert(cells[0], index);
            for name in [cells[1], cells[2]] {
                self.name_with_article(name, Form::Name, index);
                if let Some((bare, _)) = name.rsplit_once(' ').filter(|(_, last)| DIVISION_TYPES.contains(last)) {
                    self.name_with_article(bare, Form::Alternative, index);
                }
            }
        }
        Ok(())
    }

    fn cities(&mut self, cities: &'t str) -> Result<(), String> {
        for cells in table("cities15000.txt", cities, 19) {
            let cells = cells?;
            if matches!(cells[7], "PPLH" | "PPLQ" | "PPLW") {
                continue;
            }
            let code = format!("{}.{}", cells[8], cells[10]);
            let row = Row {
                id: parse(cells[0])?,
                coordinates: point(cells[4], cells[5])?,
                population: parse(cells[14])?,
                name: cells[1],
                kind: match cells[7] {
                    "PPLC" => Kind::Capital,
                    "PPLA" => Kind::Seat,
                    _ => Kind::City,
                },
                country: cells[8],
                division: self.codes.get(code.as_str()).copied().unwrap_or(NO_DIVISION),
            };
            let index = self.add(row);
            self.name_with_article(cells[1], Form::Name, index);
            self.name_with_article(cells[2], Form::Name, index);
            for name in cells[3].split(',').filter(|name| is_usable(name)) {
                self.name_with_article(name, Form::Alternative, index);
            }
        }
        Ok(())
    }

    fn name_with_article(&mut self, name: &str, form: Form, index: u32) {
        self.name(name, form, index);
        let key = fold(name);
        let bare = ARTICLES.iter().find_map(|article| key.strip_prefix(article)).filter(|bare| bare.len() > 3);
        if let Some(bare) = bare {
            self.name(bare, Form::Alternative, index);
        }
    }

    /// Gives each division the mean position and the whole population of its towns, or its country's centre.
    fn place_divisions(&mut self) {
        let mut sums: HashMap<u32, (f64, f64, f64, u64)> = HashMap::new();
        for row in self.rows.iter().filter(|row| row.division != NO_DIVISION) {
            let sum = sums.entry(row.division).or_default();
            sum.0 += f64::from(row.coordinates.0);
            sum.1 += f64::from(row.coordinates.1);
            sum.2 += 1.0;
            sum.3 += u64::from(row.population);
        }
        for index in 0..self.rows.len() {
            if self.rows[index].kind != Kind::Division {
                continue;
            }
            let country = self.codes.get(self.rows[index].country).map(|at| self.rows[*at as usize].coordinates);
            let row = &mut self.rows[index];
            match sums.get(&(index as u32)) {
                Some((latitude, longitude, count, population)) => {
                    row.coordinates = ((latitude / count) as f32, (longitude / count) as f32);
                    row.population = u32::try_from(*population).unwrap_or(u32::MAX);
                }
                None => row.coordinates = country.unwrap_or_default(),
            }
        }
    }

    fn division_table(&mut self, text: &str) -> Result<(), String> {
        for cells in table("divisions.tsv", text, 4) {
            let cells = cells?;
            let unknown = || format!("divisions.tsv: expected a division's code, found {:?}", cells[0]);
            let index = *self.codes.get(cells[0]).ok_or_else(unknown)?;
            self.rows[index as usize].coordinates = point(cells[1], cells[2])?;
            for name in listed(cells[3]) {
                self.name(name, Form::Abbreviation, index);
            }
        }
        Ok(())
    }

    fn regions(&mut self, text: &'t str) -> Result<(), String> {
        for cells in table("regions.tsv", text, 5) {
            let cells = cells?;
            let country = cells[1].split('.').next().unwrap_or("");
            let division = self.codes.get(cells[1]).copied().filter(|_| cells[1].contains('.'));
            let row = Row {
                id: 0,
                coordinates: point(cells[2], cells[3])?,
                population: 500_000,
                name: cells[0],
                kind: Kind::Region,
                country,
                division: division.unwrap_or(NO_DIVISION),
            };
            let index = self.add(row);
            self.name(cells[0], Form::Name, index);
            self.demonyms(cells[4], index);
        }
        Ok(())
    }

    fn pack(mut self) -> Result<Vec<u8>, String> {
        let (mut records, mut strings) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let name = row.name.get(..row.name.floor_char_boundary(255)).unwrap_or("");
            records.extend(row.id.to_le_bytes());
            records.extend(row.coordinates.0.to_le_bytes());
            records.extend(row.coordinates.1.to_le_bytes());
            records.extend(row.population.to_le_bytes());
            records.extend((strings.len() as u32).to_le_bytes());
            records.push(name.len() as u8);
            records.push(row.kind as u8);
            let country = row.country.as_bytes();
            records.extend([country.first().copied().unwrap_or(0), country.get(1).copied().unwrap_or(0)]);
            records.extend(row.division.to_le_bytes());
            strings.extend(name.as_bytes());
        }
        let names = std::mem::take(&mut self.names);
        let mut postings: Vec<u8> = Vec::new();
        let mut map = MapBuilder::memory();
        for (key, mut readings) in names {
            readings
                .sort_by_key(|(form, index)| (*form, std::cmp::Reverse(self.rows[*index as usize].population), *index));
            readings.truncate(255);
            let first = (postings.len() / 4) as u64;
            map.insert(&key, first << 8 | readings.len() as u64).map_err(|error| format!("fst: {error}"))?;
            postings.extend(readings.iter().flat_map(|(form, index)| (index << 4 | *form as u32).to_le_bytes()));
        }
        let map = map.into_inner().map_err(|error| format!("fst: {error}"))?;
        Ok(joined(&[&records, &strings, &postings, &map]))
    }
}

/// Whether an alternative name is one that English news can use: Latin letters, no code of an airport.
fn is_usable(name: &str) -> bool {
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let code = name.chars().all(|letter| !letter.is_lowercase());
    letters >= 3 && !code && name.chars().all(|letter| letter < '\u{250}' || matches!(letter, '\u{1e00}'..='\u{2019}'))
}

fn joined(sections: &[&[u8]]) -> Vec<u8> {
    let mut file = MAGIC.to_vec();
    file.extend(sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
    file.extend(sections.concat());
    file
}

#[cfg(test)]
mod tests {
    use super::{Sources, build, is_usable};
    use crate::resolve::places::gazetteer::{Form, Gazetteer, Kind};

    const CITY: &str =
        "7\tAl Dura\tAl Dura\tDurah,ALD,Дура\t10.5\t20.25\tP\tPPLA\tXX\t\t01\t\t\t\t120000\t\t5\tZone\t2024-01-01";

    fn sources() -> Sources<'static> {
        Sources {
            cities: CITY,
            divisions: "XX.01\tNorthern Province\tNorthern Province\t5",
            countries: "#ISO\nXX\tXXX\t1\tXX\tExland\tAl Dura\t1\t900000\tAS\t.xx\tEUR\tEuro\t1\t\t\ten\t3\t\t",
            country_table: "XX\t10\t20\tExish|Exlander\tXL|Old Exland",
            division_table: "XX.01\t11\t21\tN.P.",
            region_table: "Far Marsh\tXX.01\t12\t22\tMarsher",
        }
    }

    #[test]
    fn tables_and_geonames_become_one_gazetteer() {
        let bytes: &'static [u8] = build(&sources()).expect("the sources are whole").leak();
        let world = Gazetteer::open(bytes).expect("what was built opens");
        for (name, kind, form) in [
            ("exland", Kind::Country, Form::Name),
            ("Old Exland", Kind::Country, Form::Alternative),
            ("Exlanders", Kind::Country, Form::Demonym),
            ("XL", Kind::Country, Form::Abbreviation),
            ("Northern", Kind::Division, Form::Alternative),
            ("N.P.", Kind::Division, Form::Abbreviation),
            ("Dura", Kind::Seat, Form::Alternative),
            ("Far Marsh", Kind::Region, Form::Name),
            ("Marshers", Kind::Region, Form::Demonym),
        ] {
            let found = world.read(name);
            assert!(found.len() == 1 && found[0].entry.kind == kind && found[0].form == form, "{name}: {found:?}");
        }
        let town = world.read("al dura")[0].entry;
        assert_eq!((town.id, town.coordinates, town.population, town.country), (7, (10.5, 20.25), 120_000, "XX"));
        assert_eq!(world.division(&town).map(|division| division.coordinates), Some((11.0, 21.0)));
        assert!(world.read("ALD").is_empty() && world.read("Exishs").is_empty());
    }

    #[test]
    fn a_short_line_is_named() {
        let error = build(&Sources { cities: "7\tAl Dura", ..sources() });
        assert_eq!(error, Err("cities15000.txt:1: expected 19 columns, found 2".to_owned()));
    }

    #[test]
    fn codes_and_other_scripts_are_no_names() {
        assert!(is_usable("Qāmishlī") && is_usable("Xi'an"));
        assert!(!is_usable("LAX") && !is_usable("Дура") && !is_usable("Ur"));
    }
}
