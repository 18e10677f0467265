"""Kills a run again and again, and compares what it leaves with an undisturbed run.

usage: kills.py PROGRAM [--articles 5000] [--kills 50] [--seed 1] [--jobs 2] [--input FILE.jsonl]

Articles are short ones, made from the sentences of FILE (default: corpus/train.jsonl), each with its own id. Every round starts
the same command and kills it (SIGKILL) after a random time; the last round is left alone. Prints how many articles were safe at
each kill, and fails unless articles.jsonl, events.jsonl, incidents.jsonl and failures.jsonl are byte for byte those of the
undisturbed run, with every id once. One line in forty is broken on purpose, so that failures are resumed as well.
"""
import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl"]


def options() -> argparse.Namespace:
    """The command line."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--articles", type=int, default=5000)
    p.add_argument("--kills", type=int, default=50)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--input", type=Path, default=Path("corpus/train.jsonl"))
    return p.parse_args()


def write_articles(path: Path, o: argparse.Namespace, rng: random.Random) -> list[str]:
    """JSONL of short articles, one line in forty broken; ids of those that can be read."""
    texts = [json.loads(line)["text"] for line in o.input.open()]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if 40 < len(s) < 200]
    ids = []
    with path.open("w") as out:
        for number in range(o.articles):
            if number % 40 == 39:
                out.write('{"id": "broken-%d", "text": \n' % number)
                continue
            ids.append(f"a{number:06d}")
            row = {"id": ids[-1], "published": "2024-03-05", "text": " ".join(rng.sample(sentences, 2))}
            out.write(json.dumps(row) + "\n")
    return ids


def command(o: argparse.Namespace, source: Path, out: Path) -> list[str]:
    """The run."""
    return [o.program, "run", "--input", str(source), "--out", str(out), "--jobs", str(o.jobs)]


def digest(folder: Path) -> dict[str, str]:
    """SHA-256 of each file that must not differ."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}


def kill_after(o: argparse.Namespace, source: Path, out: Path, seconds: float) -> bool:
    """Whether the run was still under way and was killed."""
    run = subprocess.Popen(command(o, source, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def main() -> int:
    """Exit code 0 when nothing differs."""
    o = options()
    rng = random.Random(o.seed)
    with tempfile.TemporaryDirectory() as folder:
        source, calm, rough = (Path(folder) / name for name in ("news.jsonl", "calm", "rough"))
        ids = write_articles(source, o, rng)
        start = time.perf_counter()
        subprocess.run(command(o, source, calm), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        whole = time.perf_counter() - start
        killed = 0
        for _ in range(o.kills):
            # On average two kills' worth of time is left at the end, so that all of them meet a run under way.
            killed += kill_after(o, source, rough, 0.3 + rng.random() * 2 * whole / (o.kills + 2))
        subprocess.run(command(o, source, rough), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        found = [json.loads(line)["id"] for line in (rough / "articles.jsonl").open()]
        failed = sum(1 for _ in (rough / "failures.jsonl").open())
        same = digest(calm) == digest(rough)
    print(f"{o.articles} lines, {len(found)} records, {failed} failures; {killed} kills; undisturbed run {whole:.1f} s")
    print(f"files the same: {same}; every id once and in order: {found == ids}; failures as many as broken lines: "
          f"{failed == o.articles - len(ids)}")
    return 0 if same and found == ids and failed == o.articles - len(ids) else 1


if __name__ == "__main__":
    sys.exit(main())
