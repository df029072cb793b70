"""When places are open: rules in, states out. Plain Python: no Django, no settings, no clock."""
