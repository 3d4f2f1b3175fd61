"""Writes what was measured into docs/performance.md, between the marks of its section."""
from prose import HOUSE

PAGE = HOUSE / "docs/performance.md"


def publish(section: str, text: str) -> None:
    """Puts a text between `<!-- section -->` and `<!-- /section -->`."""
    page = PAGE.read_text(encoding="utf-8")
    opening, closing = f"<!-- {section} -->\n", f"<!-- /{section} -->"
    before, found, rest = page.partition(opening)
    _, end, after = rest.partition(closing)
    if not (found and end):
        raise SystemExit(f"{PAGE} lacks the marks of {section}")
    PAGE.write_text(f"{before}{opening}\n{text.strip()}\n\n{closing}{after}", encoding="utf-8")
