from __future__ import annotations

import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
import tracemalloc
import zlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from aiohttp import web

from adapters.address_guard import AddressGuard
from adapters.retry_after import retry_at
from adapters.sources.fetch import UNMARKED, Fetcher, FetchLimits, Validators, user_agent
from bot.errors import SourceError
from tests.sources.sites import NOW, Site


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[Fetcher]:
    made = Fetcher(AddressGuard([f"127.0.0.1:{site.port}"]), lambda: NOW, FetchLimits(size=100_000))
    yield made
    await made.close()


@pytest.fixture
async def impatient(site: Site) -> AsyncIterator[Fetcher]:
    made = Fetcher(AddressGuard([f"127.0.0.1:{site.port}"]), lambda: NOW, FetchLimits(seconds=1.0))
    yield made
    await made.close()


async def reason(fetcher: Fetcher, address: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        await fetcher.get(address)
    return caught.value


async def test_an_answer_comes_with_what_it_is_marked_with(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", "<rss/>", "Application/RSS+XML; charset=utf-8", ETag='"a1"', Last_Modified="yesterday")

    answer = await fetcher.get(site.url("/feed"))

    assert (answer.body, answer.content_type, answer.charset) == (b"<rss/>", "application/rss+xml", "utf-8")
    assert answer.validators == Validators('"a1"', "yesterday")
    assert not answer.unchanged


async def test_the_bot_gives_its_name_and_version(site: Site, fetcher: Fetcher) -> None:
    site.serve("/", "x")

    await fetcher.get(site.url("/"))

    assert site.asked[0].headers["User-Agent"] == user_agent()
    assert user_agent().startswith("Verbatim/0")


async def test_what_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=304 if request.headers.get("If-None-Match") == '"a1"' else 200, text="x")

    site.handle("/feed", answer)
    marks = Validators('"a1"', "Tue, 24 Nov 2026 10:00:00 GMT")

    answered = await fetcher.get(site.url("/feed"), marks)

    assert (answered.unchanged, answered.body, answered.validators) == (True, b"", marks)
    assert site.asked[0].headers["If-Modified-Since"] == marks.last_modified


async def test_a_mark_without_end_is_not_kept(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", "x", ETag='"' + "a" * 5_000 + '"')

    answer = await fetcher.get(site.url("/feed"))

    assert answer.validators == Validators()


async def test_not_modified_without_a_condition_is_a_refusal(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", status=304)

    assert "no answer that we can use (HTTP 304)" in str(await reason(fetcher, site.url("/feed")))


async def test_redirects_are_followed_five_times(site: Site, fetcher: Fetcher) -> None:
    for hop in range(6):
        site.serve(f"/{hop}", status=(301, 302, 303, 307, 308)[hop % 5], Location=f"{hop + 1}")
    site.serve("/6", "here")

    answer = await fetcher.get(site.url("/1"))
    problem = await reason(fetcher, site.url("/0"))

    assert (answer.url, answer.body) == (site.url("/6"), b"here")
    assert "leads on more than 5 times" in str(problem)


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://127.0.0.1:1/secret", "not on the public internet"),
        ("http://localhost:1/secret", "not on the public internet"),
        ("http://[::1]/secret", "not on the public internet"),
        ("http://2130706433/secret", "no usable address"),
        ("http://0x7f.0.0.1/secret", "not on the public internet"),
        ("http://user:secret@example.org/", "carries a user name"),
        ("file:///etc/passwd", "is not an address on the web"),
        ("http://[::1/", "no usable address"),
        ("http://[::1]@", "no usable address"),
    ],
)
async def test_a_redirect_to_where_nobody_may_go_is_refused(
    site: Site, fetcher: Fetcher, location: str, problem: str
) -> None:
    site.serve("/feed", status=302, Location=location)

    said = str(await reason(fetcher, site.url("/feed")))

    assert problem in said
    assert "user:secret" not in said


async def test_a_refusal_names_where_it_was_led_to(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", status=302, Location="http://10.1.2.3/admin")

    said = str(await reason(fetcher, site.url("/feed")))

    assert "leads on to http://10.1.2.3/admin, which leads to an address that is not on the public internet" in said


async def test_a_name_that_leads_inside_is_refused_before_anything_is_sent(site: Site) -> None:
    fetcher = Fetcher(AddressGuard(), lambda: NOW)

    problem = await reason(fetcher, site.url("/feed", host="localhost"))

    await fetcher.close()
    assert "not on the public internet; name its host in allow_hosts" in str(problem)
    assert site.asked == []


async def test_each_address_of_a_redirect_needs_its_permit(site: Site, fetcher: Fetcher) -> None:
    site.serve("/old", status=301, Location="/new")
    site.serve("/new", "x")
    asked: list[str] = []

    async def permit(address: str) -> None:
        asked.append(address)

    await fetcher.get(site.url("/old"), permit=permit)

    assert asked == [site.url("/old"), site.url("/new")]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"plain", mtime=0)),  # a time in it would change the name of the test
        ("deflate", zlib.compress(b"plain")),
        ("br", brotli.compress(b"plain")),
        ("identity", b"plain"),
    ],
)
async def test_a_compressed_answer_is_unpacked(site: Site, fetcher: Fetcher, coding: str, packed: bytes) -> None:
    site.serve("/feed", packed, Content_Encoding=coding)

    answer = await fetcher.get(site.url("/feed"))

    assert answer.body == b"plain"


@pytest.mark.parametrize("coding", ["gzip", "br"])
async def test_an_answer_that_swells_when_unpacked_is_dropped_early(site: Site, fetcher: Fetcher, coding: str) -> None:
    swollen = bytes(50_000_000)
    site.serve(
        "/feed",
        gzip.compress(swollen) if coding == "gzip" else brotli.compress(swollen, quality=1),
        Content_Encoding=coding,
    )
    del swollen
    tracemalloc.start()

    problem = await reason(fetcher, site.url("/feed"))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "is larger than 0.1 MB" in str(problem)
    assert peak < 10_000_000


async def test_an_answer_that_says_it_is_too_large_is_not_read(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", bytes(100_001))

    assert "is larger than 0.1 MB" in str(await reason(fetcher, site.url("/feed")))


async def test_a_broken_compression_is_named(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", b"this is no gzip", Content_Encoding="gzip")

    assert "broken off or wrongly compressed" in str(await reason(fetcher, site.url("/feed")))


async def test_an_endless_answer_ends_at_the_limit(site: Site, fetcher: Fetcher) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(10_000))

    site.handle("/feed", endless)

    assert "is larger than 0.1 MB" in str(await reason(fetcher, site.url("/feed")))


async def test_an_answer_in_drops_ends_with_the_time(site: Site, impatient: Fetcher) -> None:
    async def dripping(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b".")
            await asyncio.sleep(0.05)
        return response

    site.handle("/feed", dripping)

    assert "gave no whole answer within 1 seconds" in str(await reason(impatient, site.url("/feed")))


async def test_time_is_counted_over_all_redirects(site: Site, impatient: Fetcher) -> None:
    async def slow(request: web.Request) -> web.Response:
        await asyncio.sleep(0.3)
        return web.Response(status=302, headers={"Location": "/feed"})

    site.handle("/feed", slow)

    assert "within 1 seconds" in str(await reason(impatient, site.url("/feed")))


async def test_a_connection_that_breaks_off_is_named(site: Site, fetcher: Fetcher) -> None:
    async def broken(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.close()
        return response

    site.handle("/broken", broken)
    site.handle("/half", half)

    assert "broke off the connection" in str(await reason(fetcher, site.url("/broken")))
    assert "broken off or wrongly compressed" in str(await reason(fetcher, site.url("/half")))


async def test_a_port_where_nobody_listens_is_named() -> None:
    fetcher = Fetcher(AddressGuard(["127.0.0.1:1"]), lambda: NOW)

    problem = await reason(fetcher, "http://127.0.0.1:1/")

    await fetcher.close()
    assert "gives no connection" in str(problem)


async def test_a_host_without_an_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    fetcher = Fetcher(AddressGuard(), lambda: NOW)

    problem = await reason(fetcher, "http://no-such-host.invalid/feed")

    await fetcher.close()
    assert "no host has the name no-such-host.invalid" in str(problem)


async def test_a_server_without_tls_is_named(site: Site, fetcher: Fetcher) -> None:
    assert "has no working TLS" in str(await reason(fetcher, site.url("/").replace("http:", "https:")))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
async def test_a_certificate_of_ones_own_making_is_not_accepted(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    named = ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    await asyncio.to_thread(subprocess.run, [*made, *named], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    fetcher = Fetcher(AddressGuard([f"127.0.0.1:{port}"]), lambda: NOW)

    problem = await reason(fetcher, f"https://127.0.0.1:{port}/")

    await fetcher.close()
    server.close()
    await server.wait_closed()
    assert "shows a certificate that is not valid" in str(problem)


async def test_a_mark_that_is_no_text_is_not_kept() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b'HTTP/1.1 200 OK\r\nETag: "\xff"\r\nLast-Modified: \xff\r\nContent-Length: 4\r\n\r\nnews')
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    fetcher = Fetcher(AddressGuard([f"127.0.0.1:{port}"]), lambda: NOW)

    found = await fetcher.get(f"http://127.0.0.1:{port}/")

    await fetcher.close()
    server.close()
    await server.wait_closed()
    assert (found.body, found.validators) == (b"news", UNMARKED)


async def test_a_server_that_does_not_speak_http_is_named() -> None:
    async def mumble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"220 mail.example.org ESMTP\r\n")
        writer.close()

    server = await asyncio.start_server(mumble, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    fetcher = Fetcher(AddressGuard([f"127.0.0.1:{port}"]), lambda: NOW)

    problem = await reason(fetcher, f"http://127.0.0.1:{port}/")

    await fetcher.close()
    server.close()
    await server.wait_closed()
    assert "does not speak HTTP as it should" in str(problem)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (401, "asks for a login"),
        (403, "refuses to be read by us"),
        (404, "there is nothing at this address (HTTP 404); check the address, or remove the source"),
        (410, "is gone for good (HTTP 410); remove the source"),
        (418, "gives no answer that we can use (HTTP 418)"),
        (429, "says that we ask too often (HTTP 429)"),
        (500, "has trouble of its own (HTTP 500)"),
        (503, "has trouble of its own (HTTP 503)"),
    ],
)
async def test_a_refusal_is_said_in_words(site: Site, fetcher: Fetcher, status: int, said: str) -> None:
    site.serve("/feed", "no", status=status)

    assert said in str(await reason(fetcher, site.url("/feed")))


async def test_a_server_that_asks_for_patience_is_heard(site: Site, fetcher: Fetcher) -> None:
    site.serve("/feed", "no", status=503, Retry_After="120")

    assert (await reason(fetcher, site.url("/feed"))).retry_at == NOW + timedelta(seconds=120)


@pytest.mark.parametrize(
    ("header", "at"),
    [
        (None, None),
        ("", None),
        ("0", NOW),
        (" 60 ", NOW + timedelta(minutes=1)),
        ("99999999999999999999", NOW + timedelta(days=7)),
        ("Tue, 24 Nov 2026 12:30:00 GMT", NOW + timedelta(minutes=30)),
        ("Tue, 24 Nov 2026 12:30:00 -0000", NOW + timedelta(minutes=30)),
        ("Tue, 24 Nov 2026 13:30:00 +0100", NOW + timedelta(minutes=30)),
        ("Fri, 24 Nov 2028 12:30:00 GMT", NOW + timedelta(days=7)),
        ("Mon, 23 Nov 2026 12:30:00 GMT", None),
        ("soon", None),
        ("-5", None),
        ("Tue, 99 Nov 2026 12:30:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_at_most_a_week(header: str | None, at: datetime | None) -> None:
    found = retry_at(header, NOW)

    assert found == at
    assert found is None or found.tzinfo is UTC
