"""What a newcomer types wrong is told in one line with the way out; what the help promises is so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from adapters.cli import main
from bot.message import Code, Document, Message
from tests.cli.places import FERRY, Inside, long, page
from tests.shown import text_of

pytestmark = pytest.mark.usefixtures("unmeasured")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gater",), "verbatim: gater: no such command; did you mean gather?"),
        (("brief", "--story", "3"), "verbatim brief: no such option or argument: --story 3; see verbatim brief --help"),
        (("xyzzy",), "verbatim: xyzzy: no such command; see verbatim --help"),
        (("brief", "--stories", "0"), "verbatim brief: argument --stories: '0' is not a whole number from 1 up;"),
        (("read", "--sentences", "few"), "verbatim read: argument --sentences: 'few' is not a whole number from 1 up;"),
        (("ask", "--jsonl", "q.jsonl", "why?"), "verbatim ask: argument question: not allowed with argument --jsonl;"),
        (("gather", "a.txt", "--jsonl", "b"), "verbatim gather: argument --jsonl: not allowed with argument ADDRESS;"),
        (("setup", "teams"), "verbatim setup: argument platform: invalid choice: 'teams'"),
        (("export",), "verbatim export: the following arguments are required: what; see verbatim export --help"),
        ((), "verbatim: the following arguments are required: COMMAND; see verbatim --help"),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_one_line(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    err = capsys.readouterr().err
    assert ended.value.code == 2
    assert err.startswith(said)
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [("brief",), ("gather", "x.txt"), ("check",)])
def test_a_folder_is_no_history(inside: Inside, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.txt").write_text(FERRY, encoding="utf-8")

    done = inside(*command, "--db", "folder")

    assert (done.status, done.err.count("\n")) == (1, 1)
    assert done.err.startswith("verbatim: folder: it is a folder; give the path of a file")


@pytest.mark.parametrize(
    ("options", "sentences"), [((), 2), (("--sentences", "1"), 1), (("--sentences", "1", "--summary", "lex-rank"), 1)]
)
def test_a_file_is_summed_up_as_briefly_as_is_asked(
    inside: Inside, tmp_path: Path, options: tuple[str, ...], sentences: int
) -> None:
    (tmp_path / "ferry.txt").write_text(f"Ferry sinks off Port Hale\n\n{FERRY}", encoding="utf-8")

    done = inside("read", "ferry.txt", *options)

    before, _, _ = done.out.partition("▌")
    assert before.count("[1]") == sentences
    assert "/report" not in done.out


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.html"])
def test_a_text_is_read_like_a_page_in_a_process_of_its_own_and_what_goes_wrong_there_is_one_line(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text = page("Ferry sinks", long(FERRY)) if name.endswith("html") else FERRY
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/bin/false")

    done = inside("read", name)

    assert (done.status, done.out) == (1, "")
    assert done.err == f"verbatim: {tmp_path / name}: no process could be started that reads it\n"


def test_an_unknown_way_to_sum_up_is_told(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")

    done = inside("read", "ferry.txt", "--summary", "lexrank")

    assert (done.status, done.err) == (2, "verbatim: summary: no algorithm 'lexrank'; did you mean lex-rank?\n")


@pytest.mark.parametrize("block", [Code, lambda text: Document("quotes.csv", text)])
def test_what_is_to_be_saved_is_not_broken_into_lines(block: type[Code]) -> None:
    rows = [["words", "title"], ["We heard a bang, and then " * 9, "Ferry sinks." * 20]]
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)

    printed = text_of(Message((block(file.getvalue()),)), 60)

    assert list(csv.reader(io.StringIO(printed.strip()))) == rows


def test_an_unknown_zone_of_the_configuration_is_said_once(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('zone = "Europe/Lodnon"\n', encoding="utf-8")

    done = inside("check", "--config", "a.toml")

    assert done.err == "verbatim: a.toml: zone: 'Europe/Lodnon': there is no such zone; did you mean 'Europe/London'?\n"


@pytest.mark.parametrize("url", ["news.example.org/slack/events", "http://news.example.org/slack/events", "events"])
def test_an_address_that_slack_would_not_call_is_no_part_of_a_manifest(inside: Inside, url: str) -> None:
    done = inside("manifest", "slack", "--url", url)

    assert (done.status, done.out) == (2, "")
    assert done.err == f"verbatim: {url}: Slack calls only https URLs; give https://HOST/slack/events\n"
