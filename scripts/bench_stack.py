"""The program and a Python stack of common libraries on the same articles, each in processes of its own.

usage: bench_stack.py PROGRAM ARTICLES.jsonl JOBS

The stack: trafilatura for pages, sentences by a regular expression, the same network in ONNX Runtime (int8, the same windows of at
most 128 pieces, four to a batch), labels decoded to spans, dates by dateparser's search, casualty figures by regular expressions,
one JSON line an article. It takes JOBS processes with one thread each; so does the program with its threads. dateparser is slow,
so the stack is measured with it and without it.
"""
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

MODEL = Path("models/newsdesk-en")
SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|\n\s*\n")
NUMBER = r"(?:\d[\d,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds)"
FIGURES = re.compile(
    rf"(?:at least|more than|about|nearly|some|up to)?\s*{NUMBER}\s+(?:\w+\s+){{0,3}}(?:were |was |have been |are )?"
    r"(?:killed|dead|died|wounded|injured|hurt|missing)|(?:killed|killing|wounded|wounding|injured|injuring)\s+"
    rf"(?:at least|more than|about|nearly|some|up to)?\s*{NUMBER}", re.IGNORECASE)
WINDOW, BATCH = 126, 4


class Stack:
    """One process's libraries."""

    def __init__(self, dates: bool):
        import numpy
        import onnxruntime
        import trafilatura
        from dateparser.search import search_dates
        from tokenizers import Tokenizer
        self.np, self.trafilatura, self.search_dates, self.dates = numpy, trafilatura, search_dates, dates
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(MODEL / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.outputs = [output.name for output in self.session.get_outputs()]
        self.tokenizer = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        self.labels = json.loads((MODEL / "labels.json").read_text())["heads"]

    def article(self, row: dict) -> str:
        """The row's record as JSON."""
        text = row["text"] if row.get("text") is not None else self.trafilatura.extract(row["html"]) or ""
        record = {"id": row["id"], "spans": self.tag(text), "figures": [m.span() for m in FIGURES.finditer(text)]}
        if self.dates:
            settings = {"RELATIVE_BASE": day(row)} if row.get("published") else {}
            found = self.search_dates(text, languages=["en"], settings=settings) or []
            record["times"] = [(words, moment.isoformat()) for words, moment in found]
        return json.dumps(record)

    def tag(self, text: str) -> list:
        """Labelled spans of every head."""
        spans, windows = [], sorted(self.windows(text), key=lambda window: len(window[0]))
        for first in range(0, len(windows), BATCH):
            batch = windows[first:first + BATCH]
            width = max(len(ids) for ids, _, _ in batch) + 2
            parts = self.np.zeros((3, len(batch), width), self.np.int64)
            for row, (ids, types, _) in enumerate(batch):
                parts[0, row, :len(ids) + 2] = [101, *ids, 102]
                parts[1, row, :len(ids) + 2] = 1
                parts[2, row, 1:len(ids) + 1] = types
            feed = {"input_ids": parts[0], "attention_mask": parts[1], "token_type_ids": parts[2]}
            for name, logits in zip(self.outputs, self.session.run(self.outputs, feed)):
                best = logits.argmax(-1)
                for row, (ids, _, offsets) in enumerate(batch):
                    spans += self.decode(name, best[row, 1:len(ids) + 1], offsets)
        return spans

    def decode(self, head: str, best, offsets: list) -> list:
        """BIO labels to spans."""
        spans, labels = [], self.labels[head]
        for index, (start, end) in zip(best, offsets):
            label = labels[index]
            if label.startswith("I-") and spans and spans[-1][1] == label[2:]:
                spans[-1][3] = end
            elif label != "O":
                spans.append([head, label[2:], start, end])
        return spans

    def windows(self, text: str):
        """Whole sentences, packed up to the window."""
        ids, types, offsets, start = [], [], [], 0
        for cut in [*(match.end() for match in SENTENCE.finditer(text)), len(text)]:
            encoding = self.tokenizer.encode(text[start:cut], add_special_tokens=False)
            if ids and len(ids) + len(encoding.ids) > WINDOW:
                yield ids, types, offsets
                ids, types, offsets = [], [], []
            ids = ids + encoding.ids
            types = types + [casing(text[start + a:start + b]) for a, b in encoding.offsets]
            offsets = offsets + [(start + a, start + b) for a, b in encoding.offsets]
            while len(ids) > WINDOW:
                yield ids[:WINDOW], types[:WINDOW], offsets[:WINDOW]
                ids, types, offsets = ids[WINDOW:], types[WINDOW:], offsets[WINDOW:]
            start = cut
        if ids:
            yield ids, types, offsets


def casing(word: str) -> int:
    """The network's casing class."""
    return 0 if word.islower() or not any(c.isalpha() for c in word) else 2 if word.isupper() and len(word) > 1 else 1


def day(row: dict):
    """The publication day."""
    import datetime
    return datetime.datetime.fromisoformat(row["published"][:10])


def begin(dates: bool) -> None:
    """Loads the libraries of this process."""
    global STACK
    STACK = Stack(dates)


def work(row: dict) -> str:
    """One article in this process."""
    return STACK.article(row)


def stack(rows: list[dict], jobs: int, dates: bool) -> tuple[float, float]:
    """Seconds for all rows, loading left out, and peak MiB of all processes (resident, shared pages counted again)."""
    with tempfile.TemporaryFile("w") as out, Pool(jobs, begin, (dates,)) as pool:
        pool.map(work, rows[:jobs * 2], chunksize=1)
        start = time.perf_counter()
        for line in pool.imap(work, rows, chunksize=4):
            out.write(line + "\n")
        seconds = time.perf_counter() - start
    return seconds, jobs * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def program(path: str, source: str, jobs: int) -> tuple[float, float]:
    """Seconds of the whole run, start-up and all, and its peak MiB."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        run = subprocess.run(["/usr/bin/env", "python3", "-c", PEAK, path, "run", "--input", source, "--out", folder, "--jobs",
                              str(jobs)], capture_output=True, text=True, check=True)
        return time.perf_counter() - start, float(run.stdout.split()[-1])


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def main(path: str, source: str, jobs: str) -> None:
    """Three rows and two ratios."""
    rows = [json.loads(line) for line in open(source)]
    ours, memory = program(path, source, int(jobs))
    print(f"{'':<28} {'articles/s':>11} {'peak MiB':>9} {'ratio':>6}")
    print(f"{'copydesk run':<28} {len(rows) / ours:>11.2f} {memory:>9.0f} {1:>6.2f}")
    for name, dates in (("Python stack", True), ("the same without dateparser", False)):
        seconds, memory = stack(rows, int(jobs), dates)
        print(f"{name:<28} {len(rows) / seconds:>11.2f} {memory:>9.0f} {seconds / ours:>6.2f}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
