"""A listing as a text message: the phone writes it, no server sends it."""

from __future__ import annotations

from urllib.parse import quote

from services.search.detail import ListingDetail


def text_message_link(listing: ListingDetail, *, url: str) -> str:
    """An `sms:` link (RFC 5724) without a number: name, phone, address, hours, when it was checked.

    "?&body=" is understood by Android, which wants "?", and by iOS, which wanted "&".
    """
    return f"sms:?&body={quote(text_of(listing, url=url))}"


def text_of(listing: ListingDetail, *, url: str) -> str:
    hours = [f"{line.days}: {line.times}" for line in listing.hours]
    lines = [
        listing.title,
        listing.notice,
        listing.phone.text if listing.phone else "",
        *listing.address.lines,
        *(hours or [listing.hours_note]),
        listing.checked,
        url,
    ]
    return "\n".join(filter(None, lines))
