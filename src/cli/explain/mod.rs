//! `copydesk explain`: what each stage saw in one article.

mod layers;
mod tolls;

use super::interlinear::{Mark, draw};
use super::one::{OneArgs, failed};
use super::print::print;
use super::summary::summary;
use crate::assemble::AssembleConfig;
use crate::doc::Analysis;
use crate::sink::render;
use clap::{Args, ValueEnum};
use std::fmt::Write;
use std::process::ExitCode;

/// Arguments of `copydesk explain`.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct ExplainArgs {
    #[command(flatten)]
    one: OneArgs,
    /// Show only these views.
    #[arg(long, value_name = "VIEW", value_delimiter = ',')]
    only: Vec<View>,
}

const EXAMPLES: &str = "\
Examples:
  copydesk explain article.txt
  copydesk explain article.txt --only figures,times
  copydesk explain article.txt --only tolls
  copydesk explain page.html --only article,sentences";

/// What can be shown, in the order of the stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// Extract: what is known about the article.
    Article,
    /// Segment: sentences and what part of the article they belong to.
    Sentences,
    /// Tag: every label of the network or the word lists.
    Tags,
    /// Resolve: names and their bearers.
    Names,
    /// Resolve: time expressions.
    Times,
    /// Resolve: places.
    Places,
    /// Resolve: actors.
    Actors,
    /// Resolve: figures of people.
    Figures,
    /// Resolve: who says what.
    Attributions,
    /// Resolve: claims and denials of responsibility.
    Claims,
    /// Assemble: the words that name events.
    Triggers,
    /// Assemble: the tolls by every policy, with the figures that each took and why.
    Tolls,
    /// Assemble and sink: the events, and what was left undecided.
    Events,
}

impl View {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// What is drawn under the words; none for the views that are no tags.
    fn marks(self, analysis: &Analysis) -> Option<Vec<Mark>> {
        let resolved = &analysis.resolved;
        Some(match self {
            Self::Tags => layers::tags(resolved),
            Self::Names => layers::names(resolved),
            Self::Times => layers::times(resolved),
            Self::Places => layers::places(resolved),
            Self::Actors => layers::actors(resolved),
            Self::Figures => layers::figures(resolved),
            Self::Attributions => layers::attributions(resolved),
            Self::Claims => layers::claims(resolved),
            Self::Triggers => layers::triggers(analysis),
            Self::Article | Self::Sentences | Self::Tolls | Self::Events => return None,
        })
    }
}

pub(super) fn explain(args: ExplainArgs) -> anyhow::Result<ExitCode> {
    let (analysis, config) = match args.one.analyse_with()? {
        (Ok(analysis), config) => (analysis, config),
        (Err(failure), _) => {
            eprintln!("{}", failed(&failure));
            return Ok(ExitCode::from(1));
        }
    };
    let chosen = |view: &&View| args.only.is_empty() || args.only.contains(view);
    let mut text = String::new();
    for view in View::value_variants().iter().filter(chosen) {
        let _ = writeln!(text, "== {}", view.name());
        text.push_str(&show(*view, &analysis, &config)?);
        text.push('\n');
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn show(view: View, analysis: &Analysis, config: &AssembleConfig) -> anyhow::Result<String> {
    let segmented = &analysis.resolved.tagged.segmented;
    Ok(match (view, view.marks(analysis)) {
        (_, Some(marks)) => tagged(analysis, marks),
        (View::Sentences, None) => {
            segmented.sentences.iter().enumerate().fold(String::new(), |mut text, (at, sentence)| {
                let (kind, tokens) = (sentence.kind, sentence.tokens.len());
                let _ = writeln!(text, "{:>4} {kind:<11} {tokens:>3} tokens  {}", at + 1, segmented.words(sentence));
                text
            })
        }
        (View::Tolls, None) => tolls::show(analysis, config),
        (View::Events, None) => summary(&render(analysis.clone())?),
        (_, None) => layers::article(&segmented.article),
    })
}

/// Sentences with their marks; those without any are left out.
fn tagged(analysis: &Analysis, mut marks: Vec<Mark>) -> String {
    marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
    let text = analysis.resolved.text();
    let sentences = &analysis.resolved.tagged.segmented.sentences;
    let drawn = sentences.iter().filter(|sentence| marks.iter().any(|mark| mark.span.overlaps(sentence.span)));
    let drawn: Vec<String> = drawn.map(|sentence| draw(text, sentence.span, &marks)).collect();
    if drawn.is_empty() { "  (none)\n".to_owned() } else { drawn.join("\n") }
}
