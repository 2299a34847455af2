from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.reading.outline import Outline
from bot.reading.text_words import NoiseCues

Outlined = Callable[[str], Outline]

FURNITURE = {
    "Subscribe to get the latest posts sent to your email.": "subscribe",
    "Discover more from Harbour Courier | Sea News, Tide Tables": "subscribe",
    "Already a subscriber? Log in": "subscribe",
    "Sign up for our morning newsletter": "newsletter",
    "Our best stories, delivered to your inbox every Friday.": "newsletter",
    "Share this article": "share",
    "Share": "share",
    "Follow us on Facebook for more news from the harbour.": "follow",
    "We use cookies to improve your experience. Accept all": "cookies",
    "Cookie settings": "cookies",
    "© 2026 Harbour Courier. All rights reserved.": "rights",
    "About the author. Ann Field, journalist, writes on fisheries.": "author",
    "Ann Field contributed to this report.": "author",
    "The editorial team does not always share the opinions expressed by blog authors.": "disclaimer",
    "Editor’s note: This story has been corrected to give the right pier.": "disclaimer",
    "This story has been updated": "disclaimer",
    "Read more: Ferries stay in port": "related",
    "ADVERTISEMENT": "related",
    "1. How relevant is this ad to you?": "app",
    "Video player was slow to load content Video content never loaded Other issues": "app",
    "Story continues below": "related",
    "Photo: Ann Field": "credit",
    "(Larkfield Daily/Ann Field)": "credit",
    "Ann Field via Getty Images": "credit",
    "A ferry leaves the pier on Monday. (Photo by Ann Field/Wire)": "credit",
    "Updated 14:11 GMT, 25 October 2025": "stamp",
    "3 hours ago": "stamp",
    "By Ann Field and Jim Stone": "byline",
    "Ann Field, Chief Political Correspondent": "byline",
    "— Ann Field (@annfield) October 9, 2018": "byline",
    "- News": "links",
    "— Here’s What We Know of the Ferry— Three Important Things To Remember About Larkfield.": "related",
    "The ferry at the pier on Monday. Photograph: Ann Field/Wire": "credit",
    "FILE - The ferry lies at the Larkfield pier on a morning in May before it sails for the islands.": "credit",
    "Ann Field speaks at the pier in this May 3 file photo.": "credit",
    "Get a digital subscription for just $3!": "subscribe",
    "Harbour news:Ferries stay in port. Who pays the $300?": "related",
    "JUST WATCHED Ferry lifted from the sea bed. Replay More Videos": "related",
    "Hide Caption 1 of 29 Photos": "credit",
    "This story tells of the hearing on Tuesday. For the latest from Wednesday, see here.": "follow",
    "This story tells of the first day of the hearing in Larkfield. For the latest on it, click here.": "follow",
    f"Photos: The storm {'Rowers wade on the quay. ' * 30}Hide Caption 1 of 29 Photos: The storm The quay.": "credit",
    "Photos: The storm Ann Field/AP The pier. Photos: The storm Jim Stone/Reuters The quay at noon.": "credit",
    "An aerial photo shows a ferry believed to be the Maren Dahl at the quay of Larkfield on July 8.": "credit",
    "Ann Field/Wire/Getty Images The ferry lies at the pier on Monday.": "credit",
    "Sign up for the Courier's Deep Water newsletter. Read all about the sea.": "newsletter",
    "Would you like to receive The Tide Letter newsletter?": "newsletter",
    "The Tide Letter newsletter provides you with a weekly look at the ports.": "newsletter",
    "“We” includes The Tide Letter and other brands of Easthaven Press as listed here.": "rights",
    "We will use the details you have given to run your account, and for no other purpose.": "rights",
    "If you object to the use of your data for these letters, please tick the box below.": "rights",
    '(You can get "Five Things at Sea" delivered to your inbox daily.': "newsletter",
    "Get up before the tide with us. Sign up here for the 'Five Tides' newsletter.": "newsletter",
    "Hear what the harbour thinks. Subscribe today and your first 6 issues are free.": "newsletter",
    "To comment on a story of the Courier, you must be logged in to your account.": "subscribe",
    "https://example.org/ferries": "links",
    "@harbourcourier #ferries": "links",
    "► Harbour news:Ferries stay in port": "related",
    "Harbour days 2025:Ferries stay in port": "related",
    "► Beware: These ferries stay in port": "related",
    "►Ann Field is just plain wrong | Jim Stone": "related",
    "► A timeline of the ferry strike": "related",
    "WHO PAYS NOW?:6 things to know about the ferries": "related",
    "SIGNS OF THE STORM:Ferries stay in port again. Who pays?": "related",
    "Larkfield ACE Business —": "byline",
    "ACE —": "byline",
    "The ferry lies at the pier on Monday. Ann Field/Wire/AP": "credit",
    "Ferries have stayed in port for weeks. Shutterstock": "credit",
    "Contributing: Ann Field, Harbour Courier": "author",
    "Follow Ann Field on Twitter: @annfield": "follow",
    "Follow reporter Ann Field @annfield. Email: field@example.org.": "follow",
    "Looking for the latest? Follow Friday’s coverage of the harbour vote by our reporters.": "follow",
    "Follow along for updates on the harbour vote all day.": "follow",
    "The post Ferries stay in port appeared first on Harbour Courier.": "rights",
    "Corrections & clarifications: An earlier text gave another pier.": "disclaimer",
    "Subscribe to Deep Water": "subscribe",
    "Video Ad Feedback See the ferry sink 01:13 - Source: ACE Business": "related",
    "[harbour-player not-here=”true” size=”3” loop=”no”]": "code",
    "for ferry in fleet: print(f'{ferry.name} = {len(ferry.seats)}')": "code",
    r"\(P(y_x) \\leqslant \\text{ATE} + P(x, y_x)\) and \(x = y\)": "code",
    "* * *": "links",
}


@pytest.mark.parametrize(("text", "reason"), FURNITURE.items())
def test_furniture_is_marked_with_its_reason(text: str, reason: str, outline_of: Outlined) -> None:
    found = outline_of(f"The ferry sank off the pier on Monday night.\n\n{text}\n\nNobody was hurt, the board said.")

    assert [paragraph.noise for paragraph in found.paragraphs] == [None, reason, None]


@pytest.mark.parametrize(
    "text",
    [
        "Cookies will no longer be allowed on government sites, the regulator said on Tuesday.",
        "The bakery sells cookies and bread to half of the town, and closed on Monday.",
        "Subscriptions to the paper fell by a fifth last year, the publisher said.",
        "Subscribers of the harbour radio will pay 5 euros more from May on.",
        "For more than a decade the pier stood empty.",
        "More than 300 people came to the pier.",
        "Correction officers at the county jail went on strike.",
        "“Get our children home,” the mayor said.",
        "“We changed our privacy policy,” the company said on Friday.",
        "The author is expected to appear in court on Monday.",
        "Read my lips, the president said: no new taxes.",
        "Share prices fell by 3 percent in early trading.",
        "Photos of the wreck showed a hole in the bow.",
        "Published reports say that five people died.",
        "Two hours later, the ferry had gone under.",
        "By Monday night, the ferry had gone under.",
        "Image problems have followed the ferry line for years.",
        "Following the vote, the board closed the pier for good.",
        "Polls do not necessarily reflect what voters do.",
        "KREMLIN HARDBALL",
        "“There is nobody in this picture of ours,” the pilot said.",
        "FERRY LINE CUTS 200 JOBS",
        "The board has two pictures of the wreck: One shows the bow.",
        "- Jobs: 200 are lost at the pier",
        "Related charges against the captain were dropped on Friday.",
        "FIELD:We waited for the ferry.",
        "► The ferry line has sold 40 boats since May.",
        "At 11:35 a.m. the ferry left.",
        "The price rose > 3 % and then = 5 %.",
        "Follow the ferry on its way to the islands.",
        "The dock was quiet - and then -",
        "She works for AP. Reuters has her pictures.",
        "“The post that he put up appeared first on his own page,” she said.",
    ],
)
def test_news_that_talks_of_such_things_is_kept(text: str, outline_of: Outlined) -> None:
    found = outline_of(f"The ferry sank off the pier on Monday night.\n\n{text}\n\nNobody was hurt, the board said.")

    assert [paragraph.noise for paragraph in found.paragraphs] == [None, None, None]


def test_links_under_a_label_go_with_it_until_the_next_sentence(outline_of: Outlined) -> None:
    found = outline_of(
        "The ferry sank.\n\nMore from the Courier\n\nFerries stay in port\n\nBoard votes\n\nNobody was hurt, it said."
    )

    assert [paragraph.noise for paragraph in found.paragraphs] == [None, "related", "related", "related", None]


def test_a_long_paragraph_is_never_furniture(outline_of: Outlined) -> None:
    text = "Subscribe to get the latest " + "and the next and the next " * 20

    assert outline_of(text).paragraphs[0].noise is None


def test_clean_paragraphs_are_those_without_noise(outline_of: Outlined) -> None:
    found = outline_of("Share\n\nThe ferry sank.\n\n- News")

    assert [found.text[paragraph.start : paragraph.end] for paragraph in found.clean] == ["The ferry sank."]


def test_a_cue_at_an_unknown_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place 'middle'"):
        NoiseCues.parse(["share middle 3 share this"])
