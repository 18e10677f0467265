"""What triage saves where events are rare: nine of ten articles without an event, with triage and without.

usage: mixed.py PROGRAM EVENTFUL.jsonl QUIET.jsonl [--count 500] [--jobs 2]

Both files are read without triage first: of EVENTFUL only articles with an event take part, of QUIET only those without one.
Then one of the first follows nine of the second, over and over with ids of their own, up to COUNT articles, and the same corpus is
run both ways. Prints seconds, their ratio, and how many articles with events, and events, triage kept.
"""
import argparse
import json
import subprocess
import tempfile
import time
from itertools import cycle
from pathlib import Path


def options() -> argparse.Namespace:
    """The command line."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("eventful", type=Path)
    p.add_argument("quiet", type=Path)
    p.add_argument("--count", type=int, default=500)
    p.add_argument("--jobs", type=int, default=2)
    return p.parse_args()


def run(o: argparse.Namespace, source: Path, triage: bool) -> tuple[float, dict[str, int]]:
    """Seconds of a run, and the number of events of each article."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder) / "pipeline.toml"
        config.write_text(f"[triage]\nenabled = {str(triage).lower()}\n")
        out = Path(folder) / "out"
        start = time.perf_counter()
        ended = subprocess.run([o.program, "run", "--config", str(config), "--input", str(source), "--out", str(out),
                                "--jobs", str(o.jobs)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - start
        assert ended.returncode in (0, 1), ended.stderr
        records = map(json.loads, (out / "articles.jsonl").open())
        return seconds, {record["id"]: len(record["events"]) for record in records}


def chosen(o: argparse.Namespace, source: Path, eventful: bool) -> list[dict]:
    """Rows of a file that have an event, or none."""
    _, events = run(o, source, False)
    rows = map(json.loads, source.open())
    found = [row for row in rows if row["id"] in events and (events[row["id"]] > 0) == eventful]
    assert found, f"expected articles {'with' if eventful else 'without'} events in {source}, found none"
    return found


def mixed(eventful: list[dict], quiet: list[dict], count: int):
    """One article with an event after nine without."""
    with_event, without = cycle(eventful), cycle(quiet)
    for number in range(count):
        row = next(with_event if number % 10 == 9 else without)
        yield json.dumps({**row, "id": f"m{number:06d}"}) + "\n"


def main() -> None:
    """Two rows, a ratio and the recall."""
    o = options()
    eventful, quiet = chosen(o, o.eventful, True), chosen(o, o.quiet, False)
    print(f"{o.count} articles, one in ten of {len(eventful)} with events, the others of {len(quiet)} without")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "mixed.jsonl"
        source.write_text("".join(mixed(eventful, quiet, o.count)))
        (off, before), (on, after) = run(o, source, False), run(o, source, True)
    told = [name for name, events in before.items() if events]
    kept = [name for name in told if after.get(name)]
    print(f"without triage {off:8.1f} s\nwith triage    {on:8.1f} s\nratio          {off / on:8.2f}")
    events, left = sum(before.values()), sum(after.get(name, 0) for name in told)
    print(f"articles with events kept {len(kept)} of {len(told)} ({100 * len(kept) / len(told):.1f} %), "
          f"events {left} of {events} ({100 * left / events:.1f} %)")


if __name__ == "__main__":
    main()
