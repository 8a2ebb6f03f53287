"""Highlights as annotations of the web: the W3C's Web Annotation, and the JSON of Hypothesis."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tui_reader.clean import escaped
from tui_reader.exchange.items import Item, Passage
from tui_reader.exchange.times import iso

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(items: Iterable[Item]) -> Iterator[str]:
    """One AnnotationCollection; https://www.w3.org/TR/annotation-model/."""
    found = [_annotation(item, passage) for item in items for passage in item.passages]
    yield _json({"@context": _CONTEXT, "type": "AnnotationCollection", "total": len(found), "items": found})


def hypothesis(items: Iterable[Item]) -> Iterator[str]:
    """What the search of Hypothesis's API answers with; https://h.readthedocs.io/en/latest/api-reference/v1/."""
    found = [_hypothesis(item, passage) for item in items for passage in item.passages]
    yield _json({"total": len(found), "rows": found})


def _annotation(item: Item, passage: Passage) -> Mapping[str, Any]:
    body = [{"type": "TextualBody", "value": passage.note, "format": "text/plain"}] if passage.note else []
    tags = [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in item.tags]
    return {
        **({"id": f"urn:uuid:{passage.uuid}"} if passage.uuid else {}),
        "type": "Annotation",
        "motivation": "commenting" if passage.note else "highlighting",
        **_created(passage),
        **({"body": [*body, *tags]} if body or tags else {}),
        "target": {"source": item.address, "selector": [_selector(passage)]},
    }


def _hypothesis(item: Item, passage: Passage) -> Mapping[str, Any]:
    return {
        "id": passage.uuid,
        **_created(passage),
        "uri": item.address,
        "text": passage.note,
        "tags": list(item.tags),
        "target": [{"source": item.address, "selector": [_selector(passage)]}],
        "document": {"title": [item.title]},
    }


def _created(passage: Passage) -> Mapping[str, str]:
    return {} if passage.created is None else {"created": iso(passage.created)}


def _selector(passage: Passage) -> Mapping[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": passage.quote,
        "prefix": passage.before,
        "suffix": passage.after,
    }


def _json(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"
