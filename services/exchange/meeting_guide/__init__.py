"""Meeting Guide feeds: lists of weekly peer support meetings (github.com/code4recovery/spec)."""
