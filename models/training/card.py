"""The model card."""
from __future__ import annotations

from evaluate import Scores
from labels import HEADS

DATA = """| set | heads | learnt | licence as stated |
|---|---|---|---|
| CoNLL-2003 train | entities | yes | Reuters text, research use |
| WikiGold | entities | yes | CC BY 4.0 |
| GMB (VOA news, a sample) | entities | yes, little weight | public-domain text |
| re3d | entities | yes | per source |
| TimeBank | times | yes | LDC-origin text |
| PolNeAR train | attribution | yes | none stated |
| annotated news articles | triggers, event_role, figures, figure_scope, roles, times | yes | annotations ours, texts third-party news |
| MUC-4 dev messages | roles, from template strings | yes | MIT repository of an NIST release |
| GVDB dev | roles, from strings | yes | MIT repository |
| WikiEvents dev | triggers, roles | yes | MIT repository |
| the project's own corpus (split "train") | all | yes | the project's |
| CoNLL-2003 testa, PolNeAR dev, AQUAINT TimeML, annotated dev articles | - | measured only | - |

None of these texts or annotations is part of this project or of this folder; only weights learnt from them are."""


def text(version: str, int8: Scores, full: Scores) -> str:
    """CARD.md with the scores of the shipped int8 graph and of the same weights in bf16."""
    rows = "\n".join(f"| {k} | {int8.get(k, '-')} | {full.get(k, '-')} |" for k in (int8 or full))
    return f"""# newsdesk-en {version}

A small BERT for English news: 6 layers, hidden size 384, 22.6 M parameters, uncased WordPiece with the casing of each
word in `token_type_ids`. One pass gives the logits of {len(HEADS)} BIO taggers: {", ".join(f"`{h}`" for h in HEADS)}.
Starting weights: all-MiniLM-L6-v2 (Apache-2.0), fine-tuned on every head at once; recipe in `models/training`.

| file | what |
|---|---|
| model.onnx | int8: dynamic, per channel; heads fp32; inputs `input_ids`, `attention_mask`, `token_type_ids`, one output per head |
| model.safetensors | the same weights, fp16, under BERT's usual tensor names (`bert.…`, `heads.<name>.…`) |
| labels.json | labels in logit order, biases, casing rule, window rule, how each head is read |
| parity.json | inputs and fp32 logits of a few sentences, to test an engine against |
| config.json, tokenizer.json, manifest.json | configuration, tokeniser, sizes and SHA-256 |

## Scores
On texts never learnt from, spans decoded as the product does. "found": overlap; "typed": overlap and type; others: offsets
and type exact. F1 unless "accuracy" (on the annotated spans). int8: batches of one article.

| measure | int8 | bf16 |
|---|---|---|
{rows}

## Data
{DATA}

## Limits
- English news only. Entities follow CoNLL-2003: nationalities are MISC, clubs ORG.
- Figures, triggers, event roles and participants come from few annotated articles, mostly shootings, bombings, air strikes
  and clashes; disasters, epidemics and accidents are thin. Rare effects (missing, displaced, rescued, kidnapped) are weak.
- A figure's number and bound, a time's value, and every link between spans are the program's work, not the network's.
- `roles` TARGET and WEAPON were learnt from strings in templates rather than from every mention: use them as candidates.
- An int8 engine scales activations by the whole batch: keep every batch within one article, or results depend on the mix.
- Statements about real people can be wrong. Nothing that it extracts is a fact until its quoted evidence has been read.
"""
