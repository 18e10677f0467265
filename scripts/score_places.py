#!/usr/bin/env python3
"""Scores toponyms against a GeoWebNews/TR-News style XML (gaztag with GeoNames id, latitude, longitude, country).

usage: score_places.py inputs XML > in.jsonl            the pipeline's input
       score_places.py score XML GEONAMES ARTICLES.jsonl
GEONAMES is the folder with cities15000.txt, admin1CodesASCII.txt and countryInfo.txt: a toponym is "held" when its id
is in one of them. A toponym that no place of the article overlaps counts as wrong in the first pair of figures and is
left out of the second. Distance: great circle, right within 161 km (100 miles)."""
import collections
import json
import math
import sys
import xml.etree.ElementTree as ET


def articles(path):
    for article in ET.parse(path).getroot().iter("article"):
        text = article.findtext("text")
        if text:
            yield article, text


def inputs(path):
    for article, text in articles(path):
        url = (article.findtext("url") or article.findtext("feedid") or "").strip()
        record = {"id": article.get("docid"), "title": (article.findtext("title") or "").strip(), "text": text, "url": url or None,
                  "publisher": (article.findtext("domain") or "").strip() or None}
        date = (article.findtext("dltime") or "")[:10]
        if len(date) == 10 and date[4] == "-":
            record["published"] = date
        print(json.dumps(record, ensure_ascii=False))


def distance(a, b):
    (y1, x1), (y2, x2) = [tuple(map(math.radians, p)) for p in (a, b)]
    h = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1, h)))


def score(path, geonames, out, show):
    codes, held = {}, set()
    for line in open(f"{geonames}/countryInfo.txt", encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if len(c) > 16 and not line.startswith("#"):
            codes[c[4].strip()] = c[0]
            held.add(c[16])
    held |= {line.split("\t")[0] for line in open(f"{geonames}/cities15000.txt", encoding="utf-8")}
    held |= {line.rstrip("\n").split("\t")[3] for line in open(f"{geonames}/admin1CodesASCII.txt", encoding="utf-8")}
    places = {}
    for line in open(out, encoding="utf-8"):
        record = json.loads(line)
        places[record["id"]] = record.get("places", [])
    n, errors = collections.Counter(), collections.Counter()
    for article, text in articles(path):
        mine = places.get(article.get("docid"), [])
        n["mine"] += len(mine)
        for t in article.iter("toponym"):
            tag = t.find("gaztag")
            if tag is None:
                continue
            start, end = int(t.findtext("start")), int(t.findtext("end"))
            hits = [p for p in mine if p["start"] < end and start < p["end"]]
            hit = max(hits, key=lambda p: min(end, p["end"]) - max(start, p["start"])) if hits else None
            n["gold"] += 1
            n["found"] += hit is not None
            country = codes.get((tag.findtext("country") or "").strip())
            gold = (float(tag.findtext("lat")), float(tag.findtext("lon")))
            km = distance(gold, (hit["lat"], hit["lon"])) if hit and hit["lat"] is not None else None
            if country:
                n["country.n"] += 1
                n["country.found"] += hit is not None
                n["country"] += bool(hit) and hit["country"] == country
            if tag.get("geonameid") in held:
                n["held"] += 1
                n["held.found"] += hit is not None
                n["near"] += km is not None and km <= 161
            if show and (hit is None or country and hit["country"] != country or tag.get("geonameid") in held and (km is None or km > 161)):
                what = "missed" if hit is None else f'{hit["name"]},{hit["country"]},{hit["precision"]}'
                errors[(t.findtext("phrase"), tag.findtext("fcode"), country, tag.get("geonameid") in held, what)] += 1
    pct = lambda a, b: f"{100 * a / b if b else 0:5.1f} % ({a}/{b})"
    print("toponyms found            ", pct(n["found"], n["gold"]), " places written", n["mine"])
    print("country right, of all     ", pct(n["country"], n["country.n"]), " of found", pct(n["country"], n["country.found"]))
    print("within 161 km, of held    ", pct(n["near"], n["held"]), " of found", pct(n["near"], n["held.found"]))
    for key, count in errors.most_common(show):
        print(count, *key, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "inputs":
        inputs(sys.argv[2])
    elif len(sys.argv) in (5, 6) and sys.argv[1] == "score":
        score(*sys.argv[2:5], int(sys.argv[5]) if len(sys.argv) == 6 else 0)
    else:
        sys.exit(__doc__)
