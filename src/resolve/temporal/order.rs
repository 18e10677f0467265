//! Day-month or month-day: in which order a date in figures is read where both would do ("03/08/2016").
//!
//! The order that makes it the day of publication wins. Else the dateline's country decides, else the country of the
//! publisher's web address. Without either slashes are read month first and other marks day first. The note on such a date
//! says what decided.

use super::meaning::{Day, Meaning, Point, When};
use crate::doc::{Article, Place, SentenceKind, Tagged};
use jiff::civil::Date;

/// Countries that write the month first (ISO 3166-1): the United States, its territories, and the Philippines.
const MONTH_FIRST: &[&str] = &["US", "PH", "PR", "GU", "VI", "AS", "MP", "FM", "PW", "MH"];
/// Countries that write it both ways; nothing follows from them.
const BOTH: &[&str] = &["CA", "KE", "ZA"];
/// Last labels of web addresses that name no country though they have two letters.
const NO_COUNTRY: &[&str] = &["tv", "io", "co", "me", "ai", "fm", "eu", "cc", "ly", "to"];

/// The order that a country writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// ISO 3166-1 code of the country that decides.
    pub country: String,
    /// Whether it writes the month first.
    pub month_first: bool,
}

impl Order {
    /// The order that the article's dateline tells, else its publisher's address; `None` where neither does.
    #[must_use]
    pub fn of(tagged: &Tagged, places: &[Place]) -> Option<Self> {
        let country = dateline(tagged, places).or_else(|| publisher(&tagged.segmented.article))?;
        let month_first = MONTH_FIRST.contains(&&*country);
        (!BOTH.contains(&&*country)).then_some(Self { country, month_first })
    }

    /// What decided, for a note.
    #[must_use]
    pub fn reason(order: Option<&Self>) -> String {
        match order {
            Some(Self { country, month_first: true }) => format!("else month first, as in {country}"),
            Some(Self { country, month_first: false }) => format!("else day first, as in {country}"),
            None => "else slashes are read month first, other marks day first".to_owned(),
        }
    }

    /// `meaning` in this order, where `first` is its first number as written.
    #[must_use]
    pub fn apply(&self, meaning: Meaning, first: &str) -> Meaning {
        let Meaning::Point(Point::Day(Day::Of(when, month, day))) = meaning else { return meaning };
        let read_month_first = first.parse() == Ok(month);
        if read_month_first == self.month_first {
            return meaning;
        }
        Meaning::Point(Point::Day(Day::Of(when, day, month)))
    }
}

/// `meaning` as the day of publication, where one of its two orders gives that day.
#[must_use]
pub fn as_published(meaning: Meaning, published: Option<Date>) -> Option<Meaning> {
    let Meaning::Point(Point::Day(Day::Of(when, month, day))) = meaning else { return None };
    let published = published?;
    let is_published =
        |month, day| when == When::Year(published.year()) && (month, day) == (published.month(), published.day());
    match (is_published(month, day), is_published(day, month)) {
        (true, _) => Some(meaning),
        (_, true) => Some(Meaning::Point(Point::Day(Day::Of(when, day, month)))),
        _ => None,
    }
}

/// Country of the first place of the dateline.
fn dateline(tagged: &Tagged, places: &[Place]) -> Option<String> {
    let line = tagged.segmented.sentences.iter().find(|sentence| sentence.kind == SentenceKind::Dateline)?;
    places.iter().filter(|place| place.span.overlaps(line.span)).find_map(|place| place.country.clone())
}

/// Country of the publisher's web address: "www.example.co.uk" is GB.
fn publisher(article: &Article) -> Option<String> {
    let address = article.url.as_deref()?;
    let host = address.split_once("://").map_or(address, |(_, rest)| rest).split(['/', '?', '#', ':']).next()?;
    let last = host.rsplit_once('.')?.1.to_ascii_lowercase();
    let names_country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    (names_country && !NO_COUNTRY.contains(&&*last))
        .then(|| if last == "uk" { "GB".to_owned() } else { last.to_ascii_uppercase() })
}

#[cfg(test)]
mod tests {
    use super::Order;
    use crate::doc::{Publication, PublishedBasis};
    use crate::resolve::common::fixture;
    use crate::resolve::temporal::resolve;

    fn read(text: &str, url: &str) -> (String, String) {
        let mut tagged = fixture::tagged(text);
        tagged.segmented.article.url = Some(url.to_owned());
        let mut notes = Vec::new();
        let times = resolve(&tagged, &[], &mut notes);
        (times[0].value.clone(), notes.first().map(|note| note.text.clone()).unwrap_or_default())
    }

    #[test]
    fn the_publishers_country_tells_the_order_and_the_note_says_so() {
        let (value, note) = read("The camp was opened on 03/08/2016.", "https://news.example.co.uk/a");
        assert_eq!(value, "2016-08-03");
        assert!(note.ends_with("day first, as in GB"), "{note}");
        let (value, note) = read("The camp was opened on 03/08/2016.", "https://news.example.com/a");
        assert_eq!(value, "2016-03-08");
        assert!(note.contains("slashes are read month first"), "{note}");
        assert_eq!(read("Opened 03.08.2016.", "http://example.ph").0, "2016-03-08");
        assert_eq!(read("Opened 23/08/2016.", "http://example.us").0, "2016-08-23", "no doubt, no order");
    }

    #[test]
    fn the_order_that_gives_the_day_of_publication_wins() {
        let mut tagged = fixture::tagged("Posted 03/08/2016. Filed 02/08/2016.");
        let day = jiff::civil::date(2016, 8, 3);
        tagged.segmented.article.published = Some(Publication::new(day, PublishedBasis::Given));
        let values: Vec<String> = resolve(&tagged, &[], &mut Vec::new()).into_iter().map(|time| time.value).collect();
        assert_eq!(values, ["2016-08-03", "2016-02-08"]);
    }

    #[test]
    fn a_dateline_goes_before_the_address() {
        use crate::doc::{Place, PlacePrecision, SentenceKind};
        let text = "LAHORE - 03/08/2016 was the day.";
        let mut tagged = fixture::tagged(text);
        tagged.segmented.article.url = Some("https://example.us/a".to_owned());
        tagged.segmented.sentences[0].kind = SentenceKind::Dateline;
        let place = Place {
            span: fixture::find(text, "LAHORE"),
            name: "Lahore".to_owned(),
            entity: None,
            country: Some("PK".to_owned()),
            admin1: None,
            coordinates: None,
            geonames: None,
            precision: PlacePrecision::City,
            demonym: false,
            rule: "test",
        };
        let order = Order::of(&tagged, std::slice::from_ref(&place));
        assert_eq!(order, Some(Order { country: "PK".to_owned(), month_first: false }));
        assert_eq!(resolve(&tagged, &[place], &mut Vec::new())[0].value, "2016-08-03");
    }
}
