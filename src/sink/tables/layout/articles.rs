//! Articles, what failed, and what was left undecided.

use super::{ARTICLE, Row, SPAN, Source, Table, integer, list, text, whole, word, words};

pub(super) const ARTICLES: Table = Table {
    name: "articles",
    about: "One article.",
    key: 1,
    owner: None,
    columns: &[
        text("id", "Id"),
        text("url", "Address of the page"),
        text("title", "Title"),
        text("publisher", "Outlet"),
        text("authors", "Authors, separated by `; `"),
        text("published", "Publication day, `YYYY-MM-DD`"),
        text("published_basis", "Where the publication day comes from"),
        text("language", "BCP 47 language"),
        text("sha256", "SHA-256 of the text"),
        text("text", "The text that all positions point into"),
        integer("event_count", "Number of its events"),
    ],
    rows: |record| match record {
        Source::Article(article) => vec![vec![
            word(&article.id),
            words(article.url.as_ref()),
            words(article.title.as_ref()),
            words(article.publisher.as_ref()),
            list(&article.authors),
            words(article.published.as_ref()),
            word(article.published_basis),
            words(article.language.as_ref()),
            word(&article.sha256),
            word(&article.text),
            whole(article.events.len()),
        ]],
        _ => Vec::new(),
    },
};

pub(super) const FAILURES: Table = Table {
    name: "failures",
    about: "One input that could not be processed.",
    key: 2,
    owner: None,
    columns: &[
        text("id", "Id of the input, or its path"),
        text("origin", "File, and line in a JSONL file"),
        text("stage", "The stage that failed"),
        text("error", "What was expected and what was found"),
    ],
    rows: |record| match record {
        Source::Failure(failure) => {
            vec![[&failure.id, &failure.origin, &failure.stage, &failure.error].map(word).to_vec()]
        }
        _ => Vec::new(),
    },
};

pub(super) const NOTES: Table = Table {
    name: "notes",
    about: "Something that was left undecided.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        integer("number", "From 1"),
        text("rule", "Short name of the rule"),
        text("text", "One sentence"),
        SPAN[0],
        SPAN[1],
    ],
    rows: |record| match record {
        Source::Article(article) => {
            let row = |(at, note): (usize, &crate::doc::record::NoteRecord)| -> Row {
                let (rule, text) = (word(&note.rule), word(&note.text));
                vec![word(&article.id), whole(at + 1), rule, text, whole(note.start), whole(note.end)]
            };
            article.notes.iter().enumerate().map(row).collect()
        }
        _ => Vec::new(),
    },
};
