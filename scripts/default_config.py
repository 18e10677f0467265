#!/usr/bin/env python3
"""Writes pipeline.toml anew from the program's own schema, so that no key and no comment is forgotten.

usage: copydesk schema config | scripts/default_config.py > pipeline.toml"""
import json
import sys
import textwrap

INTRO = """\
# Configuration of copydesk, complete: every key, with its default.
# A key left out has the value shown here. `copydesk check` tells all problems of this file at once.
# Paths are relative to the folder in which the program is started.
"""


def comment(text):
    lines = []
    for paragraph in text.split("\n\n"):
        lines += textwrap.wrap(" ".join(paragraph.split()), 108)
    return "".join(f"# {line}\n" for line in lines)


def literal(value):
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False)


def resolve(root, schema):
    if "$ref" in schema:
        found = root
        for step in schema["$ref"].lstrip("#/").split("/"):
            found = found[step]
        return {**found, **{k: v for k, v in schema.items() if k != "$ref"}}
    return schema


def table(root, name, schema, default, out, shown_only=False):
    own, inner = [], []
    for key, value in schema["properties"].items():
        value = resolve(root, value)
        (inner if "properties" in value else own).append((key, value))
    out.append(f"\n{comment(schema.get('description', ''))}[{name}]\n")
    for key, value in own:
        out.append(comment(value.get("description", "")))
        found = default.get(key)
        shown = f"{key} = {literal(found)}\n"
        if found is None:
            shown = f"# {key} = \"\"\n"
        elif found == {}:
            shown = f"{key} = {{}}\n"
        out.append(f"# {shown}" if shown_only and found is not None else shown)
    for key, value in inner:
        # Tuned values are shown, not set: a set key would outlive the next tuning.
        table(root, f"{name}.{key}", value, default[key], out, shown_only=True)


SECTIONS = ["input", "extract", "model", "triage", "tag", "assemble", "link", "run", "fetch"]


def main():
    root = json.load(sys.stdin)
    out = [INTRO]
    for section in SECTIONS:
        if section in root["properties"]:
            schema = root["properties"][section]
            table(root, section, resolve(root, schema), schema["default"], out)
    left = set(root["properties"]) - set(SECTIONS)
    assert not left, f"sections without a place: {left}"
    sys.stdout.write("".join(out))


main()
