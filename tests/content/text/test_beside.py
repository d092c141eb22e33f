"""Files beside a scenario: none outside its folder is ever found, and nothing that could do harm is drawn."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from simulator.content.text import beside
from simulator.content.text.beside import Refused, picture, read_picture, recording

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'
WAVE = b"RIFF\x24\0\0\0WAVEfmt "


def png(width: int = 4, height: int = 4) -> bytes:
    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = zlib.compress((b"\0" + b"\x80\x40\x20" * width) * height)
    about = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", about) + part(b"IDAT", rows) + part(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "scenarios"
    (made / "voices").mkdir(parents=True)
    (made / "voices" / "a.wav").write_bytes(WAVE)
    (made / "face.png").write_bytes(png())
    (made / "face.svg").write_text(SVG.format('<circle r="3" fill="url(#shade)"/>'))
    (tmp_path / "secret.png").write_bytes(png())
    (tmp_path / "secret.wav").write_bytes(WAVE)
    return made


def fault(folder: Path, name: str, find: object = picture) -> str:
    with pytest.raises(Refused) as refused:
        find(folder, name)  # type: ignore[operator] # one of the two
    return str(refused.value.fault)


@pytest.mark.parametrize("name", ["voices/a.wav", "./voices/a.wav", "./voices/./a.wav"])
def test_a_recording_is_found_in_the_folder_and_below_it(folder: Path, name: str) -> None:
    assert recording(folder, name) == folder / "voices" / "a.wav"


@pytest.mark.parametrize("name", ["./face.png", "face.svg"])
def test_a_picture_is_found_and_can_be_read(folder: Path, name: str) -> None:
    assert read_picture(picture(folder, name)) == (folder / name).read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "../secret.png",
        "./voices/../../secret.png",
        "/etc/passwd",
        "C:/face.png",
        "..\\secret.png",
        "./\0",
        "",
        ".",
        "//host/a.png",
    ],
)
def test_no_name_leads_out_of_the_folder(folder: Path, name: str) -> None:
    assert fault(folder, name) == beside.NOT_BESIDE


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "out").symlink_to(tmp_path)
    assert fault(folder, "link.png") == beside.A_LINK
    assert fault(folder, "out/secret.wav", recording) == beside.A_LINK


def test_a_folder_that_is_come_to_by_a_link_itself_is_as_good_as_any(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(folder)
    assert picture(tmp_path / "other", "face.png") == tmp_path / "other" / "face.png"


@pytest.mark.parametrize(
    ("name", "told"), [("none.png", beside.NO_FILE), ("voices", beside.NO_PLAIN_FILE), ("a/b.png", beside.NO_FILE)]
)
def test_what_is_not_there_is_told(folder: Path, name: str, told: str) -> None:
    assert fault(folder, name) == told


def test_what_is_too_large_is_not_even_opened(folder: Path) -> None:
    with (folder / "long.wav").open("wb") as file:
        file.truncate(beside.LARGEST_RECORDING + 1)
    assert fault(folder, "long.wav", recording) == "it is larger than 5000 kB"


@pytest.mark.parametrize(
    ("head", "good"), [(b"ID3", True), (b"\xff\xfb", True), (b"OggS", True), (b"fLaC", True), (b"MZ", False), (b"", False)]
)
def test_a_recording_is_known_by_how_it_begins(folder: Path, head: bytes, good: bool) -> None:
    (folder / "x.mp3").write_bytes(head + b"\0" * 20 if head else b"")
    if good:
        assert recording(folder, "x.mp3")
    else:
        assert fault(folder, "x.mp3", recording) == beside.NO_RECORDING


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (png()[:20], beside.CUT_OFF),
        (png()[:-12], beside.CUT_OFF),
        (png()[:8] + b"\0" * 40, beside.CUT_OFF),
        (png(2_049, 1), "it is more than 2048 pixels wide or high"),
        (b"GIF89a", beside.NO_PICTURE),
    ],
)
def test_a_picture_is_known_by_its_header(folder: Path, data: bytes, told: str) -> None:
    (folder / "x.png").write_bytes(data)
    assert fault(folder, "x.png") == told


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "its part “script” is no shape"),
        ('<image href="file:///etc/passwd"/>', "its part “image” is no shape"),
        ("<foreignObject/>", "its part “foreignObject” is no shape"),
        ('<use href="#a"/>', "its part “use” is no shape"),
        ("<style>@import url(x)</style>", "its part “style” is no shape"),
        ('<other:thing xmlns:other="urn:x"/>', "its part “thing” is no shape"),
        ('<g onload="x()"/>', beside.OUTSIDE),
        ('<g ONCLICK="x()"/>', beside.OUTSIDE),
        ('<g xmlns:l="http://www.w3.org/1999/xlink" l:href="http://x"/>', beside.OUTSIDE),
        ('<linearGradient href="other.svg#a"/>', beside.OUTSIDE),
        ('<rect fill="url(http://x/y)"/>', beside.OUTSIDE),
        ('<rect style="fill: URL( other.svg#a )"/>', beside.OUTSIDE),
        ('<rect style="fill: u\\72l(x)"/>', beside.OUTSIDE),
        ("<g>" * 5_000 + "</g>" * 5_000, "it has more than 5000 parts"),
        ("<g>", beside.BAD_DRAWING),
    ],
)
def test_a_drawing_with_anything_but_shapes_is_refused(folder: Path, inside: str, told: str) -> None:
    (folder / "x.svg").write_text(SVG.format(inside))
    assert fault(folder, "x.svg") == told


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"),
        '<!DOCTYPE svg SYSTEM "http://x/y.dtd">' + SVG.format(""),
        '<?xml-stylesheet href="x.css"?>' + SVG.format(""),
        "<svg/>",
        "<html/>",
        "",
        "\0",
    ],
)
def test_what_is_no_sound_drawing_is_refused(folder: Path, text: str) -> None:
    (folder / "x.svg").write_text(text)
    assert fault(folder, "x.svg") == beside.BAD_DRAWING


def test_the_drawings_that_come_with_the_program_could_stand_beside_a_scenario() -> None:
    from simulator.paths import find_paths

    for drawing in (find_paths().assets / "portraits").glob("*.svg"):
        assert read_picture(drawing)


def test_names_like_a_wrong_one_are_those_of_recordings_and_pictures_there(folder: Path) -> None:
    assert list(beside.like(folder, "./faec.png")) == ["./face.png", "./face.svg"]
    assert list(beside.like(folder, "voices/b.wav")) == ["./voices/a.wav"]
    assert list(beside.like(folder, "nowhere/b.wav")) == []
