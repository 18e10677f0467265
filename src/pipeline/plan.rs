//! From a configuration as typed to one that can run: all problems at once.

use super::shape::Shape;
use super::{Config, Shard};
use crate::ingest;
use crate::text::hex;
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// A checked configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What runs.
    pub config: Config,
}

/// One thing that is wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line in the file, from 1, when it stands in one.
    pub line: Option<usize>,
    /// Path of the key: `run.jobs`.
    pub key: String,
    /// Expected and found.
    pub words: String,
}

/// Everything that is wrong with a configuration; one line each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Problems {
    /// The file, when the configuration came from one.
    pub file: Option<PathBuf>,
    /// At least one.
    pub problems: Vec<Problem>,
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.as_deref().map_or_else(|| "configuration".into(), Path::to_string_lossy);
        let noun = if self.problems.len() == 1 { "problem" } else { "problems" };
        write!(f, "{} {noun} in {file}", self.problems.len())?;
        for problem in &self.problems {
            let line = problem.line.map(|line| format!("{line}: ")).unwrap_or_default();
            let key = if problem.key.is_empty() { String::new() } else { format!("{}: ", problem.key) };
            write!(f, "\n  {line}{key}{}", problem.words)?;
        }
        Ok(())
    }
}

impl Plan {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// When it is not TOML, has keys that are not known or values that are not allowed: all of them at once.
    pub fn read(file: &Path) -> Result<Self, Problems> {
        let problems = |problems| Problems { file: Some(file.to_owned()), problems };
        let text = std::fs::read_to_string(file)
            .map_err(|error| problems(vec![general(format!("expected a readable file, found: {error}"))]))?;
        parse(&text).map(|config| Self { config }).map_err(problems)
    }

    /// The configuration that runs when there is no file.
    #[must_use]
    pub fn standard() -> Self {
        Self { config: Config::default() }
    }

    /// SHA-256 of the settings that can change a record (not of paths, threads or queues), hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Config { extract, model, triage, tag, assemble, link, .. } = &self.config;
        let text = serde_json::to_string(&(extract, model.engine, &model.labels, triage, tag, assemble, link))
            .unwrap_or_default();
        hex(&Sha256::digest(text.as_bytes()))
    }

    /// What would stop a run with this configuration: inputs that are not there, a part that is none.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (at, path) in self.config.input.paths.iter().enumerate() {
            if let Err(error) = ingest::find(std::slice::from_ref(path)) {
                problems.push(Problem { line: None, key: format!("input.paths[{at}]"), words: error.to_string() });
            }
        }
        let shard = self.config.run.shard.as_deref().map(str::parse::<Shard>);
        if let Some(Err(words)) = shard {
            problems.push(Problem { line: None, key: "run.shard".to_owned(), words });
        }
        problems
    }
}

fn general(words: String) -> Problem {
    Problem { line: None, key: String::new(), words }
}

/// Reads a configuration from its text.
fn parse(text: &str) -> Result<Config, Vec<Problem>> {
    let table = DeTable::parse(text).map_err(|error| vec![syntax(text, &error)])?;
    let schema = serde_json::to_value(schemars::schema_for!(Config)).unwrap_or_default();
    let problems = Shape::new(&schema, text).problems(table.get_ref());
    if problems.is_empty() { toml::from_str(text).map_err(|error| vec![syntax(text, &error)]) } else { Err(problems) }
}

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let at = error.span().and_then(|span| text.get(..span.start));
    let line = at.map(|before| before.matches('\n').count() + 1);
    Problem { line, key: String::new(), words: format!("expected TOML, found: {}", error.message()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match parse(text) {
            Ok(_) => "fine".to_owned(),
            Err(problems) => Problems { file: Some(PathBuf::from("p.toml")), problems }.to_string(),
        }
    }

    #[test]
    fn a_configuration_may_say_as_little_as_nothing() {
        assert_eq!(shown(""), "fine");
        assert_eq!(shown("[run]\njobs = 2\n[input]\npaths = [\"a\", \"-\"]"), "fine");
        assert_eq!(parse("").ok(), Some(Config::default()));
    }

    #[test]
    fn every_problem_is_told_with_its_line_key_and_the_nearest_choice() {
        let text = "[run]\njob = 2\nqueue = 0\nout = 7\n[inptu]\n[input]\npaths = [1]\n[assemble]\ntoll = \"latst\"\n";
        let found = shown(text);
        assert!(found.contains("6 problems in p.toml"), "{found}");
        for line in [
            "2: run.job: expected one of the keys checkpoint, database, jobs, limit_bytes, limit_seconds, metrics, out, packing, queue, shard, tables, found \"job\"; nearest is \"jobs\"",
            "3: run.queue: expected a whole number from 1 to 1024, found 0",
            "4: run.out: expected a string, found a whole number",
            "7: input.paths[0]: expected a string, found a whole number",
            "9: assemble.toll: expected one of latest, conservative, best-low-high, majority, found \"latst\"; nearest is \"latest\"",
        ] {
            assert!(found.contains(line), "{line}\nnot in\n{found}");
        }
        assert!(found.contains("5: inptu: expected one of the keys") && found.contains("nearest is \"input\""));
    }

    #[test]
    fn the_file_of_the_repository_is_complete_and_says_the_defaults() -> Result<(), Problems> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipeline.toml");
        assert_eq!(Plan::read(&file)?.config, Config::default());
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        let schema = serde_json::to_value(schemars::schema_for!(Config)).unwrap_or_default();
        let mut keys: Vec<&String> = schema["properties"].as_object().into_iter().flat_map(|map| map.keys()).collect();
        let definitions = schema["$defs"].as_object().into_iter().flat_map(|map| map.values());
        keys.extend(
            definitions.filter_map(|definition| definition["properties"].as_object()).flat_map(|map| map.keys()),
        );
        let missing: Vec<_> = keys.into_iter().filter(|key| !text.contains(key.as_str())).collect();
        assert!(
            missing.is_empty(),
            "pipeline.toml says nothing of {missing:?}: write it anew with scripts/default_config.py"
        );
        Ok(())
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        assert!(shown("[run]\njobs = = 2").starts_with("1 problem in p.toml\n  2: expected TOML, found: "));
    }

    #[test]
    fn the_fingerprint_leaves_out_what_changes_no_record() {
        let mut plan = Plan::standard();
        let before = plan.fingerprint();
        plan.config.run.jobs = 7;
        assert_eq!(plan.fingerprint(), before);
        plan.config.extract.detect_language = false;
        assert_ne!(plan.fingerprint(), before);
    }
}
