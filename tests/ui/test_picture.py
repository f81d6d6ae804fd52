"""The page of one's own picture without a browser: limits, twins, room, and that nothing breaks."""

import gc
import io
import struct
import threading
import zlib
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from streamlit.testing.v1 import AppTest

from deconv_viz.core.checkerboard import evenness
from deconv_viz.core.pictures import picture
from deconv_viz.text import text
from deconv_viz.ui.picture_code import code
from deconv_viz.ui.picture_panes import PANE, pane, side_of, whole_sheet
from deconv_viz.ui.picture_png import address, in_bytes, png
from deconv_viz.ui.picture_room import AT_ONCE, Shelf, heavy
from deconv_viz.ui.picture_state import (
    CASES,
    DEFAULT,
    MOST_OUTPUT,
    PLACES,
    ZOOMS,
    OwnPicture,
    changed,
    decoded,
    encoded,
    fitting,
    output_pixels,
)
from deconv_viz.ui.picture_upload import FORMATS, MOST_BYTES, Refusal, read_picture
from deconv_viz.ui.picture_ways import (
    WAYS,
    amplified,
    apart,
    difference,
    lens,
    reduced,
    same_part,
)
from tests.ui.visit import visit

SMALL = picture("face", 40, 56)


def page(**query: str) -> AppTest:
    """Run the page with a small picture, unless another is asked for."""
    return visit("picture", **{"n": "256", **query})


def said(test: AppTest) -> str:
    html = " ".join(str(each.proto.body) for each in test.get("html"))
    return html + " ".join(str(each.value) for each in test.markdown)


def saved(pixels: NDArray[np.uint8], kind: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()


def refusal(data: bytes) -> str:
    found = read_picture(data)
    assert isinstance(found, Refusal)
    return found.sentence


def read(data: bytes) -> NDArray[np.uint8]:
    found = read_picture(data)
    assert not isinstance(found, Refusal), found
    return found


# ---- uploads ----


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_read_by_what_the_file_holds(kind: str) -> None:
    found = read(saved(SMALL, kind))
    assert found.shape == SMALL.shape
    assert found.dtype == np.uint8
    if kind in ("PNG", "BMP"):
        assert (found == SMALL).all()


@pytest.mark.parametrize(
    "data",
    [
        b"hello, I am a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4\n",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        b"\x00" * 100,
        saved(SMALL, "TIFF"),
    ],
)
def test_what_is_no_picture_of_these_kinds_is_refused(data: bytes) -> None:
    assert refusal(data) == text("picture.refused_type", formats=", ".join(FORMATS))


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"") == text("picture.refused_empty")


def test_five_megabytes_are_the_most() -> None:
    data = saved(SMALL)
    room = MOST_BYTES - len(data)
    assert read(data + bytes(room)).shape == SMALL.shape
    assert "5.0 MB" in refusal(data + bytes(room + 1))


def test_four_million_pixels_are_the_most_and_what_would_fit_is_said() -> None:
    assert read(saved(np.zeros((2000, 2000, 3), np.uint8))).shape == (2000, 2000, 3)
    sentence = refusal(saved(np.zeros((2001, 2000, 3), np.uint8)))
    assert "2000×2001" in sentence
    across, down = map(int, sentence.rsplit(";", 1)[1].split(" would")[0].split("×"))
    assert across * down <= 4_000_000 < (across + 5) * (down + 5)
    assert "1×4000000" in refusal(saved(np.zeros((4_000_001, 1), np.uint8)))


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG whose header claims a size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checked

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(10_000))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@pytest.mark.parametrize("side", [2_001, 10_000, 20_000, 100_000])
def test_a_bomb_is_refused_before_it_is_unpacked(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(*_: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpack)
    assert "4 million" in refusal(bomb(side, side))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP"])
def test_a_damaged_file_is_refused_or_read_and_never_an_error(kind: str) -> None:
    data = saved(SMALL, kind)
    rng = np.random.default_rng(3)
    assert isinstance(read_picture(data[: len(data) // 2]), Refusal)
    for _ in range(60):
        broken = np.frombuffer(data, np.uint8).copy()
        broken[rng.integers(0, len(data), 8)] = rng.integers(0, 256, 8)
        found = read_picture(broken.tobytes())
        if isinstance(found, Refusal):
            assert found.sentence
        else:
            assert found.shape[0] * found.shape[1] <= 4_000_000


@pytest.mark.parametrize("turned", range(1, 9))
def test_the_orientation_of_a_photograph_is_honoured(turned: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    upright = np.zeros((4, 6, 3), np.uint8)
    upright[:2, :2] = 255
    # How a camera that was held so stores it: the inverse of what has to be done to it.
    stored = {
        1: lambda p: p,
        2: lambda p: p[:, ::-1],
        3: lambda p: p[::-1, ::-1],
        4: lambda p: p[::-1],
        5: lambda p: p.transpose(1, 0, 2),
        6: lambda p: np.rot90(p),
        7: lambda p: p.transpose(1, 0, 2)[::-1, ::-1],
        8: lambda p: np.rot90(p, -1),
    }[turned](upright)
    found = read(saved(np.ascontiguousarray(stored), exif=exif))
    assert (found == upright).all()


def test_other_kinds_of_pixels_become_colours_on_white() -> None:
    clear = np.zeros((2, 2, 4), np.uint8)
    clear[0, 0] = (10, 20, 30, 255)
    assert read(saved(clear)).tolist() == [[[10, 20, 30], [255] * 3], [[255] * 3] * 2]
    grey = np.array([[0, 100], [200, 255]], np.uint8)
    assert (read(saved(grey)) == grey[..., np.newaxis]).all()
    deep = (grey.astype(np.uint16)) * 257
    assert (read(saved(deep)) == grey[..., np.newaxis]).all()  # type: ignore[arg-type]
    file = io.BytesIO()
    Image.fromarray(SMALL).convert("P").save(file, "PNG", transparency=0)
    assert read(file.getvalue()).shape == SMALL.shape


def test_nothing_is_written_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object, **__: object) -> None:
        raise AssertionError("a file is opened")

    data = saved(SMALL)
    Image.preinit()
    monkeypatch.setattr("builtins.open", write)
    monkeypatch.setattr("tempfile.TemporaryFile", write)
    assert (read(data) == SMALL).all()
    WAYS["transposed"](SMALL, DEFAULT)


# ---- the twins ----


@pytest.mark.parametrize(("kernel", "stride"), [*product(range(1, 9), range(1, 5))])
def test_the_sub_pixel_twin_is_equal_in_every_pixel(kernel: int, stride: int) -> None:
    for fill, padding in product(("random", "ones", "bilinear"), {0, kernel - 1}):
        state = replace(DEFAULT, kernel=kernel, stride=stride, fill=fill, padding=padding)
        main, twin = (WAYS[name](SMALL, state) for name in ("transposed", "sub_pixel"))
        assert main.shape == (*state.geometry(40, 56).output_shape, 3)
        assert np.array_equal(main, twin), state


@pytest.mark.parametrize(("kernel", "stride"), [*product(range(1, 9), range(1, 5))])
def test_the_resized_twin_has_the_same_size_and_never_a_checkerboard(
    kernel: int, stride: int
) -> None:
    for fill, padding in product(("random", "ones"), {0, kernel // 2}):
        state = replace(DEFAULT, kernel=kernel, stride=stride, fill=fill, padding=padding)
        even = np.full((36, 36, 3), 100, np.uint8)
        twin, main = WAYS["resize"](even, state), WAYS["transposed"](even, state)
        assert twin.shape == main.shape
        border = kernel + stride
        inside = (slice(border, -border),) * 2
        assert np.ptp(twin[inside].astype(int)) == 0
        # Weights whose phases are all but equal give less than one level of 255.
        if evenness(state.w, state.geometry(36, 36)).ripple > 0.05:
            assert np.ptp(main[inside].astype(int)) > 0


def test_the_resized_twin_lies_where_the_output_lies() -> None:
    """A bright spot has its middle at the same place, up to the half pixel of an even stride."""
    spot = np.zeros((21, 21, 3), np.uint8)
    spot[10, 10] = 255
    for kernel, stride, padding in product((1, 2, 3, 4, 5), (1, 2, 3, 4), (0, 1)):
        if padding >= kernel:
            continue
        state = replace(DEFAULT, kernel=kernel, stride=stride, padding=padding, fill="ones")
        middles = []
        for name in ("transposed", "resize"):
            out = WAYS[name](spot, state)[..., 0].astype(float)
            middles.append((out.sum(axis=1) * np.arange(len(out))).sum() / out.sum())
        assert abs(middles[0] - middles[1]) <= 0.5, state


def test_a_difference_counts_pixels_and_finds_the_checkerboard() -> None:
    big = picture("face", 200, 200)
    main = WAYS["transposed"](big, DEFAULT)
    same = difference(main, main.copy(), 2)
    assert (same.pixels, same.worst, same.peaks) == (0, 0, ())
    one = main.copy()
    one[3, 5, 1] ^= 64
    assert difference(main, one, 2)[:2] == (1, 64)
    found = difference(main, WAYS["resize"](big, DEFAULT), 2)
    assert len(found.peaks) == 3
    even = replace(DEFAULT, fill="bilinear")
    found = difference(WAYS["transposed"](big, even), WAYS["resize"](big, even), 2)
    assert found.pixels
    assert found.peaks == ()


def test_differences_of_tiny_pictures_are_no_error() -> None:
    for shape in ((1, 1, 3), (1, 9, 3), (5, 2, 3)):
        tiny = np.full(shape, 9, np.uint8)
        assert difference(tiny, tiny, 4).peaks == ()


def test_a_difference_is_shown_as_bright_as_it_can_be() -> None:
    assert [amplified(worst) for worst in (0, 1, 7, 8, 63, 64, 127, 128, 255)] == [
        *(32, 32, 32, 16, 4, 2, 2, 1, 1)
    ]
    one, other = (np.array([[line]], np.uint8) for line in ([0, 255, 9], [255, 0, 10]))
    assert apart(one, other, 4).tolist() == [[[255, 255, 4]]]


# ---- what is shown ----


@pytest.mark.parametrize("shape", [(216, 216), (30, 400), (1, 1), (4000, 4000), (101, 7)])
def test_the_lens_stays_on_the_picture(shape: tuple[int, int]) -> None:
    for row, column, zoom in product(range(PLACES), range(PLACES), ZOOMS):
        side = PANE // int(zoom)
        cut = lens((*shape, 3), (row, column), PLACES, side)
        for part, size in zip(cut, shape, strict=True):
            assert 0 <= part.start < part.stop <= size
            assert part.stop - part.start == min(side, size)
        other = same_part(cut, shape, (13, 17))
        assert all(0 <= p.start < p.stop <= n for p, n in zip(other, (13, 17), strict=True))


def test_a_reduced_picture_holds_means() -> None:
    values = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    means = values.reshape(2, 2, 2, 2, 3).mean(axis=(1, 3))
    assert reduced(values, 2).tolist() == np.rint(means).tolist()
    assert reduced(values, 4) is values
    assert max(reduced(np.zeros((999, 10, 3), np.uint8), 100).shape) <= 100


@pytest.mark.parametrize("pixels", [SMALL, SMALL[..., 0], SMALL[:1, :1]])
def test_a_png_is_read_back_as_it_was(pixels: NDArray[np.uint8]) -> None:
    with Image.open(io.BytesIO(png(pixels))) as image:
        image.load()
        assert (np.asarray(image) == pixels).all()
    assert address(pixels).startswith("data:image/png;base64,iVBOR")


def test_only_pictures_become_a_png() -> None:
    for wrong in (SMALL.astype(float), SMALL[..., :2], SMALL[:0]):
        with pytest.raises(ValueError, match="no picture"):
            png(wrong)


def test_values_become_bytes_by_gain_and_are_cut() -> None:
    values = np.array([-8, 0, 10, 509, 512, 2000])
    assert in_bytes(values, 2).tolist() == [0, 0, 5, 254, 255, 255]
    assert values.tolist() == [-8, 0, 10, 509, 512, 2000]
    assert in_bytes(np.array([3.0]), 0).tolist() == [3]


# ---- room ----


def test_two_heavy_jobs_at_most_run_at_once() -> None:
    running, most, waited = [0], [0], [0]
    lock, begun = threading.Lock(), threading.Semaphore(0)
    leave = threading.Event()

    def waiting() -> None:
        waited[0] += 1
        leave.set()

    def work() -> None:
        with heavy(waiting):
            with lock:
                running[0] += 1
                most[0] = max(most[0], running[0])
            begun.release()
            leave.wait(10)
            with lock:
                running[0] -= 1

    workers = [threading.Thread(target=work) for _ in range(AT_ONCE + 2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(20)
    assert most[0] == AT_ONCE
    assert waited[0] > 0


def test_a_job_that_fails_gives_its_room_back() -> None:
    jobs = threading.BoundedSemaphore(1)

    def waiting() -> None:
        raise AssertionError("there is no room")

    for _ in range(3):
        with pytest.raises(RuntimeError), heavy(waiting, jobs):
            raise RuntimeError
    assert jobs.acquire(blocking=False)


def test_one_who_has_moved_on_is_not_waited_for() -> None:
    jobs = threading.BoundedSemaphore(1)
    jobs.acquire()

    def stop() -> None:
        raise KeyError("stopped")

    with pytest.raises(KeyError), heavy(stop, jobs):
        raise AssertionError("there was no room")
    jobs.release()
    assert jobs.acquire(blocking=False)


def test_the_shelf_gives_back_what_was_made_from_the_same() -> None:
    shelf = Shelf()
    mine, other = shelf.ticket(), shelf.ticket()
    shelf.put(mine, "a", 1, SMALL)
    assert shelf.get(mine, "a", 1) is SMALL
    assert shelf.get(mine, "a", 2) is None
    assert shelf.get(other, "a", 1) is None
    shelf.put(mine, "a", 2, SMALL[:1])
    assert len(shelf) == 1


def test_the_shelf_drops_what_was_used_longest_ago() -> None:
    shelf = Shelf(room=300)
    ticket = shelf.ticket()
    for name in "abc":
        shelf.put(ticket, name, 0, np.zeros(100, np.uint8))
    assert shelf.get(ticket, "a", 0) is not None
    shelf.put(ticket, "d", 0, np.zeros(100, np.uint8))
    assert shelf.get(ticket, "b", 0) is None
    assert shelf.get(ticket, "a", 0) is not None
    same = np.zeros(100, np.uint8)
    for name in "efghij":
        shelf.put(ticket, name, 0, same)
    assert len(shelf) == 8, "what is the same takes room once"
    shelf.put(ticket, "huge", 0, np.zeros(1000, np.uint8))
    assert len(shelf) == 0


def test_the_shelf_is_cleared_when_a_session_is_gone() -> None:
    shelf = Shelf()
    mine, other = shelf.ticket(), shelf.ticket()
    shelf.put(mine, "a", 0, SMALL)
    shelf.put(other, "a", 0, SMALL)
    del mine
    gc.collect()
    assert len(shelf) == 1
    assert shelf.get(other, "a", 0) is SMALL


# ---- the page ----


def test_the_page_says_what_is_equal_and_what_is_not() -> None:
    test = page()
    assert not test.exception
    assert text("picture.same", count=f"{512 * 512:,}") in said(test)
    assert "100% of pixels differ" in said(test)
    assert "3 peaks at multiples of 1/2" in said(test)


@pytest.mark.parametrize("case", CASES)
def test_every_case_runs(case: str) -> None:
    test = page()
    test.button(f"picture.case.{case}").click().run()
    assert not test.exception
    assert text("picture.way.sub_pixel") in said(test)
    assert "equal in all" in said(test)


def test_an_upload_goes_through_the_layer() -> None:
    test = page(pic="upload")
    assert text("picture.wanted") in said(test)
    test.file_uploader[0].upload("holiday.txt", saved(SMALL), "text/plain").run()
    assert not test.exception
    assert "40×56" in said(test)
    assert text("picture.same", count=f"{80 * 112:,}") in said(test)


def test_a_refused_upload_is_one_sentence() -> None:
    test = page(pic="upload")
    test.file_uploader[0].upload("holiday.png", b"no picture", "image/png").run()
    assert not test.exception
    assert text("picture.refused_type", formats=", ".join(FORMATS)) in said(test)


def test_an_output_too_large_is_refused_with_a_way_on() -> None:
    test = page(pic="face", n="1000", s="4", k="8", p="0")
    assert "16 million is the most" in said(test)
    button = next(b for b in test.button if b.key == "picture.use")
    assert button.label == "Stride 4, padding 2"
    button.click().run()
    assert not test.exception
    assert "equal in all 16,000,000 pixels" in said(test)


def test_the_nearest_layer_that_fits_is_found() -> None:
    for height, width, kernel, stride, padding in product(
        (1, 2, 40, 2000), (1, 3, 2000), (1, 4, 8), (1, 2, 4), (0, 7)
    ):
        state = changed(DEFAULT, kernel=kernel, stride=stride, padding=padding)
        found = fitting(state, height, width)
        if found is None:
            continue
        assert 0 < output_pixels(found, height, width) <= MOST_OUTPUT
        if 0 < output_pixels(state, height, width) <= MOST_OUTPUT:
            assert found == state
    assert fitting(DEFAULT, 2000, 2000) == DEFAULT
    tiny = replace(DEFAULT, kernel=3, stride=1, padding=2)
    assert fitting(tiny, 1, 1) == replace(tiny, padding=1)


STATES = [
    DEFAULT,
    *(changed(DEFAULT, **values) for values in CASES.values()),
    replace(DEFAULT, source="upload", zoom="1", row=7, column=0, twin="sub_pixel", seed=9),
]


@pytest.mark.parametrize("state", STATES)
def test_an_address_holds_everything(state: OwnPicture) -> None:
    assert decoded(encoded(state)) == state


@pytest.mark.parametrize(
    "query", [{"k": "99"}, {"s": "0"}, {"pic": "/etc/passwd"}, {"z": "3"}, {"k": "3", "p": "5"}]
)
def test_a_bad_link_is_repaired_and_said(query: dict[str, str]) -> None:
    state = decoded(query)
    assert state.notice
    assert decoded(encoded(replace(state, notice=""))) == replace(state, notice="")
    test = page(**query)
    assert not test.exception
    assert ":orange-background" in said(test)


def test_the_lens_has_one_place_for_the_tab_key() -> None:
    sheet = whole_sheet(SMALL, replace(DEFAULT, row=2, column=5))
    assert sheet.count("tabindex") == 1
    assert 'data-choose="lens:2,5" aria-label="row 3, column 6" aria-selected="true"' in sheet
    assert sheet.count("<td") == PLACES * PLACES


def test_a_title_cannot_break_a_pane() -> None:
    assert '"><' not in pane(SMALL, 'a"><b').split("src=")[1].split("style=")[0]
    assert side_of(replace(DEFAULT, zoom="4")) * 4 == PANE


@pytest.mark.parametrize("state", STATES)
def test_the_program_is_a_program(state: OwnPicture) -> None:
    compile(code(state), "program", "exec")
