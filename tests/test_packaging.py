"""The wheel carries all that the program needs, and works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

import simulator
from tests.guard import GUARD

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release does: from the source distribution, so that both are complete."""
    folder = tmp_path_factory.mktemp("dist")
    done = run(CHECKOUT, "-m", "build", "--no-isolation", "--outdir", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> dict[str, bytes]:
    """Read every file of the wheel, by its name there."""
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel by itself into an empty folder."""
    folder = tmp_path_factory.mktemp("installed")
    done = run(
        folder, "-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check", "--target", folder, wheel
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def run(where: Path, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start Python in the folder `where` with the arguments, and with `variables` added to the environment."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(
        command, cwd=where, env=os.environ | variables, capture_output=True, text=True, timeout=GUARD, check=False
    )


def files_of(folder: str, into: str) -> set[str]:
    """Name the files of a folder of the checkout as the wheel should name them."""
    found = (path.relative_to(CHECKOUT / folder) for path in (CHECKOUT / folder).rglob("*") if path.is_file())
    return {f"{into}/{path.as_posix()}" for path in found if "__pycache__" not in path.parts}


def test_the_wheel_holds_every_file_of_the_package_the_scenarios_and_the_assets_but_no_picture_of_the_readme(
    contents: dict[str, bytes],
) -> None:
    names = {name for name in contents if ".dist-info/" not in name}
    wanted = files_of("simulator", "simulator")
    wanted |= files_of("scenarios", "simulator/data/scenarios")
    wanted |= files_of("assets", "simulator/data/assets") - files_of("assets/readme", "simulator/data/assets/readme")
    assert names == wanted


@pytest.mark.parametrize(
    "pattern",
    [
        "simulator/py.typed",
        "simulator/store/migrations/versions/*.py",
        "simulator/data/scenarios/*.yaml",
        "simulator/data/assets/portraits/*.svg",
        "simulator/data/assets/icons/*.svg",
        "simulator/data/assets/fonts/*.otf",
        "simulator/data/assets/guidance/en.yaml",
        "simulator/data/assets/tour/welcome.yaml",
    ],
)
def test_the_wheel_holds_at_least_one(contents: dict[str, bytes], pattern: str) -> None:
    assert any(PurePosixPath(name).match(pattern) for name in contents)


def test_the_wheel_holds_the_licence_and_both_commands(contents: dict[str, bytes]) -> None:
    info = f"first_call-{simulator.__version__}.dist-info"
    assert "The First Call developers" in contents[f"{info}/licenses/LICENSE"].decode()
    commands = [line.split(" = ")[0] for line in contents[f"{info}/entry_points.txt"].decode().splitlines() if " = " in line]
    assert commands == ["first-call", "first-call-window"]


def test_the_installed_command_tells_its_version_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    command = installed / "bin" / ("first-call.exe" if os.name == "nt" else "first-call")
    environment = os.environ | {"PYTHONPATH": str(installed), "FIRST_CALL_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [command, "--version"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=GUARD, check=False
    )
    assert done.returncode == 0, done.stderr
    assert simulator.__version__ in done.stdout


def test_the_installed_package_finds_its_own_scenarios_and_assets(installed: Path, tmp_path: Path) -> None:
    code = "from simulator.paths import find_paths as f; p = f(); print(p.scenarios, p.guidance, sep='\\n')"
    done = run(tmp_path, "-c", code, PYTHONPATH=str(installed), FIRST_CALL_HOME=str(tmp_path / "home"))
    assert done.returncode == 0, done.stderr
    data = installed / "simulator" / "data"
    assert done.stdout.splitlines() == [str(data / "scenarios"), str(data / "assets" / "guidance" / "en.yaml")]
