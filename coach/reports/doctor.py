"""What `coach doctor` found, as words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from coach.practice.message import Message, ui
from coach.practice.ports import Finding
from coach.text.words import Words


def session_possible(findings: Sequence[Finding]) -> bool:
    """Whether everything that a session needs is there."""
    return all(finding.good for finding in findings if finding.needed)


def as_text(findings: Sequence[Finding], versions: Mapping[str, str], words: Words) -> str:
    """Return one line a finding, then the versions, then whether a session can be done."""
    lines = [f"{words.spoken(_mark(finding)):7}  {words.spoken(finding.says)}" for finding in findings]
    lines.append(", ".join(f"{name} {version}" for name, version in versions.items()))
    lines.append(words.spoken(_verdict(findings)))
    return "\n".join(lines)


def as_json(findings: Sequence[Finding], versions: Mapping[str, str], words: Words) -> str:
    """Return a JSON object: `ok`, `findings` (each with name, good, needed, says) and `versions` by name."""
    report = {
        "ok": session_possible(findings),
        "findings": [
            {
                "name": finding.name,
                "good": finding.good,
                "needed": finding.needed,
                "says": words.spoken(finding.says),
            }
            for finding in findings
        ],
        "versions": dict(versions),
    }
    return json.dumps(report, indent=2)


def _mark(finding: Finding) -> Message:
    if finding.good:
        return ui("good")
    return ui("FAULT") if finding.needed else ui("notice")


def _verdict(findings: Sequence[Finding]) -> Message:
    if session_possible(findings):
        return ui("You can do a session on this computer.")
    return ui("You cannot do a session yet. First put right what is marked FAULT.")
