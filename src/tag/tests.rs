//! The stage as a whole: with the network inside the program, and without one.

use super::*;
use crate::doc::Article;
use crate::engine::EngineName;
use crate::segment::segment;

pub(super) fn article(text: &str) -> Segmented {
    segment(Article {
        id: "a".into(),
        url: None,
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        modified: None,
        origins: Default::default(),
        sha256: String::new(),
        text: text.into(),
    })
}

const TEXT: &str = "KABUL, Afghanistan — A car bomb killed at least 12 people in Kabul on Friday, the police said. Gen. Ali \
                    Khan's U.S.-led force denied it.\nRelated: More news";

#[test]
fn word_lists_keep_the_names_alive() {
    let model = ModelConfig { engine: EngineName::None, ..ModelConfig::default() };
    let tagged = Tagger::new(&model, &TagConfig::default()).unwrap().tag(article(TEXT)).unwrap();
    let text = tagged.text();
    let names: Vec<_> = tagged.tags.entities.iter().map(|tag| tag.span.of(text)).collect();
    assert!(names.contains(&"Kabul") && names.contains(&"Gen. Ali Khan"), "{names:?}");
    assert_eq!(tagged.coverage.words, tagged.coverage.read);
}

#[cfg(embedded_model)]
mod network {
    use super::*;

    fn network() -> ModelConfig {
        ModelConfig { engine: EngineName::Rten, ..ModelConfig::default() }
    }
    use crate::engine::parity::Parity;
    use crate::text::ByteSpan;

    fn laws<L>(tags: &[crate::doc::Tag<L>], segmented: &Segmented) {
        let mut end = 0;
        for tag in tags {
            assert!(tag.span.start() >= end && !tag.span.is_empty(), "sorted and free of overlap");
            assert!(segmented.text().get(tag.span.range()).is_some());
            assert!((0.0..=1.0001).contains(&tag.score), "{}", tag.score);
            end = tag.span.end();
        }
    }

    #[test]
    fn every_word_is_read_and_layers_are_sorted() {
        let tagger = Tagger::new(&network(), &TagConfig::default()).unwrap();
        let long = format!("{TEXT}\n{}", "word, and ".repeat(400));
        for text in [TEXT, "", " \n", "“", long.as_str(), "\u{200b}é\u{301} 漢字 [CLS] [SEP] \u{0}"] {
            let tagged = tagger.tag(article(text)).unwrap();
            assert_eq!(tagged.coverage.words, tagged.coverage.read, "{text:?}");
            laws(&tagged.tags.entities, &tagged.segmented);
            laws(&tagged.tags.times, &tagged.segmented);
            laws(&tagged.tags.attribution, &tagged.segmented);
            laws(&tagged.tags.triggers, &tagged.segmented);
            laws(&tagged.tags.figures, &tagged.segmented);
            laws(&tagged.tags.arguments, &tagged.segmented);
            assert_eq!(tagged.tags.triggers.len(), tagged.tags.event_roles.len());
            assert_eq!(tagged.tags.figures.len(), tagged.tags.figure_scopes.len());
        }
    }

    #[test]
    fn same_article_same_tags_on_any_number_of_threads() {
        let one = Tagger::new(&network(), &TagConfig::default()).unwrap();
        let two = Tagger::new(&ModelConfig { threads: 2, ..network() }, &TagConfig::default()).unwrap();
        let text = TEXT.repeat(20);
        let first = one.tag(article(&text)).unwrap();
        assert_eq!(first, one.tag(article(&text)).unwrap());
        assert_eq!(first, two.tag(article(&text)).unwrap());
    }

    #[test]
    fn spans_widen_to_whole_tokens() {
        let segmented = article("the U.S.-led force");
        assert_eq!(crate::tag::layers::snap(ByteSpan::new(4, 5), &segmented).of(segmented.text()), "U.S.-led");
    }

    #[test]
    fn pieces_and_casing_are_those_of_the_training() {
        let (parity, tagger) = (Parity::read(), Tagger::new(&network(), &TagConfig::default()).unwrap());
        for (row, sentence) in parity.sentences.iter().enumerate() {
            let batch = &tagger.batches(&article(sentence)).unwrap()[0];
            let width = batch.width;
            assert_eq!(batch.ids, parity.input_ids[row][..width]);
            assert_eq!(batch.types, parity.token_type_ids[row][..width]);
            assert_eq!(parity.attention_mask[row].iter().sum::<i32>() as usize, width);
        }
    }
}
