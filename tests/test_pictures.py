"""Pictures without metadata: the pixels stay, what they say of the person goes, any bytes end well.

Pillow makes the pictures and looks at them afterwards.
"""

import hashlib
import io
import struct
import time
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from journal_tool.pictures import Picture, read_picture

PLANTED = "zqxSecret"
BYTES = PLANTED.encode()
WIDE, HIGH = 23, 17
ORIENTATION, MAKE, PLACE = 0x0112, 0x010F, 0x8825
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def image(mode: str = "RGB", shift: int = 0) -> Image.Image:
    """Return a picture in which no two pixels beside each other are the same."""
    found = Image.new("RGBA", (WIDE, HIGH))
    for x in range(WIDE):
        for y in range(HIGH):
            colours = (x * 11 + shift) % 256, (y * 15 + shift) % 256, (x * y + shift) % 256
            found.putpixel((x, y), (*colours, 255 if (x + y) % 3 else 40))
    return found.convert(mode)


def exif(turned: int = 1) -> Image.Exif:
    """Return EXIF with an orientation, a maker and a place."""
    made = Image.Exif()
    made[ORIENTATION] = turned
    made[MAKE] = PLANTED
    made.get_ifd(PLACE)[1] = "N"
    made.get_ifd(PLACE)[29] = PLANTED
    return made


def saved(of: Image.Image, form: str, **options: object) -> bytes:
    held = io.BytesIO()
    of.save(held, form, **options)
    return held.getvalue()


def png_text() -> PngImagePlugin.PngInfo:
    made = PngImagePlugin.PngInfo()
    made.add_text("Author", PLANTED)
    made.add_text("Comment", PLANTED, zip=True)
    made.add_itxt("XML:com.adobe.xmp", PLANTED)
    made.add(b"tIME", bytes(7))
    made.add(b"prVt", BYTES)
    return made


STEPS = [image("P", shift) for shift in (40, 80)]
FULL_STEPS = [image("RGB", shift) for shift in (40, 80)]
XMP = {"xmp": BYTES}

MADE: dict[str, tuple[str, bytes]] = {
    "a photograph": (
        "jpg",
        saved(image(), "JPEG", exif=exif(), comment=PLANTED, icc_profile=PROFILE, **XMP),
    ),
    "a progressive photograph": (
        "jpg",
        saved(image(), "JPEG", exif=exif(), progressive=True, restart_marker_rows=1),
    ),
    "a grey photograph": ("jpg", saved(image("L"), "JPEG", comment=PLANTED)),
    "a photograph for print": ("jpg", saved(image("CMYK"), "JPEG", exif=exif())),
    "a PNG": ("png", saved(image(), "PNG", exif=exif(), pnginfo=png_text(), icc_profile=PROFILE)),
    "a PNG with alpha": ("png", saved(image("RGBA"), "PNG", pnginfo=png_text(), dpi=(72, 72))),
    "a PNG with a palette": (
        "png",
        saved(image("P"), "PNG", transparency=3, pnginfo=png_text()),
    ),
    "a PNG that moves": (
        "png",
        saved(image(), "PNG", save_all=True, append_images=FULL_STEPS, pnginfo=png_text()),
    ),
    "a GIF": ("gif", saved(image("P"), "GIF", comment=PLANTED)),
    "a GIF that moves": (
        "gif",
        saved(
            image("P"),
            "GIF",
            save_all=True,
            append_images=STEPS,
            loop=3,
            duration=70,
            comment=PLANTED,
            transparency=2,
        ),
    ),
    "a WebP": ("webp", saved(image(), "WEBP")),
    "a WebP without loss": ("webp", saved(image("RGBA"), "WEBP", lossless=True)),
    "a WebP with alpha": (
        "webp",
        saved(image("RGBA"), "WEBP", exif=exif(), icc_profile=PROFILE, **XMP),
    ),
    "a WebP with metadata": ("webp", saved(image(), "WEBP", exif=exif(), **XMP)),
    "a WebP that moves": (
        "webp",
        saved(image(), "WEBP", save_all=True, append_images=FULL_STEPS, exif=exif(), **XMP),
    ),
}


def known(data: bytes) -> Picture:
    found = read_picture(data)
    assert found is not None
    return found


def frames(data: bytes) -> Iterator[tuple[bytes, object]]:
    """Yield the pixels of each step, and how long it stands."""
    with Image.open(io.BytesIO(data)) as opened:
        for at in range(getattr(opened, "n_frames", 1)):
            opened.seek(at)
            yield opened.convert("RGBA").tobytes(), opened.info.get("duration")


@pytest.mark.parametrize("name", MADE)
def test_the_pixels_stay_and_metadata_goes(name: str) -> None:
    kind, data = MADE[name]
    found = known(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(found.data)) as after:
        assert list(frames(found.data)) == list(frames(data))
        assert dict(after.getexif()) == {}
        assert not {"comment", "exif", "xmp", "Author", "XML:com.adobe.xmp"} & set(after.info)
        for stays in ("icc_profile", "transparency", "jfif_density", "loop", "gamma", "adobe"):
            assert after.info.get(stays) == before.info.get(stays), stays
    assert (found.kind, found.width, found.height) == (kind, WIDE, HIGH)
    assert found.digest == hashlib.sha256(found.data).hexdigest()
    assert BYTES not in found.data
    assert b"prVt" not in found.data


@pytest.mark.parametrize("name", MADE)
def test_what_is_clean_stays_as_it_is(name: str) -> None:
    once = known(MADE[name][1])

    assert known(once.data) == once


@pytest.mark.parametrize("name", MADE)
def test_what_stands_behind_the_end_goes(name: str) -> None:
    """A film, for instance, or a second picture, as telephones add them."""
    data = MADE[name][1]

    assert known(data + BYTES + data).data == known(data).data


@pytest.mark.parametrize("name", MADE)
def test_a_picture_that_is_cut_off_is_none(name: str) -> None:
    data = MADE[name][1]

    assert [at for at in range(len(data)) if read_picture(data[:at]) is not None] == []


@pytest.mark.parametrize(("form", "kind"), [("JPEG", "jpg"), ("PNG", "png")])
@pytest.mark.parametrize("turned", range(1, 9))
def test_the_side_that_is_up_stays_and_nothing_else_of_exif(
    form: str, kind: str, turned: int
) -> None:
    found = known(saved(image(), form, exif=exif(turned)))
    with Image.open(io.BytesIO(found.data)) as opened:
        left = opened.getexif()

    assert dict(left) == ({} if turned == 1 else {ORIENTATION: turned})
    assert left.get_ifd(PLACE) == {}
    assert found.kind == kind
    assert (found.width, found.height) == ((WIDE, HIGH) if turned < 5 else (HIGH, WIDE))
    assert BYTES not in found.data


# -- parts that no library writes ----------------------------------------------------------------

JPEG = saved(image(), "JPEG")
PNG = saved(image(), "PNG")
GIF = saved(image("P"), "GIF")
WEBP = saved(image(), "WEBP")


def segment(marker: int, inside: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(inside) + 2) + inside


def after_begin(*more: bytes) -> bytes:
    """Return a photograph with further segments at its beginning."""
    return JPEG[:2] + b"".join(more) + JPEG[2:]


def tiff(*entries: bytes, order: str = "<", count: int | None = None) -> bytes:
    mark = b"II" if order == "<" else b"MM"
    number = len(entries) if count is None else count
    return mark + struct.pack(f"{order}HIH", 42, 8, number) + b"".join(entries)


def entry(tag: int, kind: int, count: int, value: int, order: str = "<") -> bytes:
    return struct.pack(f"{order}HHIHH", tag, kind, count, value, 0)


@pytest.mark.parametrize(
    ("data", "turned"),
    [
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 6)), 6, id="the least first"),
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 8, ">"), order=">"), 8, id="the most first"),
        pytest.param(
            tiff(entry(MAKE, 3, 1, 9), entry(ORIENTATION, 3, 1, 3)), 3, id="behind another entry"
        ),
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 6), count=65535), 6, id="fewer than it says"),
        pytest.param(tiff(count=65535), 1, id="none, and it says many"),
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 0)), 1, id="0"),
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 9)), 1, id="9"),
        pytest.param(tiff(entry(ORIENTATION, 4, 1, 6)), 1, id="of another type"),
        pytest.param(tiff(entry(ORIENTATION, 3, 2, 6)), 1, id="two of them"),
        pytest.param(tiff(entry(ORIENTATION, 3, 1, 6))[:-1], 1, id="cut off"),
        pytest.param(b"II*\0\xff\xff\xff\xff", 1, id="far away"),
        pytest.param(b"II*\0", 1, id="nothing behind the mark"),
        pytest.param(b"XX*\0" + bytes(30), 1, id="no mark"),
        pytest.param(b"", 1, id="nothing"),
    ],
)
def test_an_orientation_is_read_as_browsers_do(data: bytes, turned: int) -> None:
    found = known(after_begin(segment(0xE1, b"Exif\0\0" + data)))
    with Image.open(io.BytesIO(found.data)) as opened:
        assert opened.getexif().get(ORIENTATION, 1) == turned


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + BYTES), id="XMP"),
        pytest.param(segment(0xE0, b"JFXX\0\x10" + BYTES), id="a preview"),
        pytest.param(segment(0xE0, b"JFIF\0" + BYTES[:4]), id="JFIF that is too short"),
        pytest.param(segment(0xE2, b"MPF\0" + BYTES), id="further pictures"),
        pytest.param(segment(0xED, b"Photoshop 3.0\0" + BYTES), id="IPTC"),
        pytest.param(segment(0xEE, b"Adobe"), id="Adobe that is too short"),
        pytest.param(segment(0xEE, b"other" + BYTES * 3), id="not Adobe"),
        pytest.param(segment(0xEB, b"JP" + BYTES), id="where it comes from"),
        pytest.param(segment(0xFE, BYTES), id="a comment"),
        pytest.param(b"\xff" * 9 + segment(0xFE, b""), id="bytes that fill"),
    ],
)
def test_a_segment_of_a_photograph_that_shows_nothing_goes(more: bytes) -> None:
    assert known(after_begin(more)).data == known(JPEG).data


def test_a_preview_in_jfif_goes_and_its_measures_stay() -> None:
    head = b"JFIF\0\x01\x02\x01\x00\x48\x00\x48"
    data = JPEG[:2] + segment(0xE0, head + b"\x02\x02" + BYTES[:6] * 2) + JPEG[20:]
    found = known(data)

    assert JPEG[2:4] == b"\xff\xe0"
    assert found.data[:20] == JPEG[:2] + segment(0xE0, head + b"\0\0")
    assert list(frames(found.data)) == list(frames(JPEG))


def test_a_photograph_for_print_says_no_more_of_its_colours_than_it_must() -> None:
    data = saved(image("CMYK"), "JPEG")
    at = data.index(b"\xff\xee\x00\x0eAdobe")
    longer = data[:at] + segment(0xEE, data[at + 4 : at + 16] + BYTES) + data[at + 16 :]

    assert known(longer).data == known(data).data
    assert b"Adobe" in known(data).data


def chunk(kind: bytes, inside: bytes, check: int | None = None) -> bytes:
    found = zlib.crc32(kind + inside) if check is None else check
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", found)


HEAD_END = 8 + 25


def after_head(*more: bytes) -> bytes:
    return PNG[:HEAD_END] + b"".join(more) + PNG[HEAD_END:]


def test_a_second_exif_of_a_png_counts_for_nothing() -> None:
    first, second = (tiff(entry(ORIENTATION, 3, 1, turned)) for turned in (1, 6))

    assert known(after_head(chunk(b"eXIf", first), chunk(b"eXIf", second))).data == PNG


def test_a_check_sum_counts_for_what_stays() -> None:
    assert known(after_head(chunk(b"tEXt", BYTES, check=1))).data == PNG
    assert read_picture(after_head(chunk(b"gAMA", bytes(4), check=1))) is None


def gif_block(label: int, *inside: bytes) -> bytes:
    return bytes((0x21, label)) + b"".join(bytes((len(one),)) + one for one in inside) + b"\0"


def before_end(*more: bytes) -> bytes:
    return GIF[:-1] + b"".join(more) + GIF[-1:]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(gif_block(0xFE, BYTES, BYTES), id="a comment"),
        pytest.param(gif_block(0xFF, b"XMP DataXMP", BYTES), id="XMP"),
        pytest.param(gif_block(0xFF, b"NETSCAPE2.0", b"\x02" + BYTES[:4]), id="no loop"),
        pytest.param(gif_block(0xFF, b"NETSCAPE2.0"), id="no loop at all"),
        pytest.param(gif_block(0x01, bytes(12), BYTES), id="text"),
        pytest.param(gif_block(0x99, BYTES), id="anything"),
        pytest.param(gif_block(0xFE), id="nothing"),
    ],
)
def test_a_block_of_a_gif_that_shows_nothing_goes(more: bytes) -> None:
    assert known(before_end(more)).data == GIF


def test_of_a_loop_the_number_stays() -> None:
    loop = gif_block(0xFF, b"NETSCAPE2.0", b"\x01\x05\x00")
    more = gif_block(0xFF, b"NETSCAPE2.0", b"\x01\x05\x00", BYTES)

    assert known(before_end(more)).data == before_end(loop)


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    inside = b"WEBP" + b"".join(
        name + struct.pack("<I", len(data)) + data + b"x" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


PIXELS = (WEBP[12:16], WEBP[20 : 20 + struct.unpack("<I", WEBP[16:20])[0]])
SIZE = struct.pack("<I", WIDE - 1)[:3] + struct.pack("<I", HIGH - 1)[:3]


def test_the_head_of_a_webp_says_what_is_left() -> None:
    everything = b"\xff\xff\xff\xff" + SIZE
    found = known(riff((b"VP8X", everything), (b"ABCD", BYTES), PIXELS, (b"XMP ", BYTES)))

    assert found.data[20:30] == b"\x12\0\0\0" + SIZE  # alpha and movement may be; nothing else is
    assert found.data[30:34] == PIXELS[0]
    assert BYTES not in found.data
    assert b"ABCD" not in found.data


def test_what_stands_behind_a_plain_webp_within_its_file_goes() -> None:
    assert known(riff(PIXELS, (b"XMP ", BYTES))).data == known(WEBP).data


def test_a_step_of_a_webp_holds_pixels_and_no_more() -> None:
    _, data = MADE["a WebP that moves"]
    at = data.index(b"ANMF")
    length = struct.unpack("<I", data[at + 4 : at + 8])[0]
    step = data[at + 8 : at + 8 + length]
    more = step + b"ABCD" + struct.pack("<I", 10) + BYTES + b"\0"
    head = b"\x02\0\0\0" + SIZE
    found = known(riff((b"VP8X", head), (b"ANIM", bytes(6)), (b"ANMF", more)))

    assert found.data == known(riff((b"VP8X", head), (b"ANIM", bytes(6)), (b"ANMF", step))).data
    assert BYTES not in found.data


# -- what is no picture --------------------------------------------------------------------------

FRAME = JPEG[JPEG.index(b"\xff\xc0") :][:19]
SCAN = JPEG.index(b"\xff\xda")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"# A day\n", id="a day"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="SVG"),
        pytest.param(saved(image(), "BMP"), id="BMP"),
        pytest.param(saved(image(), "TIFF"), id="TIFF"),
        pytest.param(b"\xff\xd8\xff", id="JPEG of three bytes"),
        pytest.param(b"\xff\xd8\xff\xd9", id="JPEG of nothing"),
        pytest.param(after_begin(b"\xff\xd8"), id="JPEG with two beginnings"),
        pytest.param(after_begin(b"\xff\xfe\x00\x01"), id="JPEG with a length below its own"),
        pytest.param(after_begin(segment(0xC8, b"")), id="JPEG with a segment of no meaning"),
        pytest.param(after_begin(b"abc"), id="JPEG with bytes between"),
        pytest.param(after_begin(FRAME), id="JPEG with two frames"),
        pytest.param(JPEG[:2] + JPEG[SCAN:], id="JPEG with a scan and no frame"),
        pytest.param(JPEG[:SCAN] + b"\xff\xd9", id="JPEG with a frame and no scan"),
        pytest.param(JPEG.replace(FRAME, FRAME[:5] + bytes(4) + FRAME[9:]), id="JPEG of no size"),
        pytest.param(JPEG.replace(FRAME, segment(0xC0, b"\x08")), id="JPEG with a short frame"),
        pytest.param(PNG[:8] + chunk(b"IEND", b""), id="PNG of nothing"),
        pytest.param(PNG[:HEAD_END] + chunk(b"IEND", b""), id="PNG without pixels"),
        pytest.param(PNG[:8] + PNG[HEAD_END:], id="PNG without a head"),
        pytest.param(after_head(PNG[8:HEAD_END]), id="PNG with two heads"),
        pytest.param(after_head(chunk(b"ABCD", b"")), id="PNG that needs more than we know"),
        pytest.param(
            PNG.replace(PNG[8:HEAD_END], chunk(b"IHDR", bytes(4) + PNG[20:29])), id="PNG, width 0"
        ),
        pytest.param(
            PNG.replace(PNG[8:HEAD_END], chunk(b"IHDR", PNG[16:28])), id="PNG with a short head"
        ),
        pytest.param(PNG[:8] + b"\xff" * 4 + PNG[12:], id="PNG with a length that lies"),
        pytest.param(GIF[:6] + bytes(4) + GIF[10:], id="GIF of no size"),
        pytest.param(GIF[:10] + b"\0\0\0\x3b", id="GIF without a picture"),
        pytest.param(before_end(b"\x77"), id="GIF with a block of no kind"),
        pytest.param(
            before_end(gif_block(0xF9, b"abc")), id="GIF with a control of another length"
        ),
        pytest.param(riff(), id="WebP of nothing"),
        pytest.param(b"RIFF\x00\x00\x00\x00WEBP", id="WebP with a length below its own"),
        pytest.param(riff((b"XMP ", BYTES)), id="WebP without pixels"),
        pytest.param(riff((b"VP8X", bytes(10))), id="WebP with a head and no pixels"),
        pytest.param(riff((b"VP8X", bytes(9)), PIXELS), id="WebP with a short head"),
        pytest.param(
            riff((b"VP8X", bytes(10)), (b"ANMF", bytes(16))), id="WebP with a step of no pixels"
        ),
        pytest.param(riff((b"VP8L", b"\x00" * 9)), id="WebP without loss and without its sign"),
        pytest.param(riff((b"VP8 ", bytes(10))), id="WebP without the sign of pixels"),
        pytest.param(riff((b"VP8 ", b"\x01" + PIXELS[1][1:])), id="WebP that begins in a film"),
        pytest.param(
            riff((b"VP8 ", PIXELS[1][:6] + bytes(4) + PIXELS[1][10:])), id="WebP of no size"
        ),
    ],
)
def test_what_is_no_whole_picture_of_a_kind_we_know_is_none(data: bytes) -> None:
    assert read_picture(data) is None


ALL = [data for _, data in MADE.values()]
BEGINNINGS = [b"\xff\xd8\xff", PNG[:8], PNG[:HEAD_END], b"GIF89a", GIF[:13], b"RIFF\xff\0\0\0WEBP"]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=300))
@example(b"\xff\xd8\xff", b"\xff" * 300)
def test_any_bytes_end_well(begin: bytes, more: bytes) -> None:
    found = read_picture(begin + more)

    assert found is None or found.data[:3] == begin[:3]


@given(
    st.sampled_from(ALL),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6)), max_size=5),
)
def test_a_picture_with_a_few_wrong_bytes_ends_well(
    data: bytes, wrong: list[tuple[float, bytes]]
) -> None:
    broken = bytearray(data)
    for where, some in wrong:
        at = int(where * len(broken))
        broken[at : at + len(some)] = some
    found = read_picture(bytes(broken))

    if found is not None:
        assert read_picture(found.data) == found
        assert len(found.data) <= len(broken) + 64


MANY = 256 * 1024


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(JPEG[:SCAN] + b"\xff" * 2 * MANY, id="JPEG of fill"),
        pytest.param(JPEG[:SCAN] + b"\xff\xda\0\2" * (MANY // 2), id="JPEG of empty scans"),
        pytest.param(JPEG[:SCAN] + b"\xff\0" * MANY, id="JPEG of a scan that never ends"),
        pytest.param(JPEG[:2] + b"\xff\xfe\0\2" * (MANY // 2), id="JPEG of empty comments"),
        pytest.param(PNG[:HEAD_END] + chunk(b"tEXt", b"") * (MANY // 6), id="PNG of empty chunks"),
        pytest.param(GIF[:-1] + b"\x21\xfe\0" * (MANY // 2), id="GIF of empty comments"),
        pytest.param(GIF[:-1] + b"\x21\xfe" + b"\1a" * MANY, id="GIF of tiny sub-blocks"),
        pytest.param(riff((b"VP8X", bytes(10)), *[(b"ABCD", b"")] * (MANY // 4)), id="WebP"),
    ],
)
def test_the_worst_takes_time_in_proportion(data: bytes) -> None:
    """What is quadratic takes minutes here, or hours; this takes a second."""
    begun = time.process_time()
    found = read_picture(data)

    assert found is None
    assert time.process_time() - begun < 20
