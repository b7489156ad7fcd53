"""The ways forms come back: refused, each with the code and the cell that are told, or read right."""

import datetime
import random
import unicodedata
import zipfile
from typing import NamedTuple

from scoring.forms.layout import META_SHEET, WITHOUT_BASE
from tests.forms.hostile import SHEET, added, bomb, in_data, in_part, lying_bomb
from tests.forms.hostile_ways import (
    BOMB,
    ODS,
    OLE,
    RELATION,
    Make,
    all_parts_as,
    became_date,
    by_hand,
    copied_row,
    decorated,
    doubled,
    dropped,
    flipped,
    form,
    hidden,
    huge_dimension,
    hyperlink,
    inline_strings,
    inserted,
    inserted_above,
    literal_percent,
    many_parts,
    many_sheets,
    meta,
    moved_column,
    only_cover,
    other_labels,
    parts,
    percent,
    prefixed,
    put,
    raw,
    renamed,
    rich_text,
    sheet,
    shuffled,
    split,
    strict,
    then,
    void,
    with_only,
    without_names,
)

TEXTS = "xl/sharedStrings.xml"


class Refused(NamedTuple):
    """A form that is refused with this code at this cell ("" is the file)."""

    name: str
    make: Make
    code: str
    cell: str = ""
    says: str = ""


class Read(NamedTuple):
    """A form that is read right: facts that differ from the filled form's."""

    name: str
    make: Make
    facts: dict[str, str] = {}
    note: str = ""


REFUSED = [
    # not a workbook
    Refused("empty", raw(b""), "form-not-workbook"),
    Refused("csv renamed", raw(b"unit,code,stage\n01,I.1,self\n"), "form-not-workbook", says="CSV"),
    Refused("pdf renamed", raw(b"%PDF-1.7\n..."), "form-not-workbook", says="PDF"),
    Refused("web page renamed", raw(b"<html><table></table></html>"), "form-not-workbook"),
    Refused("random bytes", raw(random.Random(7).randbytes(5000)), "form-not-workbook"),
    Refused("xls renamed", raw(OLE + b"\0" * 4096), "form-xls"),
    Refused("password", raw(OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")), "form-password"),
    Refused("zip of something", then(lambda path: with_only(path, {"a.txt": b"x"})), "form-archive"),
    Refused("ods renamed", then(lambda path: with_only(path, ODS)), "form-not-workbook", says="OpenDocument"),
    Refused("word renamed", then(lambda path: with_only(path, {"word/document.xml": b"<a/>"})), "form-not-workbook"),
    Refused("xlsb renamed", parts(added("xl/workbook.bin", b"x")), "form-not-workbook", says="xlsb"),
    Refused("truncated", then(lambda path: path.write_bytes(path.read_bytes()[:-900])), "form-damaged"),
    Refused("truncated to a head", then(lambda path: path.write_bytes(path.read_bytes()[:40])), "form-damaged"),
    Refused("bytes flipped", then(flipped), "form-damaged"),
    # hostile
    Refused("zip bomb", then(lambda path: bomb(path, 40_000_000)), "form-bomb"),
    Refused("many parts", parts(many_parts), "form-bomb"),
    Refused("large beyond all", then(lambda path: bomb(path, 160_000_000)), "form-bomb"),
    Refused("zip that lies", then(lambda path: lying_bomb(path, 50_000_000)), "form-damaged"),
    Refused("two parts of one name", then(doubled), "form-damaged"),
    Refused("odd compression", parts(void, zipfile.ZIP_LZMA), "form-damaged"),
    Refused("macros", parts(added("xl/vbaProject.bin", OLE)), "form-macros"),
    Refused("macro sheet", parts(added("xl/macrosheets/sheet1.xml", b"<a/>")), "form-macros"),
    Refused(
        "macro kind",
        parts(in_part("[Content_Types].xml", "spreadsheetml.sheet.main+xml", "macroEnabled.main+xml")),
        "form-macros",
    ),
    Refused("external link", parts(added("xl/externalLinks/externalLink1.xml", b"<a/>")), "form-outside"),
    Refused("embedded file", parts(added("xl/embeddings/oleObject1.bin", OLE)), "form-outside"),
    Refused("data connection", parts(added("xl/connections.xml", b"<a/>")), "form-outside"),
    Refused(
        "relation to elsewhere",
        parts(
            in_part(
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                RELATION.format(kind="attachedTemplate", target="http://evil.example/x.xltm"),
            )
        ),
        "form-outside",
        says="evil.example",
    ),
    Refused("entities in a sheet", parts(in_data("<worksheet", BOMB + "<worksheet")), "form-entities"),
    Refused(
        "entities in styles", parts(in_part("xl/styles.xml", "<styleSheet", BOMB + "<styleSheet")), "form-entities"
    ),
    Refused("entities in a drawing", parts(added("xl/drawings/d.xml", BOMB.encode() + b"<a/>")), "form-entities"),
    Refused("another encoding", parts(all_parts_as("utf-16")), "form-damaged"),
    Refused("an old encoding", parts(all_parts_as("iso-8859-1")), "form-damaged"),
    Refused("broken XML", parts(in_data("</sheetData>", "")), "form-damaged"),
    Refused("no sheet part", parts(dropped("xl/worksheets/sheet2.xml")), "form-damaged"),
    Refused("no workbook part", parts(dropped("xl/workbook.xml")), "form-damaged"),
    Refused("many sheets that reach far", by_hand(many_sheets), "form-cell-beyond"),
    Refused("cell far out", put("XFD1048576", "x"), "form-cell-beyond", says=f"{SHEET}!XFD1048576"),
    Refused("cell name of nonsense", parts(in_data('r="C4"', 'r="C0"')), "form-damaged"),
    Refused("shared text out of range", parts(in_data('t="s"><v>', 't="s"><v>9')), "form-damaged"),
    # whose form
    Refused("no hidden sheet", by_hand(lambda book: book.remove(book[META_SHEET])), "form-not-ours"),
    Refused("a workbook of someone's", by_hand(only_cover), "form-not-ours"),
    Refused("old version", meta(format="scoring-form/0"), "form-version"),
    Refused("hidden sheet incomplete", by_hand(lambda book: book[META_SHEET].delete_rows(7)), "form-hidden-sheet"),
    Refused("other campaign", meta(campaign="small-2021"), "form-other-campaign"),
    Refused("other criteria", meta(criteria="large@1"), "form-other-criteria"),
    Refused("other digest, without a base", meta(format=WITHOUT_BASE, digest="sha256:0"), "form-criteria-changed"),
    Refused("unknown unit", meta(unit="77"), "form-unit-unknown"),
    Refused("unknown stage", meta(stage="final"), "form-stage-unknown"),
    Refused("unknown body", meta(body="nobody"), "form-body-unknown"),
    Refused("other unit", meta(unit="02"), "form-key-other-unit", f"{SHEET}!A4"),
    Refused("row of another unit", put("A5", "02|I.2"), "form-key-other-unit", f"{SHEET}!A5"),
    Refused("one item of two", form(**{"I_4|report": {}}), "form-half-filled", f"{SHEET}!C9"),
    # rows and columns
    Refused("row deleted", sheet(lambda ws: ws.delete_rows(5)), "form-row-missing", says="I.2"),
    Refused(
        "row of an item deleted", sheet(lambda ws: ws.delete_rows(8)), "form-option-missing", f"{SHEET}!A7", "plan"
    ),
    Refused("parent row deleted", sheet(lambda ws: ws.delete_rows(7)), "form-option-alone", f"{SHEET}!A7"),
    Refused("row copied", sheet(copied_row), "form-key-twice", f"{SHEET}!A6", "I.2"),
    Refused("row without key filled", sheet(lambda ws: inserted(ws, 5, "có")), "form-row-without-key", f"{SHEET}!C5"),
    Refused("unknown code", put("A5", "01|I.9"), "code-unknown", f"{SHEET}!A5"),
    Refused("unknown item", put("A8", "01|I.4|plans"), "form-option-unknown", f"{SHEET}!A8"),
    Refused("item of a rule without", put("A8", "01|I.2|plan"), "form-option-unknown", f"{SHEET}!A8"),
    Refused("key unreadable", put("A5", "I.2"), "form-key-unreadable", f"{SHEET}!A5"),
    Refused("column deleted", sheet(lambda ws: ws.delete_cols(4)), "form-column-missing", f"{SHEET}!A4", "fact2"),
    Refused("column copied", put("J1", "note"), "form-role-twice", f"{SHEET}!J1"),
    Refused("roles deleted", sheet(lambda ws: ws.delete_rows(1)), "form-empty"),
    # cells
    Refused("formula", put("C4", "=40+5"), "form-formula", f"{SHEET}!C4"),
    Refused("formula in a note", put("G4", '=HYPERLINK("http://evil.example")'), "form-formula", f"{SHEET}!G4"),
    Refused("formula in a key", put("A5", '="01|I.2"'), "form-formula", f"{SHEET}!A5"),
    Refused("formula in an item", put("C8", "=C9"), "form-formula", f"{SHEET}!C8"),
    Refused(
        "formula over an area",
        parts(in_data('<c r="B3"', '<c r="J3"><f t="array" ref="C4:C5">1</f><v>1</v></c><c r="B3"')),
        "form-formula",
        f"{SHEET}!C4",
    ),
    Refused(
        "error value",
        parts(in_data('<c r="C4"><v>45</v>', '<c r="C4" t="e"><v>#N/A</v>')),
        "form-cell-error",
        f"{SHEET}!C4",
    ),
    Refused("merged cells", sheet(lambda ws: ws.merge_cells("C5:D6")), "form-merged", f"{SHEET}!C5"),
    Refused("control character", form(I_2={"fact1": "có", "note": "a\x01b"}), "text-control-character", f"{SHEET}!G5"),
    Refused("10,000 digits", form(I_6={"fact1": "1" * 10_000}), "number-too-long", f"{SHEET}!C11"),
    Refused("more than the whole", form(I_1={"fact1": 51, "fact2": 50}), "share-above-one", f"{SHEET}!C4"),
    Refused("half a thing", form(I_1={"fact1": 45, "fact2": 50.5}), "count-not-whole", f"{SHEET}!D4"),
    Refused("share became a date", sheet(became_date), "share-became-date", f"{SHEET}!C4"),
    Refused("two separators", form(I_6={"fact1": "1.000,5"}), "number-two-separators", f"{SHEET}!C11"),
    Refused("no such day", form(I_3={"fact1": "30/02/2022"}), "date-unreadable", f"{SHEET}!C6"),
    Refused("day without date", form(I_3={"fact1": 44923}), "date-became-number", f"{SHEET}!C6", "28/12/2022"),
    Refused("neither yes nor no", form(**{"I_4|report": {"fact1": "x"}}), "not-yes-or-no", f"{SHEET}!C9"),
    Refused("judged without note", form(I_5={"fact1": 1}), "judged-without-note", f"{SHEET}!G10"),
    Refused("off step", form(I_5={"fact1": 1.3, "note": "a"}), "off-step", f"{SHEET}!C10"),
    Refused("claim forbidden", form(I_2={"na": "không áp dụng", "note": "a"}), "claim-forbidden", f"{SHEET}!E5"),
    Refused("claim without note", form(I_1={"na": "không áp dụng"}), "claim-without-note", f"{SHEET}!G4"),
    Refused(
        "claim and facts",
        form(I_1={"fact1": 1, "fact2": 2, "na": "không áp dụng", "note": "a"}),
        "form-claim-and-facts",
        f"{SHEET}!E4",
    ),
    Refused("points at self", form(I_2={"points": 1}), "points-not-deciding", f"{SHEET}!F5"),
    Refused("second cell not asked", form(I_6={"fact1": 1, "fact2": 3}), "form-cell-not-asked", f"{SHEET}!D11"),
    Refused(
        "unknown document",
        form(I_1={"fact1": 1, "fact2": 2, "evidence": "TL9"}),
        "form-document-unknown",
        f"{SHEET}!H4",
    ),
]

NFD = unicodedata.normalize("NFD", "có")

READ = [
    Read("as it was filled", form()),
    Read("changed labels", sheet(other_labels)),
    Read("renamed and reordered sheets", by_hand(renamed)),
    Read("a sheet split in two", by_hand(split)),
    Read("rows in another order", sheet(shuffled)),
    Read("rows inserted", sheet(inserted_above)),
    Read("a column moved", sheet(moved_column)),
    Read("hidden rows, columns, sheets", by_hand(hidden)),
    Read("saved by openpyxl", by_hand(void)),
    Read("bold, comments, colours", sheet(decorated)),
    Read("strings in their cells", parts(inline_strings)),
    Read("text in two fonts", parts(rich_text)),
    Read("cells without names", parts(without_names)),
    Read("elements with a prefix", parts(prefixed)),
    Read("strict Open XML", parts(strict)),
    Read("not compressed", parts(void, zipfile.ZIP_STORED)),
    Read("huge dimension", parts(huge_dimension)),
    Read("a link to a page", parts(hyperlink)),
    Read("a picture", parts(added("xl/media/image1.png", b"\x89PNG\r\n"))),
    *(
        Read(f"a picture as {kind}", parts(added(f"xl/media/image1.{kind}", b"\xff\xd8\0<!DOCTYPE")))
        for kind in ("jfif", "webp", "wdp", "heic", "tmp")
    ),
    Read("what Power Query keeps", parts(added("customXml/item1.xml", "<a/>".encode("utf-16")))),
    *(
        Read(f"a number as {odd}", parts(in_data("<v>45</v>", f"<v>{odd}</v>")))
        for odd in ("4<![CDATA[5]]>", "4&#53;", "&#52;5", "4<!-- -->5", "<?a?>45", "<![CDATA[45]]>")
    ),
    Read("more texts announced than there are", parts(in_part(TEXTS, 'uniqueCount="', 'uniqueCount="9999'))),
    Read("printer settings", parts(added("xl/printerSettings/printerSettings1.bin", b"\0" * 100))),
    Read("merged headings", sheet(lambda ws: ws.merge_cells("A2:I2"))),
    Read("a formula outside the input", put("B4", "=1+1")),
    Read("an error outside the input", parts(in_data('<c r="B3"', '<c r="J3" t="e"><v>#REF!</v></c><c r="B3"'))),
    Read("numbers as text", form(I_1={"fact1": "45", "fact2": " 50 ", "evidence": "TL1", "page": "trang 2"})),
    Read("text as number", form(I_6={"fact1": 0.75})),
    Read("noise of binary arithmetic", form(I_6={"fact1": 0.1 + 0.2}), {"I.6": "0,3"}),
    Read("a decimal point", form(I_6={"fact1": "0.75"}), {"I.6": "0.75"}),
    Read("three decimals", form(I_1={"fact1": 89.125, "evidence": "a"}), {"I.1": "89,125"}),
    Read("a percent format", sheet(percent), {"I.1": "90%"}),
    Read("a percent sign in the format's text", sheet(literal_percent), {"I.1": "90"}),
    Read("a percentage typed", form(I_1={"fact1": "90 %", "evidence": "a"}), {"I.1": "90 %"}),
    Read("a date cell", put("C6", datetime.date(2022, 12, 28))),
    Read("a date cell with a time", put("C6", datetime.datetime(2022, 12, 28, 16, 30))),
    Read("an ISO date", form(I_3={"fact1": "2022-12-28"})),
    Read("not done", form(I_3={"fact2": "Không  thực hiện"}), {"I.3": "none"}),
    Read(
        "non-breaking spaces",
        form(I_2={"fact1": "\u00a0có\u202f"}, I_1={"fact1": "45\u00a0", "fact2": 50, "evidence": "a"}),
    ),
    Read("marks that are not seen", form(I_2={"fact1": "\ufeffcó\u200b"})),
    Read("decomposed letters", form(I_2={"fact1": NFD})),
    Read("capitals", form(I_2={"fact1": "CÓ"})),
    Read("TRUE", form(I_2={"fact1": True})),
    Read("a claim", form(I_1={"na": "Không áp dụng", "note": "Không phát sinh"}), {"I.1": "n/a"}),
    Read("a claim where the figure belongs", form(I_1={"fact1": "không áp dụng", "note": "a"}), {"I.1": "n/a"}),
    Read("10,000 characters in a note", form(I_2={"fact1": "có", "note": "ă" * 10_000}), note="ă" * 10_000),
    Read("several lines in a note", form(I_2={"fact1": "có", "note": "một\r\nhai\tba"}), note="một\nhai ba"),
    Read("a note that looks like a formula", form(I_2={"fact1": "có", "note": "'=1+1"}), note="'=1+1"),
    Read("markup in a note", form(I_2={"fact1": "có", "note": "<b>&amp;</b>"}), note="<b>&amp;</b>"),
]
