"""What plain news says of events by not speaking of any.

Sets annotated for names, dates or attributions know no events. A sentence of theirs without a single word that news of
violence, disaster, accident, custody or protest is told with is taken as annotated and empty for the event heads; every
other sentence of theirs is left out of the loss. So the network learns from all kinds of prose what is no event
("World Series championship" is none), not only from articles about events.
"""
from __future__ import annotations

import re

from document import Document

HEADS = ("triggers", "figures", "roles")
"""Heads that a quiet sentence is judged for."""

STEMS = (
    "kill|dead|death|die[sd]?|dying|deadly|fatal|toll|casualt|victim|wound|injur|hurt|maim|surviv|body|bodies|corpse|"
    "murder|homicid|manslaughter|suicid|massacr|slain|slay|behead|execut|assassin|lynch|poison|strangl|beat|rape|abus|"
    "attack|assault|ambush|raid|bomb|blast|explo|detonat|grenade|missile|rocket|mortar|shell|artiller|mine[sd]?|airstrike|"
    "strike|struck|shoot|shot|gun|fire|firing|sniper|bullet|weapon|arms?|armed|arson|burn|blaze|smoke|stab|knife|machete|"
    "kidnap|abduct|hostage|captiv|hijack|held|detain|arrest|custody|jail|prison|charg|accus|suspect|trial|tried|convict|"
    "sentenc|verdict|guilty|indict|acquit|court|police|officer|clash|fight|battle|combat|war|troops?|soldier|army|militar|"
    "rebel|militant|militia|insurg|guerrill|terror|extremis|separatis|gang|riot|protest|demonstrat|unrest|march|rall|loot|"
    "siege|offensive|coup|crash|collid|collision|derail|capsiz|sank|sink|drown|collaps|accident|leak|spill|rescu|missing|"
    "evacuat|displac|refugee|flee|fled|quake|tremor|tsunami|flood|storm|hurricane|typhoon|cyclone|tornado|landslide|mudslide|"
    "avalanche|erupt|drought|famine|wildfire|epidemic|outbreak|virus|disease|cholera|ebola|infect|threat|plot|violen|victim|"
    "rob|burglar|theft|steal|stole|destroy|damag|hit|ram|plough|plow|shut down")
"""Beginnings of words that an event may be told with; too many rather than too few."""

TOLD = re.compile(rf"\b(?:{STEMS})", re.IGNORECASE)


def mark(doc: Document) -> Document:
    """Gives a document without event annotation its quiet sentences as empty ones."""
    told = [s for s in doc.sentences if TOLD.search(doc.text, *s)]
    for head in HEADS:
        if head not in doc.spans and len(told) < len(doc.sentences):
            doc.spans[head], doc.skip[head] = [], told
    return doc
