"""The demo tells the sample news as a newsroom would: these facts hold however its layout changes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.places import Inside, Outcome, Verbatim

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What the demo prints into a pipe."""

    done = subprocess.run(
        [sys.executable, "-m", "adapters", "demo"],
        cwd=tmp_path_factory.mktemp("demo"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=180,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def flat(text: str) -> str:
    """The text without the breaks and bars of its layout."""
    return " ".join(text.replace("▌", " ").split())


def test_it_ends_well_and_says_what_it_rests_on(shown: Outcome) -> None:
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.startswith("Sample news, told as on 13 March 2025 at 18:00.")
    assert "13 March 2025 · 5 new stories" in shown.out
    assert re.search(r"\d+ articles read, \d+ used · all 13 feeds fine", shown.out)


def test_it_keeps_within_the_width_of_a_page(shown: Outcome) -> None:
    assert max(map(len, shown.out.splitlines())) <= 96


def test_each_story_has_its_parts(shown: Outcome) -> None:
    stories = shown.out.split("─" * 96)[1:6]

    for story in stories:
        assert "▌ “" in story
        assert "▌ — " in story
        assert "\nFigures\n• " in story
        assert "\nSources\n• [1] " in story
        assert re.search(r"\[1\]", story)


def test_the_ceasefire_is_told_once_with_its_quotes_and_speaker(shown: Outcome) -> None:
    told = flat(shown.out)

    assert re.search(
        r"“This is nothing other than a temporary respite for the Ukrainian military, nothing more” — Yuri Ushakov"
        r"[^“]*same words in 2 outlets",
        told,
    )
    assert re.search(r"nearly 20% of Ukraine|Nearly a fifth of Ukraine|18 per cent of Ukraine", told)
    assert re.search(r"Opinion: \[\d\] Corinne Vasarhelyi, The Lamplight Review", told)


def test_outlets_that_disagree_on_a_share_stand_side_by_side(shown: Outcome) -> None:
    lines = [line for line in flat(shown.out).split("•") if "≠" in line]

    assert any("18 per cent of Ukraine" in line for line in lines)


def test_nothing_that_is_put_into_a_mouth_is_quoted(shown: Outcome) -> None:
    speakers = re.findall(r"^▌ — ([^·\n]+)", shown.out, re.MULTILINE)

    assert speakers
    assert "Corinne Vasarhelyi" not in "".join(speakers)


def test_no_noise_is_shown(shown: Outcome) -> None:
    noise = ("cookie", "subscribe", "newsletter", "read more", "share this", "sign up", "follow us", "advertisement")

    assert [word for word in noise if word in shown.out.lower()] == []


def test_what_is_in_another_language_is_headline_and_link_only(shown: Outcome) -> None:
    assert "Le phare de Kermor se rallume après trois ans de travaux · Le Quai du Nord" in flat(shown.out)


def test_it_is_the_same_each_time(shown: Outcome, verbatim: Verbatim) -> None:
    assert verbatim("demo") == shown


def test_a_folder_without_sample_news_is_named(inside: Inside, tmp_path: Path) -> None:
    done = inside("demo", "--seeds", str(tmp_path))

    assert done.status == 1
    assert done.err == f"verbatim: {tmp_path}: no sample news here; run from a clone, or give --seeds\n"


def test_another_folder_of_news_may_be_shown(inside: Inside, tmp_path: Path) -> None:
    files = '[[source]]\nfile = "empty.txt"\n[[source]]\nfile = "ferry.txt"\n'
    (tmp_path / "seeds.toml").write_text(f"now = 2025-03-13T18:00:00Z\n{files}")
    (tmp_path / "empty.txt").write_text(" ")
    alone = inside("demo", "--seeds", str(tmp_path))
    (tmp_path / "ferry.txt").write_text("The ferry sank\n\nThe ferry Maren sank off Port Hale, killing 12 people.\n")

    done = inside("demo", "--seeds", str(tmp_path))

    assert (alone.status, done.status) == (1, 0)
    assert "empty.txt: is empty" in done.err


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("now = 2025-03-13T18:00:00\n", "now is not a time with a zone"),
        ("", "now is not a time with a zone"),
        ("now = \n", "is not valid TOML"),
    ],
)
def test_a_list_of_news_without_a_clock_is_refused(inside: Inside, tmp_path: Path, listed: str, said: str) -> None:
    (tmp_path / "seeds.toml").write_text(listed)

    done = inside("demo", "--seeds", str(tmp_path))

    assert (done.status, said in done.err) == (1, True)
