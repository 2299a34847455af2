"""Posts messages as JSON to addresses that the configuration file declares."""

from __future__ import annotations

from adapters.webhook.courier import Hook, WebhookCourier

__all__ = ["Hook", "WebhookCourier"]
