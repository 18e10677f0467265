"""How time and memory grow with the number of articles.

usage: growth.py PROGRAM [--counts 1000,2000,5000,10000,20000] [--jobs 2] [--input FILE.jsonl]

Articles are those of FILE (default: corpus/train.jsonl) over and over, each with an id and a publication day of its own and one
sentence of its own, so that no two are copies. Prints articles/s, the time per article against the first count, and the peak of
the resident memory (VmHWM, read while the program runs; Linux).
"""
import argparse
import datetime
import json
import subprocess
import tempfile
import time
from pathlib import Path


def options() -> argparse.Namespace:
    """The command line."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("program")
    p.add_argument("--counts", default="1000,2000,5000,10000,20000")
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("--input", type=Path, default=Path("corpus/train.jsonl"))
    return p.parse_args()


def write_articles(path: Path, source: Path, count: int) -> None:
    """The first `count` articles of the endless series, in the order of their days."""
    texts = [json.loads(line)["text"] for line in source.open()]
    first = datetime.date(2015, 1, 1)
    with path.open("w") as out:
        for number in range(count):
            day = first + datetime.timedelta(days=number // 20)
            text = f"{texts[number % len(texts)]}\n\nReport number {number} of the day was filed at desk {number % 97}."
            out.write(json.dumps({"id": f"g{number:06d}", "published": day.isoformat(), "text": text}) + "\n")


def peak_of(process: subprocess.Popen) -> float:
    """Peak resident memory in MiB, read until the process ends."""
    peak = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
            peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), peak)
        except OSError:
            pass
        time.sleep(0.1)
    return peak / 1024


def main() -> None:
    """One row a count."""
    o = options()
    base = None
    print(f"{'articles':>9} {'seconds':>9} {'articles/s':>11} {'time per article':>17} {'peak MiB':>9}")
    for count in map(int, o.counts.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "news.jsonl"
            write_articles(source, o.input, count)
            start = time.perf_counter()
            run = subprocess.Popen(
                [o.program, "run", "--input", str(source), "--out", f"{folder}/out", "--jobs", str(o.jobs)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            peak = peak_of(run)
            seconds = time.perf_counter() - start
            rows = sum(1 for _ in (Path(folder) / "out" / "articles.jsonl").open())
        assert rows == count, f"{count - rows} of {count} records lost"
        base = base or seconds / count
        ratio = seconds / count / base
        print(f"{count:>9} {seconds:>9.1f} {count / seconds:>11.1f} {ratio:>16.3f}x {peak:>9.0f}", flush=True)


if __name__ == "__main__":
    main()
