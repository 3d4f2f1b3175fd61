"""The body prose of the sample edition, as plain paragraphs: statistics put in as they are printed, no markup."""
import re
import sys
import tomllib
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[3]
SAMPLE = HOUSE / "config/editions/erqi-2021.toml"


def printed(stat: dict) -> str:
    """A statistic as the page prints it: 近 and 约 before the number, 余 and 多 after it."""
    hedge = stat.get("approx", "")
    before, after = ("", hedge) if hedge in ("余", "多") else (hedge, "")
    return before + stat["value"] + after + stat["unit"]


def paragraphs() -> list[str]:
    """Every paragraph of the sample's bodies, in the order of the file."""
    edition = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))
    stats = {stat["id"]: printed(stat) for stat in edition["stat"]}
    found = []
    for section in edition["section"]:
        for story in [section, *section.get("item", [])]:
            for line in story.get("body", "").splitlines():
                line = re.sub(r"\{([a-z0-9.]+)\}", lambda m: stats[m[1]], line).replace("**", "").strip()
                if line:
                    found.append(line)
    return found


if __name__ == "__main__":
    sys.stdout.write("\n".join(paragraphs()) + "\n")
