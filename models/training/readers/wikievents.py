"""WikiEvents: event mentions with arguments, tokens given."""
from __future__ import annotations

import json
from pathlib import Path

from document import Document, Span, flat
from sentences import split

TRIGGERS = {"Conflict.Attack.DetonateExplode": "attack.bombing", "Conflict.Demonstrate.Unspecified": "protest",
            "Conflict.Demonstrate.DemonstrateWithViolence": "riot"}
JUDGED = ("Conflict.", "Life.")
ROLES = {"Attacker": "PERP", "Killer": "PERP", "Perpetrator": "PERP", "Injurer": "PERP", "Victim": "TARGET",
         "Target": "TARGET", "ExplosiveDevice": "WEAPON", "Instrument": "WEAPON", "Place": "PLACE"}


def read(path: Path, kind: str) -> list[Document]:
    """Arguments of conflict and death events as roles; triggers whose type is one of ours.
    Triggers of other conflict, life and justice events are not judged."""
    out = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        r = json.loads(line)
        at, text = [], ""
        for w in r["tokens"]:
            at.append((len(text), len(text) + len(w)))
            text += w + " "
        where = {m["id"]: (at[m["start"]][0], at[m["end"] - 1][1]) for m in r["entity_mentions"]}
        trig: list[Span] = []
        args: list[Span] = []
        skip = []
        for e in r["event_mentions"]:
            t = (at[e["trigger"]["start"]][0], at[e["trigger"]["end"] - 1][1])
            if e["event_type"] in TRIGGERS:
                trig.append((*t, TRIGGERS[e["event_type"]]))
            elif e["event_type"].startswith(("Conflict.", "Life.", "Justice.", "Disaster.", "GenericCrime.")):
                skip.append(t)
            if e["event_type"].startswith(JUDGED):
                args += [(*where[a["entity_id"]], ROLES[a["role"]]) for a in e["arguments"]
                         if a["role"] in ROLES and a["entity_id"] in where]
        out.append(Document(r["doc_id"], kind, text, split(text), {"triggers": flat(trig), "roles": flat(args)},
                            {"triggers": skip}))
    return out
