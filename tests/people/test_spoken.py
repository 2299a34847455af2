"""Schedules in plain words are understood, refused or asked back; what is said back means the same."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.places import zone_of, zones_like
from bot.briefing.spoken import Unsettled, in_words, times
from bot.briefing.wishes import ScheduleWish, wish
from bot.errors import UsageError


@pytest.mark.parametrize(
    ("text", "cron", "said"),
    [
        ("weekdays 8:30", ("30 8 * * MON-FRI",), "weekdays at 08:30"),
        ("every morning at 7", ("0 7 * * *",), "every day at 07:00"),
        ("Mondays and Thursdays 9am and 5pm", ("0 9,17 * * MON,THU",), "Monday and Thursday at 09:00 and 17:00"),
        ("on the first of the month at noon", ("0 12 1 * *",), "the 1st of the month at 12:00"),
        ("every 3 hours", ("0 */3 * * *",), "every 3 hours"),
        ("hourly", ("0 * * * *",), "every hour"),
        ("every 4 hours from 9 to 5", ("0 9,13,17 * * *",), "every day at 09:00, 13:00 and 17:00"),
        ("weekday's at 8:30", ("30 8 * * MON-FRI",), "weekdays at 08:30"),
        ("Monday at 9 and Friday", ("0 9 * * MON,FRI",), "Monday and Friday at 09:00"),
        ("every 5 hours", ("0 0,5,10,15,20 * * *",), "every day at 00:00, 05:00, 10:00, 15:00 and 20:00"),
        ("every 2 hours from 8 to 12 on weekends", ("0 8,10,12 * * SAT,SUN",), "weekends at 08:00, 10:00 and 12:00"),
        ("every 12 hours at 7:15", ("15 7,19 * * *",), "every day at 07:15 and 19:15"),
        ("mon-fri 8.30 and 17h", ("30 8 * * MON-FRI", "0 17 * * MON-FRI"), "weekdays at 08:30 and 17:00"),
        ("the 1st and 15th at 9 a.m.", ("0 9 1,15 * *",), "the 1st and the 15th of the month at 09:00"),
        ("last day of the month at 5pm", ("0 17 L * *",), "the last day of the month at 17:00"),
        ("last friday of each month 17:00", ("0 17 * * 5L",), "the last Friday of the month at 17:00"),
        ("third Monday of the month 10:00", ("0 10 * * MON#3",), "the third Monday of the month at 10:00"),
        ("8 every morning and 6 every evening", ("0 8,18 * * *",), "every day at 08:00 and 18:00"),
        ("at 9 and 10am", ("0 9,10 * * *",), "every day at 09:00 and 10:00"),
        ("every sunday night at 9", ("0 21 * * SUN",), "Sunday at 21:00"),
        ("friday to monday at 0830", ("30 8 * * MON,FRI,SAT,SUN",), "Monday, Friday, Saturday and Sunday at 08:30"),
        ("each business day at midnight", ("0 0 * * MON-FRI",), "weekdays at 00:00"),
        ("every day at 12pm", ("0 12 * * *",), "every day at 12:00"),
        ("12am on Mondays", ("0 0 * * MON",), "Monday at 00:00"),
        ("every night at 12", ("0 0 * * *",), "every day at 00:00"),
        ("at 12 and 6am", ("0 0,6 * * *",), "every day at 00:00 and 06:00"),
        ("once a day at 8 30 pm", ("30 20 * * *",), "every day at 20:30"),
        ("30 8 * * MON-FRI; 0 17 * * *", ("30 8 * * MON-FRI", "0 17 * * *"), "30 8 * * MON-FRI; 0 17 * * *"),
    ],
)
def test_times_in_words_are_understood_and_said_back(text: str, cron: tuple[str, ...], said: str) -> None:
    found = times(text)

    assert (found.cron, found.said) == (cron, said)
    assert times(found.said).cron == cron


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("sometime", "At what time?"),
        ("every morning", "At what time?"),
        ("twice a day", "At what time?"),
        ("weekly", "On which day of the week?"),
        ("monthly at 8:00", "On which day of the month?"),
    ],
)
def test_what_is_missing_is_one_question_whose_answers_settle_it(text: str, question: str) -> None:
    with pytest.raises(Unsettled, match=question.replace("?", r"\?")) as raised:
        times(text)

    assert all(times(choice).cron for choice in raised.value.choices)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("tomorrow at 8", "a briefing is repeated"),
        ("on 3 March at 8", "a briefing is repeated"),
        ("every other day at 9", "not every second or third"),
        ("every second monday at 9", "not every second or third"),
        ("fortnightly on Monday at 9", "not every second or third"),
        ("at 25:00", "there is no time 25:00"),
        ("every tuseday at 8:00", "there is no day “tuseday”"),
        ("on the 32nd at 8", "there is no such day of the month"),
        ("every 7 minutes", "does not divide an hour evenly"),
        ("every 30 hours", "does not divide a day evenly"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        times(text)


def test_an_hour_that_may_be_morning_or_evening_offers_the_other() -> None:
    assert times("at 8").other == "every day at 20:00"
    assert times("at 8, 12 and 18").other is None
    assert times("at 8:00").other is None


_WORDS = st.sampled_from(
    "every each weekday weekdays monday fri first last 2nd of the month at 8 8:30 17h am pm noon and to - , in 3 hours"
    " minutes day twice morning evening kyiv time London other 31 0 99 week every hour".split()
)


@given(st.lists(_WORDS, max_size=12).map(" ".join))
@settings(max_examples=300)
def test_whatever_is_understood_means_the_same_when_said_back(text: str) -> None:
    with suppress(UsageError):
        found = times(text)
        assert times(found.said).cron == found.cron
        assert sorted(times(in_words(found.cron)).cron) == sorted(found.cron)


@pytest.mark.parametrize(
    ("cron", "said"),
    [
        (("15 9 * * SAT,SUN", "45 18 * * SAT,SUN"), "weekends at 09:15 and 18:45"),
        (("0 8 15 * *", "0 8 * * MON"), "Monday and the 15th of the month at 08:00"),
        (("0 16 * * 5L",), "the last Friday of the month at 16:00"),
        (("0 */3 * * *",), "every 3 hours"),
        (("0 8-10 * 3 *",), "0 8-10 * 3 *"),
        (("30 8 * * 1-5",), "weekdays at 08:30"),
        (("30 8 * * 0,6",), "weekends at 08:30"),
        (("0 8 * * 1-5", "0 25 * * *"), "0 8 * * 1-5; 0 25 * * *"),
    ],
)
def test_cron_is_said_in_words_that_mean_just_that_or_as_it_is(cron: tuple[str, ...], said: str) -> None:
    assert in_words(cron) == said


@given(st.text(max_size=80))
def test_any_words_are_a_wish_or_none_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        wish(text)


@pytest.mark.parametrize(
    ("line", "said", "place"),
    [
        ("send us a briefing every weekday at 8:30 Kyiv time", "weekdays at 08:30", "Kyiv"),
        ("every morning at 7", "every day at 07:00", None),
        ("Mondays and Thursdays 9am and 5pm London", "Monday and Thursday at 09:00 and 17:00", "London"),
        ("briefing every day at 8:00 new york time", "every day at 08:00", "new york"),
        ("Can you send us a briefing daily at 9:00 in Lodnon?", "every day at 09:00", "Lodnon"),
        ("Could you send us a briefing daily at 9:00?", "every day at 09:00", None),
    ],
)
def test_a_wish_for_a_briefing_is_told_from_a_question(line: str, said: str, place: str | None) -> None:
    wished = wish(line)

    assert isinstance(wished, ScheduleWish)
    assert (wished.times.said, wished.place) == (said, place)


@pytest.mark.parametrize(
    "line",
    [
        "what did Ushakov say on Monday?",
        "What happened every day at 8?",
        "who spoke in the briefing at 8?",
        "and on Monday?",
        "ceasefire every day",
        "why?",
        "every monday",
        "the digest of Monday at 8:00 was about the ferry",
        "I want more about ferries in the briefing",
        "send us a briefing daily at 9:00 " + "please " * 40,
        "",
    ],
)
def test_a_question_is_no_wish(line: str) -> None:
    assert wish(line) is None


def test_short_orders_are_understood() -> None:
    assert [wish("please stop sending us briefings"), wish("pause the briefing"), wish("resume briefings")] == [
        "stop",
        "pause",
        "resume",
    ]
    assert [wish(f"{word} the briefing") for word in ("suspend", "continue", "unpause")] == [
        "pause",
        "resume",
        "resume",
    ]
    assert [wish("When is the next briefing?"), wish("brief me")] == ["next", "preview"]


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Kyiv", "Europe/Kyiv"),
        ("europe/kyiv", "Europe/Kyiv"),
        ("kyiv time", "Europe/Kyiv"),
        ("Ukraine", "Europe/Kyiv"),
        ("Germany", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("Eastern time", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("UTC", "UTC"),
        ("San Francisco", "America/Los_Angeles"),
    ],
)
def test_a_place_has_its_zone(place: str, zone: str) -> None:
    assert zone_of(place) == zone


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Lodnon", "did you mean Europe/London"),
        ("USA", "name a city, such as New York"),
        ("Atlantis Prime", "there is no such place or zone"),
    ],
)
def test_an_unknown_or_wide_place_says_what_would_work(place: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        zone_of(place)


def test_zones_are_completed_by_their_places() -> None:
    assert zones_like("lond", 5) == ["Europe/London"]
    assert zones_like("germ", 5) == ["Europe/Berlin"]


@pytest.mark.parametrize(
    "text", ['"0 9 * * MON; 0 17 * * THU"', "0 9 * * mon; 0 17 * * thu", "“0 9 * * MON; 0 17 * * THU”"]
)
def test_cron_may_be_quoted_and_in_small_letters(text: str) -> None:
    assert times(text).cron == ("0 9 * * MON", "0 17 * * THU")


def test_cron_with_a_field_too_few_is_not_taken_for_words() -> None:
    with pytest.raises(UsageError, match="a cron expression has five fields"):
        times("0 8 * *")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("weekdays except Friday at 9", "days are named, and not left out"),
        ("weekdays at 8:30 not on Wednesday", "days are named, and not left out"),
        ("Mondays 9am and Thursdays 5pm", "other days with other times are a briefing of their own"),
        ("9:00 on Mondays and 17:00 on Thursdays", "other days with other times are a briefing of their own"),
        ("every day at 8 and weekends at 10", "other days with other times are a briefing of their own"),
        ("every hour from 22:00 to 6", "it ends before it begins"),
    ],
)
def test_what_would_be_another_schedule_is_refused(text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        times(text)
