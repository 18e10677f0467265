"""Characters a second of Microsoft Recognizers' date-time model for English.

usage: bench_times.py ARTICLES.jsonl
"""
import datetime
import json
import sys
import time
from pathlib import Path

from recognizers_date_time import DateTimeRecognizer
from recognizers_text import Culture


def main(path: str) -> None:
    articles = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    model = DateTimeRecognizer(Culture.English).get_datetime_model()
    model.parse("Warm up on Friday.", datetime.datetime(2024, 3, 25))
    characters = found = 0
    begun = time.perf_counter()
    for article in articles:
        day = datetime.datetime.fromisoformat((article.get("published") or "2024-03-25")[:10])
        found += len(model.parse(article["text"], day))
        characters += len(article["text"])
    rate = characters / (time.perf_counter() - begun)
    assert found > len(articles), f"expected more than a time an article, found {found}"
    print(f"recognizers: {len(articles)} articles, {characters} characters, {found} times, {rate:.0f} characters/s")


if __name__ == "__main__":
    main(sys.argv[1])
