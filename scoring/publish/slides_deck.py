"""A deck of slides as .pptx: wide, one look, the sample mark and the digests on every slide, the same bytes each time.

Charts are native: they can be changed in the presentation program. Every text is a plain run; in the workbooks behind
the charts a text stays a text whatever it begins with.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from scoring.publish.workbooks.page import CREATED
from scoring.spreadsheet.book import Book, clean

WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, BOTTOM = 0.6, 1.45, 6.75
"""Where the content of a slide stands, in inches."""
INK, ACCENT, PALE, GOOD, BAD, GREY = "1F2A44", "1F5FA8", "EAF0F8", "2E7D4F", "B3372F", "5F6B7A"
MOST_TITLE = 110
LETTERS = 150
"""How many letters of one point stand in an inch."""
SIZES = ((8, 16, 0.45), (12, 14, 0.38), (1_000, 12, 0.285))
"""Tables of at most so many rows: the size of their letters in points, the height of a row in inches."""
TITLE_ONLY = 5
"""The layout of python-pptx's template that has a title and nothing else."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = ("/thumbnail", "/printerSettings")
"""Parts of the template that say nothing about this deck."""


class Box(NamedTuple):
    """A place on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


class SlideColumn(NamedTuple):
    """A column of a table: its heading, its width in inches, whether it holds numbers."""

    title: str
    width: float
    number: bool = False


class Bars(NamedTuple):
    """A chart of one series: what its values are, a label and a value each, how they are shown."""

    name: str
    labels: Sequence[str]
    values: Sequence[float]
    shown: str = "0.00"
    lying: bool = True


class Figure(NamedTuple):
    """A number in large letters with what it is of."""

    number: str
    caption: str


def cut(text: str, most: int) -> str:
    """A text that fits its place."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _letters(column: SlideColumn, size: int) -> int:
    """How many letters of a size a column has room for."""
    return round(LETTERS * max(column.width, 1) / size)


class _ChartData(CategoryChartData):  # type: ignore[misc]  # its module has no types
    """The data of a chart, whose workbook keeps every text a text and does not know the time."""

    @property
    def xlsx_blob(self) -> bytes:
        book = Book({}, "_lists")
        book.describe(CREATED)
        sheet = book.sheet("Sheet1")
        for row, category in enumerate(self.categories, 1):
            sheet.put(row, 0, str(category.label))
        for column, series in enumerate(self, 1):
            sheet.put(0, column, series.name)
            for row, value in enumerate(series.values, 1):
                sheet.put(row, column, value)
        return book.finish({}, "_keys")


@dataclass
class Deck:
    """Slides under way; `mark` (may be empty) and `foot` stand on each."""

    lang: str
    title: str
    mark: str
    foot: str

    def __post_init__(self) -> None:
        self._file = Presentation()
        _widen(self._file)
        properties = self._file.core_properties
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.title = cut(clean(self.title), 200)
        for relations in (self._file.part.package._rels, self._file.part.rels):
            for key, relation in list(relations.items()):
                if relation.reltype.endswith(_LEFT_OUT):
                    relations.pop(key)

    def page(self, title: str) -> "Page":
        """A new slide with its title."""
        slide = self._file.slides.add_slide(self._file.slide_layouts[TITLE_ONLY])
        page = Page(slide, self)
        held = slide.shapes.title
        held.left, held.top, held.width, held.height = map(Inches, (LEFT, 0.45, WIDTH - 2 * LEFT, 0.85))
        page.write(held.text_frame, [cut(title, MOST_TITLE)], 28, bold=True)
        held.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        if self.mark:
            page.band(self.mark)
        page.text(Box(LEFT, 7.0, WIDTH - 2 * LEFT - 0.7, 0.3), [self.foot], 8, color=GREY)
        number = str(len(self._file.slides))
        page.text(Box(WIDTH - LEFT - 0.7, 7.0, 0.7, 0.3), [number], 10, color=GREY, align=PP_ALIGN.RIGHT)
        return page

    def cover(self, above: str, lines: Sequence[str], small: str) -> None:
        """The first slide: the deck's title, a line above it, lines below, and small print."""
        page = self.page(self.title)
        held = page.slide.shapes.title
        held.left, held.top, held.width, held.height = map(Inches, (LEFT, 2.1, WIDTH - 2 * LEFT, 1.6))
        page.write(held.text_frame, [cut(self.title, 160)], 36, bold=True)
        page.text(Box(LEFT, 1.5, WIDTH - 2 * LEFT, 0.5), [above], 20, color=ACCENT)
        page.text(Box(LEFT, 3.9, WIDTH - 2 * LEFT, 1.0), [cut(line, 160) for line in lines], 18)
        page.text(Box(LEFT, 5.1, WIDTH - 2 * LEFT, 1.6), [cut(small, 600)], 12, color=GREY)

    def as_bytes(self) -> bytes:
        """The presentation; the same slides give the same bytes."""
        written, packed = io.BytesIO(), io.BytesIO()
        self._file.save(written)
        with zipfile.ZipFile(written) as given, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
            for entry in given.infolist():
                named = zipfile.ZipInfo(entry.filename, _EARLIEST)
                named.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(named, given.read(entry))
        return packed.getvalue()


def _widen(file: Any) -> None:
    """The template's 4:3 made 16:9, its master and layouts too, for those who add slides of their own."""
    wider = Inches(WIDTH) / file.slide_width
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for holder in (file.slide_master, *file.slide_layouts):
        for shape in holder.placeholders:
            if shape.element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)


@dataclass(frozen=True)
class Page:
    """One slide."""

    slide: Slide
    deck: Deck

    def band(self, mark: str) -> None:
        """The sample mark across the top."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Inches(WIDTH), Inches(0.32))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(BAD)
        shape.line.fill.background()
        shape.text_frame.margin_top = shape.text_frame.margin_bottom = 0
        self.write(shape.text_frame, [mark], 12, bold=True, color="FFFFFF", align=PP_ALIGN.CENTER)

    def text(
        self, box: Box, lines: Sequence[str], size: float, color: str = INK, align: PP_ALIGN = PP_ALIGN.LEFT
    ) -> None:
        """Lines of text in a box."""
        shape = self.slide.shapes.add_textbox(*map(Inches, box))
        self.write(shape.text_frame, lines, size, color=color, align=align)

    def note(self, line: str) -> None:
        """What the slide says, in a sentence below its content."""
        self.text(Box(LEFT, 6.45, WIDTH - 2 * LEFT, 0.45), [cut(line, 200)], 16, color=INK)

    def figures(self, figures: Sequence[Figure]) -> None:
        """Large numbers side by side."""
        gap = 0.25
        width = (WIDTH - 2 * LEFT - gap * (len(figures) - 1)) / len(figures)
        for index, figure in enumerate(figures):
            place = Box(LEFT + index * (width + gap), TOP, width, 1.25)
            shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, place))
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor.from_string(PALE)
            shape.line.fill.background()
            frame = shape.text_frame
            self.write(frame, [figure.number], 30, bold=True, color=ACCENT, align=PP_ALIGN.CENTER)
            self.write(frame, [cut(figure.caption, 60)], 14, align=PP_ALIGN.CENTER, more=True)

    def table(self, columns: Sequence[SlideColumn], rows: Sequence[Sequence[str]]) -> None:
        """A table with a heading, as wide as its columns; as high, and in letters as large, as its rows leave room for.

        The letters are smaller where fewer texts are cut then.
        """
        room = [(size, height) for most, size, height in SIZES if len(rows) <= most]
        height = room[0][1]
        texts = [(column, text) for row in rows for column, text in zip(columns, row, strict=True)]
        cuts = {size: sum(len(text) > _letters(column, size) for column, text in texts) for size, _ in room}
        size = min(cuts, key=lambda size: (cuts[size], -size))
        place = Box(LEFT, TOP, sum(column.width for column in columns), height * (len(rows) + 1))
        frame = self.slide.shapes.add_table(len(rows) + 1, len(columns), *map(Inches, place))
        table = frame.table
        table.horz_banding = True
        for index, column in enumerate(columns):
            table.columns[index].width = Inches(column.width)
        for row, cells in enumerate([[column.title for column in columns], *rows]):
            table.rows[row].height = Inches(height)
            for index, (column, value) in enumerate(zip(columns, cells, strict=True)):
                cell = table.cell(row, index)
                cell.margin_top = cell.margin_bottom = Inches(0.02)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(ACCENT if not row else PALE if row % 2 else "FFFFFF")
                align = PP_ALIGN.RIGHT if column.number else PP_ALIGN.LEFT
                color = INK if row else "FFFFFF"
                text = cut(value, _letters(column, size))
                self.write(cell.text_frame, [text], size, bold=not row, color=color, align=align)
                cell.text_frame.word_wrap = False

    def chart(self, box: Box, bars: Bars, title: str = "") -> None:
        """A native chart of bars: lying ones read downwards, those below 0 in another colour."""
        data = _ChartData(number_format=bars.shown)
        data.categories = [clean(label) for label in bars.labels]
        data.add_series(bars.name, bars.values)
        kind = XL_CHART_TYPE.BAR_CLUSTERED if bars.lying else XL_CHART_TYPE.COLUMN_CLUSTERED
        frame = self.slide.shapes.add_chart(kind, *map(Inches, box), data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(title or bars.name))
        chart = frame.chart
        for element in chart._chartSpace.iter("{*}axId", "{*}crossAx"):
            element.set("val", element.get("val").lstrip("-"))  # python-pptx's are below 0, the schema's are not
        chart.has_legend = False
        chart.font.size = Pt(12)
        chart.has_title = bool(title)
        if title:
            self.write(chart.chart_title.text_frame, [title], 14, bold=True)
        plot = chart.plots[0]
        plot.gap_width = 45
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = bars.shown, False
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size = Pt(12)
        chart.value_axis.visible = False
        chart.value_axis.has_major_gridlines = False
        least, most = min(0.0, *bars.values), max(0.0, *bars.values)
        room = 0.15 * (most - least or 1)
        chart.value_axis.minimum_scale = least - room if least < 0 else 0
        chart.value_axis.maximum_scale = most + room
        chart.category_axis.reverse_order = bars.lying
        chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        chart.category_axis.has_major_gridlines = False
        series = plot.series[0]
        series.invert_if_negative = False
        signed = least < 0
        for index, value in enumerate(bars.values):
            fill = series.points[index].format.fill
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string((GOOD if value > 0 else BAD) if signed else ACCENT)

    def write(
        self,
        frame: TextFrame,
        lines: Sequence[str],
        size: float,
        *,
        bold: bool = False,
        color: str = INK,
        align: PP_ALIGN = PP_ALIGN.LEFT,
        more: bool = False,
    ) -> None:
        """Lines into a frame, in place of what it has or, with `more`, after it."""
        if not more:
            frame.clear()
        frame.word_wrap = True
        for index, line in enumerate(lines):
            paragraph = frame.add_paragraph() if index or more else frame.paragraphs[0]
            paragraph.alignment = align
            run = paragraph.add_run()
            run.text = clean(line).replace("\n", " ")
            font = run.font
            font.size, font.bold = Pt(size), bold
            font.color.rgb = RGBColor.from_string(color)
            font.language_id = MSO_LANGUAGE_ID.VIETNAMESE if self.deck.lang == "vi" else MSO_LANGUAGE_ID.ENGLISH_UK
