"""Asking, briefing, exporting and looking after a history from the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sqlite import open_history
from adapters.tokens import write_tokens
from bot.model import LOCAL
from bot.repairs import Repair
from tests.cli.places import FERRY, Inside, NewsSite, Verbatim, config, item, long, page

pytestmark = pytest.mark.usefixtures("unmeasured")


def test_a_question_is_answered_with_its_source(inside: Inside, history: Path) -> None:
    done = inside("ask", "How many people were killed when the ferry sank?")

    assert (done.status, done.err) == (0, "")
    assert "12 people" in done.out
    assert "The Courier" in done.out


def test_a_question_without_evidence_says_so(inside: Inside, history: Path) -> None:
    done = inside("ask", "Who won the chess championship in Baku?")

    assert done.status == 0
    assert "“" not in done.out.splitlines()[0]


def test_a_command_can_be_asked(inside: Inside, history: Path) -> None:
    done = inside("ask", "/quote", "deck")

    assert done.status == 0
    assert "We heard a bang and then the deck was under water" in done.out
    assert "Ada Lund" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask",), "ask: there is no question"),
        (("ask", "/quotte deck"), "/quotte: no such command; did you mean /quote?"),
        (("read",), "read: there is nothing to read"),
    ],
)
def test_words_that_make_no_request_are_refused(
    inside: Inside, history: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = inside(*arguments)

    assert done.status == 2
    assert done.err.startswith(f"verbatim: {said}")


@pytest.mark.parametrize("command", [("ask", "What?"), ("chat",), ("brief",), ("export", "quotes"), ("check",)])
def test_a_history_that_is_not_there_is_not_made_by_asking_it(
    inside: Inside, tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = inside(*command, "--db", "none.db")

    assert done.status == 1
    assert done.err == "verbatim: none.db: there is no history yet; read something first: verbatim gather ADDRESS\n"
    assert list(tmp_path.iterdir()) == []


def test_the_next_briefing_is_shown(inside: Inside, history: Path) -> None:
    done = inside("brief")

    assert done.status == 0
    assert "Ferry sinks off Port Hale" in done.out
    assert "“We heard a bang and then the deck was under water”" in done.out
    assert "Central bank cuts its rate" in done.out


def test_the_next_briefing_is_in_the_future_also_when_none_was_posted_for_long(
    inside: Inside, history: Path, tmp_path: Path
) -> None:
    file = tmp_path / "verbatim.toml"
    file.write_text('[[briefings]]\nname = "yearly"\ncron = "0 0 1 1 *"\n', encoding="utf-8")
    assert inside("brief").status == 0
    with sqlite3.connect(history) as connection:
        connection.execute("UPDATE schedules SET next_slot = '2020-05-05T00:00:00.000000+00:00'")
    connection.close()

    done = inside("brief")

    assert "next briefing 1 Jan" in done.out


def test_a_briefing_can_be_kept_short_and_given_to_a_program(inside: Inside, history: Path) -> None:
    done = inside("brief", "--stories", "1", "--json")

    briefing = json.loads(done.out)
    [story] = briefing["stories"]
    assert briefing["first"]
    assert {article["outlet"] for article in story["articles"]} == {"The Courier", "The Ledger"}
    assert story["quotes"][0]["speaker"] == "Ada Lund"
    assert story["quotes"][0]["text"] in FERRY
    assert story["summary"][0]["text"] in FERRY
    assert sorted(article["id"] for article in story["articles"]) == ["ferry-1", "ferry-2"]


def test_a_chat_over_a_pipe_answers_each_line(inside: Inside, history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("/quote deck\n\n/nonsense\nHow many died in the ferry?\n/quit\nno\n"))

    done = inside("chat")

    assert done.status == 0
    assert "Ada Lund" in done.out
    assert "/nonsense: no such command" in done.out
    assert "12 people" in done.out
    with sqlite3.connect(history) as connection:
        asked = connection.execute("SELECT question FROM turns").fetchall()
    connection.close()
    assert asked == [("/quote deck",), ("How many died in the ferry?",)]


def test_quotes_are_exported_with_where_they_come_from(inside: Inside, history: Path) -> None:
    done = inside("export", "quotes")

    first = json.loads(done.out.splitlines()[0])
    assert first["speaker"] == "Ada Lund"
    assert FERRY[first["start"] : first["end"]] == first["text"]
    assert (first["article"], first["outlet"]) == ("ferry-1", "The Courier")


def test_an_export_holds_and_marks_what_managers_have_hidden_or_unattributed(inside: Inside, history: Path) -> None:
    opened = open_history(history)
    with opened.writing() as books:
        (digest,) = books.articles.digests(["ferry-1"], None)
        quote, figure = digest.quotes[0].passage, digest.figures[0].passage
        at = datetime(2026, 5, 4, tzinfo=UTC)
        for repair in (Repair(quote, "unattribute", "terminal", at), Repair(figure, "hide", "terminal", at)):
            books.repairs.put(repair, LOCAL)
    opened.close()

    quotes, figures = (
        {row["id"]: row for row in map(json.loads, inside("export", what).out.splitlines())}
        for what in ("quotes", "figures")
    )

    said, counted = quotes.pop(quote.id), figures.pop(figure.id)
    assert (said["text"], said["speaker"], said["repair"]) == (quote.text, None, "unattributed")
    assert (counted["text"], counted["repair"]) == (figure.text, "hidden")
    assert {row["repair"] for row in (*quotes.values(), *figures.values())} == {None}
    assert (said["rank"], said["kind"]) == (1, "direct")


def test_an_export_whose_reader_takes_its_time_hinders_nobody_who_writes(
    inside: Inside, history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hindered: list[int] = []

    class Slow(io.StringIO):
        def write(self, text: str) -> int:
            with sqlite3.connect(history, timeout=0) as connection:
                connection.execute("INSERT OR REPLACE INTO lines (token, line, kept) VALUES ('a', '/ask', '')")
            hindered.append(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
            connection.close()
            return super().write(text)

    monkeypatch.setattr(sys, "stdout", Slow())

    assert inside("export", "quotes").status == 0
    assert set(hindered) == {0}


def test_figures_are_exported_as_a_table(inside: Inside, history: Path) -> None:
    done = inside("export", "figures", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert "12" in {row["low"] for row in rows}
    assert all(row["text"] in row["sentence"] for row in rows)


def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(inside: Inside, history: Path) -> None:
    done = inside("export", "articles", "--format", "csv")

    titles = [row["title"] for row in csv.DictReader(io.StringIO(done.out))]
    assert titles == ["Ferry sinks off Port Hale", "Ferry sinks, 12 dead", "'=Central bank cuts its rate"]


def test_a_backup_can_be_restored(inside: Inside, history: Path) -> None:
    kept = inside("backup", "kept.db")
    with sqlite3.connect(history) as connection:
        connection.execute("DELETE FROM digests")
    connection.close()
    broken = inside("check")

    restored = inside("restore", "kept.db")

    assert (kept.status, kept.out.endswith("bytes, checked\n")) == (0, True)
    assert broken.status == 1
    assert "articles without a digest" in broken.err
    assert restored.status == 0
    assert inside("check").status == 0


def test_check_says_that_all_is_well(inside: Inside, history: Path) -> None:
    Path("verbatim.toml").write_text("zone = 'Europe/Kyiv'\n", encoding="utf-8")

    done = inside("check")

    assert (done.status, done.err) == (0, "")
    assert "configuration: fine" in done.out
    assert f"history: fine, 3 articles in {history}" in done.out


def test_check_looks_at_the_history_alone_when_told_so(inside: Inside, history: Path) -> None:
    done = inside("check", "--history")

    assert (done.status, done.out, done.err) == (0, f"history: fine, 3 articles in {history.name}\n", "")


def test_no_token_of_an_address_is_printed(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    gone = f"{site.url('/gone')}?token=s3cr3tt0ken"
    file = config(tmp_path, site, f'[[sources]]\naddress = "{gone}"\n')

    for command in ("check", "gather"):
        done = inside(command, "--config", file)
        assert "?token=[hidden]" in done.err
        assert "s3cr3t" not in done.out + done.err


def test_check_says_since_when_and_why_a_source_fails(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    link = site.serve("/ferry", page("Ferry", long(FERRY)))
    good = site.feed("/feed", item("1", "Ferry", link))
    bad = site.url("/gone")
    declared = f'[[sources]]\naddress = "{good}"\noutlet = "Good"\n[[sources]]\naddress = "{bad}"\n'
    file = config(tmp_path, site, declared)

    before = inside("check", "--offline", "--config", file)
    done = inside("check", "--config", file)
    later = inside("check", "--offline", "--config", file)

    assert (before.status, before.err) == (0, "")
    assert "configuration: fine, 2 sources, 0 briefings\n" in before.out
    assert f"Good ({good}), from file: not visited yet\n" in before.out
    assert done.status == later.status == 1
    assert f"Good ({good}), from file: fine, 1 article\n" in done.out
    assert done.err.startswith(f"verbatim: {bad}, from file: fails since 20")
    assert "UTC: there is nothing at this address (HTTP 404)" in done.err
    assert later.err == done.err


def test_a_declared_page_is_told_how_to_be_declared_and_read_so(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    declared = f'[[sources]]\naddress = "{site.serve("/ferry", page("Ferry sinks off Port Hale", long(FERRY)))}"\n'

    refused = inside("check", "--config", config(tmp_path, site, declared))
    done = inside("check", "--config", config(tmp_path, site, f'{declared}kind = "page"\n'))

    assert 'is a web page, not a feed; add kind = "page" where it is declared\n' in refused.err
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (
            '[[briefings]]\nname = "desk"\ncron = "0 8 * * *"\nchannel = "discord:42"\n',
            "briefing desk: VERBATIM_DISCORD_TOKEN is not set, and it posts to discord:42; set it, or run: "
            "verbatim setup discord",
        ),
        (
            '[[briefings]]\nname = "desk"\ncron = "0 8 * * *"\nchannel = "slack:T1/C1"\n',
            "briefing desk: VERBATIM_SLACK_BOT_TOKEN is not set, and it posts to slack:T1/C1; set it, or run: "
            "verbatim setup slack",
        ),
        (
            '[[webhooks]]\naddress = "https://a.example"\nsecret = "UNSET_SECRET"\n',
            "webhook https://a.example: UNSET_SECRET is not set; set it in the environment",
        ),
    ],
)
def test_what_cannot_be_posted_for_want_of_a_token_is_told_by_a_check(
    inside: Inside, history: Path, tmp_path: Path, declared: str, said: str
) -> None:
    (tmp_path / "verbatim.toml").write_text(declared, encoding="utf-8")

    done = inside("check", "--offline")

    assert (done.status, done.err) == (1, f"verbatim: {said}\n")
    assert "configuration: fine" not in done.out
    history.unlink()
    assert inside("check", "--offline").err.startswith(f"verbatim: {said}\n")


def test_check_says_that_there_is_no_configuration_file(inside: Inside, history: Path) -> None:
    assert "configuration: there is no verbatim.toml, so the defaults hold\n" in inside("check", "--offline").out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"VERBATIM_DISCRD_TOKEN": "MTk4"},
            "VERBATIM_DISCRD_TOKEN: there is no such variable; did you mean VERBATIM_DISCORD_TOKEN?",
        ),
        (
            {"VERBATIM_SLACK_BOT_TOKN": "xoxb-1"},
            "VERBATIM_SLACK_BOT_TOKN: there is no such variable; did you mean VERBATIM_SLACK_BOT_TOKEN?",
        ),
        (
            {"VERBATIM_SLACK_BOT_TOKEN": "xapp-1", "VERBATIM_SLACK_APP_TOKEN": "xoxb-2"},
            "VERBATIM_SLACK_BOT_TOKEN: does not begin with xoxb-; look whether two tokens were exchanged",
        ),
        (
            {"VERBATIM_SLACK_BOT_TOKEN": "xoxb-1", "VERBATIM_SLACK_APP_TOKEN": "xoxb-2"},
            "VERBATIM_SLACK_APP_TOKEN: does not begin with xapp-; look whether two tokens were exchanged",
        ),
        (
            {"VERBATIM_SLACK_APP_TOKEN": "xapp-1"},
            "VERBATIM_SLACK_APP_TOKEN: is set, and VERBATIM_SLACK_BOT_TOKEN is not; set both, as docs/slack.md says",
        ),
    ],
)
@pytest.mark.parametrize("command", [("run",), ("check", "--offline")])
def test_a_token_under_a_wrong_name_is_told_and_not_shown(
    inside: Inside, history: Path, tmp_path: Path, given: dict[str, str], said: str, command: tuple[str, ...]
) -> None:
    write_tokens(tmp_path / "verbatim.env", given)

    done = inside(*command)

    assert done.status == (2 if command == ("run",) else 1)
    assert done.err == f"verbatim: {said}\n"


@pytest.mark.parametrize("command", [("run",), ("check", "--offline")])
@pytest.mark.parametrize("secret", ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "MfKQ+9r8/w=="])
def test_a_secret_in_place_of_its_variable_is_told_and_not_shown(
    inside: Inside, history: Path, tmp_path: Path, secret: str, command: tuple[str, ...]
) -> None:
    hook = f'[[webhooks]]\naddress = "https://a.example/h?token=hunter2secret"\nsecret = "{secret}"\n'
    (tmp_path / "verbatim.toml").write_text(hook, encoding="utf-8")

    done = inside(*command)

    assert done.status == (2 if command == ("run",) else 1)
    assert done.err == (
        "verbatim: webhook https://a.example/h: its secret must be the name of an environment variable; "
        "set the secret there, such as in NEWS_HOOK_SECRET, and give the name\n"
    )


def test_other_variables_of_the_environment_are_nobodys_tokens(
    inside: Inside, history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "verbatim.toml").write_text(
        '[[webhooks]]\naddress = "https://a.example"\nsecret = "VERBATIM_HOOK_SECRET"\n', encoding="utf-8"
    )
    monkeypatch.setenv("VERBATIM_HOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    monkeypatch.setenv("VERBATIM_SERVICE_HOST", "10.0.0.1")  # as Kubernetes sets it for a service of this name

    assert inside("check", "--offline").err == ""


@pytest.mark.parametrize("token", ["MTk4 abc", "MTk4\nabc", "MTk4ž", "MTk4\x01"])
def test_a_token_that_can_be_none_is_told_before_anything_is_asked_and_not_shown(
    inside: Inside, history: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("VERBATIM_DISCORD_TOKEN", token)

    done = inside("run")

    assert done.status == 2
    assert done.err == (
        "verbatim: VERBATIM_DISCORD_TOKEN: has a space or another sign that no token has; "
        "copy the token anew, in one piece\n"
    )


@pytest.mark.parametrize("value", ["", " ", '""'])
def test_an_empty_token_in_the_file_is_not_set(inside: Inside, history: Path, tmp_path: Path, value: str) -> None:
    declared = '[[briefings]]\nname = "desk"\ncron = "0 8 * * *"\nchannel = "discord:42"\n'
    (tmp_path / "verbatim.env").write_text(f"VERBATIM_DISCORD_TOKEN={value}\n", encoding="utf-8")
    (tmp_path / "verbatim.env").chmod(0o600)

    fine = inside("check", "--offline")
    (tmp_path / "verbatim.toml").write_text(declared, encoding="utf-8")
    missed = inside("check", "--offline")

    assert (fine.status, fine.err) == (0, "")
    assert missed.err.startswith("verbatim: briefing desk: VERBATIM_DISCORD_TOKEN is not set")


def test_a_run_does_not_begin_without_the_token_that_a_briefing_needs(verbatim: Verbatim, tmp_path: Path) -> None:
    declared = '[[briefings]]\nname = "desk"\ncron = "0 8 * * *"\nchannel = "discord:42"\n'
    (tmp_path / "verbatim.toml").write_text(declared, encoding="utf-8")

    done = verbatim("run")

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(
        "verbatim: briefing desk: VERBATIM_DISCORD_TOKEN is not set, and it posts to discord:42;"
    )


def test_check_repairs_the_search_index(inside: Inside, history: Path) -> None:
    with sqlite3.connect(history) as connection:
        connection.execute("DELETE FROM passages_fts_data WHERE id > 10")
    connection.close()

    done = inside("check", "--repair")

    assert (done.status, done.err) == (0, "")
    assert "search index rebuilt" in done.out


def test_quotes_that_leave_their_text_are_found_and_read_anew(inside: Inside, history: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(long(FERRY))
    with sqlite3.connect(history) as connection:
        connection.execute('UPDATE quotes SET "end" = 99999')
    connection.close()

    asked, checked = inside("ask", "what did Ada Lund say?"), inside("check", "--history")
    repaired, gathered = inside("check", "--repair", "--offline"), inside("gather", "note.txt")
    again, mended = inside("ask", "what did Ada Lund say?"), inside("check", "--history")

    assert (asked.status, asked.out) == (1, "")
    assert asked.err.count("\n") == 1
    assert "it is damaged (article " in asked.err
    assert asked.err.endswith("; run: verbatim check --repair, then verbatim gather\n")
    assert " quotes outside of their text; run: verbatim check --repair, then verbatim gather" in checked.err
    assert "damaged articles to be read anew by the next `gather` or `run`" in repaired.out
    assert gathered.status == 0
    assert "Ada Lund" in again.out
    assert (mended.status, mended.err) == (0, "")


def test_a_page_is_read_aloud_even_when_it_names_a_feed(site: NewsSite, inside: Inside, tmp_path: Path) -> None:
    head = f'<link rel="alternate" type="application/rss+xml" href="{site.url("/feed")}">'
    address = site.serve("/ferry", page("Ferry sinks off Port Hale", long(FERRY), head))

    done = inside("read", address, "--config", config(tmp_path, site))

    assert (done.status, done.err) == (0, "")
    assert "Ferry sinks off Port Hale" in done.out
    assert "“We heard a bang and then the deck was under water”" in done.out
    assert not (tmp_path / "verbatim.db").exists()


def test_a_file_that_is_not_there_is_named(inside: Inside) -> None:
    done = inside("read", "none.txt")

    assert done.status == 1
    assert "none.txt: no such file or directory" in done.err


def test_standard_input_is_read_and_not_kept_as_a_source(verbatim: Verbatim, tmp_path: Path) -> None:
    done = verbatim("gather", "-", "--outlet", "The Wire", stdin=FERRY)

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("The Wire: 1 new\n")
    assert verbatim("gather").status == 2
    assert "12 people" in verbatim("ask", "How many people were killed when the ferry sank?").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zoone = 'UTC'", "zoone: no such key; did you mean 'zone'?"),
        ("zone = 'Europe/Lodnon'", "zone: 'Europe/Lodnon': "),
        ("[[briefings]]\nname='a'\ncron='* *'", "briefings[0]: schedule '* *'"),
        ("zone", "is not valid TOML"),
    ],
)
def test_a_mistake_in_the_configuration_is_one_line_and_status_two(
    inside: Inside, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "verbatim.toml").write_text(text, encoding="utf-8")

    done = inside("check")

    assert done.status == 2
    assert done.err.count("\n") == 1
    assert done.err.startswith("verbatim: verbatim.toml")
    assert said in done.err


def test_a_folder_that_is_not_there_is_named(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY)

    done = inside("gather", "ferry.txt", "--db", "none/verbatim.db")

    assert done.status == 1
    assert done.err.startswith("verbatim: none/verbatim.db: ")
    assert done.err.count("\n") == 1


def test_a_file_that_is_no_history_is_refused(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "verbatim.db").write_text("This is not a database, but it is long enough to look like one. " * 20)

    done = inside("ask", "What?")

    assert done.status == 1
    assert done.err.startswith("verbatim: verbatim.db: ")
    assert done.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_history_that_cannot_be_written_is_named(inside: Inside, history: Path) -> None:
    history.chmod(0o444)
    history.parent.chmod(0o555)

    done = inside("gather", str(Path(__file__)))

    history.parent.chmod(0o755)
    assert done.status == 1
    assert done.err.startswith("verbatim: verbatim.db: ")
    assert done.err.count("\n") == 1


def test_a_list_of_questions_that_is_not_there_is_named(inside: Inside, history: Path) -> None:
    done = inside("ask", "--jsonl", "none.jsonl")

    assert (done.status, done.err) == (1, "verbatim: none.jsonl: no such file or directory; check the path\n")


@pytest.mark.parametrize("arguments", [("read", "--jsonl", "--words", "0"), ("read", "--jsonl", "--words", "ten"), ()])
def test_a_wrong_option_is_explained_with_status_two(verbatim: Verbatim, arguments: tuple[str, ...]) -> None:
    done = verbatim(*arguments)

    assert done.status == 2
    assert "verbatim" in done.err
    assert "Traceback" not in done.err


def test_help_shows_every_command_in_one_screen(verbatim: Verbatim) -> None:
    done = verbatim("--help")

    assert done.status == 0
    assert len(done.out.splitlines()) <= 48
    for command in ("demo", "run", "gather", "brief", "ask", "chat", "read", "group", "check", "export", "backup"):
        assert f"    {command} " in done.out
    assert "Copy the history, even while the bot runs." in verbatim("backup", "--help").out
    assert verbatim("--version").out.startswith("verbatim 0.")
