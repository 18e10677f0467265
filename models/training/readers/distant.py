"""Sets whose annotation is strings rather than every mention: MUC-4 templates, GVDB.

A string is labelled wherever it occurs. The rest of a sentence with a labelled string counts as
annotated, all other sentences are left out of the loss.
"""
from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from document import Document, Span, flat
from sentences import split

MUC_SLOTS = {"PERP: INDIVIDUAL ID": "PERP", "PERP: ORGANIZATION ID": "PERP", "INCIDENT: INSTRUMENT ID": "WEAPON",
             "PHYS TGT: ID": "TARGET", "HUM TGT: NAME": "TARGET", "HUM TGT: DESCRIPTION": "TARGET"}


def mentions(text: str, strings: dict[str, str]) -> list[Span]:
    """Every occurrence of each string (blanks match any white space), longer strings first."""
    out: list[Span] = []
    for words, kind in sorted(strings.items(), key=lambda x: -len(x[0])):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
        out += [(m.start(), m.end(), kind) for m in re.finditer(pattern, text)]
    return flat(out)


def document(id_: str, kind: str, text: str, strings: dict[str, str], hidden: list[str],
             title: str | None = None) -> Document:
    """A text in which the given strings play the given roles."""
    sents = split(text)
    spans = mentions(text, strings)
    skip = [s for s in sents if not any(s[0] <= a < s[1] for a, _, _ in spans)]
    return Document(id_, kind, text, sents, {"roles": spans}, {"roles": skip}, {"roles": hidden}, title)


def read_muc(path: Path, kind: str) -> list[Document]:
    """MUC-4 messages with templates; a message without a template has no role at all."""
    out = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        r = json.loads(line)
        strings: dict[str, str] = {}
        for t in r["templates"]:
            for slot, role in MUC_SLOTS.items():
                for value in t.get(slot, []):
                    for words in re.findall(r'"([^"]+)"', value):
                        strings.setdefault(words, role)
        doc = document(r["id"], kind, r["text"], strings, ["PLACE"])
        if not r["templates"]:
            doc.skip, doc.hidden = {}, {}
        out.append(doc)
    return out


def read_gvdb(path: Path, kind: str) -> list[Document]:
    """Gun-violence articles: names of shooters and victims, kind of gun, city, place."""
    csv.field_size_limit(sys.maxsize)
    out = []
    with open(path, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            try:
                a = json.loads(row["Json"])
            except (json.JSONDecodeError, TypeError):
                continue
            strings: dict[str, str] = {}

            def add(value: dict, role: str) -> None:
                words = (value or {}).get("value", "")
                if 2 < len(words) < 80 and words in row["Full text"]:
                    strings.setdefault(words, role)

            for person in a.get("shooter-section", []):
                add(person.get("name"), "PERP")
            for person in a.get("victim-section", []):
                add(person.get("name"), "TARGET")
            add(a.get("circumstances", {}).get("type-of-gun"), "WEAPON")
            for key in ("city", "details"):
                add(a.get("date-and-time", {}).get(key), "PLACE")
            if strings:
                out.append(document(f"{kind}-{row['Article id']}", kind, row["Full text"], strings, [], None))
    return out
