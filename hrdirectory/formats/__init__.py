"""How a language writes times and numbers where Django's way is not that of this site's readers."""
