"""The software bill of materials: CycloneDX 1.6, the same bytes for the same parts."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from freeze import product
from freeze.contents import Part


def bill(parts: Sequence[Part], version: str, when: int) -> str:
    """The bill as JSON; `when` is the time of the release in seconds since 1970."""
    ours = f"pkg:generic/hand-coach@{version}"
    names = "\n".join([ours, *(part.url for part in parts)])
    document: Mapping[str, object] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, names)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(when, UTC).isoformat().replace("+00:00", "Z"),
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": product.NAME,
                "version": version,
                "purl": ours,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": ours, "dependsOn": [part.url for part in parts]}],
    }
    return json.dumps(document, indent=1) + "\n"


def _component(part: Part) -> Mapping[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": part.url,
        "name": part.name,
        "version": part.version,
        "purl": part.url,
    }
    if part.licence:
        component["licenses"] = [{"expression": part.licence}]
    return component
