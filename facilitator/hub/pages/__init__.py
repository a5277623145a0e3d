"""The capture page: what Mitschrift is in the terminal, in any browser, with nothing installed."""
