from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.address_guard import AddressGuard, GuardedResolver, PrivateAddress, is_public
from bot.errors import SourceError


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "168.63.129.16",
        "192.0.0.192",
        "192.88.99.1",
        "192.168.1.1",
        "3fff::1",
        "224.0.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:8.8.8.8",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001::1",
        "fc00::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "example.org",
        "",
    ],
)
def test_an_address_inside_a_network_or_wrapping_another_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_an_address_of_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_never_public_in_a_wrapping(address: IPv4Address) -> None:
    number = int(address)

    wrapped = [IPv6Address((0xFFFF << 32) | number), IPv6Address((0x64FF9B << 96) | number), IPv6Address(number)]

    assert not any(is_public(str(wrapping)) for wrapping in wrapped)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://example.org/feed", "is not an address on the web"),
        ("file:///etc/passwd", "is not an address on the web"),
        ("/feed.xml", "is not an address on the web"),
        ("", "is not an address on the web"),
        ("http://", "is not an address"),
        ("http://[::1", "is not an address"),
        ("http://[::1]@", "is not an address"),
        ("http://example.org:99999/", "is not an address"),
        ("http://127.0.0.1/", "not on the public internet"),
        ("http://[::1]:8080/", "not on the public internet"),
        ("http://[::ffff:127.0.0.1]/", "not on the public internet"),
        ("https://169.254.169.254/latest/meta-data/", "not on the public internet"),
    ],
)
def test_an_address_that_must_not_be_asked_is_refused_with_the_reason(address: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        AddressGuard().check(address)


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(SourceError) as caught:
        AddressGuard().check("https://reader:secret@example.org/feed")

    assert "carries a user name" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_public_address_passes() -> None:
    assert str(AddressGuard().check("https://example.org/feed?x=1")) == "https://example.org/feed?x=1"


@pytest.mark.parametrize(
    ("allowed", "host", "port", "opens"),
    [
        ("intranet", "intranet", 80, True),
        ("intranet", "INTRANET.", 8080, True),
        ("intranet:8080", "intranet", 8080, True),
        ("intranet:8080", "intranet", 80, False),
        ("intranet", "other", 80, False),
        ("[::1]:8080", "::1", 8080, True),
        ("::1", "::1", 1, True),
        ("[::1]:8080", "::1", 80, False),
    ],
)
def test_a_named_host_is_opened_for_every_port_or_for_one(allowed: str, host: str, port: int, opens: bool) -> None:
    assert AddressGuard([allowed]).opens(host, port) is opens


async def test_a_name_that_leads_inside_is_refused_when_it_is_resolved() -> None:
    resolver = GuardedResolver(AddressGuard())

    with pytest.raises(PrivateAddress):
        await resolver.resolve("localhost", 80)


async def test_a_name_that_is_opened_resolves_to_what_it_is() -> None:
    resolver = GuardedResolver(AddressGuard(["localhost:80"]))

    found = await resolver.resolve("localhost", 80)

    assert {result["host"] for result in found} <= {"127.0.0.1", "::1"}


async def test_names_that_nobody_answers_for_hold_up_no_other_work(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **named: answered.wait(30) and [])
    resolver = GuardedResolver(AddressGuard())
    asked = [asyncio.create_task(resolver.resolve(f"{number}.silent.example", 80)) for number in range(50)]
    await asyncio.sleep(0.1)

    async with asyncio.timeout(20):
        assert await asyncio.to_thread(int, "1") == 1

    answered.set()
    await asyncio.gather(*asked, return_exceptions=True)


async def test_no_more_than_eight_names_are_looked_up_at_once_also_where_nobody_waits_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, begun, answered = list[str](), threading.Semaphore(0), threading.Event()

    def look(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        begun.release()
        assert answered.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look)
    resolver = GuardedResolver(AddressGuard())
    given_up = [asyncio.create_task(resolver.resolve(f"{number}.silent.example")) for number in range(8)]
    for _ in range(8):
        assert await asyncio.to_thread(begun.acquire, timeout=30)
    for task in given_up:
        task.cancel()
    last = asyncio.create_task(resolver.resolve("last.example"))
    await asyncio.sleep(0.2)
    before = len(asked)

    answered.set()
    with pytest.raises(PrivateAddress):
        await last

    assert (before, asked[-1]) == (8, "last.example")


def test_a_name_that_nobody_answers_for_does_not_delay_the_end_of_the_process() -> None:
    program = """
import asyncio, contextlib, socket, time
from adapters.address_guard import AddressGuard, GuardedResolver

async def ask() -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(GuardedResolver(AddressGuard()).resolve("silent.example"), 0.2)

socket.getaddrinfo = lambda *given, **named: time.sleep(60)
asyncio.run(ask())
"""

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


async def test_a_public_literal_resolves_to_itself() -> None:
    resolver = GuardedResolver(AddressGuard())

    found = await resolver.resolve("8.8.8.8", 80)

    assert [result["host"] for result in found] == ["8.8.8.8"]
