"""The contract for programs over real pipes: a line out for each line in, in order, at once."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.cli.places import FERRY, RATES, Inside, Verbatim, line, long, page

ARTICLE = {"id": "a", "text": FERRY, "title": "Ferry sinks", "source": "The Courier", "published": "2025-03-13"}


def rows(printed: str) -> list[Any]:
    return [json.loads(row) for row in printed.splitlines()]


def lines(*objects: object) -> str:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects)


def sliced(text: str, row: Any) -> str:
    return text[row["start"] : row["end"]]


def test_an_article_is_answered_by_its_digest(verbatim: Verbatim) -> None:
    done = verbatim("read", "--jsonl", stdin=lines(ARTICLE))

    [row] = rows(done.out)
    [quote] = row["quotes"]
    assert (done.status, done.err) == (0, "")
    assert (row["id"], row["language"]) == ("a", "en")
    assert (quote["text"], quote["speaker"]) == ("We heard a bang and then the deck was under water,", "Ada Lund")
    assert "12 people" in {figure["text"] for figure in row["figures"]}
    for said in (*row["summary"], *row["quotes"], *row["figures"], quote["mention"]):
        assert sliced(FERRY, said) == said["text"]


def test_a_page_is_answered_with_its_text_title_author_and_date(verbatim: Verbatim) -> None:
    head = '<meta name="author" content="Jo Ray"><meta name="date" content="2025-03-13T10:00:00Z">'
    html = page("Ferry sinks off Port Hale", long(FERRY), head)

    done = verbatim("read", "--jsonl", stdin=lines({"id": 7, "html": html}))

    [row] = rows(done.out)
    assert (row["id"], row["title"], row["author"]) == (7, "Ferry sinks off Port Hale", "Jo Ray")
    assert row["published"] == "2025-03-13T10:00:00+00:00"
    assert row["text"].startswith("The ferry Maren sank")
    for said in (*row["summary"], *row["quotes"], *row["figures"]):
        assert sliced(row["text"], said) == said["text"]


def test_a_story_is_answered_with_the_article_of_each_passage(verbatim: Verbatim) -> None:
    again = FERRY.replace("until dawn", "all night")
    story = {"id": "s", "articles": [{"id": "a", "text": FERRY}, {"id": "b", "text": again}]}

    done = verbatim("read", "--jsonl", stdin=lines(story))

    [row] = rows(done.out)
    texts = {"a": FERRY, "b": again}
    assert len({quote["statement"] for quote in row["quotes"]}) == 1
    assert sorted(quote["rank"] for quote in row["quotes"]) == [1, 2]
    for said in (*row["summary"], *row["quotes"], *row["figures"]):
        assert sliced(texts[said["article"]], said) == said["text"]


def test_a_file_beside_jsonl_is_not_passed_over(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, lines(ARTICLE))

    done = inside("read", "--jsonl", "articles.jsonl")

    assert (done.status, done.out) == (2, "")
    assert done.err == "verbatim: articles.jsonl: --jsonl reads standard input; write: read --jsonl < articles.jsonl\n"


@pytest.mark.parametrize("words", [1, 5, 12, 30])
def test_the_words_of_a_summary_are_a_hard_cap(inside: Inside, monkeypatch: pytest.MonkeyPatch, words: int) -> None:
    story = {"id": "s", "articles": [{"id": "a", "text": FERRY}, {"id": "b", "text": RATES}]}
    given(monkeypatch, lines(ARTICLE, story))

    done = inside("read", "--jsonl", "--words", str(words))

    lengths = [sum(len(passage["text"].split()) for passage in row["summary"]) for row in rows(done.out)]
    assert [length <= words for length in lengths] == [True, True]
    assert all(lengths) == (words == 30)


def test_the_sentences_of_a_summary_can_be_told(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, lines(ARTICLE))

    done = inside("read", "--jsonl", "--sentences", "1")

    assert len(rows(done.out)[0]["summary"]) == 1


BROKEN: list[tuple[bytes, dict[str, object], str]] = [
    (b"{broken\n", {"line": 1}, "is not JSON"),
    (b'{"id": 1e999, "text": "x"}\n', {"line": 1}, "1e999 is not a finite number"),
    (b'{"id": NaN, "text": "x"}\n', {"line": 1}, "NaN is not a finite number"),
    (b"[1]\n", {"line": 1}, "is not a JSON object"),
    (b'{"id": "x"}\n', {"id": "x"}, "there is no text"),
    (b'{"id": "x", "text": 3}\n', {"id": "x"}, "text: expected text, got a whole number"),
    (b'{"id": "x", "text": "T.", "published": 3}\n', {"id": "x"}, "published: expected text, got a whole number"),
    (b'{"id": "x", "html": 3}\n', {"id": "x"}, "html: expected text, got a whole number"),
    (b'{"id": "x", "html": "<p>"}\n', {"id": "x"}, "has no article text"),
    (b'{"id": "x", "articles": 3}\n', {"id": "x"}, "articles: expected a list, got a whole number"),
    (b'{"id": "x", "articles": []}\n', {"id": "x"}, "there are no articles"),
    (b'{"id": "x", "text": "F\xe4hre"}\n', {"id": "x"}, "is not UTF-8"),
    (b"[" * 100_000 + b"\n", {"line": 1}, "is not JSON"),
]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_that_cannot_be_read_is_answered_by_its_error_and_the_rest_goes_on(
    verbatim: Verbatim, jobs: str
) -> None:
    stdin = b"".join(broken + lines(ARTICLE).encode() for broken, _, _ in BROKEN)

    done = verbatim("read", "--jsonl", "--jobs", jobs, stdin=stdin)

    answers = rows(done.out)
    assert (done.status, done.err) == (0, "")
    assert len(answers) == 2 * len(BROKEN)
    assert all("error" not in row for row in answers[1::2])
    for number, (answer, (_, name, said)) in enumerate(zip(answers[::2], BROKEN, strict=True)):
        assert said in answer.pop("error")
        assert answer == ({"line": 2 * number + 1} if "line" in name else name)


def test_the_reading_processes_and_their_keeper_are_gone_when_the_last_line_is_answered(
    inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set(threading.enumerate())
    asked = tmp_path / "lines"
    asked.write_text(lines(ARTICLE), encoding="utf-8")
    with asked.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)

        done = inside("read", "--jsonl", "--jobs", "2")

    keepers = {thread for thread in set(threading.enumerate()) - threads if "Executor" in type(thread).__name__}
    assert (done.status, keepers) == (0, set())


def test_several_processes_answer_as_one_does_and_in_order(verbatim: Verbatim) -> None:
    stdin = "\ufeff" + "\n".join(line(f"a{n}", FERRY if n % 3 else RATES, "T", "S") for n in range(20))

    one, two = (verbatim("read", "--jsonl", "--jobs", jobs, stdin=stdin) for jobs in ("1", "2"))

    assert [row["id"] for row in rows(one.out)] == [f"a{n}" for n in range(20)]
    assert two == one


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_line_is_answered_before_the_next_one_comes(tmp_path: Path, jobs: str) -> None:
    command = [sys.executable, "-m", "adapters", "read", "--jsonl", "--jobs", jobs]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(lines(ARTICLE | {"id": number}))
            process.stdin.flush()

            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.parametrize("flag", [(), ("--jsonl",)])
def test_articles_of_one_event_are_grouped_as_they_come(verbatim: Verbatim, flag: tuple[str, ...]) -> None:
    again = ARTICLE | {"id": "b", "text": FERRY.replace("until dawn", "all night")}
    stdin = lines(ARTICLE, {"id": "c", "text": RATES, "title": "Bank cuts its rate"}, again) + "{broken\n\n"

    done = verbatim("group", *flag, stdin=stdin)

    assert rows(done.out)[:3] == [{"id": "a", "story": 1}, {"id": "c", "story": 2}, {"id": "b", "story": 1}]
    assert rows(done.out)[3]["line"] == 4


def test_questions_are_answered_with_their_passages(verbatim: Verbatim, history: Path) -> None:
    stdin = lines({"id": 1, "question": "How many people did the ferry kill?"}, {"id": 2}, {"id": 3, "question": " "})

    done = verbatim("ask", "--jsonl", "-", "--db", str(history), stdin=stdin)

    answer, *refused = rows(done.out)
    assert done.status == 0
    assert answer["answered"]
    assert "12 people" in answer["passages"][0]["text"]
    assert refused == [{"id": 2, "error": "there is no question"}, {"id": 3, "error": "there is no question"}]


def test_a_question_may_come_with_its_topic_its_time_and_what_was_said_before(inside: Inside, history: Path) -> None:
    asked = {"id": 1, "question": "Who said so?", "now": "2026-01-01", "about": "Ferry sinks off Port Hale"}
    before = [{"question": "What sank?", "answer": "The ferry Maren sank."}]
    Path("q.jsonl").write_text(
        lines(asked | {"history": before}, asked | {"about": 3}, asked | {"history": "no"}, asked | {"now": "soon"})
    )

    done = inside("ask", "--jsonl", "q.jsonl")

    answered, *refused = rows(done.out)
    assert answered["read_as"]
    assert [row["error"] for row in refused] == [
        "about is not a string",
        "history is not a list of objects",
        "now is not a date: 'soon'",
    ]


@pytest.mark.parametrize("none", [{"answer": "I don't know."}, {"answer": "Ole Vint was seen.", "answered": False}])
def test_what_was_answered_in_vain_says_not_who_is_meant(
    inside: Inside, history: Path, none: dict[str, object]
) -> None:
    before = [{"question": "Who owns the boat?"} | none]
    Path("q.jsonl").write_text(lines({"id": 1, "question": "How old is he?", "history": before}))

    (answer,) = rows(inside("ask", "--jsonl", "q.jsonl").out)

    assert answer["read_as"] == "How old is the one who owns the boat?"


def test_of_a_long_talk_the_last_turns_count(inside: Inside, history: Path) -> None:
    far = [{"question": "How old is Ada Lund?", "answer": "Ada Lund is 40."}]
    near = [{"question": "Is the sea cold?", "answer": "The sea is cold."}] * 19
    asked = {"question": "Where does she live?"}
    Path("q.jsonl").write_text(
        lines(asked | {"id": 1, "history": far + near}, asked | {"id": 2, "history": far + near + near})
    )

    told, forgotten = rows(inside("ask", "--jsonl", "q.jsonl").out)

    assert "Ada Lund" in told["read_as"]
    assert "Ada Lund" not in forgotten["read_as"]


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Put text on standard input."""

    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
