"""YAML as texts with places: nothing is constructed, nothing clever is taken, encodings are told apart."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from scoring.problems import Refusal
from scoring.tree import yaml_text
from scoring.tree.yaml_aliases import MOST_EXPANDED
from scoring.tree.yaml_text import DEEPEST, MOST_BYTES, MOST_PROBLEMS, decode, read_yaml

LOADERS = ["BaseLoader", *(["CBaseLoader"] if hasattr(yaml, "CBaseLoader") else [])]


def told(raw: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        read_yaml(raw, "f")
    return [(str(problem.place), problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize("scalar", ["1.10", "no", "12:30", "2022-12-31", "0o17", "null", "~", "1_000", ".inf", "0x1F"])
def test_every_scalar_is_text(scalar: str) -> None:
    assert read_yaml(f"a: {scalar}".encode(), "f").data == {"a": scalar}


def test_byte_order_mark_and_crlf_are_accepted() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\r\nb: [2, 3]\r\n", "f").data == {"a": "1", "b": ["2", "3"]}


def test_alias_is_what_its_anchor_names_and_stands_where_it_is_written() -> None:
    document = read_yaml(b"a: &x {b: &y [1, 2]}\nc: *x\nd: [*y, *x]\n&k e: *k\n", "f")
    inner = {"b": ["1", "2"]}
    assert document.data == {"a": inner, "c": inner, "d": [["1", "2"], inner], "e": "e"}
    assert document.data["a"] is not document.data["c"]
    assert str(document.place(("a", "b", 1))) == "f:1:18"
    assert str(document.place(("c", "b", 1))) == "f:2:4"
    assert str(document.place(("d", 1, "b"), key=True)) == "f:3:9"
    assert str(document.place_within(("c", "b", 0), 0)) == "f:2:4"


@pytest.mark.parametrize("within", [True, False])
def test_nodes_of_a_file_with_aliases_are_bounded_once_written_out(within: bool) -> None:
    each = 100
    count = MOST_EXPANDED // (each + 1) - (2 if within else 1)
    raw = f"a: &x [{'1, ' * each}]\nb: [{'*x, ' * count}]\n".encode()
    if within:
        assert len(read_yaml(raw, "f").data["b"]) == count
    else:
        assert told(raw) == [(f"f:2:{5 + 4 * (count - 1)}", "yaml-alias-too-many")]


def test_places_of_keys_values_and_what_is_not_there() -> None:
    document = read_yaml(b"a:\n  - b: 1\n    c: [2, 3]\n", "f")
    assert str(document.place(("a", 0, "b"))) == "f:2:8"
    assert str(document.place(("a", 0, "b"), key=True)) == "f:2:5"
    assert str(document.place(("a", 0, "c"))) == "f:3:5"
    assert str(document.place(("a", 0, "c", 1))) == "f:3:12"
    assert str(document.place(("a", 0, "missing"))) == "f:2:5"
    assert str(document.place(("a",))) == "f:1:1"
    assert document.place(("a", 0, "c", 1)).excerpt == "    c: [2, 3]"


def test_every_duplicate_key_is_told() -> None:
    assert told(b"a: 1\nb: 2\na: 3\nb: {c: 1, c: 2}\n") == [
        ("f:3:1", "key-twice"),
        ("f:4:1", "key-twice"),
        ("f:4:11", "key-twice"),
    ]


def test_duplicate_keys_without_end_are_cut() -> None:
    assert len(told(b"a: 1\n" * (MOST_PROBLEMS + 50))) == MOST_PROBLEMS


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a: *x", "yaml-alias-unknown"),
        (b"a: *x\nb: &x 1", "yaml-alias-unknown"),
        (b"a: &x [*x]", "yaml-alias-itself"),
        (b"a: &x 1\nb: &x 2", "yaml-anchor-twice"),
        (b"a: &x {b: 1}\nc: {<<: *x}", "yaml-merge-key"),
        (b"? &x [a]\n: 1", "yaml-key-not-text"),
        (b"a: !!python/object/apply:os.system [ls]", "yaml-tag"),
        (b"a: !!str 1", "yaml-tag"),
        (b"a: !mine 1", "yaml-tag"),
        (b"? [a]\n: 1", "yaml-key-not-text"),
        (b"a: 1\n---\nb: 1", "yaml-two-documents"),
        (b"", "yaml-empty"),
        (b"# nothing\n", "yaml-empty"),
        (b"a: [" * (DEEPEST + 1), "yaml-too-deep"),
        (b"a: [1", "yaml-syntax"),
        (b"a: b: c", "yaml-syntax"),
        (b"a:\n\t- b", "yaml-syntax"),
        (b"a: 'b", "yaml-syntax"),
        (b"a: @b", "yaml-syntax"),
        (b'a: "\\q"', "yaml-syntax"),
        (b"a: 1\n  b: 2", "yaml-syntax"),
        (b"- a\nb: c", "yaml-syntax"),
        (b"a\nb: c", "yaml-syntax"),
        (b"a: {b: 1", "yaml-syntax"),
        (b"%YAML 9", "yaml-syntax"),
        (b'a: "\\e[31m"', "text-control-character"),
        (b'"\\e[31m": a', "text-control-character"),
    ],
)
def test_refused(raw: bytes, code: str) -> None:
    assert [found for _, found in told(raw)] == [code]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("a: b: c", "f:1:5", "colon"),
        ("a\nb: c", "f:2:2", "colon"),
        ("a: 1\n  b: 2", "f:2:4", "colon"),
        ("a:\n\t- b", "f:2:1", "tab"),
        ("a:\n  b: 1\n\tc: 2", "f:3:1", "tab"),
        ("- a\nb: c", "f:2:1", "indent"),
        ("x:\n  - a\n  b: c", "f:3:3", "indent"),
        (" a: 1\nb: 2\n", "f:2:1", "indent"),
        ("a: 'b' c", "f:1:8", "indent"),
        ("a: -\n", "f:1:4", "indent"),
        ("'a' 'b': c", "f:1:5", "indent"),
        ("a: {b: 1 c: 2}", "f:1:11", "bracket"),
        ("a: [b}", "f:1:6", "bracket"),
        ("a: {'b' 'c'}", "f:1:9", "bracket"),
        ("a: [1, 2\nb: 3", "f:2:2", "bracket"),
        ("a: 'b", "f:1:4", "quote"),
        ("a: 'b\\", "f:1:4", "quote"),
        ('a: "b\nc: d\n', "f:1:4", "quote"),
        ("a: 1\nb\nc: 2", "f:2:1", "no-colon"),
        ("a: @b", "f:1:4", "sign"),
        ("a: %b", "f:1:4", "sign"),
        ("a: & b", "f:1:5", "sign"),
        ("a: * b", "f:1:5", "sign"),
        ("a: ]", "f:1:4", "other"),
        ("a: [}", "f:1:5", "other"),
        ("a: ,", "f:1:4", "other"),
        ("a: ? b", "f:1:4", "other"),
        ("a: |x\n b", "f:1:5", "other"),
    ],
)
def test_reason_of_a_syntax_error_is_read_from_the_text(
    text: str, place: str, reason: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", getattr(yaml, loader))
    with pytest.raises(Refusal) as caught:
        read_yaml(text.encode(), "f")
    [problem] = caught.value.problems
    assert (str(problem.place), problem.values["reason"].code) == (place, f"reason-yaml-{reason}")


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", ['a: "\\q"', 'a: "\\xZZ"', 'a: "\\UFFFFFFFF"'])
def test_reason_of_an_unknown_escape(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", getattr(yaml, loader))
    with pytest.raises(Refusal) as caught:
        read_yaml(text.encode(), "f")
    assert [problem.values["reason"].code for problem in caught.value.problems] == ["reason-yaml-escape"]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: " + "[" * 500, "f:1:42"),
        ("a: " + "[" * 5_000, "f:1:42"),
        ("{a: " * 5_000, "f:1:157"),
        ("- " * 5_000, "f:1:79"),
        ("".join(" " * depth + "a:\n" for depth in range(600)), "f:40:40"),
    ],
)
def test_too_deep_whatever_the_parser_bears(
    text: str, place: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "_Loader", getattr(yaml, loader))
    assert told(text.encode()) == [(place, "yaml-too-deep")]


def test_too_deep_where_the_parser_gives_up_first(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = 100

    def parse(text: str, **options: Any) -> Iterator[yaml.Event]:
        if text.count("[") > limit:
            yield yaml.StreamStartEvent()
            mark = yaml.Mark("f", limit, 0, limit, None, 0)
            raise yaml.scanner.ScannerError(None, None, "nested too deeply", mark)
        yield from real(text, **options)

    real = yaml.parse
    monkeypatch.setattr(yaml, "parse", parse)
    assert told(b"[" * 200) == [("f:1:40", "yaml-too-deep")]
    assert told(b"[" * 39) == [("f:2:1", "yaml-syntax")]


@pytest.mark.parametrize(
    ("raw", "place", "code"),
    [
        (b"PK\x03\x04rest", "f", "file-workbook"),
        (b"\xd0\xcf\x11\xe0rest", "f", "file-workbook"),
        ("a: é".encode("utf-16"), "f", "file-utf16"),
        ("a: b".encode("utf-16-le"), "f", "file-utf16"),
        (b"a: b\nc\0d", "f:2:2", "file-nul"),
        ("a: 1\nb: xã".encode("latin-1"), "f:2:5", "file-not-utf8"),
        (b"a: 1\nb: \x1b[31m", "f:2:4", "text-control-character"),
        (b"a: \x7f", "f:1:4", "text-control-character"),
        ("a: \u0085".encode(), "f:1:4", "text-control-character"),
        (b"x" * (MOST_BYTES + 1), "f", "file-too-large"),
    ],
)
def test_bytes_refused(raw: bytes, place: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        decode(raw, "f")
    assert [(str(problem.place), problem.code) for problem in caught.value.problems] == [(place, code)]


def test_place_of_a_bad_byte_shows_its_line() -> None:
    with pytest.raises(Refusal) as caught:
        decode("dòng một\nUBND x\0ã\r\nba".encode(), "f")
    assert caught.value.problems[0].place.excerpt.startswith("UBND x")
    assert not caught.value.problems[0].place.excerpt.endswith("\r")
