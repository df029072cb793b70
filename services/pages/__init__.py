"""The public pages, in plain HTML that works without JavaScript."""
