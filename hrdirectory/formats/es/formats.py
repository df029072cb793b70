"""Spanish as people write it in the United States and Mexico, not in Spain."""

TIME_FORMAT = "P"  # 12 hours, in the words of services.search.moments
DATE_FORMAT = r"j \d\e F \d\e Y"
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
