"""Web hooks: what a receiver gets, and what its answers mean."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator

import pytest

from adapters.webhook import Hook, WebhookCourier
from bot.delivery.message_json import message_json
from bot.errors import ChannelGone, DeliveryError, FateUnknown, TryLater
from bot.message import Message, Paragraph, Run
from tests.delivery.conftest import MORNING
from tests.delivery.recorder import Recorder, breaking_off

WORDS = Message((Paragraph((Run("“words” of a page"),)),))


@pytest.fixture
async def recorder() -> AsyncIterator[Recorder]:
    made = Recorder()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def courier(recorder: Recorder) -> AsyncIterator[WebhookCourier]:
    hooks = [
        Hook(recorder.url("/hook"), "a secret", "look"),
        Hook(recorder.url("/ask")),
        Hook(recorder.url("/resend"), unsure="resend"),
    ]
    made = WebhookCourier(hooks, ["127.0.0.1"], clock=lambda: 1_790_000_000.9)
    yield made
    await made.close()


async def test_a_post_is_json_with_its_key(recorder: Recorder, courier: WebhookCourier) -> None:
    id = await courier.post(recorder.url(), WORDS, "k.1", "post 7")

    ((method, headers, body),) = recorder.requests
    assert (method, id, headers["Idempotency-Key"]) == ("POST", "post 0", "k.1")
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert json.loads(body) == {"key": "k.1", "under": "post 7", "message": json.loads(message_json(WORDS))}


async def test_every_request_is_signed_with_its_key_and_its_time(recorder: Recorder, courier: WebhookCourier) -> None:
    await courier.post(recorder.url(), WORDS, "k.1")
    await courier.edit(recorder.url(), "post 7", WORDS)
    await courier.find(recorder.url(), "k.1", MORNING)

    assert [method for method, _, _ in recorder.requests] == ["POST", "PUT", "GET"]
    for _, headers, body in recorder.requests:
        at = headers["webhook-timestamp"]
        signed = hmac.new(b"a secret", f"{headers['Idempotency-Key']}.{at}.".encode() + body, hashlib.sha256).digest()
        assert headers["webhook-signature"] == f"v1,{base64.b64encode(signed).decode()}"
        assert (headers["webhook-id"], at) == (headers["Idempotency-Key"], "1790000000")


async def test_without_a_secret_nothing_is_signed(recorder: Recorder, courier: WebhookCourier) -> None:
    await courier.post(recorder.url("/ask"), WORDS, "k.0")

    assert "webhook-signature" not in recorder.requests[0][1]


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, ChannelGone), (404, ChannelGone), (410, ChannelGone), (429, TryLater), (503, TryLater), (500, FateUnknown),
     (302, DeliveryError), (422, DeliveryError)],
)  # fmt: skip
async def test_a_refusal_says_whether_it_is_for_good(
    recorder: Recorder, courier: WebhookCourier, status: int, error: type[DeliveryError]
) -> None:
    recorder.script = [status]

    with pytest.raises(error, match=f"answers {status}") as raised:
        await courier.post(recorder.url(), WORDS, "k.0")

    assert type(raised.value) is error


@pytest.mark.parametrize(("said", "seconds"), [("30", 30.0), ("Wed, 21 Oct 2026 07:28:00 GMT", None)])
async def test_a_receiver_is_left_alone_for_as_long_as_it_asks(
    recorder: Recorder, courier: WebhookCourier, said: str, seconds: float | None
) -> None:
    recorder.script, recorder.headers = [429], {"Retry-After": said}

    with pytest.raises(TryLater) as raised:
        await courier.post(recorder.url(), WORDS, "k.0")

    assert raised.value.after == seconds


async def test_when_the_connection_breaks_nobody_knows(recorder: Recorder, courier: WebhookCourier) -> None:
    recorder.script = [breaking_off]

    with pytest.raises(FateUnknown):
        await courier.post(recorder.url(), WORDS, "k.0")


async def test_a_receiver_that_never_answers_is_given_up(recorder: Recorder) -> None:
    recorder.script = [lambda request: asyncio.sleep(60)]
    courier = WebhookCourier([Hook(recorder.url())], ["127.0.0.1"], seconds=0.5)

    with pytest.raises(FateUnknown, match=r"within 0\.5 seconds"):
        await courier.post(recorder.url(), WORDS, "k.0")
    await courier.close()


async def test_where_nobody_listens_nothing_was_posted(recorder: Recorder, courier: WebhookCourier) -> None:
    await recorder.stop()

    with pytest.raises(TryLater, match="gives no connection"):
        await courier.post(recorder.url(), WORDS, "k.0")


async def test_what_may_have_arrived_is_looked_for_resent_or_asked_about(
    recorder: Recorder, courier: WebhookCourier
) -> None:
    await courier.post(recorder.url(), WORDS, "k.0")

    assert await courier.find(recorder.url(), "k.0", MORNING) == "post 0"
    assert await courier.find(recorder.url(), "k.1", MORNING) is None
    assert await courier.find(recorder.url("/resend"), "k.0", MORNING) is None
    with pytest.raises(FateUnknown):
        await courier.find(recorder.url("/ask"), "k.0", MORNING)
    recorder.script = [503]
    with pytest.raises(TryLater):
        await courier.find(recorder.url(), "k.0", MORNING)


async def test_an_edit_names_what_it_replaces(recorder: Recorder, courier: WebhookCourier) -> None:
    await courier.edit(recorder.url(), "post 0", WORDS)

    assert recorder.edits == [{"id": "post 0", "message": json.loads(message_json(WORDS))}]


async def test_each_edit_has_a_key_of_its_own_and_the_same_one_the_same(
    recorder: Recorder, courier: WebhookCourier
) -> None:
    struck = Message((Paragraph((Run("“words” of a page", struck=True),)),))
    for message in (WORDS, struck, struck):
        await courier.edit(recorder.url(), "post 0", message)

    one, other, again = (headers["Idempotency-Key"] for _, headers, _ in recorder.requests)
    assert one != other == again
    assert recorder.edits[1]["message"]["blocks"][0]["line"][0]["struck"] is True


async def test_only_declared_addresses_are_posted_to(recorder: Recorder, courier: WebhookCourier) -> None:
    with pytest.raises(ChannelGone, match=r"\[\[webhooks\]\]"):
        await courier.post(recorder.url("/other"), WORDS, "k.0")

    assert recorder.requests == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/hook", "http://localhost:1/hook", "http://[::1]:1/hook"])
async def test_a_private_address_needs_its_host_opened(address: str) -> None:
    courier = WebhookCourier([Hook(address)])

    with pytest.raises(ChannelGone, match="allow_hosts"):
        await courier.post(address, WORDS, "k.0")
    await courier.close()


@pytest.mark.parametrize(
    "answer", [b"", b"[1]", b"{}", b'{"id": null}', b'{"id": true}', b'{"id": ""}', b"x" * 20_000, b"[" * 9_000]
)
async def test_without_an_id_in_the_answer_the_key_is_the_id(answer: bytes) -> None:
    from aiohttp import web

    async def respond(request: web.Request) -> web.Response:
        return web.Response(body=answer)

    app = web.Application()
    app.router.add_post("/hook", respond)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    courier = WebhookCourier([Hook(address)], ["127.0.0.1"])

    assert await courier.post(address, WORDS, "k.0") == "k.0"

    await courier.close()
    await runner.cleanup()


def test_there_is_nothing_to_click(courier: WebhookCourier) -> None:
    assert courier.link("https://intranet.example", "post 0") is None


async def test_a_receiver_in_trouble_is_asked_again_for_what_it_has(
    recorder: Recorder, courier: WebhookCourier
) -> None:
    recorder.script = [502]

    with pytest.raises(TryLater, match="answers 502"):
        await courier.find(recorder.url(), "k.0", MORNING)
