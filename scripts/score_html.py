#!/usr/bin/env python3
"""Scores extracted articles against the fields that publishers' own scrapers read from the same pages.

usage: score_html.py NEWS ARTICLES.jsonl [--trafilatura] [--errors FIELD]
       score_html.py NEWS --program COPYDESK [--dates DATES] [--trafilatura] [--htmldate]
NEWS: folders of a fundus test set (XX/Name.json, XX/Name_YYYY_MM_DD.html.gz). ARTICLES: records with id (the file's name
without .html.gz), text, title, authors, published. --trafilatura runs that package on the same pages beside them.
--program runs copydesk itself, on one thread and without its network, and tells the pages a second of its extraction.
DATES: a folder with dates.jsonl (file, url, date) and the pages in dates/, read whole and for their metadata alone; --htmldate
runs that package on them beside.
Body: F1 of the longest common subsequence of words, mean over pages; title: equal words; authors: F1 of names."""
import bisect, collections, glob, gzip, json, os, re, resource, subprocess, sys, tempfile, time
from html import unescape


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def strings(value):
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for inner in values for text in strings(inner)]


def common(left, right):
    places = collections.defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    ends = []
    for word in left:
        for at in reversed(places.get(word, ())):
            k = bisect.bisect_left(ends, at)
            ends[k:k + 1] = [at]
    return len(ends)


def body_f1(gold, text):
    gold, found = words(" ".join(strings(gold))), words(text)
    both = common(gold, found)
    return 2 * both / (len(gold) + len(found)) if both else 0.0


def pages(folder):
    """Each page with the version of its publisher's fields that it shows: the one most of whose paragraphs it holds."""
    for path in sorted(glob.glob(folder + "/*/*.html.gz")):
        name = os.path.basename(path)[:-8]
        html = gzip.open(path, "rb").read()
        versions = json.load(open(os.path.join(os.path.dirname(path), name.rsplit("_", 3)[0] + ".json"))).values()
        shown = " ".join(words(re.sub(r"<[^>]*>", " ", unescape(html.decode("utf-8", "replace")))))
        held = lambda fields: sum(" ".join(words(text)[:8]) in shown for text in strings(fields["body"]))
        yield name, path, html, max(versions, key=held)


def report(name, rows, errors=None):
    n = len(rows)
    mean = lambda key: 100 * sum(row[key] for row in rows) / n
    tp, found, gold = (sum(row[key] for row in rows) for key in ("tp", "found", "gold"))
    print(f"{name:12s} pages {n}  body {mean('body'):.1f}  title {mean('title'):.1f}  "
          f"authors F1 {200 * tp / max(1, found + gold):.1f}  date right {mean('date'):.1f}")
    for row in rows:
        if errors and row[errors] < (0.9 if errors == "body" else 1):
            print("  ", row["name"], round(row[errors], 2), row["show"][errors])


def score(name, gold, article):
    people = lambda names: {" ".join(words(n)) for n in names or []}
    g, a = people(gold.get("authors")), people(article.get("authors"))
    date = (str(gold.get("publishing_date"))[:10], str(article.get("published"))[:10])
    return dict(name=name, body=body_f1(gold["body"], article.get("text")),
                title=words(gold["title"]) == words(article.get("title")), tp=len(g & a), found=len(a), gold=len(g),
                authors=g == a, date=date[0] == date[1],
                show=dict(body=(article.get("text") or "")[:0], title=(gold["title"], article.get("title")), authors=(g, a), date=date))


def run(program, folder):
    """The records that the program makes of a folder of pages, and the pages a second of processor time of its stage of
    extraction: the program's processor time, by the stage's share of the time of all stages."""
    with tempfile.TemporaryDirectory() as work:
        open(work + "/pipeline.toml", "w").write("[model]\nengine = \"none\"\n[extract]\ncollections = \"note\"\n")
        command = [os.path.abspath(program), "run", "--input", os.path.abspath(folder), "--out", "out", "--jobs", "1"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        stages = json.load(open(work + "/out/report.json"))["stages"]
        stage = next(stage for stage in stages if stage["name"] == "extract")
        rows = [json.loads(line) for line in open(work + "/out/articles.jsonl", encoding="utf-8")]
    share = stage["seconds"] / sum(stage["seconds"] for stage in stages)
    return {row["id"]: row for row in rows}, stage["articles"] / (took * share)


def alone(program, folder):
    """The same when the program is asked for metadata alone: start, reading of files and writing of lines included."""
    with tempfile.TemporaryDirectory() as work:
        command = [os.path.abspath(program), "extract", os.path.abspath(folder), "--only", "metadata"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run(command, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    rows = [json.loads(line) for line in out.decode().splitlines()]
    return {row["id"]: row for row in rows}, len(rows) / (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def dates(name, found, gold, speed):
    """F1 of days over pages that all have one; an invented day counts as wrong, a page without a found one as missed."""
    right = sum(found.get(row["file"]) == row["date"] for row in gold)
    given = sum(bool(found.get(row["file"])) for row in gold)
    print(f"{name:12s} pages {len(gold)}  dates right {right}  wrong {given - right}  none {len(gold) - given}  "
          f"F1 {200 * right / max(1, given + len(gold)):.1f}  {speed:.1f} pages/s")


def score_dates(folder, program):
    gold = [json.loads(line) for line in open(folder + "/dates.jsonl", encoding="utf-8")]
    for name, way in (("ours", run), ("ours, alone", alone)):
        records, speed = way(program, folder + "/dates")
        day = lambda row: (records.get(re.sub(r"\.html?$", "", row["file"]), {}).get("published") or "")[:10]
        dates(name, {row["file"]: day(row) for row in gold}, gold, speed)
    if "--htmldate" not in sys.argv:
        return
    import htmldate
    for extensive in (False, True):
        found, start = {}, time.process_time()
        for row in gold:
            page = open(f"{folder}/dates/{row['file']}", "rb").read()
            try:
                found[row["file"]] = htmldate.find_date(page, extensive_search=extensive, original_date=True, url=row["url"])
            except ValueError:
                pass
        speed = len(gold) / (time.process_time() - start)
        dates("htmldate all" if extensive else "htmldate fast", found, gold, speed)


def option(name):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else None


def main():
    valued = {option(name) for name in ("--program", "--dates", "--errors")}
    args = [arg for arg in sys.argv[1:] if not arg.startswith("--") and arg not in valued]
    errors, program = option("--errors"), option("--program")
    if program:
        found, speed = run(program, args[0])
    else:
        found, speed = {row["id"]: row for row in map(json.loads, open(args[1], encoding="utf-8"))}, None
    corpus = list(pages(args[0]))
    report("ours", [score(name, gold, found.get(name, {})) for name, _, _, gold in corpus], errors)
    if speed:
        print(f"copydesk: {speed:.1f} pages/s of processor time")
    if "--trafilatura" in sys.argv:
        import trafilatura
        start, rows = time.process_time(), []
        for name, _, html, gold in corpus:
            got = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
            got = got.as_dict() if got else {}
            rows.append((name, gold, dict(text=got.get("text"), title=got.get("title"), published=got.get("date"),
                                          authors=[a.strip() for a in (got.get("author") or "").split(";") if a.strip()])))
        took = time.process_time() - start
        report("trafilatura", [score(*row) for row in rows])
        print(f"trafilatura {trafilatura.__version__}: {len(rows) / took:.1f} pages/s of processor time")
    if option("--dates") and program:
        score_dates(option("--dates"), program)


if __name__ == "__main__":
    main() if len(sys.argv) > 2 else sys.exit(__doc__)
