"""Texts of an SVG drawing as outlines: a reader without the fonts would draw them wider, and letters unjoined."""

import unicodedata
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainterPath, QTextLayout, QTextOption

_SVG = "http://www.w3.org/2000/svg"
_RIGHT_TO_LEFT = ("R", "AL")


def outline_texts(path: Path) -> None:
    """Replace each text that QSvgGenerator wrote by its outline; its letters stay in the title of that."""
    ElementTree.register_namespace("", _SVG)
    tree = ElementTree.parse(path)
    for parent in tree.iter():
        for at, child in enumerate(list(parent)):
            if child.tag == f"{{{_SVG}}}text" and (outline := _outline(child)) is not None:
                parent[at] = outline
    tree.write(path, encoding="utf-8", xml_declaration=True)


def _outline(text: ElementTree.Element) -> ElementTree.Element | None:
    words = text.text or ""
    font = QFont([name.strip() for name in text.get("font-family", "").split(",")])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(round(float(text.get("font-size", "13"))))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    drawn = _path(words, font).translated(float(text.get("x", "0")), float(text.get("y", "0")))
    if drawn.isEmpty() and any(unicodedata.category(char) not in ("Cf", "Zs") for char in words):
        # pictures, such as emoji, have no outline
        return None
    kept = {name: value for name, value in text.attrib.items() if name.startswith(("fill", "stroke"))}
    found = ElementTree.Element(f"{{{_SVG}}}path", {**kept, "fill-rule": "nonzero", "d": _data(drawn)})
    ElementTree.SubElement(found, f"{{{_SVG}}}title").text = words
    return found


def _path(words: str, font: QFont) -> QPainterPath:
    """Return the outline of a run of one direction, its baseline at nought and its left end there too."""
    option = QTextOption()
    rtl = any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in words)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    found = QPainterPath()
    found.setFillRule(Qt.FillRule.WindingFill)
    for run in layout.glyphRuns():
        raw = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            found.addPath(raw.pathForGlyph(glyph).translated(place - QPointF(0, line.ascent())))
    return found


def _data(path: QPainterPath) -> str:
    """Return a path as SVG writes it."""
    signs = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.LineToElement: "L",
        QPainterPath.ElementType.CurveToElement: "C",
        QPainterPath.ElementType.CurveToDataElement: "",
    }
    parts = (path.elementAt(at) for at in range(path.elementCount()))
    return " ".join(f"{signs[part.type]}{part.x:.2f} {part.y:.2f}" for part in parts)
