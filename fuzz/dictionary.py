"""Prints the words of an edition file as a dictionary of libFuzzer: the keys and values of the published schema, and
pieces of markup and text.

    python3 fuzz/dictionary.py > fuzz/target/toml.dict
"""
import json
from pathlib import Path

SCHEMA = Path(__file__).resolve().parents[1] / "config/schema/edition.schema.json"
PIECES = [
    "[[section]]\n", "[[section.item]]\n", "[[section.figure]]\n", "[[stat]]\n", "[page]\n", '"""', "'''", "**",
    "{", "}", "{{", "{ruby 字|zì}", "{dot ", "{name ", "{book ", "{tcy 12}", "{keep ", "{sup ", "{note ", "{kai ",
    "{fs ", "{late ", "{head ", "{even 王明|4}", "[text]\n", "[[font]]\n",
    "\n## ", "2021-01-15", "width = ", "“十三五”", "——", "……", "773亿元", "9pt", "小五", "\\u3000", "\r\n",
]


def words(value: object) -> set[str]:
    """Every key under `properties` and every value of `enum` and `const`."""
    found: set[str] = set()
    if isinstance(value, dict):
        found |= set(value.get("properties", {}))
        found |= {one for one in [*value.get("enum", []), value.get("const")] if isinstance(one, str)}
        for one in value.values():
            found |= words(one)
    elif isinstance(value, list):
        for one in value:
            found |= words(one)
    return found


def entry(text: str) -> str:
    plain = set(range(0x20, 0x7F)) - set(b'"\\')
    return '"' + "".join(chr(byte) if byte in plain else f"\\x{byte:02x}" for byte in text.encode()) + '"'


for word in [*sorted(words(json.loads(SCHEMA.read_text(encoding="utf-8")))), *PIECES]:
    print(entry(word))
