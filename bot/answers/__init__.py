"""Questions about everything that was read: understood without a model, answered with cited passages, or refused."""
