"""The configuration file is read, and its errors name the way out."""

from pathlib import Path

import pytest

from adapters.config_file import read_settings
from bot.errors import ConfigError
from bot.settings import BriefingSettings, Settings, SourceSettings, WebhookSettings


def written(folder: Path, text: str) -> Path:
    path = folder / "verbatim.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "")) == Settings()


def test_the_mark_that_some_editors_put_first_is_no_mistake(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "\ufeffzone = 'Europe/Kyiv'")).zone == "Europe/Kyiv"


def test_the_example_in_the_repository_is_the_defaults() -> None:
    assert read_settings(Path(__file__).parents[2] / "config" / "verbatim.toml") == Settings()


def test_sources_and_briefings_are_read(tmp_path: Path) -> None:
    settings = read_settings(
        written(
            tmp_path,
            '[[sources]]\naddress = "https://a.example/feed"\noutlet = "A"\n'
            '[[briefings]]\nname = "morning"\ncron = "30 8 * * MON-FRI"\nzone = "Europe/Kyiv"\n',
        )
    )

    assert settings.sources == (SourceSettings("https://a.example/feed", "A"),)
    assert settings.briefings == (BriefingSettings("morning", "30 8 * * MON-FRI", "Europe/Kyiv"),)


@pytest.mark.parametrize(
    ("first", "own", "zone"),
    [
        ("", "", "UTC"),
        ("zone = 'Europe/Kyiv'\n", "", "Europe/Kyiv"),
        ("zone = 'Europe/Kyiv'\n", "zone = 'Asia/Tokyo'\n", "Asia/Tokyo"),
    ],
)
def test_a_briefing_without_a_zone_has_that_of_the_file(tmp_path: Path, first: str, own: str, zone: str) -> None:
    settings = read_settings(written(tmp_path, f"{first}{DAILY}{own}"))

    assert [briefing.zone for briefing in settings.briefings] == [zone]


DAILY = "[[briefings]]\nname='a'\ncron='0 8 * * *'\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zoone = 'UTC'", "zoone: no such key; did you mean 'zone'?"),
        (
            "colour = 1",
            "colour: no such key; known keys are briefings, delivery, discord, history, limits, reading, retention",
        ),
        ("[reading]\njob = 2", "reading.job: no such key; did you mean 'jobs'?"),
        ("[[briefings]]\nname='a'\ncorn='* * * * *'", "briefings[0].corn: no such key; did you mean 'cron'?"),
        ("allow_hosts = []", "allow_hosts: no such key; it belongs under [reading]"),
        ("port = 8765", "port: no such key; it belongs under [service] or [slack]"),
        ("cron = '0 8 * * *'", "cron: no such key; it belongs under [[briefings]]"),
        ("[service]\nzone = 'UTC'", "service.zone: no such key; it belongs above the first [table]"),
        ("[reading]\njobs = 'two'", "reading.jobs: expected a whole number, got text"),
        ("[discord]\nsharding = 'yes'", "discord.sharding: expected true or false, got text"),
        ("[[briefings]]\nname='a'\ncron=8", "briefings[0].cron: expected text or a list, got a whole number"),
        ("zone = 1979-05-27", "zone: expected text, got a date"),
        (f"zone = 5\n{DAILY}", "verbatim.toml: zone: expected text, got a whole number"),
        ("reading = 'fast'", "reading: expected keys with values, got text"),
        ("[reading]\njobs = 0", "reading.jobs: 0 is out of range; give 1 to 16"),
        ("[reading]\nspeaker_confidence = 90", "reading.speaker_confidence: 90 is out of range; give 0 to 1"),
        ("[[briefings]]\nname='a'\ncron='0 8 * * *'\nstories=99", "briefings[0].stories: 99 is out of range"),
        ("[service]\nport = 70000", "service.port: 70000 is out of range; give 1 to 65535"),
        ("[service]\nping = 'ftp://a'", "service.ping: 'ftp://a' is not a web address; write it as https://"),
        ("[slack]\nbase_url = 'slack'", "slack.base_url: 'slack' is not a web address; write it as https://"),
        ("[discord]\nbase_url = 'discord:443'", "discord.base_url: 'discord:443' is not a web address"),
        ("[service]\nlog_format = 'xml'", "service.log_format: there is no 'xml'; write text or json"),
        (
            "[reading]\nallow_hosts = ['localhost', 'http://intranet:8080/']",
            "reading.allow_hosts[1]: 'http://intranet:8080/' is not a host; write a host, or a host and port such as",
        ),
        ("[reading]\nallow_hosts = ['*']", "reading.allow_hosts[0]: '*' is not a host; write a host, or"),
        ("[reading]\nallow_hosts = ['*.corp']", "reading.allow_hosts[0]: '*.corp' is not a host; write a host, or"),
        ("[reading]\nallow_hosts = ['']", "reading.allow_hosts[0]: '' is not a host; write a host, or"),
        ("[reading]\nallow_hosts = ['10.0.0.0/8']", "reading.allow_hosts[0]: '10.0.0.0/8' is not a host; write a"),
        ("[reading]\nallow_hosts = ['a:99999']", "reading.allow_hosts[0]: 'a:99999' is not a host; write a host, or"),
        ("[slack]\nport = 0", "slack.port: 0 is out of range; give 1 to 65535"),
        ("[slack]\ncommand = '/News'", "slack.command: '/News' is not a name for a slash command"),
        ("[retention]\nconversations_days = 0", "retention.conversations_days: 0 is out of range"),
        ("zone = 'Europe/Lodnon'", "did you mean 'Europe/London'?"),
        ("[[briefings]]\nname='a'\ncron='0 8 * *'", "briefings[0]: schedule '0 8 * *'"),
        ("[[briefings]]\nname='a'", "briefings[0]: lacks cron"),
        ("sources = 3", "sources: expected a list, got a whole number"),
        (
            "[[briefings]]\nname='a'\ncron='0 8 * * *'\n[[briefings]]\nname='a'\ncron='0 9 * * *'",
            "briefings[1].name: 'a' stands twice",
        ),
        (f"{DAILY}late = 'later'", "briefings[0].late: there is no 'later'; write catch up, fold or skip"),
        (f"{DAILY}mention = 'everyone'", "briefings[0].mention: 'everyone' is not a role; write discord:&ROLE_ID or"),
        (f"{DAILY}mention = 'discord:42'", "briefings[0].mention: 'discord:42' is not a role"),
        ("[[briefings]]\nname=' '\ncron='0 8 * * *'", "briefings[0].name: is empty; give each briefing a name"),
        (f"{DAILY}late_hours = 0", "briefings[0].late_hours: 0 is out of range; give 1 to 48"),
        (f"{DAILY}length = 'long'", "briefings[0].length: there is no 'long'; write short, medium or detailed"),
        (f"{DAILY}quiet = ['22:00']", "briefings[0].quiet: expected a list of length 2, got 1"),
        (f"{DAILY}quiet = ['22:00', '7']", "briefings[0]: time '7': not a time of day"),
        (f"{DAILY}quiet = ['07:00', '09:00']", "every slot of the briefing lies within the quiet hours"),
        (
            f"{DAILY}sources = ['https://a.example']",
            "briefings[0].sources: no [[sources]] has the address 'https://a.exam",
        ),
        (
            f"{DAILY}channel = 'https://a.example'",
            "briefings[0].channel: no [[webhooks]] has the address 'https://a.exam",
        ),
        (
            f"{DAILY}channel = 'https://a.example/h?token=secret'",
            "briefings[0].channel: no [[webhooks]] has the address 'https://a.example/h'; declare it",
        ),
        (
            "[[sources]]\naddress = 'a'\nspace = 'discrod:1'",
            "sources[0].space: 'discrod:1' is not a space; write local, discord:SERVER_ID or slack:TEAM_ID",
        ),
        (
            "[[sources]]\naddress = 'ftp://a.example/feed'",
            "sources[0].address: is not an address on the web; give an http",
        ),
        ("[[sources]]\naddress = 'https://a:b@c.example'", "sources[0].address: carries a user name; leave out what"),
        ("[[sources]]\naddress = 'https://a:b@[::1'", "sources[0].address: carries a user name; leave out what"),
        ("[[sources]]\naddress = ' '", "sources[0].address: is empty; give a feed, page, file or folder"),
        ("[[sources]]\naddress = 'a'\nspace = []", "sources[0].space: names nobody who reads it; write local"),
        ("[[sources]]\naddress = 'a'\nkind = 'rss'", "sources[0].kind: there is no 'rss'; write feed, page or file"),
        (
            f"{DAILY}channel = 'telegram:1'",
            "briefings[0].channel: 'telegram:1' is not a channel; write terminal, discord:",
        ),
        (f"{DAILY}channel = 'discord:desk'", "briefings[0].channel: 'discord:desk' is not a channel; write terminal"),
        (f"{DAILY}channel = 'slack:C1'", "briefings[0].channel: 'slack:C1' is not a channel; write terminal"),
        (f"{DAILY}space = 'slack'", "briefings[0].space: 'slack' is not a space; write local"),
        (
            f"{DAILY}space = 'discord:1'",
            "channel: 'terminal' is not a channel of 'discord:1'; write discord:CHANNEL_ID",
        ),
        (
            f"{DAILY}space = 'slack:T1'\nchannel = 'slack:T2/C1'",
            "channel: 'slack:T2/C1' is not a channel of 'slack:T1'; write slack:T1/CHANNEL_ID",
        ),
        (
            f"{DAILY}space = 'discord:@5'\nchannel = 'discord:6'",
            "channel: 'discord:6' is not a channel of 'discord:@5'; write discord:@5",
        ),
        (
            f"{DAILY}space = 'discord:1'\nchannel = 'discord:6'\nsources = ['a']\n[[sources]]\naddress = 'a'",
            "briefings[0].sources: 'discord:1' does not read 'a'; add it to that source's space",
        ),
        ("[[webhooks]]\naddress = 'file:///etc/passwd'", "webhooks[0].address: is not an address"),
        (
            "[[webhooks]]\naddress = 'https://a.example'\nunsure = 'guess'",
            "webhooks[0].unsure: there is no 'guess'; write ask, look or resend",
        ),
        ("[delivery]\nshortest_minutes = 0", "delivery.shortest_minutes: 0 is out of range; give 1 to 1440"),
        ("zone = ", "is not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)

    with pytest.raises(ConfigError) as caught:
        read_settings(path)

    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_a_missing_file_says_where_to_start(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none.toml: no such file or directory; copy config/verbatim\.toml"):
        read_settings(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "channel", ["terminal", "discord:42", "discord:@7", "slack:T1/C1", "slack:T1/C1/1741851000.000100", "slack:T1/U7"]
)
def test_the_terminal_may_brief_every_kind_of_channel(tmp_path: Path, channel: str) -> None:
    settings = read_settings(written(tmp_path, f"{DAILY}channel = '{channel}'"))

    assert [briefing.channel for briefing in settings.briefings] == [channel]


@pytest.mark.parametrize(
    "host", ["localhost", "Intranet.example:8080", "news_desk", "10.0.0.7:80", "::1", "[::1]", "[fe80::1%eth0]:8080"]
)
def test_hosts_and_their_ports_may_be_opened(tmp_path: Path, host: str) -> None:
    settings = read_settings(written(tmp_path, f"[reading]\nallow_hosts = ['{host}']"))

    assert settings.reading.allow_hosts == (host,)


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r": is a directory; give the path of a file that you may read"):
        read_settings(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "verbatim.toml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        read_settings(path)


def test_a_briefing_may_have_several_times_and_every_policy(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[sources]]
        address = "news.txt"
        [[webhooks]]
        address = "https://intranet.example/news"
        secret = "NEWS"
        unsure = "look"
        [[briefings]]
        name = "desk"
        cron = ["30 8 * * *", "0 17 * * *"]
        channel = "https://intranet.example/news"
        sources = ["news.txt"]
        late = "fold"
        silent_when_empty = true
        quiet = ["22:00", "07:00"]
        length = "short"
        """,
    )

    settings = read_settings(path)

    (briefing,) = settings.briefings
    assert briefing.expressions == ("30 8 * * *", "0 17 * * *")
    assert (briefing.late, briefing.quiet, briefing.length) == ("fold", ("22:00", "07:00"), "short")
    assert settings.webhooks == (WebhookSettings("https://intranet.example/news", "NEWS", "look"),)
