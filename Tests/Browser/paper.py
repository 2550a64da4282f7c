"""What comes out of the printer, read as a PDF by a program that is not the browser."""

import pypdfium2
import zxingcpp
from playwright.sync_api import expect

A3, A4, A5 = (842, 1191), (595, 842), (420, 595)  # points
MILLIMETRE = 72 / 25.4


class Paper:
    """A printed page, as the page itself wants its paper."""

    def __init__(self, page, path):
        """Prints what the browser shows at this moment: see the page first after a click that leads to it."""
        page.pdf(path=path, prefer_css_page_size=True)
        document = pypdfium2.PdfDocument(path)
        self.sheets = [Sheet(document[number]) for number in range(len(document))]
        document.close()
        page.emulate_media(media="print")
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("navigation")).to_have_count(0)
        expect(page.get_by_role("contentinfo")).to_have_count(0)
        page.emulate_media(media="screen")

    @property
    def text(self):
        return " ".join(sheet.text for sheet in self.sheets)

    @property
    def codes(self):
        return [code for sheet in self.sheets for code in sheet.codes]

    def faults(self, size, sheets, margin=10, says=()):
        """
        What is wrong with it, in words.

        sheets: how many it takes at most; none of them empty.
        margin: in millimetres; nothing stands nearer to the edge.
        """
        found = [f"{place} is {sheet.size}" for place, sheet in enumerate(self.sheets) if sheet.size != size]
        if not 1 <= len(self.sheets) <= sheets:
            found.append(f"{len(self.sheets)} sheets")
        found += [f"sheet {place} is empty" for place, sheet in enumerate(self.sheets) if not sheet.text]
        found += [f"sheet {place} has text {sheet.nearest:.1f} mm from its edge" for place, sheet in enumerate(self.sheets) if sheet.text and sheet.nearest < margin]
        found += [f"does not say ‘{words}’" for words in says if words not in self.text]
        found += [f"says ‘{words}’, which is for a screen" for words in ["Afmelden", "Naar de inhoud", "oefenomgeving"] if words in self.text]
        return found


class Sheet:
    """One side of paper: its size in points, its words on one line, how near to the edge they come, and the codes that a telephone reads from it."""

    def __init__(self, page):
        width, height = page.get_size()
        self.size = (round(width), round(height))
        text = page.get_textpage()
        self.text = " ".join(text.get_text_range().split())
        boxes = [text.get_charbox(place) for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
        edges = [min(left, bottom, width - right, height - top) for left, bottom, right, top in boxes]
        self.nearest = min(edges, default=0) / MILLIMETRE
        picture = page.render(scale=2, grayscale=True)
        self.codes = [code.text for code in zxingcpp.read_barcodes(memoryview(bytes(picture.buffer)).cast("B", (picture.height, picture.stride)))]
